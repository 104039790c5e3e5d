//! An API as a spec in the native language: what `specwright adopt` writes, and what a spec that extends a document adds to.
//!
//! Each node has the place of what it was made of, so that a problem of the spec leads into the document.

mod errors;
mod head;
mod members;
mod operation;
mod response;
mod types;
mod value;
mod webhooks;
mod words;
mod written;

use self::words::Words;
pub(crate) use self::written::text;
use crate::document::TypeWords;
use crate::ir::{Api, Confidence, Provenance, Type};
use crate::source::Span;
use crate::yaml::Node;
use crate::yaml::make::{self, entry, list, map, word};

/// The spec of an API. Types that no operation and no error holds are left out, but for those that are spoken of.
pub(crate) fn spec(api: &Api, spoken: &TypeWords) -> Node {
    let adopter = Adopter { api };
    let mut spec = Words::new(api.span);
    spec.put("specwright", word("1", api.span));
    adopter.head(&mut spec);
    spec.put_some("error-body", api.error_body.as_ref().map(|body| adopter.error_body(body)));
    spec.put_each("errors", &api.errors, |error| (error.name.clone(), error.span, adopter.error(error)));
    let mut used = api.used_types();
    let named = api.types.with_ids().filter(|(_, def)| spoken.has(&def.name));
    let named: Vec<Type> = named.map(|(id, _)| Type::Named(id)).collect();
    used.extend(api.types.reachable(&named));
    let types = api.types.with_ids().filter(|(id, _)| used.contains(id));
    let types: Vec<_> = types.map(|(_, def)| entry(&def.name, def.span, adopter.type_def(def))).collect();
    if !types.is_empty() {
        spec.put("types", map(types, api.span));
    }
    spec.put_each("operations", &api.operations, |operation| {
        (operation.name.clone(), operation.span, adopter.operation(operation))
    });
    spec.put_some("webhooks", api.webhooks.as_ref().map(|webhooks| adopter.webhooks(webhooks)));
    spec.finish()
}

struct Adopter<'a> {
    api: &'a Api,
}

impl Adopter<'_> {
    /// `doc`, and `from` and `known` where they are other than those of what is around.
    fn notes(&self, doc: Option<&String>, provenance: &Provenance, outer: &Provenance, words: &mut Words) {
        words.put_text("doc", doc);
        if provenance == outer {
            return;
        }
        let span = words.span();
        let places: Vec<Node> = provenance.places.iter().map(|place| self.place(place, span)).collect();
        if !places.is_empty() {
            words.put("from", list(places, span));
        }
        if provenance.known != outer.known {
            words.put_word("known", Some(known(provenance.known)));
        }
    }

    fn place(&self, place: &crate::ir::SourceLines, span: Span) -> Node {
        let lines = place.lines.iter().map(|(first, last)| match first == last {
            true => first.to_string(),
            false => format!("{first}-{last}"),
        });
        let lines: Vec<String> = lines.collect();
        let name = self.api.sources.get(place.source.index()).map_or("", |source| source.name.as_str());
        make::text(format!("{name} {}", lines.join("+")), span)
    }
}

fn known(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Stated => "stated",
        Confidence::Example => "example",
        Confidence::Observed => "observed",
        Confidence::Assumed => "assumed",
    }
}
