//! Unions: tags tell all alternatives apart, or the first that fits is taken.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::Shape;
use crate::ir::{Api, Union, Variant};

pub(crate) fn check_unions(api: &Api, report: &mut Report) {
    for def in &api.types {
        let crate::ir::TypeKind::Union(union) = &def.kind else { continue };
        if union.variants.is_empty() {
            let message = format!("`{}` is one of no types", def.name);
            report.push(Diagnostic::new(Code::EmptyList, def.span, message).help("add an alternative"));
        }
        for variant in &union.variants {
            check_variant(api, union, variant, report);
        }
        check_tags(union, report);
        check_alternatives(api, union, report);
    }
}

fn check_variant(api: &Api, union: &Union, variant: &Variant, report: &mut Report) {
    let name = &variant.name;
    match (&union.tag, &variant.tag) {
        (Some(tag), None) => {
            let message = format!("nothing says which value of `{tag}` means `{name}`");
            let help = format!("write `{name}: {{ type: …, tag: … }}`");
            report.push(Diagnostic::new(Code::UnionTag, variant.span, message).help(help));
        }
        (None, Some(_)) => {
            let message = format!("`{name}` has a tag, and the union does not say which member holds it");
            report.push(
                Diagnostic::new(Code::UnionTag, variant.span, message)
                    .help("name the member that tells the alternatives apart"),
            );
        }
        (Some(tag), Some(_)) => match api.types.resolve(&variant.ty) {
            Shape::Object(object) if object.members.iter().any(|member| member.wire_name == *tag) => {}
            Shape::Object(_) => {
                let message =
                    format!("`{name}` has no member `{tag}`, so that its tag would be lost when it is sent");
                let help = format!("add `{tag}: string` to the members of its type");
                report.push(Diagnostic::new(Code::UnionTag, variant.span, message).help(help));
            }
            _ => {
                let message = format!("`{name}` is not an object, so it cannot hold the tag `{tag}`");
                let help = "a union with a tag is made of objects";
                report.push(Diagnostic::new(Code::UnionTag, variant.span, message).help(help));
            }
        },
        (None, None) => {}
    }
}

/// Without a tag the first alternative that fits is taken: a second one of the same type never is.
fn check_alternatives(api: &Api, union: &Union, report: &mut Report) {
    if union.tag.is_some() {
        return;
    }
    let resolved = |variant: &Variant| api.types.behind_aliases(&variant.ty).clone();
    for (index, variant) in union.variants.iter().enumerate() {
        let ty = resolved(variant);
        let Some(first) = union.variants.iter().take(index).find(|first| resolved(first) == ty) else {
            continue;
        };
        let message =
            format!("`{}` is never taken: `{}` before it is of the same type", variant.name, first.name);
        report.push(
            Diagnostic::new(Code::UnionAlike, variant.span, message)
                .related(first.span, "what it fits is taken as this one")
                .help("remove one of them, or tell them apart by a tag"),
        );
    }
}

fn check_tags(union: &Union, report: &mut Report) {
    let mut seen = HashMap::new();
    for variant in &union.variants {
        let Some(tag) = &variant.tag else { continue };
        if let Some(first) = seen.insert(tag, variant.span) {
            let message = format!("the value `{}` is there twice", tag.escape_debug());
            report.push(
                Diagnostic::new(Code::DuplicateValue, variant.span, message)
                    .related(first, "the first one is here")
                    .help("each alternative has a value of its own"),
            );
        }
    }
}
