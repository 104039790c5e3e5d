//! Lists whose last item leads to the next page: no two items may lead there alike.

use std::collections::HashSet;

use serde_json::{Map, Value};
use specwright_codegen::ir::{Api, Member, MemberPath, Next, Pages, PagesKind, Type};

use crate::behavior::id_generator::IdGenerator;
use crate::behavior::resource::{Resources, Role};
use crate::behavior::seed::{element, id_text, object_id};
use crate::response::sample::sample;
use crate::shape::{Shape, shape};

/// The member of a thing that is the cursor of the page behind it, where that is not its id.
pub(crate) struct Cursor<'a> {
    api: &'a Api,
    path: &'a MemberPath,
    member: &'a Member,
}

impl<'a> Cursor<'a> {
    /// That of a list of things of this kind.
    pub(crate) fn of(api: &'a Api, resources: &Resources, kind: usize) -> Option<Self> {
        api.operations.iter().zip(&resources.plans).find_map(|(operation, plan)| {
            let (Role::List(of, items), Some(Pages { kind: PagesKind::Cursor { next, .. }, .. })) =
                (&plan.role, &operation.pages)
            else {
                return None;
            };
            let Next::LastItem(path) = next else { return None };
            let item = &element(api, operation, items.as_ref()).filter(|_| *of == kind)?.ty;
            let is_id = object_id(api, resources, item, kind).is_some_and(|own| path.single() == Some(own));
            let member = api.types.member_at(item, path).filter(|_| !is_id)?;
            Some(Self { api, path, member })
        })
    }

    /// Gives each of these things that has none, or that of another one, one of its own.
    pub(crate) fn give<'t>(
        &self,
        things: impl Iterator<Item = &'t mut Map<String, Value>>,
        generator: &mut IdGenerator,
    ) {
        let mut seen = HashSet::new();
        for thing in things {
            let own = self.path.find_in(thing).cloned();
            if own.as_ref().and_then(id_text).is_none_or(|own| !seen.insert(own)) {
                let fresh = self.fresh(own.as_ref(), generator);
                seen.extend(id_text(&fresh));
                self.put(thing, fresh);
            }
        }
    }

    /// Gives a new thing one, unless the request has it already.
    pub(crate) fn give_new(
        &self,
        record: &mut Map<String, Value>,
        sent: &Map<String, Value>,
        example: Option<&Value>,
        generator: &mut IdGenerator,
    ) {
        if self.path.find_in(sent).and_then(id_text).is_none() {
            let shown = example.and_then(|example| self.path.find(example));
            self.put(record, self.fresh(shown, generator));
        }
    }

    fn fresh(&self, like: Option<&Value>, generator: &mut IdGenerator) -> Value {
        let made = || sample(self.api, &self.member.ty, &self.member.constraints, &self.member.wire_name);
        let like = like.filter(|like| !like.is_null()).cloned().unwrap_or_else(made);
        match shape(self.api, &self.member.ty) {
            Shape::Scalar(Type::DateTime) => generator.moment().into(),
            Shape::Scalar(Type::Date) => generator.moment().split('T').next().unwrap_or_default().into(),
            _ if like.is_number() => generator.id(&Type::Integer, None),
            _ => generator.id(&Type::String, Some(&like)),
        }
    }

    fn put(&self, thing: &mut Map<String, Value>, cursor: Value) {
        let mut whole = Value::Object(std::mem::take(thing));
        self.path.put(&mut whole, cursor);
        if let Value::Object(members) = whole {
            *thing = members;
        }
    }
}
