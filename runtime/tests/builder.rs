//! Setters, states and endings that `Builder` gives.
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use specwright::{Builder, Client, Json, Map, Model, Operation, Unknown, Validate, bytes::Bytes, http};

/// A person.
#[derive(Clone, PartialEq, Model, Validate, Builder)]
#[non_exhaustive]
struct Person {
    name: String,
    age: i64,
    #[api(nullable)]
    email: Option<String>,
    phone: Option<Option<String>>,
    tags: Vec<String>,
    #[api(name = "bestFriend")]
    best_friend: Option<Box<Person>>,
    friends: Option<Vec<Person>>,
    scores: Map<f64>,
    sex: Option<Sex>,
    #[api(additional)]
    more: Map<Json>,
}

#[derive(Clone, PartialEq, Eq, Hash, Model, Validate)]
enum Sex {
    #[api(value = "f")]
    Female,
    #[api(unknown)]
    Unknown(Unknown<String>),
}

#[derive(Clone, PartialEq, Model, Validate, Builder)]
struct Nothing {
    note: Option<String>,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "POST /people/{id}", out(json = Person))]
struct CreatePerson {
    #[api(path = "id")]
    id: i64,
    #[api(body = json)]
    person: Person,
}

fn json(value: &impl specwright::Model) -> String {
    specwright::to_json(value).unwrap()
}

/// The values that must be there, in any order.
macro_rules! least {
    () => {
        Person::builder().age(3).tags(["a", "b"]).name("Ada").email_null().scores([("x", 1)])
    };
}

#[test]
fn required_members_come_in_any_order() {
    let person = least!().build();
    assert_eq!(json(&person), r#"{"name":"Ada","age":3,"email":null,"tags":["a","b"],"scores":{"x":1.0}}"#);
    let again = Person::builder().name("Bob").name(String::from("Ada")).email("x").email_null();
    let again =
        again.scores(vec![(String::from("x"), 1.0)]).tags(vec![String::from("a"), "b".into()]).age(3_i32);
    assert_eq!(again.build(), person, "the last one wins");
}

#[test]
fn integers_of_any_width_are_taken() {
    let letters = "abc".len();
    let person = least!().age(letters).build();
    assert_eq!(person.age, 3);
    let ages = [i64::from(7_u8), 7].map(|age| least!().age(age).build().age);
    assert_eq!(
        (ages, least!().age(7_u32).build().age, least!().age(usize::MAX).build().age),
        ([7, 7], 7, i64::MAX)
    );
}

#[test]
fn enums_and_secrets_compare_with_text() {
    let (other, token) = (Sex::from("x"), specwright::Secret::from("a"));
    assert!(Sex::Female == "f" && Sex::Female != "female" && other == *"x");
    assert!(token == "a" && token != *"b");
}

#[test]
fn nullable_members_are_a_value_or_null() {
    assert_eq!(least!().email("a@b.c").build().email.as_deref(), Some("a@b.c"));
    assert_eq!(least!().phone("1").build().phone, Some(Some("1".into())));
    assert_eq!(least!().phone_null().build().phone, Some(None));
    assert_eq!(least!().phone("1").maybe_phone(None).build().phone, None);
    assert_eq!(least!().maybe_phone(Some("1".to_owned())).build().phone, Some(Some("1".into())));
}

#[test]
fn optional_members_take_what_converts_into_them() {
    let friend = least!();
    let person = least!().best_friend(least!()).friends([friend]).sex("f").more([("x", 1), ("y", 2)]).build();
    assert_eq!(person.best_friend.as_deref(), Some(&least!().into()));
    assert_eq!(person.friends.as_deref(), Some(&[least!().build()][..]));
    assert_eq!((person.sex, person.more.len()), (Some(Sex::Female), 2));
    assert_eq!(least!().maybe_sex(None).maybe_friends(None).build(), least!().build());
}

#[test]
fn a_type_without_required_members_is_built_at_once() {
    assert_eq!(Nothing::builder().build(), Nothing { note: None });
    assert_eq!(Nothing::from(Nothing::builder().note("n")).note.as_deref(), Some("n"));
}

/// A state may be stored and passed on, and its type can be written down.
fn named() -> PersonBuilder<specwright::builder::Set> {
    Person::builder().name("Ada")
}

#[test]
fn a_complete_builder_sends() {
    let answer =
        |request: http::Request<Bytes>| async move { Ok(specwright::Response::new(request.into_body())) };
    let client = Client::builder().base_url("https://api.example.com").transport(answer).build().unwrap();
    let person = named().age(3).email_null().tags(Vec::<String>::new()).scores(Map::<f64>::new());
    let call = CreatePerson::builder().with_client(&client).person(person).id(3);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let echoed = runtime.block_on(async { call.send().await }).unwrap();
    assert_eq!(echoed.name, "Ada");
    let request = CreatePerson::builder().id(3).person(echoed.clone()).build();
    assert_eq!(request, CreatePerson { id: 3, person: echoed });
    assert_eq!(client.request(&request).unwrap().uri(), "https://api.example.com/people/3");
}
