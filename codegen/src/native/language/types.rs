//! Types and their members.

use super::{
    DOC, FROM, KNOWN, Key, MEDIA_RANGE, MEMBERS, Names, Rule, Shape, Snippet, Value, Words, may, must,
};
use crate::form::NameForm;

pub(crate) static SHAPES: &[Shape] = &[TYPE, MEMBER, ENUM_VALUE, VARIANT, RULE];

const BOUNDS: Value = Value::Like(
    r"^\s*([0-9]+\.\.([0-9]+)?|\.\.[0-9]+)\s*$",
    "write `1..400`, `1..` or `..64`; both ends are included",
);
const RANGE: Value = Value::Like(
    r"^\s*(-?[0-9][0-9.eE+-]*?<?\.\.(<?-?[0-9][0-9.eE+-]*)?|\.\.<?-?[0-9][0-9.eE+-]*)\s*$",
    "write `1..400`, `0.5..` or `..64`, or `0<..<1`, whose ends are not included",
);
const AS_DOC: &str = "How a list is written outside JSON: as one JSON text, once for each element, or joined by commas. How a \
    number or boolean is written in JSON: as `text`.";
const FORMAT: Value = Value::Words(Words {
    what: "`format`",
    words: &["email", "uuid", "uri", "ipv4", "ipv6", "hostname", "day-first-date"],
});
const LENGTH_DOC: &str = "Code points of a text or elements of a list: `2..64`, `1..`, `..64`.";
const RANGE_DOC: &str = "Of a number: `0..100`, `0.5..`, `0<..<1`.";
const STEP_DOC: &str = "Of a number: it is a whole number of times this one.";
const PATTERN_DOC: &str =
    "A regular expression for the whole text, in what Rust, ECMAScript and Python read alike.";
const FORMAT_DOC: &str = "A form that texts have.";
const SECRET_DOC: &str = "Never shown by `Debug` or in errors.";
const DEPRECATED_DOC: &str = "`true`, or why and what to use instead.";
pub(crate) const RULES: Value = Value::Map(Names::Form(NameForm::Kebab), &Value::Shape("rule"));
pub(crate) const DEPRECATED: super::Key = may("deprecated", &Value::FlagOrText, DEPRECATED_DOC);

/// A value that can be compared without doubt.
const LITERAL: Value = Value::Either(&[Value::Text, Value::Integer, Value::Flag]);
const WIRE_VALUE: Value = Value::Either(&[Value::Text, Value::Integer]);

pub(super) const VALUES: Key = may(
    "values",
    &Value::Either(&[
        Value::List(&WIRE_VALUE, 1),
        Value::Map(
            Names::Form(NameForm::UpperCamel),
            &Value::Either(&[Value::Text, Value::Integer, Value::Shape("value")]),
        ),
    ]),
    "The values of an enum: a list, or names with the value on the wire.",
);
pub(super) const ONE_OF: Key = may(
    "one-of",
    &Value::Map(
        Names::Form(NameForm::UpperCamel),
        &Value::Either(&[Value::PlainType, Value::Shape("variant")]),
    ),
    "The alternatives of a union, by name.",
);
pub(super) const INCLUDE: Key = may(
    "include",
    &Value::List(&Value::Name(NameForm::UpperCamel), 0),
    "Objects whose members it takes over; they stand first.",
);
pub(super) const LOOSE: Key =
    may("loose", &Value::Flag, "Whether every member may be absent or null, and the two mean the same.");
pub(super) const OPEN: Key =
    may("open", &Value::Flag, "Whether requests may hold values that are not named.");
pub(super) const TAG: Key = may("tag", &Value::Wire, "The member whose value tells the alternatives apart.");
pub(super) const MEMBERS_OF: Key =
    may("members", &MEMBERS, "The members of an object; `name?` may be absent.");
pub(super) const ADDITIONAL: Key = may("additional", &Value::Type, "The type of members that are not named.");
pub(super) const RULES_OF: Key = may("rules", &RULES, "Rules between members.");

