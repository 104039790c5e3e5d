//! Servers.

use std::collections::{HashMap, HashSet};

use super::fields::Fields;
use super::notes::Notes;
use super::words::kebab;
use crate::diagnostic::Code;
use crate::form;
use crate::ir::{Server, ServerId, ServerVariable};
use crate::source::Span;
use crate::yaml::Node;

/// A longer description is no name.
const LONGEST_NAME: usize = 30;

/// The servers of a document. Those of operations stand behind those of all.
#[derive(Default)]
pub(crate) struct Servers {
    pub(crate) servers: Vec<Server>,
    names: HashSet<String>,
    known: HashMap<*const Node, Option<ServerId>>,
    /// How many are of the whole document.
    shared: usize,
}

impl Servers {
    pub(crate) fn of(node: Option<&Node>, span: Span, notes: &Notes) -> Self {
        let mut servers = Self::default();
        for node in encrypted_first(node.map_or(&[][..], Node::items)) {
            if let Some(server) = servers.read(node, notes) {
                servers.servers.push(server);
            }
        }
        servers.servers.first().into_iter().for_each(|default| tell_unencrypted(default, notes));
        servers.shared = servers.servers.len();
        if servers.shared == 0 {
            let message = "no server is named that a client could use by itself: it is given a base URL";
            notes.say(Code::OpenapiServer, node.map_or(span, |node| node.span), message);
        }
        servers
    }

    /// The first usable one of an operation's own servers; none where that is the client's.
    pub(crate) fn of_operation(&mut self, node: &Node, notes: &Notes) -> Option<ServerId> {
        let nodes = encrypted_first(node.items());
        let first = *nodes.first()?;
        if let Some(known) = self.known.get(&std::ptr::from_ref(first)) {
            return *known;
        }
        let id = self.read(first, notes).and_then(|server| {
            let same = self.servers.iter().position(|known| known.url == server.url);
            match same {
                Some(0) if self.shared > 0 => None,
                Some(index) => Some(ServerId::new(index)),
                None => {
                    tell_unencrypted(&server, notes);
                    self.servers.push(server);
                    Some(ServerId::new(self.servers.len() - 1))
                }
            }
        });
        for other in nodes.into_iter().skip(1) {
            notes.say(Code::OpenapiServer, other.span, "an operation is on one server of its own, the first");
        }
        self.known.insert(first, id);
        id
    }

    fn read(&mut self, node: &Node, notes: &Notes) -> Option<Server> {
        let mut fields = Fields::of(node, "a server", notes);
        let text = fields.text("url").unwrap_or_default().trim();
        let description = fields.doc("description");
        // A word that is its name says nothing more.
        let described = description.clone().filter(|words| kebab(words, "server") != *words);
        let doc = fields.doc("x-specwright-doc").or(described);
        let name = fields.text("name").map(str::to_owned);
        let variables = fields.map("variables");
        fields.finish();
        let url = match text.starts_with("//") {
            true => format!("https:{text}"),
            false => text.to_owned(),
        };
        let url = url.trim_end_matches('/').to_owned();
        let variables =
            variables.iter().map(|entry| variable(&entry.key.text, &entry.value, notes)).collect();
        let mut server = Server { name: String::new(), url, variables, doc, span: node.span };
        server.variables.retain(|variable| server.url.contains(&format!("{{{}}}", variable.name)));
        settle(&mut server, notes);
        if let Some(problem) = form::server(&server).into_iter().next() {
            let message = format!("the server is left out: {}", problem.message);
            notes.say(Code::OpenapiServer, node.span, message);
            return None;
        }
        server.name = self.name(name.as_deref().or(description.as_deref()), &server.url);
        Some(server)
    }

    /// What it is described as in a few words, else its host.
    fn name(&mut self, description: Option<&str>, url: &str) -> String {
        let described =
            description.map(|words| kebab(words, "server")).filter(|name| name.len() <= LONGEST_NAME);
        let host = url.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default();
        let wanted = described.unwrap_or_else(|| kebab(host, "server"));
        let wanted: String = wanted.chars().take(60).collect();
        let wanted = wanted.trim_end_matches('-').to_owned();
        let others = (2..).map(|number| format!("{wanted}-{number}"));
        let name = std::iter::once(wanted.clone()).chain(others).find(|name| !self.names.contains(name));
        let name = name.unwrap_or(wanted);
        self.names.insert(name.clone());
        name
    }
}

/// Servers in the order of the document, but for the first: where it is there with and without encryption, that with it.
fn encrypted_first(nodes: &[Node]) -> Vec<&Node> {
    let mut nodes: Vec<&Node> = nodes.iter().collect();
    let url = |node: &Node| {
        let url = node.get("url").and_then(Node::text).unwrap_or_default();
        url.trim().trim_end_matches('/').to_owned()
    };
    let plain = nodes.first().map(|first| url(first));
    if let Some(behind) = plain.as_deref().and_then(|plain| plain.strip_prefix("http://"))
        && let Some(at) = nodes.iter().position(|node| url(node).strip_prefix("https://") == Some(behind))
    {
        let encrypted = nodes.remove(at);
        nodes.insert(0, encrypted);
    }
    nodes
}

/// Tells of a server that everybody on the way can listen to, unless there is no way to it.
fn tell_unencrypted(server: &Server, notes: &Notes) {
    let Some(behind) = server.url.strip_prefix("http://") else { return };
    let authority = behind.split('/').next().unwrap_or_default();
    let host = match authority.strip_prefix('[') {
        Some(address) => address.split(']').next().unwrap_or_default(),
        None => authority.split(':').next().unwrap_or_default(),
    };
    let is_loopback = host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    if is_loopback || host.eq_ignore_ascii_case("localhost") {
        return;
    }
    let message = format!(
        "`{}` has no encryption: credentials, and all else that is sent there, can be read on the way",
        server.url.escape_debug()
    );
    notes.say(Code::OpenapiServer, server.span, message);
}

/// Writes the defaults into the URL that only the URL itself can hold, such as a path behind a host.
fn settle(server: &mut Server, notes: &Notes) {
    for variable in std::mem::take(&mut server.variables) {
        match &variable.default {
            Some(default) if form::misplaced(server, &variable).is_some() => {
                let name = variable.name.escape_debug();
                let message = format!(
                    "the variable `{name}` is always its default, which is more than a part of a host"
                );
                notes.say(Code::OpenapiServer, variable.span, message);
                server.url = server.url.replace(&format!("{{{}}}", variable.name), default);
            }
            _ => server.variables.push(variable),
        }
    }
    server.url.truncate(server.url.trim_end_matches('/').len());
}

fn variable(name: &str, node: &Node, notes: &Notes) -> ServerVariable {
    let mut fields = Fields::of(node, "a variable", notes);
    let default = fields.text("default").map(str::to_owned);
    let mut values: Vec<String> =
        fields.list("enum").iter().filter_map(Node::text).map(str::to_owned).collect();
    let doc = fields.doc("description");
    let required = fields.flag("x-specwright-required").unwrap_or(false);
    fields.finish();
    if let Some(default) = &default
        && !values.is_empty()
        && !values.contains(default)
    {
        notes.say(
            Code::OpenapiRepaired,
            node.span,
            "the default is not one of the values, so that any value is taken",
        );
        values.clear();
    }
    ServerVariable {
        name: name.to_owned(),
        default: default.filter(|_| !required),
        values,
        doc,
        span: node.span,
    }
}
