//! The package's front page, with an example that compiles.

use super::manifest::default_features;
use super::operation::request_line;
use super::{example, failure};
use crate::emit::features::Available;
use crate::emit::text::documentation::Documentation;
use crate::emit::text::item;
use crate::emit::{Context, File};
use crate::ir::Location;
use crate::names::{ALL_OPERATIONS, WEBHOOKS};
use crate::prose::list;
use crate::prose::markdown::{code, inline};

pub(crate) fn file(context: &Context<'_>) -> File {
    let api = context.api;
    let mut docs = Documentation::default();
    docs.heading(&inline(&api.title));
    docs.paragraph(format!("A typed Rust client of {}.", inline(&api.title)));
    let mut text = docs.markdown();
    if let Some(doc) = &api.doc {
        text.push('\n');
        text.push_str(&Documentation::of(Some(doc)).markdown());
    }
    text.push_str(&dependencies(context));
    if let Some(example) = example::of(context) {
        text.push_str(&format!("\n```rust,no_run\n{example}```\n"));
    }
    if let Some(failure) = failure::of(context) {
        text.push_str(&failure);
    }
    text.push_str(&features(context));
    if context.api.webhooks.is_some() {
        text.push_str("\nThe module `webhooks` reads the events that the API sends.\n");
    }
    if !context.api.operations.is_empty() {
        text.push_str(&operations(context));
    }
    text.push_str(&sources(context));
    text.push_str(match context.api.operations.is_empty() {
        true => "\nThe API's description is in `spec.yaml`; all files of this package are generated from it.\n",
        false => {
            "\nRequests go out with `reqwest` (feature `reqwest`, on by default) or with any transport that the \
             client is\ngiven. `blocking::Client` (feature `blocking`) needs no async; it sends with `ureq`. The API's \
             description is in\n`spec.yaml`; all files of this package are generated from it. For tests, the feature \
             `mock` has a transport\nthat answers by that description.\n"
        }
    });
    if let Some(limit) = context.recursion_limit {
        text.push_str(&format!(
            "\nIts types nest deeply. Where the compiler says `overflow evaluating the requirement`, put\n\
             `#![recursion_limit = \"{limit}\"]` into your own crate as well.\n"
        ));
    }
    let note = item::note("", context.spec_name);
    File { path: "README.md".to_owned(), text: format!("<!-- {} -->\n\n{text}", note.trim()) }
}

const TOKIO: &str = "tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }\n";

/// What a user's manifest needs.
fn dependencies(context: &Context<'_>) -> String {
    let version = context.api.package.version.as_deref().unwrap_or("0.1.0");
    format!(
        "\n```toml\n[dependencies]\n{} = \"{version}\"\n{}```\n",
        context.names.package,
        if context.api.operations.is_empty() { "" } else { TOKIO },
    )
}

/// The features of tags, and how to take some of them.
fn features(context: &Context<'_>) -> String {
    let all: Vec<&str> = context.features.all().collect();
    let Some(first) = all.first() else { return String::new() };
    let names: Vec<String> = all.iter().map(|feature| code(feature)).collect();
    let mut docs = Documentation::default();
    docs.heading("Features of operations").paragraph(format!(
        "Each tag of the API is a feature: {}. An operation is there with any of the features that the table below says, one \
         without always, and types with the operations that need them. All are on by default, by the feature \
         `{ALL_OPERATIONS}`; with a few of them, as here, there is less to compile.",
        list(&names, "and")
    ));
    if *context.features.of_webhooks() != Available::Always {
        docs.paragraph(format!(
            "The feature `{WEBHOOKS}`, on by default as well, has the events that the API sends."
        ));
    }
    let version = context.api.package.version.as_deref().unwrap_or("0.1.0");
    format!(
        "\n#{}\n```toml\n[dependencies]\n{} = {{ version = \"{version}\", default-features = false, features = \
         [{}, \"{first}\"] }}\n```\n",
        docs.markdown(),
        context.names.package,
        default_features(context.api)
    )
}

fn operations(context: &Context<'_>) -> String {
    let by_tag = context.features.all().next().is_some();
    let (heading, line) = if by_tag { (" feature |", "---|") } else { ("", "") };
    let mut text = format!("\n| operation | request |{heading}\n|---|---|{line}\n");
    for ((id, operation), names) in context.api.operations_with_ids().zip(&context.names.operations) {
        let request = code(&request_line(operation)).replace('|', "\\|");
        let feature = match by_tag {
            true => format!(" {} |", context.features.of_operation(id).words()),
            false => String::new(),
        };
        text.push_str(&format!("| `{}` | {request} |{feature}\n", names.method));
    }
    text
}

fn sources(context: &Context<'_>) -> String {
    let entries = context.api.sources.iter().map(|source| {
        let mut entry = format!("- {}", inline(&source.title));
        match &source.location {
            Some(Location::Url(url)) => entry.push_str(&format!(", {}", inline(url))),
            Some(Location::File(file)) => entry.push_str(&format!(", {}", code(file))),
            None => {}
        }
        if let Some(updated) = &source.updated {
            entry.push_str(&format!(" (last change: {})", inline(updated)));
        }
        entry
    });
    let entries: Vec<String> = entries.collect();
    match entries.is_empty() {
        true => String::new(),
        false => format!("\nDescribed from:\n\n{}\n", entries.join("\n")),
    }
}
