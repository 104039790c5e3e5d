//! Examples: requests that may be sent, answers that can be read.

use std::collections::HashMap;

use crate::check::values::limits::breach;
use crate::check::values::presence::is_present;
use crate::check::values::rule_holds::holds;
use crate::check::values::value::{Direction, Misfit, check_fits, misfits, value_mismatch};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, BodyVariant, Content, Envelope, Example, ExampleRequest, Member, Message, MessageBody, Operation,
    Outcome, Outcomes, Type, Value, ValueKind,
};

pub(crate) fn check_examples(api: &Api, report: &mut Report) {
    for operation in &api.operations {
        for example in &operation.examples {
            check_example(api, operation, example, report);
        }
    }
}

fn check_example(api: &Api, operation: &Operation, example: &Example, report: &mut Report) {
    let failed = example.response.as_ref().is_some_and(|response| response.status >= 300);
    // A request that the server refuses shows a mistake on purpose.
    if let Some(request) = example.request.as_ref().filter(|_| !failed) {
        check_request(api, operation, request, report);
    }
    let Some(response) = &example.response else { return };
    if failed {
        check_failure(api, response, report);
    } else {
        check_success(api, operation, response, report);
    }
}

fn check_request(api: &Api, operation: &Operation, request: &ExampleRequest, report: &mut Report) {
    let values: HashMap<usize, &Value> = request.values.iter().map(|(at, value)| (*at, value)).collect();
    let value_of = |index: usize| values.get(&index).copied();
    for (index, input) in operation.members.iter().enumerate() {
        match value_of(index) {
            Some(value) => check_given(api, &input.member, value, report),
            None if input.member.presence.is_required() => report.push(lacks(&input.member, request)),
            None => {}
        }
    }
    let sent = |index: usize| {
        let input = operation.members.get(index)?;
        value_of(index).filter(|value| is_present(api, &input.member, input.place.empty_list(), value))
    };
    for rule in operation.rules.iter().filter(|rule| !holds(rule, &sent)) {
        let message = format!("the example breaks the rule `{}`", rule.name);
        report.push(
            Diagnostic::new(Code::ExampleBreaksRule, request.span, message)
                .related(rule.span, "the rule is here")
                .help("mend the example; one that the server refuses has that answer as its `response`"),
        );
    }
}

fn lacks(member: &Member, request: &ExampleRequest) -> Diagnostic {
    let message = format!("the example lacks `{}`, which is required", member.wire_name);
    Diagnostic::new(Code::ExampleIncomplete, request.span, message)
        .related(member.span, "the member is here")
        .help("add it to the example, or mark the member optional with `?`")
}

fn check_given(api: &Api, member: &Member, value: &Value, report: &mut Report) {
    let what = format!("the example's `{}`", member.wire_name);
    if let Type::Contents(variants) = &member.ty {
        return check_variant(api, variants, value, &what, report);
    }
    let nullable = member.presence.is_nullable();
    check_fits(api, &member.ty, nullable, value, Direction::Request, &what, report);
    if let Some(message) = breach(&member.constraints, value) {
        report.push(value_mismatch(&what, Misfit { pointer: String::new(), message, span: value.span }));
    }
}

/// A body of one of several media types: `{ Name: value }`.
fn check_variant(api: &Api, variants: &[BodyVariant], value: &Value, what: &str, report: &mut Report) {
    let found = match &value.kind {
        ValueKind::Object(members) => match members.as_slice() {
            [(name, value)] => {
                variants.iter().find(|variant| variant.name == *name).map(|variant| (variant, value))
            }
            _ => None,
        },
        _ => None,
    };
    let Some((variant, value)) = found else {
        let message = format!("{what} names none of the bodies, or more than one");
        report.push(
            Diagnostic::new(Code::ExampleParameter, value.span, message)
                .help("write `one-of: { Name: value }` with the name of one body"),
        );
        return;
    };
    let ty = variant.ty().unwrap_or(&Type::String);
    check_fits(api, ty, false, value, Direction::Request, what, report);
}

fn check_failure(api: &Api, response: &Message, report: &mut Report) {
    let (Some(body), MessageBody::Json(value)) = (&api.error_body, &response.body) else { return };
    check_fits(api, &Type::Named(body.ty), false, value, Direction::Response, "the error body", report);
}

fn check_success(api: &Api, operation: &Operation, response: &Message, report: &mut Report) {
    let problems: Vec<Diagnostic> = match &operation.outcomes {
        Outcomes::One(outcome) => outcome_problems(api, outcome, response),
        Outcomes::Several(several) => {
            let exact: Vec<_> =
                several.iter().filter(|named| named.outcome.status == response.status).collect();
            let candidates = if exact.is_empty() { several.iter().collect() } else { exact };
            let tried = candidates.iter().map(|named| outcome_problems(api, &named.outcome, response));
            tried.min_by_key(Vec::len).unwrap_or_default()
        }
    };
    if !problems.is_empty() && is_error_body(api, response) {
        return;
    }
    problems.into_iter().for_each(|problem| report.push(problem));
}

/// Whether the answer is an error after all, where those come with a success status.
fn is_error_body(api: &Api, response: &Message) -> bool {
    match (&api.error_body, &response.body) {
        (Some(body), MessageBody::Json(value)) if body.on_success_status => {
            misfits(api, &Type::Named(body.ty), false, value, Direction::Response, "").is_empty()
        }
        _ => false,
    }
}

fn outcome_problems(api: &Api, outcome: &Outcome, response: &Message) -> Vec<Diagnostic> {
    let Content::Json { ty, nullable, envelope } = &outcome.content else { return Vec::new() };
    let value = match &response.body {
        MessageBody::Json(value) => value,
        MessageBody::Text(_) => return Vec::new(),
        MessageBody::Empty => {
            let problem = Diagnostic::new(
                Code::ExampleMismatch,
                response.span,
                "the example has no body, and JSON is declared",
            );
            return vec![problem.help("add `json:`, or declare the outcome as `empty`")];
        }
    };
    let (value, pointer) = match envelope {
        None => (value, String::new()),
        Some(envelope) => match unwrap(envelope, value) {
            Ok(inner) => (inner, format!("/{}", envelope.member.replace('~', "~0").replace('/', "~1"))),
            Err(problem) => return vec![*problem],
        },
    };
    misfits(api, ty, *nullable, value, Direction::Response, &pointer)
        .into_iter()
        .map(|misfit| value_mismatch("the answer", misfit))
        .collect()
}

/// What is inside the envelope.
fn unwrap<'v>(envelope: &Envelope, value: &'v Value) -> Result<&'v Value, Box<Diagnostic>> {
    let problem = |message: String| {
        Box::new(
            Diagnostic::new(Code::ExampleEnvelope, value.span, message)
                .related(envelope.span, "the envelope is here")
                .help("examples hold the answer as on the wire, envelope included; `envelope: none` says that there is none"),
        )
    };
    let ValueKind::Object(members) = &value.kind else {
        return Err(problem("the answer is no object, and comes in an envelope".to_owned()));
    };
    let find = |name: &str| members.iter().find(|(member, _)| member == name).map(|(_, value)| value);
    for (name, wanted) in &envelope.expect {
        if !find(name).is_some_and(|found| wanted.is(found)) {
            return Err(problem(format!("the answer lacks the `{name}` that proves success")));
        }
    }
    find(&envelope.member)
        .ok_or_else(|| problem(format!("the answer lacks the member `{}` of its envelope", envelope.member)))
}
