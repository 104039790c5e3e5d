//! Documented errors, each by itself.

use super::apart::check_told_apart;
use super::example::{check_example, check_own_error};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, ErrorDef, Type};

/// The most parameters of a message: clients hold each in a field, and pass errors around by value.
const MOST_PARAMETERS: usize = 6;

pub(crate) fn check_errors(api: &Api, report: &mut Report) {
    for error in &api.errors {
        check_parameters(api, error, report);
        check_success(api, error, report);
        if let Some(example) = &error.example {
            check_example(api, error, example, report);
        }
    }
    check_told_apart(api, report);
    for operation in &api.operations {
        check_own_error(api, operation, report);
    }
}

fn check_parameters(api: &Api, error: &ErrorDef, report: &mut Report) {
    let Some(template) = &error.message else { return };
    let parameters = template.parameters();
    for (name, ty) in parameters.clone() {
        let shape = api.types.resolve(ty);
        if !shape.is_scalar() || ty.is_file() || *ty == Type::Base64 {
            let message =
                format!("the parameter `{name}` is {}, which no message can hold", shape.describe());
            report.push(
                Diagnostic::new(Code::MemberType, template.span, message)
                    .help("make it a `string`, an `integer` or another single value"),
            );
        }
    }
    let count = parameters.count();
    if count > MOST_PARAMETERS {
        let message = format!("the message has {count} parameters, and {MOST_PARAMETERS} are the most");
        report.push(
            Diagnostic::new(Code::TooManyParameters, template.span, message)
                .help("let one parameter stand for several of them"),
        );
    }
}

/// A response with a 2xx is a success, unless the API says otherwise and the body tells.
fn check_success(api: &Api, error: &ErrorDef, report: &mut Report) {
    if !error.status.has_success() {
        return;
    }
    if !api.error_body.as_ref().is_some_and(|body| body.on_success_status) {
        let message =
            format!("`{}` has the status of a success, and nothing says that errors may", error.name);
        report.push(
            Diagnostic::new(Code::ErrorInSuccess, error.span, message)
                .help("if error bodies come with a 2xx as well, say so: `error-body: { on-2xx: true, … }`"),
        );
    } else if error.code.is_none() && error.message.is_none() {
        let message = format!("nothing but a status tells `{}`, and it is that of a success", error.name);
        report.push(
            Diagnostic::new(Code::ErrorInSuccess, error.span, message).help("add its code or its message"),
        );
    }
}
