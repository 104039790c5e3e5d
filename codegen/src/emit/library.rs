//! The crate's root.

use super::{Context, File, item};

pub(super) fn file(context: &Context<'_>) -> File {
    let mut text = item::note("//", context.spec_name);
    text.push_str("\n#![doc = include_str!(\"../README.md\")]\n#![forbid(unsafe_code)]\n");
    if let Some(limit) = recursion_limit(context.api.types.len()) {
        text.push_str(&format!("#![recursion_limit = \"{limit}\"]\n"));
    }
    text.push('\n');
    text.push_str("#[cfg(feature = \"blocking\")]\n#[rustfmt::skip]\npub mod blocking;\n");
    // The generator lays its files out itself; a formatter of another width would only fight it.
    let types = (!context.api.types.is_empty()).then_some(("pub ", "types"));
    for (public, module) in [("", "client"), ("pub ", "operations")].into_iter().chain(types) {
        text.push_str(&format!("#[rustfmt::skip]\n{public}mod {module};\n"));
    }
    text.push_str("\npub use client::Client;\npub use specwright;\n");
    File { path: "src/lib.rs".to_owned(), text }
}

/// The compiler follows types into each other to see that they can be sent between threads, and gives up after
/// 128 steps; a type in a list takes several. A power of two, so that it seldom changes.
pub(super) fn recursion_limit(types: usize) -> Option<usize> {
    let steps = types.saturating_mul(8);
    (steps > 128).then(|| steps.next_power_of_two())
}
