//! Operations.

use std::collections::HashMap;

use super::{named, provenance, put, remove, renamed, rule, schema, sent_list, value_of};
use crate::form::METHODS;
use crate::yaml::make::{self, entry, list, map, text};
use crate::yaml::{Entry, Kind, Map, Node};

/// The description of a response that nothing else is said of, and of what is not documented.
const BARE: &str = "Success.";
const UNDOCUMENTED: &str = "An answer that is not documented.";

fn each(root: &Node) -> impl Iterator<Item = &Node> {
    let items = root.get("paths").map_or(&[][..], Node::entries).iter();
    items.flat_map(|item| {
        METHODS.into_iter().filter_map(move |(word, _)| item.value.get(&word.to_ascii_lowercase()))
    })
}

/// What every call carries.
pub(super) fn defaults(root: &Node) -> Vec<Entry> {
    let mut defaults = Vec::new();
    for place in ["header", "query"] {
        let mut carried: Vec<Entry> = Vec::new();
        let parameters = each(root).filter_map(|one| one.get("parameters")).flat_map(Node::items);
        for parameter in parameters.filter(|one| is_of_every_call(one)) {
            let (name, value) = (parameter.get("name").and_then(Node::text), parameter.get("schema"));
            let is_here = parameter.get("in").and_then(Node::text) == Some(place);
            if let (Some(name), Some(value), true) =
                (name, value.and_then(|schema| schema.get("const")), is_here)
                && !carried.iter().any(|known| known.key.text == name)
            {
                carried.push(entry(name, parameter.span, value.clone()));
            }
        }
        put(&mut defaults, place, carried, root.span);
    }
    defaults
}

fn is_of_every_call(parameter: &Node) -> bool {
    parameter.get("x-specwright-every-call").is_some()
}

/// What the export says of operations beyond OpenAPI.
pub(super) fn operations(root: &Node) -> Vec<Entry> {
    let own = each(root).filter_map(|operation| {
        named(operation.get("operationId")?.text()?, of_operation(operation), operation.span)
    });
    own.collect()
}

fn of_operation(operation: &Node) -> Vec<Entry> {
    let span = operation.span;
    let words = ["safe-refusals", "pages", "deprecated"];
    let words = words.map(|own| renamed(operation, &format!("x-specwright-{own}"), own));
    let mut facts: Vec<Entry> = words.into_iter().flatten().collect();
    let body = operation.get("requestBody").and_then(|body| body.get("content"));
    let body = body.and_then(|content| content.entries().first()?.value.get("schema"));
    let mut rules = body.map(rule::rules).unwrap_or_default();
    rules.extend(rule::rules(operation));
    put(&mut facts, "rules", rules, span);
    put(&mut facts, "in", inputs(operation, body), span);
    let errors = responses(operation).filter_map(|response| response.value.get("x-specwright-errors"));
    let mut names: Vec<&str> = Vec::new();
    for name in errors.flat_map(Node::items).filter_map(Node::text) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if !names.is_empty() {
        let names = names.into_iter().map(|name| text(name, span)).collect();
        facts.push(entry("errors", span, list(names, span)));
    }
    facts.extend(envelopes(operation));
    let key = operation.get("x-specwright-stream-by").and_then(|by| renamed(by, "key", "by"));
    put(&mut facts, "stream", key.into_iter().collect(), span);
    facts.extend(provenance(operation));
    facts
}

fn responses(operation: &Node) -> impl Iterator<Item = &Entry> {
    operation.get("responses").map_or(&[][..], Node::entries).iter()
}

