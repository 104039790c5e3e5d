//! Parameters outside the body.

use std::collections::HashSet;

use super::path::ReadPath;
use super::{Inputs, Written};
use crate::diagnostic::Code;
use crate::form;
use crate::ir::{Deprecation, Literal, PathPiece, Place, Presence, Scheme, Type};
use crate::openapi::fields::Fields;
use crate::openapi::types::{Types, Used, member};
use crate::source::Span;
use crate::yaml::Node;

/// A parameter as it is written.
pub(super) struct Parameter<'d> {
    place: Place,
    name: &'d str,
    schema: Option<&'d Node>,
    required: bool,
    deprecated: bool,
    doc: Option<String>,
    written: Written<'d>,
    rust: Option<&'d str>,
    /// Whether the operation itself says it, and not the path.
    is_own: bool,
    span: Span,
}

impl Parameter<'_> {
    /// Whether both are one on the wire: names of headers have no case.
    fn is_same_as(&self, other: &Self) -> bool {
        self.place == other.place
            && match self.place {
                Place::Header => self.name.eq_ignore_ascii_case(other.name),
                _ => self.name == other.name,
            }
    }
}

/// Reads those of the path and those of the operation, which go before.
pub(super) fn read<'d>(shared: &'d [Node], own: &'d [Node], types: &mut Types<'d, '_>) -> Vec<Parameter<'d>> {
    let mut found: Vec<Parameter<'d>> = Vec::new();
    for (at, node) in shared.iter().chain(own).enumerate() {
        let target = match types.schemas.document.follow(node) {
            Ok(target) => target,
            Err(broken) => {
                types.broken.push(broken);
                continue;
            }
        };
        let Some(mut parameter) = parse(target, types) else { continue };
        parameter.is_own = at >= shared.len();
        match found.iter_mut().find(|known| known.is_same_as(&parameter)) {
            Some(known) => {
                if at < shared.len() || known.is_own {
                    let message = format!(
                        "`{}` is there twice in the same place, and the later one counts",
                        known.name.escape_debug()
                    );
                    types.notes.say(Code::OpenapiRepaired, known.span, message);
                }
                *known = parameter;
            }
            None => found.push(parameter),
        }
    }
    found
}

fn parse<'d>(node: &'d Node, types: &Types<'d, '_>) -> Option<Parameter<'d>> {
    let notes = types.notes;
    let mut fields = Fields::of(node, "a parameter", notes);
    let (name, place) = (fields.text("name"), fields.text("in"));
    let required = fields.flag("required").unwrap_or(false);
    let mut written = Written {
        style: fields.text("style"),
        explode: fields.flag("explode"),
        reserved: fields.flag("allowReserved").unwrap_or(false)
            | fields.flag("x-specwright-reserved").unwrap_or(false),
        own: fields.text("x-specwright-as"),
        json: false,
    };
    let mut schema = fields.take("schema");
    let content = fields.map("content");
    if let Some(entry) = content.first() {
        let mut media = Fields::of(&entry.value, "a media type", notes);
        schema = media.take("schema").or(schema);
        media.words(&["example", "examples", "encoding"]);
        media.finish();
        written.json = entry.key.text.contains("json");
    }
    let deprecated = fields.flag("deprecated").unwrap_or(false);
    let doc = fields.doc("description");
    let rust = fields.text("x-specwright-rust");
    fields.words(&["example", "examples", "allowEmptyValue", "x-specwright-name"]);
    let span = fields.span();
    fields.finish();
    let place = match place.unwrap_or_default() {
        "path" => Place::Path,
        "query" => Place::Query,
        "header" => Place::Header,
        "cookie" => Place::Cookie,
        other => {
            let message = format!(
                "`{}` is not a place of parameters, so that this one is left out",
                other.escape_debug()
            );
            notes.say(Code::OpenapiParameter, span, message);
            return None;
        }
    };
    let Some(name) = name.filter(|name| is_name(name, place)) else {
        notes.say(
            Code::OpenapiParameter,
            span,
            "the parameter has no name that can be sent, and is left out",
        );
        return None;
    };
    Some(Parameter { place, name, schema, required, deprecated, doc, written, rust, is_own: true, span })
}

fn is_name(name: &str, place: Place) -> bool {
    let misfit = match place {
        Place::Header => form::header_name(name).filter(|_| !is_owned(name)),
        Place::Cookie => form::cookie_name(name),
        _ => form::wire_name(name),
    };
    misfit.is_none()
}

/// Headers that the client sets itself.
fn is_owned(name: &str) -> bool {
    ["accept", "content-type", "authorization", "content-length", "host", "transfer-encoding", "connection"]
        .iter()
        .any(|owned| name.eq_ignore_ascii_case(owned))
}

