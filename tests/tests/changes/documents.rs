//! OpenAPI documents are compared like specs, with each other and with specs.

use specwright_codegen::adopt;
use specwright_codegen::diff::{Description, Softening, compare};
use specwright_codegen::source::SourceFile;

use super::compared;

pub(super) const DOCUMENT: &str = r##"
openapi: 3.1.0
info: { title: Pets, version: 1.2.0 }
servers: [{ url: https://api.example.com/v1 }]
security: [{ key: [] }]
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
    login:
      type: oauth2
      flows: { clientCredentials: { tokenUrl: "https://login.example.com/token", scopes: { read: Reads. } } }
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: string, maxLength: 10 }
        tag: { type: [string, "null"] }
        kind: { $ref: "#/components/schemas/Kind" }
        owner: { $ref: "#/components/schemas/Owner" }
    Kind: { type: string, enum: [cat, dog] }
    Owner: { type: object, properties: { id: { type: integer, format: int32 } } }
    New: { type: object, required: [name], properties: { name: { type: string }, age: { type: integer } } }
    Problem: { type: object, properties: { code: { type: string }, message: { type: string } } }
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - { name: limit, in: query, schema: { type: integer, default: 10 } }
        - { name: tags, in: query, schema: { type: array, items: { type: string } } }
      responses:
        "200":
          description: ok
          content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Pet" } } } }
        "404": { description: none, content: { application/json: { schema: { $ref: "#/components/schemas/Problem" } } } }
    post:
      operationId: createPet
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/New" } } }
      responses:
        "201": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
"##;

/// A change of the document, and all that is told of it.
pub(super) type Case = (&'static [(&'static str, &'static str)], &'static [&'static str]);

pub(super) const CASES: &[Case] = &[
    (&[("[cat, dog]", "[cat, dog, bird]")], &["response_value_added safe adds"]),
    (&[("format: int32", "format: int64")], &[]),
    (&[("type: [string, \"null\"]", "type: string, nullable: true")], &[]),
    (&[("type: [string, \"null\"]", "type: string")], &["response_nullability_changed safe breaks"]),
    (
        &[("required: [name]\n      properties", "required: [name, kind]\n      properties")],
        &["response_member_became_required safe breaks"],
    ),
    (&[("maxLength: 10", "maxLength: 20")], &["response_limit_loosened safe patch"]),
    (
        &[("name: tags, in: query,", "name: tags, in: query, explode: false,")],
        &["parameter_style_changed breaks behaves"],
    ),
    (&[("default: 10", "default: 20")], &["parameter_default_changed may_break behaves"]),
    (&[("example.com/v1", "example.com/v2")], &["server_url_changed breaks behaves"]),
    (
        &[(
            "[{ url: https://api.example.com/v1 }]",
            "[{ url: 'https://api.example.com/{v}', variables: { v: { default: v1 } } }]",
        )],
        &["server_variable_added safe adds"],
    ),
    (
        &[
            ("security: [{ key: [] }]", "security: []"),
            ("get:", "get:\n      security: []"),
            ("post:", "post:\n      security: []"),
        ],
        &["auth_dropped safe patch"],
    ),
    (&[("key: []", "password: []"), ("    key: {", "    password: {")], &["scheme_renamed none behaves"]),
    (&[("https://login", "https://auth")], &["token_address_changed breaks behaves"]),
    (&[("{ read: Reads. }", "{}")], &["scopes_changed may_break patch"]),
    (&[("operationId: getPet", "operationId: readPet")], &["operation_renamed none breaks"]),
    (&[("/pets/{id}:", "/animals/{id}:")], &["path_changed breaks behaves"]),
    (&[("Owner", "Person")], &["type_renamed none breaks"]),
    (
        &[("age: { type: integer }", "age: { oneOf: [{ type: integer }, { type: string }] }")],
        &["request_type_widened safe breaks", "type_added none adds"],
    ),
    (
        &[("\"201\": {", "\"202\": { description: later }\n        \"201\": {")],
        &["outcome_added may_break breaks"],
    ),
    (
        &[(
            "  /pets/{id}:\n",
            "  /pets/{id}:\n    put:\n      operationId: putPet\n      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n      requestBody: { required: true, content: { application/json: { schema: { $ref: \"#/components/schemas/New\" } } } }\n      responses: { \"204\": { description: ok } }\n",
        )],
        // The body has a type that two operations share now, and is given as a whole.
        &["operation_added safe adds", "request_body_given_otherwise none breaks", "type_added none adds"],
    ),
];

#[test]
fn documents_are_compared_like_specs() {
    let mut wrong = Vec::new();
    for (edits, told) in CASES {
        let new = edits.iter().fold(DOCUMENT.to_owned(), |text, (from, to)| {
            assert!(text.contains(from), "{from:?} is not in the document");
            text.replace(from, to)
        });
        let entries = compared(DOCUMENT, &new).entries;
        let mut found: Vec<String> = entries
            .iter()
            .map(|entry| format!("{} {} {}", entry.code, entry.wire.as_str(), entry.rust.as_str()))
            .collect();
        found.sort();
        found.dedup();
        if found != *told {
            wrong.push(format!("{edits:?}: {found:?}, and not {told:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What a document says and a spec says of the same API is the same.
#[test]
fn a_document_and_the_spec_that_it_becomes_differ_in_nothing_that_matters() {
    let file = SourceFile::new("pets.openapi.yaml", DOCUMENT);
    let document = specwright_codegen::read(&file).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let adopted = SourceFile::new("pets.yaml", adopt(&document));
    let spec = specwright_codegen::read(&adopted).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let of = |api, sources| Description { api, sources };
    for comparison in [
        compare(of(&document.api, &file), of(&spec.api, &adopted)),
        compare(of(&spec.api, &adopted), of(&document.api, &file)),
    ] {
        let matters: Vec<_> =
            comparison.entries.iter().filter(|entry| !entry.code.is_for_readers()).collect();
        assert!(matters.is_empty(), "{matters:#?}");
    }
    let changed = SourceFile::new(
        "pets.yaml",
        adopted.text.replace("operations:\n  listPets", "operations:\n  findPets"),
    );
    let changed_spec = specwright_codegen::read(&changed).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let comparison = compare(of(&document.api, &file), of(&changed_spec.api, &changed));
    let renamed = comparison.entries.iter().find(|entry| entry.code.as_str() == "operation_renamed");
    assert!(
        renamed.is_some_and(|entry| matches!(&entry.softening, Some(Softening::Edit(_)))),
        "{:#?}",
        comparison.entries
    );
}
