//! Unions keep what they do not know, write their tags themselves, and take the alternative that fits best.

use specwright::{Json, Model, Payload, Unknown, Validate, from_json, to_json};

#[derive(Clone, PartialEq, Payload)]
#[api(fixed("kind" = "push"))]
struct Push {
    commits: i64,
}

/// It says nothing of the tag: the union writes it.
#[derive(Clone, PartialEq, Payload)]
struct Star {
    by: String,
}

/// It has the tag as a member like any other.
#[derive(Clone, PartialEq, Payload)]
struct Note {
    kind: String,
    text: String,
}

#[derive(Clone, PartialEq, Payload)]
#[api(union(tag = "kind"))]
enum Event {
    #[api(tag = "push")]
    Push(Push),
    #[api(tag = "star")]
    Star(Star),
    #[api(tag("note", "remark"))]
    Note(Note),
    #[api(unknown)]
    Unknown(Unknown<Json>),
}

#[derive(Clone, PartialEq, Payload)]
#[api(union)]
enum Lenient {
    Known(Event),
    Other(Json),
}

#[derive(Clone, PartialEq, Payload)]
#[api(union(tag = "type"), open)]
enum Part {
    #[api(tag = 1)]
    Row(Star),
    #[api(tag = true)]
    Yes(Star),
    #[api(tag = "1")]
    Text(Star),
    #[api(unknown)]
    Unknown(Unknown<Json>),
}

fn event(json: &str) -> Event {
    from_json(json.as_bytes()).unwrap()
}

