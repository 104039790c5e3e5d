//! The identifiers that expansions and generated modules contain.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use specwright_codegen::{emit, emit_module};

use crate::fixtures;

/// Few names of an author, and much of what a generated crate can have.
const SPEC: &str = "\
specwright: 1
api: { name: thing, title: Thing }
servers: { main: 'http://127.0.0.1:1' }
auth: { token: { scheme: bearer } }
error-body: { type: Thing, code: thing }
types:
  Thing: { members: { \"thing?\": string } }
operations:
  thing: { http: POST /thing, in: { json: Thing }, out: Thing }
";

/// Of what the derives and the generator quote, of what the derives write in their snapshots, and of a small client.
pub(crate) fn ours() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository").to_owned();
    let mut found = BTreeSet::new();
    for path in
        files(&root.join("macros/src"), "rs").into_iter().chain(files(&root.join("codegen/src/emit"), "rs"))
    {
        quoted(tokens(&path), &mut found);
    }
    let (mut authors, mut expanded) = (BTreeSet::new(), BTreeSet::new());
    files(&root.join("macros/expansions"), "rs").iter().for_each(|path| every(tokens(path), &mut authors));
    files(&root.join("macros/expansions"), "snap").iter().for_each(|path| every(tokens(path), &mut expanded));
    found.extend(expanded.difference(&authors).cloned());
    let api = fixtures::read("thing.yaml", SPEC);
    let crate_files = emit(&api, "thing.yaml", SPEC).files.into_iter();
    let crate_files = crate_files.filter(|file| file.path.ends_with(".rs")).map(|file| file.text);
    for text in crate_files.chain([emit_module(&api, "thing.yaml")]) {
        every(text.parse().expect("Rust"), &mut found);
    }
    found.retain(|word| word.chars().any(char::is_alphabetic));
    found
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = folder.read_dir().expect("the folder").map(|entry| entry.expect("an entry").path());
    let nested = entries.flat_map(|path| match path.is_dir() {
        true => files(&path, ending),
        false => vec![path],
    });
    nested.filter(|path| path.extension().is_some_and(|extension| extension == ending)).collect()
}

fn tokens(path: &Path) -> TokenStream {
    let text = std::fs::read_to_string(path).expect("the file");
    // Behind the head of a snapshot, if it is one.
    let text =
        text.strip_prefix("---\n").and_then(|text| text.split_once("---\n")).map_or(&*text, |(_, rest)| rest);
    text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn every(tokens: TokenStream, found: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => drop(found.insert(ident.to_string())),
            TokenTree::Group(group) => every(group.stream(), found),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// What stands in a `quote!`, besides what is put in there.
fn quoted(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        let before = index.checked_sub(2).and_then(|index| tokens.get(index));
        let is_quote =
            matches!(before, Some(TokenTree::Ident(ident)) if ident.to_string().starts_with("quote"));
        match is_quote {
            true => template(group.stream(), found),
            false => quoted(group.stream(), found),
        }
    }
}

fn template(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let mut is_put_in = false;
    for token in tokens {
        match &token {
            TokenTree::Ident(ident) if !is_put_in => drop(found.insert(ident.to_string())),
            TokenTree::Group(group) => template(group.stream(), found),
            _ => {}
        }
        is_put_in = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
    }
}
