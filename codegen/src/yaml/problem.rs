//! What is no YAML at all, in the author's words.

use std::ops::Range;

use granit_parser::{ErrorKind, ScanError};

use super::MAX_DEPTH;
use super::build::MAX_COPIED;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// A range of the parser's as a span of the file, whose text starts at `origin`, behind a byte order mark.
pub(crate) fn place(range: Option<Range<usize>>, origin: Span) -> Span {
    let range = range.unwrap_or(0..0);
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX).saturating_add(origin.start);
    Span { start: offset(range.start), end: offset(range.end.max(range.start)), ..origin }
}

/// The parser's error, which ends the reading.
pub(crate) fn syntax_problem(error: &ScanError, body: &str, origin: Span) -> Diagnostic {
    let at = error.marker().byte_offset().unwrap_or_else(|| byte_offset(body, error.marker().index()));
    let span = place(Some(at..at), origin);
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => too_deep(span),
        ErrorKind::DirectiveDisallowed => {
            Diagnostic::new(Code::YamlDirective, span, "YAML directives (`%…`) are not part of the language")
                .help("remove the line")
        }
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => {
            Diagnostic::new(Code::TabIndentation, span, "a tab stands where YAML wants spaces")
                .help("indent with spaces")
        }
        kind => {
            let what = parser_message(kind);
            let problem = Diagnostic::new(Code::NotYaml, span, format!("this is not valid YAML: {what}"));
            match advice(kind) {
                Some(advice) => problem.help(advice),
                None => problem,
            }
        }
    }
}

/// The parser speaks of its tokens; the commonest mistakes get words of their own.
fn parser_message(kind: &ErrorKind) -> String {
    match kind {
        ErrorKind::ExpectedFlowMappingSeparator => "in braces, `,` or `}` is missing before this".to_owned(),
        ErrorKind::ExpectedFlowSequenceSeparator => {
            "in brackets, `,` or `]` is missing before this".to_owned()
        }
        ErrorKind::InvalidQuotedScalarIndent => {
            "a text in quotes goes on here, on a line that is indented too little".to_owned()
        }
        ErrorKind::UnclosedQuotedScalar => "a quote is opened and never closed".to_owned(),
        ErrorKind::MappingValueNotAllowed => "a second `: ` on a line where one is allowed".to_owned(),
        ErrorKind::InvalidIndentation | ErrorKind::ExpectedBlockMappingKey => {
            "this line is indented neither like the lines above it nor deeper".to_owned()
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => "a key without `:`".to_owned(),
        ErrorKind::InvalidLowSurrogate
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate => {
            "`\\u` stands for half of a letter in this text, whose other half is missing".to_owned()
        }
        ErrorKind::UnexpectedCharacter { character } => {
            format!("a text cannot start with `{}`", character.escape_default())
        }
        other => other.to_string(),
    }
}

fn advice(kind: &ErrorKind) -> Option<&'static str> {
    match kind {
        ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::MappingValueNotAllowed => {
            Some("put a text that holds `,`, `: `, ` #`, or a bracket or brace in quotes")
        }
        ErrorKind::InvalidIndentation | ErrorKind::ExpectedBlockMappingKey => {
            Some("indent it like the line that it stands beside, or deeper than the key that it belongs to")
        }
        ErrorKind::InvalidQuotedScalarIndent => Some("look for a quote above that is never closed"),
        ErrorKind::UnexpectedCharacter { .. } | ErrorKind::UnknownQuotedScalarEscape => {
            Some("put the text in single quotes")
        }
        _ => None,
    }
}

/// The problem of a spec nested deeper than [`MAX_DEPTH`].
pub(crate) fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::new(Code::NestedTooDeep, span, format!("this is nested deeper than {MAX_DEPTH} levels"))
        .help("name types and refer to them")
}

/// The problem of aliases that stand for more than [`MAX_COPIED`] nodes.
pub(crate) fn too_many_copies(span: Span) -> Diagnostic {
    let message = format!("aliases (`*name`) stand for more than {MAX_COPIED} nodes in all, from here on");
    Diagnostic::new(Code::TooLarge, span, message)
        .help("name what is repeated under `components`, and refer to it by `$ref`")
}

fn byte_offset(text: &str, chars: usize) -> usize {
    text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at)
}
