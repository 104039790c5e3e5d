//! Bodies of requests.

use super::media::{self, Media, Nature};
use super::{Around, Inputs, Written, form, rule, stream, variants};
use crate::diagnostic::Code;
use crate::document::BodyForm;
use crate::ir::{Direction, ElementType, JSON_LINES, Method, Place, Type};
use crate::openapi::fields::Fields;
use crate::openapi::notes::Notes;
use crate::openapi::reference::schema_name;
use crate::openapi::schema::{Additional, Schema, merge};
use crate::openapi::types::{Types, Used, member};
use crate::openapi::words::upper_camel;
use crate::source::Span;
use crate::yaml::Node;

/// An object of more members is given as a whole.
const MOST_MEMBERS: usize = 60;

/// What is said of a body beside its inputs.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) media: Option<String>,
    /// Whether it is values one after the other.
    pub(super) is_lines: bool,
    pub(super) optional: bool,
    /// The component whose members the inputs are.
    pub(super) members_of: Option<String>,
}

/// Whether a body may be left out, and its documentation.
pub(super) struct Whole {
    need: Need,
    doc: Option<String>,
    pub(super) span: Span,
}

/// Whether a body must be sent. A document that says nothing of it has mostly forgotten to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    Demanded,
    Unsaid,
    Optional,
}

impl Whole {
    pub(super) fn is_demanded(&self) -> bool {
        self.need == Need::Demanded
    }

    /// Tells that nothing has what is said of a body of which callers give the members.
    pub(super) fn tell_doc(&self, types: &Types<'_, '_>) {
        if self.doc.is_some() {
            types.notes.words(self.span, "the description of a body whose members are given one by one");
        }
    }
}

pub(super) fn lower<'d>(
    node: &'d Node,
    method: Method,
    spoken: Option<BodyForm>,
    around: &mut Around<'_, 'd, '_>,
    inputs: &mut Inputs<'d>,
) -> Option<Body> {
    let types = &mut *around.types;
    let target = match types.schemas.document.follow(node) {
        Ok(target) => target,
        Err(broken) => {
            types.broken.push(broken);
            return None;
        }
    };
    let mut fields = Fields::of(target, "a request body", types.notes);
    let whole = Whole {
        need: match fields.flag("required") {
            Some(true) => Need::Demanded,
            Some(false) => Need::Optional,
            None => Need::Unsaid,
        },
        doc: fields.doc("description"),
        span: target.span,
    };
    let content = fields.map("content");
    let choice = fields.text("x-specwright-body");
    fields.finish();
    let found = spoken_of(media::read(content, types.notes), spoken, types.notes);
    let (taken, others) = found.split_first()?;
    let several = variants::of(&found);
    let is_variant = |media: &&Media<'d>| several.iter().any(|one| std::ptr::eq(*one, *media));
    media::tell_left_of_request(taken, others.iter().filter(|media| !is_variant(media)), types.notes);
    if let Some(range) = variants::range(&several, types.notes) {
        add_whole(Used::of(Type::Bytes), &whole, whole.is_demanded(), inputs);
        return Some(Body { media: Some(range), ..Body::default() });
    }
    if several.len() > 1 || variants::are_named(&several) {
        let ty = variants::lower(&several, &whole, types, inputs);
        add_whole(Used::of(ty), &whole, whole.is_demanded(), inputs);
        return Some(Body::default());
    }
    if is_nothing(taken, method, types) {
        types.notes.say(
            Code::OpenapiBody,
            target.span,
            "a body without members is not sent with this method",
        );
        return None;
    }
    // Whoever asks for lines in the spec has them; else they are the one text that the document says they are.
    let nature = match taken.nature {
        Nature::Lines if spoken != Some(BodyForm::Lines) && stream::is_one_text(taken, types) => Nature::Text,
        nature => nature,
    };
    match nature {
        Nature::Json => Some(json(taken, &whole, choice, around, inputs)),
        Nature::Multipart => form::lower(taken, Place::Part, &whole, types, inputs),
        Nature::Urlencoded => form::lower(taken, Place::Form, &whole, types, inputs),
        Nature::Lines => {
            let (ty, nullable) = stream::line(taken, &inputs.part("Item"), types);
            let list = Type::List(Box::new(ElementType { ty, nullable }));
            add_whole(Used::of(list), &whole, whole.is_demanded(), inputs);
            let media = taken.own_name().filter(|name| name != JSON_LINES);
            Some(Body { media, is_lines: true, ..Body::default() })
        }
        Nature::Text | Nature::Xml | Nature::Events => {
            if taken.nature == Nature::Xml {
                types.notes.say(Code::OpenapiMedia, taken.entry.key.span, "XML is sent as a text");
            }
            let variant = variants::text(taken, "Text".to_owned(), &whole);
            add_whole(Used::of(Type::Contents(vec![variant])), &whole, whole.is_demanded(), inputs);
            Some(Body::default())
        }
        Nature::Bytes => {
            add_whole(Used::of(Type::Bytes), &whole, whole.is_demanded(), inputs);
            let plain = media::essence(taken.name) == "application/octet-stream";
            Some(Body { media: (!plain).then(|| taken.name.to_owned()), ..Body::default() })
        }
    }
}

/// Of several bodies the one that somebody speaks of, where it would not be taken by itself.
fn spoken_of<'d>(found: Vec<Media<'d>>, spoken: Option<BodyForm>, notes: &Notes) -> Vec<Media<'d>> {
    let wanted = |media: &Media<'d>| media.nature.form().is_some_and(|form| Some(form) == spoken);
    let is_first = found.first().is_some_and(wanted) && variants::of(&found).len() < 2;
    if is_first || !found.iter().any(wanted) {
        return found;
    }
    let (taken, others): (Vec<_>, Vec<_>) = found.into_iter().partition(wanted);
    let passed_over = others.iter().chain(taken.get(1..).unwrap_or_default());
    passed_over
        .for_each(|media| notes.words(media.entry.key.span, "a body beside the one that is asked for"));
    taken.into_iter().take(1).collect()
}

