//! What only readers notice: told once for all places, so that a report is about what matters.

use super::Walk;
use crate::diff::Code;
use crate::diff::entry::Wire;
use crate::diff::finding::Finding;
use crate::diff::side::Side;
use crate::ir::{
    Api, Body, Content, Deprecation, EnumValues, EventItems, Events, Member, OAuth2, Operation, Rule,
    TypeKind,
};
use crate::prose::code;

/// A text, and the place that it is about.
type Texts = Vec<(String, String)>;

impl Walk<'_, '_> {
    pub(super) fn documentation(&mut self) {
        let counted = [
            (Code::DocumentationChanged, "documentation", docs as fn(&Side<'_>) -> Texts),
            (Code::ExamplesChanged, "examples", examples),
            (Code::ProvenanceChanged, "provenance", provenance),
        ];
        for (kind, what, texts) in counted {
            let (old, new) = (texts(self.old), texts(self.new));
            let known: std::collections::HashMap<&str, &str> =
                old.iter().map(|(place, text)| (place.as_str(), text.as_str())).collect();
            let changed: Vec<&str> = new
                .iter()
                .filter(|(place, text)| known.get(place.as_str()).is_some_and(|was| was != text))
                .map(|(place, _)| place.as_str())
                .collect();
            let Some(first) = changed.first() else { continue };
            let message = match changed.len() {
                1 => format!("the {what} of {} changed", code(first)),
                count => format!("the {what} of {count} places changed, {} first", code(first)),
            };
            let found = Finding::new(kind, what, Wire::None, message);
            self.push(found.was("api", self.old.api.span).is("api", self.new.api.span));
        }
    }
}

/// All that the generated documentation says in the author's words.
fn docs(side: &Side<'_>) -> Texts {
    let api = side.api;
    let mut found = Texts::new();
    found.push(("api".to_owned(), format!("{} {}", api.title, text(&api.doc))));
    for def in &api.types {
        let place = format!("types.{}", def.name);
        match &def.kind {
            TypeKind::Object(object) => {
                members(&place, object.members.iter(), &mut found);
                rules(&place, &object.rules, &mut found);
            }
            TypeKind::Union(union) => {
                found.extend(
                    union.variants.iter().map(|one| (format!("{place}.{}", one.name), text(&one.doc))),
                );
            }
            TypeKind::Enum(values) => found.extend(values_docs(&place, &values.values)),
            TypeKind::Alias(_) => {}
        }
        found.push((place, text(&def.doc)));
    }
    for operation in &api.operations {
        operation_docs(operation, &mut found);
    }
    let package = &api.package;
    found.push(("api.package".to_owned(), format!("{:?} {:?}", package.license, package.repository)));
    found.extend(api.errors.iter().map(|error| (format!("errors.{}", error.name), text(&error.doc))));
    if let Some(webhooks) = &api.webhooks {
        found.push(("webhooks".to_owned(), text(&webhooks.doc)));
        found.extend(webhooks.signature.iter().map(|one| ("webhooks.signature".to_owned(), text(&one.doc))));
        for event in &webhooks.events {
            let place = format!("webhooks.{}", event.name);
            deprecation(&place, &event.deprecated, &mut found);
            found.push((place, text(&event.doc)));
        }
    }
    for server in &api.servers {
        let place = format!("servers.{}", server.name);
        let variables = server.variables.iter();
        found.extend(variables.map(|one| (format!("{place}.variables.{}", one.name), text(&one.doc))));
        found.push((place, text(&server.doc)));
    }
    for scheme in &api.schemes {
        let place = format!("auth.{}", scheme.name);
        for (word, grant) in scheme.oauth2.iter().flat_map(OAuth2::grants) {
            let scopes = grant.scopes.iter();
            found.extend(scopes.map(|one| (format!("{place}.{word}.scopes.{}", one.name), one.doc.clone())));
        }
        found.push((place, text(&scheme.doc)));
    }
    found
}

fn operation_docs(operation: &Operation, found: &mut Texts) {
    let place = format!("operations.{}", operation.name);
    members(&place, operation.members.iter().map(|input| &input.member), found);
    rules(&place, &operation.rules, found);
    deprecation(&place, &operation.deprecated, found);
    if let Body::OneOf(variants) = operation.body() {
        found.extend(variants.iter().map(|one| (format!("{place}.in.{}", one.name), text(&one.doc))));
    }
    let streamed = operation.stream.iter().map(|stream| &stream.outcome);
    for (kind, outcome) in
        operation.outcomes.iter().map(|one| ("out", one)).chain(streamed.map(|one| ("stream", one)))
    {
        let place = format!("{place}.{kind}.{}", outcome.status);
        if let Content::Events(Events { items: EventItems::Named(events), .. }) = &outcome.content {
            found.extend(events.iter().map(|one| (format!("{place}.{}", one.event), text(&one.doc))));
        }
        found.push((place, text(&outcome.doc)));
    }
    found.push((place, format!("{} {} {:?}", text(&operation.title), text(&operation.doc), operation.tags)));
}

fn text(doc: &Option<String>) -> String {
    doc.clone().unwrap_or_default()
}

fn members<'m>(owner: &str, members: impl Iterator<Item = &'m Member>, found: &mut Texts) {
    for member in members {
        let place = format!("{owner}.{}", member.wire_name);
        deprecation(&place, &member.deprecated, found);
        found.push((place, text(&member.doc)));
    }
}

fn rules(owner: &str, rules: &[Rule], found: &mut Texts) {
    found.extend(rules.iter().map(|rule| (format!("{owner}.rules.{}", rule.name), text(&rule.doc))));
}

/// Why something should not be used; that it should not is a change of its own.
fn deprecation(owner: &str, deprecated: &Option<Deprecation>, found: &mut Texts) {
    found.extend(deprecated.iter().map(|one| (format!("{owner}.deprecated"), text(&one.note))));
}

fn values_docs(place: &str, values: &EnumValues) -> Texts {
    match values {
        EnumValues::Strings(values) => {
            values.iter().map(|value| (format!("{place}.{}", value.wire), text(&value.doc))).collect()
        }
        EnumValues::Integers(values) => {
            values.iter().map(|value| (format!("{place}.{}", value.wire), text(&value.doc))).collect()
        }
    }
}

fn examples(side: &Side<'_>) -> Texts {
    let body = |message: &crate::ir::Message| match &message.body {
        crate::ir::MessageBody::Empty => String::new(),
        crate::ir::MessageBody::Json(value) => value.to_json().to_string(),
        crate::ir::MessageBody::Text(text) => text.clone(),
    };
    let operations = side.api.operations.iter().flat_map(|operation| {
        operation.examples.iter().map(move |example| {
            let request = example.request.iter().flat_map(|request| &request.values);
            let request: Vec<String> =
                request.map(|(at, value)| format!("{at}={}", value.to_json())).collect();
            let response =
                example.response.as_ref().map(|message| format!("{} {}", message.status, body(message)));
            let place = format!("operations.{}.examples.{}", operation.name, example.name);
            (place, format!("{} {}", request.join("&"), response.unwrap_or_default()))
        })
    });
    let errors = side.api.errors.iter().filter_map(|error| {
        let example = error.example.as_ref()?;
        Some((format!("errors.{}", error.name), format!("{} {}", example.status, body(example))))
    });
    operations.chain(errors).collect()
}

fn provenance(side: &Side<'_>) -> Texts {
    let shown = |api: &Api, provenance: &crate::ir::Provenance| {
        let places =
            provenance.places.iter().map(|place| format!("{} {:?}", api[place.source].name, place.lines));
        format!("{:?} {}", provenance.known, places.collect::<Vec<_>>().join(" "))
    };
    let api = side.api;
    let types = api.types.iter().map(|def| (format!("types.{}", def.name), shown(api, &def.provenance)));
    let operations = api
        .operations
        .iter()
        .map(|operation| (format!("operations.{}", operation.name), shown(api, &operation.provenance)));
    let errors =
        api.errors.iter().map(|error| (format!("errors.{}", error.name), shown(api, &error.provenance)));
    let sources = api.sources.iter().map(|source| {
        let shown = format!("{} {:?} {:?}", source.title, source.location, source.updated);
        (format!("sources.{}", source.name), shown)
    });
    types.chain(operations).chain(errors).chain(sources).collect()
}
