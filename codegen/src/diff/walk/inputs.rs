//! What operations take: parameters, and the members of a body.

use super::body::holds_media;
use super::members::MemberSite;
use super::{Role, Walk};
use crate::diff::Code;
use crate::diff::entry::Wire;
use crate::diff::finding::Finding;
use crate::diff::pairs;
use crate::diff::surface;
use crate::ir::{
    BodyContent, BodyVariant, Direction, Input, Member, Operation, OperationId, Place, Presence, Type,
};
use crate::prose::code;

impl Walk<'_, '_> {
    pub(super) fn inputs(&mut self, subject: &(String, String), before: OperationId, after: OperationId) {
        let (old, new) = (&self.old.api[before], &self.new.api[after]);
        let names = (&self.old.names.operations[before.index()], &self.new.names.operations[after.index()]);
        let field = |names: &crate::names::OperationNames, at: usize| {
            names.fields.get(at).map(ToString::to_string).unwrap_or_default()
        };
        // A body that callers give in another form is compared by itself.
        let is_whole = self.is_given_otherwise(before, after);
        let compared = |operation: &Operation| -> Vec<usize> {
            let inputs = operation.members.iter().enumerate();
            inputs.filter(|(_, input)| !is_whole || !input.place.is_in_body()).map(|(at, _)| at).collect()
        };
        let (were, are) = (compared(old), compared(new));
        // Of a path that is the same, servers see where a variable stands, and not its name.
        let is_same_path = old.path.pattern() == new.path.pattern();
        let position = |operation: &Operation, at: usize| {
            let input = &operation.members[at];
            let position = operation.path.parameters().position(|name| name == input.sent_name());
            position.filter(|_| is_same_path && input.place == Place::Path)
        };
        let of_old = were.iter().map(|at| (&old.members[*at], field(names.0, *at), position(old, *at)));
        let of_old: Vec<_> = of_old
            .map(|(input, rust, position)| pairs::likeness_of_input(self.old, input, rust, position))
            .collect();
        let of_new = are.iter().map(|at| (&new.members[*at], field(names.1, *at), position(new, *at)));
        let of_new: Vec<_> = of_new
            .map(|(input, rust, position)| pairs::likeness_of_input(self.new, input, rust, position))
            .collect();
        let paired = pairs::members(&of_old, &of_new);
        let owners = (format!("operations::{}", names.0.input), format!("operations::{}", names.1.input));
        let site = |side: usize, index: usize| {
            let (operation, owner, subject, names) = match side {
                0 => (old, &owners.0, &subject.0, names.0),
                _ => (new, &owners.1, &subject.1, names.1),
            };
            let input = &operation.members[index];
            MemberSite {
                keys: keys(operation, input),
                subject: format!("{subject}.in.{}.{}", input.place.as_str(), input.sent_name()),
                owner: owner.clone(),
                field: field(names, index),
                wire_name: pairs::wire_name(input),
                is_text: is_text(input),
                around: input.member.span,
            }
        };
        for (before, after) in paired.both.into_iter().map(|(one, other)| (were[one], are[other])) {
            let (one, other) = (&old.members[before], &new.members[after]);
            let sites = (site(0, before), site(1, after));
            self.place(&sites, one, other);
            let is_path = one.place == Place::Path && other.place == Place::Path;
            if is_path && one.sent_name() != other.sent_name() {
                let message = format!(
                    "the variable {} of the path is called {}",
                    code(one.sent_name()),
                    code(other.sent_name())
                );
                let found = Finding::new(Code::PathVariableRenamed, "name", Wire::None, message);
                let covers = surface::member(&sites.0.owner, &sites.0.field)
                    .into_iter()
                    .chain(surface::member(&sites.1.owner, &sites.1.field));
                let edit = self.keep_name(&other.member, &sites.1, &sites.0.field);
                let found = found
                    .was(&sites.0.subject, one.member.span)
                    .is(&sites.1.subject, other.member.span)
                    .covers(covers)
                    .softened_by(edit);
                self.push(match sites.0.field == sites.1.field {
                    true => found,
                    false => found.leaves(format!("{}::{}", sites.0.owner, sites.0.field)),
                });
            }
            self.member(&sites, &one.member, &other.member, role(other), is_path);
            self.contents(&sites, (&one.member.ty, &other.member.ty));
        }
        for index in paired.gone.into_iter().map(|at| were[at]) {
            let input = &old.members[index];
            self.member_gone(&site(0, index), &input.member, role(input));
        }
        for index in paired.fresh.into_iter().map(|at| are[at]) {
            let input = &new.members[index];
            self.member_added(&site(1, index), &input.member, role(input));
        }
    }

    /// Where an input goes, and how it is written there.
    fn place(&mut self, sites: &(MemberSite, MemberSite), old: &Input, new: &Input) {
        let between = |found: Finding| {
            found.was(&sites.0.subject, old.member.span).is(&sites.1.subject, new.member.span)
        };
        let name = code(&sites.1.wire_name);
        if old.place != new.place {
            let message =
                format!("{name} goes into the {}, and went into the {}", shown(new.place), shown(old.place));
            let is_in_body = old.place.is_in_body() && new.place.is_in_body();
            let found = Finding::new(Code::ParameterMoved, "place", Wire::Breaks, message).behaves();
            let builder = surface::builder(&sites.0.owner);
            let state = format!("{builder}::{{state}}::{}", sites.0.field);
            if !is_in_body {
                self.push(between(found.covers([state])));
            }
        } else if old.member.style != new.member.style {
            let message = format!("{name} is written in another style");
            self.push(between(
                Finding::new(Code::ParameterStyleChanged, "style", Wire::Breaks, message).behaves(),
            ));
        }
        if old.media != new.media {
            let message = format!("the part {name} is of another media type");
            let is_wider = matches!((&old.media, &new.media), (Some(was), Some(is)) if holds_media(is, was));
            let wire = if is_wider { Wire::Safe } else { Wire::Breaks };
            let found = Finding::new(Code::PartMediaChanged, "part", wire, message);
            self.push(between(found.behaves()));
        }
        if old.member.reserved != new.member.reserved {
            let what = if new.member.reserved { "stand as they are" } else { "are escaped" };
            let message = format!("reserved characters in {name} {what}");
            let found = Finding::new(Code::ParameterEncodingChanged, "reserved", Wire::Breaks, message);
            self.push(between(found.behaves()));
        }
    }

