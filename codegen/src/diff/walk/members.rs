//! One member in both descriptions.

use super::{Role, Walk};
use crate::diff::Code;
use crate::diff::entry::Wire;
use crate::diff::finding::Finding;
use crate::diff::soften::Softening;
use crate::diff::surface;
use crate::form::NameForm;
use crate::ir::{Direction, Literal, Member, Presence, Shape, Value};
use crate::prose::code;
use crate::source::Span;

/// Where a member is, in one of the descriptions and in the crate made of it.
#[derive(Clone)]
pub(super) struct MemberSite {
    /// Its place in the description.
    pub(super) subject: String,
    /// The keys by which a spec says more of it; none of what has no name there.
    pub(super) keys: Vec<String>,
    /// The Rust path of what holds it.
    pub(super) owner: String,
    /// Its field.
    pub(super) field: String,
    /// Its name on the wire.
    pub(super) wire_name: String,
    /// Whether its value is written as text, not as JSON.
    pub(super) is_text: bool,
    /// The node around it.
    pub(super) around: Span,
}

impl MemberSite {
    /// The paths of what a builder knows of it.
    pub(super) fn state_paths(&self) -> Vec<String> {
        vec![format!("{}::{{state}}::{}", surface::builder(&self.owner), self.field)]
    }
}

/// A change of one member, with its places.
struct Change<'c> {
    sites: &'c (MemberSite, MemberSite),
    old: &'c Member,
    new: &'c Member,
    role: Role,
}

impl Change<'_> {
    fn finding(
        &self,
        codes: (Code, Code, Code),
        aspect: &'static str,
        wire: Wire,
        message: String,
    ) -> Finding {
        let code = self.role.pick(codes.0, codes.1, codes.2);
        let mut found = Finding::new(code, aspect, wire, message)
            .was(&self.sites.0.subject, self.old.span)
            .is(&self.sites.1.subject, self.new.span);
        found.direction = Some(self.role.direction());
        found
    }
}

impl Walk<'_, '_> {
    /// Compares a member with what it was. The name of a path's variable is told elsewhere.
    pub(super) fn member(
        &mut self,
        sites: &(MemberSite, MemberSite),
        old: &Member,
        new: &Member,
        role: Role,
        is_path: bool,
    ) {
        let change = Change { sites, old, new, role };
        if !is_path || sites.0.wire_name == sites.1.wire_name {
            self.names(&change);
        }
        match (&old.constant, &new.constant) {
            (None, None) => {
                self.presence(&change);
                self.nullability(&change);
                self.server_default(&change);
                self.type_of(sites, (&old.ty, &new.ty), role);
                self.limits(sites, (old, new), role);
            }
            _ => self.constant(&change),
        }
        self.member_deprecation(&change);
    }

    fn names(&mut self, change: &Change<'_>) {
        let Change { sites: (before, after), new, .. } = change;
        let has_field = change.old.is_given() && new.is_given();
        if before.wire_name != after.wire_name {
            let message =
                format!("{} is called {} on the wire", code(&before.wire_name), code(&after.wire_name));
            // Old clients read responses without it, as they send requests without it.
            let is_missed = match change.role {
                Role::Response => change.old.presence == Presence::Required,
                _ => change.old.presence.is_required() || new.presence.is_required(),
            };
            let wire = if is_missed { Wire::Breaks } else { Wire::MayBreak };
            let codes =
                (Code::ParameterWireNameChanged, Code::RequestWireNameChanged, Code::ResponseWireNameChanged);
            let found = change.finding(codes, "wire name", wire, message).behaves();
            self.push(found);
        }
        if has_field && before.field != after.field {
            let message = format!("`{}` is called `{}` in Rust", before.field, after.field);
            let codes =
                (Code::ParameterRustNameChanged, Code::RequestRustNameChanged, Code::ResponseRustNameChanged);
            let covers = surface::member(&before.owner, &before.field)
                .into_iter()
                .chain(surface::member(&after.owner, &after.field))
                .chain(before.state_paths())
                .chain(after.state_paths());
            let edit = self.keep_name(new, after, &before.field);
            let left = format!("{}::{}", before.owner, before.field);
            let found =
                change.finding(codes, "rust name", Wire::None, message).covers(covers).softened_by(edit);
            self.push(found.leaves(left));
        }
    }

