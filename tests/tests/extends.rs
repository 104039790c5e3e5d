//! A spec that extends a document: what it adds, what it must not name, and what the crate carries.

use specwright_cli::report::render_plain;
use specwright_codegen::diagnostic::Levels;
use specwright_codegen::source::SourceFile;
use specwright_codegen::{Checked, emit, emit_from};
use specwright_mock::Mock;

const DOCUMENT: &str = include_str!("../fixtures/documents/swagger.json");

fn spec(text: &str) -> SourceFile {
    SourceFile::new("depot.yaml", format!("specwright: 1\nextends: vendor/depot.json\n{text}"))
        .with_extended("vendor/depot.json", DOCUMENT)
}

#[track_caller]
fn read(file: &SourceFile) -> Checked {
    specwright_codegen::read(file).unwrap_or_else(|problems| panic!("{}", render_plain(file, &problems)))
}

#[track_caller]
fn problems(text: &str) -> String {
    let file = spec(text);
    let problems = specwright_codegen::check(&file, &Levels::default());
    render_plain(&file, &problems)
}

/// With tags at two operations of the document.
fn tagged(text: &str) -> SourceFile {
    let document = DOCUMENT
        .replace(r#""operationId": "listParcels","#, r#""operationId": "listParcels", "tags": ["Reading"],"#)
        .replace(
            r#""operationId": "renameParcel","#,
            r#""operationId": "renameParcel", "tags": ["Writing", "Rare"],"#,
        );
    SourceFile::new("depot.yaml", format!("specwright: 1\nextends: vendor/depot.json\n{text}"))
        .with_extended("vendor/depot.json", document)
}

const MORE: &str = "\
only: { operations: [renameParcel], paths: [/parcels] }
api: { name: parcels, title: Parcels, package: { version: 2.0.0, modules: [extras] } }
servers: { depot-example-com: { doc: The live one. } }
auth: { key: { env: DEPOT_KEY } }
error-body: { message: message }
errors:
  NotFound: { doc: The parcel is gone. }
  NameTaken: { status: 409, code: taken, doc: Another parcel has the name. }
types:
  Parcel:
    members:
      name: { doc: What it is called. }
      weight?: number
  ParcelInput:
    members: { note: { rust: remark } }
    rules: { told: { any: [note, stands], doc: A parcel is noted or stands somewhere. } }
operations:
  renameParcel:
    in: { urlencoded: { name: { length: 3.. } } }
    errors: [NameTaken]
  listParcels:
    in: { query: { limit: { doc: How many. } } }
";

#[test]
fn what_a_spec_says_goes_before_what_the_document_says() {
    let file = spec(MORE);
    let checked = read(&file);
    let names: Vec<&str> = checked.api.operations.iter().map(|operation| operation.name.as_str()).collect();
    assert_eq!(names, ["listParcels", "createParcel", "renameParcel"], "only those that are wanted");
    insta::assert_snapshot!(specwright_codegen::adopt(&checked));
}

#[test]
fn nothing_more_is_the_document_itself() {
    let file = spec("");
    let plain = SourceFile::new("depot.json", DOCUMENT);
    let (own, other) = (read(&file), read(&plain));
    assert_eq!(emit(&own.api, "a", "").files, emit(&other.api, "a", "").files);
}

/// A document whose bodies are components that nothing else holds.
const BODIES: &str = r##"
openapi: 3.0.3
info: { title: Depot, version: '1' }
servers: [{ url: 'https://depot.example' }]
paths:
  /parcels:
    post:
      operationId: createParcel
      parameters: [{ name: dry, in: query, schema: { type: boolean } }]
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/NewParcel' } } } }
      responses: { '204': { description: Done. } }
    put:
      operationId: sendParcel
      requestBody: { required: true, content: { application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/Form' } } } }
      responses: { '204': { description: Done. } }
components:
  schemas:
    NewParcel: { type: object, properties: { note: { type: string }, stands: { type: string } } }
    Form: { type: object, required: [to], properties: { to: { type: string } } }
"##;

fn on_bodies(text: &str) -> SourceFile {
    SourceFile::new("depot.yaml", format!("specwright: 1\nextends: vendor.yaml\n{text}"))
        .with_extended("vendor.yaml", BODIES)
}

#[test]
fn a_body_is_its_type_where_more_is_said_of_that() {
    let in_place = specwright_codegen::adopt(&read(&on_bodies("")));
    assert!(in_place.contains("note?: string") && !in_place.contains("NewParcel"), "{in_place}");
    let refined = "types: { NewParcel: { rules: { told: { any: [note, stands] } }, members: { note: { length: ..9 } } } }\n";
    let refined = specwright_codegen::adopt(&read(&on_bodies(refined)));
    assert!(refined.contains("json: NewParcel") && refined.contains("any: [note, stands]"), "{refined}");
}

/// A type that no operation of the document holds is there where a spec names it, and a word is no name of a type.
#[test]
fn only_types_that_a_spec_names_are_read_beside_those_of_operations() {
    let document = BODIES
        .replace("    Form:", "    Lone: { type: object, properties: { a: { type: string } } }\n    Form:");
    let of = |text: &str| {
        let file = SourceFile::new("depot.yaml", format!("specwright: 1\nextends: vendor.yaml\n{text}"));
        specwright_codegen::adopt(&read(&file.with_extended("vendor.yaml", document.clone())))
    };
    for named in [
        "operations: { createParcel: { out: list<Lone> | null } }\n",
        "operations: { createParcel: { in: { query: { lone: { type: Lone, as: json } } } } }\n",
        "types: { More: { include: [Lone], members: { b: string } } }\noperations: { createParcel: { out: More } }\n",
        "error-body: { type: Lone }\n",
    ] {
        assert!(of(named).contains("a?: string"), "{named}");
    }
    for word in [
        "types: { NewParcel: { members: { note: { values: [Lone, Other] } } } }\n",
        "operations: { createParcel: { in: { query: { dry: { deprecated: Lone is better. } } } } }\n",
    ] {
        assert!(!of(word).contains("  Lone:"), "{word}");
    }
}

#[test]
fn more_cannot_be_said_of_what_stands_elsewhere() {
    let problems = |text: &str| {
        let file = on_bodies(text);
        render_plain(&file, &specwright_codegen::check(&file, &Levels::default()))
    };
    insta::assert_snapshot!(
        [
            "types: { Form: { members: { to: { type: string, length: 2.. } } } }\n",
            "types: { NewParcl: { members: { note: { doc: What it is. } } } }\n",
            "operations: { createParcel: { in: { header: { dry: { doc: Whether it is tried only. }, x: { doc: What. } } } } }\n",
        ]
        .map(problems)
        .join("\n")
    );
}

#[test]
fn names_that_the_document_does_not_have_are_told_where_they_stand() {
    insta::assert_snapshot!(problems(
        "only: { operations: [listParcel, renameParcel], paths: [/parcel] }\noperations: { renameParcels: {} }\n"
    ));
    insta::assert_snapshot!(problems(
        "types: { Parcl: { doc: x }, Parcel: { members: { nmae: { doc: x }, name: { length: 5..2 } } } }\n\
         errors: { Gone: { doc: x } }\nauth: { kay: { env: KEY } }\n\
         operations: { labelParcel: { rules: { a: { any: [text, copy] } } } }\n"
    ));
}

/// The body of errors is often among the schemas of a document and at none of its operations.
#[test]
fn a_schema_that_no_operation_holds_can_be_named() {
    let document = r##"{
        "openapi": "3.0.3", "info": { "title": "Depot", "version": "1" }, "servers": [{ "url": "https://example.com" }],
        "paths": { "/p": { "get": { "operationId": "getP", "responses": { "204": { "description": "Gone." } } } } },
        "components": { "schemas": {
            "problem_doc": { "type": "object", "properties": {
                "code": { "type": "string" }, "why": { "$ref": "#/components/schemas/Why" } } },
            "Why": { "type": "object", "properties": { "line": { "type": "integer" } } },
            "Other": { "type": "object", "properties": { "line": { "type": "string" } } }
        } }
    }"##;
    let text = "specwright: 1\nextends: depot.json\napi: { name: depot, title: Depot }\n\
        error-body: { type: ProblemDoc, code: code }\nerrors: { Late: { status: 409, code: late } }\n\
        operations: { getP: { errors: [Late] } }\n";
    let checked = read(&SourceFile::new("depot.yaml", text).with_extended("depot.json", document));
    let names: Vec<&str> = checked.api.types.iter().map(|ty| ty.name.as_str()).collect();
    assert_eq!(names, ["ProblemDoc", "Why"]);
}

#[test]
fn a_default_beside_a_constant_of_the_document_is_no_contradiction() {
    let document = r#"{ "openapi": "3.0.3", "info": { "title": "Depot", "version": "1" },
        "servers": [{ "url": "https://depot.example.com" }],
        "paths": { "/parcels": { "post": { "operationId": "addParcel", "requestBody": { "required": true, "content": {
            "application/json": { "schema": { "type": "object", "required": ["kind"], "properties": {
                "kind": { "type": "string", "enum": ["box"], "default": "box" }, "weight": { "type": "integer" } } } } } },
            "responses": { "204": { "description": "None" } } } } } }"#;
    let text = "specwright: 1\nextends: depot.json\n";
    let checked = read(&SourceFile::new("depot.yaml", text).with_extended("depot.json", document.to_owned()));
    let kind = &checked.api.operations[0].members[0].member;
    assert!(kind.constant.is_some() && kind.server_default.is_none());
}

#[test]
fn the_tags_of_a_document_become_features() {
    let features = |text: &str| -> String {
        let generated = emit(&read(&tagged(text)).api, "depot.yaml", "");
        let manifest = generated.files.iter().find(|file| file.path == "Cargo.toml").expect("the manifest");
        let lines = manifest.text.lines().filter(|line| line.ends_with(" = []"));
        lines.map(|line| line.trim_end_matches(" = []")).collect::<Vec<_>>().join(" ")
    };
    let by_tag = "api: { package: { features: by-tag } }\n";
    assert_eq!(features(""), "");
    assert_eq!(features(by_tag), "rare reading writing");
    assert_eq!(features(&format!("{by_tag}only: {{ tags: [Reading] }}\n")), "reading");
    assert_eq!(
        features(&format!("{by_tag}operations: {{ listParcels: {{ tags: [Lists] }} }}\n")),
        "lists rare writing"
    );
}

#[test]
fn operations_are_chosen_by_tag() {
    let names = |only: &str| -> Vec<String> {
        let checked = read(&tagged(only));
        checked.api.operations.iter().map(|operation| operation.name.clone()).collect()
    };
    assert_eq!(names("only: { tags: [Reading] }\n"), ["listParcels"]);
    assert_eq!(names("only: { tags: [Rare, Reading] }\n"), ["listParcels", "renameParcel"]);
    assert_eq!(
        names("only: { tags: [Rare], operations: [createParcel] }\n"),
        ["createParcel", "renameParcel"]
    );
    let file = tagged("only: { tags: [Writting] }\n");
    let problems = specwright_codegen::check(&file, &Levels::default());
    insta::assert_snapshot!(render_plain(&file, &problems));
}

/// A document whose operation takes JSON, a form, or bytes.
fn upload(more: &str) -> (String, String) {
    let document = r##"{ "openapi": "3.0.3", "info": { "title": "Depot" }, "servers": [{ "url": "https://depot.example" }],
      "paths": { "/parcels": { "post": { "operationId": "addParcel", "requestBody": { "required": true, "content": {
        "application/json": { "schema": { "$ref": "#/components/schemas/Parcel" } },
        "application/zip": { "schema": { "type": "string", "format": "binary" } },
        "multipart/form-data": { "schema": { "allOf": [{ "$ref": "#/components/schemas/Parcel" },
          { "properties": { "picture": { "type": "string", "format": "binary" } } }] } } } },
        "responses": { "204": { "description": "Done." } } } } },
      "components": { "schemas": { "Parcel": { "type": "object", "required": ["name"],
        "properties": { "name": { "type": "string" }, "weight": { "type": "integer", "minimum": 0 } } } } } }"##;
    let spec = format!("specwright: 1\nextends: depot.json\n{more}\n");
    let file = SourceFile::new("depot.yaml", spec).with_extended("depot.json", document);
    let told = render_plain(&file, &specwright_codegen::check(&file, &Levels::default()));
    let adopted = specwright_codegen::read(&file).map(|checked| specwright_codegen::adopt(&checked));
    let text = adopted.unwrap_or_default();
    (text, told)
}

