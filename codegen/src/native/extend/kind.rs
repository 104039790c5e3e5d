//! What a value is, where the author says another type than the document: what the document says of its own type goes.

use crate::yaml::{Node, make};

/// The keys that say what a value is.
const KINDS: [&str; 5] = ["type", "const", "members", "values", "one-of"];

/// The keys that hold for values of some types only.
const OF_A_TYPE: [&str; 7] = ["format", "pattern", "length", "range", "multiple-of", "as", "server-default"];

/// Types whose values are numbers, so that limits of one are limits of the other.
const NUMBERS: [&str; 4] = ["integer", "unsigned", "number", "decimal"];

/// What the document says of a value, without what is only so of values of its own type.
pub(super) fn without_old(base: &Node, own: &Node) -> Node {
    let says = |node: &Node| KINDS.iter().any(|key| node.get(key).is_some());
    if !base.is_map() || !own.is_map() || !says(own) || is_alike(base, own) {
        return base.clone();
    }
    let is_kept = |key: &str| !KINDS.contains(&key) && !OF_A_TYPE.contains(&key);
    let kept = base.entries().iter().filter(|entry| is_kept(&entry.key.text)).cloned();
    make::map(kept.collect(), base.span)
}

/// Whether what is said of values of the one type can be said of those of the other.
fn is_alike(base: &Node, own: &Node) -> bool {
    let plain = |node: &'_ Node| node.get("type").and_then(Node::text).map(of_value);
    match (plain(base), plain(own)) {
        (Some(base), Some(own)) => base == own || [base, own].iter().all(|ty| NUMBERS.contains(&ty.as_str())),
        (_, None) => KINDS.iter().any(|key| base.get(key).is_some() && own.get(key).is_some()),
        (None, Some(_)) => false,
    }
}

/// A type without spaces, and without null, of which limits say nothing.
fn of_value(ty: &str) -> String {
    let dense: String = ty.split_whitespace().collect();
    dense.strip_suffix("|null").unwrap_or(&dense).to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::without_old;
    use crate::source::SourceFile;
    use crate::yaml;

    #[test]
    fn limits_of_another_type_go_with_it() {
        for (base, own, kept) in [
            ("{ type: integer, range: 0.., doc: x }", "{ type: string }", &["doc"][..]),
            ("{ type: string, length: ..9 }", "{ type: date }", &[]),
            ("{ type: string, length: ..9 }", "{ type: string | null }", &["type", "length"]),
            ("{ type: integer, range: 0.. }", "{ type: number }", &["type", "range"]),
            ("{ type: string, pattern: a }", "{ values: [a, b] }", &[]),
            ("{ values: [a] }", "{ values: [a, b] }", &["values"]),
            ("{ type: integer, range: 0.. }", "{ doc: y }", &["type", "range"]),
        ] {
            let node = |text: &str| yaml::parse(&SourceFile::new("a", text)).unwrap();
            let left = without_old(&node(base), &node(own));
            let keys: Vec<&str> = left.entries().iter().map(|entry| entry.key.text.as_str()).collect();
            assert_eq!(keys, kept, "{base} {own}");
        }
    }
}
