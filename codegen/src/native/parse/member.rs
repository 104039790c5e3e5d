//! Members: `wire: TYPE`, `wire?: { type: TYPE, … }`.

use super::fields::{Fields, MOST_ENTRIES, as_map, bare_mark, refuse_too_many};
use super::json::parse_json;
use super::name::{parse_name_node, parse_wire_name};
use super::outcome::parse_media_range;
use super::provenance::Notes;
use super::range::{parse_range, parse_step};
use super::scalar::{
    parse_deprecated, parse_flag, parse_literal, parse_scalar, parse_text, parse_wire_node, parse_word,
};
use super::type_expr::{TypeExpr, TypeWord, parse_type};
use super::typedef::{Inline, one_value, parse_inline, parse_inline_name};
use super::{Spanned, Text};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::form::NameForm;
use crate::ir::{
    Bounds, Constraints, DateOrder, Deprecation, Direction, Format, Literal, Pattern, TextStyle, Type, Value,
};
use crate::native::member_key;
use crate::source::Span;
use crate::yaml::{Entry, Kind, Layout, Node, Style};

/// A member of an object, or a parameter.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) wire_name: Text,
    pub(crate) optional: bool,
    pub(crate) ty: TypeExpr,
    /// The type that `_` stands for.
    pub(crate) inline: Option<Box<Inline>>,
    pub(crate) constant: Option<Spanned<Literal>>,
    pub(crate) only: Option<Spanned<Direction>>,
    pub(crate) secret: Option<Span>,
    pub(crate) constraints: Constraints,
    pub(crate) style: Option<Spanned<TextStyle>>,
    pub(crate) text_form: Option<Spanned<TextForm>>,
    pub(crate) reserved: Option<Span>,
    /// The media type of its part.
    pub(crate) media: Option<Text>,
    pub(crate) key: Option<Text>,
    pub(crate) server_default: Option<Value>,
    pub(crate) rust_name: Option<String>,
    pub(crate) deprecated: Option<Deprecation>,
    pub(crate) notes: Notes,
    pub(crate) span: Span,
}

/// How a value is written that is not a text by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextForm {
    /// The text that it has outside JSON.
    Plain,
    /// A day in this order.
    Order(DateOrder),
}

impl TextForm {
    /// The type in this form, where it can be written so.
    pub(crate) fn of(self, ty: &Type) -> Option<Type> {
        match (self, ty) {
            (TextForm::Order(order), Type::Date) => Some(Type::OrderedDate(order)),
            (
                TextForm::Plain,
                Type::Boolean
                | Type::Integer
                | Type::Unsigned
                | Type::Number
                | Type::Decimal
                | Type::UnixTime
                | Type::UnixMillis,
            ) => Some(Type::AsText(Box::new(ty.clone()))),
            _ => None,
        }
    }
}

/// What `as` says.
#[derive(Debug, Clone, Copy)]
enum As {
    Style(TextStyle),
    Text(TextForm),
}

const AS: [(&str, As); 23] = {
    let mut words = [("text", As::Text(TextForm::Plain)); 23];
    let mut at = 0;
    while at < TextStyle::ALL.len() {
        words[at] = (TextStyle::ALL[at].as_str(), As::Style(TextStyle::ALL[at]));
        at += 1;
    }
    let mut order = 0;
    while order < ORDERS.len() {
        words[at + order] = ORDERS[order];
        order += 1;
    }
    words
};

const ORDERS: [(&str, As); 7] = [
    ("dd-mm-yyyy", As::Text(TextForm::Order(DateOrder::DayMonthYear))),
    ("dd/mm/yyyy", As::Text(TextForm::Order(DateOrder::DayMonthYearSlashes))),
    ("dd.mm.yyyy", As::Text(TextForm::Order(DateOrder::DayMonthYearDots))),
    ("mm-dd-yyyy", As::Text(TextForm::Order(DateOrder::MonthDayYear))),
    ("mm/dd/yyyy", As::Text(TextForm::Order(DateOrder::MonthDayYearSlashes))),
    ("yyyy/mm/dd", As::Text(TextForm::Order(DateOrder::YearMonthDaySlashes))),
    ("yyyymmdd", As::Text(TextForm::Order(DateOrder::YearMonthDayDigits))),
];

/// What `as` says of a named type, which may be used in JSON and outside.
pub(super) const TEXT_FORMS: [(&str, TextForm); 8] = [
    ("text", TextForm::Plain),
    ("dd-mm-yyyy", TextForm::Order(DateOrder::DayMonthYear)),
    ("dd/mm/yyyy", TextForm::Order(DateOrder::DayMonthYearSlashes)),
    ("dd.mm.yyyy", TextForm::Order(DateOrder::DayMonthYearDots)),
    ("mm-dd-yyyy", TextForm::Order(DateOrder::MonthDayYear)),
    ("mm/dd/yyyy", TextForm::Order(DateOrder::MonthDayYearSlashes)),
    ("yyyy/mm/dd", TextForm::Order(DateOrder::YearMonthDaySlashes)),
    ("yyyymmdd", TextForm::Order(DateOrder::YearMonthDayDigits)),
];

