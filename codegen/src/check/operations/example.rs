//! Examples: requests that may be sent, answers that can be read.

use std::collections::HashMap;

use crate::check::values::value::{check_value, findings, is_certain, value_mismatch};
use crate::conform::{Finding, Given, Slot, examine_request, examine_stream, fits, push_step};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, Content, Direction, Envelope, Example, ExampleRequest, Message, MessageBody, Operation, Outcome,
    Outcomes, Rule, Type, Value, ValueKind,
};
use crate::source::Span;

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
    let given = |index: usize| values.get(&index).map_or(Given::Absent, |value| Given::Value(*value));
    let found = examine_request(api, operation, given, request.span);
    let is_absent = |index: &usize| !values.contains_key(index);
    for finding in found.members.iter().filter(|finding| is_certain(finding)) {
        report.push(match finding.input.filter(is_absent) {
            Some(index) => lacks(operation, index, request),
            None => value_mismatch("the example", finding),
        });
    }
    for finding in &found.rules {
        if let Some(rule) = finding.rule {
            report.push(breaks(rule, finding, request));
        }
    }
}

fn breaks(rule: &Rule, finding: &Finding<'_, Span>, request: &ExampleRequest) -> Diagnostic {
    let message = format!("the example breaks the rule `{}`: {}", rule.name, finding.message);
    Diagnostic::new(Code::ExampleBreaksRule, request.span, message)
        .related(rule.span, "the rule is here")
        .help("correct the example; one that the server refuses shows that response")
}

fn lacks(operation: &Operation, index: usize, request: &ExampleRequest) -> Diagnostic {
    let member = operation.members.get(index).map(|input| &input.member);
    let name = member.map(|member| member.wire_name.as_str()).unwrap_or_default();
    let message = format!("the example lacks `{name}`, which is required");
    let problem = Diagnostic::new(Code::ExampleIncomplete, request.span, message)
        .help("add it to the example, or make the member optional");
    match member {
        Some(member) => problem.related(member.span, "the member is here"),
        None => problem,
    }
}

fn check_failure(api: &Api, response: &Message, report: &mut Report) {
    let (Some(body), MessageBody::Json(value)) = (&api.error_body, &response.body) else { return };
    let ty = Type::Named(body.ty);
    check_value(api, Slot::of_type(&ty), value, Direction::Out, "the error body", report);
}

fn check_success(api: &Api, operation: &Operation, response: &Message, report: &mut Report) {
    let is_text = matches!(response.body, MessageBody::Text(_));
    let stream =
        operation.stream.as_ref().filter(|stream| is_text && stream.outcome.status == response.status);
    if let Some(stream) = stream {
        outcome_problems(api, &stream.outcome, response).into_iter().for_each(|problem| report.push(problem));
        return;
    }
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

/// Whether the response is an error after all, where those come with a success status.
fn is_error_body(api: &Api, response: &Message) -> bool {
    match (&api.error_body, &response.body) {
        (Some(body), MessageBody::Json(value)) if body.on_success_status => {
            fits(api, Slot::of_type(&Type::Named(body.ty)), value, Direction::Out)
        }
        _ => false,
    }
}

fn outcome_problems(api: &Api, outcome: &Outcome, response: &Message) -> Vec<Diagnostic> {
    let Content::Json { ty, nullable, envelope } = &outcome.content else {
        return stream_problems(api, &outcome.content, response);
    };
    let value = match &response.body {
        MessageBody::Json(value) => value,
        MessageBody::Text(_) => return Vec::new(),
        MessageBody::Empty if outcome.content.may_be_nothing() => return Vec::new(),
        MessageBody::Empty => {
            let problem = Diagnostic::new(
                Code::ExampleMismatch,
                response.span,
                "the example has no body, and JSON is declared",
            );
            return vec![problem.help("give the example a JSON body, or declare the outcome as empty")];
        }
    };
    let (value, pointer) = match envelope {
        None => (value, String::new()),
        Some(envelope) => match unwrap(envelope, value) {
            Ok(inner) => {
                let mut pointer = String::new();
                envelope.member.iter().for_each(|member| push_step(&mut pointer, member));
                (inner, pointer)
            }
            Err(problem) => return vec![*problem],
        },
    };
    let found = findings(api, Slot::of_nullable(ty, *nullable), value, Direction::Out);
    let below = |finding: Finding<'_, Span>| {
        let pointer = format!("{pointer}{}", finding.pointer);
        value_mismatch("the response", &Finding { pointer, ..finding })
    };
    found.into_iter().map(below).collect()
}

/// What is wrong with the items of a stream, which an example has as they come over the wire.
fn stream_problems(api: &Api, content: &Content, response: &Message) -> Vec<Diagnostic> {
    let text = match &response.body {
        MessageBody::Text(text) => text,
        MessageBody::Json(_) if content.is_stream() => {
            let message = "the example of a stream is one JSON value";
            let help = "write the stream as it comes over the wire: `text: |`, and its lines below";
            return vec![Diagnostic::new(Code::ExampleMismatch, response.span, message).help(help)];
        }
        MessageBody::Json(_) | MessageBody::Empty => return Vec::new(),
    };
    let found = examine_stream(api, content, text).into_iter().map(|finding| {
        let message = format!("item {} of the response {}", finding.number, finding.message);
        Diagnostic::new(Code::ValueMismatch, response.span, message)
            .help("correct the value, or what its type allows")
    });
    found.collect()
}

/// What is inside the envelope.
fn unwrap<'v>(envelope: &Envelope, value: &'v Value) -> Result<&'v Value, Box<Diagnostic>> {
    let problem = |message: String| {
        Box::new(
            Diagnostic::new(Code::ExampleEnvelope, value.span, message)
                .related(envelope.span, "the envelope is here")
                .help("examples hold the response as on the wire, envelope included; where a response has none, the operation says so"),
        )
    };
    let ValueKind::Object(members) = &value.kind else {
        return Err(problem("the response is not an object, and comes in an envelope".to_owned()));
    };
    let find = |name: &str| members.iter().find(|(member, _)| member == name).map(|(_, value)| value);
    for (name, wanted) in &envelope.expect {
        if !find(name).is_some_and(|found| wanted.is(found)) {
            return Err(problem(format!("the response lacks the `{name}` that proves success")));
        }
    }
    match &envelope.member {
        None => Ok(value),
        Some(member) => find(member)
            .ok_or_else(|| problem(format!("the response lacks the member `{member}` of its envelope"))),
    }
}
