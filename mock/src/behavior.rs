//! What a good request does, and what it is answered.

mod cursor;
pub(crate) mod id_generator;
mod new_ids;
mod page;
pub(crate) mod page_address;
pub(crate) mod request_members;
pub(crate) mod resource;
pub(crate) mod seed;
pub(crate) mod store;

use bytes::Bytes;
use http::Response;
use serde_json::{Map, Value};
use specwright_codegen::ir::{
    Api, Content, Envelope, Example, Message, MessageBody, Method, Operation, Outcome, Type,
};

use crate::behavior::cursor::Cursor;
use crate::behavior::id_generator::IdGenerator;
use crate::behavior::page_address::PageAddress;
use crate::behavior::request_members::{RequestMembers, Unsent};
use crate::behavior::resource::{Plan, Resources, Role};
use crate::behavior::seed::{chain_ids, id_member, id_text};
use crate::behavior::store::{Ids, Store};
use crate::response::charset;
use crate::response::compose::{Known, compose};
use crate::response::error::response;
use crate::response::examples::{Wish, choose, example_json, opened};
use crate::response::headers;
use crate::response::stream;

/// A request that may come in and is as described.
pub(crate) struct Call<'a> {
    pub(crate) api: &'a Api,
    pub(crate) resources: &'a Resources,
    pub(crate) operation: &'a Operation,
    pub(crate) plan: &'a Plan,
    pub(crate) members: &'a Map<String, Value>,
    pub(crate) wish: Wish<'a>,
    /// Where the request came, for pages that are found by their URL.
    pub(crate) address: PageAddress,
    /// What the mock itself says in the response, by name.
    pub(crate) stated: Map<String, Value>,
}

/// A thing in the path is not there.
pub(crate) struct Missing {
    /// The path parameter.
    pub(crate) parameter: String,
    /// The kind of thing.
    pub(crate) kind: usize,
}

/// A good answer, with its JSON inside the envelope.
pub(crate) struct Performed {
    pub(crate) response: Response<Bytes>,
    pub(crate) result: Option<Value>,
}

/// Acts on the things that there are, and answers.
pub(crate) fn perform(
    call: &Call<'_>,
    store: &mut Store,
    generator: &mut IdGenerator,
) -> Result<Performed, Missing> {
    let ids = chain_ids(call.plan, call.members).unwrap_or_default();
    call.check_chain(store, &ids)?;
    let Some((outcome, example)) = choose(call.operation, call.members, call.wish) else {
        // An operation has an outcome; without one there is nothing to say.
        return Ok(Performed { response: response(200, None, Bytes::new()), result: None });
    };
    let result = match &outcome.content {
        Content::Json { ty, nullable, envelope } => {
            let shown = opened(example_json(example), envelope.as_ref());
            let is_null = *nullable && (is_nothing(example) || shown.as_ref().is_some_and(Value::is_null));
            let result = call.act(Some(ty), shown.as_ref(), &ids, store, generator);
            Some(if is_null && call.plan.role == Role::Other { Value::Null } else { result })
        }
        Content::Empty | Content::Text | Content::Bytes | Content::Events(_) | Content::Lines { .. } => {
            call.act(None, None, &ids, store, generator);
            None
        }
    };
    let mut response = match outcome.content.is_stream() {
        true => call.stream(outcome, example, generator),
        false => write(outcome, example, result.as_ref()),
    };
    let add = match call.operation.method {
        Method::Head => headers::add_to_head,
        _ => headers::add,
    };
    add(call.api, outcome.headers.as_ref(), &mut response);
    for (name, value) in call.page_headers(&ids, store) {
        match value {
            Some(value) => drop(response.headers_mut().insert(name, value)),
            None => drop(response.headers_mut().remove(name)),
        }
    }
    Ok(Performed { response, result })
}

impl<'a> Call<'a> {
    fn check_chain(&self, store: &Store, ids: &[String]) -> Result<(), Missing> {
        for (at, (kind, parameter)) in self.plan.chain.iter().enumerate() {
            let Some(own) = ids.get(..=at) else { return Ok(()) };
            let is_last = at + 1 == self.plan.chain.len();
            let may_be_made = is_last
                && self.plan.role == Role::Replace
                && crate::response::error::not_found(self.api, self.operation).is_none();
            let is_known = self.resources.resources.get(*kind).is_some_and(|resource| resource.is_known);
            let is_missing = store.get(*kind, own).is_none() && (is_known || store.is_deleted(*kind, own));
            if is_missing && !may_be_made {
                return Err(Missing { parameter: parameter.clone(), kind: *kind });
            }
        }
        Ok(())
    }

