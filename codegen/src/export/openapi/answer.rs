//! What an operation may answer under one status, put together: OpenAPI has one response for each.

use crate::json::{Json, Object};

/// One of the responses under a status.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) kind: Kind,
    /// What it means, for people.
    pub(super) description: String,
    /// Its media type and schema, where it has a body.
    pub(super) body: Option<(String, Object)>,
    pub(super) examples: Object,
    /// Its headers by name.
    pub(super) headers: Object,
    /// What the spec calls the type of its headers.
    pub(super) headers_name: Option<String>,
    /// Whether the schema is that of an item, which examples of the whole do not fit.
    pub(super) is_stream: bool,
}

/// What a spec calls a response.
#[derive(Debug)]
pub(super) enum Kind {
    /// The one outcome there is.
    Outcome,
    /// The stream that a member of the request asks for in its place.
    Stream,
    /// One of several outcomes.
    Named(String),
    /// A documented error.
    Error(String),
}

/// One response for all that have a status.
pub(super) fn response(answers: Vec<Answer>) -> Object {
    let names = names(&answers);
    let headers = headers(&answers);
    let of_success = of_success(&answers);
    let mut descriptions: Vec<String> = Vec::new();
    let mut content: Vec<(String, Vec<Object>, Object)> = Vec::new();
    let streams: Vec<String> = answers
        .iter()
        .filter(|one| one.is_stream)
        .filter_map(|one| Some(one.body.as_ref()?.0.clone()))
        .collect();
    for Answer { description, body, examples, .. } in answers {
        if !descriptions.contains(&description) {
            descriptions.push(description);
        }
        let Some((media_type, schema)) = body else { continue };
        match content.iter_mut().find(|(other, ..)| *other == media_type) {
            Some((_, schemas, all)) => {
                schemas.push(schema);
                *all = std::mem::take(all).and(examples);
            }
            None => content.push((media_type, vec![schema], examples)),
        }
    }
    let content: Object = content
        .into_iter()
        .map(|(media_type, schemas, examples)| {
            let media = Object::default().with_some("schema", any_of(schemas).non_empty());
            let key = if streams.contains(&media_type) { "x-specwright-examples" } else { "examples" };
            (media_type, media.with_some(key, unique(examples).non_empty()).into())
        })
        .collect();
    Object::of("description", descriptions.join("\n\n"))
        .with_some("x-specwright-doc", of_success)
        .with_some("headers", headers.non_empty())
        .with_some("content", content.non_empty())
        .and(names)
}

/// What is said of a success, where an error or a stream may come in its place and is described behind it.
fn of_success(answers: &[Answer]) -> Option<String> {
    let is_beside = |answer: &&Answer| matches!(answer.kind, Kind::Error(_) | Kind::Stream);
    let (beside, others): (Vec<&Answer>, Vec<&Answer>) = answers.iter().partition(is_beside);
    let mut said: Vec<&str> = others.iter().map(|answer| answer.description.as_str()).collect();
    said.dedup();
    (!beside.is_empty() && !others.is_empty()).then(|| said.join("\n\n"))
}

/// The headers of all, each name once; one that not all have may be absent.
fn headers(answers: &[Answer]) -> Object {
    let mut all = Object::default();
    for (name, header) in answers.iter().flat_map(|answer| answer.headers.iter()) {
        let is_same = |known: &str| known.eq_ignore_ascii_case(name);
        if all.iter().any(|(known, _)| is_same(known)) {
            continue;
        }
        let is_everywhere =
            answers.iter().all(|answer| answer.headers.iter().any(|(known, _)| is_same(known)));
        let header = match header {
            Json::Object(header) if !is_everywhere => optional(header),
            header => header.clone(),
        };
        all.push(name, header);
    }
    all
}

/// A header that need not be there.
fn optional(header: &Object) -> Json {
    let kept = header.iter().filter(|(key, _)| *key != "required");
    Json::Object(kept.map(|(key, value)| (key.to_owned(), value.clone())).collect())
}

/// What the spec calls the responses: outcomes with their media types and headers, and errors.
fn names(answers: &[Answer]) -> Object {
    let (mut outcomes, mut headers_of_named, mut errors) = (Object::default(), Object::default(), Vec::new());
    let mut headers = None;
    for answer in answers {
        let headers_name = answer.headers_name.as_deref();
        match &answer.kind {
            Kind::Outcome => headers = headers_name.map(Json::from),
            Kind::Stream => {}
            Kind::Named(name) => {
                let media_type = answer.body.as_ref().map(|(media_type, _)| media_type.as_str());
                outcomes.push(name, media_type.map_or(Json::Null, Json::from));
                if let Some(headers) = headers_name {
                    headers_of_named.push(name, headers);
                }
            }
            Kind::Error(name) => errors.push(Json::from(name.as_str())),
        }
    }
    let headers = headers.or(headers_of_named.non_empty().map(Json::from));
    Object::default()
        .with_some("x-specwright-headers", headers)
        .with_some("x-specwright-outcomes", outcomes.non_empty())
        .with_some("x-specwright-errors", Some(errors).filter(|errors| !errors.is_empty()))
}

fn any_of(mut schemas: Vec<Object>) -> Object {
    match schemas.len() {
        0 | 1 => schemas.pop().unwrap_or_default(),
        _ => Object::of("anyOf", Json::list(schemas)),
    }
}

/// Examples of one name: the first stays.
fn unique(examples: Object) -> Object {
    let mut kept = Object::default();
    for (name, example) in examples.iter() {
        if kept.get(name).is_none() {
            kept.push(name, example.clone());
        }
    }
    kept
}
