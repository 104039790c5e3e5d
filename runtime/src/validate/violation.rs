//! One thing that stops a request.

use std::borrow::Cow;
use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{Rule, check::pointer_to, rule::Limit};

/// One thing that stops a request from being sent: a limit or rule of the API that it breaks, or something that HTTP or
/// the client cannot send.
///
/// `Display` is one line: where, what is demanded, what was found, the name of the rule, the error that the server
/// would answer, and the reason. `Serialize` gives an object with the members `pointer`, `rule` and `message`, and where there are
/// any, `members`, `value`, `reason` and `error`.
#[derive(Clone, PartialEq, Eq)]
pub struct Violation {
    pointer: Cow<'static, str>,
    broken: Broken,
    value: Option<String>,
}

/// What is broken.
#[derive(Clone, PartialEq, Eq)]
enum Broken {
    /// A rule of the API.
    Rule(&'static Rule),
    /// A limit of the API.
    Limit(Limit),
    /// What a request needs whatever its API says.
    Sending { part: &'static str, why: String },
}

impl Violation {
    pub(super) fn of_rule(pointer: Cow<'static, str>, rule: &'static Rule) -> Self {
        Self { pointer, broken: Broken::Rule(rule), value: None }
    }

    pub(super) fn of_limit(pointer: Cow<'static, str>, limit: Limit, value: Option<String>) -> Self {
        Self { pointer, broken: Broken::Limit(limit), value }
    }

    /// A part of a request that cannot be sent, and why, in a sentence that says where as well.
    pub(crate) fn of_sending(part: &'static str, member: Option<&str>, why: String) -> Self {
        let pointer = member.map_or(Cow::Borrowed(""), |name| Cow::Owned(pointer_to(name)));
        Self { pointer, broken: Broken::Sending { part, why }, value: None }
    }

    /// A member, or a value within it, that must be sent and of which nothing would be.
    pub(crate) fn of_empty(member: &str, way: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let within: String = way.into_iter().map(|step| pointer_to(step.as_ref())).collect();
        Self::of_limit(Cow::Owned(pointer_to(member) + &within), Limit::NOTHING, None)
    }

    /// Whether it says that what is there must be sent.
    pub(crate) fn is_required_at(&self, pointer: &str) -> bool {
        self.pointer == pointer && self.rule() == Limit::REQUIRED.name
    }

    /// The JSON pointer ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)) of the value that breaks a limit,
    /// or of the object whose members break a rule: empty for the request itself. The request is the flat object
    /// of all its members by their names on the wire, wherever they go.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The rule's name in the description of the API, or the limit's: `length`, `range`, `pattern`, `format`,
    /// `enum`, or `required` for a list or an object that must be sent and is empty. What cannot be sent is named after the part of the
    /// request that it belongs to: `path` (an empty value, `.` or `..`), `query`, `header`, `cookie`, `body`, `credential`,
    /// `page` (where the next page of a list is), or `request`.
    pub fn rule(&self) -> &'static str {
        match &self.broken {
            Broken::Rule(rule) => rule.name,
            Broken::Limit(limit) => limit.name,
            Broken::Sending { part, .. } => part,
        }
    }

    /// What is demanded: `` `countryCode` is required when `phone` is set ``, `must have 1 to 64 characters`; or why
    /// something cannot be sent.
    pub fn message(&self) -> &str {
        match &self.broken {
            Broken::Rule(rule) => rule.demand,
            Broken::Limit(limit) => limit.demand,
            Broken::Sending { why, .. } => why,
        }
    }

    /// Why, in the words of the description's author.
    pub fn reason(&self) -> Option<&'static str> {
        match &self.broken {
            Broken::Rule(rule) => rule.reason,
            Broken::Limit(limit) => limit.reason,
            Broken::Sending { .. } => None,
        }
    }

    /// The members that the rule is about, by their names on the wire; none for a limit.
    pub fn members(&self) -> &'static [&'static str] {
        self.broken_rule().map_or(&[], |rule| rule.members)
    }

    /// The value that breaks a limit, as JSON or in words, cut where it is long. Secrets are never here.
    pub fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// The documented error that the server answers when this is sent all the same.
    pub fn error(&self) -> Option<&'static str> {
        self.broken_rule()?.error
    }

    fn broken_rule(&self) -> Option<&'static Rule> {
        match self.broken {
            Broken::Rule(rule) => Some(rule),
            Broken::Limit(_) | Broken::Sending { .. } => None,
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if matches!(self.broken, Broken::Sending { .. }) {
            return f.write_str(self.message());
        }
        if !self.pointer.is_empty() {
            write!(f, "{}: ", self.pointer)?;
        }
        f.write_str(self.message())?;
        if let Some(value) = &self.value {
            write!(f, ", not {value}")?;
        }
        write!(f, " ({}", self.rule())?;
        if let Some(error) = self.error() {
            write!(f, "; the server would answer {error}")?;
        }
        f.write_str(")")?;
        match self.reason() {
            Some(reason) => write!(f, ": {reason}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Violation")
            .field("pointer", &self.pointer)
            .field("rule", &self.rule())
            .field("message", &self.message())
            .field("value", &self.value)
            .field("reason", &self.reason())
            .field("error", &self.error())
            .finish()
    }
}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Violation", 7)?;
        object.serialize_field("pointer", &self.pointer)?;
        object.serialize_field("rule", self.rule())?;
        object.serialize_field("message", self.message())?;
        if !self.members().is_empty() {
            object.serialize_field("members", self.members())?;
        }
        if let Some(value) = &self.value {
            object.serialize_field("value", value)?;
        }
        if let Some(reason) = self.reason() {
            object.serialize_field("reason", reason)?;
        }
        if let Some(error) = self.error() {
            object.serialize_field("error", error)?;
        }
        object.end()
    }
}