    /// The response's JSON, after the request has had its effect.
    fn act(
        &self,
        ty: Option<&Type>,
        example: Option<&Value>,
        ids: &Ids,
        store: &mut Store,
        generator: &mut IdGenerator,
    ) -> Value {
        match &self.plan.role {
            Role::Create(kind) => self.create(*kind, ty, example, ids, store, generator),
            Role::List(kind, items) => match ty {
                Some(ty) => self.list(*kind, items.as_ref(), ty, example, ids, store),
                None => Value::Null,
            },
            Role::Replace => self.change(Unsent::Empty, ty, example, ids, store),
            Role::Change => self.change(Unsent::Kept, ty, example, ids, store),
            Role::Get => {
                let thing = self.thing(store, ids);
                self.shown(ty, thing, example)
            }
            Role::Delete => {
                let thing = self.thing(store, ids);
                if let Some((kind, _)) = self.plan.chain.last() {
                    store.delete(*kind, ids);
                }
                self.shown(ty, thing, example)
            }
            Role::Other if self.is_of_thing(ty) => match self.operation.method {
                Method::Get => self.shown(ty, self.thing(store, ids), example),
                _ => self.change(Unsent::Kept, ty, example, ids, store),
            },
            Role::Other => self.answer(ty, example, generator),
        }
    }

    /// Whether a response is the last thing of the chain: it has the type that reading the thing answers.
    fn is_of_thing(&self, ty: Option<&Type>) -> bool {
        let (Some(ty), Some((kind, _))) = (ty, self.plan.chain.last()) else { return false };
        self.api.operations.iter().zip(&self.resources.plans).any(|(operation, plan)| {
            let is_read = plan.role == Role::Get && plan.chain.last().is_some_and(|(other, _)| other == kind);
            is_read
                && matches!(ty, Type::Named(_))
                && crate::behavior::resource::output_type(operation) == Some(ty)
        })
    }

    /// The last thing of the chain, with the ids of the path.
    fn thing(&self, store: &Store, ids: &Ids) -> Map<String, Value> {
        let kept = self.plan.chain.last().and_then(|(kind, _)| store.get(*kind, ids)).cloned();
        let mut thing = kept.unwrap_or_default();
        for (_, parameter) in &self.plan.chain {
            if let Some(value) = self.members.get(parameter) {
                thing.insert(parameter.clone(), value.clone());
            }
        }
        if let Some((own, value)) = self.own_id_of_path() {
            thing.insert(own.to_owned(), value);
        }
        thing
    }

    /// The member of the response that is the id at the end of the path.
    fn own_id_of_path(&self) -> Option<(&'a str, Value)> {
        let (kind, parameter) = self.plan.chain.last()?;
        let own = id_member(self.api, self.resources, self.operation, *kind)?;
        Some((own, self.members.get(parameter)?.clone()))
    }

    fn shown(&self, ty: Option<&Type>, thing: Map<String, Value>, example: Option<&Value>) -> Value {
        let record = Value::Object(thing);
        self.compose(ty, Known { record: Some(&record), example, ..Known::default() })
    }

    fn compose(&self, ty: Option<&Type>, known: Known<'_>) -> Value {
        ty.map_or(Value::Null, |ty| compose(self.api, ty, known, "result"))
    }

    fn create(
        &self,
        kind: usize,
        ty: Option<&Type>,
        example: Option<&Value>,
        parents: &Ids,
        store: &mut Store,
        generator: &mut IdGenerator,
    ) -> Value {
        let sent = RequestMembers::of(self.api, self.operation, self.members, Unsent::Empty);
        let own = id_member(self.api, self.resources, self.operation, kind);
        let mut ids = self.fresh_ids(ty, &sent, example, generator);
        // Who names the thing himself has the say.
        let named = own.and_then(|own| sent.values().get(own)).filter(|value| id_text(value).is_some());
        if let (Some(own), Some(named)) = (own, named) {
            ids.insert(own.to_owned(), named.clone());
        }
        if let Some(cursor) = Cursor::of(self.api, self.resources, kind) {
            cursor.give_new(&mut ids, sent.values(), example, generator);
        }
        ids.extend(self.stated.clone());
        let record = Value::Object(ids.clone());
        let result =
            self.compose(ty, Known { record: Some(&record), sent: Some(&sent), example, ..Known::default() });
        let mut thing = sent.values().clone();
        thing.extend(ids);
        thing.extend(result.as_object().cloned().unwrap_or_default());
        let shown = own.and_then(|own| thing.get(own)).and_then(id_text);
        let id = shown.unwrap_or_else(|| generator.hex(24));
        store.put(kind, [parents.clone(), vec![id]].concat(), thing);
        result
    }

    fn change(
        &self,
        unsent: Unsent,
        ty: Option<&Type>,
        example: Option<&Value>,
        ids: &Ids,
        store: &mut Store,
    ) -> Value {
        let sent = RequestMembers::of(self.api, self.operation, self.members, unsent);
        let mut thing = self.thing(store, ids);
        let own = self.own_id_of_path();
        if unsent == Unsent::Empty {
            thing.retain(|name, _| {
                !sent.is_of_other(name) || own.as_ref().is_some_and(|(own, _)| own == name)
            });
        }
        for (name, value) in sent.values() {
            if own.as_ref().is_none_or(|(own, _)| own != name) {
                thing.insert(name.clone(), value.clone());
            }
        }
        let result = self.shown(ty, thing.clone(), example);
        if let Some((kind, _)) = self.plan.chain.last() {
            store.put(*kind, ids.clone(), thing);
        }
        result
    }

