//! Operations.

use super::Adopter;
use super::members::Written;
use super::words::Words;
use crate::ir::{Body, BodyContent, BodyVariant, Example, Input, Operation, Place, Provenance, Type};
use crate::yaml::Node;
use crate::yaml::make::{entry, list, map, text, word};

/// The places of inputs in the order of the language, without a whole body.
const PLACES: [(Place, &str); 7] = [
    (Place::Path, "path"),
    (Place::Query, "query"),
    (Place::Header, "header"),
    (Place::Cookie, "cookie"),
    (Place::Json, "json"),
    (Place::Part, "multipart"),
    (Place::Form, "urlencoded"),
];

impl Adopter<'_> {
    pub(super) fn operation(&self, operation: &Operation) -> Node {
        let span = operation.span;
        let mut words = Words::new(span);
        words.put_text("title", operation.title.as_ref());
        words.put_text("rust", operation.rust_name.as_ref());
        words.put_texts("tags", operation.tags.iter().map(String::as_str));
        words.put("http", text(format!("{} {}", operation.method.as_str(), operation.path.template()), span));
        let server = operation.server.and_then(|id| self.api.servers.get(id.index()));
        words.put_text("server", server.map(|server| &server.name));
        words.put("auth", self.auth(&operation.auth, span));
        words.put_text("accept", operation.accept.as_ref());
        words.put_flag("idempotent", operation.idempotent);
        if !operation.safe_refusals.is_empty() {
            let refusals = operation.safe_refusals.iter().map(|status| word(status.to_string(), span));
            words.put("safe-refusals", list(refusals.collect(), span));
        }
        words.put_text("idempotency-key", operation.idempotency_key.as_ref());
        words.put_some(
            "deprecated",
            operation.deprecated.as_ref().map(|one| super::members::deprecated(one, span)),
        );
        words.put_some("in", self.inputs(operation));
        words.put_some("rules", self.rules(&operation.rules, &operation.provenance, span));
        words.put_some("pages", operation.pages.as_ref().map(super::response::pages));
        words.put("out", self.outcomes(&operation.outcomes, span));
        words.put_some("stream", operation.stream.as_ref().map(|stream| self.stream(stream)));
        words.put_texts("errors", operation.errors.iter().map(|id| self.api[*id].name.as_str()));
        words.put_each("examples", &operation.examples, |example| {
            (example.name.clone(), example.span, self.example(example, operation))
        });
        self.notes(operation.doc.as_ref(), &operation.provenance, &Provenance::default(), &mut words);
        words.finish()
    }

    fn inputs(&self, operation: &Operation) -> Option<Node> {
        let span = operation.span;
        let mut words = Words::new(span);
        for (place, key) in PLACES {
            let mut inputs = operation.inputs(place).peekable();
            if inputs.peek().is_none() {
                continue;
            }
            let optional = if place.is_in_body() && operation.body_optional { "?" } else { "" };
            let members = inputs.map(|input| Written {
                member: &input.member,
                sent_as: input.sent_as.as_deref(),
                media: input.media.as_deref(),
            });
            words.put(&format!("{key}{optional}"), self.members(members, &operation.provenance, span));
        }
        if let Some(whole) = operation.whole_body() {
            self.whole_body(whole, operation, &mut words);
        }
        let is_bytes = operation.whole_body().is_some_and(|whole| whole.member.ty == Type::Bytes);
        words.put_text("media", operation.body_media.as_ref().filter(|_| !is_bytes));
        (!words.is_empty()).then(|| words.finish())
    }

    fn whole_body(&self, whole: &Input, operation: &Operation, words: &mut Words) {
        let member = &whole.member;
        let optional = if member.presence.is_required() { "" } else { "?" };
        match &member.ty {
            Type::Contents(variants) => {
                words.put_each(&format!("one-of{optional}"), variants, |variant| {
                    (variant.name.clone(), variant.span, self.body_variant(variant))
                });
            }
            Type::Bytes => {
                let media = operation.body_media.as_deref().unwrap_or("application/octet-stream");
                words.put(&format!("bytes{optional}"), text(media, member.span));
            }
            Type::List(element) if operation.body_is_lines => {
                let node = self.type_node(&element.ty, element.nullable, member.span);
                words.put(&format!("lines{optional}"), node);
            }
            ty => {
                let node = self.type_node(ty, member.presence.is_nullable(), member.span);
                words.put(&format!("json{optional}"), node);
            }
        }
        words.put_text("doc", member.doc.as_ref());
    }

    fn body_variant(&self, variant: &BodyVariant) -> Node {
        let mut words = Words::new(variant.span);
        match &variant.content {
            BodyContent::Json { ty, media } => {
                words.put("json", self.type_node(ty, false, variant.span));
                words.put_text("media", media.as_ref());
            }
            BodyContent::Text(media) => words.put_text("text", Some(media)),
            BodyContent::Bytes(media) => words.put_text("bytes", Some(media)),
        }
        words.put_text("doc", variant.doc.as_ref());
        words.finish()
    }

    fn example(&self, example: &Example, operation: &Operation) -> Node {
        let mut words = Words::new(example.span);
        if let Some(request) = &example.request {
            let mut places = Words::new(request.span);
            for (place, key) in PLACES {
                let values = request.values.iter().filter_map(|(index, value)| {
                    let input = operation.members.get(*index).filter(|input| input.place == place)?;
                    Some(entry(input.sent_name(), value.span, super::value::value(value)))
                });
                let values: Vec<_> = values.collect();
                if !values.is_empty() {
                    places.put(key, map(values, request.span));
                }
            }
            for (index, value) in &request.values {
                let input = operation.members.get(*index).filter(|input| input.place == Place::Body);
                if input.is_some() {
                    places.put(whole_key(operation), super::value::value(value));
                }
            }
            words.put("request", places.finish());
        }
        words.put_some("response", example.response.as_ref().map(super::value::message));
        self.notes(example.doc.as_ref(), &example.provenance, &operation.provenance, &mut words);
        words.finish()
    }
}

/// The key of a body as a whole.
fn whole_key(operation: &Operation) -> &'static str {
    match operation.body() {
        Body::OneOf(_) => "one-of",
        Body::Bytes(_) => "bytes",
        Body::Lines(_) => "lines",
        _ => "json",
    }
}
