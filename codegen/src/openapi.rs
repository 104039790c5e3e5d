//! The OpenAPI front end: a document of OpenAPI 3 becomes the IR.
//!
//! Every object is read through [`fields`], so that nothing is left out without a note. A mistake of a document is a note
//! as long as the call can be made.

mod equal;
mod error;
mod fields;
mod files;
mod finish;
mod head;
mod html;
mod naming;
mod node;
mod notes;
mod operation;
mod overlay;
mod own;
mod patch;
mod reference;
mod repair;
mod schema;
mod security;
mod server;
mod status;
mod swagger;
mod told;
mod types;
mod words;

use std::collections::{HashMap, HashSet};

use self::fields::Fields;
use self::notes::Notes;
use self::operation::webhook::{self, Event};
use self::operation::{Around, Failure, Lowered};
use self::reference::{Broken, Document, unescaped};
use self::schema::Schemas;
use self::security::Security;
use self::server::Servers;
use self::types::Types;
use crate::diagnostic::{Code, Diagnostic, Levels, Severity};
use crate::document::{Described, Extent, Spoken, TypeWords};
use crate::ir::{self, Api, Direction, EveryCall, Split, Type, TypeId, TypeKind};
use crate::source::SourceFile;
use crate::yaml::Node;

pub(crate) use self::files::parts_of;

/// A document as it was read.
pub(crate) struct Read {
    /// What it says in the words of OpenAPI. What the API does not keep comes with it as notes.
    pub(crate) described: Described,
    /// What it says beyond them, in members of our own: a spec that extends it.
    pub(crate) own: Option<Node>,
}

/// Reads a document. Of an operation that has several bodies, the one is taken that is spoken of; of the types that no
/// operation holds, those that are.
pub(crate) fn read(
    file: &SourceFile,
    overlays: &[SourceFile],
    spoken: &Spoken,
) -> Result<Read, Vec<Diagnostic>> {
    let (root, mut slips) = crate::yaml::parse_foreign(file)?;
    let notes = Notes::default();
    let root = overlay::apply(root, overlays.iter(), &notes)?;
    let files::Bundle { mut root, refused, mut written, slips: in_parts, unread } =
        files::bundle(root, file, &notes);
    slips.extend(in_parts);
    if let Some(version) = swagger::version(&root) {
        swagger::check_version(version).map_err(|problem| vec![*problem])?;
        swagger::note_references(&mut root, &mut written);
        root = swagger::upgrade(&root, &notes);
    }
    for slip in slips {
        notes.say(Code::OpenapiRepaired, slip.span, slip.message);
    }
    let own = own::take_back(&mut root);
    let own_words = own.as_ref().map(TypeWords::of).unwrap_or_default();
    let is_spoken_of = |ty: &str| spoken.types.has(ty) || own_words.has(ty);
    let document = Document::new(&root, refused, written);
    let asked = Asked { spoken, is_spoken_of: &is_spoken_of, is_own: own.is_some() };
    let mut extents = Vec::new();
    let lowered = lower(&document, &file.name, &asked, &notes, &mut extents);
    let notes = notes.into_all();
    let mut api = match lowered {
        Ok(api) => api,
        // Where a file cannot be read, what refers to it says less than the mistake in it.
        Err(problem) => return Err([unread, why_nothing_is_left(notes, *problem)].concat()),
    };
    // A document that a spec was written as says what the spec says.
    if own.is_none() {
        told::in_documentation(&mut api, &extents, &notes);
    }
    let (levels, softened) = (levels(), &Code::CONTRADICTIONS);
    let described = Described { api, levels, spelling: |_| None, notes, extents, softened };
    Ok(Read { described, own })
}

/// What is asked of a document.
struct Asked<'a> {
    spoken: &'a Spoken,
    is_spoken_of: &'a dyn Fn(&str) -> bool,
    /// Whether it is what a spec was written as, and so says all that it means.
    is_own: bool,
}

/// Where no operation is left, the references that each of them fails of are the problem.
fn why_nothing_is_left(notes: Vec<Diagnostic>, problem: Diagnostic) -> Vec<Diagnostic> {
    let mut broken: Vec<Diagnostic> =
        notes.into_iter().filter(|note| note.code == Code::OpenapiReference).collect();
    broken.iter_mut().for_each(|note| note.severity = Severity::Error);
    if broken.is_empty() { vec![problem] } else { broken }
}

/// Lints that judge how a spec is written, which the author of a document is not asked about.
fn levels() -> Levels {
    let allowed = [
        Code::AmbiguousPath,
        Code::DoubtfulEnum,
        Code::DuplicateEndpoint,
        Code::ErrorBodyIncomplete,
        Code::ListWithoutPages,
        Code::MissingProvenance,
        Code::RuleInProse,
        Code::ToldByMessage,
        Code::UnmarkedSecret,
        Code::UnreachableVariant,
        Code::UnusedError,
        Code::UnusedScheme,
        Code::UnusedType,
        Code::WideInteger,
    ];
    Levels::of(allowed.map(|code| (code, crate::diagnostic::Level::Allow)))
}

