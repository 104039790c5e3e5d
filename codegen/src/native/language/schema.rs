//! The tables as a JSON Schema, with what yaml-language-server understands beside.

use super::{Key, Names, Need, Rule, SPEC, Shape, Snippet, Value, shapes};
use crate::form::{METHODS, NameForm};
use crate::json::{Json, Object};

/// The JSON Schema (2020-12) of the spec language, for editors and validators of YAML.
///
/// It knows the form of a spec: which keys stand where, and how names, types and values look. What a spec means is
/// for [`read`](crate::read). `errorMessage` and `defaultSnippets` are of yaml-language-server; other readers ignore
/// them.
pub fn schema() -> String {
    let of = |extent: Extent| {
        let definitions = shapes().filter(|shape| shape.name != SPEC);
        let mut all: Object =
            definitions.map(|shape| (extent.key(shape.name), extent.map_of(shape).into())).collect();
        shapes().flat_map(|shape| shape.keys).for_each(|key| extent.collect_shared(key.value, &mut all));
        all
    };
    let spec = super::shape(SPEC);
    let whole = spec.map(|spec| Extent::Whole.map_of(spec)).unwrap_or_default();
    let part = spec.map(|spec| Extent::Part.map_of(spec)).unwrap_or_default();
    let schema = Object::of("$schema", "https://json-schema.org/draft/2020-12/schema")
        .with("$comment", "Made by `specwright schema`.")
        .with("title", "Specwright, version 1")
        .with("type", "object")
        .with("if", requires(&["extends"]))
        .with("then", reference(&Extent::Part.key(SPEC)))
        .with("else", reference(&Extent::Whole.key(SPEC)))
        .with(
            "$defs",
            Object::of(&Extent::Whole.key(SPEC), whole)
                .with(&Extent::Part.key(SPEC), part)
                .and(of(Extent::Whole))
                .and(of(Extent::Part))
                .with("typeText", type_text(Null::Fits))
                .with("plainType", type_text(Null::Refused)),
        );
    Json::from(schema).to_pretty_text()
}

/// How much of a thing a spec says.
#[derive(Clone, Copy, PartialEq)]
enum Extent {
    /// All of it.
    Whole,
    /// What it adds to the document that it extends.
    Part,
}

impl Extent {
    /// The name of a definition.
    fn key(self, name: &str) -> String {
        match self {
            Extent::Whole => name.to_owned(),
            Extent::Part => format!("part-of-{name}"),
        }
    }

    fn map_of(self, shape: &Shape) -> Object {
        let needed = |key: &&Key| key.need == Need::Must && (self == Extent::Whole || key.name == VERSION);
        let required: Vec<Json> = shape.keys.iter().filter(needed).map(|key| key.name.into()).collect();
        let properties: Object =
            shape.keys.iter().map(|key| (key.name.to_owned(), self.property(key).into())).collect();
        let rules = shape.rules.iter().filter(|rule| self.holds(rule));
        let rules: Vec<Json> = rules.map(|rule| dependency(rule).into()).collect();
        let snippets: Vec<Json> = shape.snippets.iter().map(|snippet| offered(snippet).into()).collect();
        let some = |list: Vec<Json>| Some(list).filter(|list| !list.is_empty());
        Object::of("description", shape.doc)
            .with("type", "object")
            .with_some("required", some(required))
            .with("properties", properties)
            .with("additionalProperties", false)
            .with_some("allOf", some(rules))
            .with_some("defaultSnippets", some(snippets))
    }

    /// Whether keys depend on each other so: the others may stand in the document.
    fn holds(self, rule: &Rule) -> bool {
        self == Extent::Whole || matches!(rule, Rule::AtMostOne(_))
    }

    fn property(self, key: &Key) -> Object {
        Object::of("description", key.doc).and(self.value(key.value))
    }

    fn value(self, of: &Value) -> Object {
        match of {
            Value::Text => kind("string"),
            Value::Name(form) => name(*form),
            Value::Wire => kind("string").with("minLength", 1_u64),
            Value::Type => reference("typeText"),
            Value::PlainType => reference("plainType"),
            Value::Flag => kind("boolean"),
            Value::FlagOrText => Object::of("type", Json::list(["boolean", "string"])),
            Value::Integer => kind("integer"),
            Value::Number => kind("number"),
            Value::Like(pattern, hint) => like(pattern, hint),
            Value::Version => {
                Object::of("const", 1_u64).with("errorMessage", "this tool reads version 1 of the language")
            }
            Value::Method => like(&method_pattern(), "write it like `GET /orders/{id}`"),
            Value::Status(least, most) => kind("integer")
                .with("minimum", u64::from(*least))
                .with("maximum", u64::from(*most))
                .with("errorMessage", format!("a status from {least} to {most}")),
            Value::Words(words) => Object::of("enum", Json::list(words.words.iter().copied())),
            Value::Shape(name) | Value::Shared(name, _) => reference(&self.key(name)),
            Value::Map(names, of) => kind("object")
                .with("propertyNames", name_of(*names))
                .with("additionalProperties", self.value(of)),
            Value::List(of, least) => kind("array")
                .with("items", self.value(of))
                .with_some("minItems", Some(*least as u64).filter(|least| *least > 0)),
            Value::Either(values) => self.either(values),
            Value::Json => Object::default(),
            Value::JsonObject => kind("object"),
        }
    }

    fn collect_shared(self, of: &Value, shared: &mut Object) {
        match of {
            Value::Shared(name, of) if shared.get(&self.key(name)).is_none() => {
                shared.push(&self.key(name), self.value(of));
                self.collect_shared(of, shared);
            }
            Value::Map(_, of) | Value::List(of, _) => self.collect_shared(of, shared),
            Value::Either(values) => values.iter().for_each(|value| self.collect_shared(value, shared)),
            _ => {}
        }
    }

