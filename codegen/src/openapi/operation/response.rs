//! What is answered: successes, and errors by their status.

mod failure;
mod named;

pub(crate) use self::failure::Failure;
use self::failure::failures;

use super::headers;
use super::media::{self, Media, Nature};
use super::stream::{self, Asked};
use super::{unique, variants};
use crate::diagnostic::Code;
use crate::ir::{
    Content, EVENT_STREAM, Input, JSON_LINES, Method, NOT_MODIFIED, NamedOutcome, Outcome, Outcomes, Place,
    Type,
};
use crate::openapi::fields::Fields;
use crate::openapi::status;
use crate::openapi::types::{At, Owner, Types};
use crate::source::Span;
use crate::yaml::{Entry, Node};

/// What an operation answers.
pub(super) struct Responses {
    pub(super) outcomes: Outcomes,
    /// The stream that may come in place of the one success.
    pub(super) stream: Option<Outcome>,
    pub(super) failures: Vec<Failure>,
}

/// A response of a status.
struct Response<'d> {
    status: Status,
    doc: Option<String>,
    media: Vec<Media<'d>>,
    headers: headers::Headers<'d>,
    /// What a spec that the document was made of calls its outcomes, with the media type of each.
    names: &'d [Entry],
    span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    One(u16),
    Class(u8),
    Default,
}

pub(super) fn lower<'d>(
    node: Option<&'d Node>,
    method: Method,
    span: Span,
    inputs: &[Input],
    asked: Option<Asked>,
    owner: &Owner,
    types: &mut Types<'d, '_>,
) -> Responses {
    let entries = node.map_or(&[][..], Node::entries);
    let mut responses: Vec<Response<'d>> = Vec::new();
    let is_success = |status: Status| matches!(status, Status::One(200..=299) | Status::Class(2));
    let named = entries.iter().filter_map(|entry| status_of(&entry.key.text));
    let has_success = named.into_iter().any(is_success);
    for entry in entries {
        responses.extend(read(entry, has_success, types));
    }
    let (mut successes, mut others): (Vec<_>, Vec<_>) =
        responses.into_iter().partition(|one| is_success(one.status));
    if successes.is_empty()
        && let Some(index) = others.iter().position(|one| one.status == Status::Default)
    {
        let success = others.remove(index);
        types.notes.say(
            Code::OpenapiResponse,
            success.span,
            "no status of a success is named, so that `default` is the success",
        );
        successes.push(success);
    }
    if successes.is_empty() {
        types.notes.say(
            Code::OpenapiResponse,
            span,
            "no success is described, so that nothing is read of one",
        );
    }
    let stream = asked.and_then(|asked| asked_for(asked, &mut successes, owner, types));
    let unmodified = others.iter().position(|one| {
        let asked_for = inputs.iter().any(is_condition) || !one.names.is_empty();
        one.status == Status::One(NOT_MODIFIED) && asked_for
    });
    if !successes.is_empty() {
        successes.extend(unmodified.map(|index| others.remove(index)));
    }
    let outcomes = outcomes(successes, method, span, owner, stream.is_some(), types);
    let failures = failures(others, owner, types);
    Responses { outcomes, stream, failures }
}

/// Whether an input makes a request conditional, so that the server may say that nothing was modified. Without one, 304 is
/// what no caller asks for: an error.
fn is_condition(input: &Input) -> bool {
    let names = ["If-None-Match", "If-Modified-Since"];
    input.place == Place::Header && names.iter().any(|name| name.eq_ignore_ascii_case(input.sent_name()))
}

fn status_of(word: &str) -> Option<Status> {
    match (word.parse::<u16>(), word.as_bytes()) {
        _ if word == "default" => Some(Status::Default),
        (Ok(status @ 100..=599), _) => Some(Status::One(status)),
        (_, [class @ b'1'..=b'5', b'X' | b'x', b'X' | b'x']) => Some(Status::Class(class - b'0')),
        _ => None,
    }
}

