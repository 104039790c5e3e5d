//! The spec as text, with what could not be kept in comments.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Extent, TypeWords};
use crate::ir::Api;
use crate::json::{Json, Object};
use crate::native::format;
use crate::source::{SourceFile, Span};
use crate::yaml::make;
use crate::yaml::{Kind, Node, Scalar, Style};

/// The sections whose entries are named, in the order of the text.
const SECTIONS: [&str; 3] = ["errors", "types", "operations"];

/// The spec of an API in its canonical form. Each note is a comment before what it is about.
///
/// What contradictions of it are no errors, the spec says.
pub(crate) fn text(
    api: &Api,
    contradictions: &BTreeSet<Code>,
    notes: &[Diagnostic],
    extents: &[Extent],
) -> String {
    let spec = with_levels(super::spec(api, &TypeWords::default()), contradictions);
    let places = places(&spec);
    let mut comments: Vec<(Option<usize>, String)> =
        notes.iter().map(|note| comment(note, &places, extents)).collect();
    comments.sort_by_key(|(place, _)| *place);
    let text = with_comments(&json(&spec).to_yaml(), &places, &comments);
    format::format(&SourceFile::new("adopted.yaml", text.as_str())).unwrap_or(text)
}

/// The spec with what is heard of contradictions: as much as of a document.
fn with_levels(spec: Node, contradictions: &BTreeSet<Code>) -> Node {
    if contradictions.is_empty() {
        return spec;
    }
    let level = |code: &Code| if *code == Code::DuplicateEndpoint { "allow" } else { "warn" };
    let levels = contradictions
        .iter()
        .map(|code| make::entry(code.as_str(), spec.span, make::word(level(code), spec.span)));
    let levels = make::entry("lints", spec.span, make::map(levels.collect(), spec.span));
    let mut entries = spec.entries().to_vec();
    let api = entries.iter().position(|entry| entry.key.text == "api");
    entries.insert(api.map_or(0, |at| at + 1), levels);
    make::map(entries, spec.span)
}

/// Where a named entry is: its section and its number there, and the place of what it was made of.
struct Place {
    section: &'static str,
    number: usize,
    name: String,
    span: Span,
}

fn places(spec: &Node) -> Vec<Place> {
    let entries = |section: &'static str| {
        let named = spec.get(section).map_or(&[][..], Node::entries);
        named.iter().enumerate().map(move |(number, entry)| Place {
            section,
            number,
            name: entry.key.text.clone(),
            span: entry.key.span,
        })
    };
    SECTIONS.into_iter().flat_map(entries).collect()
}

/// The comment for a note, and the place of what it is about: the smallest type or operation that it is in. A note on
/// anything else stands at the head.
fn comment(note: &Diagnostic, places: &[Place], extents: &[Extent]) -> (Option<usize>, String) {
    let extent_of = |place: &Place| match place.section {
        "operations" => extents.iter().find(|extent| extent.operation == place.name).map(|one| one.span),
        _ => Some(place.span),
    };
    let around = places.iter().enumerate().filter_map(|(index, place)| {
        let extent = extent_of(place).filter(|extent| extent.contains(note.span))?;
        Some((index, extent.end - extent.start))
    });
    let smallest = around.min_by_key(|(_, length)| *length).map(|(index, _)| index);
    let message: Vec<&str> = note.message.split_whitespace().collect();
    (smallest, format!("# {}: {}", note.code, message.join(" ")))
}

/// The text with comments before the entries of its sections, which are the lines with an indent of two.
fn with_comments(yaml: &str, places: &[Place], comments: &[(Option<usize>, String)]) -> String {
    let of = |wanted: Option<usize>| comments.iter().filter(move |(place, _)| *place == wanted);
    let mut text = String::with_capacity(yaml.len());
    let mut section = "";
    let mut number = 0;
    for (index, line) in yaml.lines().enumerate() {
        if index == 1 {
            of(None).for_each(|(_, comment)| text.push_str(&format!("{comment}\n")));
        }
        if !line.starts_with(' ') {
            (section, number) = (line.trim_end_matches(':'), 0);
        } else if line.starts_with("  ") && !line.starts_with("   ") {
            let here = places.iter().position(|place| place.section == section && place.number == number);
            if here.is_some() {
                of(here).for_each(|(_, comment)| text.push_str(&format!("  {comment}\n")));
            }
            number += 1;
        }
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// The tree as JSON, whose texts are quoted where they would be read as something else.
fn json(node: &Node) -> Json {
    match &node.kind {
        Kind::Scalar(scalar) => value(scalar),
        Kind::List(items) => Json::list(items.iter().map(json)),
        Kind::Map(map) => {
            let members = map.entries.iter().map(|entry| (entry.key.text.clone(), json(&entry.value)));
            Json::Object(members.collect::<Object>())
        }
    }
}

fn value(scalar: &Scalar) -> Json {
    let text = scalar.text.as_str();
    match (scalar.style, text) {
        (Style::Plain, "true") => Json::Boolean(true),
        (Style::Plain, "false") => Json::Boolean(false),
        (Style::Plain, "null") => Json::Null,
        (Style::Plain, _) => match serde_json::from_str(text) {
            Ok(number) => Json::Number(number),
            Err(_) => text.into(),
        },
        _ => text.into(),
    }
}
