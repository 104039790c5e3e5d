//! The canonical form of a spec.
//!
//! It is made from the text and the places of its nodes, never from values: what is not laid out anew is copied letter
//! by letter. Before a text is given back it is read again, and has to mean the same and hold the same comments.

mod attach;
mod comment;
mod copy;
mod flow;
mod guide;
mod layout;
mod meaning;
mod scalar;
mod source;

use self::attach::Attach;
use self::guide::Guide;
use self::source::Source;
use super::parse;
use crate::diagnostic::{Code, Diagnostic};
use crate::line_ends::LineEnds;
use crate::source::{SourceFile, Span};
use crate::yaml;

/// The greatest width of a line that holds a map or list in brackets.
const WIDTH: usize = 110;

/// Puts a spec into its canonical form, without a change of what it means and without losing a comment.
///
/// Keys stand in the order of the language reference, indentation is two spaces, maps in braces that do not fit on a
/// line of 110 columns become lines, and texts have quotes only where they need them. JSON of examples, block
/// texts and line breaks within texts stay as they are. All lines end like the first one, with LF or CRLF.
///
/// # Errors
///
/// What stands in the way of reading the text as YAML. A spec that makes no sense otherwise is formatted all the same.
pub(crate) fn format(file: &SourceFile) -> Result<String, Vec<Diagnostic>> {
    let mut text = lay_out(file)?;
    // A comment that ends up behind another node may belong elsewhere when it is read again: the form is the one that
    // no longer changes.
    for _ in 0..ROUNDS {
        let again = lay_out(&SourceFile::new(file.name.as_str(), text.as_str()))?;
        if again == text {
            break;
        }
        text = again;
    }
    Ok(LineEnds::of(file.text.as_bytes()).apply(&text).into_owned())
}

/// How often a text is laid out again at most; the second time settles nearly all.
const ROUNDS: usize = 8;

/// The text laid out once.
fn lay_out(file: &SourceFile) -> Result<String, Vec<Diagnostic>> {
    let root = yaml::parse(file)?;
    if !matches!(root.kind, yaml::Kind::Map(_)) {
        // No spec at all; the parser says so.
        parse::parse(&root)?;
    }
    let source = Source::new(&file.text);
    let comments = comment::find(&source, &root);
    let texts: Vec<&str> = comments.iter().map(|comment| comment.text.as_str()).collect();
    let text = Attach::new(&source, comments.clone()).document(&root);
    match meaning::is_kept(&root, &texts, &text, Guide::spec()) {
        true => Ok(text),
        false => Err(vec![
            Diagnostic::new(
                Code::InternalError,
                Span::default(),
                "formatting would change what this spec says",
            )
            .help("it is left as it is; this is a mistake in Specwright: please report it, with the spec"),
        ]),
    }
}
