//! What is known of the errors of an operation.

/// The documented errors of an operation.
#[derive(Debug)]
#[non_exhaustive]
pub struct ErrorTable {
    /// Where a response says what went wrong.
    pub body: ErrorBody,
    /// The errors, most specific first.
    pub cases: &'static [ErrorCase],
}

impl ErrorTable {
    /// A table of these errors, most specific first.
    pub const fn new(body: ErrorBody, cases: &'static [ErrorCase]) -> Self {
        Self { body, cases }
    }
}

/// Where an error response says what. It may be shared by all operations of an API.
///
/// A place in the JSON of the body is the name of a member of the whole object or, where it stands further in, a JSON pointer
/// ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)): `/error/code`, `/errors/0/code`.
///
/// ```
/// use specwright::ErrorBody;
///
/// const ERROR_BODY: ErrorBody =
///     ErrorBody::new().code("/error/code").message("/error/message").request_id_header("X-Request-Id");
/// # let _ = ERROR_BODY;
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ErrorBody {
    pub(super) code: Option<ErrorField>,
    pub(super) message: Option<ErrorField>,
    pub(super) status: Option<ErrorField>,
    pub(super) request_id: Option<ErrorField>,
    pub(super) on_success: bool,
}

/// Where an error response says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ErrorField {
    /// In this member of the body.
    Member(&'static str),
    /// In this header.
    Header(&'static str),
}

impl ErrorBody {
    /// Nothing is known of the body. A response in plain text is a message as it is.
    pub const fn new() -> Self {
        Self { code: None, message: None, status: None, request_id: None, on_success: false }
    }

    /// Names the place of the machine-readable code: a string, or a number as it is written, `20429` for `20429.0`.
    #[must_use]
    pub const fn code(mut self, member: &'static str) -> Self {
        self.code = Some(ErrorField::Member(member));
        self
    }

    /// Names the header with the machine-readable code.
    #[must_use]
    pub const fn code_header(mut self, header: &'static str) -> Self {
        self.code = Some(ErrorField::Header(header));
        self
    }

    /// Names the place of the message.
    #[must_use]
    pub const fn message(mut self, member: &'static str) -> Self {
        self.message = Some(ErrorField::Member(member));
        self
    }

    /// Names the header with the message.
    #[must_use]
    pub const fn message_header(mut self, header: &'static str) -> Self {
        self.message = Some(ErrorField::Header(header));
        self
    }

    /// Names the place that repeats the status. It is only read in a 2xx that is an error.
    #[must_use]
    pub const fn status(mut self, member: &'static str) -> Self {
        self.status = Some(ErrorField::Member(member));
        self
    }

    /// Names the header that repeats the status.
    #[must_use]
    pub const fn status_header(mut self, header: &'static str) -> Self {
        self.status = Some(ErrorField::Header(header));
        self
    }

    /// Names the place of the request's id.
    #[must_use]
    pub const fn request_id(mut self, member: &'static str) -> Self {
        self.request_id = Some(ErrorField::Member(member));
        self
    }

    /// Names the header with the request's id.
    #[must_use]
    pub const fn request_id_header(mut self, header: &'static str) -> Self {
        self.request_id = Some(ErrorField::Header(header));
        self
    }

    /// Says that a 2xx may hold an error.
    #[must_use]
    pub const fn on_success(mut self) -> Self {
        self.on_success = true;
        self
    }
}

/// A documented error, and what a response must have to be it. What is `None` is not looked at.
#[derive(Debug)]
#[non_exhaustive]
pub struct ErrorCase {
    /// The documented name.
    pub name: &'static str,
    /// The statuses.
    pub statuses: ErrorStatuses,
    /// The code.
    pub code: Option<&'static str>,
    /// The message.
    pub message: Option<ErrorMessage>,
}

impl ErrorCase {
    /// An error that any response of these statuses is.
    pub const fn new(name: &'static str, statuses: ErrorStatuses) -> Self {
        Self { name, statuses, code: None, message: None }
    }

    /// Asks for this code.
    #[must_use]
    pub const fn code(mut self, code: &'static str) -> Self {
        self.code = Some(code);
        self
    }

    /// Asks for this message.
    #[must_use]
    pub const fn message(mut self, message: ErrorMessage) -> Self {
        self.message = Some(message);
        self
    }
}

/// The statuses of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorStatuses {
    /// This one.
    One(u16),
    /// Any of these.
    Several(&'static [u16]),
    /// All that begin with this digit.
    Class(u8),
}

impl ErrorStatuses {
    /// Whether the status is one of them.
    pub(crate) fn contain(self, status: u16) -> bool {
        match self {
            Self::One(one) => one == status,
            Self::Several(several) => several.contains(&status),
            Self::Class(class) => u16::from(class) == status / 100,
        }
    }
}

/// A message of an error.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum ErrorMessage {
    /// This text.
    Exact(&'static str),
    /// A text with parameters in it: see [`template`](Self::template).
    #[non_exhaustive]
    Template {
        /// What stands before the first parameter.
        head: &'static str,
        /// The parameters in their order.
        parameters: &'static [ErrorParameter],
    },
}

impl ErrorMessage {
    /// A text with parameters in it. `head` stands before the first of them.
    pub const fn template(head: &'static str, parameters: &'static [ErrorParameter]) -> Self {
        Self::Template { head, parameters }
    }
}

/// A parameter of a message. It takes the shortest text that lets the rest fit, at least one character; the last
/// one takes all up to its tail.
#[derive(Debug)]
#[non_exhaustive]
pub struct ErrorParameter {
    /// The name.
    pub name: &'static str,
    /// Whether a text is a value of the parameter's type.
    pub fits: fn(&str) -> bool,
    /// What stands between it and the next parameter or the end.
    pub tail: &'static str,
}

impl ErrorParameter {
    /// A parameter of this name. `tail` stands between it and the next parameter or the end.
    pub const fn new(name: &'static str, fits: fn(&str) -> bool, tail: &'static str) -> Self {
        Self { name, fits, tail }
    }
}
