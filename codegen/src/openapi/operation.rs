//! Operations.

mod body;
mod form;
pub(crate) mod headers;
mod key;
mod media;
mod name;
mod parameter;
mod path;
mod response;
mod rule;
mod stream;
mod style;
mod variants;
pub(crate) mod webhook;

use std::collections::{HashMap, HashSet};

pub(crate) use self::response::Failure;
use self::stream::Asked;
pub(crate) use self::style::{Written, settle_styles};
use super::fields::Fields;
use super::files::{self, FILES};
use super::notes::Notes;
use super::reference::{Broken, at_pointer};
use super::security::Security;
use super::server::Servers;
use super::types::{At, Owner, Types};
use super::words::upper_camel;
use crate::diagnostic::Code;
use crate::document::{Bodies, Extent};
use crate::form::{METHODS, NameForm};
use crate::ir;
use crate::ir::{Deprecation, Input, Literal, Method, Path, Provenance, Rule};
use crate::source::Span;
use crate::yaml::{Entry, Node};

/// An operation whose types are not yet final.
pub(crate) struct Lowered<'d> {
    pub(crate) operation: ir::Operation,
    /// How each input is written, as the document says it.
    pub(crate) written: Vec<Written<'d>>,
    pub(crate) failures: Vec<Failure>,
    pub(crate) broken: Option<Broken>,
    span: Span,
    says_auth: bool,
    members_of: Option<String>,
}

impl Lowered<'_> {
    /// Returns where the operation stands, with all that it says.
    pub(crate) fn extent(&self) -> Extent {
        Extent {
            operation: self.operation.name.clone(),
            span: self.span,
            says_auth: self.says_auth,
            members_of: self.members_of.clone(),
        }
    }
}

/// What operations are lowered with.
pub(crate) struct Around<'a, 'd, 'n> {
    pub(crate) types: &'a mut Types<'d, 'n>,
    pub(crate) security: &'a Security,
    pub(crate) servers: &'a mut Servers,
    /// How often each reference stands in the document.
    pub(crate) references: &'a HashMap<&'d str, usize>,
    /// Of several bodies, those that somebody speaks of.
    pub(crate) bodies: &'a Bodies,
    /// The types of which somebody says more.
    pub(crate) refined: &'a HashSet<String>,
}

/// Lowers all operations of the document, in its order.
pub(crate) fn lower_operations<'d>(paths: &'d [Entry], around: &mut Around<'_, 'd, '_>) -> Vec<Lowered<'d>> {
    let names = name::names(paths, around.types.schemas.document, around.types.notes);
    let mut lowered = Vec::new();
    for entry in paths.iter().filter(|entry| !entry.key.text.starts_with("x-")) {
        let item = match around.types.schemas.document.follow(&entry.value) {
            Ok(item) => item,
            Err(broken) => {
                let path = entry.key.text.escape_debug();
                let message = format!("{}, so that the path `{path}` is left out", broken.message);
                around.types.notes.say(Code::OpenapiLeftOut, broken.span, message);
                continue;
            }
        };
        lower_path(&entry.key.text, entry.key.span, item, &names, around, &mut lowered);
    }
    lowered
}

fn lower_path<'d>(
    path: &'d str,
    span: Span,
    item: &'d Node,
    names: &name::Names<'d>,
    around: &mut Around<'_, 'd, '_>,
    lowered: &mut Vec<Lowered<'d>>,
) {
    let notes = around.types.notes;
    let mut fields = Fields::of(item, "a path", notes);
    fields.words(&["summary", "description"]);
    let shared = fields.list("parameters");
    let servers = fields.take("servers");
    for (word, method) in METHODS {
        let Some(node) = fields.take(&word.to_ascii_lowercase()) else { continue };
        let Some(name) = names.get(&(path, word)) else { continue };
        let place = Place { path, span, method, shared, servers };
        match lower_operation(name, node, &place, around) {
            Ok(operation) => lowered.push(operation),
            Err(message) => {
                let message = format!("`{name}` is left out: {message}");
                notes.say(Code::OpenapiLeftOut, node.span, message);
            }
        }
    }
    fields.take("$ref");
    fields.finish();
}

/// Where an operation stands.
struct Place<'d> {
    path: &'d str,
    span: Span,
    method: Method,
    shared: &'d [Node],
    servers: Option<&'d Node>,
}

