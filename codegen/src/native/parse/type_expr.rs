//! Types as written: `list<map<string | null>>`.

use super::member::TEXT_FORMS;
use super::scalar::parse_scalar;
use crate::diagnostic::suggest::{Candidates, did_you_mean, nearest};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::Type;
use crate::source::Span;
use crate::yaml::{Kind, Node, Scalar, Style};

/// A type, with whether null fits as well.
#[derive(Debug, Clone)]
pub(crate) struct TypeExpr {
    pub(crate) word: TypeWord,
    pub(crate) nullable: bool,
    pub(crate) span: Span,
}

/// A type without null.
#[derive(Debug, Clone)]
pub(crate) enum TypeWord {
    Builtin(Type),
    Named(String),
    List(Box<TypeExpr>),
    Map(Box<TypeExpr>),
    /// `_`, the type that is written beside it.
    Inline,
}

const BUILTINS: [(&str, Type); 17] = [
    ("string", Type::String),
    ("boolean", Type::Boolean),
    ("integer", Type::Integer),
    ("unsigned", Type::Unsigned),
    ("number", Type::Number),
    ("decimal", Type::Decimal),
    ("any", Type::Any),
    ("date-time", Type::DateTime),
    ("date", Type::Date),
    ("time", Type::Time),
    ("duration", Type::Duration),
    ("unix-time", Type::UnixTime),
    ("unix-millis", Type::UnixMillis),
    ("http-date", Type::HttpDate),
    ("base64", Type::Base64),
    ("bytes", Type::Bytes),
    ("bytes-or-text", Type::BytesOrText),
];

/// What other languages call it, and how it is said here.
const FOREIGN: [(&str, &str); 25] = [
    ("str", "string"),
    ("text", "string"),
    ("bool", "boolean"),
    ("int", "integer"),
    ("i32", "integer"),
    ("i64", "integer"),
    ("int32", "integer"),
    ("int64", "integer"),
    ("long", "integer"),
    ("u64", "unsigned"),
    ("uint64", "unsigned"),
    ("ulong", "unsigned"),
    ("float", "number"),
    ("double", "number"),
    ("money", "decimal"),
    ("f64", "number"),
    ("datetime", "date-time"),
    ("timestamp", "date-time"),
    ("binary", "bytes"),
    ("file", "bytes"),
    ("array", "list<…>"),
    ("uuid", "{ type: string, format: uuid }"),
    ("email", "{ type: string, format: email }"),
    ("uri", "{ type: string, format: uri }"),
    ("url", "{ type: string, format: uri }"),
];

/// How a text is written that is never shown.
const SECRET: &str = "secret";

const DEEPEST: usize = 16;

/// The types that the language itself has.
pub(crate) fn builtin_types() -> impl Iterator<Item = &'static str> {
    BUILTINS.iter().map(|(name, _)| *name)
}

/// Reads a scalar as a type.
pub(crate) fn parse_type(node: &Node, report: &mut Report) -> Option<TypeExpr> {
    if let Kind::Map(_) = &node.kind {
        let message =
            format!("a type must be a text like `string` or `list<Name>`, and this is {}", node.describe());
        let help = "give the type a name under `types`, and write that name here";
        report.push(Diagnostic::new(Code::WrongKind, node.span, message).help(help));
        return None;
    }
    let scalar = parse_scalar(node, "a type", "a text like `string` or `list<Name>`", report)?;
    let mut reader =
        Reader { text: &scalar.text, at: 0, span: node.span, verbatim: is_verbatim(node, scalar) };
    match reader.whole() {
        Ok(ty) => Some(ty),
        Err(problem) => {
            report.push(*problem);
            None
        }
    }
}

