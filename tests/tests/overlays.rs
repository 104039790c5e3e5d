//! Overlays: what they change, what they hit, and where what they wrote stands.

use specwright_cli::report::render_plain;
use specwright_codegen::diagnostic::Levels;
use specwright_codegen::source::SourceFile;
use specwright_codegen::{Checked, emit, emit_from};
use specwright_mock::{Beside, Mock};

const DOCUMENT: &str = include_str!("../fixtures/documents/swagger_as_openapi.yaml");

const SPEC: &str = "specwright: 1\nextends: vendor/depot.yaml\noverlays: [first.yaml, second.json]\n";

fn document() -> SourceFile {
    SourceFile::new("vendor/depot.yaml", DOCUMENT)
}

fn spec(overlays: &[&str]) -> SourceFile {
    let names: Vec<String> = (1..=overlays.len()).map(|number| format!("overlay-{number}.yaml")).collect();
    let text = format!("specwright: 1\nextends: vendor/depot.yaml\noverlays: [{}]\n", names.join(", "));
    let file = SourceFile::new("depot.yaml", text).extending(document());
    names.iter().zip(overlays).fold(file, |file, (name, text)| file.with_overlay(name.as_str(), *text))
}

fn overlay(actions: &str) -> String {
    format!("overlay: 1.1.0\ninfo: {{ title: Changes, version: '1' }}\nactions:\n{actions}")
}

#[track_caller]
fn read(file: &SourceFile) -> Checked {
    specwright_codegen::read(file).unwrap_or_else(|problems| panic!("{}", render_plain(file, &problems)))
}

fn names(checked: &Checked) -> Vec<&str> {
    checked.api.operations.iter().map(|operation| operation.name.as_str()).collect()
}

#[test]
fn actions_update_remove_and_copy() {
    let first = overlay(
        "  - { target: \"$.paths['/parcels'].get\", update: { operationId: allParcels, tags: [Reading] } }\n  \
         - { target: '$.paths[*][?@.operationId == \"labelParcel\"]', remove: true }\n  \
         - { target: '$.tags', update: { name: Reading } }\n",
    );
    let second = overlay(
        "  - { target: '$.paths', update: { /copies: {} } }\n  \
         - { target: \"$.paths['/copies']\", copy: \"$.paths['/parcels']\" }\n  \
         - { target: \"$.paths['/copies'].get.operationId\", update: listCopies }\n  \
         - { target: \"$.paths['/copies'].post\", remove: true }\n  \
         - { target: \"$.paths..parameters[?@.name == 'limit']\", remove: true }\n",
    );
    let file = spec(&[&first, &second]);
    let (checked, plain) = (read(&file), read(&document()));
    let mut expected: Vec<&str> = names(&plain).into_iter().filter(|name| *name != "labelParcel").collect();
    expected.iter_mut().filter(|name| **name == "listParcels").for_each(|name| *name = "allParcels");
    expected.push("listCopies");
    assert_eq!(names(&checked), expected);
    let operation = |name: &str| checked.api.operation(name).unwrap();
    assert_eq!(operation("allParcels").tags, ["Reading"]);
    assert_eq!(operation("listCopies").tags, ["Reading"], "what was copied had been changed before");
    assert!(
        operation("allParcels").input("limit").is_none() && operation("allParcels").input("ids").is_some()
    );
}

#[test]
fn an_overlay_without_actions_is_the_document() {
    let file = spec(&["overlay: 1.0.0\ninfo: { title: Nothing, version: '1' }\nactions: []\n"]);
    let (own, other) = (read(&file), read(&document()));
    assert_eq!(emit(&own.api, "a", "").files, emit(&other.api, "a", "").files);
}

/// A problem of what an overlay wrote is in the overlay; what it hits nowhere is told at its action.
#[test]
fn problems_lead_into_the_overlay() {
    let wrong = overlay(
        "  - { target: \"$.paths['/parcels'].get.responses\", update: { '200': { $ref: '#/components/responses/None' } } }\n  \
         - { target: '$.paths.gone', remove: true }\n  \
         - { target: '$.info', update: { title: Depot, licence: MIT } }\n",
    );
    let file = spec(&[&wrong]);
    let problems = specwright_codegen::check(&file, &Levels::default());
    insta::assert_snapshot!(render_plain(&file, &problems));
}

#[test]
fn overlays_that_cannot_be_applied_are_told() {
    let said = |file: &SourceFile| render_plain(file, &specwright_codegen::check(file, &Levels::default()));
    insta::assert_snapshot!(said(&spec(&["overlay: 2.0.0\nactions: []\n"])));
    let missing = SourceFile::new("depot.yaml", SPEC).extending(document());
    insta::assert_snapshot!(said(&missing.with_overlay("first.yaml", overlay("  []\n"))));
    insta::assert_snapshot!(said(&SourceFile::new(
        "depot.yaml",
        SPEC.replace("extends: vendor/depot.yaml\n", "")
    )));
    let deep = format!("  - {{ target: '$[?{}@.a]', remove: true }}\n", "(".repeat(3000));
    assert!(said(&spec(&[&overlay(&deep)])).contains("longer than anyone needs it"));
    let grown: String = (0..40).map(|_| "  - { target: $.paths, copy: $ }\n").collect();
    assert!(said(&spec(&[&overlay(&grown)])).contains("larger than any that is read"));
}

#[test]
fn a_crate_carries_overlays_and_its_mock_applies_them() {
    let text = overlay("  - { target: $.info, update: { title: Depot of overlays } }\n");
    let file = spec(&[&text]);
    let checked = read(&file);
    assert_eq!(checked.api.title, "Depot of overlays");
    let generated = emit_from(&checked.api, "depot.yaml", &file);
    let found = |path: &str| generated.files.iter().find(|file| file.path == path).unwrap().text.as_str();
    assert_eq!(found("overlays/1-overlay-1.yaml"), text);
    assert!(
        found("src/lib.rs").contains("Beside::Overlay(\"overlays/1-overlay-1.yaml\""),
        "{}",
        found("src/lib.rs")
    );
    let beside = [Beside::Extended("depot.yaml", DOCUMENT), Beside::Overlay("overlay-1.yaml", &text)];
    assert_eq!(Mock::embedded_from(("spec.yaml", &file.text), &beside).name(), checked.api.name);
}
