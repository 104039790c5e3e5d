//! Types and operations as the text of a spec.

use std::fmt::Write;

use super::deal::Random;
use super::graph::Graph;
use super::operations::Operation;
use super::shape::{Item, Kind, Null};
use super::types::{Form, Member, Role, Type};
use super::words::{self, Names};

const HEAD: &str = "\
specwright: 1
api: { name: scale, title: Scale }
servers:
  production: https://api.example.com
auth:
  basic: { scheme: basic }
  bearer: { scheme: bearer }
defaults:
  auth: [basic, bearer]
error-body:
  type: Error
errors:
  ClientError: { status: 4xx }
  ServerError: { status: 5xx }
";

/// The member that tells alternatives apart; no name of words is like it.
const TAG: &str = "kind";

/// The spec.
pub fn text(graph: &Graph, random: &mut Random) -> String {
    let mut names = Names::default();
    let mut type_name = || names.fresh(&[3, 4, 5, 6], words::upper_camel, random);
    let names = graph.types.iter().map(|ty| match ty.form {
        Form::ShortText(limit) => format!("TextTo{limit}"),
        Form::Inputs => String::new(),
        _ => type_name(),
    });
    let names = names.collect();
    let mut writer = Writer { graph, names, random, text: HEAD.to_owned() };
    writer.types();
    writer.operations();
    writer.text
}

struct Writer<'a> {
    graph: &'a Graph,
    names: Vec<String>,
    random: &'a mut Random,
    text: String,
}

