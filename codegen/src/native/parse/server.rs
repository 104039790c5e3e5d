//! Servers: a URL, or one with variables.

use super::Text;
use super::fields::{Fields, as_list, as_map};
use super::name::parse_wire_name;
use super::scalar::parse_text;
use crate::diagnostic::Report;
use crate::form;
use crate::ir;
use crate::yaml::{Kind, Node};

/// A base URL, its name aside.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) name: Text,
    pub(crate) server: ir::Server,
}

pub(crate) fn parse_server(name: Text, node: &Node, report: &mut Report) -> Option<Server> {
    if matches!(node.kind, Kind::Map(_)) {
        return parse_full_server(name, node, report);
    }
    let url = parse_text(node, "a server", report)?;
    match form::server_url(&url.value) {
        None => Some(server(name, url, Vec::new(), None)),
        Some(misfit) => {
            report.push(misfit.at(url.span));
            None
        }
    }
}

fn server(name: Text, url: Text, variables: Vec<ir::ServerVariable>, doc: Option<String>) -> Server {
    let server = ir::Server { name: name.value.clone(), url: url.value, variables, doc, span: url.span };
    Server { name, server }
}

fn parse_full_server(name: Text, node: &Node, report: &mut Report) -> Option<Server> {
    let mut fields = Fields::of(node, "a server", report)?;
    let url = fields.require("url").and_then(|node| parse_text(node, "`url`", report));
    let variables = fields.take("variables").map(|node| parse_variables(node, report)).unwrap_or_default();
    let notes = fields.notes(report);
    fields.finish(report);
    let server = server(name, url?, variables, notes.doc);
    let problems = form::server(&server.server);
    problems.into_iter().for_each(|problem| report.push(problem));
    Some(server)
}

fn parse_variables(node: &Node, report: &mut Report) -> Vec<ir::ServerVariable> {
    let Some(map) = as_map(node, "`variables`", report) else { return Vec::new() };
    let entries = map.entries.iter().filter_map(|entry| {
        let name = parse_wire_name(&entry.key.text, entry.key.style, entry.key.span, report)?;
        parse_variable(name, &entry.value, report)
    });
    entries.collect()
}

fn parse_variable(name: Text, node: &Node, report: &mut Report) -> Option<ir::ServerVariable> {
    let mut fields = Fields::of(node, "a variable", report)?;
    let default = fields.take("default").and_then(|node| parse_text(node, "`default`", report));
    let values = fields.take("values").map(|node| {
        let items = as_list(node, "`values`", report);
        items.iter().filter_map(|item| parse_text(item, "a value", report)).collect()
    });
    let notes = fields.notes(report);
    fields.finish(report);
    let values: Vec<Text> = values.unwrap_or_default();
    Some(ir::ServerVariable {
        name: name.value,
        default: default.map(|text| text.value),
        values: values.into_iter().map(|text| text.value).collect(),
        doc: notes.doc,
        span: name.span,
    })
}
