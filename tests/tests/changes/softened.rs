//! What is proposed makes it so: with the edit, or with a spec that extends the new document, callers compile.

use specwright_codegen::diff::Softening;
use specwright_codegen::source::SourceFile;

use super::property::{Chance, changed};
use super::{compared_files, documents, pairs};
use crate::fixtures;
use crate::mutations::nodes::nodes;

/// Tries all that is proposed for a change, and returns the codes that it was proposed for.
#[track_caller]
fn tried(old: &SourceFile, new: &SourceFile) -> Vec<&'static str> {
    let mut codes = Vec::new();
    for entry in compared_files(old, new).entries {
        let softened = match &entry.softening {
            None => continue,
            Some(Softening::Edit(edit)) => {
                let (start, end) = (edit.span.start as usize, edit.span.end as usize);
                assert_eq!(&new.text[start..end], edit.replaced, "{}", entry.message);
                let text = format!("{}{}{}", &new.text[..start], edit.replacement, &new.text[end..]);
                new.with_text(text)
            }
            Some(Softening::Extension(text)) => {
                SourceFile::new("own.yaml", text.as_str()).extending(new.clone())
            }
        };
        let same = compared_files(old, &softened)
            .entries
            .into_iter()
            .find(|other| other.code == entry.code && other.rust == entry.rust && other.old == entry.old);
        assert!(same.is_none(), "{}: {}\n{}", entry.code, entry.message, softened.text);
        codes.push(entry.code.as_str());
    }
    codes
}

fn file(name: &str, text: impl AsRef<str>) -> SourceFile {
    SourceFile::new(name, text.as_ref())
}

#[test]
fn each_change_of_a_pair_is_softened_by_what_is_proposed() {
    let found: Vec<&str> = pairs::all()
        .into_iter()
        .flat_map(|pair| tried(&file("old.yaml", pair.base), &file("new.yaml", pair.new_spec())))
        .collect();
    for code in [
        "operation_renamed",
        "type_renamed",
        "error_renamed",
        "parameter_rust_name_changed",
        "request_rust_name_changed",
        "response_rust_name_changed",
        "path_variable_renamed",
        "response_member_became_required",
        "response_value_removed",
    ] {
        assert!(found.contains(&code), "nothing is proposed for {code}: {found:?}");
    }
}

#[test]
fn random_changes_are_softened_by_what_is_proposed() {
    let fixtures = fixtures::all();
    let mut chance = Chance::new(11);
    let mut found = Vec::new();
    for _ in 0..1_500 {
        let old = &fixtures[chance.below(fixtures.len())].file;
        let nodes = nodes(&old.text);
        let Some(new) = changed(&old.text, &nodes[chance.below(nodes.len())], &mut chance) else { continue };
        let new = old.with_text(new);
        if specwright_codegen::read(&new).is_ok() {
            found.extend(tried(old, &new));
        }
    }
    assert!(found.len() > 30, "{found:?}");
}

/// Changes of names in the document, and for what something is proposed.
const RENAMED: &[(&str, &str, &[&str])] = &[
    ("operationId: getPet", "operationId: readPet", &["operation_renamed"]),
    ("Owner", "Person", &["type_renamed"]),
    ("        tag: {", "        label: {", &["response_rust_name_changed"]),
    ("{ name: limit,", "{ name: most,", &["parameter_rust_name_changed"]),
    ("name: tags,", "name: 'tag[]',", &["parameter_rust_name_changed"]),
    (" age: {", " years: {", &["request_rust_name_changed"]),
];

/// Specs that say nothing of the document, or something of what is renamed already.
const OWN: &[&str] = &[
    "",
    "types: {}\n",
    "operations: { listPets: { doc: Lists them. } }",
    "types:\n  Pet: { doc: A pet. }\n",
    "types:\r\n  Pet:\r\n    members:\r\n      name: { doc: Its name. }\r\noperations:\r\n  listPets:\r\n    doc: Lists them.",
];

#[test]
fn what_is_renamed_in_a_document_keeps_its_name_by_a_spec_that_extends_it() {
    let document = |text: &str| file("vendor/pets.openapi.yaml", text);
    for (from, to, codes) in RENAMED {
        let new = documents::DOCUMENT.replace(from, to);
        assert_ne!(new, documents::DOCUMENT, "{from}");
        assert_eq!(tried(&document(documents::DOCUMENT), &document(&new)), *codes, "{from}");
        for own in OWN {
            let spec = |text: &str| {
                let own = format!("specwright: 1\nextends: vendor/pets.openapi.yaml\n{own}");
                file("pets.yaml", own).extending(document(text))
            };
            assert_eq!(tried(&spec(documents::DOCUMENT), &spec(&new)), *codes, "{from}: {own}");
        }
    }
}