    /// The bodies of several media types.
    fn contents(&mut self, sites: &(MemberSite, MemberSite), (old, new): (&Type, &Type)) {
        let (Type::Contents(old), Type::Contents(new)) = (old, new) else { return };
        for variant in old {
            let same = |other: &&BodyVariant| other.media() == variant.media() && other.name == variant.name;
            let Some(other) = new.iter().find(same) else { continue };
            if let (BodyContent::Json { ty: before, .. }, BodyContent::Json { ty: after, .. }) =
                (&variant.content, &other.content)
            {
                let site = |site: &MemberSite, span| MemberSite {
                    keys: Vec::new(),
                    subject: format!("{}.{}", site.subject, variant.name),
                    owner: format!("{}Body", site.owner),
                    field: variant.name.clone(),
                    around: span,
                    ..site.clone()
                };
                let sites = (site(&sites.0, variant.span), site(&sites.1, other.span));
                self.value(&sites, (before, after), Role::Request);
            }
        }
    }

    /// A member of a request or response that is there no more.
    pub(super) fn member_gone(&mut self, site: &MemberSite, member: &Member, role: Role) {
        let name = code(&site.wire_name);
        let covers = surface::member(&site.owner, &site.field).into_iter().chain(site.state_paths());
        let (code, wire, message) = match role {
            Role::Parameter => {
                (Code::ParameterRemoved, Wire::MayBreak, format!("{name} is not taken any more"))
            }
            Role::Request => {
                (Code::RequestMemberRemoved, Wire::MayBreak, format!("requests have no {name} any more"))
            }
            // What may be null is read as `None` where it is absent.
            Role::Response if member.presence == Presence::Required => {
                (Code::ResponseMemberRemoved, Wire::Breaks, format!("responses have no {name} any more"))
            }
            Role::Response => {
                (Code::ResponseMemberRemoved, Wire::MayBreak, format!("responses have no {name} any more"))
            }
        };
        let (wire, message) = match &member.constant {
            Some(value) => {
                let is_response = role == Role::Response;
                let message =
                    format!("{message}, which was always {}", crate::prose::code(&value.to_string()));
                (if is_response { Wire::Safe } else { wire }, message)
            }
            None => (wire, message),
        };
        let mut found = Finding::new(code, "member", wire, message)
            .was(&site.subject, member.span)
            .covers(covers)
            .leaves(format!("{}::{}", site.owner, site.field));
        found.direction = Some(role.direction());
        self.push(found);
    }

    /// A member of a request or response that was not there before.
    pub(super) fn member_added(&mut self, site: &MemberSite, member: &Member, role: Role) {
        let name = code(&site.wire_name);
        let covers = surface::member(&site.owner, &site.field).into_iter().chain(site.state_paths());
        let is_required = member.presence.is_required();
        let has_default = member.server_default.is_some();
        let (code, wire, message) = match (role, is_required) {
            (Role::Response, _) => {
                (Code::ResponseMemberAdded, Wire::Safe, format!("responses have {name} as well"))
            }
            (_, true) => {
                let code = role.pick(
                    Code::ParameterAddedRequired,
                    Code::RequestMemberAddedRequired,
                    Code::ResponseMemberAdded,
                );
                let wire = if has_default { Wire::MayBreak } else { Wire::Breaks };
                (code, wire, format!("{name} is new and required"))
            }
            (_, false) => {
                let code = role.pick(
                    Code::ParameterAddedOptional,
                    Code::RequestMemberAddedOptional,
                    Code::ResponseMemberAdded,
                );
                (code, Wire::Safe, format!("{name} may be given as well"))
            }
        };
        let mut found =
            Finding::new(code, "member", wire, message).is(&site.subject, member.span).covers(covers);
        found.direction = Some(role.direction());
        if member.constant.is_some() && role.direction() == Direction::In {
            found = found.behaves();
        }
        self.push(found);
    }
}

/// What an input is to those who use it.
fn role(input: &Input) -> Role {
    if input.place.is_in_body() { Role::Request } else { Role::Parameter }
}

/// Whether a value is written as a text there.
fn is_text(input: &Input) -> bool {
    !matches!(input.place, Place::Json | Place::Body)
}

fn shown(place: Place) -> &'static str {
    match place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
        Place::Json | Place::Part | Place::Form | Place::Body => "body",
    }
}

/// The keys by which a spec speaks of an input; a body that is given as a whole has none.
pub(super) fn keys(operation: &Operation, input: &Input) -> Vec<String> {
    let place = match input.place {
        Place::Path | Place::Query | Place::Header | Place::Cookie | Place::Json => input.place.as_str(),
        Place::Part => "multipart",
        Place::Form => "urlencoded",
        Place::Body => return Vec::new(),
    };
    ["operations", &operation.name, "in", place, input.sent_name()].map(str::to_owned).to_vec()
}