fn read<'d>(entry: &'d Entry, has_success: bool, types: &mut Types<'d, '_>) -> Option<Response<'d>> {
    let word = entry.key.text.as_str();
    if word.starts_with("x-") {
        return None;
    }
    let Some(status) = status_of(word) else {
        let message = format!("`{}` is not a status that is read", word.escape_debug());
        types.notes.say(Code::OpenapiResponse, entry.key.span, message);
        return None;
    };
    let target = match types.schemas.document.follow(&entry.value) {
        Ok(target) => target,
        Err(broken) => {
            let is_error = match status {
                Status::One(status) => status >= 300,
                Status::Class(class) => class >= 3,
                Status::Default => has_success,
            };
            if !is_error {
                types.broken.push(broken);
                return None;
            }
            // The operation can be called all the same.
            let message = format!("{}, so that nothing is known of the error but its status", broken.message);
            types.notes.say(Code::OpenapiResponse, broken.span, message);
            let span = entry.key.span;
            let headers = headers::Headers::default();
            return Some(Response { status, doc: None, media: Vec::new(), headers, names: &[], span });
        }
    };
    let mut fields = Fields::of(target, "a response", types.notes);
    let doc = fields.doc("description");
    let content = fields.map("content");
    fields.words(&["links", "summary"]);
    let headers = headers::read(&mut fields);
    let names = fields.map("x-specwright-outcomes");
    fields.take("x-specwright-errors");
    fields.finish();
    let mut media = media::read(content, types.notes);
    whole_first(&mut media);
    Some(Response { status, doc, media, headers, names, span: entry.key.span })
}

/// Bytes that may come as a stream of something else come whole, unless that is asked for, as JSON does.
fn whole_first(media: &mut [Media<'_>]) {
    let is_whole = |media: &Media<'_>| media.nature == Nature::Bytes && media.is_said_binary();
    if media.first().is_some_and(|first| first.nature.is_stream())
        && let Some(at) = media.iter().position(is_whole)
        && let Some(before) = media.get_mut(..=at)
    {
        before.rotate_right(1);
    }
}

fn outcomes<'d>(
    successes: Vec<Response<'d>>,
    method: Method,
    span: Span,
    owner: &Owner,
    is_streamed: bool,
    types: &mut Types<'d, '_>,
) -> Outcomes {
    if successes.iter().any(|success| !success.names.is_empty()) {
        return Outcomes::Several(named::outcomes(&successes, owner, types));
    }
    let is_modified = |success: &&Response<'_>| success.status != Status::One(NOT_MODIFIED);
    let several = successes.iter().filter(is_modified).count() > 1;
    let mut found: Vec<NamedOutcome> = Vec::new();
    for success in successes {
        let status = match success.status {
            Status::One(status) => status,
            Status::Class(_) | Status::Default => 200,
        };
        let own = if several { status.to_string() } else { "Output".to_owned() };
        let place = At::of_response(owner.clone(), &own);
        let is_empty = method == Method::Head || matches!(status, 204 | 205 | NOT_MODIFIED);
        let (content, media) = match is_empty {
            true => {
                let message = match method {
                    Method::Head => {
                        "a response to HEAD has no body, so that its content is left out".to_owned()
                    }
                    _ => format!(
                        "a response with status {status} has no body, so that its content is left out"
                    ),
                };
                let code = if method == Method::Head { Code::OpenapiWords } else { Code::OpenapiRepaired };
                for media in &success.media {
                    types.notes.say(code, media.entry.key.span, message.clone());
                }
                (Content::Empty, None)
            }
            false => content(&success, &place, is_streamed, types),
        };
        let beside = if is_empty { Vec::new() } else { beside_json(&success, is_streamed) };
        let name = match beside.is_empty() || several {
            true => status::name(status),
            false => "Json".to_owned(),
        };
        let own = if several { format!("{name}Headers") } else { "Headers".to_owned() };
        let headers = headers::lower(&success.headers, &own, owner, types);
        let resumable =
            success.media.first().is_some_and(stream::is_resumable) && matches!(content, Content::Events(_));
        let doc = success.doc.clone();
        let outcome = Outcome { status, content, media, resumable, headers, doc, span: success.span };
        let others: Vec<NamedOutcome> = beside
            .into_iter()
            .map(|media| {
                let (content, own) = content_of(media, &place, types);
                let before = if several { name.as_str() } else { "" };
                let name = format!("{before}{}", variants::name(media));
                let outcome = Outcome { content, media: own, resumable: false, ..outcome.clone() };
                NamedOutcome { name, outcome }
            })
            .collect();
        match found.iter_mut().find(|known| is_same(&known.outcome, &outcome)) {
            Some(known) => {
                known.outcome.resumable |= are_parts(method, &known.outcome, &outcome);
                known.outcome.status = known.outcome.status.min(outcome.status);
                let first = known.outcome.headers.take();
                known.outcome.headers = headers::join(first, outcome.headers.as_ref(), types);
            }
            None => found.push(NamedOutcome { name, outcome }),
        }
        found.extend(others);
    }
    match found.len() {
        0 => Outcomes::One(Outcome {
            status: 200,
            content: Content::Empty,
            media: None,
            resumable: false,
            headers: None,
            doc: None,
            span,
        }),
        1 => Outcomes::One(found.remove(0).outcome),
        _ => {
            let mut seen = std::collections::HashSet::new();
            found.retain(|named| seen.insert((named.outcome.status, named.outcome.media.clone())));
            let mut names = std::collections::HashSet::new();
            for named in &mut found {
                named.name = unique(&mut names, named.name.clone());
            }
            // Which outcome a response is must be known before it is read piece by piece.
            found.iter_mut().for_each(|named| named.outcome.resumable = false);
            found.iter_mut().for_each(|named| read_whole(&mut named.outcome, types));
            Outcomes::Several(found)
        }
    }
}