fn inputs(operation: &Node, body: Option<&Node>) -> Vec<Entry> {
    let mut inputs = Vec::new();
    for place in ["path", "query", "header", "cookie"] {
        let parameters = operation.get("parameters").map_or(&[][..], Node::items).iter();
        let here = parameters.filter(|one| one.get("in").and_then(Node::text) == Some(place));
        let own = here.filter_map(|one| {
            let name = one.get("x-specwright-name").or(one.get("name"))?.text()?;
            named(&name.replace('?', "??"), schema::facts(one), one.span)
        });
        put(&mut inputs, place, own.collect(), operation.span);
    }
    let media = operation.get("requestBody").and_then(|body| body.get("content"));
    let media = media.and_then(|content| content.entries().first()).map(|media| media.key.text.as_str());
    let place = match media {
        Some("multipart/form-data") => "multipart",
        Some("application/x-www-form-urlencoded") => "urlencoded",
        _ => "json",
    };
    let properties = body.filter(|schema| schema.get("$ref").is_none());
    let members = schema::members(properties.and_then(|schema| schema.get("properties")));
    put(&mut inputs, place, members, operation.span);
    inputs
}

/// The objects around results: of the one outcome, or of each by its name.
fn envelopes(operation: &Node) -> Option<Entry> {
    let span = operation.span;
    let is_success = |response: &&Entry| is_success(response) && !is_of_errors(&response.value);
    let outcomes = responses(operation).filter(is_success).flat_map(|response| {
        let content = response.value.get("content");
        let names = response.value.get("x-specwright-outcomes").map_or(&[][..], Node::entries);
        names.iter().filter_map(move |name| {
            let around = envelope(content?.get(name.value.text()?)?)?;
            Some(entry(&*name.key.text, span, map(vec![around], span)))
        })
    });
    let outcomes: Vec<Entry> = outcomes.collect();
    if !outcomes.is_empty() {
        return Some(entry("out", span, map(outcomes, span)));
    }
    let stream = operation.get("x-specwright-stream-by").and_then(|by| by.get("status")?.text());
    let is_whole = |response: &&Entry| Some(&*response.key.text) != stream;
    let mut found = responses(operation).filter(is_success).filter(is_whole);
    let (response, None) = (found.next()?, found.next()) else { return None };
    let around = response.value.get("content")?.entries().iter().find_map(|media| envelope(&media.value))?;
    Some(entry("out", span, map(vec![around], span)))
}

/// The object around a result.
fn envelope(media: &Node) -> Option<Entry> {
    let schema = of_success(media.get("schema")?);
    let span = schema.span;
    let (member, proofs) = match (schema.get("x-specwright-envelope"), schema.get("x-specwright-expect")) {
        (Some(member), _) => (Some(member), schema.get("properties")?),
        (None, Some(_)) => (None, schema.get("allOf")?.items().last()?.get("properties")?),
        (None, None) => return None,
    };
    let name = member.and_then(Node::text);
    let proofs = proofs.entries().iter().filter(|proof| Some(proof.key.text.as_str()) != name);
    let proofs = proofs
        .filter_map(|proof| Some(entry(&*proof.key.text, proof.key.span, proof.value.get("const")?.clone())));
    let mut around: Vec<Entry> =
        member.map(|member| entry("member", span, member.clone())).into_iter().collect();
    put(&mut around, "expect", proofs.collect(), span);
    Some(entry("envelope", span, map(around, span)))
}

fn is_success(response: &Entry) -> bool {
    response.key.text.starts_with('2')
}

/// Whether errors are all that a response may be.
fn is_of_errors(response: &Node) -> bool {
    response.get("x-specwright-errors").is_some() && response.get("x-specwright-doc").is_none()
}

/// Whether a schema is that of an error.
fn is_error(schema: &Node) -> bool {
    schema.get("$ref").and_then(Node::text).is_some_and(|to| to.starts_with("#/components/schemas/error."))
}

/// The schema of a success among those of the errors that may come in its place.
fn of_success(schema: &Node) -> &Node {
    let several = schema.get("anyOf").map_or(&[][..], Node::items);
    let success = several.iter().find(|one| !is_error(one));
    success.filter(|_| several.iter().any(is_error)).unwrap_or(schema)
}

/// The types of bodies by the schemas of errors, without what these say of the errors.
type Bodies = HashMap<String, Node>;

