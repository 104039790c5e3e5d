//! `include` splices the members of other objects in front of an object's own.

use std::collections::HashMap;

use super::scope::{Scope, without_repeats};
use crate::diagnostic::{Diagnostic, Report};
use crate::ir::{Member, Presence, TypeId};
use crate::parse::{Text, TypeDef, TypeKind};

/// Splices all objects. `own` holds each type's own members, lowered.
pub(super) fn splice_includes(
    typedefs: &[TypeDef],
    own: Vec<Vec<Member>>,
    scope: &Scope<'_>,
    report: &mut Report,
) -> Vec<Vec<Member>> {
    let includes = typedefs.iter().map(|def| resolve(def, typedefs, scope, report)).collect();
    let mut splicer = Splicer { typedefs, own, includes, done: HashMap::new(), path: Vec::new() };
    (0..typedefs.len()).map(|id| splicer.members(TypeId(id), report)).collect()
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
        match typedefs.get(id.0) {
            Some(TypeDef { kind: TypeKind::Object(_), .. }) => found.push((name, id)),
            Some(other) => report.push(
                Diagnostic::error("include_not_object", name.span, format!("`{}` is no object", name.value))
                    .related(other.name.span, "it is defined here")
                    .help("only types with `members:` can be included"),
            ),
            None => {}
        }
    }
    found
}

struct Splicer<'t> {
    typedefs: &'t [TypeDef],
    own: Vec<Vec<Member>>,
    includes: Vec<Vec<(&'t Text, TypeId)>>,
    done: HashMap<usize, Vec<Member>>,
    /// The types that are being spliced, outermost first.
    path: Vec<TypeId>,
}

impl Splicer<'_> {
    fn members(&mut self, id: TypeId, report: &mut Report) -> Vec<Member> {
        if let Some(done) = self.done.get(&id.0) {
            return done.clone();
        }
        self.path.push(id);
        let mut members: Vec<Member> = Vec::new();
        for (name, included) in self.includes.get(id.0).cloned().unwrap_or_default() {
            if self.path.contains(&included) {
                report.push(self.cycle(name));
                continue;
            }
            for member in self.members(included, report) {
                match members.iter().find(|earlier| earlier.wire_name == member.wire_name) {
                    Some(earlier) => report.push(clash(&member, name.span, earlier)),
                    None => members.push(member),
                }
            }
        }
        for member in self.own.get(id.0).cloned().unwrap_or_default() {
            match members.iter().find(|earlier| earlier.wire_name == member.wire_name) {
                Some(earlier) => report.push(clash(&member, member.span, earlier)),
                None => members.push(member),
            }
        }
        if self.is_loose(id) {
            for member in &mut members {
                member.presence = Presence::Loose;
            }
        }
        self.path.pop();
        self.done.insert(id.0, members.clone());
        members
    }

    fn is_loose(&self, id: TypeId) -> bool {
        matches!(self.typedefs.get(id.0).map(|def| &def.kind), Some(TypeKind::Object(object)) if object.loose)
    }

    fn cycle(&self, name: &Text) -> Diagnostic {
        let names: Vec<&str> = self
            .path
            .iter()
            .filter_map(|id| self.typedefs.get(id.0))
            .map(|def| def.name.value.as_str())
            .skip_while(|earlier| *earlier != name.value)
            .collect();
        let message = match names.as_slice() {
            [_] => format!("`{}` includes itself", name.value),
            _ => format!(
                "`{}` includes itself, by way of {}",
                name.value,
                names.get(1..).unwrap_or(&[]).join(", ")
            ),
        };
        Diagnostic::error("include_cycle", name.span, message).help("remove one of the includes")
    }
}

fn clash(member: &Member, span: crate::source::Span, earlier: &Member) -> Diagnostic {
    Diagnostic::error("member_clash", span, format!("the member `{}` comes in twice", member.wire_name))
        .related(earlier.span, "it comes from here")
        .related(member.span, "and from here")
        .help("an included member cannot be changed: leave it out of one of the two")
}
