//! Events that an API sends.

use super::Pair;
use super::operations::PING;

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
];
