//! Events that the API sends.

use super::Adopter;
use super::words::Words;
use crate::ir::{
    EventPlace, Provenance, SecretEncoding, Signature, SignatureEncoding, TimestampForm, TimestampPlace,
    Webhook, Webhooks,
};
use crate::source::Span;
use crate::yaml::Node;
use crate::yaml::make::{entry, map, text};

impl Adopter<'_> {
    pub(super) fn webhooks(&self, webhooks: &Webhooks) -> Node {
        let span = webhooks.span;
        let mut words = Words::new(span);
        words.put_some("signature", webhooks.signature.as_ref().map(signature));
        words.put_some("event", webhooks.event.as_ref().map(|event| place(event, span)));
        words.put_each("events", &webhooks.events, |event| {
            (event.name.clone(), event.span, self.webhook(event, &webhooks.provenance))
        });
        self.notes(webhooks.doc.as_ref(), &webhooks.provenance, &Provenance::default(), &mut words);
        words.finish()
    }

    fn webhook(&self, event: &Webhook, outer: &Provenance) -> Node {
        let mut words = Words::new(event.span);
        words.put_text("event", event.event.as_ref());
        words.put("json", self.type_node(&event.ty, false, event.span));
        let deprecated = event.deprecated.as_ref();
        words.put_some("deprecated", deprecated.map(|one| super::members::deprecated(one, event.span)));
        let outer = Provenance { places: Vec::new(), known: outer.known };
        self.notes(event.doc.as_ref(), &event.provenance, &outer, &mut words);
        words.finish()
    }
}

fn place(event: &EventPlace, span: Span) -> Node {
    match event {
        EventPlace::Member(path) => text(path.to_string(), path.span),
        EventPlace::Header(name) => map(vec![entry("header", span, text(name, span))], span),
    }
}

fn signature(signature: &Signature) -> Node {
    let span = signature.span;
    let mut words = Words::new(span);
    words.put_text("header", Some(&signature.header));
    words.put_text("separator", signature.separator.as_ref());
    words.put_text("prefix", signature.prefix.as_ref());
    words.put_word("encoding", (signature.encoding == SignatureEncoding::Base64).then_some("base64"));
    words.put_text("signed", signature.signed.as_ref());
    if let Some(timestamp) = &signature.timestamp {
        let mut own = Words::new(span);
        match &timestamp.place {
            TimestampPlace::Header(name) => own.put_text("header", Some(name)),
            TimestampPlace::Beside(prefix) => own.put_text("prefix", Some(prefix)),
        }
        let form = Some(timestamp.form).filter(|form| *form != TimestampForm::UnixTime);
        own.put_word("type", form.map(TimestampForm::as_str));
        words.put("timestamp", own.finish());
    }
    words.put_text("id", signature.id.as_ref());
    words.put_some(
        "tolerance",
        signature.tolerance.map(|seconds| crate::yaml::make::word(seconds.to_string(), span)),
    );
    let mut secret = Words::new(span);
    let encoding = Some(signature.secret).filter(|encoding| *encoding != SecretEncoding::Text);
    secret.put_word("encoding", encoding.map(SecretEncoding::as_str));
    secret.put_text("prefix", signature.secret_prefix.as_ref());
    if !secret.is_empty() {
        words.put("secret", secret.finish());
    }
    words.put_text("doc", signature.doc.as_ref());
    words.finish()
}
