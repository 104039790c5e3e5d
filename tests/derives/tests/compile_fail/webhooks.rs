//! Events that contradict themselves.

use specwright::webhook::{UnknownEvent, Webhooks};
use specwright::{Model, WebhookEvent};

#[derive(Clone, PartialEq, Model)]
struct Order {
    number: i64,
}

#[derive(WebhookEvent)]
#[api(signature(header = "X Signature", signed = "{url}", timestamp(prefix = "t="), id = "X-Id"))]
#[api(event = type)]
enum Signed {
    #[api(event = "a")]
    Created(Order),
    #[api(unknown)]
    Unknown(UnknownEvent),
}

#[derive(WebhookEvent)]
#[api(signature(prefix = "v1=", tolerance = 0), event(header = "X-Event"))]
enum Named {
    #[api(event = "a")]
    Created(Order),
    #[api(event = "a")]
    Moved(Order),
    Gone(Order),
    Nothing,
    #[api(unknown, event = "b")]
    Unknown(UnknownEvent),
}

#[derive(WebhookEvent)]
enum Open {
    #[api(event = "a")]
    Created(Order),
}

#[derive(WebhookEvent)]
enum Unsigned {
    Created(Order),
    #[api(unknown)]
    Unknown(UnknownEvent),
}

#[derive(WebhookEvent)]
struct NoEnum;

struct Foreign;

#[derive(WebhookEvent)]
enum Unreadable {
    Created(Foreign),
    #[api(unknown)]
    Unknown(UnknownEvent),
}

fn main() {
    let _ = Webhooks::<Unsigned>::new("secret");
}
