//! The head of a spec, operations, outcomes and pages.

use super::Pair;

const HEAD: &str = "\
specwright: 1
api: { name: head, title: Head, package: { version: 0.3.0 } }
servers:
  live: https://api.example.com/v1
  regional:
    url: https://{region}.example.com
    variables:
      region: { default: eu, values: [eu, us] }
auth:
  token: { scheme: bearer, env: HEAD_TOKEN, issued-by: { operation: login, token: token } }
  key: { scheme: header, name: x-key }
defaults: { auth: token }
types:
  Session:
    members:
      token: { type: string, secret: true }
      other: { type: string, secret: true }
operations:
  login:
    http: POST /login
    auth: none
    in: { json: { user: string } }
    out: Session
  look: { http: GET /look, out: text }
  choose: { http: GET /choose, auth: [token, key], out: text }
";

const LOOK: &str = "pub fn f(client: &api::Client) { let _ = client.look().send(); }";
const CHOOSE: &str = "pub fn f(client: &api::Client) { let _ = client.choose().send(); }";
const CLIENT: &str = "pub fn f() { let _ = api::Client::builder(); }";

const CALLS: &str = "\
specwright: 1
api: { name: calls, title: Calls }
servers: { live: 'https://api.example.com', files: 'https://files.example.com' }
types:
  Thing: { members: { id: string } }
  Page:
    members:
      items: list<Thing>
      others: list<Thing>
      pages?: integer
      count?: integer
operations:
  getThing:
    http: GET /things/{id}
    in: { path: { id: string } }
    out: Thing
  dropThing:
    http: DELETE /things/{id}
    deprecated: true
    in: { path: { id: string } }
    out: empty
  putThing:
    http: PUT /things/{id}
    in: { path: { id: string }, json: { name: string } }
    out:
      Created: { status: 201, json: Thing }
      Changed: { status: 200, json: Thing }
  ping: { http: GET /ping, out: empty }
  watch: { http: GET /watch, out: { events: Thing, until: bye } }
  say: { http: GET /say, out: text }
  limited: { http: GET /limited, out: { body: empty, headers: { X-Left: integer } } }
  list:
    http: GET /things
    in: { query: { page: integer, start: integer } }
    pages: { by: page, page: page, first: 1, items: items, last: pages }
    out: Page
  plain:
    http: GET /plain
    in: { query: { page: integer } }
    out: Page
  attach:
    http: POST /files
    in: { multipart: { file: { type: bytes, media: image/png } } }
    out: empty
  upload:
    http: POST /things
    in:
      one-of:
        Json: { json: Thing }
        Csv: { text: text/csv }
    out: empty
";

const EVENTS: &str = "\
specwright: 1
api: { name: events, title: Events }
servers: { live: 'https://api.example.com' }
types:
  Order: { members: { kind: string, number: integer } }
operations:
  ping: { http: GET /ping, out: empty }
webhooks:
  signature: { header: X-Signature, prefix: v1= }
  event: kind
  events:
    Created: { event: created, json: Order }
    Gone: { event: gone, json: Order }
";

const PLAIN_EVENTS: &str = "\
specwright: 1
api: { name: events, title: Events }
servers: { live: 'https://api.example.com' }
operations:
  ping: { http: GET /ping, out: empty }
";

const RECEIVE: &str = "pub fn f(event: api::webhooks::WebhookEvent) -> Option<i64> {
    match event { api::webhooks::WebhookEvent::Gone(order) => Some(order.number), _ => None } }";

const GET: &str = "pub fn f(client: &api::Client) { let _ = client.get_thing().id(\"1\").send(); }";
const PING: &str = "pub fn f(client: &api::Client) { let _ = client.ping().send(); }";
const LIST: &str = "pub fn f(client: &api::Client) { let _ = client.list().page(1).start(0).items(); }";
const UPLOAD: &str = "pub fn f(body: api::operations::UploadBody) -> Option<String> {
    match body { api::operations::UploadBody::Csv(text) => Some(text), _ => None } }";
const PUT: &str = "pub fn f(output: api::operations::PutThingOutput) -> Option<String> {
    match output { api::operations::PutThingOutput::Changed(thing) => Some(thing.id), _ => None } }";