fn of_body(inputs: &str) -> (String, String) {
    let (text, told) = upload(&format!("operations: {{ addParcel: {{ in: {inputs} }} }}"));
    (text.split("operations:").nth(1).unwrap_or_default().to_owned(), told)
}

/// Of the bodies that a document has, a spec takes the one that it speaks of.
#[test]
fn a_spec_says_which_of_several_bodies_is_sent() {
    for (inputs, lines, others) in [
        ("{ doc: x }", &[][..], &[][..]),
        ("{ multipart: {} }", &["multipart:", "name: string", "picture?: bytes"], &["json", "one-of"]),
        ("{ json: Parcel }", &["json: Parcel"], &["multipart", "one-of"]),
        ("{ bytes: application/zip }", &["bytes: application/zip"], &["multipart", "json"]),
    ] {
        let (operation, told) = of_body(inputs);
        assert!(lines.iter().all(|line| operation.contains(line)), "{inputs}: {operation}{told}");
        assert!(!others.iter().any(|other| operation.contains(other)), "{inputs}: {operation}");
        assert!(lines.is_empty() || told.is_empty(), "{inputs}: what is chosen is not told\n{told}");
    }
}

/// One that the document does not have goes before the one that it has, and is told.
#[test]
fn another_body_takes_the_place_of_that_of_the_document() {
    let (operation, told) = of_body("{ lines: string }");
    assert!(operation.contains("lines: string") && !operation.contains("one-of:"), "{operation}{told}");
    let (operation, told) = of_body("{ urlencoded: { name: string } }");
    assert!(operation.contains("urlencoded:") && !operation.contains("one-of"), "{operation}");
    insta::assert_snapshot!(told);
}

