//! What only readers notice: told once for all places, so that a report is about what matters.

use super::Walk;
use crate::diff::Code;
use crate::diff::entry::Wire;
use crate::diff::finding::Finding;
use crate::diff::side::Side;
use crate::ir::{Api, EnumValues, Member, TypeKind};

/// A text, and the place that it is about.
type Texts = Vec<(String, String)>;

impl Walk<'_, '_> {
    pub(super) fn documentation(&mut self) {
        let counted = [
            (Code::DocumentationChanged, "documentation", docs as fn(&Side<'_>) -> Texts),
            (Code::ExamplesChanged, "examples", examples),
            (Code::ProvenanceChanged, "provenance", provenance),
        ];
        for (code, what, texts) in counted {
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
                1 => format!("the {what} of `{first}` changed"),
                count => format!("the {what} of {count} places changed, `{first}` first"),
            };
            let found = Finding::new(code, what, Wire::None, message);
            self.push(found.was("api", self.old.api.span).is("api", self.new.api.span));
        }
    }
}

fn docs(side: &Side<'_>) -> Texts {
    let text = |doc: &Option<String>| doc.clone().unwrap_or_default();
    let api = side.api;
    let mut found = vec![("api".to_owned(), format!("{} {}", api.title, text(&api.doc)))];
    let members = |owner: &str, members: &mut dyn Iterator<Item = &Member>, found: &mut Texts| {
        found.extend(members.map(|member| (format!("{owner}.{}", member.wire_name), text(&member.doc))));
    };
    for def in &api.types {
        let place = format!("types.{}", def.name);
        match &def.kind {
            TypeKind::Object(object) => members(&place, &mut object.members.iter(), &mut found),
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
        let place = format!("operations.{}", operation.name);
        members(&place, &mut operation.members.iter().map(|input| &input.member), &mut found);
        for outcome in operation.outcomes.iter() {
            found.push((format!("{place}.out.{}", outcome.status), text(&outcome.doc)));
        }
        found.push((
            place,
            format!("{} {} {:?}", text(&operation.title), text(&operation.doc), operation.tags),
        ));
    }
    let package = &api.package;
    found.push(("api.package".to_owned(), format!("{:?} {:?}", package.license, package.repository)));
    found.extend(api.errors.iter().map(|error| (format!("errors.{}", error.name), text(&error.doc))));
    if let Some(webhooks) = &api.webhooks {
        found.push(("webhooks".to_owned(), text(&webhooks.doc)));
        let events = webhooks.events.iter();
        found.extend(events.map(|event| (format!("webhooks.{}", event.name), text(&event.doc))));
    }
    found.extend(api.servers.iter().map(|server| (format!("servers.{}", server.name), text(&server.doc))));
    found.extend(api.schemes.iter().map(|scheme| (format!("auth.{}", scheme.name), text(&scheme.doc))));
    found
}

fn values_docs(place: &str, values: &EnumValues) -> Texts {
    let text = |doc: &Option<String>| doc.clone().unwrap_or_default();
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
    types.chain(operations).chain(errors).collect()
}
