//! What a document of OpenAPI says works in the client: one kind of it a test.

use specwright_cli::report::Format;
use specwright_codegen::diagnostic::{Code, Levels, Severity};
use specwright_codegen::source::SourceFile;
use specwright_codegen::{emit, read};

/// The code of a client, without comments and derives.
#[track_caller]
fn client(document: &str) -> String {
    let file = SourceFile::new("api.yaml", document);
    let api = match read(&file) {
        Ok(checked) => checked.api,
        Err(problems) => panic!("{}", Format::Short.render(&file, &problems)),
    };
    let files = emit(&api, "api.yaml", document).files;
    let is_code = |path: &str| path.starts_with("src/types") || path.starts_with("src/operations/");
    let lines = files.iter().filter(|file| is_code(&file.path)).flat_map(|file| file.text.lines());
    let lines = lines.map(str::trim).filter(|line| !line.starts_with("//") && !line.starts_with("#[derive"));
    lines.filter(|line| !line.is_empty() && *line != "#[non_exhaustive]").collect::<Vec<_>>().join("\n")
}

/// A document of these paths and schemas.
fn document(version: &str, paths: &str, schemas: &str) -> String {
    format!(
        "openapi: {version}\ninfo: {{ title: Things, version: '1' }}\nservers: [{{ url: 'https://a.example' }}]\n\
         paths:\n{paths}\ncomponents:\n  schemas:\n{schemas}\n"
    )
}

const NONE: &str = "    Unheard: { type: string }";

/// An operation with this body.
fn with_body(version: &str, body: &str, schemas: &str) -> String {
    let paths = format!(
        "  /things:\n    put:\n      operationId: putThing\n      requestBody: {body}\n      responses: {{ '204': {{ description: None }} }}"
    );
    document(version, &paths, schemas)
}

#[track_caller]
fn holds(code: &str, parts: &[&str]) {
    for part in parts {
        assert!(code.contains(part), "`{part}` is not in\n{code}");
    }
}

#[test]
fn what_no_keyword_names_is_additional() {
    let schemas = "    Thing:\n      type: object\n      properties: { name: { type: string } }\n      unevaluatedProperties: { type: integer }";
    let body = "{ required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }";
    let code = client(&with_body("3.1.0", body, schemas));
    holds(&code, &["pub body: types::Thing,", "#[api(additional)]", "specwright::Map<i64>"]);
}

#[test]
fn one_value_cannot_be_exploded() {
    let paths = "  /labels{label}/matrices{matrix}:\n    get:\n      operationId: getThing\n      parameters:\n      \
                 - { name: label, in: path, required: true, style: label, explode: true, schema: { type: string } }\n      \
                 - { name: matrix, in: path, required: true, style: matrix, explode: true, schema: { type: string } }\n      \
                 responses: { '204': { description: None } }";
    let code = client(&document("3.0.0", paths, NONE));
    holds(&code, &["#[api(path = \"label\", as = label)]", "#[api(path = \"matrix\", as = matrix)]"]);
}

#[test]
fn a_part_of_which_nothing_is_said_is_bytes_since_3_1() {
    let body = "{ required: true, content: { multipart/form-data: { schema: { type: object, required: [a, b, c], \
                properties: { a: {}, b: { type: array, items: {} }, c: {} } }, encoding: { c: { contentType: text/plain } } } } }";
    let newer = client(&with_body("3.1.0", body, NONE));
    holds(&newer, &["pub a: specwright::File,", "pub b: Vec<specwright::File>,", "pub c: String,"]);
    let older = client(&with_body("3.0.0", body, NONE));
    holds(&older, &["pub a: String,"]);
}

#[test]
fn a_body_that_is_said_to_be_optional_may_be_left_out() {
    let body = |required: &str| {
        let content = "content: { application/json: { schema: { type: object, required: [name], properties: { name: { type: string } } } } }";
        format!("{{ {required} {content} }}")
    };
    let said = client(&with_body("3.0.0", &body("required: false,"), NONE));
    holds(&said, &["pub body: Option<types::PutThingBody>,", "pub name: String,"]);
    let unsaid = client(&with_body("3.0.0", &body(""), NONE));
    holds(&unsaid, &["#[api(json = \"name\")]"]);
}

