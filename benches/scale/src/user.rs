//! A program that calls five operations of the generated crate.

use std::collections::HashSet;
use std::fmt::Write;

use heck::ToSnakeCase;
use specwright_codegen::ir::{Input, Member, Operation, Place, SchemeKind, Type};
use specwright_codegen::{CheckedApi, GeneratedCrate};

const CALLS: usize = 5;

/// The text of the program.
pub fn program(api: &CheckedApi, krate: &GeneratedCrate) -> String {
    let is_bearer = |kind: &SchemeKind| matches!(kind, SchemeKind::Bearer);
    let token = match api.schemes.iter().any(|scheme| is_bearer(&scheme.kind)) {
        true => ".token(\"my-token\")",
        false => "",
    };
    let name = krate.name.replace('-', "_");
    format!(
        "fn main() -> Result<(), Box<dyn std::error::Error>> {{
    let client = {name}::Client::builder(){token}.build()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(calls(&client));
    Ok(())
}}

async fn calls(client: &{name}::Client) {{
{}}}
",
        chosen(api, krate).map(|(_, call)| call).collect::<String>()
    )
}

/// Operations with their calls, evenly spaced among those that can be called with texts, numbers and booleans.
fn chosen<'a>(api: &'a CheckedApi, krate: &GeneratedCrate) -> impl Iterator<Item = (&'a Operation, String)> {
    let types = fields(krate, "src/types.rs").unwrap_or_default();
    let call = |operation| Some((operation, call(api, krate, &types, operation)?));
    let mut calls: Vec<_> = api.operations.iter().filter_map(call).collect();
    let count = calls.len();
    let places: Vec<usize> = (0..CALLS.min(count)).map(|at| (2 * at + 1) * count / (2 * CALLS)).collect();
    let mut place = 0..;
    calls.retain(|_| place.next().is_some_and(|place| places.contains(&place)));
    calls.into_iter()
}

/// A call of an operation, where it is a simple one. Names that the generated crate had to change are passed over.
fn call(
    api: &CheckedApi,
    krate: &GeneratedCrate,
    types: &HashSet<&str>,
    operation: &Operation,
) -> Option<String> {
    let method = operation.name.to_snake_case();
    let inputs = fields(krate, &format!("src/operations/{method}.rs"))?;
    let mut call = format!("    match client.{method}()");
    for input in operation.members.iter().filter(|input| input.member.presence.is_required()) {
        let _ = write!(call, ".{}({})", simple_name(&input.member, &inputs)?, value(input)?);
    }
    let shown = operation.output_object(&api.types)?.members.iter().find_map(|member| {
        matches!(member.ty, Type::String | Type::Integer).then(|| simple_name(member, types))?
    })?;
    let _ = writeln!(
        call,
        ".send().await {{
        Ok(response) => println!(\"{method}: {{:?}}\", response.{shown}),
        Err(error) => println!(\"{method}: {{error}}\"),
    }}"
    );
    Some(call)
}

/// The names of all fields in a file.
fn fields<'a>(krate: &'a GeneratedCrate, path: &str) -> Option<HashSet<&'a str>> {
    let file = krate.files.iter().find(|file| file.path == path)?;
    let name = |line: &'a str| Some(line.trim_start().trim_start_matches("pub ").split_once(": ")?.0);
    Some(file.text.lines().filter_map(name).collect())
}

/// The name of a member's field, where there is a field of this name.
fn simple_name(member: &Member, fields: &HashSet<&str>) -> Option<String> {
    let name = member.wire_name.to_snake_case();
    fields.contains(name.as_str()).then_some(name)
}

fn value(input: &Input) -> Option<&'static str> {
    if input.place == Place::Body {
        return None;
    }
    match input.member.ty {
        Type::String => Some("\"text\""),
        Type::Integer => Some("1"),
        Type::Number => Some("1.0"),
        Type::Boolean => Some("true"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{CALLS, chosen, program};
    use crate::spec::{Quarters, made};

    #[test]
    fn a_program_calls_five_operations_of_which_some_have_large_responses() {
        let (api, krate) = crate::generate::emit(&made(Quarters(4), crate::SEED));
        let text = program(&api, &krate);
        assert_eq!(text.matches(".send().await").count(), CALLS, "{text}");
        assert_eq!(text.matches(", response.").count(), CALLS, "{text}");
        let reached =
            chosen(&api, &krate).map(|(operation, _)| api.types.reachable(operation.response_types()).len());
        let reached: Vec<usize> = reached.collect();
        assert!(reached.iter().filter(|reached| **reached > 700).count() >= 2, "{reached:?}");
        assert!(reached.iter().any(|reached| *reached < 100), "{reached:?}");
    }
}
