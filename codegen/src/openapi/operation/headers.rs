//! Headers of responses: an object whose members they are.

use crate::diagnostic::Code;
use crate::form;
use crate::ir::{
    Api, Member, Object, Presence, TextShape, Type, TypeDef, TypeId, TypeKind, Types as Settled,
};
use crate::openapi::fields::Fields;
use crate::openapi::notes::Notes;
use crate::openapi::types::{At, Owner, Types, Used, member};
use crate::yaml::{Entry, Node};

/// The headers of a response as they are written.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Headers<'d> {
    entries: &'d [Entry],
    /// The object that they are in a spec that the document was made of: a reference, or one for each outcome by its name.
    said: Option<&'d Node>,
}

impl Headers<'_> {
    /// Those of one of several outcomes.
    pub(super) fn of_outcome(self, name: &str) -> Self {
        Self { said: self.said.and_then(|said| said.get(name)), ..self }
    }
}

/// Takes the headers of a response.
pub(super) fn read<'d>(fields: &mut Fields<'d, '_>) -> Headers<'d> {
    let entries = fields.map("headers");
    Headers { entries, said: fields.take("x-specwright-headers") }
}

/// Lowers the headers of a response to an object of this name, where it has any.
pub(super) fn lower<'d>(
    headers: &Headers<'d>,
    own: &str,
    owner: &Owner,
    types: &mut Types<'d, '_>,
) -> Option<Type> {
    let at = At::new(owner.clone(), own);
    if let Some(said) = headers.said.filter(|said| said.get("$ref").is_some()) {
        return Some(types.plain(said, &at).0);
    }
    let first = headers.entries.first()?;
    let id = types.reserve(&at, None, None, first.key.span);
    let mut members: Vec<Member> = Vec::new();
    for entry in headers.entries {
        let Some(header) = header(entry, &At::new(Owner::Type(id), &entry.key.text), types) else { continue };
        if members.iter().any(|known| is_same(known, &header)) {
            let message = format!("`{}` is a header that is there already", header.wire_name);
            types.notes.say(Code::OpenapiRepaired, header.span, message);
            continue;
        }
        members.push(header);
    }
    if members.is_empty() {
        return None;
    }
    let object = Object { members, additional: None, rules: Vec::new() };
    if let Some(def) = types.defs.get_mut(id.index()) {
        def.kind = TypeKind::Object(object);
    }
    Some(Type::Named(id))
}

fn is_same(one: &Member, other: &Member) -> bool {
    one.wire_name.eq_ignore_ascii_case(&other.wire_name)
}

/// The keywords of a header that is its own schema.
const IN_PLACE: [&str; 16] = [
    "type",
    "format",
    "items",
    "enum",
    "default",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
];

fn header<'d>(entry: &'d Entry, at: &At, types: &mut Types<'d, '_>) -> Option<Member> {
    let (name, span) = (entry.key.text.as_str(), entry.key.span);
    let target = match types.schemas.document.follow(&entry.value) {
        Ok(target) => target,
        Err(broken) => {
            types.broken.push(broken);
            return None;
        }
    };
    let mut fields = Fields::of(target, "a header", types.notes);
    let doc = fields.doc("description");
    let required = fields.flag("required").unwrap_or(false);
    let deprecated = fields.flag("deprecated").unwrap_or(false);
    let mut schema = fields.take("schema");
    if let Some(content) = fields.map("content").first() {
        let mut media = Fields::of(&content.value, "a media type", types.notes);
        schema = media.take("schema").or(schema);
        media.words(&["example", "examples", "encoding"]);
        media.finish();
        types.notes.say(
            Code::OpenapiResponse,
            content.key.span,
            "what a header holds of this media type is read as a text",
        );
    }
    if schema.is_none() && fields.has("type") {
        // As Swagger 2.0 has it: the header is its own schema.
        IN_PLACE.iter().for_each(|key| _ = fields.take(key));
        schema = Some(target);
    }
    let rust = fields.text("x-specwright-rust").map(str::to_owned);
    fields.words(&["style", "explode", "example", "examples", "allowEmptyValue", "allowReserved"]);
    fields.finish();
    if let Some(misfit) = form::response_header(name) {
        let message = format!("{}, so that it is left out", misfit.at(span).message);
        types.notes.say(Code::OpenapiResponse, span, message);
        return None;
    }
    let mut used = match schema {
        Some(schema) => types.used(&[schema], at),
        None => {
            types.notes.say(
                Code::OpenapiRepaired,
                span,
                "nothing says what the header is, so that it is a text",
            );
            Used::of(Type::String)
        }
    };
    if used.constant.is_some() {
        used.ty = types.with_own_type(used.clone(), at).0;
        used.constant = None;
    }
    if used.nullable {
        types.notes.words(span, "that a header may be null, which nothing outside JSON can say,");
    }
    used.doc = doc.or(used.doc);
    used.deprecated |= deprecated;
    (used.only, used.span) = (None, span);
    let presence = if required { Presence::Required } else { Presence::Optional };
    Some(Member { rust_name: rust, ..member(name, used, presence) })
}

/// The headers of two responses that are one: what only one of them has need not be there.
pub(super) fn join(one: Option<Type>, other: Option<&Type>, types: &mut Types<'_, '_>) -> Option<Type> {
    let members = |ty: Option<&Type>, types: &Types<'_, '_>| match ty.and_then(Type::named) {
        Some(id) => match types.defs.get(id.index()).map(|def| &def.kind) {
            Some(TypeKind::Object(object)) => object.members.clone(),
            _ => Vec::new(),
        },
        None => Vec::new(),
    };
    let (mut own, others) = (members(one.as_ref(), types), members(other, types));
    let loosened = |member: &Member, among: &[Member]| match among.iter().any(|known| is_same(known, member))
    {
        true => member.presence,
        false => Presence::Optional,
    };
    let added: Vec<Member> =
        others.iter().filter(|other| !own.iter().any(|known| is_same(known, other))).cloned().collect();
    own.iter_mut().for_each(|member| member.presence = loosened(member, &others));
    own.extend(added.into_iter().map(|member| Member { presence: Presence::Optional, ..member }));
    let joined = one.or_else(|| other.cloned())?;
    if let Some(def) = joined.named().and_then(|id| types.defs.get_mut(id.index())) {
        def.kind = TypeKind::Object(Object { members: own, additional: None, rules: Vec::new() });
    }
    Some(joined)
}

/// What a header cannot hold becomes a text, once types are known.
pub(crate) fn settle(api: &mut Api, headers: &[TypeId], notes: &Notes) {
    let mut defs: Vec<TypeDef> = api.types.to_vec();
    for id in headers {
        let Some(TypeKind::Object(object)) = defs.get_mut(id.index()).map(|def| &mut def.kind) else {
            continue;
        };
        for member in &mut object.members {
            if !matches!(api.types.text_shape(&member.ty), TextShape::Scalar | TextShape::List) {
                let message = format!(
                    "`{}` is {}, which a header is not read as: it is a text",
                    member.wire_name.escape_debug(),
                    api.types.resolve(&member.ty).describe()
                );
                notes.say(Code::OpenapiResponse, member.span, message);
                member.ty = Type::String;
                member.constraints = Default::default();
            }
        }
    }
    api.types = Settled::from(defs);
}
