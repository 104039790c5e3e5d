//! Types written by hand that have every one of our words as it stands.

use std::collections::BTreeSet;
use std::fmt::Write as _;

/// How many fields stand in one struct: builders have a parameter for each.
const TOGETHER: usize = 20;

const TEXT: &str = "::std::string::String";
const OPTION: &str = "::core::option::Option";

/// A module in which types, fields and variants have our names.
pub(crate) fn everything(words: &BTreeSet<String>) -> String {
    let words: Vec<&str> =
        words.iter().map(String::as_str).filter(|word| syn::parse_str::<syn::Ident>(word).is_ok()).collect();
    let mut text = String::new();
    types(&words, &mut text);
    fields(&words, &mut text);
    variants(&words, &mut text);
    errors(&words, &mut text);
    text
}

/// Types of our names, all in one module: each hides what it is named for from the expansions of all.
fn types(words: &[&str], text: &mut String) {
    text.push_str("pub mod types {\n");
    for word in words.iter().filter(|word| !is_made_for_another(word, words)) {
        _ = writeln!(
            text,
            "#[derive(::specwright::Payload)]\n\
             #[api(rule(\"one\", one(a, b)))]\n\
             pub struct {word} {{ a: {OPTION}<{TEXT}>, b: {OPTION}<::std::vec::Vec<{TEXT}>>, c: {TEXT} }}"
        );
    }
    text.push_str("}\n");
}

/// Beside `X` the derives make `XBuilder` and the module `__X`; items with two underscores in front are theirs.
fn is_made_for_another(word: &str, words: &[&str]) -> bool {
    word.starts_with("__") || word.strip_suffix("Builder").is_some_and(|stem| words.contains(&stem))
}

fn fields(words: &[&str], text: &mut String) {
    // What ends a builder, and what a setter of another member is called, is no member of one; the derive says so.
    let fit = words
        .iter()
        .filter(|word| **word != "build" && !word.starts_with("maybe_") && !word.ends_with("_null"));
    let fit: Vec<&str> = fit.copied().collect();
    for (index, names) in fit.chunks(TOGETHER).enumerate() {
        let types = [TEXT.to_owned(), format!("{OPTION}<{TEXT}>")];
        for (turn, kind) in ["Payload", "Request"].into_iter().enumerate() {
            let (http, json) = match kind {
                "Request" => (format!("#[api(http = \"GET /{index}\", out = empty)]\n"), true),
                _ => (String::new(), false),
            };
            _ = writeln!(text, "#[derive(::specwright::{kind})]\n{http}pub struct {kind}{index} {{");
            for (name, ty) in names.iter().zip(types.iter().cycle().skip(turn)) {
                if json && ["send", "with_client", "pages", "items"].contains(name) {
                    continue;
                }
                let place = if json { format!("#[api(json = \"{name}\")] ") } else { String::new() };
                _ = writeln!(text, "{place}{name}: {ty},");
            }
            text.push_str("}\n");
        }
    }
}

fn variants(words: &[&str], text: &mut String) {
    text.push_str("#[derive(::specwright::Payload)]\npub enum Values {\n");
    let values = words.iter().filter(|word| **word != "Unknown");
    for (index, word) in values.enumerate() {
        _ = writeln!(text, "#[api(value = \"{index}\")] {word},");
    }
    text.push_str("#[api(unknown)] Unknown(::specwright::Unknown<::std::string::String>),\n}\n");
    text.push_str("#[derive(::specwright::Payload)]\n#[api(union)]\npub enum Union {\n");
    words.iter().for_each(|word| _ = writeln!(text, "{word}({TEXT}),"));
    text.push_str("}\n#[derive(::specwright::Payload)]\n#[api(union(tag = \"tag\"))]\npub enum Tagged {\n");
    for (index, word) in words.iter().enumerate() {
        _ = writeln!(text, "#[api(tag = \"{index}\")] {word}(Payload0),");
    }
    text.push_str("}\n#[derive(::specwright::Payload)]\n#[api(content)]\npub enum Contents {\n");
    words.iter().for_each(|word| _ = writeln!(text, "#[api(text = \"text/x-{word}\")] {word}({TEXT}),"));
    text.push_str("}\n");
}

/// Errors of our names, with a parameter of our names each.
fn errors(words: &[&str], text: &mut String) {
    text.push_str("#[derive(::specwright::ApiError)]\npub enum Errors {\n");
    for (index, word) in words.iter().enumerate().filter(|(_, word)| **word != "Other") {
        let parameter = if *word == "error" { "other" } else { word };
        _ = writeln!(
            text,
            "#[api(status = 400, message = \"{index} {{{parameter}}}\")] {word} {{ {parameter}: {TEXT}, error: ::specwright::Error }},"
        );
    }
    text.push_str("#[api(other)] Other(::specwright::Undocumented),\n}\n");
}
