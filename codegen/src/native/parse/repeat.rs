//! What is known of an operation that is sent again.

use super::fields::as_list;
use super::scalar::{parse_integer, parse_wire_node};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::form;
use crate::yaml::{Kind, Node};

/// A status of refusals, or a list of them.
pub(super) fn parse_refusals(node: &Node, report: &mut Report) -> Vec<u16> {
    let items = match &node.kind {
        Kind::List(_) => as_list(node, "`safe-refusals`", report),
        Kind::Scalar(_) | Kind::Map(_) => std::slice::from_ref(node),
    };
    let mut statuses: Vec<u16> = Vec::new();
    for item in items {
        let Some(status) = parse_integer(item, "a status", report) else { continue };
        match u16::try_from(status.value).ok().filter(|status| (400..=599).contains(status)) {
            Some(status) if statuses.contains(&status) => {
                let message = format!("{status} is listed twice");
                report.push(
                    Diagnostic::new(Code::RepeatedName, item.span, message).help("remove one of the two"),
                );
            }
            Some(status) => statuses.push(status),
            None => {
                let message = format!("{} is not the status of a refusal", status.value);
                report.push(
                    Diagnostic::new(Code::BadStatus, item.span, message).help("refusals have 400 to 599"),
                );
            }
        }
    }
    statuses
}

/// The name of the header that carries the key.
pub(super) fn parse_key_header(node: &Node, report: &mut Report) -> Option<String> {
    let name = parse_wire_node(node, "`idempotency-key`", report)?;
    match form::header_name(&name.value) {
        Some(misfit) => {
            report.push(misfit.at(name.span));
            None
        }
        None => Some(name.value),
    }
}
