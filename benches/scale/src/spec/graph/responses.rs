//! The types that responses hold.

use std::ops::Range;

use super::{Graph, Outputs, Pool, Reference, make};
use crate::spec::deal::Random;
use crate::spec::shape::{HUB, ISOLATED_ROOTS, Item, LEAF, OUTER, ROOTS};
use crate::spec::types::{Form, Type};

/// The types of responses that no hub refers to.
#[derive(Default)]
struct Outer {
    roots: Range<usize>,
    /// Whether a type belongs to a root that reaches no hub.
    isolated: Vec<bool>,
    /// References that are to be to hubs.
    to_hubs: Vec<Reference>,
    rest: Pool,
}

impl Graph {
    pub(super) fn responses(&mut self, random: &mut Random) -> Outputs {
        let mut pool = Pool::default();
        let hubs = self.hubs(&mut pool, random);
        self.close_circles(&hubs, &mut pool, random);
        let leaves = self.region(&LEAF, &mut pool, random);
        // Only to types that were made later, so that there are no circles but those of hubs.
        self.fill(pool, |owner| leaves.start.max(owner + 1)..leaves.end, random);
        let outer = self.outer(random);
        for reference in outer.to_hubs {
            let objects = Vec::from_iter(hubs.clone().filter(|hub| self.types[*hub].form == Form::Object));
            self.point(reference, random.pick(&objects));
        }
        let is_isolated = |reference: Reference| outer.isolated[reference.owner - outer.roots.start];
        let (isolated, open) = outer.rest.partition(is_isolated);
        self.fill(isolated, |_| leaves.clone(), random);
        self.fill(open, |_| hubs.clone(), random);
        Outputs { roots: outer.roots, hubs, leaves }
    }

    /// Makes the types that all reach each other: each refers to one that was there before it.
    fn hubs(&mut self, pool: &mut Pool, random: &mut Random) -> Range<usize> {
        let start = self.types.len();
        let mut objects = make::objects(&HUB, self.quarters, random);
        make::spread_references(&mut objects);
        let mut others = objects.split_off(1);
        others.extend(make::unions(&HUB, self.quarters, random));
        random.shuffle(&mut others);
        for made in objects.into_iter().chain(others) {
            let mut own = Pool::default();
            let reference = pool.take(made.form, random);
            self.push(made, reference, &mut own);
            self.refer_back(start, &mut own, random);
            pool.extend(own);
        }
        start..self.types.len()
    }

    /// Lets the last type refer to one that was there before it, where values can end there.
    fn refer_back(&mut self, start: usize, own: &mut Pool, random: &mut Random) {
        let owner = self.types.len() - 1;
        if self.types[owner].form == Form::TaggedUnion {
            return;
        }
        for form in [Form::Union, Form::Object] {
            let before: Vec<usize> = (start..owner).filter(|at| self.types[*at].form == form).collect();
            let Some(reference) = own.take(form, random).filter(|_| !before.is_empty()) else { continue };
            self.point(reference, random.pick(&before));
            let is_object = self.types[owner].form == Form::Object;
            let member = &mut self.types[owner].members[reference.member];
            member.optional |= is_object && !member.can_be_left_out();
            return;
        }
    }

    /// Lets hubs refer to hubs, where a value can do without.
    fn close_circles(&mut self, hubs: &Range<usize>, pool: &mut Pool, random: &mut Random) {
        let (circles, others) = std::mem::take(pool).partition(|reference| {
            let owner = &self.types[reference.owner];
            let member = owner.members[reference.member];
            let has_text = owner.members.iter().any(|member| member.kind.item() == Item::ShortText);
            match owner.form {
                Form::Union => has_text,
                Form::Object if !member.can_be_left_out() => false,
                Form::Object if member.kind.item() == Item::Union => random.chance(5, 6),
                _ => random.chance(1, 6),
            }
        });
        self.fill(circles, |_| hubs.clone(), random);
        *pool = others;
    }

    /// Makes the types of responses that no hub refers to.
    fn outer(&mut self, random: &mut Random) -> Outer {
        let start = self.types.len();
        let (mut others, mut roots) =
            make::objects(&OUTER, self.quarters, random).into_iter().partition::<Vec<Type>, _>(|ty| {
                ty.members.iter().any(|member| member.kind.item() == Item::Object)
            });
        let isolated = self.quarters.of(ISOLATED_ROOTS);
        others.extend(roots.split_off(isolated));
        others.extend(make::unions(&OUTER, self.quarters, random));
        // Those with objects are first.
        roots.extend(others.drain(..self.quarters.of(ROOTS) - isolated));
        random.shuffle(&mut others);
        let mut outer = Outer { roots: start..start + roots.len(), ..Outer::default() };
        for (at, made) in roots.into_iter().enumerate() {
            outer.isolated.push(at < isolated);
            let mut own = Pool::default();
            self.push(made, None, &mut own);
            if at >= isolated {
                outer.to_hubs.extend(own.take(Form::Object, random));
            }
            outer.rest.extend(own);
        }
        for made in others {
            let reference = outer.rest.take(made.form, random);
            outer.isolated.push(reference.is_some_and(|reference| outer.isolated[reference.owner - start]));
            self.push(made, reference, &mut outer.rest);
        }
        outer
    }
}
