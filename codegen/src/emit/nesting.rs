//! How deeply the compiler follows types into each other.
//!
//! To see that a future can be sent between threads, rustc follows every type into what it holds. Each struct, enum,
//! `Option` and so on is a step, and after 128 steps it gives up, unless the crate allows more. It looks at no type
//! twice on its way, so that neither the number of types nor a circle among them matters, only the longest way down.

use super::recursion::Recursion;
use crate::ir::{Api, ElementType, Object, Presence, Type, TypeId, TypeKind, Union};

/// The steps that rustc takes where a crate says nothing.
const DEFAULT_LIMIT: usize = 128;

/// The steps around the types: the caller's futures and the client's above them, a JSON value below. About 15 were seen.
const AROUND: usize = 32;

/// The steps through what holds a type, without the type's own: as counted on rustc 1.95 for `RefUnwindSafe`, which takes
/// most of the traits that rustdoc asks for (`Send` takes 2 through a box and 3 through a map).
const OPTION: usize = 1;
const BOX: usize = 4;
const LIST: usize = 3;
const MAP: usize = 10;

/// The limit that a crate with these types must set, and so must crates that use it. A power of two, so that it seldom
/// changes; `None` where the default is enough.
pub(crate) fn recursion_limit(api: &Api, recursion: &Recursion) -> Option<usize> {
    let steps = depth(&inner_types(api, recursion)) + AROUND;
    (steps > DEFAULT_LIMIT).then(|| steps.next_power_of_two())
}

/// A type within another, and the steps to it.
struct Inner {
    id: TypeId,
    steps: usize,
}

/// For each type what it holds, in the order in which the compiler looks at it.
fn inner_types(api: &Api, recursion: &Recursion) -> Vec<Vec<Inner>> {
    let owners = api.types.with_ids();
    owners.map(|(owner, def)| Way { api, recursion, owner }.within(&def.kind)).collect()
}

/// The way from a type to those that it holds.
struct Way<'a> {
    api: &'a Api,
    recursion: &'a Recursion,
    owner: TypeId,
}

impl Way<'_> {
    fn within(&self, kind: &TypeKind) -> Vec<Inner> {
        match kind {
            TypeKind::Object(Object { members, additional, .. }) => {
                let named = members.iter().filter_map(|member| self.to(&member.ty, options(member.presence)));
                named.chain(additional.iter().filter_map(|ty| self.to(ty, MAP))).collect()
            }
            TypeKind::Union(Union { variants, .. }) => {
                variants.iter().filter_map(|variant| self.to(&variant.ty, 0)).collect()
            }
            // An alias is no type of its own, and an enumeration holds nothing.
            TypeKind::Alias(_) | TypeKind::Enum(_) => Vec::new(),
        }
    }

    /// The named type that a type leads to, after so many steps.
    fn to(&self, ty: &Type, steps: usize) -> Option<Inner> {
        let in_element = |element: &ElementType, container: usize| {
            let option = if element.nullable { OPTION } else { 0 };
            self.to(&element.ty, steps + container + option)
        };
        match (ty, self.api.types.behind_aliases(ty)) {
            (_, Type::List(element)) => in_element(element, LIST),
            (_, Type::Map(element)) => in_element(element, MAP),
            (Type::Named(name), Type::Named(id)) => {
                let in_box = if self.recursion.is_boxed(self.owner, *name) { BOX } else { 0 };
                Some(Inner { id: *id, steps: steps + in_box + 1 })
            }
            _ => None,
        }
    }
}

fn options(presence: Presence) -> usize {
    match presence {
        Presence::Required => 0,
        Presence::RequiredNullable | Presence::Optional | Presence::Loose => OPTION,
        Presence::OptionalNullable => 2 * OPTION,
    }
}

/// The greatest number of steps down from any type, without recursion: specs may nest types deeply.
fn depth(types: &[Vec<Inner>]) -> usize {
    const NOBODY: usize = usize::MAX;
    let mut seen_from = vec![NOBODY; types.len()];
    let mut deepest = 0;
    for root in 0..types.len() {
        seen_from[root] = root;
        let mut way = vec![(types[root].iter(), 1)];
        while let Some((inner, steps)) = way.last_mut() {
            deepest = deepest.max(*steps);
            match inner.next() {
                None => drop(way.pop()),
                Some(inner) if seen_from[inner.id.index()] == root => {}
                Some(inner) => {
                    let id = inner.id.index();
                    seen_from[id] = root;
                    let steps = *steps + inner.steps;
                    way.push((types[id].iter(), steps));
                }
            }
        }
    }
    deepest
}
