//! The examples in the specs of the three APIs: what is made from their data is what the builders make, and
//! they show what the vendors' pages show.

mod baf;
mod personr;
mod verifik;

use std::collections::BTreeSet;
use std::path::Path;

use bytes::Bytes;
use serde_json::Value;
use specwright::{Api, Client, ClientBuilder, OperationOf};
use specwright_codegen::CheckedApi;
use specwright_codegen::ir::{self, MessageBody};
use specwright_codegen::json::Json;
use specwright_codegen::source::SourceFile;
use specwright_tests::page_json;

type Request = http::Request<Bytes>;

/// An example, and how its request is made in two ways: from data, and with a builder.
struct Row {
    operation: &'static str,
    example: &'static str,
    make: fn(Value) -> [Request; 2],
}

/// Makes the request of an API from an operation that was read, and from one that was built.
#[track_caller]
fn requests<A: Api, O: OperationOf<A> + PartialEq>(read: serde_json::Result<O>, built: O) -> [Request; 2] {
    let read = read.expect("an operation");
    assert!(read == built, "{} is the same from data and from its builder", O::INFO.name);
    let client: Client<A> = ClientBuilder::new().token("t0ken").build().expect("a client");
    [read, built].map(|operation| client.request(&operation).expect("a request").into_inner())
}

/// The description of an API.
fn spec(api: &str) -> CheckedApi {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../specs/{api}.yaml"));
    let file = SourceFile::new(format!("{api}.yaml"), std::fs::read_to_string(path).expect("the spec"));
    specwright_codegen::read(&file).expect("a spec without errors").api
}

/// The request of an example as the flat object of its members.
fn members(operation: &ir::Operation, example: &ir::Example) -> Option<Value> {
    let values = example.request.as_ref()?.values.iter();
    let named = values.map(|(index, value)| {
        (operation.members[*index].member.wire_name.clone(), Json::from(value).to_value())
    });
    Some(named.collect())
}

/// `createThing` as `create-thing`.
fn kebab(name: &str) -> String {
    let letters = name.chars().map(|letter| match letter.is_ascii_uppercase() {
        true => format!("-{}", letter.to_ascii_lowercase()),
        false => letter.to_string(),
    });
    letters.collect()
}

/// Makes the request of every example in both ways.
#[track_caller]
fn check(api: &str, rows: &[Row]) {
    let mut shown = BTreeSet::new();
    for operation in &spec(api).operations {
        for example in &operation.examples {
            let Some(data) = members(operation, example) else { continue };
            let row =
                rows.iter().find(|row| (row.operation, row.example) == (&operation.name, &example.name));
            let row = row.unwrap_or_else(|| panic!("no row for {} {}", operation.name, example.name));
            let [read, built] = (row.make)(data);
            assert_eq!(read.method(), built.method());
            assert_eq!(read.uri(), built.uri());
            assert_eq!(read.headers(), built.headers());
            assert_eq!(read.body(), built.body());
            assert!(!format!("{:?}", built.headers()).contains("t0ken"), "credentials are marked sensitive");
            shown.insert((row.operation, row.example));
        }
    }
    assert_eq!(shown.len(), rows.len(), "rows without an example");
}

#[test]
fn the_examples_of_verifik_are_what_the_builders_make() {
    check("verifik", &verifik::ROWS);
}

#[test]
fn the_examples_of_personr_are_what_the_builders_make() {
    check("personr", &personr::ROWS);
}

#[test]
fn the_examples_of_baf_are_what_the_builders_make() {
    check("baf", &baf::ROWS);
}

#[test]
fn every_operation_has_an_example_of_its_request() {
    for (api, count) in [("verifik", 2), ("personr", 2), ("baf", 10)] {
        let api = spec(api);
        assert_eq!(api.operations.len(), count);
        for operation in &api.operations {
            assert!(operation.examples.iter().any(|example| example.request.is_some()), "{}", operation.name);
        }
    }
}

#[test]
fn the_json_in_the_examples_is_that_of_the_pages() {
    let mut answers = 0;
    for api in ["verifik", "personr", "baf"] {
        for operation in &spec(api).operations {
            let page = format!("{api}-{}", kebab(&operation.name));
            for example in &operation.examples {
                if let (ir::Body::Json(_), Some(data)) = (operation.body(), members(operation, example)) {
                    assert_eq!(data, page_json(&format!("{page}-request.json")), "{page}");
                }
                if let Some(MessageBody::Json(answer)) = example.response.as_ref().map(|answer| &answer.body)
                {
                    assert_eq!(Json::from(answer).to_value(), page_json(&format!("{page}.json")), "{page}");
                    answers += 1;
                }
            }
        }
    }
    assert_eq!(answers, 11, "all but those without a body");
}
