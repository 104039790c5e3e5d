//! One broken limit or rule.

use std::borrow::Cow;
use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::Rule;

/// One limit or rule that a request breaks.
///
/// `Display` is one line: where, what is demanded, what was found, the name of the rule, the error that the server
/// would answer, and the reason. `Serialize` gives an object with the members `pointer`, `rule` and `message`, and where there are
/// any, `members`, `value`, `reason` and `error`.
#[derive(Clone, PartialEq, Eq)]
pub struct Violation {
    pointer: Cow<'static, str>,
    rule: &'static Rule,
    value: Option<String>,
}

impl Violation {
    pub(super) fn new(pointer: Cow<'static, str>, rule: &'static Rule, value: Option<String>) -> Self {
        Self { pointer, rule, value }
    }

    /// The JSON pointer ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)) of the value that breaks a limit,
    /// or of the object whose members break a rule: empty for the request itself. The request is the flat object
    /// of all its members by their names on the wire, wherever they go.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The rule's name in the description of the API, or the limit's: `length`, `range`, `pattern`, `format`,
    /// `enum`, or `required` for a list that must be sent and is empty.
    pub fn rule(&self) -> &'static str {
        self.rule.name
    }

    /// What is demanded: `` `countryCode` is required when `phone` is set ``, `must have 1 to 64 characters`.
    pub fn message(&self) -> &'static str {
        self.rule.demand
    }

    /// Why, in the words of the description's author.
    pub fn reason(&self) -> Option<&'static str> {
        self.rule.reason
    }

    /// The members that the rule is about, by their names on the wire; none for a limit.
    pub fn members(&self) -> &'static [&'static str] {
        self.rule.members
    }

    /// The value that breaks a limit, as JSON or in words, cut where it is long. Secrets are never here.
    pub fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// The documented error that the server answers when this is sent all the same.
    pub fn error(&self) -> Option<&'static str> {
        self.rule.error
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.pointer.is_empty() {
            write!(f, "{}: ", self.pointer)?;
        }
        f.write_str(self.rule.demand)?;
        if let Some(value) = &self.value {
            write!(f, ", not {value}")?;
        }
        write!(f, " ({}", self.rule.name)?;
        if let Some(error) = self.rule.error {
            write!(f, "; the server would answer {error}")?;
        }
        f.write_str(")")?;
        match self.rule.reason {
            Some(reason) => write!(f, ": {reason}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Violation")
            .field("pointer", &self.pointer)
            .field("rule", &self.rule.name)
            .field("message", &self.rule.demand)
            .field("value", &self.value)
            .field("reason", &self.rule.reason)
            .field("error", &self.rule.error)
            .finish()
    }
}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Rule { name, demand, reason, error, members } = self.rule;
        let mut object = serializer.serialize_struct("Violation", 7)?;
        object.serialize_field("pointer", &self.pointer)?;
        object.serialize_field("rule", name)?;
        object.serialize_field("message", demand)?;
        if !members.is_empty() {
            object.serialize_field("members", members)?;
        }
        if let Some(value) = &self.value {
            object.serialize_field("value", value)?;
        }
        if let Some(reason) = reason {
            object.serialize_field("reason", reason)?;
        }
        if let Some(error) = error {
            object.serialize_field("error", error)?;
        }
        object.end()
    }
}
