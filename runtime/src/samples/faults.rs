//! What can be broken in a type: each limit and each rule, wherever it stands.

use std::any::TypeId;

use super::catalogue::{Catalogue, Slot};
use super::describe::{Allowed, Alternative, Member, Named, Object, Others, Presence, Shape};
use super::site::Site;

/// A step from a value to one in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A member, by its place.
    Member(usize),
    /// Members that have no name.
    Additional,
    /// An element of a list or an entry of a map.
    Inside,
    /// An alternative of a union or a body, by its place.
    Alternative(usize),
}

/// What a violation is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A limit of the value, by its place.
    Limit(usize),
    /// A rule of the object, by its place.
    Rule(usize),
    /// A value that an enum has not.
    Value,
    /// A list that must have an element.
    Required,
}

/// A limit or rule, and where it is.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) steps: Vec<Step>,
    pub(super) fault: Fault,
    /// The name of the rule or limit.
    pub(super) rule: &'static str,
}

/// How many steps deep limits and rules are looked for.
const MAX_STEPS: usize = 9;

/// How often a type is looked into that holds itself.
const MAX_VISITS: usize = 2;

/// How many limits and rules are looked for in all.
const MAX_TARGETS: usize = 2_000;

/// All limits and rules of a value, those that stand outside first.
pub(super) fn targets(catalogue: &Catalogue, slot: &Slot<'_>) -> Vec<Target> {
    let mut walk = Walk { catalogue, steps: Vec::new(), visits: Vec::new(), found: Vec::new() };
    walk.value(slot);
    walk.found
}

struct Walk<'w> {
    catalogue: &'w Catalogue,
    steps: Vec<Step>,
    visits: Vec<TypeId>,
    found: Vec<Target>,
}

impl Walk<'_> {
    fn add(&mut self, fault: Fault, rule: &'static str) {
        self.found.push(Target { steps: self.steps.clone(), fault, rule });
    }

    fn value(&mut self, slot: &Slot<'_>) {
        if self.steps.len() > MAX_STEPS || self.found.len() > MAX_TARGETS {
            return;
        }
        for (index, limit) in slot.limits().into_iter().enumerate() {
            self.add(Fault::Limit(index), limit.name());
        }
        match slot.shape {
            Shape::List(element) | Shape::Map(element) => {
                self.step(Step::Inside, &slot.element(&element.shape));
            }
            Shape::Named(id, _) if self.visits.iter().filter(|visit| *visit == id).count() < MAX_VISITS => {
                self.visits.push(*id);
                if let Some(named) = self.catalogue.named(slot.shape) {
                    self.named(named);
                }
                self.visits.pop();
            }
            _ => {}
        }
    }

    fn step(&mut self, step: Step, slot: &Slot<'_>) {
        self.steps.push(step);
        self.value(slot);
        self.steps.pop();
    }

    fn named(&mut self, named: &Named) {
        match named {
            Named::Object(object) => self.object(object, None),
            Named::Values(values, others) => {
                let refuses = values.iter().any(|(_, allowed)| *allowed == Allowed::OnlyInAnswers);
                if refuses || *others == Others::Refused {
                    self.add(Fault::Value, "enum");
                }
            }
            Named::Union(tag, alternatives) => self.alternatives(*tag, alternatives),
            Named::Contents(contents) => self.alternatives(None, contents),
        }
    }

    fn object(&mut self, object: &Object, tag: Option<&str>) {
        for (index, member) in object.members.iter().enumerate() {
            // Another value of the tag is another alternative.
            if tag != Some(member.name) {
                self.member(index, member);
            }
        }
        if let Some((shape, limits)) = &object.additional
            && let Shape::Map(entry) = shape
        {
            let entries = Slot::new(shape, limits, Site::Json);
            self.step(Step::Additional, &entries.element(&entry.shape));
        }
        for (index, rule) in object.rules.iter().enumerate() {
            self.add(Fault::Rule(index), rule.name);
        }
    }

    fn member(&mut self, index: usize, member: &Member) {
        let slot = Slot::of_member(member, Site::Json);
        // Nothing else is asked of an empty list, whatever length it should have.
        if member.presence == Presence::Required && member.sends_nothing() {
            self.steps.push(Step::Member(index));
            self.add(Fault::Required, "required");
            self.steps.pop();
        }
        self.step(Step::Member(index), &slot);
    }

    fn alternatives(&mut self, tag: Option<&str>, alternatives: &[Alternative]) {
        for (index, alternative) in alternatives.iter().enumerate() {
            self.steps.push(Step::Alternative(index));
            match (tag, self.catalogue.named(&alternative.shape)) {
                (Some(_), Some(Named::Object(object))) => self.object(object, tag),
                (Some(_), _) => {}
                (None, _) => self.value(&Slot::new(&alternative.shape, &alternative.limits, Site::Json)),
            }
            self.steps.pop();
        }
    }
}
