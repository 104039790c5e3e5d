#[derive(WebhookEvent)]
#[api(signature(
    header = "Stripe-Signature",
    separator = ",",
    prefix = "v1=",
    signed = "{timestamp}.{body}",
    timestamp(prefix = "t="),
    tolerance = 600
))]
#[api(event = "type")]
pub enum StripeEvent {
    #[api(event = "charge.succeeded")]
    ChargeSucceeded(types::Charge),
    #[api(event = "charge.failed")]
    ChargeFailed(types::Charge),
    #[api(unknown)]
    Unknown(specwright::webhook::UnknownEvent),
}

#[derive(WebhookEvent)]
#[api(signature(
    header = "webhook-signature",
    separator = " ",
    prefix = "v1,",
    encoding = base64,
    signed = "{id}.{timestamp}.{body}",
    timestamp(header = "webhook-timestamp", form = unix_time),
    id = "webhook-id",
    secret(encoding = base64, prefix = "whsec_")
))]
#[api(event(header = "X-Event"))]
pub enum StandardEvent {
    #[api(event = "push")]
    Push(types::Push),
    #[api(unknown)]
    Unknown(specwright::webhook::UnknownEvent),
}

#[derive(WebhookEvent)]
pub enum Unsigned {
    Push(types::Push),
    #[api(unknown)]
    Unknown(specwright::webhook::UnknownEvent),
}
