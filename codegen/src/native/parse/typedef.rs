//! Named types: objects, enums, unions, named scalars.

use super::fields::{Fields, as_list, named_entries, wrong_kind};
use super::member::{DIRECTIONS, Member, TextForm, parse_facts, parse_members, parse_text_form};
use super::name::{needs_quotes, parse_name_node};
use super::provenance::Notes;
use super::rule::{Rule, parse_rules};
use super::scalar::{canonical_integer, is_set, parse_literals, parse_scalar, parse_wire_node, parse_word};
use super::type_expr::{TypeExpr, parse_type};
use super::{Spanned, Text};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::form::NameForm;
use crate::ir::{Constraints, Direction, Literal};
use crate::source::Span;
use crate::yaml::{Kind, Node, Style, trap};

/// A named type.
#[derive(Debug)]
pub(crate) struct TypeDef {
    pub(crate) name: Text,
    pub(crate) rust_name: Option<String>,
    pub(crate) kind: TypeKind,
    pub(crate) notes: Notes,
    pub(crate) span: Span,
}

/// What a named type is.
#[derive(Debug, Clone)]
pub(crate) enum TypeKind {
    Object(Object),
    Enum(Enum),
    Union(Union),
    Alias {
        ty: TypeExpr,
        constraints: Constraints,
        secret: Option<Span>,
        text_form: Option<Spanned<TextForm>>,
    },
}

/// An object, its includes not yet spliced.
#[derive(Debug, Clone)]
pub(crate) struct Object {
    pub(crate) include: Vec<Text>,
    pub(crate) members: Vec<Member>,
    pub(crate) loose: bool,
    pub(crate) additional: Option<TypeExpr>,
    pub(crate) rules: Vec<Rule>,
}

/// An enumeration.
#[derive(Debug, Clone)]
pub(crate) struct Enum {
    pub(crate) values: Vec<EnumValue>,
    pub(crate) open: bool,
}

/// One value of an [`Enum`].
#[derive(Debug, Clone)]
pub(crate) struct EnumValue {
    pub(crate) name: Option<Text>,
    pub(crate) wire: Spanned<EnumWire>,
    pub(crate) only: Option<Direction>,
    pub(crate) notes: Notes,
}

/// What is on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum EnumWire {
    Text(String),
    Integer(i64),
}

/// One of several types.
#[derive(Debug, Clone)]
pub(crate) struct Union {
    pub(crate) tag: Option<Text>,
    pub(crate) open: bool,
    pub(crate) variants: Vec<Variant>,
}

/// One alternative of a [`Union`].
#[derive(Debug, Clone)]
pub(crate) struct Variant {
    pub(crate) name: Text,
    pub(crate) ty: TypeExpr,
    pub(crate) tags: Vec<Spanned<Literal>>,
    pub(crate) notes: Notes,
}

pub(crate) fn parse_typedef(name: Text, node: &Node, report: &mut Report) -> Option<TypeDef> {
    let mut fields = Fields::of(node, "a type", report)?;
    let kinds = ["members", "values", "one-of", "type"];
    let only_includes = fields.has("include") && fields.present(&kinds).is_empty();
    let kind = if only_includes { "members" } else { fields.exactly_one(&kinds, report)? };
    let kind = match kind {
        "members" => Some(TypeKind::Object(parse_object(&mut fields, report))),
        "values" => {
            fields.take("values").map(|node| parse_enum(node, &mut fields, report)).map(TypeKind::Enum)
        }
        "one-of" => {
            fields.take("one-of").map(|node| parse_union(node, &mut fields, report)).map(TypeKind::Union)
        }
        _ => parse_alias(&mut fields, report),
    };
    let rust_name =
        fields.take("rust").and_then(|node| parse_name_node(node, "`rust`", NameForm::UpperCamel, report));
    let notes = fields.notes(report);
    fields.finish(report);
    let span = name.span.to(node.span);
    Some(TypeDef { name, rust_name: rust_name.map(|name| name.value), kind: kind?, notes, span })
}

/// A type that is written where it is used; its name follows from the place, or is given.
#[derive(Debug, Clone)]
pub(crate) struct Inline {
    pub(crate) name: Option<Text>,
    pub(crate) kind: TypeKind,
    pub(crate) span: Span,
}

/// The name that a type in place is given.
pub(crate) fn parse_inline_name(fields: &mut Fields<'_>, report: &mut Report) -> Option<Text> {
    let node = fields.take("name")?;
    parse_name_node(node, "the name of the type", NameForm::UpperCamel, report)
}

pub(crate) fn parse_inline(
    name: Option<Text>,
    fields: &mut Fields<'_>,
    report: &mut Report,
) -> Option<Inline> {
    let kinds = ["members", "values", "one-of"];
    let (key, span) = *fields.present(&["members", "values", "one-of", "include"]).first()?;
    if fields.present(&kinds).len() > 1 {
        fields.exactly_one(&kinds, report);
    }
    let kind = match key {
        "values" => TypeKind::Enum(fields.take("values").map(|node| parse_enum(node, fields, report))?),
        "one-of" => TypeKind::Union(fields.take("one-of").map(|node| parse_union(node, fields, report))?),
        _ => TypeKind::Object(parse_object(fields, report)),
    };
    Some(Inline { name, kind, span })
}