    /// The alternatives differ in kind, so that the first that has it is the one meant.
    fn either(self, values: &[Value]) -> Object {
        Object::of("anyOf", Json::list(values.iter().map(|value| self.value(value))))
    }
}

/// The key that every spec starts with.
const VERSION: &str = "specwright";

fn kind(name: &str) -> Object {
    Object::of("type", name)
}

fn reference(name: &str) -> Object {
    Object::of("$ref", format!("#/$defs/{name}"))
}

fn like(pattern: &str, hint: &str) -> Object {
    kind("string").with("pattern", pattern).with("errorMessage", hint)
}

fn name(form: NameForm) -> Object {
    like(form.pattern(), form.hint())
}

fn name_of(names: Names) -> Object {
    match names {
        Names::Form(form) => name(form),
        Names::Words(words) => Object::of("enum", Json::list(words.iter().copied())),
        Names::Wire => like("^[^\\x00-\\x1f\\x7f-\\x9f]+$", "a name on the wire"),
        Names::Member => like(
            // Of one question mark alone, nothing would be the name.
            "^([^\\x00-\\x1f\\x7f-\\x9f]*[^?\\x00-\\x1f\\x7f-\\x9f]\\??|[^\\x00-\\x1f\\x7f-\\x9f]*\\?\\?)$",
            "a name on the wire, with `?` behind it where it may be absent, and `??` where it ends in one itself",
        ),
    }
}

fn method_pattern() -> String {
    format!("^\\s*({})\\s+/[^\\s?#]*\\s*$", METHODS.map(|(name, _)| name).join("|"))
}

#[derive(Clone, Copy)]
enum Null {
    Fits,
    Refused,
}

/// Types nest, which a regular expression cannot follow: brackets need not match here, and the tool says so.
fn type_text(null: Null) -> Object {
    let builtins: Vec<&str> = crate::native::parse::builtin_types().collect();
    let nullable = "(\\s*\\|\\s*null)?";
    // Of a member, `_` is the type that is written beside it.
    let in_place = match null {
        Null::Fits => "|_",
        Null::Refused => "",
    };
    let pattern = format!(
        "^\\s*((list|map)\\s*<\\s*)*(({})(\\s+as\\s+[a-z/.-]+)?{in_place}|[A-Z][A-Za-z0-9]*)({nullable}\\s*>)*{}\\s*$",
        builtins.join("|"),
        match null {
            Null::Fits => nullable,
            Null::Refused => "",
        },
    );
    let hint = "a type: a built-in one, the name of your own, `list<…>` or `map<…>`";
    let examples = builtins.iter().copied().chain(["list<string>", "map<string>"]);
    like(&pattern, hint).with("examples", Json::list(examples))
}

fn requires(keys: &[&str]) -> Object {
    Object::of("required", Json::list(keys.iter().copied()))
}

fn any_of(keys: &[&str]) -> Object {
    match keys {
        [key] => requires(&[key]),
        _ => Object::of("anyOf", Json::list(keys.iter().map(|key| requires(&[key])))),
    }
}

fn none_of(keys: &[&str]) -> Option<Object> {
    (!keys.is_empty()).then(|| Object::of("not", any_of(keys)))
}

fn dependency(rule: &Rule) -> Object {
    match rule {
        Rule::Exactly(alternatives) => {
            let words: Vec<&str> = alternatives.iter().filter_map(|keys| keys.first().copied()).collect();
            Object::of("oneOf", Json::list(alternatives.iter().map(|keys| any_of(keys)))).with(
                "errorMessage",
                format!("write exactly one of {}", crate::diagnostic::suggest::list(&words)),
            )
        }
        Rule::AtMostOne(keys) => {
            let pairs = keys
                .iter()
                .enumerate()
                .flat_map(|(at, key)| keys.iter().skip(at + 1).map(move |other| requires(&[key, other])));
            Object::of("not", Object::of("anyOf", Json::list(pairs)))
                .with("errorMessage", format!("write only one of {}", crate::diagnostic::suggest::list(keys)))
        }
        Rule::Some(keys) => any_of(keys)
            .with("errorMessage", format!("write one of {}", crate::diagnostic::suggest::list(keys))),
        Rule::Beside(key, others) => Object::of("if", requires(&[key])).with(
            "then",
            any_of(others).with(
                "errorMessage",
                format!("`{key}` only goes with {}", crate::diagnostic::suggest::list(others)),
            ),
        ),
        Rule::Case(key, words, needed, forbidden) => {
            let is = Object::of(key, Object::of("enum", Json::list(words.iter().copied())));
            let then = Some(*needed).filter(|needed| !needed.is_empty()).map(requires).unwrap_or_default();
            let forbidden = none_of(forbidden).map(|none| {
                none.with(
                    "errorMessage",
                    format!(
                        "with `{key}: {}`, leave out {}",
                        words.join("` or `"),
                        crate::diagnostic::suggest::list(forbidden)
                    ),
                )
            });
            Object::of("if", Object::of("properties", is).and(requires(&[key])))
                .with("then", then.and(forbidden.unwrap_or_default()))
        }
    }
}

fn offered(snippet: &Snippet) -> Object {
    let body: Object =
        snippet.body.iter().map(|(key, text)| ((*key).to_owned(), offered_value(text))).collect();
    Object::of("label", snippet.label).with("body", body)
}

/// A list in a snippet is one, not a text that looks like it.
fn offered_value(text: &str) -> Json {
    match text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        Some(items) => Json::list(items.split(", ")),
        None => text.into(),
    }
}
