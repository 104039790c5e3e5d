//! Holds every expansion to the one door of the runtime: `::specwright::expand`.

use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

/// What stands before and behind each `specwright` in the code of this crate, two and three tokens of it.
fn neighbours(tokens: TokenStream, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => neighbours(group.stream(), found),
            TokenTree::Ident(ident) if ident == "specwright" => {
                let around = tokens.iter().skip(index.saturating_sub(2)).take(6);
                found.push(around.map(ToString::to_string).collect());
            }
            _ => {}
        }
    }
}

fn read(folder: &Path, found: &mut Vec<String>) {
    for entry in folder.read_dir().unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            neighbours(text.parse().unwrap(), found);
        }
    }
}

/// Every `quote!` of this crate is in its sources, whatever derive and whichever input it is for.
#[test]
fn expansions_name_nothing_of_the_runtime_but_its_door() {
    let mut found = Vec::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(found.len() > 100, "{}", found.len());
    let others: Vec<&String> = found.iter().filter(|text| *text != "::specwright::expand").collect();
    assert!(others.is_empty(), "{others:#?}");
}