/// Whether an object without members is given to a method that has no body.
fn is_nothing<'d>(media: &Media<'d>, method: Method, types: &Types<'d, '_>) -> bool {
    let is_bare =
        matches!(method, Method::Get | Method::Head | Method::Delete | Method::Options | Method::Trace);
    let Some(schema) = media.schema.filter(|_| is_bare) else { return false };
    let merged = merge(types.schemas, &[schema]).unwrap_or_default();
    merged.properties.is_empty()
        && merged.unions.is_empty()
        && !matches!(merged.additional, Additional::Of(_) | Additional::Any)
        && merged.items.is_none()
}

fn json<'d>(
    media: &Media<'d>,
    whole: &Whole,
    choice: Option<&str>,
    around: &mut Around<'_, 'd, '_>,
    inputs: &mut Inputs<'d>,
) -> Body {
    let name = media.own_name();
    let Some(schema) = media.schema else {
        add_whole(Used::of(Type::Any), whole, true, inputs);
        return Body { media: name, ..Body::default() };
    };
    let merged = merge(around.types.schemas, &[schema]);
    let is_alone = is_alone(schema, around);
    let types = &mut *around.types;
    let demands = merged.as_ref().is_ok_and(|merged| !merged.required.is_empty());
    let fits = merged
        .as_ref()
        .is_ok_and(|merged| has_members_only(merged) && is_sent(merged, types) && !types.is_nullable(merged));
    // Members that are required in a body that need not be there are in a value of their own.
    let fits = fits && !(demands && whole.need == Need::Optional);
    if let (Ok(merged), true) = (&merged, fits)
        && choice != Some("whole")
        && (is_alone || choice == Some("members"))
    {
        let optional = members(merged, whole, types, inputs);
        return Body { media: name, optional, members_of: component(schema), ..Body::default() };
    }
    let at = inputs.part("Body");
    let used = types.used(&[schema], &at);
    let nullable = used.nullable;
    let (ty, _) = types.with_own_type(used.clone(), &at);
    let is_assumed = demands && whole.need == Need::Unsaid;
    if is_assumed {
        tell_demanded(whole, types);
    }
    let required = whole.is_demanded() || is_assumed;
    add_whole(Used { ty, nullable, doc: used.doc, ..Used::of(Type::Any) }, whole, required, inputs);
    Body { media: name, ..Body::default() }
}

/// Whether a schema stands in place, or is a component that nothing else names and of which nobody says more.
fn is_alone(schema: &Node, around: &Around<'_, '_, '_>) -> bool {
    let is_refined = |name: &String| around.refined.contains(name);
    match schema.get("$ref").and_then(Node::text) {
        None => true,
        Some(reference) => {
            around.references.get(reference).copied().unwrap_or(0) <= 1
                && !component(schema).is_some_and(|name| is_refined(&name))
        }
    }
}

/// The component that a schema is, as a spec would call it.
pub(super) fn component(schema: &Node) -> Option<String> {
    let name = schema_name(schema.get("$ref")?.text()?)?;
    Some(upper_camel(&name, "Type"))
}

fn has_members_only(schema: &Schema<'_>) -> bool {
    let count = schema.properties.len();
    (1..=MOST_MEMBERS).contains(&count)
        && schema.unions.is_empty()
        && schema.values.is_none()
        && schema.kinds.len() <= 1
        && schema.discriminator.is_none()
        && matches!(schema.additional, Additional::Unsaid | Additional::Closed)
}

/// Whether any of its members is sent: of an object without one the empty object is.
fn is_sent<'d>(schema: &Schema<'d>, types: &Types<'d, '_>) -> bool {
    let is_received = |node: &'d Node| types.schemas.schema(node).read_only;
    schema.properties.iter().any(|property| !property.schemas.iter().copied().any(is_received))
}

/// The members of an object, each an input. Whether the body may be left out.
fn members<'d>(
    schema: &Schema<'d>,
    whole: &Whole,
    types: &mut Types<'d, '_>,
    inputs: &mut Inputs<'d>,
) -> bool {
    whole.tell_doc(types);
    let object = types.object(schema, &inputs.part(""));
    let mut demands = false;
    let mut to = Vec::with_capacity(object.members.len());
    for mut member in object.members {
        if member.only == Some(Direction::Out) {
            types.notes.say(
                Code::OpenapiWords,
                member.span,
                "a member that only responses have is left out of the request",
            );
            to.push(None);
            continue;
        }
        to.push(Some(inputs.inputs.len()));
        member.only = None;
        demands |= member.presence.is_required();
        inputs.add(Place::Json, member, Written::default());
    }
    if demands && !whole.is_demanded() {
        tell_demanded(whole, types);
    }
    let optional = !demands && !whole.is_demanded();
    inputs.rules.extend(rule::of_inputs(object.rules, &to, optional, types.notes));
    optional
}

pub(super) fn tell_demanded(whole: &Whole, types: &Types<'_, '_>) {
    let message = "the body may be left out, and has members that are required, so that it is demanded";
    types.notes.say(Code::OpenapiBody, whole.span, message);
}

fn add_whole(used: Used<'_>, whole: &Whole, required: bool, inputs: &mut Inputs<'_>) {
    let presence = crate::openapi::types::presence(required, used.nullable);
    let used = Used { doc: whole.doc.clone().or(used.doc), span: whole.span, ..used };
    inputs.add(Place::Body, member("body", used, presence), Written::default());
}