#[test]
fn an_object_of_which_nothing_is_sent_is_sent_empty() {
    let body = "{ required: true, content: { application/json: { schema: { type: object, properties: { id: { type: string, readOnly: true } } } } } }";
    let code = client(&with_body("3.0.0", body, NONE));
    holds(&code, &["#[api(body = json)]", "pub body: types::PutThingBody,", "pub struct PutThingBody {}"]);
}

#[test]
fn in_a_merge_patch_null_takes_away() {
    let schemas = "    Thing:\n      type: object\n      required: [id]\n      properties:\n        id: { type: string }\n        \
                   inner: { $ref: '#/components/schemas/Inner' }\n        \
                   map: { type: object, additionalProperties: { $ref: '#/components/schemas/Inner' } }\n        \
                   list: { type: array, items: { $ref: '#/components/schemas/Inner' } }\n    \
                   Inner: { type: object, properties: { x: { type: string } } }\n    \
                   Alone: { type: object, properties: { y: { type: string } } }";
    let paths = "  /things:\n    patch:\n      operationId: patchThing\n      \
                 requestBody: { required: true, content: { application/merge-patch+json: { schema: { $ref: '#/components/schemas/Thing' } } } }\n      \
                 responses: { '200': { description: It., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }\n  \
                 /others:\n    patch:\n      operationId: patchOther\n      \
                 requestBody: { required: true, content: { application/merge-patch+json: { schema: { $ref: '#/components/schemas/Alone' } } } }\n      \
                 responses: { '204': { description: None } }";
    let code = client(&document("3.0.0", paths, schemas));
    holds(
        &code,
        &[
            "pub struct Thing {\n#[api(name = \"id\")]\npub id: String,\n#[api(name = \"inner\")]\npub inner: Option<Inner>,",
            "pub body: types::ThingPatch,",
            "pub id: String,\n#[api(name = \"inner\")]\npub inner: Option<Option<InnerPatch>>,",
            "pub map: Option<Option<specwright::Map<Option<InnerPatch>>>>,",
            "pub list: Option<Option<Vec<Inner>>>,",
            "#[api(json = \"y\")]\npub y: Option<Option<String>>,",
        ],
    );
}

#[test]
fn base_types_within_base_types_are_told_by_all_their_constants() {
    let schemas = "    Fish:\n      type: object\n      required: [kind, age]\n      properties: { kind: { type: string }, age: { type: integer } }\n      \
                   discriminator: { propertyName: kind, mapping: { shark: '#/components/schemas/Shark', salmon: '#/components/schemas/Salmon' } }\n    \
                   Salmon:\n      required: [kind]\n      properties: { kind: { type: string, enum: [salmon] }, friends: { type: array, items: { $ref: '#/components/schemas/Fish' } } }\n      \
                   allOf: [{ $ref: '#/components/schemas/Fish' }]\n    \
                   Shark:\n      required: [kind, sort]\n      properties: { kind: { type: string, enum: [shark] }, sort: { type: string } }\n      \
                   discriminator: { propertyName: sort, mapping: { saw: '#/components/schemas/SawShark' } }\n      allOf: [{ $ref: '#/components/schemas/Fish' }]\n    \
                   SawShark:\n      required: [sort]\n      properties: { sort: { type: string, enum: [saw] } }\n      allOf: [{ $ref: '#/components/schemas/Shark' }]";
    let body = "{ required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Fish' } } } }";
    let code = client(&with_body("3.0.0", body, schemas));
    holds(
        &code,
        &[
            "#[api(union)]\npub enum Fish {",
            "SawShark(SawShark),",
            "#[api(fixed(\"kind\" = \"shark\", \"sort\" = \"saw\"))]\n#[api(into = Fish)]\npub struct SawShark {",
            "#[api(fixed(\"kind\" = \"salmon\"))]\n#[api(into = Fish)]\npub struct Salmon {",
        ],
    );
}