/// A note on a body that is left out says how a spec takes it.
#[test]
fn a_body_that_is_left_out_can_be_asked_for() {
    insta::assert_snapshot!(of_body("{ header: { X-Depot: string } }").1);
}

/// Members of a type with a name are not those of the operation.
#[test]
fn members_of_a_type_are_refined_at_the_type() {
    insta::assert_snapshot!(of_body("{ json: { name: { doc: x } } }").1);
}

/// What the document says of values of its own type is not said of values of another.
#[test]
fn limits_of_the_document_go_with_its_type() {
    let (text, told) = upload("types: { Parcel: { members: { weight: { type: string, length: 1.. } } } }");
    let weight =
        text.split("weight?:").nth(1).and_then(|rest| rest.split("operations:").next()).unwrap_or_default();
    assert!(weight.contains("type: string") && !weight.contains("range"), "{text}{told}");
    assert!(told.contains("`weight` is `integer` in the document, and `string` here"), "{told}");
}

/// What every call needs, by the spec, is needed where the document says nothing of it.
#[test]
fn credentials_that_the_document_does_not_speak_of_are_sent() {
    let needs = |document: &str| -> Vec<usize> {
        let spec = "specwright: 1\nextends: depot.json\nauth: { token: { scheme: bearer } }\ndefaults: { auth: token }\n";
        let file = SourceFile::new("depot.yaml", spec).with_extended("depot.json", document);
        read(&file).api.operations.iter().map(|operation| operation.auth.any_of.len()).collect()
    };
    let unsaid = r#"{ "openapi": "3.0.3", "info": { "title": "Depot" }, "servers": [{ "url": "https://depot.example" }], "paths": {
      "/parcels": { "get": { "responses": { "204": { "description": "Done." } } },
        "post": { "security": [], "responses": { "204": { "description": "Done." } } } } } }"#;
    assert_eq!(needs(unsaid), [1, 0], "the second one needs none by the document");
    assert_eq!(needs(&unsaid.replace(r#""paths""#, r#""security": [], "paths""#)), [0, 0]);
}

/// A document that says nothing of credentials is told of as long as the spec beside it says nothing of them either.
#[test]
fn credentials_that_the_spec_speaks_of_are_not_told_as_missing() {
    let document = r#"{ "openapi": "3.0.3", "info": { "title": "Depot" }, "servers": [{ "url": "https://depot.example" }],
      "paths": { "/parcels": { "get": { "operationId": "list", "responses": { "204": { "description": "Done." } } } } },
      "components": { "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } } } }"#;
    let is_told = |said: &str| {
        let spec = format!("specwright: 1\nextends: depot.json\n{said}");
        let file = SourceFile::new("depot.yaml", spec.as_str()).with_extended("depot.json", document);
        render_plain(&file, &read(&file).warnings).contains("no operation says that it needs a credential")
    };
    assert!(is_told(""));
    assert!(!is_told("defaults: { auth: token }\n"));
    assert!(!is_told("operations: { list: { auth: token } }\n"));
}

/// Outside JSON a number is sent as its digits are, so that who says that a text is one says more.
#[test]
fn a_number_for_a_text_is_a_contradiction_in_json_alone() {
    let document = r#"{ "openapi": "3.0.3", "info": { "title": "Depot" }, "servers": [{ "url": "https://depot.example" }],
      "paths": { "/parcels": { "post": { "operationId": "find",
        "parameters": [{ "name": "offset", "in": "query", "schema": { "type": "string" } }],
        "requestBody": { "required": true, "content": { "application/json": { "schema":
          { "type": "object", "properties": { "weight": { "type": "string" } } } } } },
        "responses": { "204": { "description": "Done." } } } } } }"#;
    let spec = "specwright: 1\nextends: depot.json\noperations:\n  find:\n    in:\n      query: { offset: integer }\n      json: { weight: integer }\n";
    let file = SourceFile::new("depot.yaml", spec).with_extended("depot.json", document);
    let told = render_plain(&file, &specwright_codegen::check(&file, &Levels::default()));
    assert!(told.contains("`weight` is `string` in the document") && !told.contains("`offset`"), "{told}");
}

/// A document that describes no body says nothing of it, unless its status has none.
#[test]
fn an_output_that_the_document_does_not_describe_is_no_contradiction() {
    let told = |status: &str| {
        let document = r#"{ "openapi": "3.0.3", "info": { "title": "Depot" }, "servers": [{ "url": "https://depot.example" }],
          "paths": { "/parcels": { "get": { "operationId": "list", "responses": { "STATUS": { "description": "Done." } } } } } }"#;
        let spec =
            "specwright: 1\nextends: depot.json\noperations: { list: { out: { status: 201, json: any } } }\n";
        let document = document.replace("STATUS", status);
        let file = SourceFile::new("depot.yaml", spec).with_extended("depot.json", document.as_str());
        render_plain(&file, &specwright_codegen::check(&file, &Levels::default()))
    };
    assert_eq!(told("200"), "");
    assert!(told("204").contains("`list` is `empty` in the document"), "{}", told("204"));
}

/// Another name in Rust changes no request and no name that a message has.
#[test]
fn operations_and_types_have_the_names_that_the_author_gives_them() {
    let file = spec(
        "types: { ParcelInput: { rust: NewParcel } }\noperations: { renameParcel: { rust: relabel } }\n",
    );
    let generated = emit_from(&read(&file).api, "depot.yaml", &file);
    let text = |path: &str| {
        let file = generated.files.iter().find(|file| file.path == path);
        file.unwrap_or_else(|| panic!("{path}")).text.clone()
    };
    let operation = text("src/operations/relabel.rs");
    for line in ["pub struct Relabel {", "operation = \"renameParcel\"", "pub type RelabelError ="] {
        assert!(operation.contains(line), "{line}:\n{operation}");
    }
    assert!(text("src/client.rs").contains("pub fn relabel("), "{}", text("src/client.rs"));
    assert!(
        text("src/types.rs").contains("pub struct NewParcel {")
            && !text("src/types.rs").contains("ParcelInput")
    );
    let plain = spec("");
    let (renamed, plain) = (read(&file).api, read(&plain).api);
    let paths = |api: &specwright_codegen::ir::Api| -> Vec<String> {
        api.operations.iter().map(|one| format!("{} {}", one.name, one.path.template())).collect()
    };
    assert_eq!(paths(&renamed), paths(&plain));
    insta::assert_snapshot!(problems(
        "types: { ParcelInput: { rust: new_parcel } }\noperations: { renameParcl: { rust: relabel } }\n"
    ));
}

/// What a spec says of what is around a result is said of the result that the document has.
#[test]
fn an_envelope_is_put_around_what_the_document_has() {
    let file = spec("operations: { listParcels: { out: { doc: All of them. } } }\n");
    let adopted = specwright_codegen::adopt(&read(&file));
    let out =
        adopted.split("listParcels:").nth(1).and_then(|rest| rest.split("out:").nth(1)).unwrap_or_default();
    assert!(out.contains("doc: All of them.") && out.contains("json: list<Parcel>"), "{out}");
}

/// A document may have the name of a file that the crate has anyway.
#[test]
fn the_copy_of_a_document_takes_no_other_files_place() {
    for (name, copy) in [
        ("vendor/spec.yaml", "extended-spec.yaml"),
        ("Cargo.toml", "extended-Cargo.toml"),
        ("../README.md", "extended-README.md"),
        ("vendor\\depot.json", "depot.json"),
    ] {
        let file = SourceFile::new("depot.yaml", format!("specwright: 1\nextends: '{name}'\n"))
            .with_extended(name, DOCUMENT);
        let generated = emit_from(&read(&file).api, "depot.yaml", &file);
        let with = |path: &str| generated.files.iter().filter(|file| file.path == path).count();
        for path in ["spec.yaml", "Cargo.toml", "README.md", copy] {
            assert_eq!(with(path), 1, "{path} of {name}");
        }
        let found = generated.files.iter().find(|file| file.path == copy).map(|file| file.text.as_str());
        assert_eq!(found, Some(DOCUMENT), "{name}");
    }
}

#[test]
fn a_document_that_is_not_at_hand_is_one_problem() {
    let file = SourceFile::new("depot.yaml", "specwright: 1\nextends: https://example.com/depot.json\n");
    let problems = specwright_codegen::check(&file, &Levels::default());
    insta::assert_snapshot!(render_plain(&file, &problems));
    assert_eq!(specwright_codegen::extends(&file).as_deref(), Some("https://example.com/depot.json"));
}

#[test]
fn a_crate_carries_both_files_and_its_mock_reads_them() {
    let file = spec(MORE);
    let generated = emit_from(&read(&file).api, "depot.yaml", &file);
    let text = |path: &str| {
        let file = generated.files.iter().find(|file| file.path == path);
        file.unwrap_or_else(|| panic!("{path}")).text.clone()
    };
    assert_eq!(text("depot.json"), DOCUMENT);
    assert_eq!(text("spec.yaml"), *file.text);
    assert!(text("src/lib.rs").contains("embedded_with"), "{}", text("src/lib.rs"));
    let mock = Mock::embedded_with(("spec.yaml", &file.text), ("depot.json", DOCUMENT));
    assert_eq!(mock.name(), "parcels");
}

#[test]
fn notes_on_what_is_not_chosen_are_not_told() {
    let document = DOCUMENT.replace(
        r#""operationId": "renameParcel","#,
        r#""operationId": "renameParcel", "callbacks": {}, "unheardOf": 1,"#,
    );
    let told = |only: &str| {
        let head = "api: { name: depot, title: Depot, package: { version: 1.0.0 } }";
        let text = format!("specwright: 1\nextends: vendor/depot.json\n{only}{head}\n");
        let file = SourceFile::new("depot.yaml", text).with_extended("vendor/depot.json", document.as_str());
        render_plain(&file, &specwright_codegen::check(&file, &Levels::default()))
    };
    assert!(told("").contains("`unheardOf`"));
    assert!(told("only: { operations: [renameParcel] }\n").contains("`unheardOf`"));
    assert!(!told("only: { operations: [listParcels] }\n").contains("`unheardOf`"));
}

/// A document may say of a parameter what the spec says of a credential: a request has it once.
#[test]
fn a_parameter_that_the_spec_makes_a_credential_is_left_out() {
    let document = r#"{ "openapi": "3.1.0", "info": { "title": "Days" }, "servers": [{ "url": "https://a.example" }],
        "paths": { "/days": {
            "get": { "operationId": "listDays", "parameters": [
                { "name": "x-key", "in": "header", "required": true, "schema": { "type": "string" } },
                { "name": "page", "in": "query", "schema": { "type": "integer" } }
            ], "responses": { "204": { "description": "Done" } } },
            "head": { "operationId": "checkDays", "parameters": [
                { "name": "X-Key", "in": "header", "schema": { "type": "string" } }
            ], "responses": { "204": { "description": "Done" } } }
        } } }"#;
    let spec = "specwright: 1\nextends: days.json\nauth: { key: { scheme: header, name: X-Key } }\n\
                defaults: { auth: key }\noperations: { checkDays: { auth: none } }\n";
    let file = SourceFile::new("days.yaml", spec).with_extended("days.json", document);
    let checked = read(&file);
    let inputs = |at: usize| -> Vec<&str> {
        let members = checked.api.operations.get(at).map_or(&[][..], |one| &one.members);
        members.iter().map(|input| input.member.wire_name.as_str()).collect()
    };
    assert_eq!((inputs(0), inputs(1)), (vec!["page"], vec!["X-Key"]));
    let said = render_plain(&file, &checked.warnings);
    assert!(said.contains("`x-key` is left out: the client sends it as the credential `key`"), "{said}");
}

#[test]
fn the_front_page_gives_all_credentials_that_go_together() {
    let text = "specwright: 1\napi: { name: days, title: Days }\nservers: { m: \"https://a.example\" }\n\
                auth: { key: { scheme: header, name: x-key }, token: { scheme: bearer } }\n\
                defaults: { auth: { all: [token, key] } }\noperations: { ping: { http: GET /ping, out: empty } }\n";
    let checked = read(&SourceFile::new("days.yaml", text));
    let files = emit(&checked.api, "days.yaml", text).files;
    let page = files.iter().find(|file| file.path == "README.md").map_or("", |file| &file.text);
    let shown: String = page.split_whitespace().collect();
    assert!(shown.contains(".token(\"my-token\").credential(\"key\",\"my-key\").build()?"), "{page}");
}
