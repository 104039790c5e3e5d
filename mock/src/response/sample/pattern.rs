//! Texts that match a pattern.

use regex_syntax::hir::{Class, Hir, HirKind};

/// How many more repetitions than the least are tried, so that a least length can be reached.
const MAX_MORE: u32 = 64;

/// Texts of growing length that match a pattern, which stands for the whole text.
pub(crate) fn texts(regex: &str) -> Vec<String> {
    let Ok(hir) = regex_syntax::ParserBuilder::new().unicode(false).utf8(false).build().parse(regex) else {
        return Vec::new();
    };
    let mut texts: Vec<String> = Vec::new();
    for more in 0..=MAX_MORE {
        let mut bytes = Vec::new();
        write(&hir, more, &mut bytes);
        let Ok(text) = String::from_utf8(bytes) else { break };
        if texts.last() == Some(&text) {
            break;
        }
        texts.push(text);
    }
    texts
}

fn write(hir: &Hir, more: u32, text: &mut Vec<u8>) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.extend_from_slice(&literal.0),
        HirKind::Class(class) => text.extend(sample_byte(class)),
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(u32::MAX);
            for _ in 0..repetition.min.saturating_add(more).min(most) {
                write(&repetition.sub, more, text);
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, more, text),
        HirKind::Concat(pieces) => pieces.iter().for_each(|piece| write(piece, more, text)),
        HirKind::Alternation(pieces) => pieces.iter().take(1).for_each(|piece| write(piece, more, text)),
    }
}

/// A letter or digit where the class has one.
fn sample_byte(class: &Class) -> Option<u8> {
    let holds = |byte: u8| match class {
        Class::Unicode(class) => {
            class.iter().any(|range| (range.start()..=range.end()).contains(&char::from(byte)))
        }
        Class::Bytes(class) => class.iter().any(|range| (range.start()..=range.end()).contains(&byte)),
    };
    let preferred = (b'a'..=b'z').chain(b'A'..=b'Z').chain(b'1'..=b'9').chain([b'0']).chain(b' '..=b'~');
    preferred.chain(0..=127).find(|byte| holds(*byte))
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test fails by panicking")]
mod tests {
    use specwright_codegen::pattern::Portable;

    use super::texts;

    #[test]
    fn texts_match() {
        for pattern in ["[0-9]+", r"\+[0-9]{1,3}", "(?:ab|c)d?", "[^a-z]{2,4}x", r"\d{4}-\d\d", ".*"] {
            let portable = Portable::parse(pattern).expect("a pattern").anchored();
            let regex = regex::Regex::new(&portable).expect("a pattern");
            let texts = texts(pattern);
            assert!(!texts.is_empty(), "{pattern}");
            for text in texts {
                assert!(regex.is_match(&text), "{pattern}: {text:?}");
            }
        }
    }
}
