//! The top of a spec, and what holds for all of it.

use super::operation::HEADERS;
use super::{
    AUTH_USE, DOC, ENVELOPE, ERRORS, FROM, KNOWN, Key, MEMBERS, Names, Rule, Shape, Snippet, Value, Words,
    may, must,
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

const SCHEME: Shape = Shape {
    name: "scheme",
    what: "a scheme",
    doc: "A way to authenticate.",
    keys: &[
        must(
            "scheme",
            &Value::Words(Words {
                what: "`scheme`",
                words: &["bearer", "basic", "header", "query", "cookie", "path"],
            }),
            "Where the credential goes: `Authorization: Bearer …`, `Authorization: Basic …`, a header, a query parameter, a cookie, or the parameter of the path that has the name of the scheme.",
        ),
        may("name", &Value::Wire, "The name of the header, query parameter or cookie."),
        may(
            "env",
            &Value::Like(
                "^[A-Za-z_][A-Za-z0-9_]*$",
                "a name of an environment variable, such as `ACME_TOKEN`",
            ),
            "The environment variable that usually holds the credential.",
        ),
        may("issued-by", &Value::Shape("issued-by"), "The operation that issues the credential."),
        may(
            "oauth2",
            &Value::Shape("oauth2"),
            "Where its tokens come from, where they are those of OAuth 2.",
        ),
        may(
            "refused-by",
            &Value::List(&Value::Name(NameForm::UpperCamel), 0),
            "The errors that say that its token is good no more, beside a 401.",
        ),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[
        Rule::Case("scheme", &["header", "query", "cookie"], &["name"], &[]),
        Rule::Case("scheme", &["bearer", "basic", "path"], &[], &["name"]),
    ],
    snippets: &[
        Snippet { label: "bearer token", body: &[("scheme", "bearer"), ("env", "${1:ACME_TOKEN}")] },
        Snippet { label: "key in a header", body: &[("scheme", "header"), ("name", "${1:x-api-key}")] },
    ],
};

const TOGETHER: Shape = Shape {
    name: "together",
    what: "schemes that go together",
    doc: "Schemes that are needed all at once.",
    keys: &[must("all", &Value::List(&Value::Name(NameForm::Kebab), 2), "The schemes.")],
    rules: &[],
    snippets: &[],
};

const TOKEN_ISSUE: Shape = Shape {
    name: "issued-by",
    what: "`issued-by`",
    doc: "The operation that issues a credential.",
    keys: &[
        must("operation", &Value::Name(NameForm::Camel), "The operation."),
        must(
            "token",
            &Value::Wire,
            "Where in its response the token is: a member, or one further in such as `data.token`.",
        ),
        may("expires-in", &Value::Wire, "Where in its response the token's lifetime is."),
        may(
            "unit",
            &Value::Words(Words { what: "`unit`", words: &["seconds"] }),
            "The unit of the lifetime.",
        ),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[],
    snippets: &[],
};

const OAUTH2: Shape = Shape {
    name: "oauth2",
    what: "`oauth2`",
    doc: "Where tokens of OAuth 2 come from.",
    keys: &[
        may("client-credentials", &Value::Shape("client-grant"), "Tokens for the client itself."),
        may("authorization-code", &Value::Shape("user-grant"), "Tokens for a user, who lets the client in."),
        may(
            "client-auth",
            &Value::Words(Words { what: "`client-auth`", words: &["basic", "body"] }),
            "How a client shows the token endpoint who it is: by basic authentication, unless said, or in the body.",
        ),
    ],
    rules: &[Rule::Exactly(&[&["client-credentials", "authorization-code"]])],
    snippets: &[],
};

const ENDPOINT: Value = Value::Like("^https?://[!-~]+$", "the URL of an endpoint");

const TOKEN_URL: Key = must("token-url", &ENDPOINT, "Where tokens are asked for.");

const REFRESH_URL: Key =
    may("refresh-url", &ENDPOINT, "Where refresh tokens are given for new tokens, if not at `token-url`.");

const SCOPES: Key = may(
    "scopes",
    &Value::Map(Names::Wire, &Value::Text),
    "What may be asked for, and what it lets clients do.",
);

const CLIENT_GRANT: Shape = Shape {
    name: "client-grant",
    what: "a grant",
    doc: "Tokens for the client itself (RFC 6749, section 4.4).",
    keys: &[TOKEN_URL, REFRESH_URL, SCOPES],
    rules: &[],
    snippets: &[],
};

const USER_GRANT: Shape = Shape {
    name: "user-grant",
    what: "a grant",
    doc: "Tokens for a user, who is sent to an address of the API to let the client in (RFC 6749, section 4.1).",
    keys: &[
        must("authorization-url", &ENDPOINT, "Where users let a client in."),
        TOKEN_URL,
        REFRESH_URL,
        SCOPES,
    ],
    rules: &[],
    snippets: &[],
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

pub(super) const RESPONSE_FIELD: Value = Value::Either(&[Value::Wire, Value::Shape("response-field")]);

const RESPONSE_FIELD_SHAPE: Shape = Shape {
    name: "response-field",
    what: "a place in a response",
    doc: "A header of a response that says something.",
    keys: &[must("header", &Value::Wire, "The header that says it.")],
    rules: &[],
    snippets: &[],
};

const ERROR_BODY: Shape = Shape {
    name: "error-body",
    what: "`error-body`",
    doc: "What error responses look like.",
    keys: &[
        must(
            "type",
            &Value::Name(NameForm::UpperCamel),
            "The object type of their body; best a `loose` one.",
        ),
        may(
            "code",
            &RESPONSE_FIELD,
            "Where the machine-readable code is: a member such as `error.code`, or a header.",
        ),
        may("message", &RESPONSE_FIELD, "Where the message is."),
        may("status", &RESPONSE_FIELD, "Where the HTTP status is repeated."),
        may("request-id", &RESPONSE_FIELD, "Where the id of the request is."),
        may("on-2xx", &Value::Flag, "Whether such a body may come with a success status."),
        may(
            "trailing-commas",
            &Value::Flag,
            "Whether the documented JSON has commas before closing brackets.",
        ),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[],
    snippets: &[Snippet {
        label: "error-body",
        body: &[("type", "${1:ErrorBody}"), ("code", "${2:code}"), ("message", "${3:message}")],
    }],
};

const ERROR_STATUS: Value = Value::Either(&[
    Value::Status(200, 599),
    Value::Words(Words { what: "a class", words: &["3xx", "4xx", "5xx"] }),
    Value::List(&Value::Status(200, 599), 1),
]);

const ERROR: Shape = Shape {
    name: "error",
    what: "an error",
    doc: "A documented error: all that is written here has to match.",
    keys: &[
        must("status", &ERROR_STATUS, "The status: one, a list, or a class such as `4xx`."),
        may("code", &Value::Text, "The exact code in the body."),
        may(
            "message",
            &Value::Text,
            "The exact message in the body, or one with `{parameters}`; a brace of the message itself is doubled.",
        ),
        may(
            "parameters",
            &map(Names::Wire, &Value::PlainType),
            "The types of the message's parameters; a string where none is given.",
        ),
        may("body", &Value::PlainType, "The type of its body, where it is not that of all errors."),
        may("headers", &HEADERS, "The headers that it has, by name, or the object that they are."),
        DOC,
        FROM,
        KNOWN,
        may("example", &Value::Shape("message"), "A response as it comes over the wire."),
    ],
    rules: &[Rule::Beside("parameters", &["message"])],
    snippets: &[Snippet {
        label: "error",
        body: &[
            ("status", "${1:409}"),
            ("code", "${2:Conflict}"),
            ("message", "${3:name is taken}"),
            ("doc", "${4:What it means.}"),
        ],
    }],
};

const MESSAGE: Shape = Shape {
    name: "message",
    what: "a message",
    doc: "A response as it comes over the wire; without `json` and `text` its body is empty.",
    keys: &[
        must("status", &Value::Status(200, 599), "The HTTP status."),
        may("json", &Value::Json, "The body as JSON: as it is, or as text after `json: |`."),
        may("text", &Value::Text, "The body letter by letter, after `text: |`."),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[Rule::AtMostOne(&["json", "text"])],
    snippets: &[],
};
