//! What only readers notice: texts, examples, and where facts are known from, each in its place.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Walk;
use crate::diff::Code;
use crate::diff::entry::Wire;
use crate::diff::finding::Finding;
use crate::diff::side::Side;
use crate::ir::{
    Body, Content, Deprecation, EnumValues, ErrorDef, ErrorId, EventItems, Events, Member, Message,
    MessageBody, OAuth2, Operation, Provenance, Rule, TypeDef, TypeKind,
};
use crate::prose::code;
use crate::source::Span;

/// The texts of one of the descriptions, each with the place that it is about.
struct Texts<'a> {
    found: Vec<Text<'a>>,
    /// The place of what the next ones belong to, here and in the new description.
    owner: (String, String),
}

struct Text<'a> {
    place: String,
    /// Its place in the new description.
    key: String,
    span: Span,
    text: Cow<'a, str>,
}

impl<'a> Texts<'a> {
    /// What the next ones belong to, by its name here and in the new description.
    fn about(&mut self, section: &str, name: &str, new_name: &str) {
        let place =
            |name: &str| if name.is_empty() { section.to_owned() } else { format!("{section}.{name}") };
        self.owner = (place(name), place(new_name));
    }

    fn put(&mut self, inner: &str, span: Span, text: impl Into<Cow<'a, str>>) {
        let (place, key) = (format!("{}{inner}", self.owner.0), format!("{}{inner}", self.owner.1));
        self.found.push(Text { place, key, span, text: text.into() });
    }

    fn doc(&mut self, inner: &str, span: Span, doc: &'a Option<String>) {
        self.put(inner, span, doc.as_deref().unwrap_or_default());
    }

    fn member(&mut self, inner: &str, member: &'a Member) {
        self.deprecation(inner, member.span, &member.deprecated);
        self.doc(inner, member.span, &member.doc);
    }

    fn rules(&mut self, rules: &'a [Rule]) {
        for rule in rules {
            self.doc(&format!(".rules.{}", rule.name), rule.span, &rule.doc);
        }
    }

    /// Why something should not be used; that it should not is a change of its own.
    fn deprecation(&mut self, inner: &str, span: Span, deprecated: &'a Option<Deprecation>) {
        if let Some(one) = deprecated {
            self.doc(&format!("{inner}.deprecated"), span, &one.note);
        }
    }
}

/// One of the descriptions, with the names that the new one has for its types, operations and errors, by index.
struct Described<'s, 'a> {
    side: &'s Side<'a>,
    types: Vec<Option<&'s str>>,
    operations: Vec<Option<&'s str>>,
    errors: Vec<Option<&'s str>>,
}

/// What collects the texts of a kind.
type Collect = for<'a> fn(&Described<'_, 'a>, &mut Texts<'a>);

impl<'a> Walk<'_, 'a> {
    pub(super) fn documentation(&mut self) {
        let kinds: [(Code, &'static str, Collect); 3] = [
            (Code::DocumentationChanged, "documentation", docs),
            (Code::ExamplesChanged, "examples", examples),
            (Code::ProvenanceChanged, "provenance", provenance),
        ];
        let (was, is) = (self.described_before(), self.described_now());
        let mut findings = Vec::new();
        for (kind, what, collect) in kinds {
            let of = |described: &Described<'_, 'a>| {
                let mut texts = Texts { found: Vec::new(), owner: Default::default() };
                collect(described, &mut texts);
                texts.found
            };
            let (old, new) = (of(&was), of(&is));
            let known: HashMap<&str, &Text<'_>> = old.iter().map(|text| (text.key.as_str(), text)).collect();
            for is in &new {
                let Some(was) = known.get(is.key.as_str()).filter(|was| was.text != is.text) else {
                    continue;
                };
                let message = format!("the {what} of {} changed", code(&is.place));
                let found = Finding::new(kind, what, Wire::None, message);
                findings.push(found.was(&was.place, was.span).is(&is.place, is.span));
            }
        }
        findings.into_iter().for_each(|found| self.push(found));
    }

    fn described_before(&self) -> Described<'_, 'a> {
        let (old, new) = (self.old.api, self.new.api);
        let of_operations: HashMap<_, _> = self.pairs.operations.iter().copied().collect();
        let of_errors: HashMap<_, _> = self.pairs.errors.iter().copied().collect();
        let types = old.types.with_ids().map(|(id, _)| Some(new[self.pairs.new_type(id)?].name.as_str()));
        let operations =
            old.operations_with_ids().map(|(id, _)| Some(new[*of_operations.get(&id)?].name.as_str()));
        let errors =
            (0..old.errors.len()).map(|index| Some(new[*of_errors.get(&ErrorId::new(index))?].name.as_str()));
        Described {
            side: self.old,
            types: types.collect(),
            operations: operations.collect(),
            errors: errors.collect(),
        }
    }

    fn described_now(&self) -> Described<'_, 'a> {
        let api = self.new.api;
        Described {
            side: self.new,
            types: api.types.iter().map(|def| Some(def.name.as_str())).collect(),
            operations: api.operations.iter().map(|operation| Some(operation.name.as_str())).collect(),
            errors: api.errors.iter().map(|error| Some(error.name.as_str())).collect(),
        }
    }
}

