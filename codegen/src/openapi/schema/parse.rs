//! Reads schemas as they are written, each once.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::{Additional, Alternatives, Discriminator, Kind, Limits, Property, Schema, rule};
use crate::diagnostic::Code;
use crate::openapi::fields::Fields;
use crate::openapi::notes::Notes;
use crate::openapi::reference::Document;
use crate::yaml::Node;

/// The keywords of limits.
const LIMITS: [&str; 13] = [
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "pattern",
    "uniqueItems",
    "minProperties",
    "maxProperties",
];

/// Keywords that say how a value could be checked further.
const NOT_READ: [&str; 18] = [
    "not",
    "if",
    "then",
    "else",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "contains",
    "minContains",
    "maxContains",
    "prefixItems",
    "additionalItems",
    "unevaluatedItems",
    "unevaluatedProperties",
    "propertyNames",
    "patternProperties",
    "$dynamicRef",
    "$recursiveRef",
];

const WORDS: [&str; 12] = [
    "example",
    "examples",
    "externalDocs",
    "xml",
    "$comment",
    "$id",
    "$schema",
    "$anchor",
    "$defs",
    "definitions",
    "contentSchema",
    "id",
];

/// All schemas that were read, each once.
pub(crate) struct Schemas<'d, 'n> {
    pub(crate) document: &'n Document<'d>,
    pub(crate) notes: &'n Notes,
    read: RefCell<HashMap<*const Node, Rc<Schema<'d>>>>,
}

impl<'d, 'n> Schemas<'d, 'n> {
    pub(crate) fn new(document: &'n Document<'d>, notes: &'n Notes) -> Self {
        Self { document, notes, read: RefCell::default() }
    }

