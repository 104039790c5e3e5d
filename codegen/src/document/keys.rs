//! The keys at the top of a YAML or JSON document, found without reading it: a document of another language need not be
//! YAML that the native language takes.

/// Returns the keys at the top that are words, in their order.
pub(super) fn top_keys(text: &str) -> Vec<&str> {
    let body = content(text);
    match body.starts_with('{') {
        true => keys_in_braces(text, text.len() - body.len() + 1),
        false => keys_of_lines(text),
    }
}

/// What comes behind a byte order mark, comments, directives and the mark of a document's start.
fn content(text: &str) -> &str {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let is_skipped = rest.starts_with(['#', '%']);
        rest = match rest.strip_prefix("---") {
            Some(behind) => behind.trim_start(),
            None if is_skipped => rest.split_once('\n').map_or("", |(_, next)| next).trim_start(),
            None => return rest,
        };
    }
}

fn keys_of_lines(text: &str) -> Vec<&str> {
    let mut at = 0;
    let mut keys = Vec::new();
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches('\u{feff}');
        let start = at + line.len() - content.len();
        at += line.len();
        let Some((key, _)) = content.split_once(':') else { continue };
        keys.extend(word(text, start, start + key.trim_end().len()));
    }
    keys
}

/// The keys of a map in braces: what stands before a colon, outside quotes, comments and inner brackets.
fn keys_in_braces(text: &str, start: usize) -> Vec<&str> {
    let mut keys = Vec::new();
    let (mut depth, mut entry, mut quote, mut is_escaped) = (0usize, start, None, false);
    let mut behind_comment = start;
    for (at, byte) in text.bytes().enumerate().skip(start) {
        let comment =
            matches!((quote, byte), (None, b'#' | b'/')).then(|| end_of_comment(text, at)).flatten();
        if at < behind_comment {
            continue;
        } else if let Some(end) = comment {
            let is_first = text.get(entry..at).is_some_and(|before| before.trim().is_empty());
            behind_comment = end;
            entry = if is_first { end } else { entry };
            continue;
        }
        match (quote, byte) {
            (Some(_), _) if is_escaped => is_escaped = false,
            (Some(b'"'), b'\\') => is_escaped = true,
            (Some(open), _) => quote = quote.filter(|_| byte != open),
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'{' | b'[') => depth += 1,
            (None, b'}' | b']') if depth == 0 => break,
            (None, b'}' | b']') => depth -= 1,
            (None, b',') if depth == 0 => entry = at + 1,
            (None, b':') if depth == 0 => {
                let before = text.get(entry..at).unwrap_or_default();
                let from = entry + before.len() - before.trim_start().len();
                keys.extend(word(text, from, entry + before.trim_end().len()));
            }
            (None, _) => {}
        }
    }
    keys
}

/// Where a comment ends that starts at a place, as YAML has them or as some write them in JSON.
fn end_of_comment(text: &str, at: usize) -> Option<usize> {
    let (before, rest) = text.split_at_checked(at)?;
    // In a URL without quotes no comment starts.
    if before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | '/')) {
        return None;
    }
    let length = match rest.starts_with("/*") {
        true => rest.find("*/")? + 2,
        false if rest.starts_with(['#']) || rest.starts_with("//") => rest.find('\n')?,
        false => return None,
    };
    Some(at + length)
}

/// The word at a place, without its quotes.
fn word(text: &str, start: usize, end: usize) -> Option<&str> {
    let word = text.get(start..end)?.trim_matches(['"', '\'']);
    let is_word = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric());
    is_word.then_some(word)
}
