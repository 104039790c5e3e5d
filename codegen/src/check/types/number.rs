//! Limits of numbers: some number of the type keeps them.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Constraints, Decimal, Range, Step, Type};
use crate::source::Span;

/// Reports limits that no number of the type keeps, and those that the type has no numbers for.
pub(crate) fn check_number(scalar: &Type, constraints: &Constraints, report: &mut Report) {
    if let Some(range) = &constraints.range {
        check_range(scalar, range, constraints.multiple_of.as_deref(), report);
    }
    if let Some(step) =
        constraints.multiple_of.as_ref().filter(|step| scalar.is_integer() && !step.of.is_whole())
    {
        let message = format!("a whole number is not counted in steps of {}", step.of);
        report.push(
            Diagnostic::new(Code::ConstraintMisplaced, step.span, message)
                .help("write a whole number, or make it a `number` or a `decimal`"),
        );
    }
}

fn check_range(scalar: &Type, range: &Range, step: Option<&Step>, report: &mut Report) {
    if Range::is_empty(range.min.as_ref(), range.max.as_ref()) {
        let message = format!("no number is within `{range}`");
        report
            .push(Diagnostic::new(Code::EmptyRange, range.span, message).help("write the smaller end first"));
        return;
    }
    if !scalar.is_integer() {
        return;
    }
    let is_within_type = |end: &Decimal| match scalar.plain() {
        Type::Unsigned => end.to_u64().is_some(),
        _ => end.to_i64().is_some(),
    };
    match range.ends().find(|end| !is_within_type(end.at())) {
        Some(end) if end.at().is_whole() => {
            let message = format!("{} is beyond what the type holds", end.at());
            let help = match scalar.plain() {
                Type::Unsigned => "an `unsigned` goes from 0 to 18446744073709551615",
                _ => "an `integer` goes from -9223372036854775808 to 9223372036854775807",
            };
            report.push(Diagnostic::new(Code::BadBounds, range.span, message).help(help));
        }
        Some(end) => misplaced(end.at(), range.span, report),
        None => check_whole(range, step, report),
    }
}

fn misplaced(end: &Decimal, span: Span, report: &mut Report) {
    let message = format!("whole numbers have whole ends, and {end} is not whole");
    report.push(
        Diagnostic::new(Code::ConstraintMisplaced, span, message)
            .help("write a whole number, or make it a `number` or a `decimal`"),
    );
}

fn check_whole(range: &Range, step: Option<&Step>, report: &mut Report) {
    if let (Some(least), Some(greatest)) = range.whole()
        && least > greatest
    {
        let message = format!("no whole number is within `{range}`");
        report.push(Diagnostic::new(Code::EmptyRange, range.span, message).help("widen the range"));
    } else if let Some(step) = step.filter(|step| !range.has_multiple_of(step)) {
        let message = format!("no multiple of {} is within `{range}`", step.of);
        report.push(
            Diagnostic::new(Code::EmptyRange, range.span, message)
                .related(step.span, "the multiples are asked for here")
                .help("widen the range, or write another `multiple-of`"),
        );
    }
}
