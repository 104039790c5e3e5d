//! The body of a request: whether there is one, of which media types, and how callers give it.

use super::inputs::keys;
use super::members::MemberSite;
use super::types::member_keys;
use super::{Role, Walk};
use crate::diff::Code;
use crate::diff::entry::Wire;
use crate::diff::finding::Finding;
use crate::diff::pairs;
use crate::diff::side::Side;
use crate::diff::surface;
use crate::ir::{
    Body, BodyVariant, Condition, Member, Object, Operation, OperationId, Place, Rule, Shape, Type, TypeKind,
};
use crate::prose::code;

/// How callers give a body of JSON.
#[derive(Clone, Copy)]
pub(super) enum Given<'a> {
    /// Member by member.
    Members,
    /// As a value of this type.
    Whole(&'a Type),
    /// As one of several.
    Variant(&'a BodyVariant),
}

impl<'a> Given<'a> {
    /// How an operation's body of a media type is given; `None` where it has no such body of JSON.
    fn of(operation: &'a Operation, media: &str) -> Option<Self> {
        match operation.body() {
            Body::OneOf(variants) => {
                let is_it = |variant: &&BodyVariant| variant.ty().is_some() && variant.media() == media;
                variants.iter().find(is_it).map(Self::Variant)
            }
            Body::Json(of) if of == media => match operation.whole_body() {
                Some(whole) => Some(Self::Whole(&whole.member.ty)),
                None => Some(Self::Members),
            },
            _ => None,
        }
    }

    /// The type of the whole, where it is one value.
    fn ty(self) -> Option<&'a Type> {
        match self {
            Self::Members => None,
            Self::Whole(ty) => Some(ty),
            Self::Variant(variant) => variant.ty(),
        }
    }
}

impl Walk<'_, '_> {
    /// Whether a request has a body, and of which media types.
    pub(super) fn body(&mut self, subject: &(String, String), before: OperationId, after: OperationId) {
        let (old, new) = (&self.old.api[before], &self.new.api[after]);
        let between = |found: Finding| found.was(&subject.0, old.span).is(&subject.1, new.span);
        let name = &new.name;
        match (media(old).is_empty(), media(new).is_empty()) {
            (true, true) => {}
            (true, false) => {
                let (wire, what) = match new.may_lack_body() {
                    true => (Wire::Safe, "may have"),
                    false => (Wire::Breaks, "has"),
                };
                let message = format!("`{name}` {what} a body, and had none");
                let covers = body_paths(self.new, after);
                let found = Finding::new(Code::RequestBodyAdded, "body", wire, message);
                self.push(between(found.covers(covers)));
            }
            (false, true) => {
                let message = format!("`{name}` has no body any more");
                let found = Finding::new(Code::RequestBodyRemoved, "body", Wire::MayBreak, message);
                let covers = body_paths(self.old, before);
                self.push(between(found.covers(covers)));
            }
            (false, false) => {
                self.body_presence(subject, before, after);
                self.body_media(subject, before, after);
                self.body_given(subject, before, after);
            }
        }
    }

    fn body_presence(&mut self, subject: &(String, String), before: OperationId, after: OperationId) {
        let (old, new) = (&self.old.api[before], &self.new.api[after]);
        if old.may_lack_body() == new.may_lack_body() {
            return;
        }
        let (wire, what) = match new.may_lack_body() {
            true => (Wire::Safe, "may be left out"),
            false => (Wire::Breaks, "must be sent"),
        };
        let message = format!("the body of `{}` {what}", new.name);
        let found = Finding::new(Code::RequestBodyPresenceChanged, "body presence", wire, message);
        let owner = owner(self.old, before);
        let fields = &self.old.names.operations[before.index()].fields;
        let whole = old.members.iter().zip(fields).filter(|(input, _)| input.place == Place::Body);
        let covers: Vec<String> =
            whole.flat_map(|(_, field)| surface::member_presence(&owner, &field.to_string())).collect();
        let found = found.was(&subject.0, old.span).is(&subject.1, new.span);
        self.push(found.behaves().covers(covers));
    }

