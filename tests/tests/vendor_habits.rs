//! What vendors write in documents, and what a person would make of it.

use specwright_codegen::source::SourceFile;
use specwright_codegen::{Checked, read};

#[track_caller]
fn checked(name: &str, document: &str) -> Checked {
    let file = SourceFile::new(name, document);
    read(&file).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn with_servers(servers: &str, of_operation: &str) -> Checked {
    checked(
        "api.yaml",
        &format!(
            "openapi: 3.0.0\ninfo: {{ title: Things, version: '1' }}\nservers: [{servers}]\npaths:\n  /things:\n    get:\n      \
             operationId: listThings\n      servers: [{of_operation}]\n      responses: {{ '204': {{ description: None }} }}\n"
        ),
    )
}

fn urls(checked: &Checked) -> Vec<&str> {
    checked.api.servers.iter().map(|server| server.url.as_str()).collect()
}

fn unencrypted(checked: &Checked) -> usize {
    checked.warnings.iter().filter(|note| note.message.contains("has no encryption")).count()
}

#[test]
fn the_default_server_is_the_encrypted_one_of_the_same_address() {
    let plain = "{ url: 'http://a.example/v1/' }";
    let other = "{ url: 'https://b.example' }";
    let encrypted = "{ url: 'https://a.example/v1' }";
    for (servers, expected, told) in [
        (
            [plain, other, encrypted].join(", "),
            vec!["https://a.example/v1", "http://a.example/v1", "https://b.example"],
            0,
        ),
        // Another host is another server.
        ([plain, other].join(", "), vec!["http://a.example/v1", "https://b.example"], 1),
        (
            [other, plain, encrypted].join(", "),
            vec!["https://b.example", "http://a.example/v1", "https://a.example/v1"],
            0,
        ),
        ("{ url: 'http://localhost:8080' }".to_owned(), vec!["http://localhost:8080"], 0),
        ("{ url: 'http://127.0.0.1' }".to_owned(), vec!["http://127.0.0.1"], 0),
    ] {
        let checked = with_servers(&servers, "");
        assert_eq!(urls(&checked), expected, "{servers}");
        assert_eq!(unencrypted(&checked), told, "{servers}");
    }
}

#[test]
fn the_server_of_an_operation_is_the_encrypted_one_as_well() {
    let own = "{ url: 'http://c.example' }, { url: 'https://c.example' }";
    let checked = with_servers("{ url: 'https://a.example' }", own);
    assert_eq!(urls(&checked), ["https://a.example", "https://c.example"]);
    assert_eq!(unencrypted(&checked), 0);
    let checked = with_servers("{ url: 'https://a.example' }", "{ url: 'http://c.example' }");
    assert_eq!(unencrypted(&checked), 1);
}

/// Operations with the statuses, words and bodies of their errors, and the names of these.
fn errors(operations: &[&[(u16, &str, &str)]]) -> Vec<String> {
    let mut paths = String::new();
    for errors in operations {
        let name: Vec<String> = errors.iter().map(|(status, words, _)| format!("{status}{words}")).collect();
        let name: String = name.concat().chars().filter(char::is_ascii_alphanumeric).collect();
        paths.push_str(&format!(
            "  /{name}:\n    get:\n      operationId: get{name}\n      responses:\n        '204': {{ description: None }}\n"
        ));
        for (status, words, body) in *errors {
            let content = match body.is_empty() {
                true => String::new(),
                false => format!(
                    ", content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/{body}' }} }} }}"
                ),
            };
            paths.push_str(&format!("        '{status}': {{ description: '{words}'{content} }}\n"));
        }
    }
    let document = format!(
        "openapi: 3.0.0\ninfo: {{ title: Things, version: '1' }}\nservers: [{{ url: 'https://a.example' }}]\npaths:\n{paths}\
         components:\n  schemas:\n    Common: {{ type: object, properties: {{ code: {{ type: string }} }} }}\n    \
         Locked: {{ type: object, properties: {{ by: {{ type: string }} }} }}\n"
    );
    let checked = checked("api.yaml", &document);
    let mut names: Vec<String> = checked.api.errors.iter().map(|error| error.name.clone()).collect();
    names.sort();
    names
}

#[test]
fn an_error_whose_status_has_no_name_has_that_of_the_document() {
    let one: &[_] = &[(404, "NoSuchThing", ""), (480, "ThingInUse", ""), (481, "too_many", "")];
    assert_eq!(errors(&[one]), ["NotFound", "ThingInUse", "TooMany"]);
    // A word of a language is no name, nor is a sentence.
    assert_eq!(errors(&[&[(480, "Missing", ""), (481, "It is missing.", "")]]), ["Status480", "Status481"]);
    // A name with several statuses says which, in any order of operations.
    let (two, three): (&[_], &[_]) =
        (&[(480, "Gone_away", ""), (481, "ThingInUse", "")], &[(482, "NotThere", "")]);
    let expected = ["GoneAway", "NotFound", "NotThere", "ThingInUse480", "ThingInUse481", "TooMany"];
    assert_eq!(errors(&[one, two, three]), expected);
    assert_eq!(errors(&[three, two, one]), expected);
}

#[test]
fn an_error_whose_status_has_no_name_has_that_of_its_body() {
    let common: &[_] = &[(400, "Bad", "Common"), (404, "Missing", "Common"), (409, "Clash", "Common")];
    assert_eq!(
        errors(&[common, &[(480, "Somebody has it.", "Locked"), (481, "Odd.", "Common")]]),
        ["BadRequest", "Conflict", "Locked", "NotFound", "Status481"]
    );
    // What two errors of the operation have is the name of neither.
    assert_eq!(
        errors(&[common, &[(480, "Somebody has it.", "Locked"), (481, "Odd.", "Locked")]]),
        ["BadRequest", "Conflict", "NotFound", "Status480", "Status481"]
    );
}

#[test]
fn what_callers_set_has_the_plain_name_where_a_constant_shares_it() {
    let document = "openapi: 3.0.0\ninfo: { title: Things, version: '1' }\nservers: [{ url: 'https://a.example' }]\npaths:\n  \
        /things:\n    post:\n      operationId: addThing\n      parameters:\n        \
        - { name: kind, in: query, required: true, schema: { type: string, enum: [thing] } }\n      \
        requestBody: { required: true, content: { application/json: { schema: { type: object, required: [kind], \
        properties: { kind: { type: string } } } } } }\n      responses: { '204': { description: None } }\n";
    let checked = checked("api.yaml", document);
    let keys = |operation: &specwright_codegen::ir::Operation| -> Vec<(String, bool)> {
        let members = operation.members.iter().map(|input| &input.member);
        members.map(|member| (member.wire_name.clone(), member.constant.is_some())).collect()
    };
    let found = keys(&checked.api.operations[0]);
    assert_eq!(found, [("query.kind".to_owned(), true), ("kind".to_owned(), false)]);
    // The spec that is written of it says the same.
    let spec = SourceFile::new("spec.yaml", specwright_codegen::adopt(&checked));
    assert_eq!(keys(&read(&spec).unwrap().api.operations[0]), found);
}

#[test]
fn a_reference_of_swagger_that_leads_nowhere_is_told_as_it_is_written() {
    let document = "swagger: '2.0'\ninfo: { title: Things, version: '1' }\nhost: a.example\npaths:\n  /things:\n    post:\n      \
        operationId: addThing\n      parameters: [{ $ref: '#/parameters/Gone' }]\n      \
        responses: { '204': { description: None }, '400': { $ref: '#/responses/Bad' } }\n    get:\n      \
        operationId: getThing\n      responses: { '200': { description: It, schema: { $ref: '#/definitions/Thing' } } }\n  \
        /ping:\n    get: { operationId: ping, responses: { '204': { description: None }, '404': { $ref: '#/responses/Bad' } } }\n";
    let file = SourceFile::new("api.yaml", document);
    let told = match read(&file) {
        Ok(checked) => checked.warnings,
        Err(problems) => problems,
    };
    let told: Vec<String> = told.iter().map(|problem| problem.message.clone()).collect();
    let told = told.join("\n");
    for written in ["`#/parameters/Gone`", "`#/definitions/Thing`", "`#/responses/Bad`"] {
        assert!(told.contains(written), "{written} is not in\n{told}");
    }
    assert!(!told.contains("components"), "{told}");
}