/// The base itself is the union of its subtypes; a component that adds nothing to it is one of these.
#[test]
fn what_is_all_of_a_base_and_no_more_is_a_subtype() {
    let tags = "discriminator: { propertyName: kind, mapping: { sms: '#/components/schemas/Simple', voice: '#/components/schemas/Simple', push: '#/components/schemas/Push' } }";
    let body = format!(
        "{{ oneOf: [{{ $ref: '#/components/schemas/Simple' }}, {{ $ref: '#/components/schemas/Push' }}], {tags} }}"
    );
    let schemas = format!(
        "    Method: {{ type: object, properties: {{ kind: {{ type: string }}, status: {{ type: string }} }}, {tags} }}\n    \
         Simple: {{ allOf: [{{ $ref: '#/components/schemas/Method' }}] }}\n    \
         Push: {{ allOf: [{{ $ref: '#/components/schemas/Method' }}, {{ type: object, properties: {{ key: {{ type: string }} }} }}] }}\n"
    );
    let code = client(&with_body("3.0.3", &json_body(&body), &schemas));
    holds(&code, &["pub struct Simple {", "#[api(tag(\"sms\", \"voice\"))]", "Simple(Simple)"]);
    // Beside its subtypes, a base is what it says itself.
    let body = body.replace("schemas/Simple", "schemas/Method");
    let schemas = schemas.replace("schemas/Simple", "schemas/Method");
    let code = client(&with_body("3.0.3", &json_body(&body), &schemas));
    holds(&code, &["#[api(tag(\"sms\", \"voice\"))]\nMethod(", "pub struct Push {"]);
}

/// As Discord's and others' documents have it: `invalid_form` in one response, 50035 in another.
#[test]
fn the_code_of_an_error_may_be_a_text_or_a_number() {
    let schemas = "    Problem:\n      type: object\n      required: [code, message]\n      properties:\n        \
                   code: { oneOf: [{ type: string }, { type: integer }] }\n        message: { type: string }";
    let paths = "  /things:\n    get:\n      operationId: getThings\n      responses:\n        '204': { description: None }\n        \
                 '400': { description: Bad, content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }";
    let text = document("3.1.0", paths, schemas);
    let file = SourceFile::new("api.yaml", text.as_str());
    let api = read(&file).unwrap_or_else(|problems| panic!("{}", Format::Short.render(&file, &problems))).api;
    let files = emit(&api, "api.yaml", &text).files;
    let text: String = files.iter().map(|file| file.text.as_str()).collect();
    assert!(text.contains(".code(\"code\")"), "{text}");
}

#[test]
fn a_server_whose_variable_is_more_than_a_host_is_at_its_default() {
    let text = document("3.1.0", "  /things: { get: { operationId: getThings, responses: { '204': { description: None } } } }", NONE)
        .replace(
            "{ url: 'https://a.example' }",
            "{ url: 'https://{where}/v2/{stage}', variables: { where: { default: a.example/api, enum: [a.example/api, b.example] }, stage: { default: live } } }",
        );
    let file = SourceFile::new("api.yaml", text.as_str());
    let api = read(&file).unwrap_or_else(|problems| panic!("{}", Format::Short.render(&file, &problems))).api;
    let files = emit(&api, "api.yaml", &text).files;
    let text: String = files.iter().map(|file| file.text.as_str()).collect();
    assert!(text.contains("https://a.example/api/v2/{stage}"), "{text}");
}

#[test]
fn an_open_enum_can_be_a_tag() {
    let schemas = "    Kind: { anyOf: [{ type: string }, { type: string, enum: [golden] }] }\n    \
                   Dog:\n      type: object\n      required: [kind]\n      properties: { kind: { allOf: [{ $ref: '#/components/schemas/Kind' }] }, weight: { type: integer } }\n      \
                   discriminator: { propertyName: kind, mapping: { golden: '#/components/schemas/Golden' } }\n    \
                   Golden:\n      required: [kind]\n      properties: { kind: { type: string, enum: [golden] } }\n      allOf: [{ $ref: '#/components/schemas/Dog' }]";
    let body =
        "{ required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Dog' } } } }";
    let code = client(&with_body("3.0.0", body, schemas));
    holds(
        &code,
        &["#[api(union(tag = \"kind\"))]\npub enum Dog {\n#[api(tag = \"golden\")]\nGolden(Golden),"],
    );
}

