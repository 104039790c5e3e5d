//! What every enum of errors has beside the documented ones.

use std::fmt;

use crate::{Error, Violations};

/// A failure that no documented error of the operation is: no response, one that is not documented, or one that
/// cannot be read.
///
/// Nothing in it can be matched, so that a failure that is documented later, and then has a variant of its own,
/// breaks nobody. What there is to know is asked of the enum around it, or of the common [`Error`] that the enum
/// turns into.
pub struct Undocumented(Error);

/// A request that breaks limits or rules of its operation, and was not sent. It turns into the common [`Error`].
///
/// ```
/// # use specwright::InvalidRequest;
/// fn explain(invalid: &InvalidRequest) {
///     for violation in invalid.violations() {
///         println!("{}: {}", violation.pointer(), violation.message());
///     }
/// }
/// ```
pub struct InvalidRequest(Error);

static NO_VIOLATIONS: Violations = Violations::NONE;

impl InvalidRequest {
    /// Every limit and rule that the request breaks.
    pub fn violations(&self) -> &Violations {
        self.0.violations().unwrap_or(&NO_VIOLATIONS)
    }
}

/// What a variant of every enum is made of: expansions of `ApiError` put an error in and look at it, and the caller has
/// it back by conversion.
macro_rules! wraps_an_error {
    ($($wrapper:ident),+) => {
        $(
            impl $wrapper {
                #[doc(hidden)]
                pub fn __new(error: Error) -> Self {
                    Self(error)
                }

                #[doc(hidden)]
                pub fn __get(&self) -> &Error {
                    &self.0
                }
            }

            impl From<$wrapper> for Error {
                fn from(wrapper: $wrapper) -> Self {
                    wrapper.0
                }
            }

            impl fmt::Debug for $wrapper {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    fmt::Debug::fmt(&self.0, f)
                }
            }

            impl fmt::Display for $wrapper {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    fmt::Display::fmt(&self.0, f)
                }
            }
        )+
    };
}

wraps_an_error!(Undocumented, InvalidRequest);

/// Prints `Name(error)`.
///
/// # Errors
/// Those of the formatter.
pub fn debug_error(f: &mut fmt::Formatter<'_>, name: &str, error: &Error) -> fmt::Result {
    f.debug_tuple(name).field(error).finish()
}
