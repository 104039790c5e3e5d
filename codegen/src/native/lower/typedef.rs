//! Named types.

use std::collections::HashMap;

use super::include::splice_includes;
use super::member::{lower_json_member, refuse_key, secret_type, text_type};
use super::rule::lower_rules;
use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir;
use crate::native::parse::{Enum, EnumWire, Object, TypeDef, TypeKind, TypeWord, Union};
use crate::source::Span;

/// Lowers all types, so that [`ir::TypeId`] is an index into the spec's types as well.
pub(crate) fn lower_types(typedefs: &[TypeDef], scope: &Scope<'_>, report: &mut Report) -> Vec<ir::TypeDef> {
    let provenances: Vec<_> = typedefs.iter().map(|def| scope.provenance(&def.notes, report)).collect();
    let own = typedefs
        .iter()
        .zip(&provenances)
        .map(|(def, provenance)| own_members(def, &scope.below(provenance), report))
        .collect();
    let mut spliced = splice_includes(typedefs, own, scope, report);
    fix_tags(typedefs, &mut spliced);
    typedefs
        .iter()
        .zip(provenances)
        .zip(spliced)
        .map(|((def, provenance), members)| {
            let kind = lower_kind(def, members, &scope.below(&provenance), report);
            ir::TypeDef {
                name: def.name.value.clone(),
                rust_name: def.rust_name.clone(),
                kind,
                doc: def.notes.doc.clone(),
                provenance,
                span: def.span,
            }
        })
        .collect()
}

/// The tag of an object's unions is a constant of the object, where it is the same in all of them: the variant says which
/// value it has, so that nobody sets it.
fn fix_tags(typedefs: &[TypeDef], members: &mut [Vec<ir::Member>]) {
    let index_of: HashMap<&str, usize> =
        typedefs.iter().enumerate().map(|(index, def)| (def.name.value.as_str(), index)).collect();
    let mut tags: HashMap<(usize, &str), Vec<&ir::Literal>> = HashMap::new();
    for def in typedefs {
        let TypeKind::Union(Union { tag: Some(tag), variants, .. }) = &def.kind else { continue };
        for variant in variants {
            let TypeWord::Named(name) = &variant.ty.word else { continue };
            let Some(index) = index_of.get(name.as_str()) else { continue };
            let known = tags.entry((*index, tag.value.as_str())).or_default();
            for tag in &variant.tags {
                if !known.contains(&&tag.value) {
                    known.push(&tag.value);
                }
            }
        }
    }
    for ((index, name), tags) in tags {
        let ([tag], Some(members)) = (tags.as_slice(), members.get_mut(index)) else { continue };
        if let Some(member) = members.iter_mut().find(|member| member.wire_name == name) {
            member.constant.get_or_insert_with(|| (*tag).clone());
            member.presence = ir::Presence::Required;
        }
    }
}

fn own_members(def: &TypeDef, scope: &Scope<'_>, report: &mut Report) -> Vec<ir::Member> {
    match &def.kind {
        TypeKind::Object(object) => object
            .members
            .iter()
            .map(|member| {
                refuse_key(member, report);
                lower_json_member(member, scope, report)
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn lower_kind(
    def: &TypeDef,
    members: Vec<ir::Member>,
    scope: &Scope<'_>,
    report: &mut Report,
) -> ir::TypeKind {
    match &def.kind {
        TypeKind::Object(object) => ir::TypeKind::Object(lower_object(object, members, scope, report)),
        TypeKind::Enum(values) => ir::TypeKind::Enum(ir::Enum {
            values: lower_values(values, def.name.span, scope, report),
            open: values.open,
        }),
        TypeKind::Union(union) => ir::TypeKind::Union(lower_union(union, scope, report)),
        TypeKind::Alias { ty, constraints, secret, text_form } => {
            let ty = text_type(scope.lower_type(ty, report), text_form.as_ref(), report);
            ir::TypeKind::Alias(ir::Alias {
                ty: secret_type(ty, *secret, report),
                constraints: constraints.clone(),
            })
        }
    }
}

fn lower_object(
    object: &Object,
    members: Vec<ir::Member>,
    scope: &Scope<'_>,
    report: &mut Report,
) -> ir::Object {
    let additional = object.additional.as_ref().map(|ty| {
        if ty.nullable {
            let message = "`| null` has no place here";
            let help = "null is kept as a value with `additional: any`";
            report.push(Diagnostic::new(Code::NullMisplaced, ty.span, message).help(help));
        }
        scope.lower_type(ty, report)
    });
    let rules = lower_rules(&object.rules, &members, scope, report);
    ir::Object { members, additional, rules }
}

fn lower_union(union: &Union, scope: &Scope<'_>, report: &mut Report) -> ir::Union {
    let variants = union.variants.iter().map(|variant| {
        scope.provenance(&variant.notes, report);
        ir::Variant {
            name: variant.name.value.clone(),
            ty: scope.lower_type(&variant.ty, report),
            tags: variant.tags.iter().map(|tag| tag.value.clone()).collect(),
            doc: variant.notes.doc.clone(),
            span: variant.name.span.to(variant.ty.span),
        }
    });
    ir::Union {
        variants: variants.collect(),
        tag: union.tag.as_ref().map(|tag| tag.value.clone()),
        open: union.open,
    }
}

/// All values are of the first one's kind.
fn lower_values(values: &Enum, name: Span, scope: &Scope<'_>, report: &mut Report) -> ir::EnumValues {
    if values.values.is_empty() {
        let help = "list at least one value; where none is known, use `string`";
        report.push(Diagnostic::new(Code::EmptyList, name, "an enum without values says nothing").help(help));
    }
    report_repeated(values, report);
    let mut texts = Vec::new();
    let mut integers = Vec::new();
    for value in &values.values {
        let provenance = scope.provenance(&value.notes, report);
        match &value.wire.value {
            EnumWire::Text(text) => texts.push(lower_value(value, text.clone(), provenance)),
            EnumWire::Integer(integer) => integers.push(lower_value(value, *integer, provenance)),
        }
    }
    if let (Some(text), Some(integer)) = (texts.first(), integers.first()) {
        let (first, second) =
            if text.span < integer.span { (text.span, integer.span) } else { (integer.span, text.span) };
        report.push(
            Diagnostic::new(Code::MixedValues, second, "an enum's values are all texts or all whole numbers")
                .related(first, "the other kind is here")
                .help("a number in quotes is a text: put all of them in quotes, or none"),
        );
    }
    if integers.is_empty() { ir::EnumValues::Strings(texts) } else { ir::EnumValues::Integers(integers) }
}

fn lower_value<T>(
    value: &crate::native::parse::EnumValue,
    wire: T,
    provenance: ir::Provenance,
) -> ir::EnumValue<T> {
    ir::EnumValue {
        name: value.name.as_ref().map(|name| name.value.clone()),
        wire,
        only: value.only,
        doc: value.notes.doc.clone(),
        provenance,
        span: value.wire.span,
    }
}

fn report_repeated(values: &Enum, report: &mut Report) {
    let mut seen = HashMap::new();
    for value in &values.values {
        if let Some(first) = seen.insert(&value.wire.value, value.wire.span) {
            let message = match &value.wire.value {
                EnumWire::Text(text) => format!("the value `{}` is there twice", text.escape_debug()),
                EnumWire::Integer(integer) => format!("the value {integer} is there twice"),
            };
            report.push(
                Diagnostic::new(Code::DuplicateValue, value.wire.span, message)
                    .related(first, "the first one is here")
                    .help("remove one of the two"),
            );
        }
    }
}
