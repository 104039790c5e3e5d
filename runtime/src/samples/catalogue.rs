//! All types that a type holds, described once.

use std::any::TypeId;
use std::collections::HashMap;

use super::describe::{Limit, Limits, Member, Named, Shape};
use super::site::Site;

/// The named types that are reachable.
pub(super) struct Catalogue {
    types: HashMap<TypeId, Named>,
}

/// A place for a value: what it looks like, what limits it, and where it goes.
pub(super) struct Slot<'d> {
    pub(super) shape: &'d Shape,
    /// Limits of the member, of its named type, and so on.
    layers: Vec<&'d Limits>,
    pub(super) site: Site,
}

impl Catalogue {
    pub(super) fn of(shape: &Shape) -> Self {
        let mut types = HashMap::new();
        let mut waiting = vec![shape.clone()];
        while let Some(shape) = waiting.pop() {
            match shape {
                Shape::List(element) | Shape::Map(element) => waiting.push(element.shape),
                Shape::Named(id, describe) if !types.contains_key(&id) => {
                    let named = describe();
                    waiting.extend(parts(&named));
                    types.insert(id, named);
                }
                _ => {}
            }
        }
        Self { types }
    }

    /// What a shape with a name stands for.
    pub(super) fn named(&self, shape: &Shape) -> Option<&Named> {
        match shape {
            Shape::Named(id, _) => self.types.get(id),
            _ => None,
        }
    }
}

fn parts(named: &Named) -> Vec<Shape> {
    match named {
        Named::Object(object) => {
            let members = object.members.iter().map(|member| &member.shape);
            members.chain(object.additional.iter().map(|(shape, _)| shape)).cloned().collect()
        }
        Named::Union(_, alternatives) | Named::Contents(alternatives) => {
            alternatives.iter().map(|alternative| alternative.shape.clone()).collect()
        }
        Named::Values(..) => Vec::new(),
    }
}

impl<'d> Slot<'d> {
    pub(super) fn new(shape: &'d Shape, limits: &'d Limits, site: Site) -> Self {
        Self { shape, layers: vec![limits], site }
    }

    /// The place of a member of the object at this site.
    pub(super) fn of_member(member: &'d Member, site: Site) -> Self {
        Self::new(&member.shape, &member.limits, site.of_member(member.sent))
    }

    /// The same place, for a value of another shape.
    pub(super) fn of_shape(&self, shape: &'d Shape) -> Self {
        Self { shape, layers: self.layers.clone(), site: self.site }
    }

    /// All limits of the value itself.
    pub(super) fn limits(&self) -> Vec<&'d Limit> {
        with_named(&self.layers).into_iter().flat_map(|layer| &layer.own).collect()
    }

    /// The place of its elements or entries.
    pub(super) fn element(&self, shape: &'d Shape) -> Self {
        let layers = with_named(&self.layers).into_iter().filter_map(|layer| layer.each.as_deref()).collect();
        Self { shape, layers, site: self.site.inside() }
    }
}

/// The ends of the length that limits leave.
pub(super) fn length(limits: &[&Limit]) -> (usize, usize) {
    limits.iter().fold((0, usize::MAX), |(least, most), limit| match limit {
        Limit::Length { min, max } => (least.max(min.unwrap_or(0)), most.min(max.unwrap_or(usize::MAX))),
        _ => (least, most),
    })
}

/// The layers, and those of the named types that they are.
fn with_named<'d>(layers: &[&'d Limits]) -> Vec<&'d Limits> {
    let all = layers
        .iter()
        .flat_map(|layer| std::iter::successors(Some(*layer), |layer: &&'d Limits| layer.is.as_deref()));
    all.collect()
}