    fn body_media(&mut self, subject: &(String, String), before: OperationId, after: OperationId) {
        let (old, new) = (&self.old.api[before], &self.new.api[after]);
        let between = |found: Finding| found.was(&subject.0, old.span).is(&subject.1, new.span);
        let name = &new.name;
        let (was, is) = (media(old), media(new));
        let is_several = |operation: &Operation| matches!(operation.body(), Body::OneOf(_));
        if !is_several(old) && !is_several(new) {
            if was != is {
                let message = format!(
                    "the body of `{name}` is {}, and was {}",
                    code(&is.concat()),
                    code(&was.concat())
                );
                let wire = if holds_media(&is.concat(), &was.concat()) { Wire::Safe } else { Wire::Breaks };
                let found = Finding::new(Code::RequestEncodingChanged, "media", wire, message);
                self.push(between(found.behaves()));
            }
            return;
        }
        for (lost, kind, wire, what) in [
            (difference(&was, &is), Code::RequestMediaRemoved, Wire::Breaks, "cannot be"),
            (difference(&is, &was), Code::RequestMediaAdded, Wire::Safe, "may be"),
        ] {
            let Some(first) = lost.first() else { continue };
            let message = format!("the body of `{name}` {what} {}", code(first));
            let covers =
                [(self.old, before), (self.new, after)].map(|(side, id)| format!("{}Body", owner(side, id)));
            self.push(between(Finding::new(kind, kind.as_str(), wire, message).covers(covers)));
        }
    }

    /// Compares bodies that are the same on the wire and are given in another form by callers.
    fn body_given(&mut self, subject: &(String, String), before: OperationId, after: OperationId) {
        if !self.is_given_otherwise(before, after) {
            return;
        }
        let (old, new) = (&self.old.api[before], &self.new.api[after]);
        let form = |operation: &Operation| match operation.body() {
            Body::OneOf(_) => "as one of several",
            _ if operation.whole_body().is_some() => "as a whole",
            _ => "member by member",
        };
        let message =
            format!("callers give the body of `{}` {}, and gave it {}", new.name, form(new), form(old));
        let found = Finding::new(Code::RequestBodyGivenOtherwise, "body form", Wire::None, message);
        let covers: Vec<String> = [(self.old, before), (self.new, after)]
            .into_iter()
            .flat_map(|(side, id)| {
                let owner = owner(side, id);
                let rules = format!("{}::{{rules}}", surface::builder(&owner));
                body_paths(side, id).into_iter().chain([rules, format!("{owner}Body")])
            })
            .collect();
        self.push(found.was(&subject.0, old.span).is(&subject.1, new.span).covers(covers));
        for of in media(old).iter().filter(|of| media(new).contains(of)) {
            if let (Some(one), Some(other)) = (Given::of(old, of), Given::of(new, of)) {
                self.uncovered(|walk| walk.json_body(subject, (before, after), (one, other)));
            }
        }
    }

    /// Whether two bodies of the same media type have other forms for callers, so that their inputs are not compared one by
    /// one.
    pub(super) fn is_given_otherwise(&self, before: OperationId, after: OperationId) -> bool {
        let (old, new) = (&self.old.api[before], &self.new.api[after]);
        let form = |operation: &Operation| {
            (operation.whole_body().is_some(), matches!(operation.body(), Body::OneOf(_)))
        };
        let is_plain =
            |operation: &Operation| !matches!(operation.body(), Body::Multipart | Body::Urlencoded);
        let shared = media(old).iter().any(|of| media(new).contains(of));
        shared && is_plain(old) && is_plain(new) && form(old) != form(new)
    }