#[test]
fn a_caller_says_which_of_several_bodies_is_sent() {
    let images = "{ required: true, content: { image/png: { schema: { type: string, format: binary } }, image/jpeg: { schema: { type: string, format: binary } } } }";
    let code = client(&with_body("3.0.0", images, NONE));
    holds(
        &code,
        &["#[api(bytes = \"image/png\")]\nPng(specwright::File),", "#[api(bytes = \"image/jpeg\")]"],
    );
    let json = "{ required: true, content: { application/json: { schema: { type: object, properties: { a: { type: string } } } }, \
                application/json-patch+json: { schema: { type: array, items: { type: object } } }, \
                text/json: { schema: { type: object, properties: { a: { type: string } } } }, application/octet-stream: {} } }";
    let code = client(&with_body("3.0.0", json, NONE));
    holds(
        &code,
        &[
            "#[api(json)]\nJson(types::PutThingBody",
            "#[api(json, media = \"application/json-patch+json\")]\nJsonPatchJson(",
            "#[api(bytes = \"application/octet-stream\")]\nBytes(specwright::File),",
        ],
    );
    assert!(!code.contains("text/json"), "the same JSON under another name\n{code}");
    let many: String = (0..8).map(|n| format!("video/v{n}: {{}}, ")).collect();
    let code = client(&with_body("3.0.0", &format!("{{ required: true, content: {{ {many} }} }}"), NONE));
    holds(&code, &["#[api(body(media = \"video/*\"))]", "pub body: specwright::File,"]);
}

#[test]
fn what_has_a_media_type_of_its_own_is_bytes() {
    let body = "{ required: true, content: { application/json: { schema: { contentMediaType: application/json } } } }";
    let code = client(&with_body("3.1.0", body, NONE));
    holds(&code, &["#[api(body(media = \"application/json\"))]", "#[api(body = bytes)]"]);
    let body = "{ required: true, content: { '*/*': { schema: { contentMediaType: '*/*' } } } }";
    let code = client(&with_body("3.1.0", body, NONE));
    holds(&code, &["#[api(body(media = \"*/*\"))]", "pub body: specwright::File,"]);
}

#[test]
fn credentials_that_no_operation_asks_for_are_told() {
    let told = |security: &str| {
        let paths = "  /things:\n    get: { operationId: list, responses: { '204': { description: Done } } }";
        let text = document("3.0.0", paths, NONE)
            + "  securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }\n"
            + security;
        let file = SourceFile::new("api.yaml", text.as_str());
        Format::Short.render(&file, &specwright_codegen::check(&file, &Levels::default()))
    };
    assert!(told("").contains("no operation says that it needs a credential"), "{}", told(""));
    assert_eq!(told("security: [{ key: [] }]\n"), "");
    assert_eq!(told("security: []\n"), "");
}

/// As Discord's document says files.
#[test]
fn what_is_encoded_as_binary_is_bytes() {
    let body = "{ required: true, content: { multipart/form-data: { schema: { type: object, properties: { \
                'files[0]': { type: string, contentEncoding: binary } } } } } }";
    let code = client(&with_body("3.1.0", body, NONE));
    holds(&code, &["#[api(part = \"files[0]\")]\npub files_0: Option<specwright::File>,"]);
    let body =
        "{ required: true, content: { image/png: { schema: { type: string, contentEncoding: binary } } } }";
    let code = client(&with_body("3.1.0", body, NONE));
    holds(&code, &["#[api(body(media = \"image/png\"))]", "pub body: specwright::File,"]);
}

/// An object that is a part is JSON by what OpenAPI says of forms, so that nobody is told.
#[test]
fn an_object_that_is_a_part_is_json() {
    let body = "{ required: true, content: { multipart/form-data: { schema: { type: object, properties: { \
                attributes: { type: object, required: [parent], properties: { parent: { type: object, properties: { id: { type: string } } } } } } } } } }";
    let text = with_body("3.0.0", body, NONE);
    holds(&client(&text), &["#[api(part = \"attributes\", as = json)]"]);
    let file = SourceFile::new("api.yaml", text.as_str());
    let told = specwright_codegen::check(&file, &Levels::default());
    assert!(!told.iter().any(|note| note.code == Code::OpenapiParameter), "{told:?}");
}

