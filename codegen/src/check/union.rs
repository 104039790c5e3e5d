//! Unions: tags tell all alternatives apart, or there are none.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Report};
use crate::ir::{Api, Union, Variant};
use crate::lower::shape::{Shape, shape};

pub(super) fn check_unions(api: &Api, report: &mut Report) {
    for def in &api.types {
        let crate::ir::TypeKind::Union(union) = &def.kind else { continue };
        if union.variants.is_empty() {
            let message = format!("`{}` is one of no types", def.name);
            report.push(
                Diagnostic::error("empty_list", def.span, message).help("add `Name: Type` under `one-of`"),
            );
        }
        for variant in &union.variants {
            check_variant(api, union, variant, report);
        }
        check_tags(union, report);
    }
}

fn check_variant(api: &Api, union: &Union, variant: &Variant, report: &mut Report) {
    let name = &variant.name;
    match (&union.tag, &variant.tag) {
        (Some(tag), None) => {
            let message = format!("nothing says which value of `{tag}` means `{name}`");
            let help = format!("write `{name}: {{ type: …, tag: … }}`");
            report.push(Diagnostic::error("union_tag", variant.span, message).help(help));
        }
        (None, Some(_)) => {
            let message = format!("`{name}` has a tag, and the union does not say which member holds it");
            report.push(
                Diagnostic::error("union_tag", variant.span, message)
                    .help("add `tag: member` beside `one-of`"),
            );
        }
        (Some(tag), Some(_)) if !matches!(shape(&api.types, &variant.ty), Shape::Object(_)) => {
            let message = format!("`{name}` is no object, so it cannot hold the tag `{tag}`");
            let help = "a union with `tag` is made of types with `members:`";
            report.push(Diagnostic::error("union_tag", variant.span, message).help(help));
        }
        _ => {}
    }
}

fn check_tags(union: &Union, report: &mut Report) {
    let mut seen = HashMap::new();
    for variant in &union.variants {
        let Some(tag) = &variant.tag else { continue };
        if let Some(first) = seen.insert(tag, variant.span) {
            let message = format!("the value `{}` is there twice", tag.escape_debug());
            report.push(
                Diagnostic::error("duplicate_value", variant.span, message)
                    .related(first, "the first one is here")
                    .help("each alternative has a value of its own"),
            );
        }
    }
}
