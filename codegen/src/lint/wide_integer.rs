//! Whole numbers that JSON readers do not keep.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, EnumValues, Member, MessageBody, TypeKind, Value, ValueKind};
use crate::source::Span;

/// Beyond it, readers that hold numbers as 64-bit floats, JavaScript's among them, round.
const EXACT: u64 = 1 << 53;

pub(super) fn lint_numbers(api: &Api, report: &mut Report) {
    for def in &api.types {
        match &def.kind {
            TypeKind::Object(object) => object.members.iter().for_each(|member| lint_member(member, report)),
            TypeKind::Enum(values) => {
                if let EnumValues::Integers(values) = &values.values {
                    values.iter().for_each(|value| lint_integer(value.wire, value.span, report));
                }
            }
            TypeKind::Alias(alias) => lint_range(&alias.constraints, report),
            TypeKind::Union(_) => {}
        }
    }
    for operation in &api.operations {
        operation.members.iter().for_each(|input| lint_member(&input.member, report));
        for example in &operation.examples {
            for (_, value) in example.request.iter().flat_map(|request| &request.values) {
                lint_value(value, report);
            }
            if let Some(MessageBody::Json(value)) = example.response.as_ref().map(|response| &response.body) {
                lint_value(value, report);
            }
        }
    }
}

fn lint_member(member: &Member, report: &mut Report) {
    lint_range(&member.constraints, report);
    if let Some(value) = &member.server_default {
        lint_value(value, report);
    }
}

fn lint_range(constraints: &crate::ir::Constraints, report: &mut Report) {
    if let Some(range) = &constraints.range {
        // The ends of all 64-bit integers are a way to say that there is no end.
        let ends = range.ends().filter_map(|end| end.at().to_i64());
        ends.filter(|end| is_wide(*end)).take(1).for_each(|end| lint_integer(end, range.span, report));
    }
}

fn lint_value(value: &Value, report: &mut Report) {
    match &value.kind {
        ValueKind::Number(number) => {
            if let Some(integer) = number.as_i64() {
                lint_integer(integer, value.span, report);
            }
        }
        ValueKind::List(values) => values.iter().for_each(|value| lint_value(value, report)),
        ValueKind::Object(members) => members.iter().for_each(|(_, value)| lint_value(value, report)),
        ValueKind::Null | ValueKind::Boolean(_) | ValueKind::String(_) => {}
    }
}

fn lint_integer(integer: i64, span: Span, report: &mut Report) {
    if is_wide(integer) {
        let message = format!("many JSON readers do not keep {integer} as it is: it is beyond 2^53");
        report.push(
            Diagnostic::new(Code::WideInteger, span, message)
                .help("if the API also takes it as text, make it a `string`"),
        );
    }
}

fn is_wide(integer: i64) -> bool {
    integer.unsigned_abs() > EXACT
}
