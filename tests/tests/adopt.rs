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

/// A document of OpenAPI with these paths and components.
fn document(paths_and_more: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{ title: T, version: '1' }}\nservers: [ {{ url: 'https://x.com' }} ]\n{paths_and_more}"
    )
}

/// The specs that adopt and extend it give the crate of the document. Returns the adopted one.
#[track_caller]
fn all_are_the_same(paths_and_more: &str) -> String {
    let document = document(paths_and_more);
    let checked = read("document.yaml", &document);
    adopted_is_the_same("document.yaml", &checked);
    let text = "specwright: 1\nextends: document.yaml\napi: { name: t, title: T }\n";
    let file = SourceFile::new("spec.yaml", text).with_extended("document.yaml", document);
    let extended = specwright_codegen::read(&file)
        .unwrap_or_else(|problems| panic!("{}", specwright_cli::report::render_plain(&file, &problems)));
    let sources = |checked: &Checked| {
        let mut files = files(checked);
        files.retain(|file| file.path.starts_with("src/"));
        files
    };
    for (before, after) in sources(&checked).iter().zip(&sources(&extended)) {
        pretty("extended", before, after);
    }
    specwright_codegen::adopt(&checked)
}

#[test]
fn elements_of_lists_and_maps_are_written_as_they_travel() {
    let adopted = all_are_the_same(
        "
paths:
  /a:
    get:
      operationId: getA
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                properties:
                  list: { type: array, items: { type: string, format: int64 } }
                  sizes: { type: object, additionalProperties: { type: string, format: int64, nullable: true } }
                  secrets: { type: array, items: { type: string, format: password } }
                additionalProperties: { type: string, format: uint64 }
",
    );
    for line in [
        "list?: list<integer as text>",
        "sizes?: map<integer as text | null>",
        "secrets?: list<string as secret>",
        "additional: unsigned as text",
    ] {
        assert!(adopted.contains(line), "{line}: {adopted}");
    }
}

#[test]
fn outside_json_everything_is_text_already() {
    let adopted = all_are_the_same(
        "
paths:
  /a/{b}:
    get:
      operationId: getA
      parameters:
        - { name: b, in: path, required: true, schema: { type: string, format: int64 } }
        - { name: id, in: query, schema: { type: string, format: int64, default: '5' } }
        - { name: ids, in: query, schema: { type: array, items: { type: string, format: int64 } } }
      responses: { '204': { description: ok } }
",
    );
    assert!(adopted.contains("b: integer\n"), "{adopted}");
    assert!(!adopted.contains("as: text"), "{adopted}");
}

#[test]
fn contradictions_of_a_document_are_forgiven_its_specs() {
    let adopted = all_are_the_same(
        "
paths:
  /#A: { post: { operationId: startA, responses: { '204': { description: ok } } } }
  /#B: { post: { operationId: startB, responses: { '204': { description: ok } } } }
  /c:
    get:
      operationId: getC
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: { oneOf: [ { type: string, maxLength: 3 }, { type: string, minLength: 8 } ] }
",
    );
    assert!(adopted.contains("lints:\n  duplicate_endpoint: allow\n  union_alike: warn\n"), "{adopted}");
    // Of a spec, they are errors where it does not say so.
    let file = SourceFile::new("spec.yaml", adopted.replace("  union_alike: warn\n", ""));
    let problems = specwright_codegen::read(&file).expect_err("alike");
    assert_eq!(problems[0].code.as_str(), "union_alike");
}

#[test]
fn values_keep_their_names() {
    let adopted = all_are_the_same(
        "
paths:
  /a:
    get:
      operationId: getA
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                properties:
                  kind: { type: string, enum: [master, indiv], x-enum-descriptions: [The master., One.] }
                  sort: { type: string, enum: [a b, A-B], x-enum-descriptions: [One., Other.] }
                  step: { type: integer, enum: [-1, 1], x-enum-descriptions: [Down., Up.] }
",
    );
    for name in ["Master:", "Indiv:", "AB:", "AB2:", "Minus1:", "Value1:"] {
        assert!(adopted.contains(name), "{name}: {adopted}");
    }
}

#[test]
fn comments_stand_at_what_they_are_about() {
    let text = document(
        "
paths:
  /a:
    get: { operationId: getA, responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } } } }
  /b:
    get:
      operationId: getB
      parameters: [ { name: '', in: query, schema: { type: string } } ]
      responses: { '204': { description: ok } }
  /c: { $ref: '#/paths/nowhere' }
components:
  schemas:
    A: { type: object, properties: { a: { type: string } }, dependentSchemas: { a: { required: [b] } } }
",
    );
    let adopted = specwright_codegen::adopt(&read("document.yaml", &text));
    insta::assert_snapshot!(adopted);
}