/// `form` is the style of cookies, and either `explode` has one that says it.
#[test]
fn lists_and_objects_in_cookies_are_written_as_they_say() {
    let cookie = |name: &str, explode: bool, schema: &str| {
        format!("{{ name: {name}, in: cookie, style: form, explode: {explode}, schema: {schema} }}")
    };
    let point = "{ type: object, properties: { x: { type: integer } } }";
    let list = "{ type: array, items: { type: integer } }";
    let cookies =
        [("ids", false, list), ("tags", true, list), ("near", false, point), ("place", true, point)];
    let cookies = cookies.map(|(name, explode, schema)| cookie(name, explode, schema)).join(", ");
    let paths = format!(
        "  /seen:\n    get:\n      operationId: getSeen\n      parameters: [{cookies}]\n      responses: {{ '204': {{ description: None }} }}"
    );
    let text = document("3.1.0", &paths, NONE);
    let code = client(&text);
    holds(&code, &["cookie = \"ids\", as = comma", "cookie = \"tags\"", "cookie = \"near\", as = comma"]);
    holds(&code, &["cookie = \"place\", as = spread"]);
    let told = specwright_codegen::check(&SourceFile::new("api.yaml", text), &Levels::default());
    assert!(!told.iter().any(|note| note.code == Code::OpenapiParameter), "{told:?}");
}

#[test]
fn operations_of_one_path_and_method_are_all_exported() {
    let operation = |name: &str| {
        format!("    get: {{ operationId: {name}, responses: {{ '204': {{ description: None }} }} }}")
    };
    let paths = format!("  /things#all:\n{}\n  /things#some:\n{}", operation("getAll"), operation("getSome"));
    let text = document("3.0.0", &paths, NONE);
    let api = read(&SourceFile::new("api.yaml", text.as_str())).unwrap().api;
    let exported = specwright_codegen::export::openapi::document(&api);
    let written = exported.to_pretty_text();
    assert_eq!(
        exported.to_value()["paths"].as_object().unwrap().len(),
        written.matches("\"operationId\"").count()
    );
    let again = read(&SourceFile::new("again.json", written.as_str())).unwrap().api;
    let names: Vec<&str> = again.operations.iter().map(|operation| operation.name.as_str()).collect();
    assert_eq!(names, ["getAll", "getSome"]);
}

#[test]
fn what_only_says_which_members_are_needed_is_a_rule() {
    let schemas = "    Contact:\n      type: object\n      properties: { mail: { type: string }, phone: { type: string }, \
                   street: { type: string }, city: { type: string }, note: { type: string }, sms: { type: string }, from: { type: string } }\n      \
                   anyOf: [{ required: [mail] }, { required: [phone] }]\n      \
                   dependentRequired: { street: [city], city: [street], note: [from] }\n      not: { required: [sms, from] }";
    let body = "{ required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Contact' } } } }";
    let of_inputs = client(&with_body("3.1.0", body, schemas));
    holds(
        &of_inputs,
        &[
            "#[api(rule(\"any-mail-phone\", any(mail, phone)))]",
            "#[api(rule(\"together-city-street\", together(city, street)))]",
            "#[api(rule(\"note-need-from\", when(note, need(from))))]",
        ],
    );
    // `from` is needed by one rule, so that another must not keep it away.
    assert!(!of_inputs.contains("at_most_one"), "{of_inputs}");
    let paths = "  /contacts:\n    post:\n      operationId: addContacts\n      requestBody: { required: true, content: { application/json: \
                 { schema: { type: array, items: { $ref: '#/components/schemas/Contact' } } } } }\n      \
                 responses: { '204': { description: None } }";
    let of_type = client(&document("3.1.0", paths, schemas));
    holds(&of_type, &["pub struct Contact {", "#[api(rule(\"any-mail-phone\", any(mail, phone)))]"]);
}

#[test]
fn of_a_body_that_may_be_left_out_no_member_is_needed() {
    let schemas = "    Contact:\n      type: object\n      properties: { mail: { type: string }, phone: { type: string } }\n      \
                   oneOf: [{ required: [mail] }, { required: [phone] }]";
    let content = "content: { application/json: { schema: { $ref: '#/components/schemas/Contact' } } }";
    let optional = client(&with_body("3.0.0", &format!("{{ {content} }}"), schemas));
    assert!(optional.contains("pub mail: Option<String>") && !optional.contains("rule("), "{optional}");
    let demanded = client(&with_body("3.0.0", &format!("{{ required: true, {content} }}"), schemas));
    holds(&demanded, &["#[api(rule(\"one-mail-phone\", one(mail, phone)))]"]);
}

