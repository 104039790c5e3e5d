//! The greatest dependent of a generated module: a program that uses everything that it offers, written from what is
//! generated and from nothing of what a comparison knows.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Fields, GenericArgument, Item, ItemEnum, ItemImpl, ItemStruct, ItemType, PathArguments, Type};

/// Where a group of tokens ends.
const END: &str = "__end";

/// Writes the program; the module is `api` in it.
pub(crate) fn program(module: &str) -> String {
    let file = syn::parse_file(module).expect("what is generated is Rust");
    let mut text = String::new();
    let has_types =
        file.items.iter().any(|item| matches!(item, Item::Mod(module) if module.ident == "types"));
    let types = if has_types { "use api::types;\n" } else { "" };
    for item in &file.items {
        let Item::Mod(module) = item else { continue };
        let items = module.content.as_ref().map(|(_, items)| items.as_slice()).unwrap_or_default();
        match module.ident.to_string().as_str() {
            "client" => client(items, &mut text),
            "types" => scope("types", types, items, &mut text),
            "errors" => scope("errors", types, items, &mut text),
            "operations" => operations(types, items, &mut text),
            _ => {}
        }
    }
    text
}

/// Uses of the items of a module.
fn scope(name: &str, types: &str, items: &[Item], text: &mut String) {
    let _ = writeln!(text, "pub mod use_{name} {{\nuse super::api;\n{types}use api::{name}::*;");
    uses(items, text);
    text.push_str("}\n");
}

fn operations(types: &str, items: &[Item], text: &mut String) {
    for item in items {
        let Item::Mod(module) = item else { continue };
        let items = module.content.as_ref().map(|(_, items)| items.as_slice()).unwrap_or_default();
        let _ = writeln!(
            text,
            "pub mod use_operation_{} {{\nuse super::api;\n{types}use api::operations::*;",
            module.ident
        );
        uses(items, text);
        text.push_str("}\n");
    }
}

fn uses(items: &[Item], text: &mut String) {
    for item in items {
        match item {
            Item::Struct(item) => object(item, text),
            Item::Enum(item) => enumeration(item, text),
            Item::Type(item) => alias(item, text),
            _ => {}
        }
    }
}

/// All methods that start an operation, and those of lists.
fn client(items: &[Item], text: &mut String) {
    text.push_str("pub mod use_client {\nuse super::api;\n#[allow(unused_imports)]\nuse api::*;\n");
    for item in items {
        let Item::Impl(ItemImpl { trait_: None, items, .. }) = item else { continue };
        for item in items {
            match item {
                syn::ImplItem::Fn(function) if function.sig.inputs.len() == 1 => {
                    let (name, output) = (&function.sig.ident, &function.sig.output);
                    let builder = output.to_token_stream().to_string();
                    let Some((builder, _)) = builder.trim_start_matches("-> ").split_once('<') else {
                        continue;
                    };
                    let _ = writeln!(
                        text,
                        "pub fn {name}(client: &api::Client) {{ let _: {builder}<_> = client.{name}(); }}"
                    );
                }
                syn::ImplItem::Const(constant) => {
                    let _ = writeln!(
                        text,
                        "pub const {0}: specwright::ErrorBody = api::Client::{0};",
                        constant.ident
                    );
                }
                _ => {}
            }
        }
    }
    text.push_str("}\n");
}

