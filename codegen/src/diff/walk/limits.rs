//! What values must satisfy.

use std::cmp::Ordering;

use super::members::MemberSite;
use super::types::role;
use super::{Role, Walk};
use crate::diff::Code;
use crate::diff::entry::Wire;
use crate::diff::finding::Finding;
use crate::ir::{Constraints, Decimal, Direction, End, Member, Type};

/// How what a value must satisfy has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moved {
    Looser,
    Tighter,
    /// Looser in one regard, tighter in another.
    Elsewhere,
}

impl Walk<'_, '_> {
    /// Compares the limits of a member: its own, and those of the named types that it goes through. What two uses of one
    /// named type share is told where that is.
    pub(super) fn limits(
        &mut self,
        sites: &(MemberSite, MemberSite),
        (old, new): (&Member, &Member),
        role: Role,
    ) {
        let is_same_alias = self.is_same_alias(&old.ty, &new.ty);
        let gather = |api: &'_ crate::ir::Api, member: &'_ Member| -> Vec<Constraints> {
            let shared = api.types.alias_constraints(&member.ty).into_iter().filter(|_| !is_same_alias);
            std::iter::once(&member.constraints).chain(shared).cloned().collect()
        };
        let (was, is) = (gather(self.old.api, old), gather(self.new.api, new));
        self.compare_limits(sites, &was, &is, role);
    }

    /// Compares the limits of the named types that a value goes through, where it has none of its own.
    pub(super) fn shared_limits(
        &mut self,
        sites: &(MemberSite, MemberSite),
        (old, new): (&Type, &Type),
        role: Role,
    ) {
        if self.is_same_alias(old, new) {
            return;
        }
        let gather = |api: &'_ crate::ir::Api, ty: &'_ Type| -> Vec<Constraints> {
            api.types.alias_constraints(ty).into_iter().cloned().collect()
        };
        let (was, is) = (gather(self.old.api, old), gather(self.new.api, new));
        self.compare_limits(sites, &was, &is, role);
    }

    fn is_same_alias(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::Named(before), Type::Named(after)) => self.pairs.new_type(*before) == Some(*after),
            _ => false,
        }
    }

    pub(super) fn limits_of_alias(
        &mut self,
        sites: &(MemberSite, MemberSite),
        (old, new): (&Constraints, &Constraints),
        used: Option<Direction>,
    ) {
        let role = role(used);
        self.unused(used, |walk| {
            walk.compare_limits(sites, std::slice::from_ref(old), std::slice::from_ref(new), role);
        });
    }

    fn compare_limits(
        &mut self,
        sites: &(MemberSite, MemberSite),
        old: &[Constraints],
        new: &[Constraints],
        role: Role,
    ) {
        let name = self.called(&sites.1.wire_name);
        if let Some(moved) = bounds_moved(old, new) {
            let shown = |limits: &[Constraints]| {
                let all: Vec<String> = limits
                    .iter()
                    .flat_map(crate::prose::limits::sentences)
                    .map(|text| text.trim_end_matches('.').to_owned())
                    .collect();
                if all.is_empty() { "no limits".to_owned() } else { all.join("; ") }
            };
            let tighter = role.pick(
                Code::ParameterLimitTightened,
                Code::RequestLimitTightened,
                Code::ResponseLimitTightened,
            );
            let looser = role.pick(
                Code::ParameterLimitLoosened,
                Code::RequestLimitLoosened,
                Code::ResponseLimitLoosened,
            );
            let code = if moved == Moved::Looser { looser } else { tighter };
            let what = if moved == Moved::Looser { "takes more" } else { "takes less" };
            let message = format!("{name} {what} (now: {}; before: {})", shown(new), shown(old));
            self.limit(sites, Finding::new(code, "limits", wire(moved, role), message), role);
        }
        if let Some(moved) = texts_moved(old, new) {
            let code = role.pick(
                Code::ParameterPatternChanged,
                Code::RequestPatternChanged,
                Code::ResponsePatternChanged,
            );
            let message = match moved {
                Moved::Looser => format!("{name} may be written in more ways"),
                Moved::Tighter => format!("{name} must keep to a pattern or format"),
                Moved::Elsewhere => format!("{name} must keep to another pattern or format"),
            };
            let verdict = match (moved, role) {
                (Moved::Elsewhere, Role::Parameter | Role::Request) => Wire::MayBreak,
                _ => wire(moved, role),
            };
            self.limit(sites, Finding::new(code, "pattern", verdict, message), role);
        }
    }

    fn limit(&mut self, sites: &(MemberSite, MemberSite), finding: Finding, role: Role) {
        let (before, after) = sites;
        let mut found = finding.was(&before.subject, before.around).is(&after.subject, after.around);
        found.direction = Some(role.direction());
        let is_checked = role != Role::Response;
        self.push(if is_checked { found.behaves() } else { found });
    }
}

