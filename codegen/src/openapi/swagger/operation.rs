//! Paths and operations: what goes into a body becomes one, and media types stand with what has them.

use super::{parameter, response, schema};
use crate::diagnostic::Code;
use crate::openapi::notes::Notes;
use crate::source::Span;
use crate::yaml::make::{entry, flag, list, map, text};
use crate::yaml::{Entry, Node};

/// The methods that a path may have.
const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

/// What operations refer to.
pub(super) struct Around<'d, 'n> {
    parameters: &'d [Entry],
    responses: &'d [Entry],
    consumes: &'d [Node],
    produces: &'d [Node],
    notes: &'n Notes,
}

/// The parameters of an operation, by where they go.
#[derive(Default)]
struct Sorted<'d> {
    others: Vec<Node>,
    body: Option<&'d Node>,
    form: Vec<&'d Node>,
}

impl<'d, 'n> Around<'d, 'n> {
    pub(super) fn of(root: &'d Node, notes: &'n Notes) -> Self {
        let entries = |key| root.get(key).map_or(&[][..], Node::entries);
        let items = |key| root.get(key).map_or(&[][..], Node::items);
        Self {
            parameters: entries("parameters"),
            responses: entries("responses"),
            consumes: items("consumes"),
            produces: items("produces"),
            notes,
        }
    }

    /// The shared parameters that do not go into a body; those that do are put where they are used.
    pub(super) fn shared_parameters(&self, old: &Entry) -> Entry {
        let is_kept = |entry: &&Entry| !matches!(place(&entry.value), Some("body" | "formData"));
        let kept = old.value.entries().iter().filter(is_kept).map(|entry| Entry {
            key: entry.key.clone(),
            value: parameter::upgrade(&entry.value, self.notes),
        });
        Entry { key: old.key.clone(), value: map(kept.collect(), old.value.span) }
    }

    pub(super) fn shared_response(&self, node: &Node) -> Node {
        response::upgrade(node, self.produces, self.notes)
    }

    pub(super) fn path(&self, item: &'d Node) -> Node {
        let shared = item.get("parameters").map_or(&[][..], Node::items);
        let of_shared = self.sort(shared);
        let upgraded = item.entries().iter().map(|old| {
            let value = match old.key.text.as_str() {
                "parameters" => list(of_shared.others.clone(), old.value.span),
                method if METHODS.contains(&method) && old.value.is_map() => {
                    self.operation(&old.value, &of_shared)
                }
                _ => old.value.clone(),
            };
            Entry { key: old.key.clone(), value }
        });
        map(upgraded.collect(), item.span)
    }

    fn operation(&self, node: &'d Node, of_path: &Sorted<'d>) -> Node {
        let consumes = node.get("consumes").map_or(self.consumes, Node::items);
        let produces = node.get("produces").map_or(self.produces, Node::items);
        let own = node.get("parameters");
        let sorted = self.sort(own.map_or(&[][..], Node::items));
        let mut upgraded = Vec::new();
        for old in node.entries() {
            match old.key.text.as_str() {
                "consumes" | "produces" => {}
                "schemes" => {
                    self.notes.say(Code::OpenapiServer, old.value.span, "an operation goes where the API is");
                }
                "parameters" => {
                    upgraded.push(Entry {
                        key: old.key.clone(),
                        value: list(sorted.others.clone(), old.value.span),
                    });
                }
                "responses" => upgraded.push(super::each(old, |one| self.response(one, produces))),
                _ => upgraded.push(old.clone()),
            }
        }
        let body = sorted.body.or(of_path.body);
        let form: Vec<&Node> = of_path
            .form
            .iter()
            .filter(|shared| sorted.form.iter().all(|own| name(own) != name(shared)))
            .chain(&sorted.form)
            .copied()
            .collect();
        if let Some(body) = body {
            for extra in &form {
                let message = "the operation has a body already, so that this member of a form is left out";
                self.notes.say(Code::OpenapiBody, extra.span, message);
            }
            upgraded.push(entry("requestBody", body.span, self.body(body, consumes)));
        } else if let Some(first) = form.first() {
            upgraded.push(entry("requestBody", first.span, self.form(&form, consumes, first.span)));
        } else {
            self.tell_unused(node.get("consumes"));
        }
        map(upgraded, node.span)
    }