#[test]
fn a_text_or_bytes_may_come_in_place_of_json() {
    let paths = "  /things:\n    get:\n      operationId: getThings\n      responses:\n        '200':\n          description: All\n          content:\n            \
                 application/json: { schema: { type: array, items: { type: string } } }\n            \
                 text/csv: { schema: { type: string } }\n            \
                 application/pdf: { schema: { type: string, format: binary } }\n            \
                 text/json: { schema: { type: array, items: { type: string } } }";
    let code = client(&document("3.0.0", paths, NONE));
    holds(
        &code,
        &[
            "Json(status = 200, json = Vec<String>)",
            "Csv(status = 200, text, media = \"text/csv\")",
            "Pdf(status = 200, bytes, media = \"application/pdf\")",
        ],
    );
}

#[test]
fn numbers_between_two_whole_ones_keep_both_ends() {
    let schemas = "    Share: { type: number, exclusiveMinimum: 0, exclusiveMaximum: 1 }";
    let body = "{ required: true, content: { application/json: { schema: { type: object, required: [share], properties: \
                { share: { $ref: '#/components/schemas/Share' } } } } } }";
    holds(&client(&with_body("3.1.0", body, schemas)), &["range(above = 0, below = 1)"]);
}

#[test]
fn what_is_weaker_stands_in_the_documentation() {
    let schemas = "    Thing:\n      type: object\n      properties: { tags: { type: array, uniqueItems: true, items: { type: string } } }";
    let body = "{ required: true, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Thing' } } } } }";
    let file = SourceFile::new("api.yaml", with_body("3.0.0", body, schemas));
    let checked = read(&file).unwrap();
    let files = emit(&checked.api, "api.yaml", &file.text).files;
    let types = files.iter().find(|file| file.path == "src/types.rs").unwrap();
    holds(
        &types.text,
        &[
            "/// The document says more: `uniqueItems` is not checked here.\n    #[api(name = \"tags\")]\n    pub tags",
        ],
    );
}

/// What no number of Rust holds is left to the documentation; the rest of the API is there.
#[test]
fn limits_beyond_all_numbers_are_not_checked() {
    let schemas = "    Thing:\n      type: object\n      additionalProperties: { type: number, maximum: 1.8e309 }\n      \
                   properties:\n        size: { type: number, minimum: -1e400, multipleOf: 1e400 }\n        \
                   small: { type: number, exclusiveMinimum: 1e-400, maximum: 7.5 }";
    let body = "{ required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }";
    let code = client(&with_body("3.1.0", body, schemas));
    assert!(code.contains("range(max = 7.5)") && !code.contains("multiple_of"), "{code}");
}

/// A base that is reached twice is one part of the whole: nothing is merged again for each way that leads to it.
#[test]
fn bases_that_are_reached_in_many_ways_are_merged_once() {
    let mut schemas = "    Base15: { type: object, properties: { name: { type: string } } }\n".to_owned();
    for at in (0..15).rev() {
        let base = at + 1;
        schemas.push_str(&format!(
            "    Base{at}: {{ allOf: [{{ $ref: '#/components/schemas/Left{at}' }}, {{ $ref: '#/components/schemas/Base{base}' }}] }}\n    \
             Left{at}: {{ allOf: [{{ $ref: '#/components/schemas/Base{base}' }}, {{ type: object, properties: {{ left{at}: {{ type: string }} }} }}] }}\n"
        ));
    }
    let body = "{ required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Base0' } } } }";
    let code = client(&with_body("3.0.3", body, &schemas));
    assert!(
        code.contains("pub name: Option<String>") && code.contains("pub left14: Option<String>"),
        "{code}"
    );
}

