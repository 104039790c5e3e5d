//! The tests of everything together in one binary, which is linked once. `requests/` is a binary of its own, since its
//! generated files have the paths of a crate.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod adopt;
mod baf;
mod blocking;
mod changes;
mod clashes;
mod compiles;
mod constructs;
mod crates;
mod deceptive;
mod diagnostics;
mod documents;
mod editor_schema;
mod empty_texts;
mod error_precedence;
mod examples;
mod explain;
mod extends;
mod features;
mod fixtures;
mod format;
mod fuzz_corpus;
mod generated;
mod hostile_specs;
mod intake;
mod json_schema;
mod language_reference;
mod layout;
mod mock;
mod mutations;
mod openapi;
mod overlays;
mod packages;
mod personr;
mod round_trip;
mod said_by_documents;
mod several_files;
mod swagger;
mod vectors;
mod vendor_habits;
mod verifik;