const TYPE: Shape = Shape {
    name: "type",
    what: "a type",
    doc: "An object (`members`), an enum (`values`), a union (`one-of`) or a named scalar (`type`).",
    keys: &[
        may("rust", &Value::Name(NameForm::UpperCamel), "Its name in Rust, where its own does not please."),
        may("type", &Value::PlainType, "What a named scalar is."),
        may(
            "as",
            &Value::Words(Words {
                what: "`as` of a type",
                words: &[
                    "text",
                    "dd-mm-yyyy",
                    "dd/mm/yyyy",
                    "dd.mm.yyyy",
                    "mm-dd-yyyy",
                    "mm/dd/yyyy",
                    "yyyy/mm/dd",
                    "yyyymmdd",
                ],
            }),
            "Whether a number or boolean is a text in JSON.",
        ),
        may("secret", &Value::Flag, SECRET_DOC),
        may("format", &FORMAT, FORMAT_DOC),
        may("pattern", &Value::Text, PATTERN_DOC),
        may("length", &BOUNDS, LENGTH_DOC),
        may("range", &RANGE, RANGE_DOC),
        may("multiple-of", &Value::Number, STEP_DOC),
        DOC,
        FROM,
        KNOWN,
        INCLUDE,
        LOOSE,
        OPEN,
        TAG,
        MEMBERS_OF,
        VALUES,
        ONE_OF,
        ADDITIONAL,
        RULES_OF,
    ],
    rules: &[
        Rule::Exactly(&[&["members", "include"], &["values"], &["one-of"], &["type"]]),
        Rule::Beside("loose", &["members", "include"]),
        Rule::Beside("additional", &["members", "include"]),
        Rule::Beside("rules", &["members", "include"]),
        Rule::Beside("open", &["values", "one-of"]),
        Rule::Beside("tag", &["one-of"]),
        Rule::Beside("secret", &["type"]),
        Rule::Beside("format", &["type"]),
        Rule::Beside("pattern", &["type"]),
        Rule::Beside("length", &["type"]),
        Rule::Beside("range", &["type"]),
        Rule::Beside("multiple-of", &["type"]),
        Rule::Beside("as", &["type"]),
    ],
    snippets: &[
        Snippet { label: "object", body: &[("doc", "${1:What it is.}"), ("members", "${2}")] },
        Snippet { label: "enum", body: &[("doc", "${1:What it tells.}"), ("values", "${2}")] },
        Snippet { label: "union", body: &[("doc", "${1:What it is.}"), ("one-of", "${2}")] },
        Snippet {
            label: "named scalar",
            body: &[("type", "${1:string}"), ("pattern", "${2}"), ("doc", "${3:What it is.}")],
        },
    ],
};

const MEMBER: Shape = Shape {
    name: "member",
    what: "a member",
    doc: "A member of an object, or a parameter.",
    keys: &[
        may("type", &Value::Type, "Its type."),
        may("const", &LITERAL, "The value that it always has: it is sent by itself, and nobody sets it."),
        may(
            "only",
            &Value::Words(Words { what: "`only`", words: &["in", "out"] }),
            "Whether only requests (`in`) or only responses (`out`) have it.",
        ),
        may("secret", &Value::Flag, SECRET_DOC),
        may(
            "as",
            &Value::Words(Words {
                what: "`as`",
                words: &[
                    "json",
                    "repeat",
                    "comma",
                    "space",
                    "pipe",
                    "pairs",
                    "spread",
                    "deep",
                    "brackets",
                    "indices",
                    "dots",
                    "label",
                    "label-each",
                    "matrix",
                    "matrix-each",
                    "text",
                    "dd-mm-yyyy",
                    "dd/mm/yyyy",
                    "dd.mm.yyyy",
                    "mm-dd-yyyy",
                    "mm/dd/yyyy",
                    "yyyy/mm/dd",
                    "yyyymmdd",
                ],
            }),
            AS_DOC,
        ),
        may("reserved", &Value::Flag, "In a path or query: reserved characters stand as they are."),
        may("media", &MEDIA_RANGE, "Of a part: its media type, or of a file a range such as `image/*`."),
        may("key", &Value::Wire, "Of an input: its name among all inputs, where another one has its own."),
        may("format", &FORMAT, FORMAT_DOC),
        may("pattern", &Value::Text, PATTERN_DOC),
        may("length", &BOUNDS, LENGTH_DOC),
        may("range", &RANGE, RANGE_DOC),
        may("multiple-of", &Value::Number, STEP_DOC),
        may("server-default", &Value::Json, "What the server takes when it is absent; never sent."),
        may(
            "rust",
            &Value::Name(NameForm::Snake),
            "Its name in Rust, where the one made from the wire name does not please.",
        ),
        DEPRECATED,
        DOC,
        FROM,
        KNOWN,
        may(
            "name",
            &Value::Name(NameForm::UpperCamel),
            "The name of the type that is written here, where the one made of its place does not please.",
        ),
        INCLUDE,
        LOOSE,
        OPEN,
        TAG,
        MEMBERS_OF,
        VALUES,
        ONE_OF,
        ADDITIONAL,
        RULES_OF,
    ],
    rules: &[
        Rule::Exactly(&[&["type", "const", "include", "members", "values", "one-of"]]),
        Rule::AtMostOne(&["members", "values", "one-of"]),
        Rule::Beside("name", &["members", "include", "values", "one-of", "const"]),
        Rule::Beside("loose", &["members", "include"]),
        Rule::Beside("additional", &["members", "include"]),
        Rule::Beside("rules", &["members", "include"]),
        Rule::Beside("open", &["values", "one-of"]),
        Rule::Beside("tag", &["one-of"]),
    ],
    snippets: &[Snippet { label: "member", body: &[("type", "${1:string}"), ("doc", "${2:What it is.}")] }],
};