const FORMATS: [(&str, Format); 7] = [
    ("email", Format::Email),
    ("uuid", Format::Uuid),
    ("uri", Format::Uri),
    ("ipv4", Format::Ipv4),
    ("ipv6", Format::Ipv6),
    ("hostname", Format::Hostname),
    ("day-first-date", Format::DayFirstDate),
];

/// Requests or responses.
pub(crate) const DIRECTIONS: [(&str, Direction); 2] = [("in", Direction::In), ("out", Direction::Out)];

/// The members of an object or place; `key` is where they stand.
pub(crate) fn parse_members(node: &Node, key: &str, report: &mut Report) -> Vec<Member> {
    let Some(map) = as_map(node, &format!("`{key}`"), report) else { return Vec::new() };
    refuse_too_many(map, node, &format!("`{key}`"), report);
    let mut members: Vec<Member> = Vec::new();
    for entry in map.entries.iter().take(MOST_ENTRIES) {
        let Some(member) = parse_member(entry, map.layout, report) else { continue };
        members.push(member);
    }
    report_both_marks(&members, report);
    members
}

/// `a` and `a?` are different keys to YAML and the same member.
fn report_both_marks(members: &[Member], report: &mut Report) {
    let mut seen = std::collections::HashMap::new();
    for member in members {
        let name = member.wire_name.value.as_str();
        if let Some(first) = seen.insert(name, member.wire_name.span) {
            report.push(
                Diagnostic::new(
                    Code::DuplicateKey,
                    member.wire_name.span,
                    format!("`{name}` is written twice"),
                )
                .related(first, "the first one is here")
                .help("the `?` is not part of the name: remove one of the two"),
            );
        }
    }
}

fn parse_member(entry: &Entry, layout: Layout, report: &mut Report) -> Option<Member> {
    let key = parse_key(entry, layout, report);
    let Kind::Map(_) = &entry.value.kind else {
        let ty = parse_type(&entry.value, report)?;
        let (wire_name, optional) = key?;
        let span = entry.key.span.to(entry.value.span);
        return Some(Member {
            wire_name,
            optional,
            ty,
            inline: None,
            constant: None,
            only: None,
            secret: None,
            constraints: Constraints::default(),
            style: None,
            text_form: None,
            reserved: None,
            media: None,
            key: None,
            server_default: None,
            rust_name: None,
            deprecated: None,
            notes: Notes::default(),
            span,
        });
    };
    let mut fields = Fields::of(&entry.value, "a member", report)?;
    let optional = key.as_ref().is_some_and(|(_, optional)| *optional);
    let constant = parse_constant(&mut fields, optional, report);
    let name = parse_inline_name(&mut fields, report);
    let inline = parse_inline(name.clone(), &mut fields, report);
    let ty = match (&constant, &inline) {
        (Some(constant), _) if !fields.has("type") => Some(TypeExpr {
            word: TypeWord::Builtin(constant.value.ty()),
            nullable: false,
            span: constant.span,
        }),
        (None, Some(inline)) if !fields.has("type") => {
            Some(TypeExpr { word: TypeWord::Inline, nullable: false, span: inline.span })
        }
        // A constant that is none was told, and would say the type.
        (None, _) if fields.has("const") && !fields.has("type") => None,
        _ => fields.require("type").and_then(|node| parse_type(node, report)),
    };
    let (ty, constant, inline) = match (ty, &constant) {
        (Some(ty), Some(value)) if optional || ty.nullable => match one_value(name, value) {
            Some(one) if is_of(value, &ty) => {
                (Some(TypeExpr { word: TypeWord::Inline, ..ty }), None, Some(one))
            }
            _ => (Some(ty), constant, inline),
        },
        (ty, _) => (ty, constant, inline),
    };
    let only = fields.take("only").and_then(|node| parse_word(node, "`only`", &DIRECTIONS, report));
    let facts = parse_facts(&mut fields, report);
    let written = fields.take("as").and_then(|node| parse_word(node, "`as`", &AS, report));
    let (style, text_form) = match written {
        Some(Spanned { value: As::Style(value), span }) => (Some(Spanned { value, span }), None),
        Some(Spanned { value: As::Text(value), span }) => (None, Some(Spanned { value, span })),
        None => (None, None),
    };
    let reserved = fields.take("reserved").and_then(|node| parse_flag(node, "`reserved`", report));
    let media = fields.take("media").and_then(|node| parse_media_range(node, report));
    let member_key = fields.take("key").and_then(|node| parse_wire_node(node, "`key`", report));
    let server_default = fields.take("server-default").and_then(|node| parse_json(node, report));
    let rust_name =
        fields.take("rust").and_then(|node| parse_name_node(node, "`rust`", NameForm::Snake, report));
    let deprecated = fields.take("deprecated").and_then(|node| parse_deprecated(node, report));
    let notes = fields.notes(report);
    fields.finish(report);
    let (wire_name, optional) = key?;
    Some(Member {
        wire_name,
        optional,
        ty: ty?,
        inline: inline.map(Box::new),
        constant,
        only,
        secret: facts.secret,
        constraints: facts.constraints,
        style,
        text_form,
        reserved: reserved.filter(|flag| flag.value).map(|flag| flag.span),
        media,
        key: member_key,
        server_default,
        rust_name: rust_name.map(|name| name.value),
        deprecated,
        notes,
        span: entry.key.span.to(entry.value.span),
    })
}