    /// What keeps the field that a member had.
    pub(super) fn keep_name(&self, new: &Member, site: &MemberSite, field: &str) -> Option<Softening> {
        let keys: Vec<&str> = site.keys.iter().map(String::as_str).collect();
        (!keys.is_empty() && NameForm::Snake.fits(field))
            .then(|| self.soften.keep_name(new.span, &keys, field))
            .flatten()
    }

    fn presence(&mut self, change: &Change<'_>) {
        let (was, is) = (change.old.presence.is_required(), change.new.presence.is_required());
        if was == is {
            return;
        }
        let name = code(&change.sites.1.wire_name);
        let has_default = change.new.server_default.is_some();
        let (codes, wire, message) = match is {
            true => {
                let wire = match change.role {
                    Role::Response => Wire::Safe,
                    _ if has_default => Wire::MayBreak,
                    _ => Wire::Breaks,
                };
                let codes = (
                    Code::ParameterBecameRequired,
                    Code::RequestMemberBecameRequired,
                    Code::ResponseMemberBecameRequired,
                );
                let message = match change.role {
                    Role::Response => format!("{name} is always there, and was optional"),
                    _ => format!("{name} must be given, and was optional"),
                };
                (codes, wire, message)
            }
            false => {
                // Old clients read a member that may be null and is absent as `None`.
                let reads_absence = change.old.presence == Presence::RequiredNullable;
                let is_missed = change.role == Role::Response && !reads_absence;
                let wire = if is_missed { Wire::Breaks } else { Wire::Safe };
                let codes = (
                    Code::ParameterBecameOptional,
                    Code::RequestMemberBecameOptional,
                    Code::ResponseMemberBecameOptional,
                );
                let message = match change.role {
                    Role::Response => format!("{name} may be absent, and was always there"),
                    _ => format!("{name} may be left out, and was required"),
                };
                (codes, wire, message)
            }
        };
        let covers = surface::member_presence(&change.sites.0.owner, &change.sites.0.field);
        let is_held = is && change.role == Role::Response;
        let edit = if is_held { self.soften.make_optional(change.new) } else { None };
        let found = change.finding(codes, "presence", wire, message).covers(covers).softened_by(edit);
        self.push(found);
    }

    fn nullability(&mut self, change: &Change<'_>) {
        let (was, is) = (change.old.presence.is_nullable(), change.new.presence.is_nullable());
        if was == is {
            return;
        }
        let name = code(&change.sites.1.wire_name);
        // Old clients read a null as absence where a member may be absent, and any value where it may be anything.
        let is_any = matches!(self.old.api.types.resolve(&change.old.ty), Shape::Any);
        let reads_null = is_any || change.old.presence != Presence::Required;
        let wire = match (is, change.role) {
            (true, Role::Response) if reads_null => Wire::Safe,
            (true, Role::Response) | (false, Role::Request | Role::Parameter) => Wire::Breaks,
            (true, _) | (false, Role::Response) => Wire::Safe,
        };
        let message = match is {
            true => format!("{name} may be null"),
            false => format!("{name} is never null any more"),
        };
        let codes = (
            Code::RequestNullabilityChanged,
            Code::RequestNullabilityChanged,
            Code::ResponseNullabilityChanged,
        );
        let covers = surface::member_presence(&change.sites.0.owner, &change.sites.0.field);
        let found = change.finding(codes, "null", wire, message).covers(covers);
        self.push(found);
    }

    fn server_default(&mut self, change: &Change<'_>) {
        let json = |value: &Option<Value>| value.as_ref().map(Value::to_json);
        let (was, is) = (json(&change.old.server_default), json(&change.new.server_default));
        // That it must be given now is told, and then it is never absent.
        let became_required = !change.old.presence.is_required() && change.new.presence.is_required();
        if was == is || (became_required && change.role != Role::Response) {
            return;
        }
        let name = code(&change.sites.1.wire_name);
        let shown = |value: Option<serde_json::Value>| {
            value.map_or("nothing".to_owned(), |value| code(&value.to_string()))
        };
        let message =
            format!("where {name} is absent, servers assume {}, and assumed {}", shown(is), shown(was));
        let codes =
            (Code::ParameterDefaultChanged, Code::RequestDefaultChanged, Code::ResponseDefaultChanged);
        let found = change.finding(codes, "default", Wire::MayBreak, message);
        // Clients fill in nothing where a response says nothing.
        let is_response = change.role == Role::Response;
        self.push(if is_response { found } else { found.behaves() });
    }

