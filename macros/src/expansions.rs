//! Snapshots of what the derives write: `expansions/` has types as an author writes them, each file beside what becomes
//! of it.

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{DeriveInput, Item, parse::Parser, punctuated::Punctuated};

use crate::{
    api_error,
    attribute::Entry,
    constrained::emit_constrained,
    derive::{Derive, Extras, Serde},
    samples::Samples::{self, Described, LeftOut},
    webhook,
};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("expansions")
}

/// The files with types, by name.
fn inputs() -> Vec<(String, syn::File)> {
    let files = folder().read_dir().unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect();
    files.sort();
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, syn::parse_file(&std::fs::read_to_string(path).unwrap()).unwrap())
    };
    files.into_iter().map(read).collect()
}

/// What an attribute writes for an item; none for those of rustc.
fn expand(derive: &str, item: &DeriveInput, samples: Samples) -> TokenStream {
    let derive = match derive {
        "Model" => Derive::Model,
        "Validate" => Derive::Validate,
        "Builder" => Derive::Builder,
        "Operation" => Derive::Operation,
        "Payload" => Derive::Payload,
        "Request" => Derive::Request,
        "WebhookEvent" => return webhook::expand(item.clone()),
        "ApiError" => return api_error::expand(item.clone()),
        other => panic!("there is no derive `{other}`"),
    };
    derive.expand(item.clone(), Extras { samples, serde: Serde::LeftOut })
}

/// The derives that an item names.
fn derives(item: &DeriveInput) -> Vec<String> {
    let lists = item.attrs.iter().filter(|attr| attr.path().is_ident("derive"));
    let paths = lists.flat_map(|attr| {
        attr.parse_args_with(Punctuated::<syn::Path, syn::Token![,]>::parse_terminated).unwrap()
    });
    paths.map(|path| path.segments.last().unwrap().ident.to_string()).collect()
}

/// What each attribute of an item writes, beside a word on which it is.
fn expansions(item: &Item, samples: Samples) -> Vec<(String, TokenStream)> {
    if let Item::Type(named) = item {
        let mut item = named.clone();
        let arguments = item.attrs.pop().unwrap().parse_args::<TokenStream>().unwrap();
        let arguments = Punctuated::<Entry, syn::Token![,]>::parse_terminated.parse2(arguments).unwrap();
        let output = emit_constrained(arguments, syn::parse2(item.to_token_stream()).unwrap(), samples);
        return vec![(format!("constrained {}", named.ident), output)];
    }
    let item: DeriveInput = syn::parse2(item.to_token_stream()).unwrap();
    let expand = |derive: String| (format!("{derive} of {}", item.ident), expand(&derive, &item, samples));
    derives(&item).into_iter().map(expand).collect()
}

fn printed(file: &syn::File, samples: Samples) -> String {
    let all = file.items.iter().flat_map(|item| expansions(item, samples));
    let print = |(title, output): (String, TokenStream)| {
        format!("// {title}\n\n{}", prettyplease::unparse(&syn::parse2(output).unwrap()))
    };
    all.map(print).collect::<Vec<String>>().join("\n")
}

#[test]
fn expansions_are_as_their_snapshots_say() {
    let inputs = inputs();
    assert!(inputs.len() > 10);
    for (name, file) in inputs {
        let samples = if name == "samples" { Described } else { LeftOut };
        insta::with_settings!({
            snapshot_path => folder(),
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(name, printed(&file, samples)) });
    }
}

/// With the feature, what `Validate` writes besides; without it, nothing of samples is in any expansion.
#[test]
fn samples_are_behind_their_feature() {
    // Of types with mistakes little is written.
    for (name, file) in inputs().into_iter().filter(|(name, _)| name != "reported") {
        for item in &file.items {
            let (without, with) = (expansions(item, LeftOut), expansions(item, Described));
            for ((title, without), (_, with)) in without.into_iter().zip(with) {
                let (without, with) = (without.to_string(), with.to_string());
                assert!(!without.contains("samples"), "{title} in {name}");
                let derive = title.split(' ').next().unwrap();
                let validates = ["Validate", "Payload", "Request", "constrained"].contains(&derive);
                assert_eq!(with.contains("samples"), validates, "{title} in {name}");
                assert_eq!(with == without, !validates, "{title} in {name}");
            }
        }
    }
}

/// With the feature, what has `Model` has serde's traits; without it, they are in no expansion.
#[test]
fn serde_is_behind_its_feature() {
    for (name, file) in inputs().into_iter().filter(|(name, _)| name != "reported") {
        for item in file.items.iter().filter(|item| !matches!(item, Item::Type(_))) {
            let item: DeriveInput = syn::parse2(item.to_token_stream()).unwrap();
            for derive in derives(&item) {
                let expand = |serde| match derive.as_str() {
                    "Model" => {
                        Derive::Model.expand(item.clone(), Extras { samples: LeftOut, serde }).to_string()
                    }
                    "Payload" => {
                        Derive::Payload.expand(item.clone(), Extras { samples: LeftOut, serde }).to_string()
                    }
                    "Request" => {
                        Derive::Request.expand(item.clone(), Extras { samples: LeftOut, serde }).to_string()
                    }
                    _ => String::new(),
                };
                let (with, without) = (expand(Serde::Derived), expand(Serde::LeftOut));
                assert!(!without.contains("serde"), "{derive} in {name}");
                let has_model = !with.is_empty();
                assert_eq!(with.contains("Serialize"), has_model, "{derive} in {name}");
            }
        }
    }
}

/// A function that is neither generic nor `#[inline]` is compiled where it stands, for an operation that nobody calls.
#[test]
fn what_is_not_generic_is_compiled_by_whoever_calls_it() {
    let mut seen = 0;
    for (name, file) in inputs().into_iter().filter(|(name, _)| name != "reported") {
        for (title, output) in file.items.iter().flat_map(|item| expansions(item, Described)) {
            let output: syn::File = syn::parse2(output).unwrap();
            let impls = output.items.iter().filter_map(|item| match item {
                Item::Impl(item) if item.generics.params.is_empty() => Some(&item.items),
                _ => None,
            });
            for item in impls.flatten() {
                let syn::ImplItem::Fn(function) = item else { continue };
                let is_generic = function.sig.generics.type_params().next().is_some()
                    || function.sig.inputs.to_token_stream().to_string().contains("impl ");
                let is_inline = function.attrs.iter().any(|attr| attr.path().is_ident("inline"));
                assert!(is_generic || is_inline, "`{}` in {title} of {name}", function.sig.ident);
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "{seen}");
}
