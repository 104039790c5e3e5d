//! What an operation answers: by status, and `default` for what is not documented.

use super::answer::{Answer, Kind, response};
use super::{error, example, header, stream};
use crate::export::annotation::description;
use crate::export::schema::{Form, Schemas, nullable};
use crate::ir::{
    Content, EVENT_STREAM, Envelope, ErrorDef, Example, JSON_LINES, Message, MessageBody, Operation, Outcome,
    Outcomes, StatusMatch, Type,
};
use crate::json::{Json, Object};

const JSON: &str = "application/json";

pub(super) fn responses(schemas: &Schemas<'_>, operation: &Operation) -> Object {
    let mut answers = successes(schemas, operation);
    answers.extend(failures(schemas, operation));
    for example in &operation.examples {
        if let Some(message) = &example.response {
            add_example(schemas, operation, example, message, &mut answers);
        }
    }
    let mut statuses: Vec<(String, Vec<Answer>)> = Vec::new();
    for (status, answer) in answers {
        match statuses.iter_mut().find(|(known, _)| *known == status) {
            Some((_, answers)) => answers.push(answer),
            None => statuses.push((status, vec![answer])),
        }
    }
    let responses = statuses.into_iter().map(|(status, answers)| (status, response(answers).into()));
    let undocumented = Object::of("description", "An answer that is not documented.");
    responses.collect::<Object>().with("default", undocumented)
}

fn successes(schemas: &Schemas<'_>, operation: &Operation) -> Vec<(String, Answer)> {
    let outcomes: Vec<(Kind, &Outcome)> = match &operation.outcomes {
        Outcomes::One(outcome) => vec![(Kind::Outcome, outcome)],
        Outcomes::Several(several) => {
            several.iter().map(|named| (Kind::Named(named.name.clone()), &named.outcome)).collect()
        }
    };
    let answer = |(kind, outcome): (Kind, &Outcome)| {
        let description = match &kind {
            Kind::Named(name) => about(name, &outcome.doc),
            Kind::Outcome | Kind::Stream | Kind::Error(_) => {
                description(&outcome.doc).unwrap_or_else(|| "Success.".to_owned())
            }
        };
        let mut body = content(schemas, outcome);
        if let (Kind::Stream, Some(doc), Some((_, schema))) = (&kind, &outcome.doc, &mut body) {
            schema.push("x-specwright-doc", doc.as_str());
        }
        let answer = Answer {
            kind,
            description,
            body,
            examples: Object::default(),
            is_stream: outcome.content.is_stream(),
            headers: header::headers(schemas, outcome.headers.as_ref()),
            headers_name: header::name(schemas.api, outcome.headers.as_ref()),
        };
        (outcome.status.to_string(), answer)
    };
    let stream = operation.stream.as_ref().map(|stream| (Kind::Stream, &stream.outcome));
    let parts: Vec<(String, Answer)> = outcomes
        .iter()
        .filter(|(_, outcome)| outcome.resumable && matches!(outcome.content, Content::Bytes))
        .map(|(_, outcome)| ("206".to_owned(), part(schemas, outcome)))
        .collect();
    outcomes.into_iter().chain(stream).map(answer).chain(parts).collect()
}

/// The bytes that a request asks for when it goes on with a download.
fn part(schemas: &Schemas<'_>, outcome: &Outcome) -> Answer {
    Answer {
        kind: Kind::Outcome,
        description: "The bytes that the header `Range` of a request names.".to_owned(),
        body: content(schemas, outcome),
        examples: Object::default(),
        is_stream: false,
        headers: header::headers(schemas, outcome.headers.as_ref()),
        headers_name: header::name(schemas.api, outcome.headers.as_ref()),
    }
}

fn content(schemas: &Schemas<'_>, outcome: &Outcome) -> Option<(String, Object)> {
    let media_type = |default: &str| outcome.media.clone().unwrap_or_else(|| default.to_owned());
    match &outcome.content {
        Content::Empty => None,
        Content::Bytes => Some((media_type("*/*"), schemas.bytes(outcome.media.as_deref()))),
        Content::Text => Some((media_type("*/*"), schemas.value(&Type::String, Form::Response))),
        Content::Json { ty, nullable: may_be_null, envelope } => {
            let value = schemas.value(ty, Form::Response);
            let value = match (*may_be_null, value.is_empty()) {
                (false, _) => value,
                // Any value may be null already; that nothing is as good as null is said so.
                (true, true) => Object::of("anyOf", Json::list([value, Object::of("type", "null")])),
                (true, false) => nullable(value),
            };
            let schema = envelope.iter().fold(value, |value, envelope| wrapped(envelope, value));
            Some((media_type(JSON), schema))
        }
        Content::Events(events) => {
            Some((media_type(EVENT_STREAM), stream::events(schemas, events, outcome.resumable)))
        }
        Content::Lines { ty, nullable } => {
            Some((media_type(JSON_LINES), stream::lines(schemas, ty, *nullable)))
        }
    }
}