/// Lowers the parameters, and adds those that only the path knows.
pub(super) fn lower<'d>(
    parameters: Vec<Parameter<'d>>,
    path: &ReadPath,
    credentials: &[&Scheme],
    inputs: &mut Inputs<'d>,
    types: &mut Types<'d, '_>,
) {
    let names: HashSet<&str> = path
        .pieces
        .iter()
        .filter_map(|piece| match piece {
            PathPiece::Parameter(name) => Some(name.as_str()),
            PathPiece::Literal(_) => None,
        })
        .collect();
    add_undeclared(&parameters, path, inputs, types);
    for parameter in parameters {
        if parameter.place == Place::Path && !names.contains(parameter.name) {
            let message = format!(
                "the path has no `{{{}}}`, so that the parameter is left out",
                parameter.name.escape_debug()
            );
            types.notes.say(Code::OpenapiRepaired, parameter.span, message);
        } else if parameter.place == Place::Header && is_owned(parameter.name) {
            tell_owned(&parameter, types);
        } else if let Some(scheme) =
            credentials.iter().find(|scheme| scheme.kind.is_sent_as(parameter.place, parameter.name))
        {
            let message = format!(
                "`{}` is left out: the client sends it as the credential `{}`",
                parameter.name.escape_debug(),
                scheme.name
            );
            types.notes.say(Code::OpenapiAuth, parameter.span, message);
        } else {
            lower_one(parameter, inputs, types);
        }
    }
    add_fixed_query(path, inputs);
}

fn tell_owned(parameter: &Parameter<'_>, types: &Types<'_, '_>) {
    let name = parameter.name;
    match name.eq_ignore_ascii_case("authorization") {
        true => types.notes.advise(
            Code::OpenapiAuth,
            parameter.span,
            "`Authorization` is no parameter: the client sends credentials",
            "a client sends it by `header(\"Authorization\", …)` of its builder",
        ),
        false => {
            let message = format!("`{name}` is left out: the client sets it");
            types.notes.say(Code::OpenapiWords, parameter.span, message);
        }
    }
}

fn lower_one<'d>(parameter: Parameter<'d>, inputs: &mut Inputs<'d>, types: &mut Types<'d, '_>) {
    let Parameter { place, name, schema, required, deprecated, doc, written, rust, span, .. } = parameter;
    let at = inputs.at(name);
    let mut used = match schema {
        Some(schema) => types.used(&[schema], &at),
        None => {
            types.notes.say(
                Code::OpenapiRepaired,
                span,
                "nothing says what the parameter is, so that it is a text",
            );
            Used::of(Type::String)
        }
    };
    if place == Place::Path && !required {
        types.notes.words(span, "that a part of the path need not be there");
    }
    if used.nullable {
        types.notes.say(Code::OpenapiParameter, span, "null cannot be said outside JSON, and is left out");
    }
    let presence = match (required || place == Place::Path, &used.default) {
        (true, Some(_)) if place != Place::Path => {
            let message = format!(
                "`{}` is required, and has a default that holds where it is not sent: callers may leave it out",
                name.escape_debug()
            );
            types.notes.say(Code::OpenapiParameter, span, message);
            Presence::Optional
        }
        (true, _) => Presence::Required,
        (false, _) => Presence::Optional,
    };
    if let Some(constant) = used.constant.take_if(|_| place == Place::Path) {
        types.notes.words(span, "a part of the path that is always the same");
        if doc.or(used.doc).is_some() {
            types.notes.words(span, "what a part of the path means that is always the same");
        }
        return inputs.in_path.push((name.to_owned(), constant));
    }
    if used.constant.is_some() && presence == Presence::Optional {
        let constant = used.constant.take();
        if let Some(constant) = constant {
            used.constant = Some(constant);
            let (ty, _) = types.with_own_type(used.clone(), &at);
            used.ty = ty;
            used.constant = None;
        }
    }
    used.doc = doc.or(used.doc);
    used.deprecated |= deprecated;
    used.only = None;
    used.span = span;
    let mut member = member(name, used, presence);
    member.rust_name = rust.map(str::to_owned);
    member.deprecated = member.deprecated.or(deprecated.then_some(Deprecation { note: None }));
    inputs.add(place, member, written);
}

/// Parameters that stand in the path and nowhere else are texts.
fn add_undeclared<'d>(
    parameters: &[Parameter<'d>],
    path: &ReadPath,
    inputs: &mut Inputs<'d>,
    types: &Types<'d, '_>,
) {
    for piece in &path.pieces {
        let PathPiece::Parameter(name) = piece else { continue };
        let is_it = |parameter: &Parameter<'_>| parameter.place == Place::Path && parameter.name == name;
        if !parameters.iter().any(is_it) {
            let message = format!(
                "nothing says what `{{{}}}` in the path is, so that it is a text",
                name.escape_debug()
            );
            types.notes.say(Code::OpenapiRepaired, path.span, message);
            let used = Used { span: path.span, ..Used::of(Type::String) };
            inputs.add(Place::Path, member(name, used, Presence::Required), Written::default());
        }
    }
}

fn add_fixed_query(path: &ReadPath, inputs: &mut Inputs<'_>) {
    for (name, value) in &path.query {
        let is_there =
            |input: &crate::ir::Input| input.place == Place::Query && input.member.wire_name == *name;
        if inputs.inputs.iter().any(is_there) || form::wire_name(name).is_some() {
            continue;
        }
        let constant = Some(Literal::String(value.clone()));
        let used = Used { constant, span: path.span, ..Used::of(Type::String) };
        inputs.add(Place::Query, member(name, used, Presence::Required), Written::default());
    }
}