fn lower<'d>(
    document: &Document<'d>,
    file: &str,
    Asked { spoken, is_spoken_of, is_own }: &Asked<'_>,
    notes: &Notes,
    extents: &mut Vec<Extent>,
) -> Result<Api, Box<Diagnostic>> {
    let root = document.root;
    let mut fields = Fields::of(root, "the document", notes);
    if let Some(version) = fields.take("openapi") {
        tell_version(version, notes);
    }
    let head = head::read(fields.take("info"), root.span, file, notes);
    let mut servers = Servers::of(fields.take("servers"), root.span, notes);
    let security = Security::of(document, fields.take("security"), notes);
    fields.words(&["tags", "externalDocs", "jsonSchemaDialect", "$self", "x-tagGroups"]);
    let paths = fields.map("paths");
    let sent = [fields.map("webhooks"), fields.map("x-webhooks")];
    let section = fields.take("x-specwright-webhooks").map(|node| webhook::read_section(node, notes));
    fields.take("components");
    fields.take(files::FILES);
    fields.finish();
    let schemas = Schemas::new(document, notes);
    let mut types = Types::new(&schemas);
    let references = operation::count_references(root);
    let mut around = Around {
        types: &mut types,
        security: &security,
        servers: &mut servers,
        references: &references,
        bodies: &spoken.bodies,
        refined: &spoken.refined,
    };
    let mut lowered = operation::lower_operations(paths, &mut around);
    let sent = sent.into_iter().find(|entries| !entries.is_empty()).unwrap_or_default();
    let mut events = webhook::lower_events(sent, &mut types);
    let mut asked = types.components_called(is_spoken_of);
    types.settle();
    let defs = types.defs;
    tell_unused(document, &defs, &references, notes);
    let (types, broken) = finish::settle(defs, &mut lowered, &mut events, &mut asked, notes);
    leave_out(&mut lowered, &types, &broken, notes);
    extents.extend(lowered.iter().map(Lowered::extent));
    if !spoken.needs_credentials {
        security.tell_unsaid(extents, notes);
    }
    leave_out_events(&mut events, &types, &broken, notes);
    if lowered.is_empty() && events.is_empty() {
        let problem = Diagnostic::new(
            Code::OpenapiNoOperations,
            root.span,
            "the document has no operation that could be called, and no event",
        );
        return Err(Box::new(problem.help("operations stand under `paths`, events under `webhooks`")));
    }
    let mut api = Api {
        name: head.name,
        title: head.title,
        doc: head.doc,
        package: head.package,
        sources: Vec::new(),
        servers: servers.servers,
        schemes: security.schemes,
        every_call: EveryCall::default(),
        error_body: None,
        errors: Vec::new(),
        types,
        operations: Vec::new(),
        webhooks: None,
        span: root.span,
    };
    if !is_own {
        patch::settle(&mut api.types, &mut lowered, &events);
    }
    assemble(&mut api, lowered, &mut events, notes);
    api.settle_constants();
    api.webhooks = webhook::assemble(events, section, &api.types, notes);
    api.keep_used_types_and(&asked);
    repair::drop_misfits(&mut api, notes);
    Ok(api)
}

/// Puts the operations in, once their types are known.
fn assemble(api: &mut Api, mut lowered: Vec<Lowered<'_>>, events: &mut [Event], notes: &Notes) {
    split(api, &mut lowered, events, notes);
    for one in &mut lowered {
        operation::settle_styles(&mut one.operation, &one.written, api, notes);
    }
    let failures: Vec<_> = lowered.iter().map(|one| one.failures.clone()).collect();
    let names: Vec<String> = lowered.iter().map(|one| words::upper_camel(&one.operation.name, "N")).collect();
    let errors = error::lower(&failures, &names, &api.types, notes);
    api.error_body = errors.body;
    api.errors = errors.errors;
    for (one, errors) in lowered.into_iter().zip(errors.of_operations) {
        api.operations.push(ir::Operation { errors, ..one.operation });
    }
    let successes = api.operations.iter().flat_map(|operation| operation.outcomes.iter());
    let successes = successes.filter_map(|outcome| outcome.headers.as_ref());
    let headers = successes.chain(api.errors.iter().filter_map(|error| error.headers.as_ref()));
    let headers: Vec<TypeId> = headers.filter_map(Type::named).collect();
    operation::headers::settle(api, &headers, notes);
}