fn bodies(root: &Node) -> Bodies {
    let schemas = super::components(root, "schemas").iter();
    let of_errors = schemas.filter(|schema| schema.key.text.starts_with("error."));
    let pairs = of_errors.map(|schema| {
        let of_type = ["$ref", "type", "format", "items", "additionalProperties"];
        let kept = schema.value.entries().iter().filter(|entry| of_type.contains(&entry.key.text.as_str()));
        let own = map(kept.cloned().collect(), schema.value.span);
        (format!("#/components/schemas/{}", schema.key.text), own)
    });
    pairs.collect()
}

/// What stands in operations for other readers only.
pub(super) fn tidy(root: &mut Node) {
    let bodies = bodies(root);
    let Some(Kind::Map(paths)) = super::at(root, &["paths"]).map(|node| &mut node.kind) else { return };
    for item in &mut paths.entries {
        let Kind::Map(item) = &mut item.value.kind else { continue };
        for (word, _) in METHODS {
            let operation = value_of(item, &word.to_ascii_lowercase());
            if let Some(Kind::Map(operation)) = operation.map(|node| &mut node.kind) {
                tidy_operation(operation, &bodies);
            }
        }
    }
}

fn tidy_operation(operation: &mut Map, bodies: &Bodies) {
    for key in ["x-specwright-safe-refusals", "x-specwright-pages", "x-specwright-refused-requests"] {
        remove(operation, key);
    }
    drop_sentences(operation);
    name_bodies(operation);
    keep_whole(operation);
    if let Some(Kind::List(parameters)) = value_of(operation, "parameters").map(|node| &mut node.kind) {
        parameters.retain(|parameter| !is_of_every_call(parameter));
        parameters.iter_mut().for_each(sent_list::tidy_parameter);
    }
    sent_list::tidy_form(operation);
    let Some(Kind::Map(responses)) = value_of(operation, "responses").map(|node| &mut node.kind) else {
        return;
    };
    let is_of_errors = |response: &Entry| is_success(response) && is_of_errors(&response.value);
    responses.entries.retain(|response| !is_for_others(response) && !is_of_errors(response));
    for response in &mut responses.entries {
        let is_success = is_success(response);
        let Kind::Map(response) = &mut response.value.kind else { continue };
        drop_beside(response);
        name_headers(response);
        if value_of(response, "description").and_then(|node| node.text().map(|text| text == BARE))
            == Some(true)
        {
            remove(response, "description");
        }
        if let Some(Kind::Map(content)) = value_of(response, "content").map(|node| &mut node.kind) {
            content.entries.retain(|media| !(is_success && holds_errors_alone(&media.value)));
            content.entries.iter_mut().for_each(|media| {
                mark_any(media);
                mark_plain(media);
                name_body(&mut media.value, bodies);
                open_envelope(&mut media.value);
            });
        }
    }
}

/// Errors and a stream that come with the status of a success are told behind it.
fn drop_beside(response: &mut Map) {
    if let Some(of_success) = remove(response, "x-specwright-doc") {
        remove(response, "description");
        response.entries.push(entry("description", of_success.span, of_success));
    }
}

/// The headers of a success are the type that the spec has for them; those of errors stand at the errors.
fn name_headers(response: &mut Map) {
    remove(response, "headers");
    if let Some(said) = value_of(response, "x-specwright-headers") {
        match &mut said.kind {
            Kind::Map(named) => named.entries.iter_mut().for_each(|one| refer(&mut one.value)),
            _ => refer(said),
        }
    }
}

/// A reference to a type in the place of its name.
fn refer(name: &mut Node) {
    let span = name.span;
    if let Some(reference) = name.text().map(|name| format!("#/components/schemas/{name}")) {
        *name = map(vec![entry("$ref", span, text(reference, span))], span);
    }
}

/// A body that is a type of its own is given as a whole, whoever else holds the type.
fn keep_whole(operation: &mut Map) {
    let Some(body) = value_of(operation, "requestBody") else { return };
    let content = body.get("content").map_or(&[][..], Node::entries);
    let is_named =
        |media: &Entry| media.value.get("schema").is_some_and(|schema| schema.get("$ref").is_some());
    if content.iter().any(is_named)
        && let Kind::Map(map) = &mut body.kind
    {
        let span = body.span;
        map.entries.push(entry("x-specwright-body", span, make::word("whole", span)));
    }
}

