//! How values are written outside JSON, once their types are known.

use crate::diagnostic::Code;
use crate::ir::{
    Api, Constraints, Files, Input, Operation, Place, Presence, Shape, TextShape, TextStyle, Type, Types,
    Value, ValueKind,
};
use crate::openapi::notes::Notes;

/// How a value is written, in the words of OpenAPI.
#[derive(Debug, Clone, Default)]
pub(crate) struct Written<'d> {
    pub(crate) style: Option<&'d str>,
    pub(crate) explode: Option<bool>,
    pub(crate) reserved: bool,
    /// Our own word.
    pub(crate) own: Option<&'d str>,
    /// Whether it is one JSON text.
    pub(crate) json: bool,
}

/// Settles how inputs outside JSON are written.
pub(crate) fn settle_styles(operation: &mut Operation, written: &[Written<'_>], api: &Api, notes: &Notes) {
    let types = &api.types;
    let inputs = &mut operation.members;
    for (input, written) in inputs.iter_mut().zip(written) {
        match (input.place, types.file(&input.member.ty)) {
            (Place::Json | Place::Body, _) => {}
            (_, Some(Files::One)) => {}
            (_, Some(Files::Several)) => input.member.style = Some(TextStyle::Repeat),
            (_, None) => settle(input, written, types, notes),
        }
    }
    keep_apart(operation, api, notes);
}

/// Objects whose members have names of their own that something else in the place has are written in another way: one of
/// the two would be taken for the other.
fn keep_apart(operation: &mut Operation, api: &Api, notes: &Notes) {
    // An object that is written in another way has a name of its own then, which may be that of a member of another.
    let first = |operation: &Operation| {
        api.spread_clashes(operation).first().map(|clash| (clash.index, clash.name.to_owned()))
    };
    while let Some((index, name)) = first(operation) {
        let Some(Input { place, member, .. }) = operation.members.get_mut(index) else { return };
        let fallback = fallback(*place, api.types.text_shape(&member.ty));
        let message = format!(
            "the member `{}` of `{}` has the name of something else in the request, so that the object is sent as `{}`",
            name.escape_debug(),
            member.wire_name.escape_debug(),
            fallback.as_str()
        );
        notes.say(Code::OpenapiParameter, member.span, message);
        member.style = Some(fallback);
    }
}

fn settle(input: &mut Input, written: &Written<'_>, types: &Types, notes: &Notes) {
    let Input { place, member, .. } = input;
    member.presence = match member.presence.is_required() {
        true => Presence::Required,
        false => Presence::Optional,
    };
    let is_text = !written.json && written.own != Some("json");
    if is_text
        && types.text_shape(&member.ty) == TextShape::Json
        && let Some(simple) = simpler(&member.ty, types)
    {
        let message =
            format!("`{}` is any value, which outside JSON is a text", member.wire_name.escape_debug());
        notes.say(Code::OpenapiParameter, member.span, message);
        member.ty = simple;
        member.constraints = Constraints::default();
    }
    let shape = types.text_shape(&member.ty);
    let is_json = written.json || is_json_part(*place, written, &member.ty, types);
    let style = match is_json {
        true if types.has_style(&member.ty, TextStyle::Json) => Some(TextStyle::Json),
        _ => own_style(written).or_else(|| style(*place, written, shape)),
    };
    member.reserved =
        written.reserved && shape == TextShape::Scalar && matches!(place, Place::Path | Place::Query);
    member.style = match (shape, style) {
        (TextShape::Scalar, style) => {
            style.map(of_one_value).filter(|style| style.is_of(*place) && types.has_style(&member.ty, *style))
        }
        (_, Some(style)) if style.is_of(*place) && style.writes(shape) => Some(style),
        (shape, _) => {
            let fallback = fallback(*place, shape);
            let message = format!(
                "the style of `{}` does not fit its type, so that it is sent as `{}`",
                member.wire_name.escape_debug(),
                fallback.as_str()
            );
            notes.say(Code::OpenapiParameter, member.span, message);
            Some(fallback)
        }
    };
    // Outside JSON every value is a text.
    if member.style != Some(TextStyle::Json)
        && let Type::AsText(plain) = &member.ty
    {
        member.ty = (**plain).clone();
        let default = member.server_default.as_mut();
        if let Some((default, number)) = default.and_then(|default| Some((read_as_text(default)?, default))) {
            *number = default;
        }
    }
}

/// A number or boolean that is written as a text.
fn read_as_text(value: &Value) -> Option<Value> {
    let ValueKind::String(text) = &value.kind else { return None };
    let kind = match serde_json::from_str(text).ok()? {
        serde_json::Value::Number(number) => ValueKind::Number(number),
        serde_json::Value::Bool(boolean) => ValueKind::Boolean(boolean),
        _ => return None,
    };
    Some(Value { kind, ..value.clone() })
}

/// Whether it is a part that OpenAPI has as JSON where nothing is said: an object.
fn is_json_part(place: Place, written: &Written<'_>, ty: &Type, types: &Types) -> bool {
    let is_unsaid = written.style.is_none() && written.explode.is_none() && written.own.is_none();
    place == Place::Part && is_unsaid && matches!(types.resolve(ty), Shape::Object(_) | Shape::Map(_))
}

fn own_style(written: &Written<'_>) -> Option<TextStyle> {
    let word = written.own?;
    TextStyle::ALL.into_iter().find(|style| style.as_str() == word)
}

fn style(place: Place, written: &Written<'_>, shape: TextShape) -> Option<TextStyle> {
    use TextStyle::{Comma, Deep, Label, LabelEach, Matrix, MatrixEach, Pairs, Pipe, Repeat, Space, Spread};
    let is_list = shape == TextShape::List;
    let word = written.style.unwrap_or(match place {
        Place::Path | Place::Header => "simple",
        _ => "form",
    });
    let explode = written.explode.unwrap_or(word == "form");
    Some(match (word, explode) {
        ("simple", false) => Comma,
        ("simple", true) if is_list => Comma,
        ("simple", true) => Pairs,
        ("label", false) => Label,
        ("label", true) => LabelEach,
        ("matrix", false) => Matrix,
        ("matrix", true) => MatrixEach,
        ("form", true) if is_list => Repeat,
        ("form", true) if matches!(place, Place::Part | Place::Form) && written.style.is_none() => {
            return None;
        }
        ("form", true) => Spread,
        ("form", false) => Comma,
        ("spaceDelimited", _) => Space,
        ("pipeDelimited", _) => Pipe,
        ("deepObject", _) if is_list => TextStyle::Brackets,
        ("deepObject", _) if shape == TextShape::NestedLists => TextStyle::Indices,
        ("deepObject", _) => Deep,
        _ => return None,
    })
}

/// How one value is written: there is nothing to explode.
fn of_one_value(style: TextStyle) -> TextStyle {
    match style {
        TextStyle::LabelEach => TextStyle::Label,
        TextStyle::MatrixEach => TextStyle::Matrix,
        other => other,
    }
}

fn fallback(place: Place, shape: TextShape) -> TextStyle {
    match (place, shape) {
        (Place::Query, TextShape::Nested) => TextStyle::Deep,
        (Place::Query, TextShape::NestedLists) => TextStyle::Indices,
        (Place::Header | Place::Path, TextShape::List) => TextStyle::Comma,
        (Place::Query | Place::Cookie | Place::Part | Place::Form, TextShape::List) => TextStyle::Repeat,
        _ => TextStyle::Json,
    }
}

/// What is any value is a text outside JSON, and so are its elements.
fn simpler(ty: &Type, types: &Types) -> Option<Type> {
    match types.resolve(ty) {
        Shape::Any => Some(Type::String),
        Shape::List(element) => {
            let inner = match types.text_shape(&element.ty) {
                TextShape::Scalar => Some(element.ty.clone()),
                TextShape::Json => simpler(&element.ty, types).filter(|ty| *ty == Type::String),
                _ => None,
            };
            inner.map(|ty| Type::List(Box::new(crate::ir::ElementType { ty, nullable: false })))
        }
        _ => None,
    }
}
