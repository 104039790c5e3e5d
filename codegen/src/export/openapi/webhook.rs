//! Events that the API sends.

use crate::export::annotation::{deprecation, description, provenance};
use crate::export::schema::{Form, Schemas};
use crate::ir::{
    Api, Confidence, EventPlace, SecretEncoding, Signature, TimestampForm, TimestampPlace, Webhook, Webhooks,
};
use crate::json::{Json, Object};
use crate::prose;

/// Each event by its name.
pub(super) fn items(schemas: &Schemas<'_>) -> Object {
    let Some(webhooks) = &schemas.api.webhooks else { return Object::default() };
    let item = |event: &Webhook| Object::of("post", operation(schemas, webhooks, event));
    webhooks.events.iter().map(|event| (event.name.clone(), item(event).into())).collect()
}

fn operation(schemas: &Schemas<'_>, webhooks: &Webhooks, event: &Webhook) -> Object {
    let media = Object::of("schema", schemas.value(&event.ty, Form::Response));
    let body = Object::of("required", true).with("content", Object::of("application/json", media));
    let taken = Object::of("description", "The event was taken.");
    let parameters = parameters(webhooks, event);
    Object::default()
        .with_some("description", description(&event.doc))
        .and(deprecation(event.deprecated.as_ref()))
        .with_some("parameters", Some(parameters).filter(|parameters| !parameters.is_empty()))
        .with("requestBody", body)
        .with("responses", Object::of("2XX", taken))
        .with_some("x-specwright-event", event.event.as_deref())
        .and(provenance(schemas.api, &event.provenance, webhooks.provenance.known))
}

/// The headers that the event has for its name and its signature.
fn parameters(webhooks: &Webhooks, event: &Webhook) -> Vec<Json> {
    let header = |name: &str, schema: Object| -> Json {
        Object::of("name", name).with("in", "header").with("required", true).with("schema", schema).into()
    };
    let name = match (&webhooks.event, &event.event) {
        (Some(EventPlace::Header(header)), Some(name)) => Some((header, Object::of("const", name.as_str()))),
        _ => None,
    };
    let signed = webhooks.signature.iter().flat_map(Signature::headers);
    let signed = signed.map(|name| header(name, Object::of("type", "string")));
    name.into_iter().map(|(name, schema)| header(name, schema)).chain(signed).collect()
}

/// What is said of all events, in the words of the spec language.
pub(super) fn section(api: &Api) -> Object {
    let Some(webhooks) = &api.webhooks else { return Object::default() };
    let event = webhooks.event.as_ref().map(|event| match event {
        EventPlace::Member(path) => Json::from(path.to_string()),
        EventPlace::Header(name) => Object::of("header", name.as_str()).into(),
    });
    Object::default()
        .with_some("signature", webhooks.signature.as_ref().map(signature))
        .with_some("event", event)
        .with_some("description", description(&webhooks.doc))
        .and(provenance(api, &webhooks.provenance, Confidence::Stated))
}

fn signature(signature: &Signature) -> Object {
    let timestamp = signature.timestamp.as_ref().map(|timestamp| {
        let place = match &timestamp.place {
            TimestampPlace::Header(name) => Object::of("header", name.as_str()),
            TimestampPlace::Beside(prefix) => Object::of("prefix", prefix.as_str()),
        };
        let form = Some(timestamp.form).filter(|form| *form != TimestampForm::UnixTime);
        place.with_some("type", form.map(TimestampForm::as_str))
    });
    let encoding = Some(signature.secret).filter(|encoding| *encoding != SecretEncoding::Text);
    let secret = Object::default()
        .with_some("encoding", encoding.map(SecretEncoding::as_str))
        .with_some("prefix", signature.secret_prefix.as_deref());
    Object::of("header", signature.header.as_str())
        .with_some("separator", signature.separator.as_deref())
        .with_some("prefix", signature.prefix.as_deref())
        .with("encoding", signature.encoding.as_str())
        .with_some("signed", signature.signed.as_deref())
        .with_some("timestamp", timestamp)
        .with_some("id", signature.id.as_deref())
        .with_some("tolerance", signature.tolerance.map(u64::from))
        .with_some("secret", secret.non_empty())
        .with("description", prose::webhook::signature(signature))
}
