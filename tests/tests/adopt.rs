//! What `specwright adopt` writes is the same API: it gives the same crate.

use specwright_codegen::source::SourceFile;
use specwright_codegen::{Checked, File, emit};

use crate::fixtures;

/// A fixture with types that nothing uses, which are not adopted.
const WITH_UNUSED_TYPES: [&str; 1] = ["include"];

/// The files of the crate, without the copy of what it was made of.
fn files(checked: &Checked) -> Vec<File> {
    let mut files = emit(&checked.api, "api.yaml", "").files;
    files.retain(|file| file.path != "spec.yaml");
    files
}

#[track_caller]
fn read(name: &str, text: &str) -> Checked {
    let file = SourceFile::new(name, text);
    specwright_codegen::read(&file)
        .unwrap_or_else(|problems| panic!("{name}: {}\n{text}", problems[0].render(&file)))
}

#[track_caller]
fn adopted_is_the_same(name: &str, checked: &Checked) {
    let text = specwright_codegen::adopt(checked);
    let formatted = specwright_codegen::format(&SourceFile::new("adopted.yaml", text.as_str()));
    assert_eq!(formatted.ok().as_ref(), Some(&text), "{name}: it is canonical");
    let again = files(&read("adopted.yaml", &text));
    for (before, after) in files(checked).iter().zip(&again) {
        pretty(name, before, after);
    }
}

#[track_caller]
fn pretty(name: &str, before: &File, after: &File) {
    let difference = || {
        let lines = before.text.lines().zip(after.text.lines());
        lines.into_iter().find(|(before, after)| before != after)
    };
    assert!(before == after, "{name}: {}: {:?}", before.path, difference());
}

#[test]
fn an_adopted_spec_gives_the_same_crate() {
    for fixture in fixtures::all() {
        if !WITH_UNUSED_TYPES.contains(&fixture.name.as_str()) {
            adopted_is_the_same(&fixture.name, &fixture.read());
        }
    }
}

const DOCUMENT: &str = include_str!("../fixtures/documents/swagger.json");

#[test]
fn an_adopted_document_gives_the_same_crate_and_says_what_is_lost() {
    let checked = read("swagger.json", DOCUMENT);
    adopted_is_the_same("swagger.json", &checked);
    insta::assert_snapshot!(specwright_codegen::adopt(&checked));
}
