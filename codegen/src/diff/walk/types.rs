//! Named types, as they are used.

use super::members::MemberSite;
use super::values::Relation;
use super::{Role, Walk};
use crate::diff::Code;
use crate::diff::entry::Wire;
use crate::diff::finding::Finding;
use crate::diff::pairs;
use crate::diff::side::{Side, is_received, is_sent};
use crate::diff::soften::Softening;
use crate::diff::surface;
use crate::form::NameForm;
use crate::ir::{Direction, Member, Object, Type, TypeDef, TypeId, TypeKind};

impl Walk<'_, '_> {
    /// Which types there are, and what has become of those that are used.
    pub(super) fn named_types(&mut self) {
        let (old, new) = (self.old, self.new);
        for (id, def) in old.api.types.with_ids() {
            match self.pairs.new_type(id) {
                Some(same) => self.names_of_type(id, same),
                None => {
                    let message = format!("the type `{}` is gone", def.name);
                    let found = Finding::new(Code::TypeRemoved, "type", Wire::None, message);
                    self.push(found.was(subject(def), def.span).covers(type_paths(old, id)));
                }
            }
        }
        for (id, def) in new.api.types.with_ids().filter(|(id, _)| self.pairs.old_type(*id).is_none()) {
            let message = format!("the type `{}` is new", def.name);
            let found = Finding::new(Code::TypeAdded, "type", Wire::None, message);
            self.push(found.is(subject(def), def.span).covers(type_paths(new, id)));
        }
        self.used_types();
        // What nothing uses, or other descriptions used, is compared as well: it has a name in Rust.
        for (id, _) in old.api.types.with_ids() {
            let Some(same) = self.pairs.new_type(id) else { continue };
            let is_seen = |direction| self.seen.contains(&(id, same, direction));
            if !is_seen(Some(Direction::In)) && !is_seen(Some(Direction::Out)) {
                self.visit(id, same, None);
            }
        }
        self.used_types();
    }

    fn used_types(&mut self) {
        while let Some((before, after, direction)) = self.next.pop_front() {
            self.named_type(before, after, direction);
        }
    }

    fn names_of_type(&mut self, before: TypeId, after: TypeId) {
        let (old, new) = (&self.old.api[before], &self.new.api[after]);
        let (was, is) = (self.old.type_path(before), self.new.type_path(after));
        if was != is {
            let (was, is) = (&self.old.names.of(before).ident, &self.new.names.of(after).ident);
            let message = match old.name == new.name {
                true => format!("the type `{}` is `{is}` in Rust, and was `{was}`", new.name),
                false => format!("the type `{}` is called `{}`", old.name, new.name),
            };
            let found = Finding::new(Code::TypeRenamed, "type", Wire::None, message);
            let covers = type_paths(self.old, before).into_iter().chain(type_paths(self.new, after));
            let softening = self.keep_type_name(new, &self.old.names.of(before).ident.to_string());
            self.push(
                found
                    .was(subject(old), old.span)
                    .is(subject(new), new.span)
                    .covers(covers)
                    .softened_by(softening),
            );
        }
    }

    /// What keeps the name that a type had, unless another one has it.
    fn keep_type_name(&self, new: &TypeDef, ident: &str) -> Option<Softening> {
        let names = &self.new.names;
        let is_taken = self.new.api.types.with_ids().any(|(id, _)| names.of(id).ident.to_string() == ident);
        (!is_taken && NameForm::UpperCamel.fits(ident))
            .then(|| self.soften.keep_name(new.span, &["types", &new.name], ident))
            .flatten()
    }

    fn named_type(&mut self, before: TypeId, after: TypeId, direction: Option<Direction>) {
        let (old, new) = (&self.old.api[before], &self.new.api[after]);
        match (&old.kind, &new.kind) {
            (TypeKind::Object(one), TypeKind::Object(other)) => {
                self.object((before, after), (one, other), direction);
            }
            (TypeKind::Enum(one), TypeKind::Enum(other)) => {
                self.enumeration((before, after), (one, other), direction);
            }
            (TypeKind::Union(one), TypeKind::Union(other)) => {
                self.union((before, after), (one, other), direction);
            }
            (TypeKind::Alias(one), TypeKind::Alias(other)) => {
                let sites = (alias_site(self.old, before), alias_site(self.new, after));
                let role = role(direction);
                self.unused(direction, |walk| walk.value(&sites, (&one.ty, &other.ty), role));
                self.limits_of_alias(&sites, (&one.constraints, &other.constraints), direction);
            }
            _ => self.kind_changed((before, after), direction),
        }
    }

