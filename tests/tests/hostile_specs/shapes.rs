//! What is no spec at all, and how places are counted.

use specwright_codegen::source::SourceFile;

use crate::hostile_specs::{HEAD, codes, good_specs, read};

#[test]
fn nothing_is_an_empty_spec() {
    for text in
        ["", " ", "\n", "\r\n\r\n", "# a comment\n", "\u{feff}", "\u{feff}# a comment", "---\n", "~\n"]
    {
        let codes = codes(text);
        assert!(
            matches!(codes.as_slice(), ["empty_spec" | "wrong_kind" | "missing_value"]),
            "{text:?}: {codes:?}"
        );
    }
}

#[test]
fn other_things_than_specs_are_refused() {
    let texts = [
        "hello",
        "[]",
        "{}",
        "42",
        "- a\n- b\n",
        "specwright",
        "\0",
        "\u{1}\u{2}\u{3}",
        "{",
        "}",
        "\"",
        "'",
        "|",
        ">",
        "%",
        "@",
        "`",
        "&",
        "*",
        "!",
        "? ",
        "- - - -",
        "a: b: c",
        "\t",
        "...",
        "---\n---\n",
        "<html></html>",
        "{\"openapi\": \"3.1.0\"}",
        "\u{fffd}\u{fffd}",
        "🦀: 🦀",
        "a\u{2028}b: c",
        "\u{85}",
    ];
    for text in texts {
        assert!(!read(text).is_empty(), "{text:?}");
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_make_no_difference() {
    for text in good_specs() {
        let plain = codes(&text);
        assert_eq!(codes(&format!("\u{feff}{text}")), plain);
        // A raw body keeps its line ends, so only specs without one stay the same word for word.
        assert_eq!(codes(&text.replace('\n', "\r\n")), plain);
    }
}

#[test]
fn places_count_characters_and_spans_bytes() {
    let text =
        format!("{HEAD}operations:\n  ping: {{ title: \"smörgåsbord 🦀\", http: GET /ping, out: Nix }}\n");
    let file = SourceFile::new("spec.yaml", text.as_str());
    let diagnostics = specwright_codegen::read(&file).unwrap_err();
    let span = diagnostics[0].span;
    assert_eq!(&text[span.start as usize..span.end as usize], "Nix");
    assert_eq!(file.line_column(span.start).column, 57);
    let with_mark = SourceFile::new("spec.yaml", "\u{feff}nonsense: 1\n");
    let diagnostics = specwright_codegen::read(&with_mark).unwrap_err();
    let at = diagnostics.iter().find(|diagnostic| diagnostic.code.as_str() == "unknown_key").unwrap().span;
    assert_eq!(with_mark.line_column(at.start).column, 1);
}

/// What YAML folds does not stand in the file letter by letter.
#[test]
fn a_folded_type_has_a_place() {
    for folded in ["{ type: N8 \n\né}", "{ type: 'N8 \n\né' }", "{ type: \"N8\\Lé<\" }", "{ type: \"é\" }"]
    {
        assert_eq!(
            codes(&format!("{HEAD}types:\n  N7: {folded}\noperations: {{ }}\n")),
            ["bad_type"],
            "{folded}"
        );
    }
}
