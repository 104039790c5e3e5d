//! Where the author and the document say what cannot both be.

use super::body::plain;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::yaml::{Key, Node};

/// Types that say more of a value than the first one does, which is no contradiction. A type with a name may as well.
const NARROWER: [(&str, &[&str]); 3] = [
    ("string", &["date-time", "date", "time", "duration", "http-date", "base64", "decimal"]),
    ("integer", &["unsigned", "unix-time", "unix-millis"]),
    ("number", &["decimal", "integer", "unsigned", "unix-time", "unix-millis"]),
];

/// Types that say more of a text outside JSON, where a number and its digits are sent alike.
const NARROWER_IN_TEXT: [&str; 6] = ["integer", "unsigned", "number", "boolean", "unix-time", "unix-millis"];

/// The statuses whose responses never have a body.
const WITHOUT_BODY: [&str; 3] = ["204", "205", "304"];

/// The contradiction of two values of one key, where all values are sent as texts or where they are not.
pub(super) fn between(name: &str, base: &Node, own: &Node, is_text: bool) -> Option<Diagnostic> {
    let (document, author) = (base.scalar()?.text.trim(), own.scalar()?.text.trim());
    if narrows(&dense(author), &dense(document), is_text) {
        return None;
    }
    let [name, document, author] = [name, document, author].map(str::escape_debug);
    Some(told(format!("`{name}` is `{document}` in the document, and `{author}` here"), own.span, base.span))
}

/// The contradiction of what two say that a success holds. What is said of an envelope looks into it.
pub(super) fn of_output(name: &str, base: &Node, own: &Node) -> Option<Diagnostic> {
    let word = |out: &'_ Node| {
        let node = if out.is_map() { out.get("json").or(out.get("body")) } else { Some(out) };
        node.filter(|_| out.get("envelope").is_none()).cloned()
    };
    let out = base.get("out")?;
    let held = word(out)?;
    let status = out.get("status").and_then(Node::scalar).map(|status| status.text.trim());
    // A document that describes no body has mostly forgotten it.
    if held.text() == Some("empty") && !status.is_some_and(|status| WITHOUT_BODY.contains(&status)) {
        return None;
    }
    between(name, &held, &word(own.get("out")?)?, false)
}

/// The contradiction of a member that the document asks for, and that may be absent by what the author says.
pub(super) fn of_presence(base: &Key, own: &Key) -> Diagnostic {
    let name = base.text.escape_debug();
    let message = format!("`{name}` is always there by the document, and may be absent here");
    told(message, own.span, base.span)
}

/// The contradiction of a body in a form that the document has none in.
pub(super) fn of_body(base: &Key, own: &Key) -> Diagnostic {
    let [document, author] = [base, own].map(|key| plain(&key.text).escape_debug());
    let message = format!("the body is `{document}` in the document, and `{author}` here");
    told(message, own.span, base.span)
}

fn told(message: String, own: Span, base: Span) -> Diagnostic {
    Diagnostic::new(Code::ContradictsDocument, own, message)
        .related(base, "the document says it here")
        .help("leave it to the document, or allow this lint where the document is wrong")
}

/// Without spaces, which mean nothing in types, statuses and endpoints.
fn dense(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Whether one type is a special case of another.
fn narrows(own: &str, base: &str, is_text: bool) -> bool {
    if own == base || base == "any" {
        return true;
    }
    for around in ["list<", "map<"] {
        let inner = |text: &'_ str| text.strip_prefix(around)?.strip_suffix('>').map(str::to_owned);
        if let (Some(own), Some(base)) = (inner(own), inner(base)) {
            return narrows(&own, &base, is_text);
        }
    }
    if is_text && base == "string" && NARROWER_IN_TEXT.contains(&own) {
        return true;
    }
    let names_a_type = own.starts_with(|c: char| c.is_ascii_uppercase());
    NARROWER.iter().any(|(wide, narrow)| *wide == base && (names_a_type || narrow.contains(&own)))
}

#[cfg(test)]
mod tests {
    use super::narrows;

    #[test]
    fn what_says_more_is_no_contradiction() {
        for (own, base, expected) in [
            ("date", "string", true),
            ("Colour", "string", true),
            ("list<Colour>", "list<string>", true),
            ("Parcel", "any", true),
            ("number", "integer", false),
            ("string", "date", false),
            ("Parcel", "Label", false),
            ("list<string>", "string", false),
        ] {
            assert_eq!(narrows(own, base, false), expected, "{own} {base}");
        }
        for (own, base, expected) in [
            ("integer", "string", true),
            ("list<boolean>", "list<string>", true),
            ("string", "integer", false),
            ("integer", "boolean", false),
        ] {
            assert_eq!(narrows(own, base, true), expected, "{own} {base}");
            assert!(!narrows(own, base, false), "{own} {base}");
        }
    }
}
