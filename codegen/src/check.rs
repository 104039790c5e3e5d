//! Whether an API makes sense. It works on the IR, so that every front end shares it.

mod errors;
mod features;
mod forms;
pub(crate) mod operations;
mod rules;
mod types;
mod values;
mod webhooks;

use crate::diagnostic::Report;
use crate::ir::Api;
use crate::lint;

/// Reports what makes no sense.
pub(crate) fn check(api: &Api, report: &mut Report) {
    forms::check_forms(api, report);
    types::cycle::check_circles(api, report);
    if !report.has_errors() {
        types::endless::check_endless_types(api, report);
        types::union::check_unions(api, report);
        types::constraint::check_constraints(api, report);
        rules::check_rules(api, report);
        operations::auth::check_token_issues(api, report);
        operations::auth::check_places(api, report);
        operations::spread::check_spread(api, report);
        errors::body::check_error_body(api, report);
        errors::definition::check_errors(api, report);
        operations::endpoint::check_endpoints(api, report);
        operations::outcome::check_outcomes(api, report);
        operations::pages::check_pages(api, report);
        operations::example::check_examples(api, report);
        webhooks::check_webhooks(api, report);
        features::check_features(api, report);
        lint::lint_on_the_way(api, report);
    }
}
