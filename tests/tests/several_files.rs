//! Documents of several files: the same API as that of one file, each place in its own file, and nothing from elsewhere.

use specwright_cli::report::render_plain;
use specwright_codegen::diagnostic::{Code, Level, Levels};
use specwright_codegen::source::SourceFile;
use specwright_codegen::{Checked, emit, emit_from};
use specwright_mock::{Beside, Mock};

const ALONE: &str = r##"
openapi: 3.1.0
info: { title: Depot }
servers: [{ url: "https://depot.example.com" }]
paths:
  /parcels:
    parameters: [{ $ref: "#/components/parameters/Trace" }]
    get:
      operationId: listParcels
      responses:
        "200":
          description: All.
          content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Parcel" } } } }
        "404": { $ref: "#/components/responses/Missing" }
  /animals:
    post:
      operationId: addAnimal
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Animal" } } }
      responses: { "204": { description: Done. }, "404": { $ref: "#/components/responses/Missing" } }
components:
  parameters:
    Trace: { name: X-Trace, in: header, schema: { type: string, format: uuid } }
  responses:
    Missing:
      description: There is none.
      content: { application/json: { schema: { $ref: "#/components/schemas/Problem" } } }
  schemas:
    Parcel:
      type: object
      required: [id, size]
      properties:
        id: { type: string }
        size: { $ref: "#/components/schemas/Size" }
        inner: { type: array, items: { $ref: "#/components/schemas/Parcel" } }
    Size: { type: object, required: [grams], properties: { grams: { type: integer, minimum: 1 } } }
    Problem: { type: object, properties: { code: { type: string }, message: { type: string } } }
    Animal:
      oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }]
      discriminator: { propertyName: kind, mapping: { c: "#/components/schemas/Cat", d: "#/components/schemas/Dog" } }
    Cat: { type: object, required: [kind], properties: { kind: { type: string }, lives: { type: integer } } }
    Dog: { type: object, required: [kind], properties: { kind: { type: string }, friend: { $ref: "#/components/schemas/Cat" } } }
"##;

/// The same by references of every kind: with fragments and without, to and fro, in JSON and YAML.
const MAIN: &str = r##"
openapi: 3.1.0
info: { title: Depot }
servers: [{ url: "https://depot.example.com" }]
paths: { $ref: paths/_index.yaml }
components:
  parameters: { Trace: { $ref: "common.json#/trace" } }
  responses: { Missing: { $ref: "./common.json#/missing" } }
  schemas: { $ref: "schemas/_index.yaml" }
"##;

const PARTS: [(&str, &str); 6] = [
    (
        "paths/_index.yaml",
        "/parcels: { $ref: parcels.yaml }\n/animals: { $ref: '../common.json#/paths/animals' }\n",
    ),
    (
        "paths/parcels.yaml",
        r##"
parameters: [{ $ref: "../common.json#/trace" }]
get:
  operationId: listParcels
  responses:
    "200":
      description: All.
      content: { application/json: { schema: { type: array, items: { $ref: ../schemas/parcel.yaml } } } }
    "404": { $ref: "../depot.yaml#/components/responses/Missing" }
"##,
    ),
    (
        "common.json",
        r##"{
  "trace": { "name": "X-Trace", "in": "header", "schema": { "type": "string", "format": "uuid" } },
  "missing": {
    "description": "There is none.",
    "content": { "application/json": { "schema": { "$ref": "schemas/_index.yaml#/Problem" } } }
  },
  "paths": {
    "animals": {
      "post": {
        "operationId": "addAnimal",
        "requestBody": {
          "required": true,
          "content": { "application/json": { "schema": { "$ref": "schemas/animals.yaml#/Animal" } } }
        },
        "responses": { "204": { "description": "Done." }, "404": { "$ref": "#/missing" } }
      }
    }
  }
}"##,
    ),
    (
        "schemas/_index.yaml",
        r##"
Parcel: { $ref: ./parcel.yaml }
Size: { type: object, required: [grams], properties: { grams: { type: integer, minimum: 1 } } }
Problem: { type: object, properties: { code: { type: string }, message: { type: string } } }
Animal: { $ref: "animals.yaml#/Animal" }
Cat: { $ref: "animals.yaml#/Cat" }
Dog: { $ref: "animals.yaml#/Dog" }
"##,
    ),
    (
        "schemas/parcel.yaml",
        r##"
type: object
required: [id, size]
properties:
  id: { type: string }
  size: { $ref: "_index.yaml#/Size" }
  inner: { type: array, items: { $ref: parcel.yaml } }
"##,
    ),
    (
        "schemas/animals.yaml",
        r##"
Animal:
  oneOf: [{ $ref: "#/Cat" }, { $ref: "#/Dog" }]
  discriminator: { propertyName: kind, mapping: { c: "animals.yaml#/Cat", d: "#/Dog" } }
Cat: { type: object, required: [kind], properties: { kind: { type: string }, lives: { type: integer } } }
Dog: { type: object, required: [kind], properties: { kind: { type: string }, friend: { $ref: "#/Cat" } } }
"##,
    ),
];

