//! The crate's root.

use crate::emit::text::item;
use crate::emit::{Context, File};
use crate::ir::SchemeKind;
use crate::output::{PARTS_FOLDER, SPEC_COPY, overlay_copy};
use crate::source::SourceFile;

pub(crate) fn file(context: &Context<'_>) -> File {
    let mut text = item::note("//", context.spec_name);
    text.push_str("\n#![doc = include_str!(\"../README.md\")]\n#![forbid(unsafe_code)]\n");
    if let Some(limit) = context.recursion_limit {
        text.push_str(&format!("#![recursion_limit = \"{limit}\"]\n"));
    }
    text.push('\n');
    text.push_str("#[cfg(feature = \"blocking\")]\n#[rustfmt::skip]\npub mod blocking;\n");
    // The generator lays its files out itself; a formatter of another width would only fight it.
    let types = (!context.api.types.is_empty()).then_some(("pub ", "types"));
    let errors = context.sharing.common().map(|_| ("pub ", "errors"));
    let webhooks = context.api.webhooks.as_ref().map(|_| ("pub ", "webhooks"));
    let operations = (!context.api.operations.is_empty()).then_some(("pub ", "operations"));
    let modules = [("", "client")].into_iter().chain(errors).chain(operations);
    for (public, module) in modules.chain(types).chain(webhooks) {
        text.push_str(&match module {
            "errors" => context.features.of_any(context.sharing.in_common()).attribute(),
            "webhooks" => context.features.of_webhooks().attribute(),
            _ => String::new(),
        });
        text.push_str(&format!("#[rustfmt::skip]\n{public}mod {module};\n"));
    }
    for module in &context.api.package.modules {
        text.push_str(&format!("pub mod {module};\n"));
    }
    text.push_str("\npub use client::Client;\npub use specwright;\n");
    text.push_str(&mock(context));
    File { path: "src/lib.rs".to_owned(), text }
}

/// The mock that answers by the copy of the spec beside the code.
fn mock(context: &Context<'_>) -> String {
    let api = context.names.crate_ident();
    let on_line = |call: &str| format!("\n///     {call}");
    let credential = match context.api.schemes.first() {
        None => String::new(),
        Some(scheme) => match (&scheme.kind, &scheme.issued_by) {
            (SchemeKind::Bearer, None) => on_line(".token(\"my-token\")"),
            // Where tokens are issued, the mock takes no other but this one.
            (SchemeKind::Bearer, Some(_)) => on_line(&format!(".token({api}::specwright_mock::TEST_TOKEN)")),
            (SchemeKind::Basic, _) => on_line(".basic(\"user\", \"password\")"),
            (SchemeKind::Header(_) | SchemeKind::Query(_) | SchemeKind::Cookie(_) | SchemeKind::Path, _) => {
                on_line(&format!(".credential({:?}, \"my-key\")", scheme.name))
            }
        },
    };
    format!(
        "\n#[cfg(feature = \"mock\")]\npub use specwright_mock;\n\n\
         /// A mock of the API for tests: a transport that checks requests and answers them by `spec.yaml`.\n\
         ///\n/// ```\n\
         /// let client = {api}::Client::builder(){credential}\n\
         ///     .transport({api}::mock())\n///     .build()?;\n\
         /// # let _ = client;\n/// # Ok::<(), {api}::specwright::Error>(())\n/// ```\n\
         #[cfg(feature = \"mock\")]\npub fn mock() -> specwright_mock::Mock {{\n    {}\n}}\n",
        embedded(context)
    )
}

/// The mock of the copies beside the code.
fn embedded(context: &Context<'_>) -> String {
    if let Some(spec) = context.several {
        return embedded_from(spec, context.extended);
    }
    match context.extended {
        None => format!("specwright_mock::Mock::embedded(\"spec.yaml\", include_str!(\"../{SPEC_COPY}\"))"),
        Some(document) => format!(
            "specwright_mock::Mock::embedded_with(\n        (\"spec.yaml\", include_str!(\"../{SPEC_COPY}\")),\n        \
             ({document:?}, include_str!({:?})),\n    )",
            format!("../{document}")
        ),
    }
}

/// The mock of a document of several files: each by the name that the others have for it.
fn embedded_from(spec: &SourceFile, extended: Option<&str>) -> String {
    let pair = |name: &str, path: &str| format!("{name:?}, include_str!({:?})", format!("../{path}"));
    let mut beside = Vec::new();
    if let (Some(document), Some(copy)) = (spec.extended(), extended) {
        beside.push(format!("Extended({})", pair(document.base_name(), copy)));
    }
    for (index, overlay) in spec.overlays().iter().enumerate() {
        let copy = overlay_copy(index, &overlay.name);
        beside.push(format!("Overlay({})", pair(&copy, &copy)));
    }
    for (path, _) in spec.extended().into_iter().chain([spec]).flat_map(SourceFile::parts) {
        beside.push(format!("Part({})", pair(path, &format!("{PARTS_FOLDER}/{path}"))));
    }
    let lines: String =
        beside.iter().map(|one| format!("\n            specwright_mock::Beside::{one},")).collect();
    format!(
        "specwright_mock::Mock::embedded_from(\n        ({}),\n        &[{lines}\n        ],\n    )",
        pair(spec.base_name(), SPEC_COPY)
    )
}
