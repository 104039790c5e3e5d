//! What validation says of requests, construct by construct.

mod conditions;
mod forms;
mod members;
mod messages;
mod wire;

use specwright_codegen::CheckedApi;
use specwright_codegen::ir::{Api, Operation};
use specwright_codegen::source::SourceFile;

/// The description of these tests.
fn api() -> CheckedApi {
    read(include_str!("validation/spec.yaml"))
}

/// A description without mistakes.
fn read(text: &str) -> CheckedApi {
    let file = SourceFile::new("spec.yaml", text);
    match specwright_codegen::read(&file) {
        Ok(checked) => checked.api,
        Err(problems) => {
            panic!("{}", problems.iter().map(|problem| problem.render(&file)).collect::<String>())
        }
    }
}

fn operation<'a>(api: &'a Api, name: &str) -> &'a Operation {
    api.operations.iter().find(|operation| operation.name == name).expect("the operation")
}
