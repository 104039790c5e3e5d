//! Whether an API makes sense. It works on the IR, so that every front end shares it.

mod auth;
mod constraint;
mod cycle;
mod endless;
mod error;
mod error_apart;
mod error_body;
mod error_example;
mod example;
mod limits;
mod narrowing;
mod operation;
pub(crate) mod outcome;
mod pages;
mod presence;
mod request_values;
mod rule;
mod rule_holds;
mod single;
mod template;
mod text_form;
mod union;
mod unused;
mod value;

use crate::diagnostic::Report;
use crate::ir::Api;
use crate::lint::Levels;

/// Reports what makes no sense, with warnings at these levels.
pub(crate) fn check(api: &Api, levels: Levels) -> Report {
    let mut report = Report::at(levels);
    cycle::check_circles(api, &mut report);
    if !report.has_errors() {
        endless::check_endless_types(api, &mut report);
        union::check_unions(api, &mut report);
        constraint::check_constraints(api, &mut report);
        rule::check_rules(api, &mut report);
        auth::check_token_issues(api, &mut report);
        error_body::check_error_body(api, &mut report);
        error::check_errors(api, &mut report);
        operation::check_endpoints(api, &mut report);
        outcome::check_outcomes(api, &mut report);
        pages::check_pages(api, &mut report);
        example::check_examples(api, &mut report);
        unused::check_unused(api, &mut report);
    }
    report
}