fn document(main: &str, parts: &[(&str, &str)]) -> SourceFile {
    let start = SourceFile::new("specs/vendor/depot.yaml", main);
    parts
        .iter()
        .fold(start, |file, (path, text)| file.with_part(*path, format!("specs/vendor/{path}"), *text))
}

#[track_caller]
fn read(file: &SourceFile) -> Checked {
    specwright_codegen::read(file).unwrap_or_else(|problems| panic!("{}", render_plain(file, &problems)))
}

/// All notes, those included that are quiet.
fn notes(file: &SourceFile) -> String {
    let levels = Levels::default().with(Code::OpenapiUnused, Level::Warn);
    render_plain(file, &specwright_codegen::check(file, &levels))
}

/// It costs what refers to it, and nothing else.
#[test]
fn one_file_that_cannot_be_read_is_a_note() {
    let main = |holds: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{ title: Depot }}\nservers: [{{ url: 'https://depot.example.com' }}]\npaths:\n  \
             /parcels:\n    get:\n      operationId: listParcels\n      responses:\n        '200':\n          description: All.\n          \
             content: {{ application/json: {{ schema: {{ $ref: '{holds}' }} }} }}\n\
             components: {{ schemas: {{ Other: {{ $ref: broken.yaml#/Other }}, Parcel: {{ type: object, properties: {{ a: {{ type: string }} }} }} }} }}\n"
        )
    };
    let parts = [("broken.yaml", "Other: { type: [string\n")];
    let unused = document(&main("#/components/schemas/Parcel"), &parts);
    let found = specwright_codegen::check(&unused, &Levels::default());
    assert!(found.iter().any(|note| note.message.starts_with("the file is not read: ")), "{found:?}");
    assert_eq!(read(&unused).api.operations.len(), 1);
    let used = document(&main("broken.yaml#/Other"), &parts);
    let found = specwright_codegen::check(&used, &Levels::default());
    assert!(
        found.iter().any(|problem| problem.message.contains("is in a file that cannot be read")),
        "{found:?}"
    );
}

#[test]
fn several_files_are_the_same_api_as_one() {
    let (one, several) = (SourceFile::new("depot.yaml", ALONE), document(MAIN, &PARTS));
    let (one, several) = (read(&one), read(&several));
    assert_eq!(several.warnings.len(), one.warnings.len(), "{:?}", several.warnings);
    assert_same(&one, &several);
}

/// What tools that bundle documents read, and the language does not have: a reference in place of an operation, of what
/// names bodies, of members, or of a text.
#[test]
fn references_stand_in_any_place() {
    let main = MAIN.replace("title: Depot", "title: Depot, description: { $ref: intro.md }");
    let parts = PARTS.map(|(path, text)| match path {
        "paths/parcels.yaml" => (
            path,
            "parameters: { $ref: '../loose.yaml#/parameters' }\nget: { $ref: '../loose.yaml#/list', operationId: listParcels }\n",
        ),
        "schemas/parcel.yaml" => (
            path,
            "type: object\nrequired: { $ref: '../loose.yaml#/required' }\nproperties: { $ref: '../loose.yaml#/members' }\n",
        ),
        _ => (path, text),
    });
    let loose = r##"
parameters: [{ $ref: "common.json#/trace" }]
required: [id, size]
members:
  id: { type: string }
  size: { $ref: "schemas/_index.yaml#/Size" }
  inner: { type: array, items: { $ref: schemas/parcel.yaml } }
list:
  operationId: overridden
  responses: { $ref: "#/responses" }
responses:
  "200": { description: All., content: { $ref: "#/content" } }
  "404": { $ref: "depot.yaml#/components/responses/Missing" }
content: { application/json: { $ref: "#/json" } }
json: { schema: { type: array, items: { $ref: schemas/parcel.yaml } } }
"##;
    let file = document(&main, &parts);
    let file = file.with_part("loose.yaml", "specs/vendor/loose.yaml", loose).with_part(
        "intro.md",
        "specs/vendor/intro.md",
        "# Depot: a *store*\n\n- of: parcels\n",
    );
    let alone = ALONE
        .replace("title: Depot", r##"title: Depot, description: "# Depot: a *store*\n\n- of: parcels""##);
    let (one, several) = (read(&SourceFile::new("depot.yaml", alone)), read(&file));
    assert_eq!(several.warnings.len(), one.warnings.len(), "{}", notes(&file));
    assert!(one.api.doc.as_ref().is_some_and(|doc| doc.contains("of: parcels")), "{:?}", one.api.doc);
    assert_same(&one, &several);
}

/// Copies of copies end, be they of themselves or ever more of them.
#[test]
fn references_in_any_place_end() {
    let head = "openapi: 3.1.0\ninfo: { title: A }\nservers: [{ url: 'https://a.example' }]\n";
    let own = format!("{head}paths: {{ /a: {{ get: {{ $ref: '#/paths/~1a/get' }} }} }}\n");
    let message = format!("{:?}", specwright_codegen::read(&SourceFile::new("a.yaml", own)).err());
    assert!(message.contains("leads from one to the next without end"), "{message}");
    let gone = format!("{head}paths: {{ /a: {{ get: {{ $ref: 'gone.yaml' }} }} }}\n");
    let message = format!("{:?}", specwright_codegen::read(&SourceFile::new("a.yaml", gone)).err());
    assert!(message.contains("is in another file, which is not at hand"), "{message}");
    let mut bomb = format!(
        "{head}paths: {{ /a: {{ post: {{ requestBody: {{ content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/A0' }} }} }} }}, responses: {{ '204': {{ description: Done. }} }} }} }} }}\ncomponents:\n  schemas:\n"
    );
    for at in 0..40 {
        let next = at + 1;
        bomb += &format!(
            "    A{at}: {{ properties: {{ a: {{ properties: {{ $ref: '#/components/schemas/A{next}/properties' }} }}, b: {{ properties: {{ $ref: '#/components/schemas/A{next}/properties' }} }} }} }}\n"
        );
    }
    bomb += "    A40: { properties: { a: { type: string } } }\n";
    read(&SourceFile::new("a.yaml", bomb));
}

/// The same crate, but for the order of types, which is that of files.
#[track_caller]
fn assert_same(one: &Checked, several: &Checked) {
    let files = |checked: &Checked| emit(&checked.api, "depot.yaml", "").files;
    let paragraphs = |text: &str| {
        let mut paragraphs: Vec<String> = text.split("\n\n").map(|one| one.trim().to_owned()).collect();
        paragraphs.sort();
        paragraphs
    };
    for (one, several) in files(one).iter().zip(files(several)) {
        assert_eq!(paragraphs(&one.text), paragraphs(&several.text), "{}", one.path);
    }
}

/// What is no component of the document has the name that its file gives it.
#[test]
fn types_in_files_are_named_after_them() {
    let main = "openapi: 3.0.3\ninfo: { title: A }\nservers: [{ url: 'https://a.example' }]\npaths:\n  /a:\n    get:\n      operationId: a\n      responses: { '200': { description: A., content: { application/json: { schema: { $ref: models/thing_list.yaml } } } } }\n";
    let parts = [
        (
            "models/thing_list.yaml",
            "type: object\nrequired: [things]\nproperties: { things: { type: array, items: { $ref: 'more.json#/Thing' } } }\n",
        ),
        (
            "models/more.json",
            r##"{ "Thing": { "type": "object", "properties": { "owner": { "$ref": "#/defs/owner" } } }, "defs": { "owner": { "type": "object", "properties": { "name": { "type": "string" } } }, "other": {} } }"##,
        ),
    ];
    let file = document(main, &parts);
    let names: Vec<String> = read(&file).api.types.iter().map(|def| def.name.clone()).collect();
    assert_eq!(names, ["ThingList", "Thing", "DefsOwner"]);
    insta::assert_snapshot!(notes(&file), @r#"
    warning[openapi_unused]: no reference leads to this part of the file, which is not read
     --> specs/vendor/models/more.json:1:187
      |
    1 | ...ct", "properties": { "name": { "type": "string" } } }, "other": {} } }
      |                                                                    ^^
    "#);
}

#[test]
fn problems_lead_into_the_file_that_they_are_of() {
    let parts = PARTS.map(|(path, text)| match path {
        "schemas/parcel.yaml" => (
            path,
            "type: object\nproperties:\n  id: { $ref: '_index.yaml#/Gone' }\n  colour: { type: colour }\n",
        ),
        _ => (path, text),
    });
    insta::assert_snapshot!(notes(&document(MAIN, &parts)));
    let parts = PARTS.map(|(path, text)| match path {
        "common.json" => (path, "{ \"trace\": [ }"),
        _ => (path, text),
    });
    insta::assert_snapshot!(notes(&document(MAIN, &parts)));
}

#[test]
fn what_is_not_in_the_folder_is_refused_in_words() {
    let schema = |reference: &str| {
        let main =
            ALONE.replace("{ $ref: \"#/components/schemas/Size\" }", &format!("{{ $ref: '{reference}' }}"));
        notes(&document(&main, &[]).without_part("gone.yaml", "is in a file that is not there"))
    };
    for reference in [
        "https://example.com/size.yaml#/Size",
        "../../size.yaml",
        "/etc/size.yaml",
        "gone.yaml#/Size",
        "elsewhere.yaml",
    ] {
        insta::assert_snapshot!(schema(reference));
    }
}

#[test]
fn a_reference_without_end_is_told() {
    let main =
        ALONE.replace("    Size: { type: object", "    Size: { $ref: a.yaml }\n    Other: { type: object");
    let file = document(&main, &[("a.yaml", "$ref: b.yaml\n"), ("b.yaml", "$ref: a.yaml\n")]);
    insta::assert_snapshot!(notes(&file));
}

/// The place says which file it is in, so that it leads from there.
#[test]
fn a_reference_that_leads_nowhere_is_told_as_it_is_written() {
    for (written, part) in [
        ("../depot.yaml#/components/schemas/Gone", "size.yaml"),
        ("../common.json#/gone", "size.yaml"),
        ("depot.yaml#/components/schemas/Gone", "../size.yaml"),
    ] {
        let size = format!("type: object\nproperties: {{ grams: {{ $ref: '{written}' }} }}\n");
        let main = ALONE.replace(
            "    Size: { type: object",
            &format!("    Size: {{ $ref: 'schemas/{part}' }}\n    Other: {{ type: object"),
        );
        let path = if part == "size.yaml" { "schemas/size.yaml" } else { "size.yaml" };
        let told = notes(&document(&main, &[(path, &size), ("common.json", "{}")]));
        assert!(told.contains(&format!("there is nothing at `{written}`")), "{told}");
    }
}

/// Parts that hold references to components of the document, as if they were in it, are read so.
#[test]
fn parts_may_name_components_of_the_document_as_their_own() {
    let main = ALONE.replace(
        "    Size: { type: object, required: [grams], properties: { grams: { type: integer, minimum: 1 } } }",
        "    Size: { $ref: size.yaml }",
    );
    let size = "type: object\nproperties: { of: { $ref: '#/components/schemas/Dog' } }\n";
    let file = document(&main, &[("size.yaml", size)]);
    let checked = read(&file);
    let said: Vec<&str> = checked.warnings.iter().map(|note| note.message.as_str()).collect();
    assert_eq!(said, ["`#/components/schemas/Dog` is not in this file, but in the document"]);
}

#[test]
fn swagger_has_several_files_as_well() {
    let main = r##"{ "swagger": "2.0", "info": { "title": "Depot" }, "host": "depot.example.com", "schemes": ["https"],
        "consumes": ["application/json"], "produces": ["application/json"],
        "paths": { "/parcels": { "$ref": "paths.json#/parcels" } },
        "definitions": { "Parcel": { "$ref": "models.json#/Parcel" } } }"##;
    let paths = r##"{ "parcels": { "post": { "operationId": "addParcel",
        "parameters": [{ "$ref": "#/body" }, { "$ref": "#/tags" }],
        "responses": { "200": { "$ref": "#/done" } } } },
        "body": { "name": "parcel", "in": "body", "required": true, "schema": { "$ref": "models.json#/Parcel" } },
        "tags": { "name": "tags", "in": "query", "type": "array", "items": { "type": "string" }, "collectionFormat": "multi" },
        "done": { "description": "Done.", "schema": { "$ref": "models.json#/Label" } } }"##;
    let models = r##"{ "Parcel": { "type": "object", "required": ["id"], "properties": { "id": { "type": "string" }, "label": { "$ref": "#/Label" } } },
        "Label": { "type": "object", "properties": { "text": { "type": "string", "x-nullable": true } } } }"##;
    let alone = r##"{ "swagger": "2.0", "info": { "title": "Depot" }, "host": "depot.example.com", "schemes": ["https"],
        "consumes": ["application/json"], "produces": ["application/json"],
        "paths": { "/parcels": { "post": { "operationId": "addParcel", "parameters": [
            { "name": "parcel", "in": "body", "required": true, "schema": { "$ref": "#/definitions/Parcel" } },
            { "name": "tags", "in": "query", "type": "array", "items": { "type": "string" }, "collectionFormat": "multi" }],
            "responses": { "200": { "description": "Done.", "schema": { "$ref": "#/definitions/Label" } } } } } },
        "definitions": {
            "Parcel": { "type": "object", "required": ["id"], "properties": { "id": { "type": "string" }, "label": { "$ref": "#/definitions/Label" } } },
            "Label": { "type": "object", "properties": { "text": { "type": "string", "x-nullable": true } } } } }"##;
    let several = read(&document(main, &[("paths.json", paths), ("models.json", models)]));
    let one = read(&SourceFile::new("depot.json", alone));
    assert_same(&one, &several);
}

