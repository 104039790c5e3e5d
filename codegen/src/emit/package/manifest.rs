//! The package's manifest.

use crate::emit::features::Available;
use crate::emit::text::item;
use crate::emit::{Context, File};
use crate::ir::Api;
use crate::names::{ALL_OPERATIONS, WEBHOOKS};
use crate::text::is_deceptive;

/// The version of the runtime that the output is written for: the oldest that is known to take all of its attributes.
const RUNTIME: &str = env!("CARGO_PKG_VERSION");

/// Without this, docs.rs leaves out what is behind features.
const DOCS_RS: &str = "\n[package.metadata.docs.rs]\nall-features = true\n";

pub(crate) fn file(context: &Context<'_>) -> File {
    let api = context.api;
    let mut text = item::note("#", context.spec_name);
    text.push_str("\n[package]\n");
    let mut entry = |key: &str, value: &str| text.push_str(&format!("{key} = {}\n", quoted(value)));
    entry("name", &context.names.package);
    entry("description", &format!("A typed client of {}", api.title));
    entry("version", api.package.version.as_deref().unwrap_or("0.1.0"));
    entry("edition", "2024");
    entry("rust-version", env!("CARGO_PKG_RUST_VERSION"));
    for (key, value) in [("license", &api.package.license), ("repository", &api.package.repository)] {
        if let Some(value) = value {
            entry(key, value);
        }
    }
    entry("readme", "README.md");
    text.push_str("categories = [\"api-bindings\"]\n");
    let features: Vec<&str> = context.features.all().collect();
    let has_events = *context.features.of_webhooks() != Available::Always;
    let all = if features.is_empty() { String::new() } else { format!(", \"{ALL_OPERATIONS}\"") };
    let events = if has_events { format!(", \"{WEBHOOKS}\"") } else { String::new() };
    text.push_str(&format!("\n[features]\ndefault = [{}{all}{events}]\n", default_features(api)));
    text.push_str(&by_tag(&features));
    if has_events {
        text.push_str(&format!("# The events that the API sends.\n{WEBHOOKS} = [\"specwright/webhooks\"]\n"));
    }
    text.push_str(
        "# Sends requests with `reqwest` and rustls unless the client is given another transport.\n",
    );
    text.push_str("reqwest = [\"specwright/reqwest\"]\n");
    text.push_str("# The blocking client, which sends with `ureq` unless it is given another transport.\n");
    text.push_str("blocking = [\"specwright/blocking\"]\n");
    text.push_str("# Responses that are compressed by gzip, Brotli or, with `reqwest`, Zstandard.\n");
    for coding in ["gzip", "br", "zstd"] {
        text.push_str(&format!("{coding} = [\"specwright/{coding}\"]\n"));
    }
    text.push_str("# A span for each call and an event for each attempt, without values and secrets.\n");
    text.push_str("tracing = [\"specwright/tracing\"]\n");
    text.push_str("# `Serialize` and `Deserialize` for all types; `specwright::from_json` and `to_json` need them not.\n");
    text.push_str("serde = [\"specwright/serde\"]\n");
    text.push_str("# For tests: `mock()`, a transport that answers by `spec.yaml`.\n");
    text.push_str("mock = [\"dep:specwright-mock\"]\n\n[dependencies]\n");
    let features = match &api.webhooks {
        Some(_) if !has_events => ", features = [\"webhooks\"]",
        _ => "",
    };
    text.push_str(&format!(
        "specwright = {{ version = \"{RUNTIME}\", default-features = false{features} }}\n"
    ));
    text.push_str(&format!(
        "specwright-mock = {{ version = \"{RUNTIME}\", default-features = false, optional = true }}\n"
    ));
    text.push_str(DOCS_RS);
    File { path: "Cargo.toml".to_owned(), text }
}

/// The features of tags, and the one that has them all.
fn by_tag(features: &[&str]) -> String {
    if features.is_empty() {
        return String::new();
    }
    let all: String = features.iter().map(|feature| format!("    \"{feature}\",\n")).collect();
    let each: String = features.iter().map(|feature| format!("{feature} = []\n")).collect();
    format!(
        "# The operations of each tag, with the types that they need: one feature for each, and one that has them all.\n\
         {ALL_OPERATIONS} = [\n{all}]\n{each}"
    )
}

/// serde's traits make a check a seventh dearer. The user of a small client does not notice.
pub(crate) fn default_features(api: &Api) -> &'static str {
    const SMALL: usize = 200;
    match api.types.len() + api.operations.len() {
        0..=SMALL => "\"reqwest\", \"serde\"",
        _ => "\"reqwest\"",
    }
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() => quoted.push(' '),
            letter if is_deceptive(letter) => quoted.push_str(&format!("\\U{:08x}", u32::from(letter))),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
