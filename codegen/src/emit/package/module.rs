//! All of a client as the items of one module.

use super::{client, errors, operation, types, webhooks};
use crate::emit::text::{item, parallel};
use crate::emit::{Context, File};

/// Who includes generated code has not written it: lints of style are not for them.
const LINTS: &str =
    "#[allow(dead_code, missing_docs, unreachable_pub, unused_imports, clippy::all, clippy::pedantic)]\n";

/// The text. It has no inner attributes outside of its modules, so that it can be included anywhere.
pub(crate) fn text(context: &Context<'_>) -> String {
    let mut text = item::note("//", context.spec_name);
    text.push_str(&module("", "client", &client::file(context)));
    // The features of the crate that includes this are its own; whether there is a blocking client, the runtime knows.
    let blocking = module("pub ", "blocking", &client::blocking_file(context));
    text.push_str(&format!("\nspecwright::when_blocking! {{{blocking}}}\n"));
    if let Some(types) = types::file(context) {
        text.push_str(&module("pub ", "types", &types));
    }
    if let Some(errors) = errors::file(context) {
        text.push_str(&module("pub ", "errors", &errors));
    }
    if let Some(webhooks) = webhooks::file(context) {
        text.push_str(&module("pub ", "webhooks", &webhooks));
    }
    let operations = parallel::map(context.api.operations.len(), |index| {
        module("", &context.names.operations[index].method.to_string(), &operation::file(context, index))
    });
    if !operations.is_empty() {
        text.push_str(&format!(
            "\n{LINTS}pub mod operations {{\n//! The operations, each with its builder.\n"
        ));
        text.extend(operations);
        text.push_str(&format!("\n{}}}\n", operation::exports(context)));
    }
    text.push_str("\npub use client::Client;\n");
    text
}

/// A file as a module where it stands; its note on where it comes from is that of the whole.
fn module(public: &str, name: &str, file: &File) -> String {
    let body = file.text.split_once('\n').map_or("", |(_, body)| body);
    format!("\n{LINTS}{public}mod {name} {{\n{body}}}\n")
}