    fn json_body(
        &mut self,
        subject: &(String, String),
        (before, after): (OperationId, OperationId),
        (one, other): (Given<'_>, Given<'_>),
    ) {
        let site = |side: &Side<'_>, subject: &str, id: OperationId| MemberSite {
            keys: Vec::new(),
            subject: format!("{subject}.body"),
            owner: owner(side, id),
            field: "body".to_owned(),
            wire_name: "body".to_owned(),
            is_text: false,
            around: side.api[id].span,
        };
        let sites = (site(self.old, &subject.0, before), site(self.new, &subject.1, after));
        if let (Some(one), Some(other)) = (one.ty(), other.ty()) {
            return self.value(&sites, (one, other), Role::Request);
        }
        let (old, new) = (self.old, self.new);
        let (Some(was), Some(is)) = (sent(old, before, one, &sites.0), sent(new, after, other, &sites.1))
        else {
            let is_any = other.ty().is_some_and(|ty| matches!(new.api.types.resolve(ty), Shape::Any));
            let (code, wire) = match is_any {
                true => (Code::RequestTypeWidened, Wire::Safe),
                false => (Code::RequestTypeChanged, Wire::Breaks),
            };
            let message = format!("the body of `{}` holds something else", new.api[after].name);
            let found = Finding::new(code, "type", wire, message);
            return self
                .push(found.was(&sites.0.subject, sites.0.around).is(&sites.1.subject, sites.1.around));
        };
        let likeness = |side: &Side<'_>, (site, member): &(MemberSite, &'_ Member)| {
            (site.wire_name.clone(), site.field.clone(), side.words(&member.ty))
        };
        let named = |side: &Side<'_>, all: &[(MemberSite, &'_ Member)]| -> Vec<(String, String, String)> {
            all.iter().map(|one| likeness(side, one)).collect()
        };
        let (was_named, is_named) = (named(old, &was), named(new, &is));
        let as_likeness =
            |(name, rust, ty): (String, String, String), member| pairs::Likeness { name, rust, member, ty };
        let was_like: Vec<_> =
            was_named.into_iter().zip(&was).map(|(names, one)| as_likeness(names, one.1)).collect();
        let is_like: Vec<_> =
            is_named.into_iter().zip(&is).map(|(names, one)| as_likeness(names, one.1)).collect();
        let paired = pairs::members(&was_like, &is_like);
        for (at, to) in paired.both {
            let sites = (was[at].0.clone(), is[to].0.clone());
            self.member(&sites, was[at].1, is[to].1, Role::Request, false);
        }
        for at in paired.gone {
            self.member_gone(&was[at].0, was[at].1, Role::Request);
        }
        for at in paired.fresh {
            self.member_added(&is[at].0, is[at].1, Role::Request);
        }
        let has_more = |side, given: Given<'_>| {
            given.ty().and_then(|ty| object(side, ty)).is_some_and(|object| object.additional.is_some())
        };
        let (wire, what) = match (has_more(old, one), has_more(new, other)) {
            (false, true) => (Wire::Safe, "takes members that have no names"),
            (true, false) => (Wire::Breaks, "takes no members without names any more"),
            _ => return,
        };
        let message = format!("the body of `{}` {what}", new.api[after].name);
        let found = Finding::new(Code::RequestExtraMembersChanged, "additional", wire, message);
        self.push(found.was(&sites.0.subject, sites.0.around).is(&sites.1.subject, sites.1.around));
    }

    /// Compares the rules of two operations. Those of a body that is given as a whole are its type's, unless it was or is given
    /// member by member.
    pub(super) fn operation_rules(
        &mut self,
        subjects: &(String, String),
        before: OperationId,
        after: OperationId,
    ) {
        let owners = [owner(self.old, before), owner(self.new, after)];
        let fields = (
            self.old.names.operations[before.index()].fields.clone(),
            self.new.names.operations[after.index()].fields.clone(),
        );
        let rules = |side: &Side<'_>, id: OperationId, is_whole: bool| -> Vec<Rule> {
            let operation = &side.api[id];
            let whole = operation.whole_body().filter(|_| is_whole);
            let object = whole.and_then(|whole| object(side, &whole.member.ty));
            let own = object.into_iter().flat_map(|object| object.rules.iter().map(without_indexes));
            operation.rules.iter().cloned().chain(own).collect()
        };
        let is_whole = self.is_given_otherwise(before, after);
        let (was, is) = (rules(self.old, before, is_whole), rules(self.new, after, is_whole));
        self.rules(subjects, &owners, (&was, &is), (&fields.0, &fields.1), true);
    }

    /// Runs what finds changes that callers see in another form already: nothing in the crate is explained by them.
    fn uncovered(&mut self, find: impl FnOnce(&mut Self)) {
        let outer = std::mem::take(&mut self.findings);
        find(self);
        let found = std::mem::replace(&mut self.findings, outer);
        for mut finding in found.into_found() {
            finding.covers.clear();
            self.push(finding);
        }
    }
}