/// The types, operations and errors that both have, each with its name in the new description.
impl<'s, 'a> Described<'s, 'a> {
    fn types(&self) -> impl Iterator<Item = (&'a TypeDef, &'s str)> {
        self.side.api.types.iter().zip(&self.types).filter_map(|(one, name)| Some((one, (*name)?)))
    }

    fn operations(&self) -> impl Iterator<Item = (&'a Operation, &'s str)> {
        self.side.api.operations.iter().zip(&self.operations).filter_map(|(one, name)| Some((one, (*name)?)))
    }

    fn errors(&self) -> impl Iterator<Item = (&'a ErrorDef, &'s str)> {
        self.side.api.errors.iter().zip(&self.errors).filter_map(|(one, name)| Some((one, (*name)?)))
    }
}

/// All that the generated documentation says in the author's words.
fn docs<'a>(described: &Described<'_, 'a>, texts: &mut Texts<'a>) {
    let api = described.side.api;
    texts.about("api", "", "");
    texts.put("", api.span, format!("{} {}", api.title, api.doc.as_deref().unwrap_or_default()));
    let package = &api.package;
    texts.put(".package", api.span, format!("{:?} {:?}", package.license, package.repository));
    for (def, name) in described.types() {
        texts.about("types", &def.name, name);
        match &def.kind {
            TypeKind::Object(object) => {
                for member in &object.members {
                    texts.member(&format!(".members.{}", member.wire_name), member);
                }
                texts.rules(&object.rules);
            }
            TypeKind::Union(union) => {
                for one in &union.variants {
                    texts.doc(&format!(".one-of.{}", one.name), one.span, &one.doc);
                }
            }
            TypeKind::Enum(values) => match &values.values {
                EnumValues::Strings(values) => {
                    values
                        .iter()
                        .for_each(|one| texts.doc(&format!(".values.{}", one.wire), one.span, &one.doc));
                }
                EnumValues::Integers(values) => {
                    values
                        .iter()
                        .for_each(|one| texts.doc(&format!(".values.{}", one.wire), one.span, &one.doc));
                }
            },
            TypeKind::Alias(_) => {}
        }
        texts.doc("", def.span, &def.doc);
    }
    for (operation, name) in described.operations() {
        texts.about("operations", &operation.name, name);
        operation_docs(operation, texts);
    }
    for (error, name) in described.errors() {
        texts.about("errors", &error.name, name);
        texts.doc("", error.span, &error.doc);
    }
    if let Some(webhooks) = &api.webhooks {
        texts.about("webhooks", "", "");
        texts.doc("", webhooks.span, &webhooks.doc);
        webhooks.signature.iter().for_each(|one| texts.doc(".signature", one.span, &one.doc));
        for event in &webhooks.events {
            let place = format!(".{}", event.name);
            texts.deprecation(&place, event.span, &event.deprecated);
            texts.doc(&place, event.span, &event.doc);
        }
    }
    for server in &api.servers {
        texts.about("servers", &server.name, &server.name);
        for one in &server.variables {
            texts.doc(&format!(".variables.{}", one.name), one.span, &one.doc);
        }
        texts.doc("", server.span, &server.doc);
    }
    for scheme in &api.schemes {
        texts.about("auth", &scheme.name, &scheme.name);
        for (word, grant) in scheme.oauth2.iter().flat_map(OAuth2::grants) {
            for one in &grant.scopes {
                texts.put(&format!(".{word}.scopes.{}", one.name), grant.span, one.doc.as_str());
            }
        }
        texts.doc("", scheme.span, &scheme.doc);
    }
}