const ENUM_VALUE: Shape = Shape {
    name: "value",
    what: "a value",
    doc: "A value of an enum.",
    keys: &[
        must("is", &WIRE_VALUE, "The value on the wire."),
        may(
            "only",
            &Value::Words(Words { what: "`only`", words: &["in", "out"] }),
            "Whether only requests (`in`) or only responses (`out`) hold it.",
        ),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[],
    snippets: &[Snippet { label: "value", body: &[("is", "${1}"), ("doc", "${2:What it means.}")] }],
};

const VARIANT: Shape = Shape {
    name: "variant",
    what: "a variant",
    doc: "An alternative of a union.",
    keys: &[
        must("type", &Value::PlainType, "Its type."),
        may(
            "tag",
            &Value::Either(&[Value::Text, Value::Integer, Value::Flag, Value::List(&LITERAL, 1)]),
            "The value of the tag that tells it, or several.",
        ),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[],
    snippets: &[Snippet { label: "variant", body: &[("type", "${1}"), ("tag", "${2}")] }],
};

const TWO_OR_MORE: Value = Value::List(&Value::Wire, 2);
const ONE_OR_MORE: Value = Value::List(&Value::Wire, 1);

const RULE: Shape = Shape {
    name: "rule",
    what: "a rule",
    doc: "A rule between members of one object or operation.",
    keys: &[
        may("any", &TWO_OR_MORE, "At least one of these is present."),
        may("one", &TWO_OR_MORE, "Exactly one of these is present."),
        may("at-most-one", &TWO_OR_MORE, "None or one of these is present."),
        may("together", &TWO_OR_MORE, "All or none of these are present."),
        may(
            "when",
            &Value::Either(&[Value::Wire, Value::JsonObject]),
            "A member that is present, or a member with the value or values it has.",
        ),
        may("need", &ONE_OR_MORE, "Then these are present."),
        may("forbid", &ONE_OR_MORE, "Then none of these is present."),
        may(
            "error",
            &Value::Name(NameForm::UpperCamel),
            "The documented error that the server answers when it is broken.",
        ),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[
        Rule::Exactly(&[&["any"], &["one"], &["at-most-one"], &["together"], &["when"]]),
        Rule::Beside("need", &["when"]),
        Rule::Beside("forbid", &["when"]),
        Rule::Beside("when", &["need", "forbid"]),
        Rule::AtMostOne(&["need", "forbid"]),
    ],
    snippets: &[
        Snippet { label: "any", body: &[("any", "[${1:a}, ${2:b}]"), ("doc", "${3:Why.}")] },
        Snippet { label: "one", body: &[("one", "[${1:a}, ${2:b}]"), ("doc", "${3:Why.}")] },
        Snippet { label: "at-most-one", body: &[("at-most-one", "[${1:a}, ${2:b}]"), ("doc", "${3:Why.}")] },
        Snippet { label: "together", body: &[("together", "[${1:a}, ${2:b}]"), ("doc", "${3:Why.}")] },
        Snippet {
            label: "when … need …",
            body: &[("when", "${1:a}"), ("need", "[${2:b}]"), ("doc", "${3:Why.}")],
        },
        Snippet {
            label: "when … forbid …",
            body: &[("when", "${1:a}"), ("forbid", "[${2:b}]"), ("doc", "${3:Why.}")],
        },
    ],
};
