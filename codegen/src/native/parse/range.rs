//! `range` and `multiple-of`: limits of numbers.

use super::scalar::parse_scalar;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Decimal, End, Range, Step};
use crate::yaml::Node;

/// `1..400`, `0.5..`, `0<..<1`.
pub(super) fn parse_range(node: &Node, report: &mut Report) -> Option<Box<Range>> {
    let scalar = parse_scalar(node, "`range`", "a range like `1..400`", report)?;
    match read_range(scalar.text.trim()) {
        Some((min, max)) => Some(Box::new(Range { min, max, span: node.span })),
        None => {
            let message = format!("`range` is a range of numbers, and this is {}", node.describe());
            let help =
                "write `1..400`, `0.5..` or `..64`, whose ends are included, or `0<..<1`, whose ends are not";
            report.push(Diagnostic::new(Code::BadBounds, node.span, message).help(help));
            None
        }
    }
}

/// A number above zero.
pub(super) fn parse_step(node: &Node, report: &mut Report) -> Option<Box<Step>> {
    let scalar = parse_scalar(node, "`multiple-of`", "a number like `0.01`", report)?;
    let step = read_number(scalar.text.trim()).filter(|step| *step > Decimal::from(0));
    if step.is_none() {
        let message = format!("`multiple-of` is a number above zero, and this is {}", node.describe());
        let help = "write a number with at most 15 digits, such as `5` or `0.01`";
        report.push(Diagnostic::new(Code::BadBounds, node.span, message).help(help));
    }
    step.map(|of| Box::new(Step { of, span: node.span }))
}

fn read_range(text: &str) -> Option<(Option<End>, Option<End>)> {
    let (min, max) = text.split_once("..")?;
    if min.is_empty() && max.is_empty() {
        return None;
    }
    let end = |number: &str, mark: Option<&str>| match (number, mark) {
        ("", None) => Some(None),
        (_, Some(number)) => read_number(number).map(|at| Some(End::Excluded(at))),
        (number, None) => read_number(number).map(|at| Some(End::Included(at))),
    };
    Some((end(min, min.strip_suffix('<'))?, end(max, max.strip_prefix('<'))?))
}

fn read_number(text: &str) -> Option<Decimal> {
    Decimal::parse(text).filter(Decimal::is_limit)
}
