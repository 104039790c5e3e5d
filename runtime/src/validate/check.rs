//! Where a value stands while it is validated.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::rule::Limit;
use super::{Checks, Rule, Shown, Validate, Violation, Violations};
use crate::model::Tag;
use crate::{Json, Model, Unknown};

/// Where a value stands, and what has been found so far. Places are a chain on the stack, so that nothing is
/// allocated while nothing is wrong.
pub struct Check<'p> {
    place: Place<'p>,
    found: &'p mut Found,
}

struct Place<'p> {
    segment: Segment<'p>,
    parent: Option<&'p Place<'p>>,
}

#[derive(Clone, Copy)]
enum Segment<'p> {
    Root,
    Member(&'static str),
    Entry(&'p str),
    Element(usize),
}

struct Found {
    checks: Checks,
    violations: Vec<Violation>,
    /// The response of a named type that is asked for its limits.
    #[cfg(feature = "samples")]
    limits: Limits,
}

/// Whether a named type is asked for its limits instead of checking a value, and its response.
#[cfg(feature = "samples")]
enum Limits {
    NotAsked,
    Asked,
    Told(crate::samples::describe::Limits),
}

impl Check<'_> {
    /// Runs checks from the root of a value.
    #[inline]
    pub(super) fn collect(checks: Checks, run: impl FnOnce(&mut Check<'_>)) -> Result<(), Violations> {
        if checks == Checks::Off {
            return Ok(());
        }
        let mut found = Found {
            checks,
            violations: Vec::new(),
            #[cfg(feature = "samples")]
            limits: Limits::NotAsked,
        };
        run(&mut Check { place: Place { segment: Segment::Root, parent: None }, found: &mut found });
        Violations::unless_empty(found.violations)
    }

    /// The place of a member of the value.
    #[inline]
    pub fn member(&mut self, wire_name: &'static str) -> Check<'_> {
        self.within(Segment::Member(wire_name))
    }

    /// The place of a map's entry.
    #[inline]
    pub fn entry<'c>(&'c mut self, name: &'c str) -> Check<'c> {
        Check {
            place: Place { segment: Segment::Entry(name), parent: Some(&self.place) },
            found: &mut *self.found,
        }
    }

    /// The place of a list's element.
    #[inline]
    pub fn element(&mut self, index: usize) -> Check<'_> {
        self.within(Segment::Element(index))
    }

    #[inline]
    fn within<'c>(&'c mut self, segment: Segment<'c>) -> Check<'c> {
        Check { place: Place { segment, parent: Some(&self.place) }, found: &mut *self.found }
    }

    /// Checks a member by what its type demands.
    #[inline]
    pub fn nested<T: Validate>(&mut self, wire_name: &'static str, value: &T) {
        value.check(&mut self.member(wire_name));
    }

    /// The value here breaks the limit of this name, which demands something and may have the author's reason for it.
    #[cold]
    #[inline(never)]
    pub fn limit<V: Shown + ?Sized>(
        &mut self,
        name: &'static str,
        demand: &'static str,
        reason: Option<&'static str>,
        value: &V,
    ) {
        if self.found.checks == Checks::All {
            let limit = Limit { name, demand, reason };
            let violation = Violation::of_limit(self.place.pointer(), limit, value.shown());
            self.found.violations.push(violation);
        }
    }

    /// The list or map here must be sent, and is empty.
    #[cold]
    #[inline(never)]
    pub fn required(&mut self) {
        self.demand(Limit::REQUIRED);
    }

    /// The union here holds what is none of its alternatives, which a request must not.
    #[cold]
    #[inline(never)]
    pub fn unknown(&mut self, tag: Option<&'static str>, value: &Unknown<Json>, demand: &'static str) {
        const UNTOLD: Limit = Limit::of("required", "is required: it says which alternative this is");
        let demand = Limit::of("type", demand);
        match tag {
            Some(_) if !matches!(value.get(), Json::Object(_)) => self.other(value),
            Some(tag) => {
                let is_told = value.get().get(tag).is_some();
                self.member(tag).demand(if is_told { demand } else { UNTOLD });
            }
            None => self.demand(demand),
        }
    }

    /// The union with a tag here holds another alternative than those that are known. A request may, but that is an object as well.
    #[inline]
    pub fn other(&mut self, value: &Unknown<Json>) {
        if !matches!(value.get(), Json::Object(_)) {
            self.demand(Limit::of("type", "must be an object, which says which alternative it is"));
        }
    }

    /// The object here is an alternative of a union that says its tag itself, which must be one of the alternative's.
    pub fn tag(&mut self, tag: &'static Tag, value: &dyn Model, demand: &'static str) {
        if crate::model::has_other_tag(value, tag) {
            self.member(tag.member).demand(Limit::of("type", demand));
        }
    }

    /// The object here breaks a rule.
    #[cold]
    #[inline(never)]
    pub fn rule(&mut self, rule: &'static Rule) {
        let violation = Violation::of_rule(self.place.pointer(), rule);
        self.found.violations.push(violation);
    }

    /// The value here lacks what must be there, whatever else is checked.
    fn demand(&mut self, limit: Limit) {
        let violation = Violation::of_limit(self.place.pointer(), limit, None);
        self.found.violations.push(violation);
    }
}

#[cfg(feature = "samples")]
impl Check<'_> {
    /// Asks a named type for its limits.
    pub(crate) fn ask(named_type: impl FnOnce(&mut Check<'_>)) -> Option<crate::samples::describe::Limits> {
        let mut found = Found { checks: Checks::Off, violations: Vec::new(), limits: Limits::Asked };
        named_type(&mut Check { place: Place { segment: Segment::Root, parent: None }, found: &mut found });
        match found.limits {
            Limits::Told(limits) => Some(limits),
            Limits::NotAsked | Limits::Asked => None,
        }
    }

    /// A named type says its limits if it is asked for them, and then has nothing to check.
    pub fn tell(&mut self, limits: impl FnOnce() -> crate::samples::describe::Limits) -> bool {
        let is_asked = matches!(self.found.limits, Limits::Asked);
        if is_asked {
            self.found.limits = Limits::Told(limits());
        }
        is_asked
    }
}

impl Place<'_> {
    /// The JSON pointer (RFC 6901).
    fn pointer(&self) -> Cow<'static, str> {
        let Some(parent) = self.parent else { return Cow::Borrowed("") };
        let mut pointer = String::with_capacity(parent.room() + self.segment.room());
        parent.write(&mut pointer);
        self.segment.write(&mut pointer);
        Cow::Owned(pointer)
    }

    /// About as many bytes as it takes.
    fn room(&self) -> usize {
        self.parent.map_or(0, Self::room) + self.segment.room()
    }

    fn write(&self, pointer: &mut String) {
        if let Some(parent) = self.parent {
            parent.write(pointer);
        }
        self.segment.write(pointer);
    }
}

/// The JSON pointer (RFC 6901) of a member of the root.
pub(super) fn pointer_to(member: &str) -> String {
    let mut pointer = String::with_capacity(member.len() + 1);
    Segment::Entry(member).write(&mut pointer);
    pointer
}

impl Segment<'_> {
    fn room(self) -> usize {
        match self {
            Self::Root => 0,
            Self::Element(_) => 8,
            Self::Member(name) => name.len() + 1,
            Self::Entry(name) => name.len() + 1,
        }
    }

    fn write(self, pointer: &mut String) {
        let name = match self {
            Self::Root => return,
            Self::Element(index) => {
                // Writing to a string does not fail.
                let _ = write!(pointer, "/{index}");
                return;
            }
            Self::Member(name) => name,
            Self::Entry(name) => name,
        };
        pointer.push('/');
        if !name.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
            pointer.push_str(name);
            return;
        }
        for letter in name.chars() {
            match letter {
                '~' => pointer.push_str("~0"),
                '/' => pointer.push_str("~1"),
                other => pointer.push(other),
            }
        }
    }
}
