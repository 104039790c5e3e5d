//! Limits on values: they fit the type, and some value fits them.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Bounds, Constraints, Direction, Member, Pattern, Shape, Type, TypeKind};
use crate::pattern::Portable;
use crate::source::Span;

use super::narrowing::check_narrowing;
use super::number::check_number;
use crate::check::values::value::check_value;
use crate::conform::Slot;

pub(crate) fn check_constraints(api: &Api, report: &mut Report) {
    for def in &api.types {
        match &def.kind {
            TypeKind::Alias(alias) => check(api, &def.name, &alias.ty, &alias.constraints, def.span, report),
            TypeKind::Object(object) => {
                object.members.iter().for_each(|member| check_member(api, member, report))
            }
            TypeKind::Enum(_) | TypeKind::Union(_) => {}
        }
    }
    let mut seen = std::collections::HashSet::new();
    for input in api.operations.iter().flat_map(|operation| &operation.members) {
        // A path member of the defaults is in many operations.
        if seen.insert(input.member.span) {
            check_member(api, &input.member, report);
        }
    }
}

fn check_member(api: &Api, member: &Member, report: &mut Report) {
    check(api, &member.wire_name, &member.ty, &member.constraints, member.span, report);
    if let Some(value) = &member.server_default {
        let what = format!("the server default of `{}`", member.wire_name);
        // A client that sends it says what it would say by leaving it out.
        check_value(api, Slot::of_member(member), value, Direction::In, &what, report);
    }
}

fn check(api: &Api, name: &str, ty: &Type, constraints: &Constraints, span: Span, report: &mut Report) {
    let shape = api.types.resolve(ty);
    let text = matches!(shape, Shape::Scalar(Type::String | Type::Secret));
    let number = matches!(shape, Shape::Scalar(ty) if ty.is_number());
    let list = matches!(shape, Shape::List(_));
    let bytes = matches!(shape, Shape::Scalar(Type::Base64 | Type::Bytes));
    let mut misplaced = |word: &str, what: &str, span: Span| {
        let message = format!("`{word}` is for {what}, and `{name}` is {}", shape.describe());
        report.push(
            Diagnostic::new(Code::ConstraintMisplaced, span, message)
                .help("remove it, or put it where the value is of that kind"),
        );
    };
    if let Some(length) = constraints.length.filter(|_| !text && !list && !bytes) {
        misplaced("length", "texts, lists and bytes", length.span);
    }
    if let Some(range) = constraints.range.as_ref().filter(|_| !number) {
        misplaced("range", "numbers", range.span);
    }
    if let Some(step) = constraints.multiple_of.as_ref().filter(|_| !number) {
        misplaced("multiple-of", "numbers", step.span);
    }
    if let Some(pattern) = constraints.pattern.as_ref().filter(|_| !text) {
        misplaced("pattern", "texts", pattern.span);
    }
    if constraints.format.is_some() && !text {
        misplaced("format", "texts", span);
    }
    check_bounds(constraints.length, report);
    if let Shape::Scalar(scalar) = shape {
        check_number(scalar, constraints, report);
    }
    check_narrowing(api, constraints, ty, span, report);
    if let Some(pattern) = &constraints.pattern {
        check_pattern(pattern, report);
    }
}

fn check_bounds<T: PartialOrd + std::fmt::Display>(bounds: Option<Bounds<T>>, report: &mut Report) {
    let Some(Bounds { min: Some(min), max: Some(max), span }) = bounds else { return };
    if min > max {
        let message = format!("nothing is at least {min} and at most {max}");
        report.push(Diagnostic::new(Code::EmptyRange, span, message).help("write the smaller end first"));
    }
}

fn check_pattern(pattern: &Pattern, report: &mut Report) {
    let Err(refusals) = Portable::parse(&pattern.regex) else { return };
    for refusal in refusals {
        report.push(Diagnostic::new(Code::BadPattern, pattern.span, refusal.message).help(refusal.help));
    }
}
