//! Each method and path belongs to one operation.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Operation};

pub(crate) fn check_endpoints(api: &Api, report: &mut Report) {
    let mut seen: HashMap<_, &Operation> = HashMap::new();
    for operation in &api.operations {
        let endpoint = (operation.method, operation.path.pattern());
        let Some(first) = seen.insert(endpoint, operation) else { continue };
        let message = format!("`{}` has the method and path of `{}`", operation.name, first.name);
        report.push(
            Diagnostic::new(Code::DuplicateEndpoint, operation.span, message)
                .related(first.span, format!("`{}` is here", first.name))
                .help("make one operation of the two, with optional members"),
        );
    }
}
