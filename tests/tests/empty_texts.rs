//! Empty texts where the vendors' pages call a member required: clients refuse them.

use specwright::{Validate, from_json};

/// The places of what is wrong with a request, given as data.
fn refused<T: Validate + specwright::Model>(json: &str) -> Vec<String> {
    let request: T = from_json(json.as_bytes()).unwrap();
    let found = request.validate().err();
    found.iter().flatten().map(|broken| format!("{} {}", broken.pointer(), broken.rule())).collect()
}

#[test]
fn required_texts_are_not_empty() {
    use baf::operations::CreateApplicant;
    let json = r#"{"firstName":"","lastName":"","phone":"","email":""}"#;
    assert_eq!(refused::<CreateApplicant>(json), ["/firstName length", "/lastName length", "/phone length"]);

    use personr::operations::{CreateApplicant as Create, GenerateToken};
    assert_eq!(
        refused::<GenerateToken>(r#"{"email":"","password":""}"#),
        ["/email length", "/password length"]
    );
    let json = r#"{"email":"","phone":"","flowName":"","nameFirst":""}"#;
    assert_eq!(refused::<Create>(json), ["/email length", "/phone length", "/flowName length"]);

    use verifik::operations::CreateAppRegistration;
    let json = r#"{"project":"","projectFlow":"","email":""}"#;
    assert_eq!(
        refused::<CreateAppRegistration>(json),
        ["/project length", "/projectFlow length", "/email length"]
    );
}

#[test]
fn an_open_enum_takes_other_values_but_no_empty_one() {
    use verifik::operations::CreateProjectFlow;
    let flow = |of: &str| {
        format!(r#"{{"project":"p","type":"{of}","name":"n","target":"personal","status":"draft"}}"#)
    };
    assert_eq!(refused::<CreateProjectFlow>(&flow("onboarding")), [""; 0]);
    assert_eq!(refused::<CreateProjectFlow>(&flow("something new")), [""; 0]);
    assert_eq!(refused::<CreateProjectFlow>(&flow("")), ["/type enum"]);
}
