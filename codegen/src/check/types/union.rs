//! Unions: tags tell all alternatives apart, or the one that fits best is taken.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, EnumValues, Literal, Member, Requests, Shape, Type, TypeKind, Union, Variant};

pub(crate) fn check_unions(api: &Api, report: &mut Report) {
    let requests = Requests::of(api);
    for (id, def) in api.types.with_ids() {
        let TypeKind::Union(union) = &def.kind else { continue };
        if union.variants.is_empty() {
            let message = format!("`{}` is one of no types", def.name);
            report.push(Diagnostic::new(Code::EmptyList, def.span, message).help("add an alternative"));
        }
        for variant in &union.variants {
            check_variant(api, union, variant, requests.can_hold(id), report);
        }
        check_tags(union, report);
        check_alternatives(api, union, report);
    }
}

fn check_variant(api: &Api, union: &Union, variant: &Variant, is_sent: bool, report: &mut Report) {
    let name = &variant.name;
    match (&union.tag, variant.tags.as_slice()) {
        (Some(tag), []) => {
            let message = format!("nothing says which value of `{tag}` means `{name}`");
            let help = format!("write `{name}: {{ type: …, tag: … }}`");
            report.push(Diagnostic::new(Code::UnionTag, variant.span, message).help(help));
        }
        (None, [_, ..]) => {
            let message = format!("`{name}` has a tag, and the union does not say which member holds it");
            report.push(
                Diagnostic::new(Code::UnionTag, variant.span, message)
                    .help("name the member that tells the alternatives apart"),
            );
        }
        (Some(tag), tags) => match api.types.resolve(&variant.ty) {
            Shape::Object(object) => match object.member(tag) {
                Some(member) => check_declared(api, variant, member, report),
                None if tags.len() > 1 && is_sent => {
                    let message = format!("nothing in `{name}` would say which of its tags is sent");
                    let help = format!("add `{tag}` to the members of its type");
                    report.push(Diagnostic::new(Code::UnionTag, variant.span, message).help(help));
                }
                None => {}
            },
            _ => {
                let message = format!("`{name}` is not an object, so it cannot hold the tag `{tag}`");
                let help = "a union with a tag is made of objects";
                report.push(Diagnostic::new(Code::UnionTag, variant.span, message).help(help));
            }
        },
        (None, []) => {}
    }
}

/// Whether the member can hold the tags.
fn check_declared(api: &Api, variant: &Variant, member: &Member, report: &mut Report) {
    let name = &member.wire_name;
    for tag in &variant.tags {
        if !can_hold(api, &member.ty, tag) {
            let message = format!("`{name}` of `{}` cannot be {tag}", variant.name);
            let help = match tag {
                Literal::String(text) if is_unquoted(text) => {
                    format!(
                        "the type of the member does not have this value; without quotes, {text} is not a text"
                    )
                }
                _ => "the type of the member does not have this value: mend one of the two".to_owned(),
            };
            report.push(
                Diagnostic::new(Code::UnionTag, variant.span, message)
                    .related(member.span, "the member is declared here")
                    .help(help),
            );
        }
    }
    if let (Some(constant), [tag]) = (&member.constant, variant.tags.as_slice())
        && constant != tag
    {
        let message = format!("`{name}` of `{}` is always {constant}, and never {tag}", variant.name);
        report.push(
            Diagnostic::new(Code::UnionTag, variant.span, message)
                .related(member.span, "the member is declared here")
                .help("say the same value in both places, or leave `const` out"),
        );
    }
}

/// Whether the text would be another value if it were not quoted.
fn is_unquoted(text: &str) -> bool {
    matches!(text, "true" | "false") || text.parse::<i64>().is_ok()
}

/// Whether a value is one of a type.
pub(crate) fn can_hold(api: &Api, ty: &Type, value: &Literal) -> bool {
    match (api.types.resolve(ty), value) {
        (Shape::Any, _)
        | (Shape::Scalar(Type::String), Literal::String(_))
        | (Shape::Scalar(Type::Integer | Type::Number | Type::Decimal), Literal::Integer(_))
        | (Shape::Scalar(Type::Unsigned), Literal::Integer(0..))
        | (Shape::Scalar(Type::Boolean), Literal::Boolean(_)) => true,
        (Shape::Enum(values), value) => {
            values.open
                || match (&values.values, value) {
                    (EnumValues::Strings(values), Literal::String(text)) => {
                        values.iter().any(|known| known.wire == *text)
                    }
                    (EnumValues::Integers(values), Literal::Integer(integer)) => {
                        values.iter().any(|known| known.wire == *integer)
                    }
                    _ => false,
                }
        }
        _ => false,
    }
}

/// Without a tag the first of two alternatives of one type is taken: the second never is.
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
        for tag in &variant.tags {
            if let Some(first) = seen.insert(tag, variant.span) {
                let message = format!("the value {tag} is there twice");
                report.push(
                    Diagnostic::new(Code::DuplicateValue, variant.span, message)
                        .related(first, "the first one is here")
                        .help("each alternative has values of its own"),
                );
            }
        }
    }
}
