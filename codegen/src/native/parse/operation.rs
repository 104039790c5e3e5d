//! One operation.

use super::Text;
use super::auth::{AuthUse, parse_auth_use};
use super::defaults::{parse_accept, parse_error_names};
use super::example::{Example, parse_examples};
use super::fields::Fields;
use super::input::{Inputs, parse_inputs};
use super::name::parse_name_node;
use super::outcome::{Outcomes, StreamSwitch, parse_outcomes, parse_stream};
use super::pages::{Pages, parse_pages};
use super::path::{Target, parse_target};
use super::provenance::Notes;
use super::repeat::{parse_key_header, parse_refusals};
use super::rule::{Rule, parse_rules};
use super::scalar::{is_set, parse_deprecated, parse_text, parse_texts};
use crate::diagnostic::Report;
use crate::form::NameForm;
use crate::ir::Deprecation;
use crate::source::Span;
use crate::yaml::Node;

/// An operation as written.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) name: Text,
    pub(crate) rust_name: Option<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) title: Option<String>,
    pub(crate) target: Target,
    pub(crate) server: Option<Text>,
    pub(crate) auth: Option<AuthUse>,
    pub(crate) accept: Option<String>,
    pub(crate) inputs: Inputs,
    pub(crate) rules: Vec<Rule>,
    pub(crate) pages: Option<Pages>,
    pub(crate) outcomes: Outcomes,
    pub(crate) stream: Option<StreamSwitch>,
    pub(crate) errors: Vec<Text>,
    pub(crate) idempotent: bool,
    pub(crate) safe_refusals: Vec<u16>,
    pub(crate) idempotency_key: Option<String>,
    pub(crate) deprecated: Option<Deprecation>,
    pub(crate) examples: Vec<Example>,
    pub(crate) notes: Notes,
    pub(crate) span: Span,
}

pub(crate) fn parse_operation(name: Text, node: &Node, report: &mut Report) -> Option<Operation> {
    let mut fields = Fields::of(node, "an operation", report)?;
    let title = fields.take("title").and_then(|node| parse_text(node, "`title`", report));
    let rust_name =
        fields.take("rust").and_then(|node| parse_name_node(node, "`rust`", NameForm::Snake, report));
    let tags = fields.take("tags").map(|node| parse_texts(node, "`tags`", report)).unwrap_or_default();
    let target = fields.require("http").and_then(|node| parse_target(node, report));
    let server =
        fields.take("server").and_then(|node| parse_name_node(node, "a server", NameForm::Kebab, report));
    let auth = fields.take("auth").and_then(|node| parse_auth_use(node, report));
    let accept = fields.take("accept").and_then(|node| parse_accept(node, report));
    let inputs = fields.take("in").and_then(|node| parse_inputs(node, report)).unwrap_or_default();
    let rules = fields.take("rules").map(|node| parse_rules(node, report)).unwrap_or_default();
    let pages = fields.take("pages").and_then(|node| parse_pages(node, report));
    let outcomes = fields.require("out").and_then(|node| parse_outcomes(node, report));
    let stream = fields.take("stream").and_then(|node| parse_stream(node, report));
    let errors = fields.take("errors").map(|node| parse_error_names(node, report)).unwrap_or_default();
    let idempotent = is_set(fields.take("idempotent"), "`idempotent`", report);
    let safe_refusals =
        fields.take("safe-refusals").map(|node| parse_refusals(node, report)).unwrap_or_default();
    let idempotency_key = fields.take("idempotency-key").and_then(|node| parse_key_header(node, report));
    let deprecated = fields.take("deprecated").and_then(|node| parse_deprecated(node, report));
    let examples = fields.take("examples").map(|node| parse_examples(node, report)).unwrap_or_default();
    let notes = fields.notes(report);
    fields.finish(report);
    let span = name.span.to(node.span);
    Some(Operation {
        name,
        rust_name: rust_name.map(|name| name.value),
        tags: tags.into_iter().map(|tag| tag.value).collect(),
        title: title.map(|title| title.value),
        target: target?,
        server,
        auth,
        accept,
        inputs,
        rules,
        pages,
        outcomes: outcomes?,
        stream,
        errors,
        idempotent,
        safe_refusals,
        idempotency_key,
        deprecated,
        examples,
        notes,
        span,
    })
}