    /// Sorts parameters; references to what goes into a body are followed.
    fn sort(&self, parameters: &'d [Node]) -> Sorted<'d> {
        let mut sorted = Sorted::default();
        for node in parameters {
            let target = self.target(node, "#/parameters/", self.parameters).unwrap_or(node);
            match place(target) {
                Some("body") => {
                    if sorted.body.replace(target).is_some() {
                        let message = "the operation has two bodies, and the later one is sent";
                        self.notes.say(Code::OpenapiBody, node.span, message);
                    }
                }
                Some("formData") => sorted.form.push(target),
                _ => sorted.others.push(match node.get("$ref") {
                    Some(_) => schema::upgrade(node),
                    None => parameter::upgrade(node, self.notes),
                }),
            }
        }
        sorted
    }

    fn target(&self, node: &Node, place: &str, shared: &'d [Entry]) -> Option<&'d Node> {
        let name = node.get("$ref")?.text()?.strip_prefix(place)?;
        shared.iter().find(|entry| entry.key.text == name).map(|entry| &entry.value)
    }

    /// A response; a shared one by its name, unless it comes in other media types here.
    fn response(&self, node: &Node, produces: &[Node]) -> Node {
        let texts =
            |media: &[Node]| media.iter().filter_map(Node::text).map(str::to_owned).collect::<Vec<_>>();
        match self.target(node, "#/responses/", self.responses) {
            Some(shared) if texts(produces) != texts(self.produces) => {
                response::upgrade(shared, produces, self.notes)
            }
            _ => response::upgrade(node, produces, self.notes),
        }
    }

    fn body(&self, node: &Node, consumes: &[Node]) -> Node {
        let mut upgraded: Vec<Entry> = node
            .entries()
            .iter()
            .filter(|entry| !matches!(entry.key.text.as_str(), "in" | "name" | "schema"))
            .cloned()
            .collect();
        if let Some(name) = node.get("name") {
            self.notes.words(name.span, "the name of a body");
        }
        let usual = text("application/json", node.span);
        let consumes = if consumes.is_empty() { std::slice::from_ref(&usual) } else { consumes };
        let schema = node.get("schema").map(|schema| entry("schema", schema.span, schema::upgrade(schema)));
        let content = consumes.iter().filter_map(|media| {
            let inside = map(schema.iter().cloned().collect(), node.span);
            Some(entry(media.text()?, media.span, inside))
        });
        upgraded.push(entry("content", node.span, map(content.collect(), node.span)));
        map(upgraded, node.span)
    }

    /// The members of a form, as an object whose members have their documentation.
    fn form(&self, members: &[&Node], consumes: &[Node], span: Span) -> Node {
        let media = form_media(members, consumes);
        for other in consumes.iter().filter(|other| other.text() != Some(media)) {
            let name = other.text().unwrap_or_default().escape_debug();
            self.notes.say(
                Code::OpenapiMedia,
                other.span,
                format!("`{name}` is left out: `{media}` is taken"),
            );
        }
        let (mut properties, mut required, mut encoding) = (Vec::new(), Vec::new(), Vec::new());
        for node in members {
            let Some(name) = name(node) else {
                self.notes.say(
                    Code::OpenapiParameter,
                    node.span,
                    "a member of a form without a name is left out",
                );
                continue;
            };
            let (schema, others) = parameter::taken_apart(node);
            let mut inside = schema.entries().to_vec();
            for other in others {
                match other.key.text.as_str() {
                    "name" | "in" => {}
                    "required" if other.value.flag().is_some() => {
                        if other.value.flag() == Some(true) {
                            required.push(text(name, other.value.span));
                        }
                    }
                    _ => inside.push(other),
                }
            }
            let style = parameter::style(node, None, self.notes);
            if !style.is_empty() {
                encoding.push(entry(name, node.span, map(style, node.span)));
            }
            properties.push(entry(name, node.span, map(inside, node.span)));
        }
        let is_required = !required.is_empty();
        let mut schema =
            vec![entry("type", span, text("object", span)), entry("properties", span, map(properties, span))];
        if is_required {
            schema.push(entry("required", span, list(required, span)));
        }
        let mut inside = vec![entry("schema", span, map(schema, span))];
        if !encoding.is_empty() {
            inside.push(entry("encoding", span, map(encoding, span)));
        }
        let content = map(vec![entry(media, span, map(inside, span))], span);
        map(vec![entry("required", span, flag(is_required, span)), entry("content", span, content)], span)
    }

    /// Media types of a request that an operation does not have.
    fn tell_unused(&self, consumes: Option<&Node>) {
        for media in consumes.map_or(&[][..], Node::items) {
            self.notes.words(media.span, "the media type of a body that is not described");
        }
    }
}

/// A form with files goes in parts; one without goes as the operation says, and urlencoded without a word.
fn form_media(members: &[&Node], consumes: &[Node]) -> &'static str {
    const PARTS: &str = "multipart/form-data";
    const ENCODED: &str = "application/x-www-form-urlencoded";
    let is_file = |node: &&Node| node.get("type").and_then(Node::text) == Some("file");
    let takes = |media: &str| consumes.iter().any(|other| other.text() == Some(media));
    match members.iter().any(is_file) || takes(PARTS) && !takes(ENCODED) {
        true => PARTS,
        false => ENCODED,
    }
}

fn place(node: &Node) -> Option<&str> {
    node.get("in").and_then(Node::text)
}

fn name(node: &Node) -> Option<&str> {
    node.get("name").and_then(Node::text)
}
