//! Which of several errors an answer is: the check of specs and the clients decide alike. They share no code, but
//! these answers.

use specwright::{ApiError, Error, ErrorTable, Undocumented, http};
use specwright_codegen::source::SourceFile;

const SPEC: &str = r#"specwright: 1
api: { name: things, title: Things }
servers:
  production: https://api.example.com
error-body: { type: Failure, code: code, message: message }
types:
  Failure:
    loose: true
    members: { code: string, message: string }
operations:
  getThing:
    http: GET /thing
    errors: [Refused, Gone, Conflict, Taken, TakenSomehow, OwnerTaken, ThingTaken, SevenTaken, SomethingTaken, AllTaken]
    out: empty
errors:
  Refused: { status: 4xx }
  Gone: { status: [409, 410] }
  Conflict: { status: 409 }
  Taken: { status: 409, code: Taken }
  TakenSomehow: { status: 4xx, code: Taken }
  OwnerTaken: { status: 409, message: "Thing {id} of {owner} is taken" }
  ThingTaken: { status: 4xx, message: "Thing {id} is taken" }
  SevenTaken: { status: 4xx, message: Thing 7 is taken }
  SomethingTaken: { status: 409, code: Taken, message: "{what} is taken" }
  AllTaken: { status: [409, 422], code: Taken, message: All is taken }
"#;

#[derive(ApiError)]
#[api(error_body(code = "code", message = "message"))]
enum GetThingError {
    #[api(status = 4xx)]
    Refused { error: Error },
    #[api(status(409, 410))]
    Gone { error: Error },
    #[api(status = 409)]
    Conflict { error: Error },
    #[api(status = 409, code = "Taken")]
    Taken { error: Error },
    #[api(status = 4xx, code = "Taken")]
    TakenSomehow { error: Error },
    #[api(status = 409, message = "Thing {id} of {owner} is taken")]
    OwnerTaken {
        #[allow(dead_code, reason = "only recognised here")]
        id: String,
        #[allow(dead_code, reason = "only recognised here")]
        owner: String,
        error: Error,
    },
    #[api(status = 4xx, message = "Thing {id} is taken")]
    ThingTaken {
        #[allow(dead_code, reason = "only recognised here")]
        id: String,
        error: Error,
    },
    #[api(status = 4xx, message = "Thing 7 is taken")]
    SevenTaken { error: Error },
    #[api(status = 409, code = "Taken", message = "{what} is taken")]
    SomethingTaken {
        #[allow(dead_code, reason = "only recognised here")]
        what: String,
        error: Error,
    },
    #[api(status(409, 422), code = "Taken", message = "All is taken")]
    AllTaken { error: Error },
    #[api(other)]
    Other(Undocumented),
}

/// Status, code, message, and the error that it is.
const ANSWERS: [(u16, &str, &str, &str); 20] = [
    (409, "Taken", "All is taken", "AllTaken"),
    (422, "Taken", "All is taken", "AllTaken"),
    (409, "Taken", "Thing 7 is taken", "SomethingTaken"),
    (409, "Taken", "Thing 7 of me is taken", "SomethingTaken"),
    (409, "Taken", "is taken is taken", "SomethingTaken"),
    (409, "Taken", " is taken", "Taken"),
    (409, "Taken", "taken", "Taken"),
    (422, "Taken", "Thing 7 is taken", "SevenTaken"),
    (409, "Else", "Thing 7 is taken", "SevenTaken"),
    (409, "Else", "Thing 7 of me is taken", "OwnerTaken"),
    (409, "Else", "Thing  of  of  is taken", "ThingTaken"),
    (410, "Else", "Thing 7 of me is taken", "ThingTaken"),
    (422, "Taken", "Thing 8 is taken", "ThingTaken"),
    (409, "Else", "Thing  is taken", "Conflict"),
    (410, "Taken", "", "TakenSomehow"),
    (409, "taken", "All is taken", "Conflict"),
    (410, "taken", "All is taken", "Gone"),
    (404, "taken", "All is taken", "Refused"),
    (409, "Else", "Thing 7 is taken is taken", "ThingTaken"),
    (409, "Else", "Thing 7 of 8 of 9 is taken", "OwnerTaken"),
];

fn body(code: &str, message: &str) -> String {
    serde_json::json!({ "code": code, "message": message }).to_string()
}

/// What a spec with this answer as the example of an error is told about it.
fn told(error: &str, answer: &(u16, &str, &str, &str)) -> Vec<String> {
    let (status, code, message, _) = answer;
    let example = format!("example: {{ status: {status}, json: {} }} }}", body(code, message));
    let lines = SPEC.lines().map(|line| match line.starts_with(&format!("  {error}: ")) {
        true => format!("{}, {example}\n", line.trim_end_matches(" }")),
        false => format!("{line}\n"),
    });
    let file = SourceFile::new("things.yaml", lines.collect::<String>());
    let diagnostics = specwright_codegen::read(&file).map_or_else(|errors| errors, |_| Vec::new());
    diagnostics.iter().map(|diagnostic| diagnostic.render(&file)).collect()
}

#[test]
fn clients_take_the_most_specific_error() {
    for answer in &ANSWERS {
        let (status, code, message, expected) = answer;
        let response = http::Response::builder().status(*status).body(body(code, message).into()).unwrap();
        let error = GetThingError::from(Error::from_response("getThing", response));
        assert_eq!(error.documented(), Some(*expected), "{answer:?}");
    }
}

#[test]
fn specs_know_the_same_of_their_examples() {
    let ErrorTable { cases, .. } = GetThingError::TABLE;
    for answer in &ANSWERS {
        let told_of = |name| told(name, answer);
        assert_eq!(told_of(answer.3), Vec::<String>::new(), "{answer:?}");
        for other in cases.iter().map(|case| case.name).filter(|name| *name != answer.3) {
            assert!(!told_of(other).is_empty(), "{answer:?} is no example of {other}");
        }
    }
}