fn lower_operation<'d>(
    name: &str,
    node: &'d Node,
    place: &Place<'d>,
    around: &mut Around<'_, 'd, '_>,
) -> Result<Lowered<'d>, String> {
    let types = &mut *around.types;
    let outer = std::mem::take(&mut types.broken);
    let node = types.schemas.document.follow(node).unwrap_or_else(|broken| {
        types.broken.push(broken);
        node
    });
    let mut fields = Fields::of(node, "an operation", types.notes);
    fields.take("$ref");
    fields.take("operationId");
    let tags = fields.list("tags").iter().filter_map(|tag| tag_name(tag, types.notes)).collect();
    let rust_name = fields.text("x-specwright-rust").filter(|name| NameForm::Snake.fits(name));
    fields.words(&["externalDocs", "x-codegen-request-body-name"]);
    fields.not_read(&["callbacks"]);
    let owner = Owner::Name(upper_camel(name, "N"));
    let path = path::read(place.path, place.span, types.notes)?;
    let parameters = parameter::read(place.shared, fields.list("parameters"), types);
    let mut inputs = Inputs {
        owner: owner.clone(),
        inputs: Vec::new(),
        written: Vec::new(),
        in_path: Vec::new(),
        rules: Vec::new(),
    };
    let security = fields.take("security");
    let says_auth = around.security.is_said(security);
    let auth = around.security.of_operation(security, types.notes);
    parameter::lower(parameters, &path, &around.security.schemes_of(&auth), &mut inputs, types);
    let spoken = around.bodies.of(name);
    let body = fields
        .take("requestBody")
        .and_then(|body| body::lower(body, place.method, spoken, around, &mut inputs));
    let types = &mut *around.types;
    key::settle(&mut inputs.inputs, types.notes);
    let named = fields.take("x-specwright-stream-by");
    let switch = stream::switch(&inputs.inputs, named);
    let asked = if named.is_some() { Asked::ByName } else { Asked::AsUsual };
    let responses = response::lower(
        fields.take("responses"),
        place.method,
        node.span,
        &inputs.inputs,
        switch.map(|_| asked),
        &owner,
        types,
    );
    let stream = responses.stream.and_then(|outcome| stream::by(outcome, switch?, &mut inputs.inputs));
    let title = fields.doc("summary");
    let doc = fields.doc("description").filter(|doc| Some(doc) != title.as_ref());
    let deprecated = fields.flag("deprecated").unwrap_or(false).then_some(Deprecation { note: None });
    let own_servers = fields.take("servers").or(place.servers);
    let server = own_servers.and_then(|servers| around.servers.of_operation(servers, types.notes));
    let (idempotent, idempotency_key) =
        (fields.flag("x-specwright-idempotent"), fields.text("x-specwright-idempotency-key"));
    let accept = fields.text("x-specwright-accept").map(str::to_owned);
    fields.finish();
    let broken = std::mem::replace(&mut types.broken, outer).into_iter().next();
    let body = body.unwrap_or_default();
    let operation = ir::Operation {
        name: name.to_owned(),
        rust_name: rust_name.map(str::to_owned),
        tags,
        title,
        method: place.method,
        path: inputs
            .in_path
            .iter()
            .fold(path.pieces.into(), |path: Path, (name, value)| path.with(name, value)),
        server,
        auth,
        accept,
        body_media: body.media,
        body_is_lines: body.is_lines,
        body_optional: body.optional,
        rules: rule::settled(inputs.rules, &inputs.inputs),
        members: inputs.inputs,
        pages: None,
        outcomes: responses.outcomes,
        stream,
        errors: Vec::new(),
        idempotent: idempotent.unwrap_or(false),
        safe_refusals: Vec::new(),
        idempotency_key: idempotency_key.map(str::to_owned),
        deprecated,
        examples: Vec::new(),
        doc,
        provenance: Provenance::default(),
        span: place.span,
    };
    let (written, failures) = (inputs.written, responses.failures);
    Ok(Lowered {
        operation,
        written,
        failures,
        broken,
        span: node.span,
        says_auth,
        members_of: body.members_of,
    })
}

/// The name of a group of operations.
fn tag_name(tag: &Node, notes: &Notes) -> Option<String> {
    if tag.text().is_none() {
        let message = format!("a tag should be a text, and is {}", tag.describe());
        notes.say(Code::OpenapiRepaired, tag.span, message);
    }
    tag.text().map(str::to_owned)
}

/// The inputs of an operation, each with how it is written.
struct Inputs<'d> {
    inputs: Vec<Input>,
    written: Vec<Written<'d>>,
    /// The parameters of the path that always have the same value.
    in_path: Vec<(String, Literal)>,
    /// The rules between members of the body, by their indexes among the inputs.
    rules: Vec<Rule>,
    owner: Owner,
}

impl<'d> Inputs<'d> {
    fn add(&mut self, place: ir::Place, member: ir::Member, written: Written<'d>) {
        self.inputs.push(Input { place, sent_as: None, media: None, member });
        self.written.push(written);
    }

    /// Says the media type of the part that was added last.
    fn media_of_last(&mut self, media: Option<&str>) {
        if let Some(last) = self.inputs.last_mut() {
            last.media = media.map(str::to_owned);
        }
    }

    fn at(&self, own: &str) -> At {
        At::new(self.owner.clone(), own)
    }

    fn part(&self, own: &str) -> At {
        At::of_part(self.owner.clone(), own)
    }
}

/// How often each reference stands in a document, and in what references in it lead to of other files.
pub(crate) fn count_references(root: &Node) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    let mut left: Vec<&Node> =
        root.entries().iter().filter(|entry| entry.key.text != FILES).map(|entry| &entry.value).collect();
    while let Some(node) = left.pop() {
        for entry in node.entries() {
            let Some(reference) = entry.value.text().filter(|_| entry.key.text == "$ref") else {
                left.push(&entry.value);
                continue;
            };
            let count: &mut usize = counts.entry(reference).or_default();
            *count += 1;
            if *count == 1 && files::split(reference).is_some() {
                left.extend(reference.strip_prefix('#').and_then(|pointer| at_pointer(root, pointer)));
            }
        }
        left.extend(node.items());
    }
    counts
}

/// The names that stand for one another once.
fn unique(names: &mut HashSet<String>, name: String) -> String {
    let others = (2..).map(|number| format!("{name}{number}"));
    let free = std::iter::once(name.clone()).chain(others).find(|name| !names.contains(name));
    let name = free.unwrap_or(name);
    names.insert(name.clone());
    name
}