    /// The schemas with names, in the author's order.
    pub(crate) fn components(&self) -> &'d [crate::yaml::Entry] {
        self.document.components("schemas")
    }

    pub(crate) fn schema(&self, node: &'d Node) -> Rc<Schema<'d>> {
        let key: *const Node = node;
        if let Some(schema) = self.read.borrow().get(&key) {
            return Rc::clone(schema);
        }
        let schema = Rc::new(self.parse(node));
        self.read.borrow_mut().insert(key, Rc::clone(&schema));
        schema
    }

    /// How many were read so far.
    pub(crate) fn count(&self) -> usize {
        self.read.borrow().len()
    }

    fn parse(&self, node: &'d Node) -> Schema<'d> {
        let mut schema = Schema { origin: vec![node], span: node.span, ..Schema::default() };
        if let Some(anything) = node.flag().filter(|_| node.scalar().is_some()) {
            schema.nothing = !anything;
            if schema.nothing {
                let message = "no value fits `false`, which is any value here";
                self.notes.say(Code::OpenapiType, node.span, message);
            }
            return schema;
        }
        let mut fields = Fields::of(node, "a schema", self.notes);
        schema.reference = fields.take("$ref");
        self.parse_kinds(&mut fields, &mut schema);
        schema.format = fields.text("format").filter(|format| !format.is_empty());
        self.parse_values(&mut fields, &mut schema);
        self.parse_object(&mut fields, &mut schema);
        schema.items = fields.take("items").filter(|items| items.is_map() || items.flag().is_some());
        schema.all_of = fields.list("allOf").iter().collect();
        self.parse_unions(&mut fields, &mut schema);
        rule::parse(&mut fields, node, &mut schema);
        let limits = LIMITS.iter().filter_map(|key| Some((*key, fields.take(key)?)));
        schema.limits = Limits(limits.collect());
        schema.read_only = fields.flag("readOnly").unwrap_or(false);
        schema.write_only = fields.flag("writeOnly").unwrap_or(false);
        schema.deprecated = fields.flag("deprecated").unwrap_or(false);
        schema.default = fields.take("default");
        schema.title = fields.text("title");
        if schema.title.is_some() {
            self.notes.say(Code::OpenapiWords, node.span, "a title is a hint for names only");
        }
        schema.description = fields.doc("description");
        parse_hints(&mut fields, &mut schema);
        self.parse_content(&mut fields, &mut schema);
        fields.words(&WORDS);
        fields.not_read(&NOT_READ);
        fields.finish();
        schema
    }

    fn parse_kinds(&self, fields: &mut Fields<'d, '_>, schema: &mut Schema<'d>) {
        schema.nullable =
            fields.flag("nullable").unwrap_or(false) | fields.flag("x-nullable").unwrap_or(false);
        let Some(node) = fields.take_value("type") else { return };
        let words: Vec<&Node> = if node.is_list() { node.items().iter().collect() } else { vec![node] };
        for word in words {
            match word.scalar().map(|scalar| scalar.text.as_str()).unwrap_or_default() {
                "null" => schema.nullable = true,
                "string" => schema.kinds.push(Kind::String),
                "integer" => schema.kinds.push(Kind::Integer),
                "number" => schema.kinds.push(Kind::Number),
                "boolean" => schema.kinds.push(Kind::Boolean),
                "array" => schema.kinds.push(Kind::Array),
                "object" => schema.kinds.push(Kind::Object),
                // Swagger's word for bytes, which survives in converted documents.
                "file" => {
                    schema.kinds.push(Kind::String);
                    schema.format = Some("binary");
                }
                other => {
                    let message =
                        format!("`{}` is not a type of JSON, so that any value fits", other.escape_debug());
                    self.notes.say(Code::OpenapiRepaired, word.span, message);
                }
            }
        }
        schema.nothing = schema.nullable && schema.kinds.is_empty() && !node.is_null();
    }

    fn parse_values(&self, fields: &mut Fields<'d, '_>, schema: &mut Schema<'d>) {
        schema.constant = fields.take_value("const").filter(|value| !value.is_null());
        if fields.has("const") && schema.constant.is_none() {
            (schema.nullable, schema.nothing) = (true, true);
        }
        let Some(node) = fields.take("enum") else { return };
        let values = match node.is_list() {
            true => node.items().iter().collect(),
            false => vec![node],
        };
        let (nulls, values): (Vec<&Node>, Vec<&Node>) = values.into_iter().partition(|value| value.is_null());
        schema.nullable |= !nulls.is_empty();
        if values.is_empty() {
            let message = "an enum without values says nothing, so that any value fits";
            self.notes.say(Code::OpenapiRepaired, node.span, message);
            return;
        }
        schema.values = Some(values);
    }

    fn parse_object(&self, fields: &mut Fields<'d, '_>, schema: &mut Schema<'d>) {
        for entry in fields.map("properties") {
            schema.properties.push(Property {
                name: &entry.key.text,
                span: entry.key.span.to(entry.value.span),
                schemas: vec![&entry.value],
                home: None,
            });
        }
        // What no keyword beside it names is what is additional, of a schema that is read as a whole.
        let others =
            ["additionalProperties", "unevaluatedProperties"].iter().find_map(|key| fields.take(key));
        let Some(node) = others else { return self.parse_required(fields, schema) };
        schema.additional = match node.flag() {
            Some(true) => Additional::Any,
            Some(false) => Additional::Closed,
            None if node.entries().is_empty() => Additional::Any,
            None => Additional::Of(node),
        };
        self.parse_required(fields, schema);
    }

    fn parse_required(&self, fields: &mut Fields<'d, '_>, schema: &mut Schema<'d>) {
        let Some(node) = fields.take("required") else { return };
        // A flag here is of OpenAPI's parameters, and often strays into schemas.
        if node.flag().is_some() {
            let message = "`required` of a schema lists members, and a flag says nothing here";
            return self.notes.say(Code::OpenapiRepaired, node.span, message);
        }
        for name in node.items() {
            if let Some(text) = name.text()
                && !schema.required.iter().any(|(known, _)| *known == text)
            {
                schema.required.push((text, name.span));
            }
        }
    }

    fn parse_unions(&self, fields: &mut Fields<'d, '_>, schema: &mut Schema<'d>) {
        let discriminator = fields.take("discriminator").and_then(|node| self.parse_discriminator(node));
        for key in ["oneOf", "anyOf"] {
            let nodes: Vec<&Node> = fields.list(key).iter().collect();
            let Some(first) = nodes.first() else { continue };
            let span = nodes.last().map_or(first.span, |last| first.span.to(last.span));
            if let Some(rule) = rule::of_group(key, &nodes, span) {
                schema.rules.push(rule);
                continue;
            }
            schema.unions.push(Alternatives { nodes, discriminator: discriminator.clone(), span });
        }
        if schema.unions.is_empty() {
            schema.discriminator = discriminator;
        }
    }

    fn parse_discriminator(&self, node: &'d Node) -> Option<Discriminator<'d>> {
        // Swagger 2.0 names the member alone.
        if let Some(member) = node.text() {
            return Some(Discriminator { member, mapping: Vec::new(), span: node.span });
        }
        let mut fields = Fields::of(node, "a discriminator", self.notes);
        let member = fields.text("propertyName");
        let mapping =
            fields.map("mapping").iter().map(|entry| (entry.key.text.as_str(), &entry.value)).collect();
        fields.not_read(&["defaultMapping"]);
        fields.finish();
        Some(Discriminator { member: member?, mapping, span: node.span })
    }

    /// What texts hold: base64, or bytes that are no text at all. What is encoded as `binary` is bytes as they are.
    fn parse_content(&self, fields: &mut Fields<'d, '_>, schema: &mut Schema<'d>) {
        let [encoding, media] = ["contentEncoding", "contentMediaType"].map(|key| (key, fields.text(key)));
        let is_raw = |media: &str| !media.starts_with("text/") && !media.contains("json");
        let (format, by) = match (encoding.1, media.1) {
            (Some("base64" | "base64url"), _) => ("byte", encoding.0),
            (Some("binary"), _) => ("binary", encoding.0),
            (None, Some(media_type)) if is_raw(media_type) => ("binary", media.0),
            _ => ("", ""),
        };
        let is_taken = schema.format.is_none() && !format.is_empty();
        if is_taken {
            schema.format = Some(format);
        }
        for (key, _) in
            [encoding, media].iter().filter(|(key, text)| text.is_some() && !(is_taken && *key == by))
        {
            let message = format!("`{key}` is left to the documentation");
            self.notes.say(Code::OpenapiWords, schema.span, message);
        }
    }
}

fn parse_hints<'d>(fields: &mut Fields<'d, '_>, schema: &mut Schema<'d>) {
    schema.hints.rust = fields.text("x-specwright-rust");
    schema.hints.name = fields.text("x-specwright-name").or_else(|| fields.text("x-enum-name"));
    for key in ["x-enum-varnames", "x-enumNames"] {
        if let Some(node) = fields.take(key) {
            schema.hints.value_names = node.items();
        }
    }
    for key in ["x-enum-descriptions", "x-enumDescriptions"] {
        if let Some(node) = fields.take(key) {
            schema.hints.value_docs = node.items();
        }
    }
    let flags = ["x-extensible-enum", "x-specwright-open"].map(|key| fields.take(key));
    schema.hints.open = flags.iter().flatten().any(|node| node.flag() != Some(false));
    for key in ["x-specwright-doc", "x-specwright-text"] {
        fields.take(key);
    }
    schema.hints.listed = fields.flag("x-specwright-enum").unwrap_or(false);
    schema.hints.open |= fields.text("x-speakeasy-unknown-values") == Some("allow");
}