/// JSON of which nothing is said is any value.
fn mark_any(media: &mut Entry) {
    let span = media.value.span;
    if let Kind::Map(map) = &mut media.value.kind
        && media.key.text.ends_with("json")
        && value_of(map, "schema").is_none()
    {
        map.entries.push(entry("schema", span, make::map(Vec::new(), span)));
    }
}

/// The alternatives of a body have names, and each its documentation.
fn name_bodies(operation: &mut Map) {
    let Some(body) = value_of(operation, "requestBody") else { return };
    let Some(Kind::Map(content)) = super::at(body, &["content"]).map(|node| &mut node.kind) else { return };
    for media in &mut content.entries {
        let Some(Kind::Map(schema)) = super::at(&mut media.value, &["schema"]).map(|node| &mut node.kind)
        else {
            continue;
        };
        if value_of(schema, "title").is_some() {
            schema::name_alternative(schema);
            if let Some(doc) = remove(schema, "description") {
                schema.entries.push(entry("x-specwright-doc", doc.span, doc));
            }
        }
    }
}

/// A text of any media type could as well be JSON for other readers, and of bytes it goes without saying.
fn mark_plain(media: &mut Entry) {
    let span = media.value.span;
    let Some(Kind::Map(schema)) = super::at(&mut media.value, &["schema"]).map(|node| &mut node.kind) else {
        return;
    };
    let is_text = value_of(schema, "type").is_some_and(|kind| kind.text() == Some("string"));
    if media.key.text == "*/*" && is_text {
        let word = if value_of(schema, "format").is_none() { "text" } else { "bytes" };
        schema.entries.push(entry(format!("x-specwright-{word}"), span, make::flag(true, span)));
    }
}

/// Whether a response says no more than that others may come.
fn is_for_others(response: &Entry) -> bool {
    response.value.get("description").and_then(Node::text) == Some(UNDOCUMENTED)
}

/// Whether a media type is that of errors only.
fn holds_errors_alone(media: &Node) -> bool {
    let Some(schema) = media.get("schema") else { return false };
    let several = schema.get("anyOf").map_or(&[][..], Node::items);
    is_error(schema) || !several.is_empty() && several.iter().all(is_error)
}

/// The type of the body in the place of the errors that have it; of a success that may be an error as well, what is none.
fn name_body(media: &mut Node, bodies: &Bodies) {
    let Some(schema) = super::at(media, &["schema"]) else { return };
    let of_error = |one: &Node| bodies.get(one.get("$ref")?.text()?).cloned();
    let alternatives = schema.get("anyOf").map_or(&[][..], Node::items);
    let success = Some(of_success(schema)).filter(|success| !std::ptr::eq(*success, &*schema)).cloned();
    let body = success.or_else(|| std::iter::once(&*schema).chain(alternatives).find_map(of_error));
    if let Some(body) = body {
        *schema = body;
    }
}

/// Sentences of rules that stand in the description for lack of another place.
fn drop_sentences(operation: &mut Map) {
    let count = value_of(operation, "x-specwright-rules").map_or(0, |rules| rules.items().len());
    let Some(description) = value_of(operation, "description").filter(|_| count > 0) else { return };
    let paragraphs: Vec<&str> = description.text().unwrap_or_default().split("\n\n").collect();
    let own = paragraphs.get(..paragraphs.len().saturating_sub(count)).unwrap_or_default().join("\n\n");
    match own.is_empty() {
        true => drop(remove(operation, "description")),
        false => *description = text(own, description.span),
    }
}

/// The result in the place of the object around it.
fn open_envelope(media: &mut Node) {
    let Some(schema) = super::at(media, &["schema"]) else { return };
    let member = schema.get("x-specwright-envelope").and_then(Node::text);
    let result = match member {
        Some(member) => schema.get("properties").and_then(|properties| properties.get(member)),
        None => {
            schema.get("x-specwright-expect").and(schema.get("allOf")).and_then(|all| all.items().first())
        }
    };
    if let Some(result) = result.cloned() {
        *schema = result;
    }
}