/// A request body of components that each extend the next by a member.
fn chain_of(length: usize) -> String {
    let mut schemas = format!("    Base{length}: {{ type: object }}\n");
    for at in 0..length {
        let base = at + 1;
        schemas.push_str(&format!(
            "    Base{at}: {{ allOf: [{{ $ref: '#/components/schemas/Base{base}' }}, {{ type: object, properties: {{ a{at}: {{ type: string }} }} }}] }}\n"
        ));
    }
    with_body("3.0.3", &json_body("{ $ref: '#/components/schemas/Base0' }"), &schemas)
}

fn json_body(schema: &str) -> String {
    format!("{{ required: true, content: {{ application/json: {{ schema: {schema} }} }} }}")
}

#[test]
fn schemas_may_extend_each_other_many_times() {
    holds(&client(&chain_of(200)), &["pub a0: Option<String>", "pub a199: Option<String>"]);
}

/// As every other hostile document, one whose schemas are parts of each other without an end in sight is an error.
#[test]
fn schemas_can_be_parts_of_each_other_to_a_depth() {
    let file = SourceFile::new("api.yaml", chain_of(5000));
    let found = specwright_codegen::check(&file, &Levels::default());
    assert!(found.iter().any(|problem| problem.message.contains("more than 1000 deep")), "{found:?}");
}

const DEEPER: &str = "come to more than 256 combinations";

/// The notes on a document that gives a client.
#[track_caller]
fn notes_of(document: &str) -> Vec<String> {
    let file = SourceFile::new("api.yaml", document);
    let found = specwright_codegen::check(&file, &Levels::default());
    assert!(
        found.iter().all(|problem| problem.severity != Severity::Error),
        "{}",
        Format::Short.render(&file, &found)
    );
    found.into_iter().map(|problem| problem.message).collect()
}

/// Each of these is two of the next with a member of its own: more than a thousand million objects.
#[test]
fn alternatives_within_alternatives_are_told_apart_to_a_number() {
    let mut schemas = String::new();
    for at in 0..30 {
        let next = at + 1;
        for side in ["x", "y"] {
            schemas.push_str(&format!(
                "    S{at}{side}: {{ allOf: [{{ type: object, properties: {{ m{at}{side}: {{ type: string }} }} }}, \
                 {{ oneOf: [{{ $ref: '#/components/schemas/S{next}x' }}, {{ $ref: '#/components/schemas/S{next}y' }}] }}] }}\n"
            ));
        }
    }
    schemas.push_str("    S30x: { type: object, required: [x], properties: { x: { type: string } } }\n");
    schemas.push_str("    S30y: { type: object, required: [y], properties: { y: { type: string } } }\n");
    let document = with_body("3.1.0", &json_body("{ $ref: '#/components/schemas/S0x' }"), &schemas);
    let notes = notes_of(&document);
    assert!(notes.iter().any(|note| note.contains(DEEPER)), "{notes:?}");
    holds(&client(&document), &["pub struct S0xS1yS2yS3yS4yS5yS6yS7y {", "pub m0x: Option<String>"]);
}

/// Whether null fits, and whether a tag does, is asked of each alternative once.
#[test]
fn alternatives_that_share_theirs_are_asked_once() {
    let mut schemas = String::new();
    for at in 0..40 {
        let next = at + 1;
        for side in ["x", "y"] {
            schemas.push_str(&format!(
                "    S{at}{side}: {{ oneOf: [{{ $ref: '#/components/schemas/S{next}x' }}, {{ $ref: '#/components/schemas/S{next}y' }}] }}\n"
            ));
        }
    }
    schemas.push_str("    S40x: { type: string }\n    S40y: { type: string, format: date }\n");
    for (name, side) in [("P", "x"), ("Q", "y")] {
        schemas.push_str(&format!(
            "    {name}: {{ type: object, required: [t], properties: {{ t: {{ $ref: '#/components/schemas/S0{side}' }}, {name}: {{ type: string }} }} }}\n"
        ));
    }
    let both = "{ discriminator: { propertyName: t }, oneOf: [{ $ref: '#/components/schemas/P' }, { $ref: '#/components/schemas/Q' }] }";
    notes_of(&with_body("3.1.0", &json_body(both), &schemas));
}