#[test]
fn a_crate_carries_all_files_and_its_mock_reads_them() {
    let file = document(MAIN, &PARTS);
    let generated = emit_from(&read(&file).api, "depot.yaml", &file);
    let text = |path: &str| {
        let file = generated.files.iter().find(|file| file.path == path);
        file.unwrap_or_else(|| panic!("{path}")).text.clone()
    };
    for (path, part) in PARTS {
        assert_eq!(text(&format!("documents/{path}")), part);
    }
    insta::assert_snapshot!(text("src/lib.rs"));
    let mock = Mock::embedded_from(("depot.yaml", MAIN), &PARTS.map(|(path, text)| Beside::Part(path, text)));
    assert_eq!(mock.name(), "depot");

    let spec = SourceFile::new("own.yaml", "specwright: 1\nextends: vendor/depot.yaml\napi: { name: own }\n");
    let file = spec.extending(document(MAIN, &PARTS));
    let generated = emit_from(&read(&file).api, "own.yaml", &file);
    let library = generated.files.iter().find(|file| file.path == "src/lib.rs").unwrap();
    assert!(
        library.text.contains(r#"Beside::Extended("depot.yaml", include_str!("../depot.yaml")),"#),
        "{}",
        library.text
    );
    let parts = PARTS.map(|(path, text)| Beside::Part(path, text));
    let beside = [&[Beside::Extended("depot.yaml", MAIN)][..], &parts].concat();
    let mock = Mock::embedded_from(("spec.yaml", &file.text), &beside);
    assert_eq!(mock.name(), "own");
}
