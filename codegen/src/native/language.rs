//! The maps of the language as tables: their keys in canonical order, what stands under each, and what it means.
//!
//! The parser decides what a spec means. These tables say the same to people and editors, and give the order in which
//! keys are written; a test holds them to the parser key by key.

#[cfg(test)]
pub(crate) mod agreement;
mod auth;
mod errors;
mod head;
mod named;
mod operation;
mod schema;
mod types;
mod webhooks;

pub(crate) use named::types_named_in;
pub use schema::schema;

use crate::form::NameForm;

/// A map whose keys are words of the language.
pub(crate) struct Shape {
    /// Its name in the schema.
    pub(crate) name: &'static str,
    /// What the parser calls it in messages.
    #[cfg_attr(not(test), allow(dead_code, reason = "it ties the table to the parser"))]
    pub(crate) what: &'static str,
    pub(crate) doc: &'static str,
    /// In canonical order.
    pub(crate) keys: &'static [Key],
    pub(crate) rules: &'static [Rule],
    pub(crate) snippets: &'static [Snippet],
}

/// A key of a [`Shape`].
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) need: Need,
    pub(crate) value: &'static Value,
    pub(crate) doc: &'static str,
}

/// Whether a key may be left out.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Need {
    Must,
    May,
}

/// How the keys of a [`Shape`] depend on each other.
pub(crate) enum Rule {
    /// Exactly one alternative is there; it is there when any of its keys is.
    Exactly(&'static [&'static [&'static str]]),
    AtMostOne(&'static [&'static str]),
    /// One of the keys at least.
    Some(&'static [&'static str]),
    /// The key only stands beside one of the others.
    Beside(&'static str, &'static [&'static str]),
    /// Where the key is one of these words, the first keys must be there and the others must not.
    Case(&'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str]),
}

/// Text that an editor offers for a whole map: keys with their values, which may hold `${1:place}` to fill in.
pub(crate) struct Snippet {
    pub(crate) label: &'static str,
    pub(crate) body: &'static [(&'static str, &'static str)],
}

/// What stands under a key.
pub(crate) enum Value {
    /// For people, or to be matched.
    Text,
    Name(NameForm),
    Wire,
    /// A type; null may fit as well.
    Type,
    PlainType,
    Flag,
    FlagOrText,
    Integer,
    Number,
    /// The text of this form, and how it is described.
    Like(&'static str, &'static str),
    Version,
    Method,
    Status(u16, u16),
    Words(Words),
    Shape(&'static str),
    /// Names of one form, or on the wire, and what stands under each.
    Map(Names, &'static Value),
    List(&'static Value, usize),
    /// What is the same in many places, with a name in the schema.
    Shared(&'static str, &'static Value),
    /// These differ in whether they are a text, a list or a map.
    Either(&'static [Value]),
    /// Any JSON, which is written as its author likes it.
    Json,
    /// JSON with a member for each name.
    JsonObject,
}

/// A closed set of words.
pub(crate) struct Words {
    /// What the parser calls it.
    #[cfg_attr(not(test), allow(dead_code, reason = "it ties the table to the parser"))]
    pub(crate) what: &'static str,
    pub(crate) words: &'static [&'static str],
}

/// What the keys of a map are.
#[derive(Clone, Copy)]
pub(crate) enum Names {
    Form(NameForm),
    /// Names on the wire.
    Wire,
    /// These words.
    Words(&'static [&'static str]),
    /// Names on the wire, a final `?` where the member may be absent.
    Member,
}

/// The whole spec.
pub(crate) const SPEC: &str = "spec";

pub(crate) fn shapes() -> impl Iterator<Item = &'static Shape> {
    head::SHAPES.iter().chain(types::SHAPES).chain(operation::SHAPES).chain(webhooks::SHAPES)
}

pub(crate) fn shape(name: &str) -> Option<&'static Shape> {
    shapes().find(|shape| shape.name == name)
}

const fn must(name: &'static str, value: &'static Value, doc: &'static str) -> Key {
    Key { name, need: Need::Must, value, doc }
}

const fn may(name: &'static str, value: &'static Value, doc: &'static str) -> Key {
    Key { name, need: Need::May, value, doc }
}

const DOC: Key = may("doc", &Value::Text, "What it is, for the readers of the generated crate.");
const FROM: Key = may(
    "from",
    &Value::Shared("from", &Value::Either(&[CITATION, Value::List(&CITATION, 0)])),
    "Where it stands: a source and its lines, such as `guide 12-14+20`, or a list of them.",
);
const KNOWN: Key = may(
    "known",
    &Value::Shared(
        "known",
        &Value::Words(Words { what: "`known`", words: &["stated", "example", "observed", "assumed"] }),
    ),
    "How it is known: the document says so (`stated`, the default), only an example shows it, it was seen on the \
     wire, or nobody says so. It holds for all that is below.",
);
const CITATION: Value = Value::Like(
    r"^\s*\S+\s+[1-9][0-9]*(-[1-9][0-9]*)?(\+[1-9][0-9]*(-[1-9][0-9]*)?)*(\s+\((stated|example|observed|assumed)\))?\s*$",
    "write a source, its lines, and perhaps how it is known: `guide 12-14+20 (example)`",
);
const ERRORS: Value = Value::List(&Value::Name(NameForm::UpperCamel), 0);
const AUTH_USE: Value =
    Value::Either(&[Value::Name(NameForm::Kebab), Value::List(&CREDENTIALS, 1), Value::Shape("together")]);
const CREDENTIALS: Value = Value::Either(&[Value::Name(NameForm::Kebab), Value::Shape("together")]);
const ENVELOPE: Value =
    Value::Either(&[Value::Words(Words { what: "`envelope`", words: &["none"] }), Value::Shape("envelope")]);
const MEMBER: Value = Value::Either(&[Value::Type, Value::Shape("member")]);
const MEMBERS: Value = Value::Shared("members", &Value::Map(Names::Member, &MEMBER));
const MEDIA_RANGE: Value = Value::Like(
    r"^(\*/\*|[^\s/*;]+/(\*|[^\s/*;]+))(\s*;.*)?$",
    "write it like `image/png`, or `image/*` where the caller's value says which",
);
const MEDIA_TYPE: Value =
    Value::Like(r"^[^\s/*;]+/[^\s/*;]+(\s*;.*)?$", "write it like `application/json` or `text/csv`");