/// Whether a type has the value.
fn is_of(value: &Spanned<Literal>, ty: &TypeExpr) -> bool {
    match (&ty.word, &value.value) {
        (TypeWord::Builtin(Type::Unsigned), Literal::Integer(_)) => true,
        (TypeWord::Builtin(ty), value) => *ty == value.ty(),
        _ => false,
    }
}

/// The value that the API fixes. What else could be said of a value says nothing beside it; one that may be left out has a
/// field all the same.
fn parse_constant(fields: &mut Fields<'_>, optional: bool, report: &mut Report) -> Option<Spanned<Literal>> {
    const NEEDLESS: [&str; 12] = [
        "members",
        "values",
        "one-of",
        "as",
        "secret",
        "format",
        "pattern",
        "length",
        "range",
        "multiple-of",
        "server-default",
        "rust",
    ];
    let constant = fields.take("const").and_then(|node| parse_literal(node, "`const`", report))?;
    for (key, span) in fields.present(&NEEDLESS) {
        if optional && key == "rust" {
            continue;
        }
        let message = format!("`{key}` has no meaning beside `const`: the value is always the same");
        report.push(Diagnostic::new(Code::ConstMisplaced, span, message).help("remove one of the two"));
    }
    Some(constant)
}

/// The name and whether the member may be absent. The rule is the same for plain and quoted keys.
fn parse_key(entry: &Entry, layout: Layout, report: &mut Report) -> Option<(Text, bool)> {
    let key = &entry.key;
    if let Some(problem) = bare_mark(entry, layout) {
        report.push(problem);
        return None;
    }
    let (name, optional) = member_key::read(&key.text);
    let style = if optional { Style::Quoted } else { key.style };
    Some((parse_wire_name(name, style, key.span, report)?, optional))
}

/// What members and named scalars have in common.
pub(crate) struct Facts {
    pub(crate) secret: Option<Span>,
    pub(crate) constraints: Constraints,
}

pub(crate) fn parse_facts(fields: &mut Fields<'_>, report: &mut Report) -> Facts {
    let secret = fields.take("secret").and_then(|node| parse_flag(node, "`secret`", report));
    let length = fields.take("length").and_then(|node| parse_bounds(node, "`length`", report));
    let range = fields.take("range").and_then(|node| parse_range(node, report));
    let multiple_of = fields.take("multiple-of").and_then(|node| parse_step(node, report));
    let pattern = fields.take("pattern").and_then(|node| parse_text(node, "`pattern`", report));
    let format = fields.take("format").and_then(|node| parse_word(node, "`format`", &FORMATS, report));
    let constraints = Constraints {
        length,
        range,
        multiple_of,
        pattern: pattern.map(|text| Pattern::new(text.value, text.span)),
        format: format.map(|format| format.value),
    };
    Facts { secret: secret.filter(|flag| flag.value).map(|flag| flag.span), constraints }
}

/// How a value of a named type is written.
pub(crate) fn parse_text_form(fields: &mut Fields<'_>, report: &mut Report) -> Option<Spanned<TextForm>> {
    fields.take("as").and_then(|node| parse_word(node, "`as` of a type", &TEXT_FORMS, report))
}

/// `1..400`, `1..`, `..64`.
fn parse_bounds<T: std::str::FromStr + Copy>(
    node: &Node,
    what: &str,
    report: &mut Report,
) -> Option<Bounds<T>> {
    let scalar = parse_scalar(node, what, "a range like `1..400`", report)?;
    match read_bounds(scalar.text.trim()) {
        Some((min, max)) => Some(Bounds { min, max, span: node.span }),
        None => {
            let message = format!("{what} is a range of whole numbers, and this is {}", node.describe());
            let help = "write `1..400`, `1..` or `..64`; both ends are included";
            report.push(Diagnostic::new(Code::BadBounds, node.span, message).help(help));
            None
        }
    }
}

type Ends<T> = (Option<T>, Option<T>);

fn read_bounds<T: std::str::FromStr>(text: &str) -> Option<Ends<T>> {
    let (min, max) = text.split_once("..")?;
    let end = |text: &str| match text {
        "" => Some(None),
        text if text.starts_with('+') => None,
        text => text.parse().ok().map(Some),
    };
    (!(min.is_empty() && max.is_empty())).then_some(())?;
    Some((end(min)?, end(max)?))
}