fn operation_docs<'a>(operation: &'a Operation, texts: &mut Texts<'a>) {
    for input in &operation.members {
        texts.member(&format!(".in.{}.{}", input.place.as_str(), input.sent_name()), &input.member);
    }
    texts.rules(&operation.rules);
    texts.deprecation("", operation.span, &operation.deprecated);
    if let Body::OneOf(variants) = operation.body() {
        for one in variants {
            texts.doc(&format!(".in.one-of.{}", one.name), one.span, &one.doc);
        }
    }
    let streamed = operation.stream.iter().map(|stream| ("stream", &stream.outcome));
    for (kind, outcome) in operation.outcomes.iter().map(|one| ("out", one)).chain(streamed) {
        let place = format!(".{kind}.{}", outcome.status);
        if let Content::Events(Events { items: EventItems::Named(events), .. }) = &outcome.content {
            for one in events {
                texts.doc(&format!("{place}.{}", one.event), one.span, &one.doc);
            }
        }
        texts.doc(&place, outcome.span, &outcome.doc);
    }
    let title = operation.title.as_deref().unwrap_or_default();
    let doc = operation.doc.as_deref().unwrap_or_default();
    texts.put("", operation.span, format!("{title} {doc} {:?}", operation.tags));
}

fn examples<'a>(described: &Described<'_, 'a>, texts: &mut Texts<'a>) {
    let body = |message: &Message| match &message.body {
        MessageBody::Empty => String::new(),
        MessageBody::Json(value) => value.to_json().to_string(),
        MessageBody::Text(text) => text.clone(),
    };
    for (operation, name) in described.operations() {
        texts.about("operations", &operation.name, name);
        for example in &operation.examples {
            let request = example.request.iter().flat_map(|request| &request.values);
            let request: Vec<String> =
                request.map(|(at, value)| format!("{at}={}", value.to_json())).collect();
            let response =
                example.response.as_ref().map(|message| format!("{} {}", message.status, body(message)));
            let text = format!("{} {}", request.join("&"), response.unwrap_or_default());
            texts.put(&format!(".examples.{}", example.name), example.span, text);
        }
    }
    for (error, name) in described.errors() {
        let Some(example) = &error.example else { continue };
        texts.about("errors", &error.name, name);
        texts.put("", example.span, format!("{} {}", example.status, body(example)));
    }
}

fn provenance<'a>(described: &Described<'_, 'a>, texts: &mut Texts<'a>) {
    let api = described.side.api;
    let shown = |provenance: &Provenance| {
        let places =
            provenance.places.iter().map(|place| format!("{} {:?}", api[place.source].name, place.lines));
        format!("{:?} {}", provenance.known, places.collect::<Vec<_>>().join(" "))
    };
    for (def, name) in described.types() {
        texts.about("types", &def.name, name);
        texts.put("", def.span, shown(&def.provenance));
    }
    for (operation, name) in described.operations() {
        texts.about("operations", &operation.name, name);
        texts.put("", operation.span, shown(&operation.provenance));
    }
    for (error, name) in described.errors() {
        texts.about("errors", &error.name, name);
        texts.put("", error.span, shown(&error.provenance));
    }
    for source in &api.sources {
        texts.about("sources", &source.name, &source.name);
        texts.put("", source.span, format!("{} {:?} {:?}", source.title, source.location, source.updated));
    }
}