    fn constant(&mut self, change: &Change<'_>) {
        let new = change.new;
        let (was, is) = (&change.old.constant, &new.constant);
        if was == is {
            return;
        }
        let name = code(&change.sites.1.wire_name);
        let is_response = change.role == Role::Response;
        let shown = |value: &Literal| code(&value.to_string());
        let (wire, message) = match (was, is) {
            // It may be all that tells one thing from another.
            (Some(was), Some(is)) if is_response => {
                (Wire::MayBreak, format!("{name} is always {}, and was always {}", shown(is), shown(was)))
            }
            (Some(was), Some(is)) => {
                (Wire::Breaks, format!("{name} is always {}, and was always {}", shown(is), shown(was)))
            }
            (None, Some(is)) if is_response => (Wire::Safe, format!("{name} is always {}", shown(is))),
            (None, Some(is)) => (Wire::Breaks, format!("{name} is always {}, and could be set", shown(is))),
            (Some(was), None) => {
                let wire = match is_response {
                    // Any value is read where a constant was, but null is none.
                    true if new.presence.is_nullable() => Wire::MayBreak,
                    true => Wire::Safe,
                    false if self.takes(&new.ty, was, change.sites.0.is_text) => Wire::Safe,
                    false => Wire::Breaks,
                };
                (wire, format!("{name} may be set, and was always {}", shown(was)))
            }
            (None, None) => return,
        };
        let codes =
            (Code::ParameterConstantChanged, Code::RequestConstantChanged, Code::ResponseConstantChanged);
        let (before, after) = change.sites;
        let covers = surface::member(&before.owner, &before.field)
            .into_iter()
            .chain(surface::member(&after.owner, &after.field));
        let found = change.finding(codes, "constant", wire, message).covers(covers).behaves();
        self.push(found);
    }

    fn member_deprecation(&mut self, change: &Change<'_>) {
        let name = code(&change.sites.1.wire_name);
        let (code, message) = match (&change.old.deprecated, &change.new.deprecated) {
            (None, Some(_)) => (Code::MemberDeprecated, format!("{name} should not be used any more")),
            (Some(_), None) => (Code::DeprecationLifted, format!("{name} is no longer deprecated")),
            _ => return,
        };
        let found = change.finding((code, code, code), "deprecated", Wire::Safe, message);
        self.push(found);
    }

    /// Whether a member of a type stands in a direction, where it did and does not, or the reverse.
    pub(super) fn direction(
        &mut self,
        sites: &(MemberSite, MemberSite),
        old: &Member,
        new: &Member,
        role: Role,
        is_there: bool,
    ) {
        let change = Change { sites, old, new, role };
        let name = code(&sites.1.wire_name);
        let side = if role.direction() == Direction::In { "requests" } else { "responses" };
        let is_missed = old.presence == Presence::Required;
        let (wire, message) = match (is_there, role) {
            (true, Role::Response) => (Wire::Safe, format!("{side} have {name} as well")),
            (true, _) if new.presence.is_required() => (Wire::Breaks, format!("{side} must have {name}")),
            (true, _) => (Wire::Safe, format!("{side} may have {name} as well")),
            (false, Role::Response) if is_missed => (Wire::Breaks, format!("{side} have no {name} any more")),
            (false, _) => (Wire::MayBreak, format!("{side} have no {name} any more")),
        };
        let codes =
            (Code::RequestDirectionChanged, Code::RequestDirectionChanged, Code::ResponseDirectionChanged);
        let covers = surface::member(&sites.0.owner, &sites.0.field);
        let found = change.finding(codes, "direction", wire, message).covers(covers);
        self.push(found);
    }
}