/// Splits types whose members of one direction ask for it.
fn split(api: &mut Api, lowered: &mut [Lowered<'_>], events: &[Event], notes: &Notes) {
    let requests: Vec<Type> = lowered.iter().flat_map(|one| one.operation.request_types()).cloned().collect();
    let failures = lowered.iter().flat_map(|one| &one.failures).flat_map(Failure::types);
    let responses = lowered.iter().flat_map(|one| one.operation.response_types()).chain(failures);
    let responses: Vec<Type> =
        responses.chain(events.iter().map(|event| &event.webhook.ty)).cloned().collect();
    let split: Split = ir::split(&api.types, &requests, &responses);
    for input in lowered.iter_mut().flat_map(|one| &mut one.operation.members) {
        input.member.ty = split.of_request(&input.member.ty);
        if input.member.only == Some(Direction::In) {
            input.member.only = None;
        }
    }
    tell_directions(&api.types, &split.types, notes);
    api.types = split.types;
}

/// Tells the members of one direction in types that travel in one only.
fn tell_directions(before: &ir::Types, after: &ir::Types, notes: &Notes) {
    for (id, def) in before.with_ids() {
        let (TypeKind::Object(object), Some(settled)) = (&def.kind, after.object(id)) else { continue };
        for member in object.members.iter().filter(|member| member.only.is_some()) {
            match settled.member(&member.wire_name) {
                None => notes.words(member.span, "a member of the other direction"),
                Some(kept) if kept.only.is_none() => {
                    notes.words(member.span, "the direction of a member, which its type has as a whole,")
                }
                Some(_) => {}
            }
        }
    }
}

/// The nearest broken reference in what some types hold.
fn first_broken<'a>(
    types: &'a ir::Types,
    held: impl IntoIterator<Item = &'a ir::Type>,
    broken: &'a HashMap<TypeId, Broken>,
) -> Option<&'a Broken> {
    match broken.is_empty() {
        true => None,
        false => types.reachable(held).into_iter().find_map(|id| broken.get(&id)),
    }
}

/// Leaves out the operations that a broken reference is part of.
fn leave_out(
    lowered: &mut Vec<Lowered<'_>>,
    types: &ir::Types,
    broken: &HashMap<TypeId, Broken>,
    notes: &Notes,
) {
    lowered.retain(|one| {
        let name = &one.operation.name;
        let failures = one.failures.iter().flat_map(Failure::types);
        let held = one.operation.request_types().chain(one.operation.response_types()).chain(failures);
        let within = || first_broken(types, held, broken);
        let found = one.broken.as_ref().or_else(within);
        if let Some(reference) = found {
            let message = format!("{}, so that `{name}` cannot be called", reference.message);
            notes.push(Diagnostic::new(Code::OpenapiReference, reference.span, message));
        }
        found.is_none()
    });
}

/// Leaves out the events that a broken reference is part of.
fn leave_out_events(
    events: &mut Vec<Event>,
    types: &ir::Types,
    broken: &HashMap<TypeId, Broken>,
    notes: &Notes,
) {
    events.retain(|event| {
        let within = || first_broken(types, [&event.webhook.ty], broken);
        let found = event.broken.as_ref().or_else(within);
        if let Some(reference) = found {
            let message =
                format!("{}, so that the event `{}` is left out", reference.message, event.webhook.name);
            notes.push(Diagnostic::new(Code::OpenapiReference, reference.span, message));
        }
        found.is_none()
    });
}

/// Tells of a version that is none of those that are known.
fn tell_version(node: &Node, notes: &Notes) {
    let version = node.text().unwrap_or_default();
    let is_known = version == "3"
        || ["3.0", "3.1", "3.2"].iter().any(|known| {
            version.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        });
    if !is_known {
        let message = format!(
            "`{}` is not a version of OpenAPI that is known: it is read as 3.1",
            version.escape_debug()
        );
        notes.say(Code::OpenapiRepaired, node.span, message);
    }
}

/// Tells the components that no operation holds.
fn tell_unused(
    document: &Document<'_>,
    defs: &[types::Def],
    references: &HashMap<&str, usize>,
    notes: &Notes,
) {
    let used: HashSet<&str> = defs
        .iter()
        .filter_map(|def| match &def.naming {
            types::Naming::Component(name) => Some(name.as_str()),
            types::Naming::Inline { .. } => None,
        })
        .collect();
    for entry in document.components("schemas") {
        if !used.contains(entry.key.text.as_str()) {
            let message =
                format!("no operation holds `{}` as a type of its own", entry.key.text.escape_debug());
            notes.say(Code::OpenapiUnused, entry.key.span, message);
        }
    }
    let held: HashSet<String> = references.keys().map(|reference| unescaped(reference)).collect();
    for kind in ["parameters", "requestBodies", "responses", "headers", "pathItems"] {
        for entry in document.components(kind) {
            let name = entry.key.text.as_str();
            if !held.contains(&format!("#/components/{kind}/{name}")) {
                let message = format!("no reference leads to `{}` of `{kind}`", name.escape_debug());
                notes.say(Code::OpenapiUnused, entry.key.span, message);
            }
        }
    }
}