#[test]
fn an_unknown_tag_costs_no_list() {
    let wire = r#"[{"kind":"push","commits":3},{"kind":"fork","into":{"b":1,"a":[2.50]}},{"into":"x"}]"#;
    let events: Vec<Event> = from_json(wire.as_bytes()).unwrap();
    assert_eq!(events[0], Event::Push(Push { commits: 3 }));
    let Event::Unknown(fork) = &events[1] else { panic!("{events:?}") };
    assert_eq!(fork.get()["kind"], "fork");
    assert!(matches!(events[2], Event::Unknown(_)));
    assert_eq!(from_json::<Vec<Event>>(to_json(&events).unwrap().as_bytes()).unwrap(), events);
    assert_eq!(format!("{:?}", event(r#"{"kind":"x"}"#)), r#"Unknown(Object {"kind": String("x")})"#);
}

#[test]
fn what_is_kept_is_written_as_it_came() {
    let tagged = r#"{"kind":9,"q":1.0,"b":[0.10,17e8,12345678901234567890123],"n":{"x":-0,"y":null}}"#;
    assert_eq!(to_json(&event(tagged)).unwrap(), tagged);
    let untagged = r#"{"name":1.0,"b":0.10}"#;
    assert!(matches!(from_json::<Found>(untagged.as_bytes()).unwrap(), Found::Unknown(_)));
    assert_eq!(to_json(&from_json::<Found>(untagged.as_bytes()).unwrap()).unwrap(), untagged);
    let within = format!(r#"[{{"kind":"star","by":"me"}},{tagged}]"#);
    assert_eq!(to_json(&from_json::<Vec<Event>>(within.as_bytes()).unwrap()).unwrap(), within);
}

#[test]
fn a_value_that_is_no_object_costs_no_list() {
    let wire = r#"[{"kind":"push","commits":3},7,"push",[{"kind":"push"}],true]"#;
    let events: Vec<Event> = from_json(wire.as_bytes()).unwrap();
    assert_eq!(events[0], Event::Push(Push { commits: 3 }));
    assert!(events[1..].iter().all(|event| matches!(event, Event::Unknown(_))), "{events:?}");
    assert_eq!(to_json(&events).unwrap(), wire);
    // A union that keeps nothing has no place for them, and what is no JSON is none for any union.
    assert_eq!(from_json::<Wrong>(b"7").unwrap_err().expected(), "an object");
    for broken in ["", "[7,", "[7 8]", "[nul]", "[x]", "[7]]", "[{\"kind\":]"] {
        assert!(from_json::<Vec<Event>>(broken.as_bytes()).is_err(), "{broken}");
    }
    // A request has no more place for them than for an unknown tag.
    let error = events[1].validate().unwrap_err();
    let violation = error.iter().next().unwrap();
    assert_eq!((violation.pointer(), violation.rule()), ("", "type"));
    assert_eq!(violation.message(), "must be an object, which says which alternative it is");
}

#[test]
fn a_known_alternative_that_is_broken_says_where() {
    let error = from_json::<Event>(br#"{"kind":"push","commits":"three"}"#).unwrap_err();
    assert_eq!(error.pointer(), "/commits");
    assert_eq!(from_json::<Event>(b"null").unwrap_err().expected(), "an object");
}

#[test]
fn the_variant_writes_its_tag() {
    let wire = |event: Event| to_json(&event).unwrap();
    assert_eq!(wire(Push { commits: 1 }.into()), r#"{"kind":"push","commits":1}"#);
    assert_eq!(wire(Star { by: "me".into() }.into()), r#"{"kind":"star","by":"me"}"#);
    assert_eq!(to_json(&Push { commits: 1 }).unwrap(), r#"{"kind":"push","commits":1}"#);
    assert_eq!(to_json(&Star { by: "me".into() }).unwrap(), r#"{"by":"me"}"#);
}

#[test]
fn of_several_tags_the_object_says_one() {
    for kind in ["note", "remark"] {
        let json = format!(r#"{{"kind":"{kind}","text":"t"}}"#);
        assert_eq!(to_json(&event(&json)).unwrap(), json);
    }
    let wrong = Event::Note(Note { kind: "push".into(), text: "t".into() });
    let error = to_json(&vec![wrong]).unwrap_err();
    assert_eq!(error.to_string(), "the value at `/0/kind` is the tag of another alternative");
}

#[test]
fn a_tag_that_the_object_says_is_one_of_its_alternative() {
    let note = |kind: &str| Event::Note(Note { kind: kind.into(), text: "t".into() });
    assert!(note("remark").validate().is_ok());
    let wrong = vec![note("note"), note("push")].validate().unwrap_err();
    let wrong: Vec<_> =
        wrong.iter().map(|broken| (broken.pointer(), broken.rule(), broken.message())).collect();
    assert_eq!(wrong, [("/1/kind", "type", r#"must be `"note"` or `"remark"`"#)]);
}

#[derive(Clone, PartialEq, Payload)]
struct Node {
    t: i64,
    next: Option<Box<Tree>>,
}

#[derive(Clone, PartialEq, Payload)]
#[api(union(tag = "t"))]
enum Tree {
    #[api(tag = 1)]
    Leaf(Star),
    #[api(tag(2, 3))]
    Node(Box<Node>),
}

#[test]
fn a_wrong_tag_is_found_wherever_it_stands() {
    let node = |t, next| Tree::Node(Box::new(Node { t, next }));
    assert!(node(2, Some(Box::new(node(3, None)))).validate().is_ok());
    let wrong = node(2, Some(Box::new(node(1, None))));
    assert!(to_json(&wrong).is_err());
    let found = wrong.validate().unwrap_err();
    let found: Vec<_> = found.iter().map(|broken| (broken.pointer(), broken.message())).collect();
    assert_eq!(found, [("/next/t", "must be `2` or `3`")]);
}

#[derive(Clone, PartialEq, Model)]
#[api(union(tag = "kind"))]
enum Wrong {
    #[api(tag = "text")]
    Text(String),
}

#[test]
fn a_tag_has_its_place_in_an_object() {
    let error = to_json(&Wrong::Text("a".into())).unwrap_err();
    assert_eq!(error.to_string(), "the value is not an object, which could hold the tag `kind`");
    assert_eq!(
        from_json::<Wrong>(br#"{"kind":"other"}"#).unwrap_err().to_string(),
        "its body is not as declared: at `/kind`, expected `text`, found string"
    );
}

#[test]
fn tags_may_be_integers_and_booleans() {
    let star = || Star { by: "me".into() };
    for (part, wire) in [
        (Part::Row(star()), r#"{"type":1,"by":"me"}"#),
        (Part::Yes(star()), r#"{"type":true,"by":"me"}"#),
        (Part::Text(star()), r#"{"type":"1","by":"me"}"#),
    ] {
        assert_eq!(to_json(&part).unwrap(), wire);
        assert_eq!(from_json::<Part>(wire.as_bytes()).unwrap(), part);
    }
    assert_eq!(from_json::<Part>(br#"{"type":1.0,"by":"me"}"#).unwrap(), Part::Row(star()));
    assert!(matches!(from_json(br#"{"type":2,"by":"me"}"#).unwrap(), Part::Unknown(_)));
}

#[test]
fn a_request_holds_what_is_unknown_only_where_the_union_is_open() {
    let closed = event(r#"{"kind":"fork"}"#).validate().unwrap_err();
    let closed = closed.iter().next().unwrap();
    assert_eq!((closed.pointer(), closed.rule()), ("/kind", "type"));
    assert_eq!(closed.message(), r#"must be `"push"`, `"star"`, `"note"` or `"remark"`"#);
    assert!(from_json::<Part>(br#"{"type":2}"#).unwrap().validate().is_ok());
}

#[test]
fn what_takes_anything_comes_last() {
    let read = |json: &str| from_json::<Lenient>(json.as_bytes()).unwrap();
    assert!(matches!(read(r#"{"kind":"push","commits":3}"#), Lenient::Known(Event::Push(_))));
    assert!(matches!(read(r#"{"kind":"push","commits":3,"new":1}"#), Lenient::Known(Event::Push(_))));
    assert!(matches!(read(r#"{"kind":"fork"}"#), Lenient::Known(Event::Unknown(_))));
    assert!(matches!(read(r#"{"kind":"push","commits":"three"}"#), Lenient::Other(_)));
    assert!(matches!(read("7"), Lenient::Other(_)));
}

#[derive(Clone, PartialEq, Model)]
enum Order {
    #[api(value = "up")]
    Up,
    #[api(unknown)]
    Unknown(Unknown<String>),
}

#[derive(Clone, PartialEq, Model)]
#[api(union)]
enum Sort {
    Order(Order),
    By(String),
    #[api(unknown)]
    Unknown(Unknown<Json>),
}

#[derive(Clone, PartialEq, Model)]
struct Short {
    id: String,
}

#[derive(Clone, PartialEq, Model)]
struct Long {
    id: String,
    name: Option<String>,
}

#[derive(Clone, PartialEq, Model)]
#[api(fixed("object" = "list"))]
struct List {
    id: String,
}

#[derive(Clone, PartialEq, Model)]
#[api(union)]
enum Found {
    Several(specwright::Map<String>),
    Short(Short),
    Long(Long),
    List(List),
    #[api(unknown)]
    Unknown(Unknown<Json>),
}

#[test]
fn a_value_that_an_enum_knows_is_of_the_enum_and_another_of_the_text() {
    assert_eq!(from_json::<Sort>(br#""up""#).unwrap(), Sort::Order(Order::Up));
    assert_eq!(from_json::<Sort>(br#""name""#).unwrap(), Sort::By("name".into()));
    assert!(matches!(from_json::<Sort>(b"7").unwrap(), Sort::Unknown(_)));
    assert!(from_json::<Sort>(b"null").is_err());
}

#[test]
fn the_alternative_that_leaves_least_unread_is_taken() {
    let read = |json: &str| from_json::<Found>(json.as_bytes()).unwrap();
    assert!(matches!(read(r#"{"id":"a"}"#), Found::Short(_)));
    assert!(matches!(read(r#"{"id":"a","name":"n"}"#), Found::Long(_)));
    assert!(matches!(read(r#"{"id":"a","name":null,"more":1}"#), Found::Long(_)));
    assert!(matches!(read(r#"{"object":"list","id":"a"}"#), Found::List(_)));
    // A constant that does not fit is another alternative's.
    assert!(matches!(read(r#"{"object":"other","id":"a"}"#), Found::Short(_)));
    assert!(matches!(read(r#"{"name":"n"}"#), Found::Several(_)));
    assert!(matches!(read(r#"{"name":1}"#), Found::Unknown(_)));
}

#[derive(Clone, PartialEq, Model)]
#[api(fixed("NULL" = true))]
struct Only {}

#[derive(Clone, PartialEq, Model)]
struct Rest {
    #[api(name = "S")]
    s: String,
}

#[derive(Clone, PartialEq, Model)]
#[api(fixed("v" = 1))]
struct Versioned {
    id: String,
    note: Option<String>,
}

#[derive(Clone, PartialEq, Model)]
#[api(union)]
enum Attribute {
    Only(Only),
    Rest(Rest),
    Versioned(Versioned),
    Short(Short),
    #[api(unknown)]
    Unknown(Unknown<Json>),
}

#[test]
fn an_alternative_without_its_constants_is_not_any_object() {
    let read = |json: &str| from_json::<Attribute>(json.as_bytes()).unwrap();
    assert_eq!(read(r#"{"NULL":true}"#), Attribute::Only(Only {}));
    assert!(matches!(read(r#"{"NULL":true,"new":1}"#), Attribute::Only(_)));
    for other in [r#"{"SS":["a"]}"#, "{}", r#"{"NULL":false}"#] {
        assert!(matches!(read(other), Attribute::Unknown(_)), "{other}");
        assert_eq!(to_json(&read(other)).unwrap(), other);
    }
    assert!(matches!(read(r#"{"S":"a"}"#), Attribute::Rest(_)));
    // A constant that is not there counts as a member that nobody reads does.
    assert!(matches!(read(r#"{"v":1,"id":"a"}"#), Attribute::Versioned(_)));
    assert!(matches!(read(r#"{"id":"a"}"#), Attribute::Short(_)));
    assert!(matches!(read(r#"{"id":"a","note":"n","more":1}"#), Attribute::Versioned(_)));
}

#[test]
fn a_constant_is_written_and_not_read() {
    let list = from_json::<List>(br#"{"id":"a"}"#).unwrap();
    assert_eq!(to_json(&list).unwrap(), r#"{"object":"list","id":"a"}"#);
    assert_eq!(from_json::<List>(br#"{"object":"other","id":"a"}"#).unwrap(), list);
    assert_eq!(format!("{list:?}"), r#"List { id: "a" }"#);
}

#[derive(Clone, PartialEq, Model)]
#[api(fixed("object" = "list"))]
struct Counts {
    #[api(additional)]
    counts: specwright::Map<i64>,
}

#[derive(Clone, PartialEq, Model)]
#[api(union(tag = "kind"))]
enum Counted {
    #[api(tag = "counts")]
    Counts(Counts),
}

#[test]
fn constants_and_tags_are_no_additional_members() {
    let wire = r#"{"object":"list","kind":"counts","a":1}"#;
    let Counted::Counts(counts) = from_json(wire.as_bytes()).unwrap();
    assert_eq!(counts.counts.len(), 1);
    assert_eq!(to_json(&Counted::Counts(counts)).unwrap(), wire);
}

#[derive(Clone, PartialEq, Model)]
struct Events {
    #[api(additional)]
    events: specwright::Map<Event>,
}

#[derive(Clone, PartialEq, Model)]
#[api(union(tag = "kind"))]
enum Nested {
    #[api(tag = "events")]
    Events(Events),
}

#[test]
fn a_union_within_makes_no_tag_forgotten() {
    let wire = r#"{"a":{"kind":"star","by":"me"},"kind":"events","b":{"by":"you","kind":"star"}}"#;
    let Nested::Events(events) = from_json(wire.as_bytes()).unwrap();
    assert_eq!(events.events.len(), 2);
}

#[cfg(feature = "serde")]
#[test]
fn serde_writes_the_same() {
    let wire = |event: &Event| serde_json::to_string(event).unwrap();
    for event in [
        Event::from(Push { commits: 1 }),
        Star { by: "me".into() }.into(),
        event(r#"{"kind":"remark","text":"t"}"#),
        event(r#"{"kind":"fork"}"#),
    ] {
        assert_eq!(wire(&event), to_json(&event).unwrap());
    }
}
