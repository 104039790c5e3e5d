//! The things that there are in the beginning: those that the examples speak of.

use serde_json::{Map, Value};
use specwright_codegen::ir::{Api, Constraints, ElementType, Example, MemberPath, Operation, Type};

use crate::behavior::cursor::Cursor;
use crate::behavior::id_generator::IdGenerator;
use crate::behavior::request_members::{RequestMembers, Unsent};
use crate::behavior::resource::{Plan, Resources, Role, output_type, own_id};
use crate::behavior::store::{Ids, Store};
use crate::response::examples::{envelope, example_json, opened, request_members};
use crate::response::sample::sample;
use crate::shape::{Shape, shape};

/// Fills a store. There are `wanted` things of each kind that is listed and stands at the top, if that is more than
/// the examples show.
pub(crate) fn seed(api: &Api, resources: &Resources, generator: &mut IdGenerator, wanted: usize) -> Store {
    let mut seeder = Seeder { api, resources, generator, store: Store::default() };
    // Lists give the order; what reads one thing says most of it.
    seeder.each_example(|seeder, operation, plan, example| seeder.seed_listed(operation, plan, example));
    seeder.each_example(|seeder, operation, plan, example| seeder.seed_got(operation, plan, example));
    seeder.each_example(|seeder, operation, plan, example| seeder.seed_created(operation, plan, example));
    seeder.each_example(|seeder, operation, plan, example| seeder.seed_chain(operation, plan, example));
    for (operation, plan) in api.operations.iter().zip(&resources.plans) {
        seeder.top_up(operation, plan, wanted);
    }
    for kind in 0..resources.resources.len() {
        if let Some(cursor) = Cursor::of(api, resources, kind) {
            cursor.give(seeder.store.all_mut(kind), seeder.generator);
        }
    }
    seeder.store
}

struct Seeder<'a> {
    api: &'a Api,
    resources: &'a Resources,
    generator: &'a mut IdGenerator,
    store: Store,
}