fn wire(moved: Moved, role: Role) -> Wire {
    match (moved, role) {
        (_, Role::Response) => Wire::Safe,
        (Moved::Looser, _) => Wire::SafeUnchecked,
        _ => Wire::Breaks,
    }
}

/// How lengths, ranges and steps moved.
fn bounds_moved(old: &[Constraints], new: &[Constraints]) -> Option<Moved> {
    let lengths = |all: &[Constraints]| {
        let least = all.iter().filter_map(|one| one.length.and_then(|length| length.min)).max();
        let most = all.iter().filter_map(|one| one.length.and_then(|length| length.max)).min();
        (least.unwrap_or(0), most.unwrap_or(u64::MAX))
    };
    let (was, is) = (lengths(old), lengths(new));
    let mut moves = vec![is.0.cmp(&was.0), was.1.cmp(&is.1)];
    let ends = |all: &[Constraints], is_lower: bool| -> Option<End> {
        let ends = all.iter().filter_map(|one| {
            let range = one.range.as_deref()?;
            if is_lower { range.min.clone() } else { range.max.clone() }
        });
        ends.reduce(|one, other| if end_order(&one, &other, is_lower).is_ge() { one } else { other })
    };
    for is_lower in [true, false] {
        moves.push(match (ends(old, is_lower), ends(new, is_lower)) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
            (Some(was), Some(is)) => end_order(&is, &was, is_lower),
        });
    }
    let steps = |all: &[Constraints]| -> Vec<Decimal> {
        all.iter().filter_map(|one| one.multiple_of.as_ref().map(|step| step.of.clone())).collect()
    };
    let (was, is) = (steps(old), steps(new));
    let lacks = |all: &[Decimal], other: &[Decimal]| other.iter().any(|step| !all.contains(step));
    if lacks(&was, &is) {
        moves.push(Ordering::Greater);
    }
    if lacks(&is, &was) {
        moves.push(Ordering::Less);
    }
    settled(&moves)
}

/// How much one end of a range takes away, compared with another.
fn end_order(one: &End, other: &End, is_lower: bool) -> Ordering {
    let order = one.at().cmp(other.at());
    let order = if is_lower { order } else { order.reverse() };
    let is_out = |end: &End| matches!(end, End::Excluded(_));
    order.then(is_out(one).cmp(&is_out(other)))
}

/// How patterns and formats moved: each is one thing that a text must keep to.
fn texts_moved(old: &[Constraints], new: &[Constraints]) -> Option<Moved> {
    let texts = |all: &[Constraints]| -> Vec<String> {
        let all = all.iter().flat_map(|one| {
            let pattern = one.pattern.as_ref().map(|pattern| format!("pattern {}", pattern.regex));
            pattern.into_iter().chain(one.format.map(|format| format!("format {format:?}")))
        });
        all.collect()
    };
    let (was, is) = (texts(old), texts(new));
    let mut moves = Vec::new();
    if is.iter().any(|text| !was.contains(text)) {
        moves.push(Ordering::Greater);
    }
    if was.iter().any(|text| !is.contains(text)) {
        moves.push(Ordering::Less);
    }
    settled(&moves)
}

/// All moves as one: greater is tighter.
fn settled(moves: &[Ordering]) -> Option<Moved> {
    let (tighter, looser) = (moves.contains(&Ordering::Greater), moves.contains(&Ordering::Less));
    match (tighter, looser) {
        (false, false) => None,
        (true, false) => Some(Moved::Tighter),
        (false, true) => Some(Moved::Looser),
        (true, true) => Some(Moved::Elsewhere),
    }
}
