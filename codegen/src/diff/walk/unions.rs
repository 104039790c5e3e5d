//! Unions: their alternatives, and what tells these apart.

use super::Walk;
use super::members::MemberSite;
use super::types::{role, subject};
use crate::diff::Code;
use crate::diff::entry::Wire;
use crate::diff::finding::Finding;
use crate::diff::surface;
use crate::ir::{Direction, TypeId, Union, Variant};
use crate::prose::code;

impl Walk<'_, '_> {
    pub(super) fn union(
        &mut self,
        ids: (TypeId, TypeId),
        (old, new): (&Union, &Union),
        used: Option<Direction>,
    ) {
        let (before, after) = (&self.old.api[ids.0], &self.new.api[ids.1]);
        let subjects = (subject(before), subject(after));
        let owners = (self.old.type_path(ids.0), self.new.type_path(ids.1));
        let wire = |wire: Wire| if used.is_some() { wire } else { Wire::None };
        let between = |found: Finding| found.was(&subjects.0, before.span).is(&subjects.1, after.span);
        if old.tag != new.tag {
            let shown = |tag: &Option<String>| match tag {
                Some(tag) => format!("{} tells the alternatives", code(tag)),
                None => "nothing tells the alternatives".to_owned(),
            };
            let message = format!("{} of `{}` apart now", shown(&new.tag), after.name);
            self.push(between(
                Finding::new(Code::UnionTagChanged, "tag", wire(Wire::Breaks), message).behaves(),
            ));
        }
        if old.open != new.open && used == Some(Direction::In) {
            let (wire, what) = match new.open {
                true => (Wire::SafeUnchecked, "may hold other alternatives"),
                false => (Wire::Breaks, "may not hold other alternatives any more"),
            };
            let message = format!("requests {what} of `{}`", after.name);
            self.push(between(Finding::new(Code::OpennessChanged, "open", wire, message).behaves()));
        }
        let names = |side: &crate::diff::side::Side<'_>, id: TypeId| side.names.of(id).parts.clone();
        let (were, are) = (names(self.old, ids.0), names(self.new, ids.1));
        let site = |index: usize, side: u8| {
            let (variant, owner, subject, idents) = match side {
                0 => (&old.variants[index], &owners.0, &subjects.0, &were),
                _ => (&new.variants[index], &owners.1, &subjects.1, &are),
            };
            MemberSite {
                keys: Vec::new(),
                subject: format!("{subject}.one-of.{}", variant.name),
                owner: owner.clone(),
                field: idents.get(index).map(ToString::to_string).unwrap_or_default(),
                wire_name: variant.name.clone(),
                is_text: false,
                around: variant.span,
            }
        };
        let mut taken = Vec::new();
        for (index, variant) in old.variants.iter().enumerate() {
            let found = find(variant, old, new).filter(|at| !taken.contains(at));
            let place = site(index, 0);
            match found {
                Some(at) => {
                    taken.push(at);
                    self.alternative(&(place, site(at, 1)), variant, &new.variants[at], used);
                }
                None => {
                    let is_sent = used == Some(Direction::In);
                    let verdict = wire(if is_sent { Wire::Breaks } else { Wire::Safe });
                    let message = format!("`{}` has no alternative `{}` any more", after.name, variant.name);
                    let mut found = Finding::new(Code::UnionVariantRemoved, "variant", verdict, message);
                    found.direction = used;
                    let path = format!("{}::{}", place.owner, place.field);
                    let covers = self.conversions(&owners, variant, None).into_iter().chain([path.clone()]);
                    self.push(found.was(place.subject, variant.span).leaves(path).covers(covers));
                }
            }
        }
        for (at, variant) in new.variants.iter().enumerate().filter(|(at, _)| !taken.contains(at)) {
            let place = site(at, 1);
            let message = format!("`{}` has the alternative `{}` as well", after.name, variant.name);
            let mut found = Finding::new(Code::UnionVariantAdded, "variant", wire(Wire::Safe), message);
            found.direction = used;
            let path = format!("{}::{}", place.owner, place.field);
            let covers = self.conversions(&owners, None, variant).into_iter().chain([path]);
            self.push(found.is(place.subject, variant.span).covers(covers));
        }
    }

    /// The paths of what makes a union out of an alternative: they come and go with how many have its type.
    fn conversions<'v>(
        &self,
        owners: &(String, String),
        old: impl Into<Option<&'v Variant>>,
        new: impl Into<Option<&'v Variant>>,
    ) -> Vec<String> {
        let was = |id: TypeId| self.old.names.of(id).ident.to_string();
        let is = |id: TypeId| self.pairs.name_of_new(self.old, self.new, id);
        let old = old.into().map(|variant| self.old.rust(None, &variant.ty, &was));
        let new = new.into().map(|variant| self.new.rust(None, &variant.ty, &is));
        let types = old.into_iter().chain(new);
        types
            .flat_map(|ty| [&owners.0, &owners.1].map(|owner| surface::alternative(owner, &ty)))
            .flatten()
            .collect()
    }

    fn alternative(
        &mut self,
        sites: &(MemberSite, MemberSite),
        old: &Variant,
        new: &Variant,
        used: Option<Direction>,
    ) {
        let (before, after) = sites;
        if before.field != after.field {
            let message = format!("the alternative `{}` is called `{}`", old.name, new.name);
            let found = Finding::new(Code::VariantRenamed, "variant name", Wire::None, message);
            let covers = [before, after].map(|site| format!("{}::{}", site.owner, site.field));
            let left = format!("{}::{}", before.owner, before.field);
            let found = found.covers(covers).leaves(left);
            self.push(found.was(&before.subject, old.span).is(&after.subject, new.span));
        }
        if old.tags != new.tags {
            let is_wider = old.tags.iter().all(|tag| new.tags.contains(tag));
            let wire = match (used, is_wider) {
                (None, _) => Wire::None,
                (_, true) => Wire::MayBreak,
                (_, false) => Wire::Breaks,
            };
            let message = format!("other values of the tag say that it is `{}`", new.name);
            let found = Finding::new(Code::UnionTagValueChanged, "tags", wire, message).behaves();
            self.push(found.was(&before.subject, old.span).is(&after.subject, new.span));
        }
        let role = role(used);
        self.unused(used, |walk| walk.value(sites, (&old.ty, &new.ty), role));
        let owners = (before.owner.clone(), after.owner.clone());
        let conversions = self.conversions(&owners, old, new);
        for aspect in ["type", "elements"] {
            self.findings.cover((aspect, &before.subject, &after.subject), &conversions);
        }
    }
}

/// Finds an alternative again: by its name, else by its tags where the name is gone.
fn find(variant: &Variant, old: &Union, new: &Union) -> Option<usize> {
    let by_name = new.variants.iter().position(|other| other.name == variant.name);
    let is_free = |other: &Variant| !old.variants.iter().any(|one| one.name == other.name);
    let by_tag = || {
        new.variants
            .iter()
            .position(|other| is_free(other) && !variant.tags.is_empty() && other.tags == variant.tags)
    };
    by_name.or_else(by_tag)
}