impl<'a> Seeder<'a> {
    fn each_example(&mut self, seed: impl Fn(&mut Self, &'a Operation, &'a Plan, &'a Example)) {
        let api = self.api;
        for (operation, plan) in api.operations.iter().zip(&self.resources.plans) {
            for example in &operation.examples {
                seed(self, operation, plan, example);
            }
        }
    }

    fn result(&self, operation: &Operation, example: &Example) -> Option<Value> {
        let succeeded = example.response.as_ref().is_some_and(|response| response.status < 300);
        succeeded.then(|| opened(example_json(Some(example)), envelope(operation))).flatten()
    }

    /// What a read answers: the id is the one that was asked for.
    fn seed_got(&mut self, operation: &Operation, plan: &Plan, example: &Example) {
        let (Role::Get, Some((kind, _))) = (&plan.role, plan.chain.last()) else { return };
        let Some(Value::Object(mut thing)) = self.result(operation, example) else { return };
        let asked = chain_ids(plan, &request_members(operation, example));
        let own = id_member(self.api, self.resources, operation, *kind);
        let Some(ids) = asked.or_else(|| {
            let shown = own.and_then(|own| thing.get(own)).and_then(id_text);
            shown.filter(|_| plan.chain.len() == 1).map(|id| vec![id])
        }) else {
            return;
        };
        if let (Some(own), Some(id)) = (own, ids.last()) {
            thing.insert(own.to_owned(), self.id_value(*kind, id));
        }
        let listed = self.store.get(*kind, &ids).cloned().unwrap_or_default();
        self.store.put(*kind, ids, listed.into_iter().chain(thing).collect());
    }

    fn seed_listed(&mut self, operation: &Operation, plan: &Plan, example: &Example) {
        let Role::List(kind, items) = &plan.role else { return };
        let Some(parents) = chain_ids(plan, &request_members(operation, example)) else { return };
        let Some(result) = self.result(operation, example) else { return };
        let listed = match items {
            Some(path) => path.find(&result).cloned(),
            None => Some(result),
        };
        let Some(Value::Array(listed)) = listed else { return };
        let own = element(self.api, operation, items.as_ref())
            .and_then(|element| object_id(self.api, self.resources, &element.ty, *kind));
        let mut seen = Vec::new();
        for item in listed {
            let Value::Object(mut thing) = item else { continue };
            let shown = own.and_then(|own| thing.get(own)).cloned();
            let text = shown.as_ref().and_then(id_text).filter(|id| !seen.contains(id));
            let id = match text {
                Some(id) => id,
                None => self.fresh_id(*kind, shown.as_ref(), own, &mut thing),
            };
            seen.push(id.clone());
            self.keep(*kind, [parents.clone(), vec![id]].concat(), thing);
        }
    }

    fn seed_created(&mut self, operation: &Operation, plan: &Plan, example: &Example) {
        let Role::Create(kind) = &plan.role else { return };
        let Some(Value::Object(answered)) = self.result(operation, example) else { return };
        let members = request_members(operation, example);
        let Some(parents) = chain_ids(plan, &members) else { return };
        let own = id_member(self.api, self.resources, operation, *kind);
        let Some(id) = own.and_then(|own| answered.get(own)).and_then(id_text) else { return };
        let mut thing = RequestMembers::of(self.api, operation, &members, Unsent::Empty).values().clone();
        thing.extend(answered);
        self.keep(*kind, [parents, vec![id]].concat(), thing);
    }

    /// What an example's path names is there.
    fn seed_chain(&mut self, operation: &Operation, plan: &Plan, example: &Example) {
        let members = request_members(operation, example);
        let Some(ids) = chain_ids(plan, &members) else { return };
        for (at, (kind, parameter)) in plan.chain.iter().enumerate() {
            let Some(own) = ids.get(..=at) else { continue };
            let value = members.get(parameter).cloned();
            let thing = value.map(|value| (parameter.clone(), value)).into_iter().collect();
            self.keep(*kind, own.to_vec(), thing);
        }
    }

    /// Makes as many things as are wanted, alike but for their ids.
    fn top_up(&mut self, operation: &Operation, plan: &Plan, wanted: usize) {
        let Role::List(kind, items) = &plan.role else { return };
        if !plan.chain.is_empty() {
            return;
        }
        let Some(element) = element(self.api, operation, items.as_ref()) else { return };
        let own = object_id(self.api, self.resources, &element.ty, *kind);
        let mut patterns: Vec<Map<String, Value>> = self.store.below(*kind, &[]).cloned().collect();
        let count = patterns.len();
        if patterns.is_empty() {
            let made = sample(self.api, &element.ty, &Constraints::default(), "item");
            patterns.extend(made.as_object().cloned());
        }
        for at in count..wanted.max(1) {
            let Some(mut thing) = patterns.get(at % patterns.len().max(1)).cloned() else { return };
            let like = own.and_then(|own| thing.get(own)).cloned();
            let id = self.fresh_id(*kind, like.as_ref(), own, &mut thing);
            self.keep(*kind, vec![id], thing);
        }
    }

    /// A new id like another one; the thing gets it.
    fn fresh_id(
        &mut self,
        kind: usize,
        like: Option<&Value>,
        own: Option<&str>,
        thing: &mut Map<String, Value>,
    ) -> String {
        let is_number = like.is_some_and(Value::is_i64);
        let declared = self.resources.resources.get(kind).map_or(&Type::String, |kind| &kind.id_type);
        let id = self.generator.id(if is_number { &Type::Integer } else { declared }, like);
        if let Some(own) = own {
            thing.insert(own.to_owned(), id.clone());
        }
        id_text(&id).unwrap_or_default()
    }

    /// An id as it stands in JSON.
    fn id_value(&self, kind: usize, id: &str) -> Value {
        let declared = self.resources.resources.get(kind).map(|kind| shape(self.api, &kind.id_type));
        let is_number = matches!(declared, Some(Shape::Scalar(Type::Integer | Type::Unsigned)));
        let number = id.parse::<i64>().ok().filter(|_| is_number);
        number.map_or_else(|| Value::String(id.to_owned()), Value::from)
    }

    /// Keeps a thing; of one that is there already, only what is new.
    fn keep(&mut self, kind: usize, ids: Ids, thing: Map<String, Value>) {
        match self.store.get_mut(kind, &ids) {
            None => self.store.put(kind, ids, thing),
            Some(kept) => {
                for (name, value) in thing {
                    kept.entry(name).or_insert(value);
                }
            }
        }
    }
}

/// The ids of the things in a request's path, where all are there.
pub(crate) fn chain_ids(plan: &Plan, members: &Map<String, Value>) -> Option<Ids> {
    plan.chain.iter().map(|(_, parameter)| members.get(parameter).and_then(id_text)).collect()
}

/// An id as it stands in a path.
pub(crate) fn id_text(id: &Value) -> Option<String> {
    match id {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The id member of what an operation answers.
pub(crate) fn id_member<'a>(
    api: &'a Api,
    resources: &Resources,
    operation: &'a Operation,
    kind: usize,
) -> Option<&'a str> {
    object_id(api, resources, output_type(operation)?, kind)
}

/// The id member of an object type, or of the first alternative of a union that has one.
pub(crate) fn object_id<'a>(
    api: &'a Api,
    resources: &Resources,
    ty: &'a Type,
    kind: usize,
) -> Option<&'a str> {
    let parameter = resources.resources.get(kind).and_then(|resource| resource.parameter.as_deref());
    match shape(api, ty) {
        Shape::Object(object) => own_id(api, ty, object, parameter),
        Shape::Union(union) => {
            union.variants.iter().find_map(|variant| object_id(api, resources, &variant.ty, kind))
        }
        _ => None,
    }
}

/// What a list in a response has as elements.
pub(crate) fn element<'a>(
    api: &'a Api,
    operation: &'a Operation,
    items: Option<&MemberPath>,
) -> Option<&'a ElementType> {
    let ty = output_type(operation)?;
    let list = match items {
        Some(items) => &api.types.member_at(ty, items)?.ty,
        None => ty,
    };
    match shape(api, list) {
        Shape::List(element) => Some(element),
        _ => None,
    }
}