    fn kind_changed(&mut self, (before, after): (TypeId, TypeId), direction: Option<Direction>) {
        let (old, new) = (&self.old.api[before], &self.new.api[after]);
        let (was, is) = (Type::Named(before), Type::Named(after));
        let kind = |side: &Side<'_>, ty: &Type| side.api.types.resolve(ty).describe();
        let message = format!("`{}` is {}, and was {}", new.name, kind(self.new, &is), kind(self.old, &was));
        let wire = match (direction, self.relation(&was, &is, false)) {
            (None, _) => Wire::None,
            (_, Relation::Same) | (Some(Direction::In), Relation::Wider) => Wire::Safe,
            (Some(Direction::Out), Relation::Narrower) => Wire::Safe,
            _ => Wire::Breaks,
        };
        let mut found = Finding::new(Code::TypeKindChanged, "kind", wire, message);
        found.direction = direction;
        let covers = type_paths(self.old, before);
        self.push(found.was(subject(old), old.span).is(subject(new), new.span).covers(covers));
    }

    fn object(
        &mut self,
        (before, after): (TypeId, TypeId),
        (old, new): (&Object, &Object),
        used: Option<Direction>,
    ) {
        let (sides, ids) = ((self.old, self.new), (before, after));
        let field = |side: &Side<'_>, id: TypeId, at: usize| {
            side.names.of(id).parts.get(at).map(ToString::to_string).unwrap_or_default()
        };
        let of = |side: &'_ Side<'_>, id: TypeId, object: &'_ Object| -> Vec<(String, String)> {
            object.members.iter().enumerate().map(|(at, _)| (field(side, id, at), String::new())).collect()
        };
        let (names, other_names) = (of(sides.0, ids.0, old), of(sides.1, ids.1, new));
        let before_members: Vec<_> =
            old.members.iter().zip(names).map(|(m, (rust, _))| pairs::likeness(sides.0, m, rust)).collect();
        let after_members: Vec<_> = new
            .members
            .iter()
            .zip(other_names)
            .map(|(m, (rust, _))| pairs::likeness(sides.1, m, rust))
            .collect();
        let paired = pairs::members(&before_members, &after_members);
        let site = |side: &Side<'_>, id: TypeId, object: &Object, at: usize| MemberSite {
            keys: member_keys(&side.api[id], &object.members[at]),
            subject: format!("{}.members.{}", subject(&side.api[id]), object.members[at].wire_name),
            owner: side.type_path(id),
            field: field(side, id, at),
            wire_name: object.members[at].wire_name.clone(),
            is_text: false,
            around: object.members[at].span,
        };
        let role = role(used);
        let is_there = |member: &crate::ir::Member| match used {
            Some(Direction::In) => is_sent(member),
            Some(Direction::Out) => is_received(member),
            None => true,
        };
        self.unused(used, |walk| {
            for (one, other) in &paired.both {
                let sites = (site(walk.old, ids.0, old, *one), site(walk.new, ids.1, new, *other));
                let (one, other) = (&old.members[*one], &new.members[*other]);
                match (is_there(one), is_there(other)) {
                    (true, true) => walk.member(&sites, one, other, role, false),
                    (true, false) => walk.direction(&sites, one, other, role, false),
                    (false, true) => walk.direction(&sites, one, other, role, true),
                    (false, false) => {}
                }
            }
            for at in &paired.gone {
                let member = &old.members[*at];
                if is_there(member) {
                    walk.member_gone(&site(walk.old, ids.0, old, *at), member, role);
                }
            }
            for at in &paired.fresh {
                let member = &new.members[*at];
                if is_there(member) {
                    walk.member_added(&site(walk.new, ids.1, new, *at), member, role);
                }
            }
        });
        self.additional((before, after), (old, new), used);
        let owners = [self.old.type_path(before), self.new.type_path(after)];
        let subjects = (subject(&self.old.api[before]), subject(&self.new.api[after]));
        let parts = (self.old.names.of(before).parts.clone(), self.new.names.of(after).parts.clone());
        if used != Some(Direction::Out) {
            let is_used = used.is_some();
            self.rules(&subjects, &owners, (&old.rules, &new.rules), (&parts.0, &parts.1), is_used);
        }
    }

    /// The members that have no names of their own.
    fn additional(&mut self, ids: (TypeId, TypeId), (old, new): (&Object, &Object), used: Option<Direction>) {
        let (before, after) = (&self.old.api[ids.0], &self.new.api[ids.1]);
        let owner = self.old.type_path(ids.0);
        let role = role(used);
        let code = role.pick(
            Code::RequestExtraMembersChanged,
            Code::RequestExtraMembersChanged,
            Code::ResponseExtraMembersChanged,
        );
        let (wire, what) = match (&old.additional, &new.additional) {
            (None, None) => return,
            (Some(one), Some(other)) => {
                let site = |side: &Side<'_>, id: TypeId, def: &TypeDef| MemberSite {
                    keys: Vec::new(),
                    subject: format!("{}.additional", subject(def)),
                    owner: side.type_path(id),
                    field: "additional".to_owned(),
                    wire_name: "additional".to_owned(),
                    is_text: false,
                    around: def.span,
                };
                let sites = (site(self.old, ids.0, before), site(self.new, ids.1, after));
                self.unused(used, |walk| walk.value(&sites, (one, other), role));
                return;
            }
            (None, Some(_)) => (Wire::Safe, "may have members that have no names"),
            (Some(_), None) if used == Some(Direction::Out) => {
                (Wire::Safe, "has no members without names any more")
            }
            (Some(_), None) => (Wire::Breaks, "takes no members without names any more"),
        };
        let wire = if used.is_some() { wire } else { Wire::None };
        let mut found = Finding::new(code, "additional", wire, format!("`{}` {what}", after.name));
        found.direction = used;
        let covers = surface::member(&owner, "additional");
        self.push(found.was(subject(before), before.span).is(subject(after), after.span).covers(covers));
    }

    /// Runs what finds changes; where nothing on the wire uses the place, they mean nothing there.
    pub(super) fn unused(&mut self, used: Option<Direction>, find: impl FnOnce(&mut Self)) {
        if used.is_some() {
            return find(self);
        }
        let outer = std::mem::take(&mut self.findings);
        find(self);
        let found = std::mem::replace(&mut self.findings, outer);
        for mut finding in found.into_found() {
            (finding.wire, finding.rust) = (Wire::None, crate::diff::entry::Rust::Patch);
            finding.direction = None;
            self.push(finding);
        }
    }
}

/// What a value within a type is, by the direction that uses the type.
pub(super) fn role(used: Option<Direction>) -> Role {
    match used {
        Some(Direction::In) => Role::Request,
        Some(Direction::Out) | None => Role::Response,
    }
}

pub(super) fn subject(def: &TypeDef) -> String {
    format!("types.{}", def.name)
}

/// The keys by which a spec speaks of a member of a type.
pub(super) fn member_keys(def: &TypeDef, member: &Member) -> Vec<String> {
    ["types", &def.name, "members", &member.wire_name].map(str::to_owned).to_vec()
}

/// The paths of everything that is generated for a type.
pub(super) fn type_paths(side: &Side<'_>, id: TypeId) -> Vec<String> {
    let path = side.type_path(id);
    vec![surface::builder(&path), path]
}

fn alias_site(side: &Side<'_>, id: TypeId) -> MemberSite {
    let def = &side.api[id];
    MemberSite {
        keys: Vec::new(),
        subject: subject(def),
        owner: "types".to_owned(),
        field: side.names.of(id).ident.to_string(),
        wire_name: def.name.clone(),
        is_text: false,
        around: def.span,
    }
}
