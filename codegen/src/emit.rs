//! From the IR to the files of a crate. It cannot fail: what could, was settled before.

mod client;
mod confidential;
mod constraint;
mod documentation;
mod enumeration;
mod error;
mod example;
mod failure;
mod input;
mod item;
mod library;
mod manifest;
mod markdown;
mod object;
mod operation;
mod outcome;
mod paging;
mod parallel;
mod readme;
mod recursion;
pub(crate) mod requests;
pub(crate) mod rule;
mod rust_type;
mod types;
mod union;

use self::recursion::Recursion;
use self::requests::Requests;
use crate::generated::{File, GeneratedCrate, SPEC_COPY};
use crate::ir::Api;
use crate::names::Names;

/// What every part of emission reads.
pub(crate) struct Context<'a> {
    api: &'a Api,
    names: &'a Names,
    recursion: Recursion,
    requests: Requests,
    /// The spec's file name, for the notes that name it.
    spec_name: &'a str,
}

/// Writes the crate of an API. `spec_name` and `spec_text` are the file it was read from.
pub fn emit(api: &Api, spec_name: &str, spec_text: &str) -> GeneratedCrate {
    let names = Names::decide(api);
    let context =
        Context { api, names: &names, recursion: Recursion::of(api), requests: Requests::of(api), spec_name };
    let mut files = vec![
        manifest::file(&context),
        readme::file(&context),
        File { path: SPEC_COPY.to_owned(), text: spec_text.to_owned() },
        library::file(&context),
        client::file(&context),
    ];
    files.extend(types::file(&context));
    files.push(operation::index(&context));
    files.extend(parallel::map(api.operations.len(), |index| operation::file(&context, index)));
    GeneratedCrate { name: names.package.clone(), files }
}
