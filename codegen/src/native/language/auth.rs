//! Credentials, and where tokens come from.

use super::{DOC, FROM, KNOWN, Key, Names, Rule, Shape, Snippet, Value, Words, may, must};
use crate::form::NameForm;

pub(super) const SCHEME: Shape = Shape {
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

pub(super) const TOGETHER: Shape = Shape {
    name: "together",
    what: "schemes that go together",
    doc: "Schemes that are needed all at once.",
    keys: &[must("all", &Value::List(&Value::Name(NameForm::Kebab), 2), "The schemes.")],
    rules: &[],
    snippets: &[],
};

pub(super) const TOKEN_ISSUE: Shape = Shape {
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

pub(super) const OAUTH2: Shape = Shape {
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

pub(super) const CLIENT_GRANT: Shape = Shape {
    name: "client-grant",
    what: "a grant",
    doc: "Tokens for the client itself (RFC 6749, section 4.4).",
    keys: &[TOKEN_URL, REFRESH_URL, SCOPES],
    rules: &[],
    snippets: &[],
};

pub(super) const USER_GRANT: Shape = Shape {
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
