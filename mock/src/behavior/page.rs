//! Lists, and pages of them.

use serde_json::{Map, Value, json};
use specwright_codegen::ir::{Api, Member, MemberRef, Null, PagesKind, Place, Type};

use super::Call;
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
    said: Map<String, Value>,
}

impl Call<'_> {
    pub(super) fn list(
        &self,
        kind: usize,
        items: Option<&str>,
        ty: &Type,
        example: Option<&Value>,
        ids: &Ids,
        store: &Store,
    ) -> Value {
        let Some(element) = element(self.api, self.operation, items) else {
            return self.compose(Some(ty), Known { example, ..Known::default() });
        };
        let fitting: Vec<&Map<String, Value>> =
            store.below(kind, ids).filter(|thing| self.is_asked_for(thing)).collect();
        let slice = self.slice(ty, fitting.len());
        let shown = fitting.iter().skip(slice.start).take(slice.size);
        let records: Vec<Value> = shown.map(|thing| Value::Object((*thing).clone())).collect();
        let shown_items = items.map_or(example, |items| example.and_then(|example| example.get(items)));
        let shown_item = shown_items.and_then(|shown| shown.get(0));
        let viewed = compose_list(self.api, element, &records.iter().collect::<Vec<_>>(), shown_item, "item");
        let Some(items) = items else { return viewed };
        let mut record = slice.said;
        record.insert(items.to_owned(), viewed);
        self.shown(Some(ty), record, example)
    }

    /// Whether a thing has what query parameters with the names of its members ask for.
    fn is_asked_for(&self, thing: &Map<String, Value>) -> bool {
        let queries = self.operation.members.iter().filter(|input| input.place == Place::Query);
        let paging = self.paging_names();
        let asked = queries.filter(|input| !paging.contains(&input.member.wire_name.as_str()));
        asked.into_iter().all(|input| {
            let name = &input.member.wire_name;
            match (self.members.get(name), thing.get(name)) {
                (Some(asked), Some(own)) if !asked.is_array() => asked == own,
                _ => true,
            }
        })
    }

    fn paging_names(&self) -> Vec<&str> {
        match self.operation.pages.as_ref().map(|pages| &pages.kind) {
            Some(PagesKind::Page { page, size, .. }) => {
                std::iter::once(page).chain(size).map(MemberRef::name).collect()
            }
            Some(PagesKind::Offset { offset, limit, .. }) => vec![offset.name(), limit.name()],
            Some(PagesKind::Cursor { cursor, .. }) => vec![cursor.name()],
            None => Vec::new(),
        }
    }

    fn slice(&self, ty: &Type, count: usize) -> Slice {
        let mut said = Map::new();
        let Some(pages) = &self.operation.pages else { return Slice { start: 0, size: count, said } };
        match &pages.kind {
            PagesKind::Page { page, first, size, last, total, .. } => {
                let size_value = size.as_ref().map_or(PAGE_SIZE, |size| self.size(size.name()));
                let number = self.number(page.name()).unwrap_or(*first).max(*first);
                let index = u64::try_from(number.saturating_sub(*first)).unwrap_or(0);
                let page_count = (count as u64).div_ceil(size_value) as i64;
                say(
                    &mut said,
                    last.as_ref().map(MemberRef::name),
                    json!(first.saturating_add(page_count).saturating_sub(1)),
                );
                say(&mut said, total.as_ref().map(MemberRef::name), json!(count));
                self.echo(&mut said, ty, page.name(), json!(number));
                if let Some(size) = size {
                    self.echo(&mut said, ty, size.name(), json!(size_value));
                }
                Slice { start: position(index.saturating_mul(size_value)), size: position(size_value), said }
            }
            PagesKind::Offset { offset, limit, total, .. } => {
                let size = self.size(limit.name());
                let start = u64::try_from(self.number(offset.name()).unwrap_or(0)).unwrap_or(0);
                say(&mut said, total.as_ref().map(MemberRef::name), json!(count));
                self.echo(&mut said, ty, offset.name(), json!(start));
                self.echo(&mut said, ty, limit.name(), json!(size));
                Slice { start: position(start), size: position(size), said }
            }
            PagesKind::Cursor { cursor, next, .. } => {
                let size = self.cursor_size();
                let start =
                    self.members.get(cursor.name()).map_or(0, |cursor| offset_of(cursor).min(count as u64));
                let after = start.saturating_add(size);
                let following = (after < count as u64).then_some(after);
                said.insert(next.wire_name.clone(), self.cursor(ty, next.name(), following));
                Slice { start: position(start), size: position(size), said }
            }
        }
    }

    fn number(&self, name: &str) -> Option<i64> {
        self.members.get(name).and_then(Value::as_i64)
    }

    fn parameter(&self, name: &str) -> Option<&Member> {
        self.operation.members.iter().map(|input| &input.member).find(|member| member.wire_name == name)
    }

    /// The size that was asked for, else that of the description.
    fn size(&self, name: &str) -> u64 {
        let parameter = self.parameter(name);
        let assumed = || parameter?.server_default.as_ref().and_then(|value| json_value(value).as_i64());
        let most = parameter.and_then(|parameter| parameter.constraints.range.as_ref()?.whole().1);
        let most = most.and_then(|most| i64::try_from(most).ok()).unwrap_or(i64::MAX);
        let size = self.number(name).or_else(assumed).unwrap_or(PAGE_SIZE as i64).min(most);
        u64::try_from(size).unwrap_or(1).max(1)
    }

    /// Paging by cursor has no parameter for the size of its own; one that is called like it counts.
    fn cursor_size(&self) -> u64 {
        let names = ["limit", "size", "pageSize", "page_size", "per_page", "perPage"];
        let name = names.into_iter().find(|name| self.parameter(name).is_some());
        name.map_or(PAGE_SIZE, |name| self.size(name))
    }

    /// Says a parameter's value in the member of the response that has its name, however written.
    fn echo(&self, said: &mut Map<String, Value>, ty: &Type, parameter: &str, value: Value) {
        let plain = |name: &str| name.replace(['_', '-'], "").to_ascii_lowercase();
        let Shape::Object(object) = shape(self.api, ty) else { return };
        let wanted = plain(parameter);
        if let Some(member) = object.members.iter().find(|member| plain(&member.wire_name) == wanted) {
            said.entry(member.wire_name.clone()).or_insert(value);
        }
    }

    /// A cursor, or what says that there is no more: null, or an empty text where null may not be.
    fn cursor(&self, ty: &Type, next: &str, following: Option<u64>) -> Value {
        let member = match shape(self.api, ty) {
            Shape::Object(object) => object.members.iter().find(|member| member.wire_name == next),
            _ => None,
        };
        let is_number = member.is_some_and(|member| is_integer(self.api, &member.ty));
        let may_be_null = member.is_none_or(|member| member.presence.null() != Null::Refused);
        match following {
            Some(at) if is_number => json!(at),
            Some(at) => json!(format!("after-{at}")),
            None if may_be_null => Value::Null,
            None if is_number => json!(0),
            None => json!(""),
        }
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

fn say(said: &mut Map<String, Value>, name: Option<&str>, value: Value) {
    if let Some(name) = name {
        said.insert(name.to_owned(), value);
    }
}

fn position(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}
