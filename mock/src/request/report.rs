//! What the description says about a request.

use serde_json::{Map, Value};
use specwright_codegen::ir::ErrorId;

/// What the description says about a request.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ValidationReport {
    /// The members that could be read, by wire name, in the form in which the request's type is written as JSON.
    pub members: Map<String, Value>,
    /// What is wrong, members depth first in the description's order, then rules; empty where the request is good.
    pub problems: Vec<Problem>,
}

impl ValidationReport {
    /// The documented error that the first broken rule with one names.
    pub fn error(&self) -> Option<ErrorId> {
        self.problems.iter().find_map(|problem| problem.error)
    }
}

/// What can be wrong with a value; all else are rules between members.
const OF_VALUES: [&str; 15] = [
    "length",
    "range",
    "multiple_of",
    "pattern",
    "format",
    "enum",
    "required",
    "null",
    "type",
    "as_text",
    "unknown",
    "repeated",
    "media-type",
    "malformed",
    "effort",
];

/// One thing that is wrong with a request.
///
/// Limits (`length`, `range`, `multiple_of`, `pattern`, `format`, `enum`) and rules have the names and pointers that clients give them.
/// Beside these there are:
///
/// | rule | what is wrong |
/// |---|---|
/// | `required` | a member is missing, or is a list that must be sent and is empty; what every call carries is missing |
/// | `null` | a member is null and must not be |
/// | `type` | a value is of another type |
/// | `as_text` | a number or boolean that travels as text is none, or is written in another way than clients do |
/// | `unknown` | a member, a parameter of the query or a body that nobody declared |
/// | `repeated` | a single value comes more than once |
/// | `media-type` | the body is of another media type, or does not say of which |
/// | `malformed` | something cannot be read: broken JSON, UTF-8, percent-encoding or multipart |
/// | `effort` | it would take too long to tell: values too deep, or unions in unions that fit in too many ways |
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The part of the request.
    pub part: Part,
    /// JSON pointer of the value among all members of the operation, such as `/address/zip`; empty for the whole.
    pub pointer: String,
    /// The limit, such as `required` or `pattern`, or the name of the rule; see above.
    pub rule: String,
    /// What is wrong, as the end of a sentence that begins with the value: `must have 1 to 64 characters`. Of a rule, a
    /// whole one. Values are never in it: they may be secret.
    pub message: String,
    /// The documented error that a broken rule names.
    pub error: Option<ErrorId>,
}

impl Problem {
    /// What is wrong, with the value that it is about: `/address/zip is required`.
    pub(crate) fn sentence(&self) -> String {
        let Self { pointer, message, .. } = self;
        // Messages of rules are whole sentences, which name members of the object.
        match pointer.is_empty() {
            true => message.clone(),
            false if OF_VALUES.contains(&self.rule.as_str()) => format!("{pointer} {message}"),
            false => format!("{pointer}: {message}"),
        }
    }
}

/// A part of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// A segment of the path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
    /// The body.
    Body,
    /// The members together: a rule between them.
    Whole,
}
