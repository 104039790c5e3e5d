//! The tree becomes the spec as written: every node typed and with its span, names not yet looked up.
//!
//! A function `parse_x` reports what is wrong and answers `None`. Nobody reports a `None` again, and
//! what depends on it is left to the next phase, which only starts on a spec without errors.

mod auth;
mod defaults;
mod error;
mod events;
mod example;
mod fields;
mod head;
mod headers;
mod input;
mod json;
mod lints;
mod member;
mod message;
mod name;
mod oauth2;
mod only;
mod operation;
mod outcome;
mod pages;
mod path;
mod provenance;
mod range;
mod repeat;
mod rule;
mod scalar;
mod server;
mod type_expr;
mod typedef;
mod webhooks;

pub(crate) use auth::{AuthUse, Scheme, TokenIssue};
pub(crate) use defaults::Defaults;
pub(crate) use error::{ErrorBody, ErrorDef, ResponseField};
pub(crate) use events::{EventData, EventItems, Events, NamedEvent};
pub(crate) use example::{Example, ExampleRequest, Message, PlaceValues};
pub(crate) use head::{Api, Source};
pub(crate) use headers::Headers;
pub(crate) use input::{Body, BodyContent, BodyVariant, InputKey, Inputs, WholeBody};
pub(crate) use lints::LintSetting;
pub(crate) use member::{Member, TextForm};
pub(crate) use message::{MessageTemplate, Segment};
pub(crate) use only::{Only, parse_only};
pub(crate) use operation::Operation;
pub(crate) use outcome::{Content, EnvelopeUse, Outcome, Outcomes, StreamSwitch};
pub(crate) use pages::Pages;
pub(crate) use path::parameters as path_parameters;
pub(crate) use provenance::{Citation, Notes};
pub(crate) use rule::{Condition, Rule};
pub(crate) use scalar::parse_texts;
pub(crate) use server::Server;
pub(crate) use type_expr::{TypeExpr, TypeWord, builtin_types};
pub(crate) use typedef::{Enum, EnumValue, EnumWire, Inline, Object, TypeDef, TypeKind, Union};
pub(crate) use webhooks::{EventPlace, Webhook, Webhooks};

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::form::NameForm;
use crate::source::Span;
use crate::yaml::Node;
use fields::{Fields, named_entries};

/// A value with its place.
#[derive(Debug, Clone)]
pub(crate) struct Spanned<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// A name or text with its place.
pub(crate) type Text = Spanned<String>;

/// A whole spec as written.
#[derive(Debug)]
pub(crate) struct Spec {
    pub(crate) api: Api,
    pub(crate) lints: Vec<LintSetting>,
    pub(crate) sources: Vec<Source>,
    pub(crate) servers: Vec<Server>,
    pub(crate) schemes: Vec<Scheme>,
    pub(crate) defaults: Defaults,
    pub(crate) error_body: Option<ErrorBody>,
    pub(crate) errors: Vec<ErrorDef>,
    pub(crate) types: Vec<TypeDef>,
    pub(crate) operations: Vec<Operation>,
    pub(crate) webhooks: Option<Webhooks>,
    pub(crate) notes: Notes,
    pub(crate) span: Span,
}

/// Reads the tree as a spec.
pub(crate) fn parse(root: &Node) -> Result<Spec, Vec<Diagnostic>> {
    let mut report = Report::default();
    let spec = parse_spec(root, &mut report);
    report.finish(spec)
}

fn parse_spec(root: &Node, report: &mut Report) -> Option<Spec> {
    let mut fields = Fields::of(root, "the spec", report)?;
    head::parse_version(&mut fields, report);
    // What extends a document comes here merged with it.
    if let Some(node) = fields.take("extends") {
        scalar::parse_text(node, "`extends`", report);
    }
    if let Some(node) = fields.take("only") {
        only::parse_only(node, report);
    }
    if let Some(node) = fields.take("overlays") {
        let message = "overlays change the document that a spec extends, and this one extends none";
        report.push(Diagnostic::new(Code::MissingKey, node.span, message).help("name it under `extends`"));
    }
    let api = fields.require("api").and_then(|node| head::parse_api(node, report));
    if !fields.has("webhooks") {
        fields.require("operations");
    }
    let lints = fields.take("lints").map(|node| lints::parse_lints(node, report)).unwrap_or_default();
    let sources = section(&mut fields, "sources", NameForm::Kebab, report, head::parse_source);
    let servers = section(&mut fields, "servers", NameForm::Kebab, report, server::parse_server);
    let schemes = section(&mut fields, "auth", NameForm::Kebab, report, auth::parse_scheme);
    let defaults = fields.take("defaults").and_then(|node| defaults::parse_defaults(node, report));
    let error_body = fields.take("error-body").and_then(|node| error::parse_error_body(node, report));
    let errors = section(&mut fields, "errors", NameForm::UpperCamel, report, error::parse_error);
    let types = section(&mut fields, "types", NameForm::UpperCamel, report, typedef::parse_typedef);
    let operations = section(&mut fields, "operations", NameForm::Camel, report, operation::parse_operation);
    let webhooks = fields.take("webhooks").and_then(|node| webhooks::parse_webhooks(node, report));
    let notes = fields.notes(report);
    fields.finish(report);
    Some(Spec {
        api: api?,
        lints,
        sources,
        servers,
        schemes,
        defaults: defaults.unwrap_or_default(),
        error_body,
        errors,
        types,
        operations,
        webhooks,
        notes,
        span: root.span,
    })
}

/// A map from names to things of one kind; nothing where the key is not written.
fn section<T>(
    fields: &mut Fields<'_>,
    key: &'static str,
    form: NameForm,
    report: &mut Report,
    parse: fn(Text, &Node, &mut Report) -> Option<T>,
) -> Vec<T> {
    let Some(node) = fields.take(key) else { return Vec::new() };
    named_entries(node, &format!("`{key}`"), form, report)
        .into_iter()
        .filter_map(|(name, value)| parse(name, value, report))
        .collect()
}