/// How an enum was and is written, and what the proposed edit makes of it.
const VALUES: &[(&str, &str, Option<&str>)] = &[
    ("values: [a, b, c]", "values: [a, b]", Some("values: [a, b, c]")),
    ("values: { A: a, B: b, C: c }", "values: { A: a, B: b }", Some("values: { A: a, B: b, C: c }")),
    (
        "values: { A: a, C: { is: c, doc: Old. } }",
        "values:\n      A: a # first",
        Some("values:\n      A: a # first\n      C: { is: c, doc: Old. }"),
    ),
    ("values:\n      - a\n      - c", "values:\n      - a", Some("values:\n      - a\n      - c")),
    ("values:\n      A: a\n      C: c", "values: [a]", Some("values: [a, c]")),
    ("values: [a, c]", "values: { A: a }", None),
    ("values:\n      A: a\n      C:\n        is: c", "values:\n      A: a", None),
];

#[test]
fn a_value_is_kept_where_its_list_stands() {
    let spec = |values: &str| {
        format!(
            "specwright: 1\napi: {{ name: a, title: A }}\nservers: {{ live: https://a.example }}\ntypes:\n  Kind:\n    \
             {values}\noperations:\n  get:\n    http: GET /\n    out: {{ json: Kind }}\n"
        )
    };
    for (was, is, kept) in VALUES {
        let (old, new) = (spec(was), spec(is));
        let entries = super::compared(&old, &new).entries;
        let edits: Vec<_> = entries.iter().filter_map(|entry| entry.softening.as_ref()).collect();
        let made: Vec<String> = edits.iter().map(|edit| applied(&new, edit)).collect();
        let wanted: Vec<String> = kept.iter().map(|kept| spec(kept)).collect();
        assert_eq!(made, wanted, "{was} -> {is}");
        tried(&file("old.yaml", &old), &file("new.yaml", &new));
    }
}

fn applied(text: &str, softening: &Softening) -> String {
    let Softening::Edit(edit) = softening else { panic!("a spec is its author's: {softening:?}") };
    let (start, end) = (edit.span.start as usize, edit.span.end as usize);
    format!("{}{}{}", &text[..start], edit.replacement, &text[end..])
}

#[test]
fn the_enum_of_a_constant_has_no_list_to_keep_a_value_in() {
    let spec = |member: &str| {
        format!(
            "specwright: 1\napi: {{ name: a, title: A }}\nservers: {{ live: https://a.example }}\ntypes:\n  Kind:\n    \
             members:\n      {member}\noperations:\n  get:\n    http: GET /\n    out: {{ json: Kind }}\n"
        )
    };
    for member in ["alt?: { const: VALUE }", "alt?:\n        const: VALUE", "values?:\n        const: VALUE"]
    {
        let of = |value: &str| spec(&member.replace("VALUE", value));
        let entries = super::compared(&of("json"), &of("media")).entries;
        assert!(entries.iter().any(|entry| entry.code.as_str() == "response_value_removed"), "{entries:?}");
        assert!(entries.iter().all(|entry| entry.softening.is_none()), "{member}: {entries:#?}");
    }
}

#[test]
fn a_part_of_a_document_is_no_spec_whatever_is_in_it() {
    let document = |part: &str| {
        let text = "openapi: 3.1.0\ninfo: { title: A, version: '1' }\nservers: [{ url: 'https://a.example' }]\npaths:\n  /a:\n    get:\n      \
                    responses: { '200': { description: d, content: { application/json: { schema: { $ref: 'p.yaml#/A' } } } } }\n";
        file("a.yaml", text).with_part("p.yaml", "p.yaml", part)
    };
    let part = |required: &str| {
        document(&format!(
            "specwright: 1\nA:\n  type: object\n  {required}properties:\n    a: {{ type: string }}\n"
        ))
    };
    let entries = compared_files(&part(""), &part("required: [a]\n  ")).entries;
    assert!(!entries.is_empty());
    assert!(entries.iter().all(|entry| entry.softening.is_none()), "{entries:#?}");
}
