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
