//! From the IR to the files of a crate. It cannot fail: what could, was settled before, which a [`CheckedApi`] tells.

pub(crate) mod attributes;
pub(crate) mod features;
mod items;
pub(crate) mod nesting;
pub(crate) mod package;
pub(crate) mod recursion;
pub(crate) mod sharing;
mod text;

use proc_macro2::TokenStream;
use quote::quote;

use self::features::Features;
pub(crate) use self::items::common::methods as common_methods;
pub(crate) use self::items::error::has_small_parameters;
use self::recursion::Recursion;
use self::sharing::Sharing;
use crate::checked::CheckedApi;
use crate::ir::{Alternatives, Api, Conversions, Requests};
use crate::line_ends::LineEnds;
use crate::names::Names;
use crate::output::{File, GeneratedCrate, PARTS_FOLDER, SPEC_COPY, extended_copy, overlay_copy};
use crate::source::SourceFile;

/// What every part of emission reads.
pub(crate) struct Context<'a> {
    api: &'a Api,
    names: &'a Names,
    recursion: Recursion,
    requests: Requests,
    sharing: Sharing,
    features: Features,
    conversions: Conversions,
    alternatives: Alternatives,
    /// What the types ask of the compiler.
    recursion_limit: Option<usize>,
    /// The spec's file name, for the notes that name it.
    spec_name: &'a str,
    /// The name of the copy of the document that the spec extends.
    extended: Option<&'a str>,
    /// The files that a mock reads, where they are more than the spec and what that extends.
    several: Option<&'a SourceFile>,
    root: Root,
}

/// Where the generated modules are.
#[derive(Clone, Copy)]
pub(crate) enum Root {
    /// In the root of a crate of their own.
    Crate,
    /// In a module of somebody's crate.
    Module,
}

impl Root {
    /// The path to it from one of its modules.
    fn beside(self) -> TokenStream {
        match self {
            Root::Crate => quote!(crate),
            Root::Module => quote!(super),
        }
    }

    /// The path to it from the module of an operation.
    fn above(self) -> TokenStream {
        match self {
            Root::Crate => quote!(crate),
            Root::Module => quote!(super::super),
        }
    }
}

impl<'a> Context<'a> {
    fn new(api: &'a Api, names: &'a Names, spec_name: &'a str, root: Root) -> Self {
        let recursion = Recursion::of(api);
        let recursion_limit = nesting::recursion_limit(api, &recursion);
        let features = match root {
            Root::Crate => Features::of(api, names),
            // The features of the crate that the module stands in are its author's.
            Root::Module => Features::none(api),
        };
        let (requests, sharing) = (Requests::of(api), Sharing::of(api, &features));
        Self {
            api,
            names,
            recursion,
            alternatives: Alternatives::of(api, &requests),
            requests,
            sharing,
            features,
            conversions: Conversions::of(api),
            recursion_limit,
            spec_name,
            extended: None,
            several: None,
            root,
        }
    }
}

/// Writes the crate of an API. `spec_name` and `spec_text` are the file it was read from.
pub fn emit(api: &CheckedApi, spec_name: &str, spec_text: &str) -> GeneratedCrate {
    emit_crate(api, spec_name, spec_text, None)
}

/// Writes the crate of an API that was read from a file with others beside it; the crate has copies of all.
pub fn emit_from(api: &CheckedApi, spec_name: &str, spec: &SourceFile) -> GeneratedCrate {
    emit_crate(api, spec_name, &spec.text, Some(spec))
}

/// The copies of what a spec extends, of its overlays and of the files that references lead to.
fn copies(spec: &SourceFile) -> Vec<File> {
    let copy =
        |path: String, file: &SourceFile| File { path, text: LineEnds::Lf.apply(&file.text).into_owned() };
    let extended = spec.extended().map(|document| copy(extended_copy(&document.name), document));
    let overlays = spec.overlays().iter().enumerate();
    let overlays = overlays.map(|(index, overlay)| copy(overlay_copy(index, &overlay.name), overlay));
    let parts = spec.extended().into_iter().chain([spec]).flat_map(SourceFile::parts);
    let parts = parts.map(|(path, part)| copy(format!("{PARTS_FOLDER}/{path}"), part));
    extended.into_iter().chain(overlays).chain(parts).collect()
}

fn emit_crate(
    api: &CheckedApi,
    spec_name: &str,
    spec_text: &str,
    spec: Option<&SourceFile>,
) -> GeneratedCrate {
    let names = Names::decide(api);
    let copies = spec.map(copies).unwrap_or_default();
    let extended = spec.and_then(SourceFile::extended).and(copies.first());
    let has_parts = copies.len() > usize::from(extended.is_some());
    let context = Context {
        extended: extended.map(|file| file.path.as_str()),
        several: spec.filter(|_| has_parts),
        ..Context::new(api, &names, spec_name, Root::Crate)
    };
    let mut files = vec![
        package::manifest::file(&context),
        package::readme::file(&context),
        File { path: SPEC_COPY.to_owned(), text: LineEnds::Lf.apply(spec_text).into_owned() },
        package::library::file(&context),
        package::client::file(&context),
        package::client::blocking_file(&context),
    ];
    files.extend(package::types::file(&context));
    files.extend(package::errors::file(&context));
    files.extend(package::webhooks::file(&context));
    files.extend(package::operation::index(&context));
    files
        .extend(text::parallel::map(api.operations.len(), |index| package::operation::file(&context, index)));
    drop(context);
    files.extend(copies);
    GeneratedCrate { name: names.package.clone(), files }
}

/// Writes the client of an API as the items of one module, for `specwright::include_api!`. `spec_name` is the file it
/// was read from.
pub fn emit_module(api: &CheckedApi, spec_name: &str) -> String {
    let names = Names::decide(api);
    package::module::text(&Context::new(api, &names, spec_name, Root::Module))
}
