//! Lists, and pages of them.

use http::{HeaderName, HeaderValue};
use serde_json::{Map, Value, json};
use specwright_codegen::ir::{
    Api, Input, Member, MemberPath, Next, Null, PagesKind, Place, ResponseField, Type,
};

use super::Call;
use crate::behavior::resource::{Role, output_type};
use crate::behavior::seed::element;
use crate::behavior::store::{Ids, Store};
use crate::response::compose::{Known, compose_list};
use crate::shape::{Shape, json as json_value, shape};

/// The items on a page where neither request nor description say how many.
const PAGE_SIZE: u64 = 20;

/// A part of a list, and what a response says about it.
struct Slice {
    start: usize,
    size: usize,
    /// What the body says.
    said: Value,
    /// What headers say.
    headers: Vec<(String, Value)>,
}

impl Slice {
    /// A page from here on, of a list of so many.
    fn new(start: u64, size: u64) -> Self {
        Self { start: position(start), size: position(size), said: json!({}), headers: Vec::new() }
    }

    /// Where the page after it begins, if there is one.
    fn following(&self, count: usize) -> Option<usize> {
        Some(self.start.saturating_add(self.size)).filter(|after| *after < count)
    }

    fn say(&mut self, place: Option<&ResponseField>, value: Value) {
        match place {
            Some(ResponseField::Member(path)) => path.put(&mut self.said, value),
            Some(ResponseField::Header(name)) => self.headers.push((name.clone(), value)),
            None => {}
        }
    }
}

/// Things as a list has them.
type Things<'s> = Vec<&'s Map<String, Value>>;