/// An enum of one value, which a text or an integer makes.
pub(crate) fn one_value(name: Option<Text>, value: &Spanned<Literal>) -> Option<Inline> {
    let wire = match &value.value {
        Literal::String(text) => EnumWire::Text(text.clone()),
        Literal::Integer(integer) => EnumWire::Integer(*integer),
        Literal::Boolean(_) => return None,
    };
    let values = vec![unnamed(Spanned { value: wire, span: value.span })];
    Some(Inline { name, kind: TypeKind::Enum(Enum { values, open: false }), span: value.span })
}

fn parse_object(fields: &mut Fields<'_>, report: &mut Report) -> Object {
    Object {
        members: fields
            .take("members")
            .map(|node| parse_members(node, "members", report))
            .unwrap_or_default(),
        include: fields.take("include").map(|node| parse_type_names(node, report)).unwrap_or_default(),
        loose: is_set(fields.take("loose"), "`loose`", report),
        additional: fields.take("additional").and_then(|node| parse_type(node, report)),
        rules: fields.take("rules").map(|node| parse_rules(node, report)).unwrap_or_default(),
    }
}

fn parse_type_names(node: &Node, report: &mut Report) -> Vec<Text> {
    let items = as_list(node, "`include`", report);
    items
        .iter()
        .filter_map(|item| parse_name_node(item, "an included type", NameForm::UpperCamel, report))
        .collect()
}

fn parse_enum(values: &Node, fields: &mut Fields<'_>, report: &mut Report) -> Enum {
    let open = is_set(fields.take("open"), "`open`", report);
    let values = match &values.kind {
        Kind::List(items) => {
            items.iter().filter_map(|item| parse_wire_value(item, report)).map(unnamed).collect()
        }
        Kind::Map(_) => named_entries(values, "`values`", NameForm::UpperCamel, report)
            .into_iter()
            .filter_map(|(name, node)| parse_enum_value(name, node, report))
            .collect(),
        Kind::Scalar(_) => {
            wrong_kind(values, "`values`", "a list of values, or a map from names to values", report);
            Vec::new()
        }
    };
    Enum { values, open }
}

fn unnamed(wire: Spanned<EnumWire>) -> EnumValue {
    EnumValue { name: None, wire, only: None, notes: Notes::default() }
}

fn parse_enum_value(name: Text, node: &Node, report: &mut Report) -> Option<EnumValue> {
    let Kind::Map(_) = &node.kind else {
        let wire = parse_wire_value(node, report)?;
        return Some(EnumValue { name: Some(name), wire, only: None, notes: Notes::default() });
    };
    let mut fields = Fields::of(node, "a value", report)?;
    let wire = fields.require("is").and_then(|node| parse_wire_value(node, report));
    let only = fields.take("only").and_then(|node| parse_word(node, "`only`", &DIRECTIONS, report));
    let notes = fields.notes(report);
    fields.finish(report);
    Some(EnumValue { name: Some(name), wire: wire?, only: only.map(|only| only.value), notes })
}

fn parse_wire_value(node: &Node, report: &mut Report) -> Option<Spanned<EnumWire>> {
    let scalar = parse_scalar(node, "a value", "a text or a whole number", report)?;
    let integer = canonical_integer(&scalar.text).filter(|_| scalar.style == Style::Plain);
    let value = match integer {
        Some(integer) => EnumWire::Integer(integer),
        None if scalar.style == Style::Plain && trap(&scalar.text).is_some() => {
            report.push(needs_quotes(&scalar.text, node.span));
            return None;
        }
        None => EnumWire::Text(scalar.text.clone()),
    };
    Some(Spanned { value, span: node.span })
}

fn parse_union(variants: &Node, fields: &mut Fields<'_>, report: &mut Report) -> Union {
    let tag = fields.take("tag").and_then(|node| parse_wire_node(node, "`tag`", report));
    let open = is_set(fields.take("open"), "`open`", report);
    let variants = named_entries(variants, "`one-of`", NameForm::UpperCamel, report)
        .into_iter()
        .filter_map(|(name, node)| parse_variant(name, node, report))
        .collect();
    Union { tag, open, variants }
}

fn parse_variant(name: Text, node: &Node, report: &mut Report) -> Option<Variant> {
    let Kind::Map(_) = &node.kind else {
        let ty = parse_plain_type(node, report)?;
        return Some(Variant { name, ty, tags: Vec::new(), notes: Notes::default() });
    };
    let mut fields = Fields::of(node, "a variant", report)?;
    let ty = fields.require("type").and_then(|node| parse_plain_type(node, report));
    let tags = fields.take("tag").map(|node| parse_literals(node, "`tag`", report)).unwrap_or_default();
    let notes = fields.notes(report);
    fields.finish(report);
    Some(Variant { name, ty: ty?, tags, notes })
}

fn parse_alias(fields: &mut Fields<'_>, report: &mut Report) -> Option<TypeKind> {
    let ty = fields.take("type").and_then(|node| parse_plain_type(node, report));
    let facts = parse_facts(fields, report);
    let text_form = parse_text_form(fields, report);
    Some(TypeKind::Alias { ty: ty?, constraints: facts.constraints, secret: facts.secret, text_form })
}

/// A type where null has no place.
pub(crate) fn parse_plain_type(node: &Node, report: &mut Report) -> Option<TypeExpr> {
    let ty = parse_type(node, report)?;
    if ty.nullable {
        let message = "`| null` has no place here";
        report.push(
            Diagnostic::new(Code::NullMisplaced, node.span, message)
                .help("say `| null` at the members that use the type"),
        );
        return None;
    }
    Some(ty)
}