/// Which of several outcomes a response is must be known before it is read: a stream is then bytes.
fn read_whole(outcome: &mut Outcome, types: &Types<'_, '_>) {
    if !outcome.content.is_stream() {
        return;
    }
    let message = "a stream that is one of several outcomes is read as bytes";
    types.notes.say(Code::OpenapiMedia, outcome.span, message);
    outcome.media = outcome.media.take().or(outcome.content.usual_media().map(str::to_owned));
    outcome.content = Content::Bytes;
}

/// Whether one of two responses with the same bytes has all of them, and the other those that a request asks for.
fn are_parts(method: Method, one: &Outcome, other: &Outcome) -> bool {
    let statuses = [one.status, other.status];
    method == Method::Get
        && matches!(one.content, Content::Bytes)
        && statuses.contains(&200)
        && statuses.contains(&206)
}

fn is_same(one: &Outcome, other: &Outcome) -> bool {
    let content = match (&one.content, &other.content) {
        (Content::Empty, Content::Empty)
        | (Content::Text, Content::Text)
        | (Content::Bytes, Content::Bytes) => true,
        (Content::Json { ty: one, nullable: a, .. }, Content::Json { ty: other, nullable: b, .. }) => {
            one == other && a == b
        }
        (Content::Events(one), Content::Events(other)) => one == other,
        (Content::Lines { ty: one, nullable: a }, Content::Lines { ty: other, nullable: b }) => {
            one == other && a == b
        }
        _ => false,
    };
    content && one.media == other.media && one.is_not_modified() == other.is_not_modified()
}

/// What a response holds, of the best of its media types.
fn content<'d>(
    response: &Response<'d>,
    at: &At,
    is_streamed: bool,
    types: &mut Types<'d, '_>,
) -> (Content, Option<String>) {
    let stream = response.media.iter().find(|media| is_streamed && media.nature.is_stream());
    let is_stream = |media: &&Media<'d>| stream.is_some_and(|stream| std::ptr::eq(stream, *media));
    let mut whole = response.media.iter().filter(|media| !is_stream(media));
    let Some(taken) = whole.next() else { return (Content::Empty, None) };
    let beside = beside_json(response, is_streamed);
    let is_beside = |media: &Media<'d>| beside.iter().any(|one| std::ptr::eq(*one, media));
    media::tell_left(taken, whole.filter(|other| !is_beside(other)), types.notes);
    content_of(taken, at, types)
}

