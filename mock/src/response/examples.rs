//! The answers that the documentation shows.

use serde_json::{Map, Value};
use specwright_codegen::ir::{Content, Envelope, Example, Message, MessageBody, Operation, Outcome};

use crate::behavior::resource::{asked_for, outcomes};
use crate::request::essence;
use crate::shape::json;

/// What a client says of the response that it wants.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wish<'a> {
    /// The header `accept`.
    pub(crate) accept: &'a str,
    /// A status that it prefers.
    pub(crate) status: Option<u16>,
    /// The header `last-event-id`: the event behind which a stream goes on.
    pub(crate) last_id: Option<&'a str>,
}

/// The outcome that a response of this kind is, and the example of it that is nearest to a request.
pub(crate) fn choose<'a>(
    operation: &'a Operation,
    members: &Map<String, Value>,
    wish: Wish<'_>,
) -> Option<(&'a Outcome, Option<&'a Example>)> {
    let mut outcomes = asked_for(operation, members);
    // Whether a request has what there is, is seen when that is there.
    outcomes.retain(|outcome| !outcome.is_not_modified() || wish.status == Some(outcome.status));
    if outcomes.iter().any(|outcome| Some(outcome.status) == wish.status) {
        outcomes.retain(|outcome| Some(outcome.status) == wish.status);
    }
    let accepted = accepted(&outcomes, wish.accept);
    let may_be = |example: &&'a Example| {
        let own = outcome_of(operation, example);
        own.is_some_and(|own| outcomes.iter().any(|outcome| std::ptr::eq(*outcome, own)))
    };
    let examples = || operation.examples.iter().filter(|example| is_success(example)).filter(may_be);
    // The nearest, and of equals the first.
    let nearest = |examples: &mut dyn Iterator<Item = &'a Example>| {
        examples.min_by_key(|example| std::cmp::Reverse(likeness(operation, example, members)))
    };
    let outcome = match accepted {
        Some(outcome) => outcome,
        None => match nearest(&mut examples()).and_then(|example| outcome_of(operation, example)) {
            Some(outcome) => outcome,
            None => outcomes.first()?,
        },
    };
    let own =
        |example: &&Example| outcome_of(operation, example).is_some_and(|other| std::ptr::eq(other, outcome));
    Some((outcome, nearest(&mut examples().filter(own))))
}

/// The outcome that a client wants: the first that it names, unless it takes all.
fn accepted<'a>(outcomes: &[&'a Outcome], accept: &str) -> Option<&'a Outcome> {
    let named =
        |outcome: &Outcome, range: &str| media_of(outcome).is_some_and(|media| media == essence(range));
    let is_named = |outcome: &Outcome| accept.split(',').any(|range| named(outcome, range));
    if outcomes.iter().all(|outcome| matches!(outcome.content, Content::Empty) || is_named(outcome)) {
        return None;
    }
    let named = accept.split(',').find_map(|range| outcomes.iter().find(|outcome| named(outcome, range)));
    named.copied()
}

/// The media type of an outcome that says it, or that is JSON.
fn media_of(outcome: &Outcome) -> Option<String> {
    match (&outcome.media, &outcome.content) {
        (Some(media), _) => Some(essence(media)),
        (None, content) => content.usual_media().map(str::to_owned),
    }
}

fn is_success(example: &Example) -> bool {
    example.response.as_ref().is_some_and(|response| (200..300).contains(&response.status))
}

/// The outcome that an example shows: by status, then by the kind of its body.
fn outcome_of<'a>(operation: &'a Operation, example: &Example) -> Option<&'a Outcome> {
    let response = example.response.as_ref()?;
    let cost = |outcome: &&Outcome| {
        let same_kind = matches!(
            (&outcome.content, &response.body),
            (Content::Json { .. }, MessageBody::Json(_) | MessageBody::Text(_))
                | (
                    Content::Text | Content::Bytes | Content::Events(_) | Content::Lines { .. },
                    MessageBody::Text(_) | MessageBody::Empty
                )
                | (Content::Empty, MessageBody::Empty)
        ) || (matches!(response.body, MessageBody::Empty)
            && outcome.content.may_be_nothing());
        // A text may be JSON, but is a stream where there is one.
        let is_stream = outcome.content.is_stream() && matches!(response.body, MessageBody::Text(_));
        (outcome.status.abs_diff(response.status), !same_kind, !is_stream)
    };
    operation.successes().min_by_key(cost)
}

/// How many members a request shares with an example's.
fn likeness(operation: &Operation, example: &Example, members: &Map<String, Value>) -> usize {
    let values = example.request.iter().flat_map(|request| &request.values);
    let same = values.filter(|(index, value)| {
        let member = operation.members.get(*index);
        member.and_then(|input| members.get(&input.member.wire_name)).is_some_and(|sent| *sent == json(value))
    });
    same.count()
}

/// The JSON of a message, where it has any; text may be JSON as well.
pub(crate) fn body_json(message: &Message) -> Option<Value> {
    match &message.body {
        MessageBody::Empty => None,
        MessageBody::Json(value) => Some(json(value)),
        MessageBody::Text(text) => serde_json::from_str(text).ok(),
    }
}

/// The JSON of an example's response, the envelope included.
pub(crate) fn example_json(example: Option<&Example>) -> Option<Value> {
    example.and_then(|example| example.response.as_ref()).and_then(body_json)
}

/// What an envelope holds.
pub(crate) fn opened(body: Option<Value>, envelope: Option<&Envelope>) -> Option<Value> {
    match envelope {
        None => body,
        Some(envelope) => match &envelope.member {
            None => body,
            Some(member) => body?.get_mut(member).map(Value::take),
        },
    }
}

/// The values of an example's request by wire name.
pub(crate) fn request_members(operation: &Operation, example: &Example) -> Map<String, Value> {
    let values = example.request.iter().flat_map(|request| &request.values);
    let named = values.filter_map(|(index, value)| {
        operation.members.get(*index).map(|input| (input.member.wire_name.clone(), json(value)))
    });
    named.collect()
}

/// The envelope of an operation's JSON.
pub(crate) fn envelope(operation: &Operation) -> Option<&Envelope> {
    outcomes(operation).into_iter().find_map(|outcome| match &outcome.content {
        Content::Json { envelope, .. } => Some(envelope.as_ref()),
        Content::Empty | Content::Text | Content::Bytes | Content::Events(_) | Content::Lines { .. } => None,
    })?
}