/// All fields with their types, all setters, the shortest builder that no rule forbids, and what an operation gives.
fn object(item: &ItemStruct, text: &mut String) {
    let name = &item.ident;
    let attributes = attributes(&item.attrs);
    let derives =
        item.attrs.iter().map(|attribute| attribute.to_token_stream().to_string()).collect::<String>();
    let mut fields = Vec::new();
    for field in &item.fields {
        let Some(ident) = &field.ident else { continue };
        let keys = self::attributes(&field.attrs);
        fields.push((ident.to_string(), &field.ty, keys));
    }
    let _ = writeln!(text, "pub fn fields_{name}(value: {name}) {{");
    for (field, ty, _) in &fields {
        let _ = writeln!(text, "let _: {} = value.{field};", ty.to_token_stream());
    }
    text.push_str("}\n");
    if !derives.contains("Payload") && !derives.contains("Request") {
        return;
    }
    let (mut parameters, mut all, mut required) = (String::new(), String::new(), String::new());
    for (field, ty, keys) in &fields {
        if keys.contains("response_only") {
            continue;
        }
        let is_nullable = keys.split(',').any(|key| key.trim() == "nullable");
        let inner = option(ty);
        match inner {
            Some(inner) if is_nullable => {
                let _ = write!(parameters, "{field}: {}, ", unboxed(inner).to_token_stream());
                let _ = write!(all, ".{field}_null().{field}({field})");
                let _ = write!(required, ".{field}_null()");
            }
            Some(inner) => match option(inner) {
                Some(value) => {
                    let _ = write!(parameters, "{field}: {}, ", unboxed(value).to_token_stream());
                    let _ =
                        write!(all, ".{field}({field}.clone()).{field}_null().maybe_{field}(Some({field}))");
                }
                None => {
                    let _ = write!(parameters, "{field}: Option<{}>, ", unboxed(inner).to_token_stream());
                    let _ = write!(all, ".maybe_{field}({field})");
                }
            },
            None => {
                let _ = write!(parameters, "{field}: {}, ", ty.to_token_stream());
                let _ = write!(all, ".{field}({field})");
                if keys != "additional" && !keys.starts_with("additional") {
                    let _ = write!(required, ".{field}({field})");
                }
            }
        }
    }
    let _ =
        writeln!(text, "pub fn build_{name}({parameters}) -> {name} {{ {name}::builder(){all}.build() }}");
    if !attributes.contains("rule") {
        let _ = writeln!(
            text,
            "pub fn shortest_{name}({parameters}) -> {name} {{ {name}::builder(){required}.build() }}"
        );
    }
    for attribute in &item.attrs {
        given(name, attribute.to_token_stream(), text);
    }
}

/// What an operation gives: its output, and the items of a list.
fn given(name: &syn::Ident, attribute: TokenStream, text: &mut String) {
    let tokens: Vec<TokenTree> = flat(attribute);
    let after = |word: &str| {
        let at =
            tokens.windows(2).position(|pair| pair[0].to_string() == word && pair[1].to_string() == "=")?;
        let mut depth = 0i32;
        let ty = tokens[at + 2..].iter().take_while(|token| {
            match token.to_string().as_str() {
                "<" => depth += 1,
                ">" => depth -= 1,
                _ => {}
            }
            !(depth == 0 && token.to_string() == ",") && token.to_string() != END
        });
        Some(ty.cloned().collect::<TokenStream>().to_string())
    };
    let starts = |word: &str| tokens.iter().any(|token| token.to_string() == word);
    if starts("pages") {
        if let Some(item) = after("item") {
            let _ = writeln!(
                text,
                "pub fn item_{name}(value: <{name} as specwright::Paged>::Item) {{ let _: {item} = value; }}"
            );
        }
    } else if starts("out") {
        let output = if let Some(several) = after("one_of") {
            several
        } else if let Some(ty) = after("events_of").or_else(|| after("events")) {
            format!("specwright::Events<{ty}>")
        } else if let Some(ty) = after("lines") {
            format!("specwright::Lines<{ty}>")
        } else if starts("events") {
            return;
        } else if let Some(ty) = after("json") {
            ty
        } else if starts("empty") {
            "()".to_owned()
        } else if starts("text") {
            "String".to_owned()
        } else {
            return;
        };
        let _ = writeln!(
            text,
            "pub fn output_{name}(value: <{name} as specwright::Operation>::Output) {{ let _: {output} = value; }}"
        );
    } else if starts("issues") {
        let _ = writeln!(
            text,
            "pub fn token_{name}() {{ fn issues<T: specwright::IssuesToken>() {{}} issues::<{name}>(); }}"
        );
    }
}