/// The texts and the bytes that may come in place of JSON, where they say that they are no JSON.
fn beside_json<'m, 'd>(response: &'m Response<'d>, is_streamed: bool) -> Vec<&'m Media<'d>> {
    let Some((taken, others)) = response.media.split_first() else { return Vec::new() };
    if taken.nature != Nature::Json || is_streamed {
        return Vec::new();
    }
    let others = others.iter().filter(|other| match other.nature {
        Nature::Text => other.is_text() && !other.has_schema_of(taken) && other.own_name().is_some(),
        Nature::Bytes => other.is_binary() && bytes_media(other.name).is_some(),
        _ => false,
    });
    others.collect()
}

/// The stream of the one success that also comes whole, be it with a status of its own.
fn asked_for<'d>(
    asked: Asked,
    successes: &mut Vec<Response<'d>>,
    owner: &Owner,
    types: &mut Types<'d, '_>,
) -> Option<Outcome> {
    let streams =
        |success: &Response<'_>| success.media.iter().filter(|media| media.nature.is_stream()).count();
    let is_stream = |success: &Response<'_>| streams(success) > 0 && streams(success) == success.media.len();
    match successes.as_slice() {
        [one] if asked == Asked::ByName || !is_stream(one) => beside(one, owner, types),
        [one, other] if streams(one) == 0 || streams(other) == 0 => {
            let at = successes.iter().position(is_stream)?;
            beside(&successes.remove(at), owner, types)
        }
        _ => None,
    }
}

/// The stream among what a success may be.
fn beside<'d>(success: &Response<'d>, owner: &Owner, types: &mut Types<'d, '_>) -> Option<Outcome> {
    let stream = success.media.iter().find(|media| media.nature.is_stream())?;
    let (content, media) = content_of(stream, &At::of_part(owner.clone(), "Event"), types);
    let status = match success.status {
        Status::One(status) => status,
        Status::Class(_) | Status::Default => 200,
    };
    let (resumable, span) = (stream::is_resumable(stream), stream.entry.key.span);
    let doc = stream.schema.and_then(|schema| schema.get("x-specwright-doc")?.text()).map(str::to_owned);
    Some(Outcome { status, content, media, resumable, headers: None, doc, span })
}

/// What a body of a media type holds.
fn content_of<'d>(taken: &Media<'d>, at: &At, types: &mut Types<'d, '_>) -> (Content, Option<String>) {
    match taken.nature {
        Nature::Json => {
            let (ty, nullable) = match taken.schema {
                Some(schema) => types.plain(schema, at),
                None => (Type::Any, true),
            };
            (Content::Json { ty, nullable, envelope: None }, taken.own_name())
        }
        Nature::Text => (Content::Text, taken.own_name()),
        Nature::Xml => {
            types.notes.say(Code::OpenapiMedia, taken.entry.key.span, "XML is read as a text");
            (Content::Text, taken.own_name())
        }
        Nature::Events => {
            let events = stream::events(taken, at, types);
            (Content::Events(events), taken.own_name().filter(|name| name != EVENT_STREAM))
        }
        Nature::Lines => {
            let (ty, nullable) = stream::line(taken, at, types);
            (Content::Lines { ty, nullable }, taken.own_name().filter(|name| name != JSON_LINES))
        }
        Nature::Bytes => {
            let is_any = taken.schema.is_some_and(|schema| schema.get("x-specwright-bytes").is_some());
            (Content::Bytes, bytes_media(taken.name).filter(|_| !is_any))
        }
        Nature::Multipart | Nature::Urlencoded => {
            let message = format!("a response of `{}` is read as bytes", taken.name.escape_debug());
            types.notes.say(Code::OpenapiMedia, taken.entry.key.span, message);
            (Content::Bytes, bytes_media(taken.name))
        }
    }
}

fn bytes_media(name: &str) -> Option<String> {
    crate::form::media_range(name).is_none().then(|| name.to_owned())
}