    /// A stream of items: that of the example, or one of items that are made for the request.
    fn stream(
        &self,
        outcome: &Outcome,
        example: Option<&Example>,
        generator: &mut IdGenerator,
    ) -> Response<Bytes> {
        let shown = example.and_then(|example| example.response.as_ref());
        let shown_text = shown.map(|shown| text_of(Some(shown), ""));
        let media = outcome.media.as_deref().or(outcome.content.usual_media()).unwrap_or_default();
        let item = |ty: &Type| self.answer(Some(ty), None, generator);
        let text = match (&outcome.content, shown_text) {
            (Content::Events(_), Some(text)) => stream::complete(text),
            (_, Some(text)) => text,
            (Content::Events(events), None) => stream::events(events, item),
            (Content::Lines { ty, .. }, None) => stream::lines(media, ty, item),
            (_, None) => String::new(),
        };
        let text = match (&outcome.content, self.wish.last_id) {
            (Content::Events(_), Some(id)) if outcome.resumable => stream::behind(text, id),
            _ => text,
        };
        let status = shown.map_or(outcome.status, |shown| shown.status);
        response(status, Some(media), Bytes::from(text))
    }

    /// A response that is about nothing that is kept.
    fn answer(&self, ty: Option<&Type>, example: Option<&Value>, generator: &mut IdGenerator) -> Value {
        let makes = self.operation.method == Method::Post && self.plan.chain.is_empty();
        let unsent = if makes { Unsent::Empty } else { Unsent::Kept };
        let sent = RequestMembers::of(self.api, self.operation, self.members, unsent);
        let mut stated = if makes { self.fresh_ids(ty, &sent, example, generator) } else { Map::new() };
        stated.extend(self.stated.clone());
        let record = Value::Object(stated);
        self.compose(ty, Known { record: Some(&record), sent: Some(&sent), example, ..Known::default() })
    }
}

/// Whether an example's response has no body.
fn is_nothing(example: Option<&Example>) -> bool {
    let response = example.and_then(|example| example.response.as_ref());
    response.is_some_and(|response| matches!(response.body, MessageBody::Empty))
}

/// A good answer on the wire.
fn write(outcome: &Outcome, example: Option<&Example>, result: Option<&Value>) -> Response<Bytes> {
    let shown = example.and_then(|example| example.response.as_ref());
    let status = shown.map_or(outcome.status, |shown| shown.status);
    match &outcome.content {
        Content::Empty | Content::Events(_) | Content::Lines { .. } => response(status, None, Bytes::new()),
        Content::Bytes => {
            let media = outcome.media.as_deref().map_or("application/octet-stream", of_range);
            response(status, Some(media), Bytes::from(text_of(shown, "bytes")))
        }
        Content::Text => {
            let text = text_of(shown, "text");
            let media = outcome.media.as_deref().unwrap_or("text/plain; charset=utf-8");
            response(status, Some(media), charset::write(media, &text))
        }
        Content::Json { .. } if is_nothing(example) && result.is_none_or(Value::is_null) => {
            response(status, None, Bytes::new())
        }
        Content::Json { envelope, .. } => {
            let result = result.cloned().unwrap_or_default();
            let body = match envelope {
                None => result,
                Some(envelope) => wrapped(envelope, example_json(example), result),
            };
            let media = outcome.media.as_deref().unwrap_or("application/json");
            response(status, Some(media), Bytes::from(body.to_string()))
        }
    }
}

/// The text that an example shows.
fn text_of(shown: Option<&Message>, sample: &str) -> String {
    match shown.map(|shown| &shown.body) {
        Some(MessageBody::Text(text)) => text.clone(),
        Some(MessageBody::Json(value)) => crate::shape::json(value).to_string(),
        Some(MessageBody::Empty) => String::new(),
        None => sample.to_owned(),
    }
}

/// A media type of a range, or the media type itself.
fn of_range(media: &str) -> &str {
    match media {
        "image/*" => "image/png",
        "audio/*" => "audio/mpeg",
        "video/*" => "video/mp4",
        "text/*" => "text/plain",
        _ if media.contains('*') => "application/octet-stream",
        media => media,
    }
}

/// A result in its envelope, with what the example's has beside it.
fn wrapped(envelope: &Envelope, example: Option<Value>, result: Value) -> Value {
    let whole = match envelope.member {
        None => Some(result.clone()),
        Some(_) => example,
    };
    let mut body = whole.and_then(|body| body.as_object().cloned()).unwrap_or_default();
    for (name, expected) in &envelope.expect {
        body.insert(name.clone(), expected.to_json());
    }
    if let Some(member) = &envelope.member {
        body.insert(member.clone(), result);
    }
    Value::Object(body)
}