/// The tokens of an attribute without its groups; [`END`] stands where a group ends.
fn flat(tokens: TokenStream) -> Vec<TokenTree> {
    let mut found = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() != Delimiter::None => {
                if group.stream().is_empty() {
                    found.push(TokenTree::Group(group));
                } else {
                    found.extend(flat(group.stream()));
                    found
                        .push(TokenTree::Ident(proc_macro2::Ident::new(END, proc_macro2::Span::call_site())));
                }
            }
            other => found.push(other),
        }
    }
    found
}

/// A match of all variants with a wildcard.
fn enumeration(item: &ItemEnum, text: &mut String) {
    let name = &item.ident;
    let _ = writeln!(
        text,
        "#[allow(unreachable_patterns)]\npub fn variants_{name}(value: {name}) {{\nmatch value {{"
    );
    for variant in &item.variants {
        let ident = &variant.ident;
        match &variant.fields {
            Fields::Unit => {
                let _ = writeln!(text, "{name}::{ident} => {{}}");
            }
            Fields::Unnamed(fields) => {
                let ty = fields.unnamed.first().map(|field| field.ty.to_token_stream()).unwrap_or_default();
                let _ = writeln!(text, "{name}::{ident}(inner) => {{ let _: {ty} = inner; }}");
            }
            Fields::Named(fields) => {
                let named: Vec<String> =
                    fields.named.iter().filter_map(|field| Some(field.ident.as_ref()?.to_string())).collect();
                let _ = write!(text, "{name}::{ident} {{ {}, .. }} => {{ ", named.join(", "));
                for field in &fields.named {
                    let _ = write!(
                        text,
                        "let _: {} = {}; ",
                        field.ty.to_token_stream(),
                        field.ident.as_ref().map(ToString::to_string).unwrap_or_default()
                    );
                }
                text.push_str("}\n");
            }
        }
    }
    text.push_str("_ => {}\n}\n}\n");
}

/// A named type stands for what it is.
fn alias(item: &ItemType, text: &mut String) {
    let name = &item.ident;
    let ty = item.ty.to_token_stream().to_string();
    let last = ty.rsplit("::").next().unwrap_or_default().trim();
    let ty = match ty.contains("super") {
        true if last == "CommonError" => "api::errors::CommonError".to_owned(),
        true => format!("api::operations::{last}"),
        false => ty,
    };
    let _ = writeln!(text, "pub fn alias_{name}(value: {name}) {{ let _: {ty} = value; }}");
}

/// What `#[api(…)]` says, the keys by commas.
fn attributes(attributes: &[syn::Attribute]) -> String {
    let ours = attributes.iter().filter(|attribute| attribute.path().is_ident("api"));
    ours.map(|attribute| match &attribute.meta {
        syn::Meta::List(list) => list.tokens.to_string(),
        _ => String::new(),
    })
    .collect::<Vec<_>>()
    .join(", ")
}

/// What an `Option` holds.
fn option(ty: &Type) -> Option<&Type> {
    argument_of(ty, "Option")
}

/// What a box holds, which its setter takes as well.
fn unboxed(ty: &Type) -> &Type {
    argument_of(ty, "Box").unwrap_or(ty)
}

fn argument_of<'t>(ty: &'t Type, name: &str) -> Option<&'t Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|segment| segment.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first() {
        Some(GenericArgument::Type(inner)) => Some(inner),
        _ => None,
    }
}

/// The words that programs of this kind are made of, for the test that they are whole.
pub(crate) fn kinds(program: &str) -> BTreeSet<&'static str> {
    let words = [
        "fields_",
        "build_",
        "shortest_",
        "variants_",
        "alias_",
        "output_",
        "item_",
        "token_",
        "client.",
        "_null()",
        "maybe_",
    ];
    words.into_iter().filter(|word| program.contains(word)).collect()
}
