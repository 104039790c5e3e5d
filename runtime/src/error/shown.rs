//! How errors are printed: a line for people, everything for programmers, and no secret for anyone.

use std::borrow::Cow;
use std::fmt::{self, Write};

use http::StatusCode;

use super::redacted::RedactedHeaders;
use super::{Error, Kind};
use crate::api_error::ErrorMessage;
use crate::{OperationInfo, Response, Violations};

/// Why texts of the response may not be printed.
#[derive(Clone, Copy)]
pub(super) struct Secrecy {
    /// The operation carries secrets, which a server may repeat anywhere.
    confidential: bool,
    /// The body repeats a credential.
    in_body: bool,
    /// So does the name of a member on the way to what could not be decoded.
    in_pointer: bool,
}

impl Secrecy {
    pub(super) fn of(operation: Option<&OperationInfo>) -> Self {
        let confidential = operation.is_some_and(|operation| operation.confidential);
        Self { confidential, in_body: false, in_pointer: false }
    }

    fn hides_body(self) -> bool {
        self.confidential || self.in_body
    }
}

/// The most characters of a message that a line shows.
const LINE: usize = 300;

/// The most bytes of a body that `Debug` shows.
const DUMP: usize = 8 * 1024;

impl Error {
    /// Prints nothing of the body any more, because there is a credential in it.
    pub(crate) fn withhold_body(&mut self) {
        self.0.secrecy.in_body = true;
    }

    /// Does not print the place that could not be decoded.
    pub(crate) fn withhold_pointer(&mut self) {
        self.0.secrecy.in_pointer = true;
    }

    /// The code or, where the body is not shown, that of the documented error.
    fn shown_code(&self) -> Option<&str> {
        self.response()?;
        if self.0.secrecy.hides_body() { self.0.documented?.code } else { self.code() }
    }

    fn shown_message(&self) -> Option<&str> {
        self.response()?;
        if !self.0.secrecy.hides_body() {
            return self.message();
        }
        match self.0.documented?.message.as_ref()? {
            ErrorMessage::Exact(message) => Some(message),
            ErrorMessage::Template { .. } => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.0.operation {
            write!(f, "{operation}: ")?;
        }
        let status = self.status().unwrap_or_default();
        match &self.0.kind {
            Kind::Configuration(problems) => {
                write!(f, "the client cannot be built: {}", problems.join("; "))?
            }
            Kind::Violations(violations) => write_violations(f, violations)?,
            Kind::Transport(error) => write!(f, "{error}")?,
            Kind::Status => write_status(f, status)?,
            Kind::Login(error) => write!(f, "the login failed: {error}")?,
            Kind::Decode(_) if self.0.secrecy.in_pointer => {
                write!(f, "the server answered {status}, but its body is not as declared, and not shown")?;
            }
            Kind::Decode(error) => write!(f, "the server answered {status}, but {error}")?,
        }
        if let Some(code) = self.shown_code() {
            write!(f, ", code {}", Quoted(code))?;
        }
        if let Some(message) = self.shown_message() {
            write!(f, ", message {}", Quoted(message))?;
        }
        if self.0.attempts.len() > 1 {
            write!(f, ", after {} attempts", self.0.attempts.len())?;
        }
        if self.0.attempts.last().is_some_and(|attempt| attempt.sent_once) {
            f.write_str(", not made again because its body can be sent only once")?;
        }
        match self.documented() {
            // Each violation names its own error.
            Some(name) if self.violations().is_none() => write!(f, " ({name})"),
            _ => Ok(()),
        }
    }
}

/// The most violations that a line shows.
const SHOWN: usize = 3;

/// On one line: the first ones, each with its own error, and how many more there are.
fn write_violations(f: &mut fmt::Formatter<'_>, violations: &Violations) -> fmt::Result {
    f.write_str("the request was not sent")?;
    for (index, violation) in violations.iter().take(SHOWN).enumerate() {
        write!(f, "{} {violation}", if index == 0 { ":" } else { " |" })?;
    }
    match violations.len().saturating_sub(SHOWN) {
        0 => Ok(()),
        count => write!(f, " (and {count} more)"),
    }
}

fn write_status(f: &mut fmt::Formatter<'_>, status: StatusCode) -> fmt::Result {
    write!(f, "the server answered {status}")?;
    if status.is_success() {
        return f.write_str(", but its body says an error");
    }
    // The other 3xx lead nowhere.
    if matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308) {
        f.write_str(" (redirects are not followed)")?;
    }
    Ok(())
}

/// A server's text in one line: with quotes, and cut where it is long.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        let mut letters = self.0.chars();
        for letter in letters.by_ref().take(LINE) {
            match letter {
                '\'' => f.write_char(letter)?,
                letter => write!(f, "{}", letter.escape_debug())?,
            }
        }
        f.write_str(if letters.next().is_some() { "…\"" } else { "\"" })
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut error = f.debug_struct("Error");
        error.field("operation", &self.0.operation);
        match &self.0.kind {
            Kind::Decode(_) if self.0.secrecy.in_pointer => {
                error.field("kind", &format_args!("Decode([redacted])"))
            }
            kind => error.field("kind", kind),
        };
        if let Some(documented) = self.documented() {
            error.field("documented", &documented);
        }
        if self.0.attempts.len() > 1 {
            error.field("attempts", &self.0.attempts);
        }
        if let Some(response) = self.response() {
            error.field("status", &response.status());
            for (name, text) in [("code", self.shown_code()), ("message", self.shown_message())] {
                if let Some(text) = text {
                    error.field(name, &text);
                }
            }
            self.debug_answer(response, &mut error);
        }
        error.finish()
    }
}

impl Error {
    fn debug_answer(&self, response: &Response, output: &mut fmt::DebugStruct<'_, '_>) {
        let (headers, body) = (response.headers(), response.body());
        let Secrecy { confidential, .. } = self.0.secrecy;
        match confidential {
            true => output.field("headers", &headers.keys().collect::<Vec<_>>()),
            false => output.field("headers", &RedactedHeaders(headers)),
        };
        match self.0.secrecy.hides_body() {
            true => output.field("body", &format_args!("[redacted, {} bytes]", body.len())),
            false => output.field("request_id", &self.request_id()).field("body", &dump(body)),
        };
    }
}

/// The beginning of a body as text.
fn dump(body: &[u8]) -> Cow<'_, str> {
    match body.get(..DUMP) {
        Some(beginning) if beginning.len() < body.len() => {
            format!("{}… ({} bytes)", String::from_utf8_lossy(beginning), body.len()).into()
        }
        _ => String::from_utf8_lossy(body),
    }
}
