//! `x-specwright-webhooks`: how events are signed and told apart, in the words of the spec language.

use crate::ir::{
    EventPlace, MemberPath, PathStep, SecretEncoding, Signature, SignatureEncoding, Timestamp, TimestampForm,
    TimestampPlace,
};
use crate::openapi::fields::Fields;
use crate::openapi::notes::Notes;
use crate::yaml::Node;

/// What a document says of all events.
#[derive(Debug, Default)]
pub(crate) struct Section {
    pub(super) signature: Option<Signature>,
    pub(super) event: Option<EventPlace>,
    pub(super) doc: Option<String>,
}

pub(crate) fn read_section(node: &Node, notes: &Notes) -> Section {
    let mut fields = Fields::of(node, "the section of events", notes);
    let signature = fields.take("signature").and_then(|node| read_signature(node, notes));
    let event = fields.take("event").and_then(|node| read_place(node, notes));
    let doc = fields.doc("description");
    fields.finish();
    Section { signature, event, doc }
}

fn read_place(node: &Node, notes: &Notes) -> Option<EventPlace> {
    if let Some(text) = node.text() {
        let steps = text.split('.').map(|step| PathStep::Member(step.to_owned())).collect();
        return Some(EventPlace::Member(MemberPath { steps, span: node.span }));
    }
    let mut fields = Fields::of(node, "the place of an event's name", notes);
    let header = fields.text("header");
    fields.finish();
    header.map(|header| EventPlace::Header(header.to_owned()))
}

fn read_signature(node: &Node, notes: &Notes) -> Option<Signature> {
    let mut fields = Fields::of(node, "a signature", notes);
    let header = fields.text("header");
    let mut text = |key| fields.text(key).filter(|text| !text.is_empty()).map(str::to_owned);
    let (separator, prefix, signed, id) = (text("separator"), text("prefix"), text("signed"), text("id"));
    let encoding = match fields.text("encoding") {
        Some("base64") => SignatureEncoding::Base64,
        _ => SignatureEncoding::Hex,
    };
    let timestamp = fields.take("timestamp").and_then(|node| read_timestamp(node, notes));
    let tolerance = fields.take("tolerance").and_then(|node| node.scalar()?.text.parse().ok());
    let (secret, secret_prefix) =
        fields.take("secret").map(|node| read_secret(node, notes)).unwrap_or_default();
    fields.words(&["description"]);
    fields.finish();
    Some(Signature {
        header: header?.to_owned(),
        separator,
        prefix,
        encoding,
        signed,
        timestamp,
        id,
        tolerance,
        secret: secret.unwrap_or(SecretEncoding::Text),
        secret_prefix,
        doc: None,
        span: node.span,
    })
}

fn read_timestamp(node: &Node, notes: &Notes) -> Option<Timestamp> {
    let mut fields = Fields::of(node, "a timestamp", notes);
    let (header, prefix) = (fields.text("header"), fields.text("prefix"));
    let form = match fields.text("type") {
        Some("unix-millis") => TimestampForm::UnixMillis,
        Some("date-time") => TimestampForm::DateTime,
        _ => TimestampForm::UnixTime,
    };
    fields.finish();
    let place = match (header, prefix) {
        (Some(header), _) => TimestampPlace::Header(header.to_owned()),
        (None, prefix) => TimestampPlace::Beside(prefix?.to_owned()),
    };
    Some(Timestamp { place, form })
}

fn read_secret(node: &Node, notes: &Notes) -> (Option<SecretEncoding>, Option<String>) {
    let mut fields = Fields::of(node, "a secret", notes);
    let encoding = match fields.text("encoding") {
        Some("hex") => Some(SecretEncoding::Hex),
        Some("base64") => Some(SecretEncoding::Base64),
        _ => None,
    };
    let prefix = fields.text("prefix").map(str::to_owned);
    fields.finish();
    (encoding, prefix)
}