fn wrapped(envelope: &Envelope, value: Object) -> Object {
    let proofs =
        envelope.expect.iter().map(|(name, expected)| (name.clone(), Object::of("const", expected).into()));
    let proofs = proofs.collect::<Object>();
    let Some(member) = &envelope.member else {
        let required = Json::list(proofs.iter().map(|(name, _)| name));
        let proof =
            Object::of("type", "object").with("properties", proofs.clone()).with("required", required);
        return Object::of("allOf", Json::list([value, proof]))
            .with("x-specwright-expect", Json::list(proofs.iter().map(|(name, _)| name)));
    };
    let properties = proofs.with(member, value);
    let required = Json::list(properties.iter().map(|(name, _)| name));
    Object::of("type", "object")
        .with("properties", properties)
        .with("required", required)
        .with("x-specwright-envelope", member.as_str())
}

/// A name with what it means.
fn about(name: &str, doc: &Option<String>) -> String {
    match description(doc) {
        Some(doc) => format!("`{name}`: {doc}"),
        None => format!("`{name}`."),
    }
}

/// Documented errors under each of their statuses, by status.
fn failures(schemas: &Schemas<'_>, operation: &Operation) -> Vec<(String, Answer)> {
    let errors = operation.errors.iter().map(|id| &schemas.api[*id]);
    let mut answers: Vec<(String, Answer)> = errors
        .flat_map(|error| {
            statuses(&error.status).into_iter().map(|(key, status)| (key, failure(schemas, error, status)))
        })
        .collect();
    // Stable, so that errors of one status keep the author's order; `4XX` is behind all of its class.
    answers.sort_by(|(a, _), (b, _)| a.cmp(b));
    answers
}

fn statuses(status: &StatusMatch) -> Vec<(String, Option<u16>)> {
    match status {
        StatusMatch::One(status) => vec![(status.to_string(), Some(*status))],
        StatusMatch::Several(several) => {
            several.iter().map(|status| (status.to_string(), Some(*status))).collect()
        }
        StatusMatch::Class(class) => vec![(format!("{class}XX"), None)],
    }
}

fn failure(schemas: &Schemas<'_>, error: &ErrorDef, status: Option<u16>) -> Answer {
    let shown = error.example.as_ref().filter(|example| status.is_none_or(|status| status == example.status));
    let example = match shown {
        Some(message) => example::answer(&message.body, Object::default()),
        None => error::sample(schemas, error, status),
    };
    let examples: Object =
        example.into_iter().map(|example| (error.name.clone(), Json::Object(example))).collect();
    Answer {
        kind: Kind::Error(error.name.clone()),
        description: about(&error.name, &error.doc),
        body: schemas.api.error_body_of(error).map(|_| (JSON.to_owned(), error::reference(error))),
        examples,
        headers: header::headers(schemas, error.headers.as_ref()),
        headers_name: None,
        is_stream: false,
    }
}

/// Puts an example where its status belongs: its own, its class, or for a success the first there is.
fn add_example(
    schemas: &Schemas<'_>,
    operation: &Operation,
    example: &Example,
    message: &Message,
    answers: &mut [(String, Answer)],
) {
    let Some(entry) = example::answer(&message.body, example::about(schemas.api, operation, example)) else {
        return;
    };
    let exact = message.status.to_string();
    let class = format!("{}XX", message.status / 100);
    let asks_for_stream = operation.stream.is_some() && message.status < 300;
    let fits = |answer: &Answer| match (&answer.body, &message.body) {
        // A text may be JSON, but is a stream where there is one.
        (Some(_), MessageBody::Text(_)) if asks_for_stream && !answer.is_stream => false,
        (Some(_), MessageBody::Json(_)) if answer.is_stream => false,
        (Some((media_type, _)), MessageBody::Json(_)) => media_type.contains("json"),
        (Some(_), _) => true,
        (None, _) => false,
    };
    let succeeded = message.status < 300;
    let place = [Some(exact), Some(class), None].into_iter().find_map(|wanted| {
        answers.iter().position(|(status, answer)| match &wanted {
            Some(wanted) => status == wanted && fits(answer),
            None => succeeded && status.starts_with('2') && fits(answer),
        })
    });
    if let Some((_, answer)) = place.and_then(|at| answers.get_mut(at)) {
        answer.examples.push(&example.name, entry);
    }
}
