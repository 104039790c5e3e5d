//! Names that refer to members.

use std::collections::HashMap;

use crate::diagnostic::suggest::Candidates;
use crate::diagnostic::{Code, Diagnostic, Edit, Report};
use crate::ir::{Member, MemberPath, MemberRef, PathStep, Shape, Type, Types};
use crate::native::parse::Text;

/// The members that something may name.
pub(crate) struct Referable<'m> {
    /// Where they are, such as `in the response`.
    place: &'static str,
    members: Vec<&'m Member>,
    by_name: HashMap<&'m str, usize>,
}

impl<'m> Referable<'m> {
    pub(crate) fn of(place: &'static str, members: impl IntoIterator<Item = &'m Member>) -> Self {
        let members: Vec<&Member> = members.into_iter().collect();
        let names = members.iter().enumerate();
        let by_name = names.map(|(at, member)| (member.wire_name.as_str(), at)).collect();
        Self { place, members, by_name }
    }

    /// Finds a member by its name, or reports that there is none.
    pub(crate) fn find(&self, name: &Text, report: &mut Report) -> Option<MemberRef> {
        match self.by_name.get(name.value.as_str()) {
            Some(index) if self.members.get(*index).is_some_and(|member| !member.is_given()) => {
                let is_switch = self.members.get(*index).is_some_and(|member| member.is_switch);
                report.push_with(|| if is_switch { switch(name) } else { constant(name) });
                None
            }
            _ => self.find_any(name, report),
        }
    }

    /// Finds a member by its name, be it one that always has the same value.
    pub(crate) fn find_any(&self, name: &Text, report: &mut Report) -> Option<MemberRef> {
        let found = self.by_name.get(name.value.as_str());
        if found.is_none() {
            report.push_with(|| self.unknown(name));
        }
        found.map(|index| MemberRef { index: *index, wire_name: name.value.clone(), span: name.span })
    }

    /// Finds the member that may be named; none where nothing is.
    pub(crate) fn find_some(&self, name: Option<&Text>, report: &mut Report) -> Option<MemberRef> {
        self.find(name?, report)
    }

    fn unknown(&self, name: &Text) -> Diagnostic {
        let message = format!("there is no member `{}` {}", name.value.escape_debug(), self.place);
        let problem = Diagnostic::new(Code::UnknownMember, name.span, message);
        let without_mark = name.value.trim_end_matches('?');
        if self.by_name.contains_key(without_mark) {
            return problem
                .help(format!("write `{without_mark}`: the `?` is not part of the name"))
                .edit(Edit::replace(name.span, &name.value, without_mark));
        }
        let words = self.members.iter().map(|member| member.wire_name.as_str()).collect();
        let problem = problem.suggest(&name.value, &Candidates { what: "members", words });
        match self.members.first() {
            Some(first) => problem.related(first.span, "the members start here"),
            None => problem,
        }
    }
}

fn switch(name: &Text) -> Diagnostic {
    let message = format!("`{}` asks for a stream, which callers do by how they end a call", name.value);
    Diagnostic::new(Code::ConstReference, name.span, message).help("leave it out here")
}

fn constant(name: &Text) -> Diagnostic {
    let message = format!("`{}` always has the same value, so that nothing depends on it", name.value);
    Diagnostic::new(Code::ConstReference, name.span, message).help("leave it out here")
}

/// Which members may stand on the way to a place.
#[derive(Clone, Copy)]
enum Steps {
    /// Those that have a value of their own.
    Given,
    /// Those that always have the same value, too.
    Any,
}

/// A place such as `error.code` or `errors[0].code` in a value of this type. A member that is named as the whole text is
/// that member.
pub(crate) fn lower_path(
    text: &Text,
    place: &'static str,
    ty: &Type,
    types: &Types,
    report: &mut Report,
) -> Option<MemberPath> {
    lower_path_by(Steps::Given, text, place, ty, types, report)
}

/// As [`lower_path`], of what may always have the same value, since it tells apart what holds it.
pub(crate) fn lower_tag_path(
    text: &Text,
    place: &'static str,
    ty: &Type,
    types: &Types,
    report: &mut Report,
) -> Option<MemberPath> {
    lower_path_by(Steps::Any, text, place, ty, types, report)
}

/// Whether a step names an element that is not the first, as in `errors[1]`.
fn is_other_element(step: &str) -> bool {
    let index = step.strip_suffix(']').and_then(|step| step.rsplit_once('['));
    index.is_some_and(|(_, index)| !index.is_empty() && index.bytes().all(|byte| byte.is_ascii_digit()))
}

fn lower_path_by(
    wanted: Steps,
    text: &Text,
    place: &'static str,
    ty: &Type,
    types: &Types,
    report: &mut Report,
) -> Option<MemberPath> {
    let span = text.span;
    let is_member =
        |ty| matches!(types.resolve(ty), Shape::Object(object) if object.member(&text.value).is_some());
    if is_member(ty) {
        return Some(MemberPath { steps: vec![PathStep::Member(text.value.clone())], span });
    }
    let (mut ty, mut steps, mut place) = (ty, Vec::new(), place);
    for part in text.value.split('.') {
        let name = part.trim_end_matches("[0]");
        let named = Text { value: name.to_owned(), span };
        ty = match types.resolve(ty) {
            Shape::Object(object) if is_other_element(name) && object.member(name).is_none() => {
                let message = format!("`{}` is not the first element of a list", name.escape_debug());
                let help = "write `[0]`: only the first element of a list can be named";
                report.push(Diagnostic::new(Code::UnknownMember, span, message).help(help));
                return None;
            }
            Shape::Object(object) => {
                let members = Referable::of(place, &object.members);
                let found = match wanted {
                    Steps::Given => members.find(&named, report)?,
                    Steps::Any => members.find_any(&named, report)?,
                };
                &object.members.get(found.index)?.ty
            }
            Shape::Map(element) => &element.ty,
            Shape::Any => ty,
            shape => {
                let message =
                    format!("`{}` stands in {}, which has no members", named.value, shape.describe());
                let help = "name the members on the way to it, as in `error.code`; `[0]` is the first element of a list";
                report.push(Diagnostic::new(Code::UnknownMember, span, message).help(help));
                return None;
            }
        };
        steps.push(PathStep::Member(named.value));
        for _ in 0..(part.len() - name.len()) / "[0]".len() {
            ty = match types.resolve(ty) {
                Shape::List(element) => &element.ty,
                Shape::Any => ty,
                shape => {
                    let message = format!("`{name}` is {}, which has no elements", shape.describe());
                    report.push(Diagnostic::new(Code::UnknownMember, span, message).help("leave `[0]` out"));
                    return None;
                }
            };
            steps.push(PathStep::First);
        }
        place = "there";
    }
    Some(MemberPath { steps, span })
}
