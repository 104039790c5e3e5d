//! Requests over the wire.

use proptest::test_runner::TestCaseError;
use serde_json::{Map, Value};
use specwright::{CallOptions, Checks, Client, ClientBuilder, Response, bytes, http};
use specwright_codegen::ir::{Api, Input, Operation, Place, TextStyle, Type, TypeKind};
use specwright_mock::{validate, validate_members};

use super::{flat, for_all_kinds, operation, places};
use crate::holds::Request;
use crate::operation_inputs::{api, each_input};

/// The path of its base URL stands before that of each operation.
const BASE: &str = "https://other.example/base/v1";

/// A client that checks nothing, and has no credentials, since another base URL drops them.
pub(super) fn client<A: specwright::Api>() -> Client<A> {
    let unused = |_: http::Request<bytes::Bytes>| async { Ok(Response::new(bytes::Bytes::new())) };
    let client: Result<Client<A>, _> =
        ClientBuilder::new().base_url("https://api.example.com").transport(unused).build();
    client.expect("a client").with_options(CallOptions::new().base_url(BASE).checks(Checks::Off))
}

/// The parameters of a path, decoded: in these APIs each is a segment.
pub(super) fn parameters(operation: &Operation, path: &str) -> Vec<(String, String)> {
    let template = operation.path.template();
    let path = path.strip_prefix("/base/v1").expect("the base path");
    // A parameter of several segments is the last.
    let segments = template.split('/').zip(path.splitn(template.split('/').count(), '/'));
    segments
        .filter_map(|(wanted, segment)| {
            let name = wanted.strip_prefix('{')?.strip_suffix('}')?;
            // A plus sign is none of a form's spaces here.
            let encoded = format!("{}=", segment.replace('+', "%2B"));
            let decoded = form_urlencoded::parse(encoded.as_bytes()).next()?.0.into_owned();
            Some((name.to_owned(), decoded))
        })
        .collect()
}

fn is_list(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::List(_) => true,
        Type::Named(id) => {
            matches!(&api[*id].kind, TypeKind::Alias(alias) if is_list(api, &alias.ty))
        }
        _ => false,
    }
}

/// What arrives of the members: an empty list outside JSON does not.
fn arriving(api: &Api, operation: &Operation, members: Map<String, Value>) -> Map<String, Value> {
    let is_lost = |input: &Input| {
        let outside_json = match input.place {
            Place::Path | Place::Query | Place::Header | Place::Cookie => true,
            Place::Part | Place::Form => true,
            Place::Json | Place::Body => false,
        };
        outside_json && is_list(api, &input.member.ty)
    };
    let is_lost_map = |name: &str, value: &Value| {
        let mut inputs = operation.members.iter();
        let input = inputs.find(|input| input.member.wire_name == name);
        let is_text =
            input.is_some_and(|input| input.member.style.is_some_and(|style| style != TextStyle::Json));
        value == &Value::Object(Map::new()) && is_text
    };
    let lost = |name: &str, value: &Value| {
        value == &Value::Array(Vec::new())
            && operation.members.iter().any(|input| input.member.wire_name == name && is_lost(input))
    };
    members.into_iter().filter(|(name, value)| !lost(name, value) && !is_lost_map(name, value)).collect()
}

fn arrive<T: Request + specwright::Operation<Api: specwright::Api>>(api_name: &str, name: &str) {
    let (api, client) = (api(api_name), client::<T::Api>());
    let operation = operation(&api, name);
    let sent = std::cell::Cell::new(0_u32);
    for_all_kinds::<T>(|value| {
        // What no request can carry is not sent: empty path segments, headers that are not printable.
        let Ok(request) = client.request(value) else { return Ok(()) };
        sent.set(sent.get() + 1);
        let members = flat(value)?;
        let path = parameters(operation, request.uri().path());
        let report = validate(&api, operation, &path, &request);
        let as_data = validate_members(&api, operation, &members);
        proptest::prop_assert_eq!(places(&report.problems), places(&as_data), "{:?}", request);
        proptest::prop_assert_eq!(report.error(), as_data.iter().find_map(|problem| problem.error));
        let members: Map<String, Value> = serde_json::to_string(&members)
            .and_then(|text| serde_json::from_str(&text))
            .map_err(|error| TestCaseError::fail(error.to_string()))?;
        proptest::prop_assert_eq!(report.members, arriving(&api, operation, members));
        Ok(())
    });
    assert!(sent.get() > 100, "only {} requests of {name} were sent", sent.get());
}

each_input!(arrive);
