//! A document of Swagger 2.0 and the same document as OpenAPI 3.0 give the same crate.

use specwright_codegen::emit;
use specwright_codegen::source::SourceFile;

fn files(name: &str, text: &str) -> Vec<(String, String)> {
    let file = SourceFile::new(name, text);
    let checked = specwright_codegen::read(&file)
        .unwrap_or_else(|problems| panic!("{name}: {}", problems[0].render(&file)));
    let files = emit(&checked.api, "api", "").files;
    files.into_iter().map(|file| (file.path, file.text)).collect()
}

#[test]
fn swagger_and_openapi_say_the_same() {
    let swagger = files("swagger.json", include_str!("../fixtures/documents/swagger.json"));
    let openapi = files("openapi.yaml", include_str!("../fixtures/documents/swagger_as_openapi.yaml"));
    assert_eq!(swagger.len(), openapi.len());
    for (one, other) in swagger.iter().zip(&openapi) {
        assert_eq!(one, other);
    }
}

#[test]
fn what_is_odd_about_a_document_is_told() {
    let text = r##"{ "swagger": "2.0", "info": { "title": "Odd", "version": "1" }, "host": "api.example.com", "paths": { "/odd": { "post": {
        "operationId": "odd", "schemes": ["http"], "consumes": ["multipart/form-data", "application/json"],
        "parameters": [
            { "name": "list", "in": "query", "type": "array", "items": { "type": "string" }, "collectionFormat": "tsv" },
            { "name": "a", "in": "formData", "type": "string" },
            { "in": "formData", "type": "string" }
        ],
        "responses": { "200": { "description": "ok", "examples": { "text/plain": "x" } } } } } } }"##;
    let file = SourceFile::new("odd.json", text);
    let levels = specwright_codegen::diagnostic::Levels::default();
    let found: Vec<String> =
        specwright_codegen::check(&file, &levels).iter().map(|one| one.message.clone()).collect();
    for part in [
        "goes where the API is",
        "`application/json` is left out",
        "`tsv` is not a way",
        "without a name",
        "no schema",
    ] {
        assert!(found.iter().any(|message| message.contains(part)), "{part}: {found:#?}");
    }
}

#[test]
fn what_is_left_out_is_told() {
    let text = r##"{ "swagger": "2.0", "info": { "title": "Odd", "version": "1" }, "host": "api.example.com", "schemes": ["ws", "HTTP"],
        "paths": { "/odd": { "post": { "operationId": "odd",
        "parameters": [
            { "name": "body", "in": "body", "schema": { "type": "object" } },
            { "name": "a", "in": "formData", "type": "string" }
        ],
        "responses": { "204": { "description": "ok" } } } } } }"##;
    let file = SourceFile::new("odd.json", text);
    let found = specwright_codegen::check(&file, &specwright_codegen::diagnostic::Levels::default());
    for (code, message) in [
        ("openapi_server", "`ws` is not HTTP, and is left out"),
        ("openapi_body", "the operation has a body already, so that this member of a form is left out"),
    ] {
        let is_it = |one: &specwright_codegen::diagnostic::Diagnostic| {
            one.code.as_str() == code && one.message == message
        };
        assert!(found.iter().any(is_it), "{message}: {found:#?}");
    }
}
