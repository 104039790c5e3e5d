//! What is left of types with mistakes, so that each mistake is one error.

#[derive(specwright::Model, specwright::Validate, specwright::Builder)]
pub struct Wrong<T>(T);

#[derive(specwright::Request)]
pub struct NoRequest {
    pub name: String,
}

#[derive(specwright::Payload)]
#[api(http = "GET /things", out = empty)]
pub struct NoPayload {}

#[derive(specwright::ApiError)]
pub enum NoError {}

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
struct NoEnum;