impl Call<'_> {
    pub(super) fn list(
        &self,
        kind: usize,
        items: Option<&MemberPath>,
        ty: &Type,
        example: Option<&Value>,
        ids: &Ids,
        store: &Store,
    ) -> Value {
        let Some(element) = element(self.api, self.operation, items) else {
            return self.compose(Some(ty), Known { example, ..Known::default() });
        };
        let things = self.listed(kind, ids, store);
        let mut slice = self.slice(ty, &things);
        let shown = things.iter().skip(slice.start).take(slice.size);
        let records: Vec<Value> = shown.map(|thing| Value::Object((*thing).clone())).collect();
        let shown_items = items.map_or(example, |items| example.and_then(|example| items.find(example)));
        let shown_item = shown_items.and_then(|shown| shown.get(0));
        let viewed = compose_list(self.api, element, &records.iter().collect::<Vec<_>>(), shown_item, "item");
        let Some(items) = items else { return viewed };
        items.put(&mut slice.said, viewed);
        self.compose(Some(ty), Known { record: Some(&slice.said), example, ..Known::default() })
    }

    /// The headers of a page that say something of it. One without a value is not there: nothing comes after the page.
    pub(super) fn page_headers(&self, ids: &Ids, store: &Store) -> Vec<(HeaderName, Option<HeaderValue>)> {
        let (Role::List(kind, _), Some(pages)) = (&self.plan.role, &self.operation.pages) else {
            return Vec::new();
        };
        let Some(ty) = output_type(self.operation) else { return Vec::new() };
        let things = self.listed(*kind, ids, store);
        let slice = self.slice(ty, &things);
        let said = slice.headers.iter().filter_map(|(name, value)| {
            let text = match value {
                Value::Null => None,
                Value::String(text) => Some(text.clone()),
                other => Some(other.to_string()),
            };
            let name = HeaderName::try_from(name.as_str()).ok()?;
            Some((name, text.and_then(|text| HeaderValue::from_str(&text).ok())))
        });
        let mut headers: Vec<_> = said.collect();
        if let (PagesKind::Link, Some(after)) = (&pages.kind, slice.following(things.len())) {
            // RFC 8288
            let link = format!("<{}>; rel=\"next\"", self.address.following(after));
            headers.push((http::header::LINK, HeaderValue::from_str(&link).ok()));
        }
        headers
    }

    fn listed<'s>(&self, kind: usize, ids: &'s Ids, store: &'s Store) -> Things<'s> {
        store.below(kind, ids).filter(|thing| self.is_asked_for(thing)).collect()
    }

    /// Whether a thing has what query parameters with the names of its members ask for.
    fn is_asked_for(&self, thing: &Map<String, Value>) -> bool {
        let queries = self.operation.members.iter().filter(|input| input.place == Place::Query);
        let paging = self.operation.pages.as_ref().map(|pages| pages.kind.parameters()).unwrap_or_default();
        let is_paging = |input: &Input| paging.iter().any(|name| name.name() == input.member.wire_name);
        queries.filter(|input| !is_paging(input)).all(|input| {
            let name = &input.member.wire_name;
            match (self.members.get(name), thing.get(name)) {
                (Some(asked), Some(own)) if !asked.is_array() => asked == own,
                _ => true,
            }
        })
    }

    fn slice(&self, ty: &Type, things: &Things<'_>) -> Slice {
        let count = things.len();
        let Some(pages) = &self.operation.pages else { return Slice::new(0, count as u64) };
        let mut slice = match &pages.kind {
            PagesKind::Page { page, first, size, last, total, .. } => {
                let size_value = size.as_ref().map_or(PAGE_SIZE, |size| self.size(size.name()));
                let number = self.number(page.name()).unwrap_or(*first).max(*first);
                let index = u64::try_from(number.saturating_sub(*first)).unwrap_or(0);
                let page_count = (count as u64).div_ceil(size_value) as i64;
                let mut slice = Slice::new(index.saturating_mul(size_value), size_value);
                slice.say(last.as_ref(), json!(first.saturating_add(page_count).saturating_sub(1)));
                slice.say(total.as_ref(), json!(count));
                self.echo(&mut slice, ty, page.name(), json!(number));
                if let Some(size) = size {
                    self.echo(&mut slice, ty, size.name(), json!(size_value));
                }
                slice
            }
            PagesKind::Offset { offset, limit, total } => {
                let size = self.size(limit.name());
                let start = u64::try_from(self.number(offset.name()).unwrap_or(0)).unwrap_or(0);
                let mut slice = Slice::new(start, size);
                slice.say(total.as_ref(), json!(count));
                self.echo(&mut slice, ty, offset.name(), json!(start));
                self.echo(&mut slice, ty, limit.name(), json!(size));
                slice
            }
            PagesKind::Cursor { cursor, next: Next::Response(next) } => {
                let start =
                    self.members.get(cursor.name()).map_or(0, |cursor| offset_of(cursor).min(count as u64));
                let mut slice = Slice::new(start, self.likely_size());
                let following = slice.following(count);
                slice.say(Some(next), self.cursor(ty, (cursor.name(), next), following));
                slice
            }
            PagesKind::Cursor { cursor, next: Next::LastItem(member) } => {
                let start = self.members.get(cursor.name()).map_or(0, |last| {
                    let is_last = |thing: &&Map<String, Value>| member.find_in(thing) == Some(last);
                    // The last one, so that whoever goes on gets to the end whatever things have in common.
                    things.iter().rposition(is_last).map_or(count, |at| at + 1)
                });
                Slice::new(start as u64, self.likely_size())
            }
            PagesKind::Url { next } => {
                let mut slice = Slice::new(self.address.after.min(count as u64), self.likely_size());
                let following = slice.following(count).map(|after| json!(self.address.following(after)));
                slice.say(Some(next), following.unwrap_or_else(|| self.none(ty, next)));
                slice
            }
            PagesKind::Link => Slice::new(self.address.after.min(count as u64), self.likely_size()),
        };
        let more = json!(slice.following(count).is_some());
        slice.say(pages.more.as_ref(), more);
        slice
    }

    fn number(&self, name: &str) -> Option<i64> {
        self.members.get(name).and_then(whole)
    }

    fn parameter(&self, name: &str) -> Option<&Member> {
        self.operation.members.iter().map(|input| &input.member).find(|member| member.wire_name == name)
    }

    /// The size that was asked for, else that of the description.
    fn size(&self, name: &str) -> u64 {
        let parameter = self.parameter(name);
        let assumed = || parameter?.server_default.as_ref().and_then(|value| whole(&json_value(value)));
        let most = parameter.and_then(|parameter| parameter.constraints.range.as_ref()?.whole().1);
        let most = most.and_then(|most| i64::try_from(most).ok()).unwrap_or(i64::MAX);
        let size = self.number(name).or_else(assumed).unwrap_or(PAGE_SIZE as i64).min(most);
        u64::try_from(size).unwrap_or(1).max(1)
    }

    /// Some ways of paging name no parameter for the size; one that is called like it counts.
    fn likely_size(&self) -> u64 {
        let names = ["limit", "size", "pageSize", "page_size", "per_page", "perPage"];
        let name = names.into_iter().find(|name| self.parameter(name).is_some());
        name.map_or(PAGE_SIZE, |name| self.size(name))
    }

    /// Says a parameter's value in the member of the response that has its name, however written.
    fn echo(&self, slice: &mut Slice, ty: &Type, parameter: &str, value: Value) {
        let plain = |name: &str| name.replace(['_', '-'], "").to_ascii_lowercase();
        let Shape::Object(object) = shape(self.api, ty) else { return };
        let wanted = plain(parameter);
        let named = object.members.iter().find(|member| plain(&member.wire_name) == wanted);
        if let (Some(member), Some(said)) = (named, slice.said.as_object_mut()) {
            said.entry(member.wire_name.clone()).or_insert(value);
        }
    }

    /// A cursor, or what says that there is no more.
    fn cursor(&self, ty: &Type, (cursor, next): (&str, &ResponseField), following: Option<usize>) -> Value {
        let is_integer = match next {
            ResponseField::Member(path) => self.is_integer(ty, path),
            // As what it becomes.
            ResponseField::Header(_) => {
                self.parameter(cursor).is_some_and(|member| is_integer(self.api, &member.ty))
            }
        };
        match following {
            Some(at) if is_integer => json!(at),
            Some(at) => json!(format!("after-{at}")),
            None => self.none(ty, next),
        }
    }

    /// What says that there is no more: null, or an empty text where null may not be.
    fn none(&self, ty: &Type, next: &ResponseField) -> Value {
        let Some(next) = next.member() else { return Value::Null };
        let member = self.api.types.member_at(ty, next);
        match member.is_none_or(|member| member.presence.null() != Null::Refused) {
            true => Value::Null,
            false if self.is_integer(ty, next) => json!(0),
            false => json!(""),
        }
    }

    fn is_integer(&self, ty: &Type, path: &MemberPath) -> bool {
        self.api.types.member_at(ty, path).is_some_and(|member| is_integer(self.api, &member.ty))
    }
}

/// A whole number, perhaps as text; one beyond what an `i64` holds is as large as can be.
fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::String(text) => text.parse().ok(),
        value => value.as_i64().or_else(|| value.as_u64().map(|_| i64::MAX)),
    }
}

fn is_integer(api: &Api, ty: &Type) -> bool {
    matches!(shape(api, ty), Shape::Scalar(Type::Integer | Type::Unsigned))
}

/// Where a cursor points to; one that was not made here is at the end.
fn offset_of(cursor: &Value) -> u64 {
    match cursor {
        Value::Number(number) => number.as_u64().unwrap_or(u64::MAX),
        Value::String(text) if text.is_empty() => 0,
        Value::String(text) => text.strip_prefix("after-").and_then(|at| at.parse().ok()).unwrap_or(u64::MAX),
        _ => 0,
    }
}

fn position(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}
