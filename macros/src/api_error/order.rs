//! Which error goes first where several fit: code and message, message, code, status alone; an exact message
//! before one with parameters, and of two with parameters the one with more text; one status before several, and
//! several before a class.

use std::cmp::Reverse;

use syn::LitStr;

use super::case::Case;
use super::template::Template;
use crate::report::Report;

/// Equals keep the order in which they are written.
pub(super) fn most_specific_first(cases: &mut [Case]) {
    cases.sort_by_key(|case| {
        let words = match (&case.message, &case.code) {
            (Some(_), Some(_)) => 0,
            (Some(_), None) => 1,
            (None, Some(_)) => 2,
            (None, None) => 3,
        };
        let exact = case.message.as_ref().is_none_or(Template::is_exact);
        let length = case.message.as_ref().map_or(0, Template::length);
        (words, !exact, Reverse(length), case.statuses.rank())
    });
}

/// Reports two errors that nothing tells apart.
pub(super) fn check_told_apart(cases: &[Case], report: &mut Report) {
    for (index, case) in cases.iter().enumerate() {
        let mut earlier = cases.iter().take(index);
        if let Some(twin) = earlier.find(|earlier| look_alike(earlier, case)) {
            report.error(
                &case.ident,
                format_args!(
                    "nothing tells this from `{}`: give it another status, code or message",
                    twin.ident
                ),
            );
        }
    }
}

fn look_alike(one: &Case, two: &Case) -> bool {
    let messages = match (&one.message, &two.message) {
        (Some(one), Some(two)) => one.is_like(two),
        (None, None) => true,
        _ => false,
    };
    let code = |case: &Case| case.code.as_ref().map(LitStr::value);
    messages
        && code(one) == code(two)
        && one.statuses.rank() == two.statuses.rank()
        && one.statuses.meet(&two.statuses)
}