/// A rule of a type's members, none of which is an input of the operation.
fn without_indexes(rule: &Rule) -> Rule {
    let mut rule = rule.clone();
    let condition = rule.when.iter_mut().map(|condition| match condition {
        Condition::Present(member) | Condition::Equals(member, _) => member,
    });
    rule.members.iter_mut().chain(condition).for_each(|member| member.index = usize::MAX);
    rule
}

/// The members of a body, each with its place; `None` where it is no object.
fn sent<'a>(
    side: &'a Side<'_>,
    id: OperationId,
    given: Given<'a>,
    around: &MemberSite,
) -> Option<Vec<(MemberSite, &'a Member)>> {
    let site = |keys: Vec<String>, owner: &str, field: String, name: &str, span| MemberSite {
        subject: keys.join("."),
        keys,
        owner: owner.to_owned(),
        field,
        wire_name: name.to_owned(),
        is_text: false,
        around: span,
    };
    let Some(ty) = given.ty() else {
        let operation = &side.api[id];
        let fields = &side.names.operations[id.index()].fields;
        let inputs = operation.members.iter().zip(fields).filter(|(input, _)| input.place == Place::Json);
        let members = inputs.map(|(input, field)| {
            let name = input.sent_name();
            let keys = keys(operation, input);
            (site(keys, &around.owner, field.to_string(), name, input.member.span), &input.member)
        });
        return Some(members.collect());
    };
    let Type::Named(id) = side.api.types.behind_aliases(ty) else { return None };
    let object = side.api.types.object(*id)?;
    let owner = side.type_path(*id);
    let members = object.members.iter().zip(&side.names.of(*id).parts).filter(|(member, _)| member.is_sent());
    let members = members.map(|(member, field)| {
        let keys = member_keys(&side.api[*id], member);
        (site(keys, &owner, field.to_string(), &member.wire_name, member.span), member)
    });
    Some(members.collect())
}

fn object<'a>(side: &'a Side<'_>, ty: &'a Type) -> Option<&'a Object> {
    match side.api.types.behind_aliases(ty) {
        Type::Named(id) => match &side.api[*id].kind {
            TypeKind::Object(object) => Some(object),
            TypeKind::Enum(_) | TypeKind::Union(_) | TypeKind::Alias(_) => None,
        },
        _ => None,
    }
}

fn owner(side: &Side<'_>, id: OperationId) -> String {
    format!("operations::{}", side.names.operations[id.index()].input)
}

/// The paths of the fields that are in a request's body, and of what a builder knows of them.
fn body_paths(side: &Side<'_>, id: OperationId) -> Vec<String> {
    let owner = owner(side, id);
    let inputs = side.api[id].members.iter().zip(&side.names.operations[id.index()].fields);
    let in_body = inputs.filter(|(input, _)| input.place.is_in_body());
    let paths = in_body.flat_map(|(_, field)| {
        let state = format!("{}::{{state}}::{field}", surface::builder(&owner));
        surface::member(&owner, &field.to_string()).into_iter().chain([state])
    });
    paths.collect()
}

fn difference(one: &[String], other: &[String]) -> Vec<String> {
    one.iter().filter(|media| !other.iter().any(|range| holds_media(range, media))).cloned().collect()
}

/// Whether a media type or range holds all of another.
pub(super) fn holds_media(range: &str, media: &str) -> bool {
    range == media
        || range == "*/*"
        || range.strip_suffix("/*").is_some_and(|kind| media.split('/').next() == Some(kind))
}

/// The media types of a request's body.
fn media(operation: &Operation) -> Vec<String> {
    match operation.body() {
        Body::None => Vec::new(),
        Body::Json(media) | Body::Bytes(media) | Body::Lines(media) => vec![media.to_owned()],
        Body::Multipart => vec!["multipart/form-data".to_owned()],
        Body::Urlencoded => vec!["application/x-www-form-urlencoded".to_owned()],
        Body::OneOf(variants) => variants.iter().map(|variant| variant.media().to_owned()).collect(),
    }
}