/// What a schema extends may have it among its own alternatives, and a list may be a list of itself.
#[test]
fn schemas_that_extend_themselves_end() {
    let schemas = "    S: { type: object, properties: { m: { type: string } }, oneOf: [{ allOf: [{ $ref: '#/components/schemas/S' }, { type: object, properties: { x: { type: string } }, required: [x] }] }, { type: object, properties: { leaf: { type: string } }, required: [leaf] }] }\n    \
                   Alone: { type: object, properties: { m: { type: string } }, oneOf: [{ $ref: '#/components/schemas/Alone' }] }\n    \
                   Lists: { type: array, items: { allOf: [{ $ref: '#/components/schemas/Lists' }, { minItems: 1 }] } }";
    let all = "{ type: object, properties: { s: { $ref: '#/components/schemas/S' }, a: { $ref: '#/components/schemas/Alone' }, l: { $ref: '#/components/schemas/Lists' } } }";
    let document = with_body("3.1.0", &json_body(all), schemas);
    notes_of(&document);
    holds(&client(&document), &["pub x: String", "pub leaf: String"]);
}

/// Each of the first schema's members is another set of the others: as many as there are sets.
#[test]
fn members_that_are_declared_in_many_ways_are_any_value_in_the_end() {
    let mut schemas =
        "    Q0: { type: object, properties: { a: { allOf: [{ $ref: '#/components/schemas/Q0' }, { $ref: '#/components/schemas/Q1' }] }, b: { allOf: [{ $ref: '#/components/schemas/Q0' }] } } }\n"
            .to_owned();
    for at in 1..30 {
        let next = at + 1;
        schemas.push_str(&format!(
            "    Q{at}: {{ type: object, properties: {{ a: {{ allOf: [{{ $ref: '#/components/schemas/Q{next}' }}] }}, b: {{ allOf: [{{ $ref: '#/components/schemas/Q{next}' }}] }} }} }}\n"
        ));
    }
    schemas.push_str("    Q30: { type: object, properties: { z: { type: string } } }\n");
    let body =
        json_body("{ allOf: [{ $ref: '#/components/schemas/Q0' }, { $ref: '#/components/schemas/Q1' }] }");
    let notes = notes_of(&with_body("3.1.0", &body, &schemas));
    assert!(notes.iter().any(|note| note.contains("in too many ways")), "{notes:?}");
}

/// As some documents of OpenAPI 3 have it that were of Swagger 2.0 once.
#[test]
fn a_header_may_be_its_own_schema() {
    let paths = "  /things:\n    get:\n      operationId: getThing\n      responses:\n        '200':\n          description: All.\n          \
                 headers: { X-Left: { description: How many are left., type: integer, minimum: 0 } }\n          \
                 content: { application/json: { schema: { type: string } } }";
    let document = document("3.0.3", paths, NONE);
    holds(&client(&document), &["pub x_left: Option<"]);
    assert!(!client(&document).contains("pub x_left: Option<String>"), "{}", client(&document));
    assert_eq!(notes_of(&document), Vec::<String>::new());
}

/// Such as speech, which comes as a file unless a request asks for events.
#[test]
fn bytes_that_may_come_as_events_come_whole() {
    let paths = |members: &str| {
        format!(
            "  /speech:\n    post:\n      operationId: speak\n      \
             requestBody: {{ required: true, content: {{ application/json: {{ schema: {{ type: object, properties: {{ text: {{ type: string }}{members} }} }} }} }} }}\n      \
             responses:\n        '200':\n          description: All.\n          content:\n            \
             application/octet-stream: {{ schema: {{ type: string, format: binary }} }}\n            \
             text/event-stream: {{ schema: {{ type: object, properties: {{ part: {{ type: string }} }} }} }}"
        )
    };
    let alone = document("3.1.0", &paths(""), NONE);
    holds(&client(&alone), &["out(bytes, media = \"application/octet-stream\")"]);
    assert_eq!(notes_of(&alone), ["`text/event-stream` is left out: `application/octet-stream` is taken"]);
    let asked = document("3.1.0", &paths(", stream: { type: boolean }"), NONE);
    let asked_for = client(&asked);
    holds(&asked_for, &["bytes, media = \"application/octet-stream\"", "events = "]);
    assert_eq!(notes_of(&asked), Vec::<String>::new());
}