pub(super) const PAIRS: &[Pair] = &[
    Pair {
        code: "webhook_added",
        base: EVENTS,
        edits: &[("    Gone:", "    Paid: { event: paid, json: Order }\n    Gone:")],
        wire: "safe",
        rust: "adds",
        dependent: RECEIVE,
    },
    Pair {
        code: "webhook_added",
        base: PLAIN_EVENTS,
        edits: &[("operations:", "webhooks: { events: { Told: { json: any } } }\noperations:")],
        wire: "safe",
        rust: "adds",
        dependent: PING,
    },
    Pair {
        code: "webhook_removed",
        base: EVENTS,
        edits: &[("    Gone: { event: gone, json: Order }\n", "")],
        wire: "may_break",
        rust: "breaks",
        dependent: RECEIVE,
    },
    Pair {
        code: "webhook_renamed",
        base: EVENTS,
        edits: &[("    Gone:", "    Removed:")],
        wire: "none",
        rust: "breaks",
        dependent: RECEIVE,
    },
    Pair {
        code: "webhook_name_changed",
        base: EVENTS,
        edits: &[("event: gone", "event: removed")],
        wire: "breaks",
        rust: "behaves",
        dependent: RECEIVE,
    },
    Pair {
        code: "webhook_name_changed",
        base: EVENTS,
        edits: &[("event: kind", "event: { header: X-Event }")],
        wire: "breaks",
        rust: "behaves",
        dependent: RECEIVE,
    },
    Pair {
        code: "webhook_signature_changed",
        base: EVENTS,
        edits: &[("prefix: v1=", "prefix: v2=")],
        wire: "breaks",
        rust: "behaves",
        dependent: RECEIVE,
    },
    Pair {
        code: "webhook_signature_changed",
        base: EVENTS,
        edits: &[("  signature: { header: X-Signature, prefix: v1= }\n", "")],
        wire: "breaks",
        rust: "breaks",
        dependent: "pub fn f(webhooks: &api::webhooks::Webhooks) { let _ = webhooks; }",
    },
    Pair {
        code: "server_added",
        base: HEAD,
        edits: &[("  regional:", "  beta: https://beta.example.com\n  regional:")],
        wire: "safe",
        rust: "adds",
        dependent: CLIENT,
    },
    Pair {
        code: "every_call_changed",
        base: HEAD,
        edits: &[("defaults: { auth: token }", "defaults: { auth: token, header: { x-version: 2 } }")],
        wire: "may_break",
        rust: "behaves",
        dependent: CLIENT,
    },
    Pair {
        code: "server_removed",
        base: HEAD,
        edits: &[("  live: https://api.example.com/v1\n", "")],
        wire: "breaks",
        rust: "behaves",
        dependent: CLIENT,
    },
    Pair {
        code: "default_server_changed",
        base: HEAD,
        edits: &[
            ("  live: https://api.example.com/v1\n", ""),
            ("auth:\n", "  live: https://api.example.com/v1\nauth:\n"),
        ],
        wire: "may_break",
        rust: "behaves",
        dependent: LOOK,
    },
    Pair {
        code: "server_variable_added",
        base: HEAD,
        edits: &[
            ("https://{region}.example.com", "https://{region}.example.com/{tenant}"),
            ("values: [eu, us] }", "values: [eu, us] }\n      tenant: {}"),
        ],
        wire: "breaks",
        rust: "behaves",
        dependent: CLIENT,
    },
    Pair {
        code: "server_variable_removed",
        base: HEAD,
        edits: &[(
            "    url: https://{region}.example.com\n    variables:\n      region: { default: eu, values: [eu, us] }\n",
            "    url: https://eu.example.com\n",
        )],
        wire: "may_break",
        rust: "behaves",
        dependent: CLIENT,
    },
    Pair {
        code: "server_variable_values_changed",
        base: HEAD,
        edits: &[("values: [eu, us]", "values: [eu]")],
        wire: "breaks",
        rust: "behaves",
        dependent: CLIENT,
    },
    Pair {
        code: "server_variable_default_changed",
        base: HEAD,
        edits: &[("default: eu", "default: us")],
        wire: "may_break",
        rust: "behaves",
        dependent: CLIENT,
    },
    Pair {
        code: "server_url_changed",
        base: HEAD,
        edits: &[("example.com/v1", "example.com/v2")],
        wire: "breaks",
        rust: "behaves",
        dependent: LOOK,
    },
    Pair {
        code: "api_renamed",
        base: HEAD,
        edits: &[("name: head", "name: other")],
        wire: "none",
        rust: "breaks",
        dependent: "",
    },
    Pair {
        code: "auth_alternative_added",
        base: HEAD,
        edits: &[("look: { http", "look: { auth: [token, key], http")],
        wire: "safe",
        rust: "adds",
        dependent: LOOK,
    },
    Pair {
        code: "auth_required",
        base: HEAD,
        edits: &[("    auth: none\n", "    auth: key\n")],
        wire: "breaks",
        rust: "behaves",
        dependent: CLIENT,
    },
    Pair {
        code: "auth_dropped",
        base: HEAD,
        edits: &[("look: { http", "look: { auth: none, http")],
        wire: "safe",
        rust: "patch",
        dependent: LOOK,
    },
    Pair {
        code: "auth_alternative_removed",
        base: HEAD,
        edits: &[("auth: [token, key]", "auth: [token]")],
        wire: "breaks",
        rust: "behaves",
        dependent: CHOOSE,
    },
    Pair {
        code: "scheme_kind_changed",
        base: HEAD,
        edits: &[("scheme: header", "scheme: query")],
        wire: "breaks",
        rust: "behaves",
        dependent: CHOOSE,
    },
    Pair {
        code: "scheme_place_changed",
        base: HEAD,
        edits: &[("name: x-key", "name: x-api-key")],
        wire: "breaks",
        rust: "behaves",
        dependent: CHOOSE,
    },
    Pair {
        code: "token_place_changed",
        base: HEAD,
        edits: &[("token: token }", "token: other }")],
        wire: "breaks",
        rust: "behaves",
        dependent: LOOK,
    },
    Pair {
        code: "token_issue_removed",
        base: HEAD,
        edits: &[(", issued-by: { operation: login, token: token }", "")],
        wire: "may_break",
        rust: "breaks",
        dependent: "fn issues<T: specwright::IssuesToken>() {} pub fn f() { issues::<api::operations::Login>(); }",
    },
    Pair {
        code: "token_issue_added",
        base: HEAD,
        edits: &[
            ("name: x-key }", "name: x-key, issued-by: { operation: relogin, token: other } }"),
            ("  look:", "  relogin: { http: POST /relogin, auth: none, out: Session }\n  look:"),
        ],
        wire: "safe",
        rust: "adds",
        dependent: LOOK,
    },
    Pair {
        code: "scheme_removed",
        base: HEAD,
        edits: &[("  key: { scheme: header, name: x-key }\n", ""), ("[token, key]", "token")],
        wire: "none",
        rust: "behaves",
        dependent: CHOOSE,
    },
    Pair {
        code: "scheme_added",
        base: HEAD,
        edits: &[("  key: {", "  more: { scheme: basic }\n  key: {")],
        wire: "none",
        rust: "adds",
        dependent: CHOOSE,
    },
    Pair {
        code: "scheme_variable_changed",
        base: HEAD,
        edits: &[("HEAD_TOKEN", "TOKEN")],
        wire: "none",
        rust: "behaves",
        dependent: CHOOSE,
    },
    Pair {
        code: "operation_added",
        base: CALLS,
        edits: &[("  ping:", "  more: { http: GET /more, out: empty }\n  ping:")],
        wire: "safe",
        rust: "adds",
        dependent: PING,
    },
    Pair {
        code: "operation_removed",
        base: CALLS,
        edits: &[("  ping: { http: GET /ping, out: empty }\n", "")],
        wire: "breaks",
        rust: "breaks",
        dependent: PING,
    },
    Pair {
        code: "deprecated_operation_removed",
        base: CALLS,
        edits: &[(
            "  dropThing:\n    http: DELETE /things/{id}\n    deprecated: true\n    in: { path: { id: string } }\n    out: empty\n",
            "",
        )],
        wire: "breaks",
        rust: "breaks",
        dependent: "pub fn f(client: &api::Client) { let _ = client.drop_thing().id(\"1\").send(); }",
    },
    Pair {
        code: "operation_renamed",
        base: CALLS,
        edits: &[("  ping:", "  knock:")],
        wire: "none",
        rust: "breaks",
        dependent: PING,
    },
    Pair {
        code: "method_changed",
        base: CALLS,
        edits: &[("GET /ping", "POST /ping")],
        wire: "breaks",
        rust: "behaves",
        dependent: PING,
    },
    Pair {
        code: "path_changed",
        base: CALLS,
        edits: &[("GET /ping", "GET /v2/ping")],
        wire: "breaks",
        rust: "behaves",
        dependent: PING,
    },
    Pair {
        code: "path_variable_renamed",
        base: CALLS,
        edits: &[(
            "    http: GET /things/{id}\n    in: { path: { id:",
            "    http: GET /things/{thing}\n    in: { path: { thing:",
        )],
        wire: "none",
        rust: "breaks",
        dependent: GET,
    },
    Pair {
        code: "idempotence_changed",
        base: CALLS,
        edits: &[("    http: POST /things\n", "    http: POST /things\n    idempotent: true\n")],
        wire: "safe",
        rust: "behaves",
        dependent: UPLOAD,
    },
    Pair {
        code: "retry_hint_changed",
        base: CALLS,
        edits: &[("ping: { http", "ping: { safe-refusals: [429], http")],
        wire: "none",
        rust: "behaves",
        dependent: PING,
    },
    Pair {
        code: "operation_server_changed",
        base: CALLS,
        edits: &[("ping: { http", "ping: { server: files, http")],
        wire: "may_break",
        rust: "behaves",
        dependent: PING,
    },
    Pair {
        code: "accept_changed",
        base: CALLS,
        edits: &[("ping: { http", "ping: { accept: text/plain, http")],
        wire: "may_break",
        rust: "behaves",
        dependent: PING,
    },
    Pair {
        code: "operation_deprecated",
        base: CALLS,
        edits: &[("ping: { http", "ping: { deprecated: true, http")],
        wire: "safe",
        rust: "patch",
        dependent: PING,
    },
    Pair {
        code: "deprecation_lifted",
        base: CALLS,
        edits: &[("    deprecated: true\n", "")],
        wire: "safe",
        rust: "patch",
        dependent: PING,
    },
    Pair {
        code: "documentation_changed",
        base: CALLS,
        edits: &[("ping: { http", "ping: { doc: More., http")],
        wire: "none",
        rust: "patch",
        dependent: PING,
    },
    Pair {
        code: "request_body_added",
        base: CALLS,
        edits: &[(
            "  ping: { http: GET /ping,",
            "  ping: { http: GET /ping, in: { \"json?\": { \"x?\": string } },",
        )],
        wire: "safe",
        rust: "adds",
        dependent: PING,
    },
    Pair {
        code: "request_body_removed",
        base: CALLS,
        edits: &[(", json: { name: string } }", " }")],
        wire: "may_break",
        rust: "breaks",
        dependent: "pub fn f(client: &api::Client) { let _ = client.put_thing().id(\"1\").name(\"a\").send(); }",
    },
    Pair {
        code: "request_encoding_changed",
        base: CALLS,
        edits: &[("json: { name", "urlencoded: { name")],
        wire: "breaks",
        rust: "behaves",
        dependent: PUT,
    },
    Pair {
        code: "request_media_added",
        base: CALLS,
        edits: &[("        Csv:", "        Xml: { text: text/xml }\n        Csv:")],
        wire: "safe",
        rust: "adds",
        dependent: UPLOAD,
    },
    Pair {
        code: "request_media_removed",
        base: CALLS,
        edits: &[("        Csv: { text: text/csv }", "        Xml: { text: text/xml }")],
        wire: "breaks",
        rust: "breaks",
        dependent: UPLOAD,
    },
    Pair {
        code: "outcome_removed",
        base: CALLS,
        edits: &[(
            "      Changed: { status: 200, json: Thing }\n",
            "      Gone: { status: 204, body: empty }\n",
        )],
        wire: "breaks",
        rust: "breaks",
        dependent: PUT,
    },
    Pair {
        code: "outcome_added",
        base: CALLS,
        edits: &[("      Changed:", "      Gone: { status: 204, body: empty }\n      Changed:")],
        wire: "may_break",
        rust: "adds",
        dependent: PUT,
    },
    Pair {
        code: "outcome_renamed",
        base: CALLS,
        edits: &[("      Changed:", "      Put:")],
        wire: "none",
        rust: "breaks",
        dependent: PUT,
    },
    Pair {
        code: "success_status_changed",
        base: CALLS,
        edits: &[("{ status: 201, json", "{ status: 202, json")],
        wire: "may_break",
        rust: "patch",
        dependent: PUT,
    },
    Pair {
        code: "response_body_appeared",
        base: CALLS,
        edits: &[("ping: { http: GET /ping, out: empty", "ping: { http: GET /ping, out: text")],
        wire: "safe",
        rust: "breaks",
        dependent: "pub async fn f(client: api::Client) { if let Ok(()) = client.ping().send().await {} }",
    },
    Pair {
        code: "response_body_disappeared",
        base: CALLS,
        edits: &[("GET /say, out: text", "GET /say, out: empty")],
        wire: "breaks",
        rust: "breaks",
        dependent: "pub async fn f(client: api::Client) -> Option<String> { client.say().send().await.ok() }",
    },
    Pair {
        code: "response_media_changed",
        base: CALLS,
        edits: &[("GET /say, out: text", "GET /say, out: { body: text, media: text/csv }")],
        wire: "may_break",
        rust: "behaves",
        dependent: "pub async fn f(client: api::Client) -> Option<String> { client.say().send().await.ok() }",
    },
    Pair {
        code: "response_headers_added",
        base: CALLS,
        edits: &[("GET /say, out: text", "GET /say, out: { body: text, headers: { X-Left: integer } }")],
        wire: "safe",
        rust: "adds",
        dependent: "pub async fn f(client: api::Client) -> Option<String> { client.say().send().await.ok() }",
    },
    Pair {
        code: "response_headers_removed",
        base: CALLS,
        edits: &[("{ body: empty, headers: { X-Left: integer } }", "empty")],
        wire: "may_break",
        rust: "breaks",
        dependent: "pub async fn f(client: api::Client) -> Option<i64> {
    client.limited().send().with_response().await.ok()?.headers().ok().map(|headers| headers.x_left) }",
    },
    Pair {
        code: "stream_changed",
        base: CALLS,
        edits: &[("until: bye", "until: end")],
        wire: "may_break",
        rust: "behaves",
        dependent: "pub async fn f(client: api::Client) -> Option<String> {
            Some(client.watch().send().await.ok()?.next().await?.ok()?.id) }",
    },
    Pair {
        code: "envelope_changed",
        base: CALLS,
        edits: &[(
            "    in: { path: { id: string } }\n    out: Thing",
            "    in: { path: { id: string } }\n    out: { json: Thing, envelope: { member: data } }",
        )],
        wire: "breaks",
        rust: "behaves",
        dependent: GET,
    },
    Pair {
        code: "paging_added",
        base: CALLS,
        edits: &[("  plain:\n", "  plain:\n    pages: { by: page, page: page, items: items }\n")],
        wire: "may_break",
        rust: "adds",
        dependent: PING,
    },
    Pair {
        code: "paging_removed",
        base: CALLS,
        edits: &[("    pages: { by: page, page: page, first: 1, items: items, last: pages }\n", "")],
        wire: "may_break",
        rust: "breaks",
        dependent: LIST,
    },
    Pair {
        code: "paging_scheme_changed",
        base: CALLS,
        edits: &[("page: page, first", "page: start, first")],
        wire: "breaks",
        rust: "behaves",
        dependent: LIST,
    },
    Pair {
        code: "first_page_changed",
        base: CALLS,
        edits: &[("first: 1", "first: 0")],
        wire: "breaks",
        rust: "behaves",
        dependent: LIST,
    },
    Pair {
        code: "items_place_changed",
        base: CALLS,
        edits: &[("items: items, last", "items: others, last")],
        wire: "breaks",
        rust: "behaves",
        dependent: LIST,
    },
    Pair {
        code: "last_page_changed",
        base: CALLS,
        edits: &[("last: pages", "total: count")],
        wire: "may_break",
        rust: "behaves",
        dependent: LIST,
    },
    Pair {
        code: "rust_name_changed",
        base: CALLS,
        edits: &[("  ping:", "  pingError: { http: GET /error, out: empty }\n  ping:")],
        wire: "none",
        rust: "breaks",
        dependent: "pub fn f(ping: api::operations::Ping) -> api::operations::Ping { let _ = api::operations::Ping::builder(); ping }",
    },
    Pair {
        code: "part_media_changed",
        base: CALLS,
        edits: &[("media: image/png", "media: image/jpeg")],
        wire: "breaks",
        rust: "behaves",
        dependent: PING,
    },
];
