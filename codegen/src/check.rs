//! Whether an API makes sense. It works on the IR, so that every front end shares it.

mod errors;
mod forms;
pub(crate) mod operations;
mod rules;
mod types;
mod values;

use crate::diagnostic::{Levels, Report, Spelling};
use crate::ir::Api;
use crate::lint;

/// Reports what makes no sense, with warnings at these levels.
pub(crate) fn check(api: &Api, levels: Levels, spelling: Spelling) -> Report {
    let mut report = Report::at(levels, spelling);
    forms::check_forms(api, &mut report);
    types::cycle::check_circles(api, &mut report);
    if !report.has_errors() {
        types::endless::check_endless_types(api, &mut report);
        types::union::check_unions(api, &mut report);
        types::constraint::check_constraints(api, &mut report);
        rules::check_rules(api, &mut report);
        operations::auth::check_token_issues(api, &mut report);
        errors::body::check_error_body(api, &mut report);
        errors::definition::check_errors(api, &mut report);
        operations::endpoint::check_endpoints(api, &mut report);
        operations::outcome::check_outcomes(api, &mut report);
        operations::pages::check_pages(api, &mut report);
        operations::example::check_examples(api, &mut report);
        lint::lint_on_the_way(api, &mut report);
    }
    report
}
