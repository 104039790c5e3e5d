//! What is known of the errors of an operation.

/// The documented errors of an operation.
#[derive(Debug)]
pub struct ErrorTable {
    /// Where an answer says what went wrong.
    pub body: ErrorBody,
    /// The errors, most specific first.
    pub cases: &'static [ErrorCase],
}

/// Which members of the JSON object in an error answer say what. It may be shared by all operations of an API.
///
/// ```
/// use specwright::ErrorBody;
///
/// const ERROR_BODY: ErrorBody =
///     ErrorBody { code: Some("code"), message: Some("message"), ..ErrorBody::NONE };
/// # let _ = ERROR_BODY;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorBody {
    /// The member with the machine-readable code: a string, or a number as it is written.
    pub code: Option<&'static str>,
    /// The member with the message. An answer in plain text is a message as it is.
    pub message: Option<&'static str>,
    /// The member that repeats the status. It is only looked at in a 2xx that is an error.
    pub status: Option<&'static str>,
    /// The member with the request's id.
    pub request_id: Option<&'static str>,
    /// Whether a 2xx may hold an error.
    pub on_success: bool,
}

/// An error, and what an answer must have to be it. What is `None` is not looked at.
#[derive(Debug)]
pub struct ErrorCase {
    /// Its documented name.
    pub name: &'static str,
    /// The statuses.
    pub statuses: ErrorStatuses,
    /// The code.
    pub code: Option<&'static str>,
    /// The message.
    pub message: Option<ErrorMessage>,
}

/// ErrorStatuses of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorStatuses {
    /// This one.
    One(u16),
    /// Any of these.
    Several(&'static [u16]),
    /// All that begin with this digit.
    Class(u8),
}

/// A message of an error.
#[derive(Debug)]
pub enum ErrorMessage {
    /// This text.
    Exact(&'static str),
    /// A text with parameters in it.
    Template {
        /// What stands before the first parameter.
        head: &'static str,
        /// The parameters in their order.
        parameters: &'static [ErrorParameter],
    },
}

/// A parameter of a message. It takes the shortest text that lets the rest fit, at least one character; the last
/// one takes all up to its tail.
#[derive(Debug)]
pub struct ErrorParameter {
    /// Its name.
    pub name: &'static str,
    /// Whether a text is a value of its type.
    pub fits: fn(&str) -> bool,
    /// What stands between it and the next parameter or the end.
    pub tail: &'static str,
}

impl ErrorBody {
    /// Nothing is known of the body.
    pub const NONE: Self =
        Self { code: None, message: None, status: None, request_id: None, on_success: false };
}

impl ErrorStatuses {
    /// Whether the status is one of them.
    pub(super) fn contain(self, status: u16) -> bool {
        match self {
            Self::One(one) => one == status,
            Self::Several(several) => several.contains(&status),
            Self::Class(class) => u16::from(class) == status / 100,
        }
    }
}
