//! Paths: what is no path in them becomes what it is.

use crate::diagnostic::Code;
use crate::form::read_path;
use crate::ir::PathPiece;
use crate::openapi::notes::Notes;
use crate::source::Span;

/// A path, with the query that is written behind it.
pub(super) struct ReadPath {
    pub(super) pieces: Vec<PathPiece>,
    /// Names and values that are always in the query.
    pub(super) query: Vec<(String, String)>,
    pub(super) span: Span,
}

/// Reads a path. The error says what is wrong with it.
pub(super) fn read(path: &str, span: Span, notes: &Notes) -> Result<ReadPath, String> {
    let (path, fragment) = path.split_once('#').map_or((path, None), |(path, rest)| (path, Some(rest)));
    let (path, query) = path.split_once('?').map_or((path, ""), |(path, query)| (path, query));
    if fragment.is_some() {
        notes.say(Code::OpenapiName, span, "the fragment of a path tells operations apart, and is not sent");
    }
    let mended = mended(path);
    if mended != path {
        let message = format!("the path is read as `{}`", mended.escape_debug());
        notes.say(Code::OpenapiRepaired, span, message);
    }
    match read_path(&mended) {
        Ok(pieces) => Ok(ReadPath { pieces, query: pairs(query), span }),
        Err(misfit) => Err(misfit.at(span).message),
    }
}

fn mended(path: &str) -> String {
    let mut mended = String::with_capacity(path.len() + 1);
    if !path.starts_with('/') {
        mended.push('/');
    }
    let mut within = false;
    for letter in path.trim().chars() {
        match letter {
            '{' => within = true,
            '}' => within = false,
            _ => {}
        }
        let is_plain = letter.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/%{}".contains(letter);
        if letter == '/' && mended.ends_with('/') {
            continue;
        }
        match is_plain || within {
            true => mended.push(letter),
            false => {
                let mut bytes = [0; 4];
                for byte in letter.encode_utf8(&mut bytes).bytes() {
                    mended.push_str(&format!("%{byte:02X}"));
                }
            }
        }
    }
    mended
}

/// The parameters of a query that have a value of their own; what stands in braces is declared elsewhere.
fn pairs(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty() && !pair.contains('{'));
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (name.to_owned(), value.to_owned())
    };
    pairs.map(pair).collect()
}
