//! Large files.

use crate::hostile_specs::{HEAD, codes, read};

#[test]
fn large_files_are_refused_politely() {
    assert_eq!(codes(&format!("# {}\n", "x".repeat(64 << 20))), ["too_large"]);
    let types: String = (0..20_001).map(|at| format!("  T{at}: {{ type: string }}\n")).collect();
    assert!(codes(&format!("{HEAD}types:\n{types}operations: {{}}\n")).contains(&"too_many"));
}

/// Lines of about a size, each with its number.
fn numbered(size: usize, line: &dyn Fn(usize) -> String) -> String {
    let mut text = String::new();
    for at in 0.. {
        if text.len() > size {
            break;
        }
        text.push_str(&line(at));
    }
    text
}

/// Texts of about a size, each hard in its own way.
fn large_texts(size: usize) -> Vec<(&'static str, String)> {
    let fill = |piece: &str| piece.repeat(size / piece.len());
    vec![
        ("a long comment", format!("# {}\n", fill("x"))),
        ("many comments", fill("# x\n")),
        ("blank lines", fill("\n")),
        ("a long plain text", format!("a: {}\n", fill("word "))),
        ("a long quoted text", format!("a: \"{}\"\n", fill("é\\n"))),
        ("a block text", format!("a: |\n{}", fill("  line\n"))),
        ("a flow list", format!("a: [{}]\n", fill("b, "))),
        ("a flow map", format!("a: {{{}}}\n", fill("b: c, "))),
        ("open flow pairs", format!("a: [{}", fill("b: "))),
        ("the same key", fill("a: b\n")),
        ("other keys", numbered(size, &|at| format!("k{at}: v\n"))),
        ("aliases", fill("- *a\n")),
        ("open brackets", fill("[")),
        ("closed brackets", fill("[]")),
        ("quotes", fill("'")),
        ("dashes", fill("-\n")),
        (
            "unknown members",
            format!(
                "{HEAD}types: {{ T: {{ members: {{ {} }} }} }}\n",
                numbered(size, &|at| format!("m{at}: Missing{at}, "))
            ),
        ),
    ]
}

/// Nothing is timed: what takes more than its share of work does not come to an end here.
#[test]
fn large_texts_of_every_kind_are_read() {
    for (_, text) in large_texts(2 << 20) {
        read(&text);
    }
}

#[test]
fn twenty_megabytes_are_read() {
    let text = format!("{HEAD}{}", numbered(20 << 20, &|at| format!("key{at}: a value of some length\n")));
    assert!(text.len() >= 20 << 20);
    assert_eq!(codes(&text).last(), Some(&"unknown_key"));
}
