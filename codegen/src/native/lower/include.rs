//! `include` splices the members of other objects in front of an object's own.

use std::collections::HashMap;

use super::scope::{Scope, without_repeats};
use crate::diagnostic::suggest::list;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Member, Presence, TypeId};
use crate::native::parse::{Text, TypeDef, TypeKind};
use crate::source::Span;

/// Splices all objects. `own` holds each type's own members, lowered.
pub(crate) fn splice_includes(
    typedefs: &[TypeDef],
    own: Vec<Vec<Member>>,
    scope: &Scope<'_>,
    report: &mut Report,
) -> Vec<Vec<Member>> {
    let includes = typedefs.iter().map(|def| resolve(def, typedefs, scope, report)).collect();
    let mut splicer = Splicer { typedefs, own, includes, done: HashMap::new(), path: Vec::new(), total: 0 };
    (0..typedefs.len()).map(|id| splicer.members(TypeId::new(id), report)).collect()
}

/// The objects that a type includes; other kinds are reported.
fn resolve<'t>(
    def: &'t TypeDef,
    typedefs: &[TypeDef],
    scope: &Scope<'_>,
    report: &mut Report,
) -> Vec<(&'t Text, TypeId)> {
    let TypeKind::Object(object) = &def.kind else { return Vec::new() };
    let mut found = Vec::new();
    for name in without_repeats(&object.include, report) {
        let Some(id) = scope.type_id(&name.value, name.span, report) else { continue };
        match typedefs.get(id.index()) {
            Some(TypeDef { kind: TypeKind::Object(_), .. }) => found.push((name, id)),
            Some(other) => report.push(
                Diagnostic::new(
                    Code::IncludeNotObject,
                    name.span,
                    format!("`{}` is not an object", name.value),
                )
                .related(other.name.span, "it is defined here")
                .help("only types with `members:` can be included"),
            ),
            None => {}
        }
    }
    found
}

/// Nobody follows longer chains, and each level costs its members again.
const MAX_DEPTH: usize = 32;
/// Over all objects; more is a file made to be costly.
const MAX_MEMBERS: usize = 1_000_000;

struct Splicer<'t> {
    typedefs: &'t [TypeDef],
    own: Vec<Vec<Member>>,
    includes: Vec<Vec<(&'t Text, TypeId)>>,
    done: HashMap<usize, Vec<Member>>,
    /// The types that are being spliced, outermost first.
    path: Vec<TypeId>,
    /// How many members have been spliced so far.
    total: usize,
}

impl Splicer<'_> {
    fn members(&mut self, id: TypeId, report: &mut Report) -> Vec<Member> {
        if let Some(done) = self.done.get(&id.index()) {
            return done.clone();
        }
        self.path.push(id);
        let mut spliced = Spliced::default();
        for (name, included) in self.includes.get(id.index()).cloned().unwrap_or_default() {
            if self.path.contains(&included) {
                report.push(self.cycle(name));
            } else if self.path.len() >= MAX_DEPTH || self.total > MAX_MEMBERS {
                report.push(too_much(name));
                break;
            } else {
                for member in self.members(included, report) {
                    spliced.add(member, Some(name.span), report);
                }
            }
        }
        for member in self.own.get(id.index()).cloned().unwrap_or_default() {
            spliced.add(member, None, report);
        }
        let mut members = spliced.members;
        if self.is_loose(id) {
            for member in &mut members {
                member.presence = Presence::Loose;
            }
        }
        self.path.pop();
        self.total += members.len();
        self.done.insert(id.index(), members.clone());
        members
    }

    fn is_loose(&self, id: TypeId) -> bool {
        matches!(self.typedefs.get(id.index()).map(|def| &def.kind), Some(TypeKind::Object(object)) if object.loose)
    }

    fn cycle(&self, name: &Text) -> Diagnostic {
        let names: Vec<&str> = self
            .path
            .iter()
            .filter_map(|id| self.typedefs.get(id.index()))
            .map(|def| def.name.value.as_str())
            .skip_while(|earlier| *earlier != name.value)
            .skip(1)
            .collect();
        let message = match names.as_slice() {
            [] => format!("`{}` includes itself", name.value),
            others => format!("`{}` includes itself, by way of {}", name.value, list(others)),
        };
        Diagnostic::new(Code::IncludeCycle, name.span, message).help("remove one of the includes")
    }
}

fn too_much(name: &Text) -> Diagnostic {
    Diagnostic::new(
        Code::IncludeTooMuch,
        name.span,
        "includes are nested too deep, or bring too many members",
    )
    .help("write the members out here")
}

/// Members by name, in order.
#[derive(Default)]
struct Spliced {
    members: Vec<Member>,
    by_name: HashMap<String, usize>,
}

impl Spliced {
    /// Adds a member; `include` is where another object brings it in.
    fn add(&mut self, member: Member, include: Option<Span>, report: &mut Report) {
        let earlier = self.by_name.get(&member.wire_name).and_then(|at| self.members.get(*at));
        if let Some(earlier) = earlier {
            report.push(clash(&member, include.unwrap_or(member.span), earlier));
            return;
        }
        self.by_name.insert(member.wire_name.clone(), self.members.len());
        self.members.push(member);
    }
}

fn clash(member: &Member, span: Span, earlier: &Member) -> Diagnostic {
    Diagnostic::new(Code::MemberClash, span, format!("the member `{}` comes in twice", member.wire_name))
        .related(earlier.span, "it comes from here")
        .related(member.span, "and from here")
        .help("an included member cannot be changed: leave it out of one of the two")
}
