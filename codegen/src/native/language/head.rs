//! The top of a spec, and what holds for all of it.

use super::auth::{CLIENT_GRANT, OAUTH2, SCHEME, TOGETHER, TOKEN_ISSUE, USER_GRANT};
use super::errors::{ERROR, ERROR_BODY, MESSAGE, RESPONSE_FIELD_SHAPE};
use super::{
    AUTH_USE, DOC, ENVELOPE, ERRORS, FROM, KNOWN, MEMBERS, Names, Rule, Shape, Snippet, Value, Words, may,
    must,
};
use crate::form::NameForm;

pub(crate) static SHAPES: &[Shape] = &[
    SPEC,
    RESPONSE_FIELD_SHAPE,
    SERVER,
    SERVER_VARIABLE,
    API,
    ONLY,
    PACKAGE,
    SOURCE,
    SCHEME,
    TOKEN_ISSUE,
    OAUTH2,
    CLIENT_GRANT,
    USER_GRANT,
    DEFAULTS,
    ERROR_BODY,
    ERROR,
    MESSAGE,
    TOGETHER,
];

const SPEC: Shape = Shape {
    name: super::SPEC,
    what: "the spec",
    doc: "One HTTP API.",
    keys: &[
        must("specwright", &Value::Version, "The version of the language. It stands first."),
        may(
            "extends",
            &Value::Text,
            "The OpenAPI document or spec that this one adds to, by its path from this file.",
        ),
        may(
            "overlays",
            &Value::List(&Value::Text, 1),
            "OpenAPI Overlays that change that document first, by their paths from this file.",
        ),
        may(
            "only",
            &Value::Shape("only"),
            "Which operations of that document are wanted; all, unless this says it.",
        ),
        must("api", &Value::Shape("api"), "What the API is called."),
        may(
            "lints",
            &map(Names::Words(&crate::diagnostic::WITH_LEVELS), &LEVEL),
            "How much is heard of each lint; best with a comment that says why.",
        ),
        may(
            "sources",
            &map(Names::Form(NameForm::Kebab), &Value::Shape("source")),
            "The documents that facts come from, by a short name.",
        ),
        may(
            "servers",
            &map(Names::Form(NameForm::Kebab), &SERVER_USE),
            "Base URLs by name; the first is the default. Without any, each client names its own.",
        ),
        may(
            "auth",
            &map(Names::Form(NameForm::Kebab), &Value::Shape("scheme")),
            "Ways to authenticate, by name.",
        ),
        may(
            "defaults",
            &Value::Shape("defaults"),
            "What holds for every operation that does not say otherwise.",
        ),
        may("error-body", &Value::Shape("error-body"), "What error responses look like."),
        may(
            "errors",
            &map(Names::Form(NameForm::UpperCamel), &Value::Shape("error")),
            "The documented errors, by name.",
        ),
        may(
            "types",
            &map(Names::Form(NameForm::UpperCamel), &Value::Shape("type")),
            "Objects, enums, unions and named scalars, by name.",
        ),
        may(
            "operations",
            &map(Names::Form(NameForm::Camel), &Value::Shape("operation")),
            "The operations, by name. An API of webhooks alone has none.",
        ),
        may("webhooks", &Value::Shape("webhooks"), "Events that the API sends to an address of its user."),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[Rule::Beside("overlays", &["extends"]), Rule::Some(&["operations", "webhooks"])],
    snippets: &[],
};

const fn map(names: Names, of: &'static Value) -> Value {
    Value::Map(names, of)
}

const LEVEL: Value = Value::Words(Words { what: "the level of a lint", words: &["allow", "warn", "deny"] });

const URL: Value = Value::Like(
    r"^https?://[^\s/?#{}]+(/[^\s/?#{}]+)*$",
    "write it as `https://api.example.com`, perhaps with a path, without a final slash",
);

const SERVER_USE: Value = Value::Either(&[URL, Value::Shape("server")]);

const SERVER: Shape = Shape {
    name: "server",
    what: "a server",
    doc: "A server whose URL has variables.",
    keys: &[
        must(
            "url",
            &Value::Like(
                r"^https?://[^\s/?#]+(/[^\s/?#]+)*$",
                "write it as `https://{region}.example.com`, perhaps with a path, without a final slash",
            ),
            "Its base URL, the names of variables in braces.",
        ),
        may(
            "variables",
            &Value::Map(Names::Wire, &Value::Shape("server-variable")),
            "What may differ in the URL, by name.",
        ),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[],
    snippets: &[],
};

const SERVER_VARIABLE: Shape = Shape {
    name: "server-variable",
    what: "a variable",
    doc: "What may differ in the URL of a server.",
    keys: &[
        may("default", &Value::Text, "What it is unless a client says otherwise."),
        may("values", &Value::List(&Value::Text, 0), "What it may be."),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[],
    snippets: &[],
};

const API: Shape = Shape {
    name: "api",
    what: "`api`",
    doc: "What the API is called.",
    keys: &[
        must("name", &Value::Name(NameForm::Kebab), "The generated crate's name."),
        must("title", &Value::Text, "Its name for people."),
        may("package", &Value::Shape("package"), "What the generated package says of itself."),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[],
    snippets: &[Snippet { label: "api", body: &[("name", "${1:weather}"), ("title", "${2:Weather}")] }],
};

const ONLY: Shape = Shape {
    name: "only",
    what: "`only`",
    doc: "Which operations of a document are wanted.",
    keys: &[
        may("operations", &Value::List(&Value::Text, 1), "Operations by their names."),
        may(
            "paths",
            &Value::List(&Value::Text, 1),
            "Operations by their paths, in which `*` stands for any text.",
        ),
        may("tags", &Value::List(&Value::Text, 1), "Operations by the groups that they are in."),
    ],
    rules: &[],
    snippets: &[],
};

const PACKAGE: Shape = Shape {
    name: "package",
    what: "`package`",
    doc: "What the generated package says of itself.",
    keys: &[
        may("version", &Value::Text, "Its version, such as `1.4.0`."),
        may("license", &Value::Text, "Its licence, such as `MIT`."),
        may("repository", &Value::Text, "Where its source is."),
        may(
            "modules",
            &Value::List(&Value::Name(NameForm::Snake), 0),
            "The modules that you write beside the generated ones, in `src`.",
        ),
        may(
            "features",
            &Value::Words(Words { what: "`features`", words: &["by-tag"] }),
            "`by-tag` makes a Cargo feature of each tag of operations.",
        ),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[],
    snippets: &[],
};

const SOURCE: Shape = Shape {
    name: "source",
    what: "a source",
    doc: "A document that facts come from.",
    keys: &[
        must("title", &Value::Text, "Its heading."),
        may("url", &Value::Text, "Its address."),
        may("file", &Value::Text, "The file it is in."),
        may("updated", &Value::Text, "When it was last changed, in its own words."),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[Rule::AtMostOne(&["url", "file"])],
    snippets: &[Snippet {
        label: "source",
        body: &[("title", "${1:The page's heading}"), ("url", "${2:https://}")],
    }],
};

const CARRIED: Value = Value::Map(Names::Wire, &Value::Either(&[Value::Text, Value::Integer, Value::Flag]));

const DEFAULTS: Shape = Shape {
    name: "defaults",
    what: "`defaults`",
    doc: "What holds for every operation that does not say otherwise.",
    keys: &[
        may(
            "auth",
            &AUTH_USE,
            "The scheme that is used, or a list of schemes of which one is; `none` in the list makes it optional.",
        ),
        may("accept", &Value::Text, "The `Accept` header."),
        may(
            "path",
            &MEMBERS,
            "Path parameters that an operation may have in its path without declaring them.",
        ),
        may("header", &CARRIED, "Headers that every call has, each with its value."),
        may("query", &CARRIED, "Query parameters that every call has, each with its value."),
        may("envelope", &ENVELOPE, "The object around every result."),
        may("errors", &ERRORS, "Errors that every operation may answer."),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[],
    snippets: &[],
};
