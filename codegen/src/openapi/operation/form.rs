//! Forms: the members of an object, each a part or a parameter of its own.

use super::body::{Body, Whole, component, tell_demanded};
use super::media::Media;
use super::{Inputs, Written, rule};
use crate::diagnostic::Code;
use crate::ir::{Direction, ElementType, Place, Presence, Type};
use crate::openapi::fields::Fields;
use crate::openapi::schema::{Additional, Kind, Schema, merge};
use crate::openapi::types::Types;
use crate::yaml::{Entry, Node};

/// A form: the members of an object, each by itself.
pub(super) fn lower<'d>(
    media: &Media<'d>,
    place: Place,
    whole: &Whole,
    types: &mut Types<'d, '_>,
    inputs: &mut Inputs<'d>,
) -> Option<Body> {
    let schema = media.schema?;
    let merged = match merge(types.schemas, &[schema]) {
        Ok(merged) => merged,
        Err(broken) => {
            types.broken.push(broken);
            return None;
        }
    };
    if merged.properties.is_empty() {
        types.notes.say(Code::OpenapiBody, media.entry.key.span, "a form without members is not sent");
        return None;
    }
    if !merged.unions.is_empty() || matches!(merged.additional, Additional::Of(_) | Additional::Any) {
        types.notes.say(
            Code::OpenapiBody,
            media.entry.key.span,
            "only the named members of the form are sent",
        );
    }
    whole.tell_doc(types);
    let object = types.object(&merged, &inputs.part(""));
    let mut demands = false;
    let mut to = Vec::with_capacity(object.members.len());
    for mut member in object.members {
        if member.only == Some(Direction::Out) {
            to.push(None);
            continue;
        }
        to.push(Some(inputs.inputs.len()));
        member.only = None;
        member.presence = match member.presence.is_required() {
            true => Presence::Required,
            false => Presence::Optional,
        };
        demands |= member.presence.is_required();
        let encoding = media.encoding.iter().find(|entry| entry.key.text == member.wire_name);
        let (written, part) = encoding.map_or_else(Default::default, |entry| read_encoding(entry, types));
        // Of several media types the caller's file says which it is.
        let is_one = |media: &&str| crate::form::media_range(media).is_none() && !media.contains(',');
        let one = part.filter(is_one);
        let files =
            (place == Place::Part).then(|| file_type(&merged, &member.wire_name, one, types)).flatten();
        if let Some(files) = files {
            member.ty = files;
            member.constraints = crate::ir::Constraints::default();
            member.server_default = None;
        }
        let is_file = types.is_file(&member.ty);
        let kept = one.filter(|_| is_file);
        if let (Some(encoding), true) = (encoding, part.is_some() && kept.is_none()) {
            let message = format!("`contentType` of the part `{}`", member.wire_name.escape_debug());
            types.notes.words(encoding.key.span, &message);
        }
        inputs.add(place, member, written);
        inputs.media_of_last(kept);
    }
    if demands && !whole.is_demanded() {
        tell_demanded(whole, types);
    }
    let optional = !demands && !whole.is_demanded();
    inputs.rules.extend(rule::of_inputs(object.rules, &to, optional, types.notes));
    Some(Body { optional, members_of: component(schema), ..Body::default() })
}

/// Bytes, where a part is a file or several.
fn file_type<'d>(form: &Schema<'d>, name: &str, media: Option<&str>, types: &Types<'d, '_>) -> Option<Type> {
    let property = form.properties.iter().find(|property| property.name == name)?;
    let schema = merge(types.schemas, &property.schemas).ok()?;
    let is_text = |media: &str| media.contains("json") || media.starts_with("text/");
    let is_file = |schema: &Schema<'_>| {
        // Since 3.1 a part of which nothing is said is bytes.
        let unsaid = media.map_or(is_newer(types), |media| !is_text(media));
        schema.is_binary() || !schema.has_structure() && unsaid
    };
    let items = |schema: &Schema<'d>| merge(types.schemas, &[schema.items?]).ok();
    if is_file(&schema) {
        return Some(Type::Bytes);
    }
    if items(&schema).is_some_and(|items| is_file(&items)) {
        return Some(list(Type::Bytes));
    }
    match items(&schema) {
        Some(items) => file_or_other(&items, types).filter(Type::is_file).map(list),
        None => file_or_other(&schema, types),
    }
}

/// What a part is of which a file is one alternative: beside it there may be a list of them, or the text of where it is.
fn file_or_other<'d>(schema: &Schema<'d>, types: &Types<'d, '_>) -> Option<Type> {
    let [alternatives] = schema.unions.as_slice() else { return None };
    let alternatives = alternatives.nodes.iter().map(|node| merge(types.schemas, &[*node]));
    let alternatives: Vec<Schema<'d>> = alternatives.collect::<Result<_, _>>().ok()?;
    let is_list = |schema: &&Schema<'d>| {
        let items = schema.items.and_then(|items| merge(types.schemas, &[items]).ok());
        items.is_some_and(|items| items.is_binary())
    };
    let (files, others): (Vec<_>, Vec<_>) = alternatives.iter().partition(|one| one.is_binary());
    let (lists, others): (Vec<_>, Vec<_>) = others.into_iter().partition(is_list);
    let mut texts = others.iter().filter(|one| !one.is_null_only());
    if files.is_empty() && lists.is_empty() || !texts.clone().all(|one| one.kinds == [Kind::String]) {
        return None;
    }
    let one = if texts.next().is_none() { Type::Bytes } else { Type::BytesOrText };
    Some(if lists.is_empty() { one } else { list(one) })
}

fn list(ty: Type) -> Type {
    Type::List(Box::new(ElementType { ty, nullable: false }))
}

/// Whether the document is of OpenAPI 3.1 or later.
fn is_newer(types: &Types<'_, '_>) -> bool {
    let version = types.schemas.document.root.get("openapi").and_then(Node::text);
    version.is_some_and(|version| version.starts_with("3.") && !version.starts_with("3.0"))
}

/// How a part is written, and its media type.
fn read_encoding<'d>(entry: &'d Entry, types: &Types<'d, '_>) -> (Written<'d>, Option<&'d str>) {
    let mut fields = Fields::of(&entry.value, "an encoding", types.notes);
    let media = fields.text("contentType");
    let written = Written {
        style: fields.text("style"),
        explode: fields.flag("explode"),
        reserved: false,
        own: fields.text("x-specwright-as"),
        json: media.is_some_and(|name| name.contains("json")),
    };
    fields.words(&["allowReserved"]);
    fields.not_read(&["headers"]);
    fields.finish();
    (written, media)
}