impl Writer<'_> {
    fn line(&mut self, indent: usize, line: &str) {
        let _ = writeln!(self.text, "{:indent$}{line}", "");
    }

    fn doc(&mut self, indent: usize) {
        let doc = words::sentences(self.random);
        self.line(indent, &format!("doc: \"{doc}\""));
    }

    fn types(&mut self) {
        self.line(0, "types:");
        let graph = self.graph;
        let output = self.names[graph.operations[0].output].clone();
        self.line(2, "Error:");
        self.line(4, &format!("members: {{ error: {output} }}"));
        for (at, ty) in graph.types.iter().enumerate().filter(|(_, ty)| ty.form != Form::Inputs) {
            let name = self.names[at].clone();
            self.line(2, &format!("{name}:"));
            if self.random.chance(1, 2) {
                self.doc(4);
            }
            self.type_body(ty);
        }
    }

    fn type_body(&mut self, ty: &Type) {
        match ty.form {
            Form::Object => {
                self.line(4, "members:");
                self.members(6, &ty.members, None);
            }
            Form::Union => self.union(&ty.members, None),
            Form::TaggedUnion => self.union(&ty.members, Some(TAG)),
            Form::Enum(values) => {
                self.line(4, "values:");
                let mut names = Names::default();
                for _ in 0..values {
                    let value = names.fresh(&[1, 2, 2, 3], |words| words.join("_"), self.random);
                    self.line(6, &format!("- {value}"));
                }
            }
            Form::Alias => self.line(4, "type: map<any>"),
            Form::ShortText(limit) => {
                self.line(4, "type: string");
                self.line(4, &format!("length: ..{limit}"));
            }
            Form::Inputs => {}
        }
    }

    fn union(&mut self, alternatives: &[Member], tag: Option<&str>) {
        if let Some(tag) = tag {
            self.line(4, &format!("tag: {tag}"));
        }
        self.line(4, "one-of:");
        for (number, alternative) in alternatives.iter().enumerate() {
            let ty = self.member_type(alternative);
            let line = match tag {
                None => format!("Alternative{number}: {ty}"),
                Some(_) => format!("Alternative{number}: {{ type: {ty}, tag: alternative_{number} }}"),
            };
            self.line(6, &line);
        }
    }

    /// Members; in a request that is not JSON (`place`), what has members itself becomes a JSON text.
    fn members(&mut self, indent: usize, members: &[Member], place: Option<&str>) {
        let mut names = Names::default();
        for member in members {
            let name = match member.role {
                Role::Data => names.fresh(&[1, 1, 2, 2, 3], |words| words.join("_"), self.random),
                Role::Tag => TAG.to_owned(),
            };
            let mark = if member.optional { "?" } else { "" };
            let facts = self.facts(member, place);
            self.line(indent, &format!("{name}{mark}: {facts}"));
        }
    }

    fn facts(&mut self, member: &Member, place: Option<&str>) -> String {
        let mut facts = vec![format!("type: {}", self.member_type(member))];
        if member.kind == Kind::One(Item::Text) {
            facts.extend(self.limit());
        }
        if place.is_some_and(|place| goes_as_json(member.kind, place)) {
            facts.push("as: json".to_owned());
        }
        if self.random.chance(9, 10) {
            facts.push(format!("doc: \"{}\"", words::sentences(self.random)));
        }
        format!("{{ {} }}", facts.join(", "))
    }

    fn limit(&mut self) -> Option<String> {
        let random = &mut *self.random;
        match random.below(24) {
            0..4 => None,
            4 => Some(format!("pattern: \"/{}.*\"", words::words(1, random)[0])),
            5 => Some(format!("length: ..{}", random.pick(&[22, 100, 200, 500, 1500]))),
            _ => Some("length: ..5000".to_owned()),
        }
    }

    fn member_type(&self, member: &Member) -> String {
        let item = match (member.target, member.kind.item()) {
            (Some(target), _) => &self.names[target],
            (None, Item::Integer) => "integer",
            (None, Item::Number) => "number",
            (None, Item::Boolean) => "boolean",
            (None, Item::Any) => "any",
            (None, _) => "string",
        };
        let ty = match member.kind {
            Kind::One(_) => item.to_owned(),
            Kind::List(_) => format!("list<{item}>"),
            Kind::Map(_) => format!("map<{item}>"),
        };
        match member.null {
            Null::Never => ty,
            Null::Allowed => ty + " | null",
        }
    }

    fn operations(&mut self) {
        self.line(0, "operations:");
        let mut names = Names::default();
        for operation in &self.graph.operations {
            let name = names.fresh(&[2, 3, 3, 4], |words| words.join("-"), self.random);
            self.operation(operation, &name);
        }
    }

    fn operation(&mut self, operation: &Operation, name: &str) {
        let takes = operation.takes;
        let words: Vec<&str> = name.split('-').collect();
        self.line(2, &format!("{}{}:", takes.method.to_ascii_lowercase(), words::upper_camel(&words)));
        self.line(4, &format!("title: {}", words.join(" ")));
        self.doc(4);
        let parameters = &["first", "second"][..takes.path];
        let path: String = parameters.iter().map(|parameter| format!("/{{{parameter}}}")).collect();
        self.line(4, &format!("http: {} /v1/{name}{path}", takes.method));
        if operation.inputs.is_some() || takes.path > 0 {
            self.line(4, "in:");
        }
        if takes.path > 0 {
            self.line(6, "path:");
        }
        for parameter in parameters {
            let line = format!("{parameter}: {{ type: string, length: ..5000 }}");
            self.line(8, &line);
        }
        if let Some(inputs) = operation.inputs {
            let place = operation.body.unwrap_or("query");
            self.line(6, &format!("{place}:"));
            self.members(8, &self.graph.types[inputs].members, Some(place));
        }
        let output = self.names[operation.output].clone();
        self.line(4, &format!("out: {output}"));
        self.line(4, "errors: [ClientError, ServerError]");
    }
}

/// Whether a member can stand in this place as a JSON text only.
fn goes_as_json(kind: Kind, place: &str) -> bool {
    let has_members =
        matches!(kind, Kind::Map(_)) || matches!(kind.item(), Item::Object | Item::Union | Item::Any);
    match place {
        "json" => false,
        "multipart" => has_members || matches!(kind, Kind::List(_)),
        _ => has_members,
    }
}