/// How far the text starts after its node, where it stands there letter by letter: whatever YAML folds or escapes is
/// longer in the file.
fn is_verbatim(node: &Node, scalar: &Scalar) -> Option<u32> {
    let length = u32::try_from(scalar.text.len()).ok()?;
    match (scalar.style, (node.span.end - node.span.start).checked_sub(length)) {
        (Style::Plain, Some(0)) => Some(0),
        // Some escapes are shorter than what they stand for, which is then not ASCII.
        (Style::Quoted, Some(2)) if scalar.text.is_ascii() => Some(1),
        _ => None,
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    span: Span,
    verbatim: Option<u32>,
}

type Read<T> = Result<T, Box<Diagnostic>>;

impl<'t> Reader<'t> {
    fn whole(&mut self) -> Read<TypeExpr> {
        let ty = self.nullable(0)?;
        if self.rest().is_empty() {
            return Ok(ty);
        }
        let start = self.at;
        self.at = self.text.len();
        let left = self.text.get(start..).unwrap_or("");
        if left.starts_with("[]") {
            return Err(self.problem(
                start,
                "a list is written `list<…>`",
                "write `list<Name>` for `Name[]`",
            ));
        }
        let message = format!("`{}` is too much after the type", left.escape_debug());
        Err(self.problem(start, message, "a type is one word, `list<…>` or `map<…>`, and perhaps `| null`"))
    }

    fn nullable(&mut self, depth: usize) -> Read<TypeExpr> {
        let start = self.skip_space();
        let word = self.word_or_generic(depth)?;
        let end = self.at;
        self.skip_space();
        let nullable = self.rest().starts_with('|');
        if nullable {
            self.at += 1;
            let start = self.skip_space();
            if self.letters() != "null" {
                let help = "only `null` may follow `|`; for one of several types, name a type with `one-of:`";
                return Err(self.problem(start, "this is not `null`", help));
            }
            self.skip_space();
        }
        Ok(TypeExpr { word, nullable, span: self.place(start, end) })
    }

    fn word_or_generic(&mut self, depth: usize) -> Read<TypeWord> {
        let start = self.at;
        let word = self.letters();
        match word {
            "list" | "map" => {
                let element = self.element(word, start, depth)?;
                Ok(if word == "list" { TypeWord::List(element) } else { TypeWord::Map(element) })
            }
            word => self.named(word, start),
        }
    }

    fn element(&mut self, word: &str, start: usize, depth: usize) -> Read<Box<TypeExpr>> {
        if depth >= DEEPEST {
            return Err(self.problem(start, "this type is nested too deep", "name the inner types"));
        }
        self.skip_space();
        if !self.rest().starts_with('<') {
            let message = format!("`{word}` does not say what it holds");
            return Err(self.problem(start, message, format!("write `{word}<string>`, for example")));
        }
        self.at += 1;
        let element = self.nullable(depth + 1)?;
        if !self.rest().starts_with('>') {
            let message = format!("the `>` that closes `{word}<` is missing");
            let help = if word == "map" && self.rest().starts_with(',') {
                "a map's keys are always texts: write `map<integer>` for what others call `map<string, integer>`"
            } else {
                "each `<` needs its `>`"
            };
            return Err(self.problem(start, message, help));
        }
        self.at += 1;
        Ok(Box::new(element))
    }

    fn named(&mut self, word: &str, start: usize) -> Read<TypeWord> {
        if let Some((_, ty)) = BUILTINS.iter().find(|(builtin, _)| *builtin == word) {
            return self.in_form(ty).map(TypeWord::Builtin);
        }
        if word.starts_with(|c: char| c.is_ascii_uppercase())
            && word.chars().all(|c| c.is_ascii_alphanumeric())
        {
            return Ok(TypeWord::Named(word.to_owned()));
        }
        if word == "_" {
            return Ok(TypeWord::Inline);
        }
        if word.is_empty() {
            let found = self.rest().chars().next();
            self.at = self.text.len();
            let message = match found {
                Some(found) => format!("a type cannot start with `{}`", found.escape_debug()),
                None => "a type is missing at the end".to_owned(),
            };
            return Err(self.problem(
                start,
                message,
                "types are `string`, `Name`, `list<…>`, `map<…>` and so on",
            ));
        }
        let foreign = FOREIGN.iter().find(|(foreign, _)| *foreign == word.to_ascii_lowercase());
        let help = match foreign {
            Some((_, ours)) => format!("write `{ours}`"),
            None if word == "null" => "null comes second: `string | null`".to_owned(),
            None if word == "object" => "name a type with `members:`, or write `map<any>`".to_owned(),
            None => {
                let words =
                    BUILTINS.iter().map(|(builtin, _)| *builtin).chain(["list<…>", "map<…>"]).collect();
                let known = Candidates { what: "types", words };
                if nearest(word, &known.words).is_some() {
                    let message = format!("there is no type `{}`", word.escape_debug());
                    return Err(Box::new(self.problem(start, message, "").suggest(word, &known)));
                }
                format!("{}, and names of your own types", did_you_mean(word, &known))
            }
        };
        Err(self.problem(start, format!("there is no type `{}`", word.escape_debug()), help))
    }

    /// The type as it is written where no `as` or `secret` can stand beside it: `list<integer as text>`.
    fn in_form(&mut self, ty: &Type) -> Read<Type> {
        let (start, end) = (self.at, self.skip_space());
        if end == start || self.letters() != "as" {
            self.at = start;
            return Ok(ty.clone());
        }
        let start = self.skip_space();
        let rest = self.text.get(start..).unwrap_or("");
        let length = rest.find(|c: char| c.is_whitespace() || c == '>' || c == '|').unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or("");
        self.at += length;
        let form = TEXT_FORMS.iter().find(|(known, _)| *known == word).map(|(_, form)| *form);
        let written = match form {
            Some(form) => form.of(ty),
            None => (word == SECRET && *ty == Type::String).then_some(Type::Secret),
        };
        written.ok_or_else(|| {
            let message = format!("the type cannot be written `as {}`", word.escape_debug());
            let help = "`as text` is for numbers, booleans and moments, an order such as `as dd-mm-yyyy` for `date`, and `as secret` for `string`";
            self.problem(start, message, help)
        })
    }

    fn letters(&mut self) -> &'t str {
        let rest = self.text.get(self.at..).unwrap_or("");
        let length =
            rest.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or("")
    }

    fn skip_space(&mut self) -> usize {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        self.at
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn place(&self, start: usize, end: usize) -> Span {
        let offset = |at: usize, skip: u32| self.span.start + skip + u32::try_from(at).unwrap_or(0);
        match self.verbatim {
            Some(skip) => Span { start: offset(start, skip), end: offset(end, skip), ..self.span },
            None => self.span,
        }
    }

    fn problem(&self, start: usize, message: impl Into<String>, help: impl Into<String>) -> Box<Diagnostic> {
        Box::new(Diagnostic::new(Code::BadType, self.place(start, self.at.max(start)), message).help(help))
    }
}
