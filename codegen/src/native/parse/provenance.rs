//! `doc`, `from` and `known`: what may be said at any node.

use super::fields::Fields;
use super::scalar::{parse_doc, parse_scalar, parse_word};
use super::{Spanned, Text};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::Confidence;
use crate::source::Span;
use crate::yaml::{Kind, Node};

/// What is said about a node.
#[derive(Debug, Clone, Default)]
pub(crate) struct Notes {
    pub(crate) doc: Option<String>,
    pub(crate) from: Vec<Citation>,
    pub(crate) known: Option<Confidence>,
}

/// Lines of a source, perhaps with how the fact is known.
#[derive(Debug, Clone)]
pub(crate) struct Citation {
    pub(crate) source: Text,
    pub(crate) lines: Vec<(u32, u32)>,
    pub(crate) known: Option<Confidence>,
}

const WORDS: [(&str, Confidence); 4] = [
    ("stated", Confidence::Stated),
    ("example", Confidence::Example),
    ("observed", Confidence::Observed),
    ("assumed", Confidence::Assumed),
];

pub(crate) fn parse_notes(fields: &mut Fields<'_>, report: &mut Report) -> Notes {
    let doc = fields.take("doc").and_then(|node| parse_doc(node, report));
    let from = fields.take("from").map(|node| parse_from(node, report)).unwrap_or_default();
    let known = fields.take("known").and_then(|node| parse_word(node, "`known`", &WORDS, report));
    let in_parentheses = from.iter().find(|citation| citation.known.is_some());
    if let (Some(known), Some(citation)) = (&known, in_parentheses)
        && citation.known != Some(known.value)
    {
        let message = "`known` says something else than the word in parentheses of `from`";
        report.push(
            Diagnostic::new(Code::BadProvenance, known.span, message)
                .related(citation.source.span, "`from` is here")
                .help("say it once"),
        );
    }
    Notes { doc, from, known: known.map(|known| known.value) }
}

fn parse_from(node: &Node, report: &mut Report) -> Vec<Citation> {
    match &node.kind {
        Kind::List(items) => items.iter().filter_map(|item| parse_citation(item, report)).collect(),
        _ => parse_citation(node, report).into_iter().collect(),
    }
}

fn parse_citation(node: &Node, report: &mut Report) -> Option<Citation> {
    let scalar = parse_scalar(node, "`from`", "a source with its lines, like `guide 12-14`", report)?;
    match read_citation(&scalar.text, node.span) {
        Ok(citation) => Some(citation),
        Err(message) => {
            let help = "write a source, its lines, and perhaps how it is known: `guide 12-14+20 (example)`";
            report.push(Diagnostic::new(Code::BadProvenance, node.span, message).help(help));
            None
        }
    }
}

fn read_citation(text: &str, span: Span) -> Result<Citation, String> {
    let mut words = text.split_whitespace();
    let source = words.next().ok_or("`from` is empty")?;
    let lines = words.next().ok_or_else(|| format!("`{source}` comes without lines"))?;
    let known = words.next().map(read_known).transpose()?;
    if let Some(more) = words.next() {
        return Err(format!("`{more}` is too much here"));
    }
    let lines = lines.split('+').map(read_lines).collect::<Result<_, _>>()?;
    Ok(Citation { source: Spanned { value: source.to_owned(), span }, lines, known })
}

fn read_known(word: &str) -> Result<Confidence, String> {
    let inner = word.strip_prefix('(').and_then(|word| word.strip_suffix(')'));
    let found = WORDS.iter().find(|(known, _)| Some(*known) == inner);
    found
        .map(|(_, known)| *known)
        .ok_or_else(|| format!("`{word}` is not one of `(stated)`, `(example)`, `(observed)`, `(assumed)`"))
}

fn read_lines(part: &str) -> Result<(u32, u32), String> {
    let number = |text: &str| text.parse::<u32>().ok().filter(|number| *number > 0);
    let (first, last) = part.split_once('-').unwrap_or((part, part));
    match (number(first), number(last)) {
        (Some(first), Some(last)) if first <= last => Ok((first, last)),
        (Some(_), Some(_)) => Err(format!("the lines `{part}` run backwards")),
        _ => Err(format!("`{part}` is not a valid range of lines")),
    }
}
