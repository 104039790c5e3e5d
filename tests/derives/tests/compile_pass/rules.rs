//! What keeps the rules compiles: members that are given, those that may be there, and branches.

#![allow(missing_docs, reason = "the first line of the file says it all")]

use specwright::{Builder, Json, Model, Operation, Validate};

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "POST /guests", out = empty)]
#[api(rule("contact", any(email, phone)))]
#[api(rule("dial-code", when(phone, need(country_code))))]
#[api(rule("names", together(first, last)))]
#[api(rule("alias", at_most_one(nick, alias)))]
#[api(rule("place", one(street, box_)))]
#[api(rule("no-note", when(nick, forbid(note))))]
#[api(rule("kind", when(kind = ["club", "firm"], need(tags))))]
pub struct CreateGuest {
    #[api(json = "email")]
    email: Option<String>,
    #[api(json = "phone")]
    phone: Option<Option<String>>,
    #[api(json = "countryCode")]
    country_code: Option<String>,
    #[api(json = "first")]
    first: Option<String>,
    #[api(json = "last")]
    last: Option<String>,
    #[api(json = "nick")]
    nick: Option<String>,
    #[api(json = "alias")]
    alias: Option<String>,
    #[api(json = "street")]
    street: Option<String>,
    #[api(json = "box")]
    box_: Option<i64>,
    #[api(json = "note")]
    note: Option<Json>,
    #[api(json = "kind")]
    kind: Option<String>,
    #[api(query = "tag")]
    tags: Option<Vec<String>>,
}

#[test]
fn what_keeps_the_rules_is_built() {
    let least = CreateGuest::builder().email("ada@example.com").street("High Street").build();
    assert!(least.validate().is_ok());

    let all = CreateGuest::builder()
        .phone("1")
        .country_code("+1")
        .first("Ada")
        .last("Lovelace")
        .nick("A")
        .box_(3)
        .kind("club")
        .tags(["x"])
        .build();
    assert!(all.validate().is_ok());

    // Known when the program runs: the validator decides.
    let late = CreateGuest::builder()
        .maybe_email(None)
        .maybe_phone(Some("1".to_owned()))
        .maybe_country_code(None)
        .maybe_first(Some("Ada".to_owned()))
        .maybe_nick(Some("A".to_owned()))
        .alias("B")
        .maybe_street(None)
        .note(Json::Null)
        .kind("firm")
        .tags(Vec::<String>::new())
        .build();
    let violations = late.validate().unwrap_err();
    let rules: Vec<_> = violations.iter().map(|violation| violation.rule()).collect();
    assert_eq!(rules, ["dial-code", "names", "alias", "place", "kind"]);

    // Null is absent.
    let null = CreateGuest::builder().phone_null().email("a@b").box_(1).build();
    assert!(null.validate().is_ok());

    // What is called last counts.
    let last = CreateGuest::builder().phone("1").maybe_phone(None).email("a@b").box_(1).build();
    assert!(last.validate().is_ok());
}
