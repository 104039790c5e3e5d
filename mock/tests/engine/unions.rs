//! Things that are one of several alternatives.

use serde_json::{Value, json};
use specwright_mock::{Mock, MockOptions};

use super::call;

const SPEC: &str = r#"
specwright: 1
api: { name: zoo, title: Zoo }
servers: { production: https://zoo.example.com }
types:
  Animal:
    tag: kind
    one-of:
      Cat: { type: Cat, tag: cat }
      Dog: { type: Dog, tag: dog }
  Cat: { members: { id: { type: string, only: out }, name: string, "lives?": integer } }
  Dog: { members: { id: { type: string, only: out }, name: string, "owner?": Owner }, additional: string }
  Owner: { one-of: { Person: Person, Firm: Firm } }
  Person: { members: { first: string, since: { type: date, only: out } } }
  Firm: { members: { title: string } }
  Cage: { one-of: { Round: Round, Square: Square } }
  Round: { members: { id: { type: string, only: out }, "radius?": integer } }
  Square: { members: { id: { type: string, only: out }, "width?": integer, "height?": integer } }
operations:
  addAnimal: { http: POST /animals, in: { json: Animal }, out: { status: 201, json: Animal } }
  listAnimals: { http: GET /animals, out: list<Animal> }
  getAnimal: { http: "GET /animals/{id}", in: { path: { id: string } }, out: Animal }
  replaceAnimal: { http: "PUT /animals/{id}", in: { path: { id: string }, json: Animal }, out: Animal }
  renameAnimal:
    http: PATCH /animals/{id}
    in: { path: { id: string }, json: { "name?": string } }
    out: Animal
  addCage:
    http: POST /cages
    in: { one-of: { Json: { json: Cage }, Drawing: { bytes: image/png } } }
    out: { status: 201, json: Cage }
  getCage: { http: "GET /cages/{id}", in: { path: { id: string } }, out: Cage }
  weigh: { http: POST /weight, in: { json: Animal }, out: Animal }
"#;

fn zoo(items: usize) -> Mock {
    let mock = Mock::new("zoo.yaml", SPEC).unwrap_or_else(|invalid| panic!("{invalid}"));
    mock.with_options(MockOptions::new().items(items))
}

/// What is answered, without its id, and the path of the thing.
#[track_caller]
fn made(mock: &Mock, line: &str, body: &Value) -> (Value, String) {
    let answer = call(mock, line, &body.to_string());
    assert_eq!(answer.status, 201, "{:?}", answer.body);
    let mut thing = answer.json();
    let id = thing.as_object_mut().and_then(|members| members.remove("id")).expect("an id");
    (thing, format!("{}/{}", line.split_once(' ').unwrap().1, id.as_str().unwrap()))
}

#[test]
fn what_is_made_is_what_was_sent() {
    let mock = zoo(0);
    let dog = json!({ "kind": "dog", "name": "Rex", "fur": "long", "owner": { "title": "Kennel" } });
    let (answered, path) = made(&mock, "POST /animals", &dog);
    assert_eq!(answered, dog);
    let cat = json!({ "kind": "cat", "name": "Tom", "lives": 7 });
    assert_eq!(made(&mock, "POST /animals", &cat).0, cat);
    let got = call(&mock, &format!("GET {path}"), "").json();
    assert_eq!((&got["name"], &got["fur"], &got["kind"]), (&dog["name"], &dog["fur"], &dog["kind"]));
    let listed = call(&mock, "GET /animals", "").json();
    let names: Vec<_> =
        listed.as_array().unwrap().iter().map(|animal| (&animal["kind"], &animal["name"])).collect();
    assert_eq!(names[names.len() - 2..], [(&json!("dog"), &json!("Rex")), (&json!("cat"), &json!("Tom"))]);
}

#[test]
fn an_alternative_gets_what_only_responses_have() {
    let mock = zoo(0);
    let dog = json!({ "kind": "dog", "name": "Rex", "owner": { "first": "Ada" } });
    let (answered, _) = made(&mock, "POST /animals", &dog);
    assert_eq!(answered["owner"]["first"], "Ada", "{answered}");
    assert!(answered["owner"]["since"].is_string(), "{answered}");
}

#[test]
fn without_a_tag_it_is_the_alternative_that_knows_what_was_sent() {
    let mock = zoo(0);
    for cage in [json!({ "radius": 3 }), json!({ "width": 2, "height": 5 })] {
        let (answered, path) = made(&mock, "POST /cages", &cage);
        assert_eq!(answered, cage);
        let mut got = call(&mock, &format!("GET {path}"), "").json();
        got.as_object_mut().unwrap().remove("id");
        assert_eq!(got, cage);
    }
}

#[test]
fn what_is_replaced_may_be_another_alternative() {
    let mock = zoo(0);
    let cat = json!({ "kind": "cat", "name": "Tom", "lives": 7 });
    let (_, path) = made(&mock, "POST /animals", &cat);
    let before = call(&mock, &format!("GET {path}"), "").json();
    let answer = call(&mock, &format!("PUT {path}"), r#"{ "kind": "dog", "name": "Rex" }"#);
    let wanted = json!({ "id": before["id"], "kind": "dog", "name": "Rex" });
    assert_eq!(answer.json(), wanted);
    assert_eq!(call(&mock, &format!("GET {path}"), "").json(), wanted, "nothing of the cat is left");
    let answer = call(&mock, &format!("PATCH {path}"), r#"{ "name": "Max" }"#);
    assert_eq!(answer.json(), json!({ "id": before["id"], "kind": "dog", "name": "Max" }));
}

#[test]
fn things_that_nobody_made_are_complete() {
    let listed = call(&zoo(2), "GET /animals", "").json();
    let [one, other] = listed.as_array().unwrap().as_slice() else { panic!("{listed}") };
    assert!(one["id"].is_string() && one["id"] != other["id"] && one["kind"] == "cat", "{listed}");
    let got = call(&zoo(2), &format!("GET /animals/{}", one["id"].as_str().unwrap()), "");
    assert_eq!((got.status, got.json()), (200, one.clone()));
}

#[test]
fn what_is_not_kept_is_answered_as_it_was_sent() {
    let answer = call(&zoo(0), "POST /weight", r#"{ "kind": "cat", "name": "Tom" }"#).json();
    assert_eq!((&answer["kind"], &answer["name"]), (&json!("cat"), &json!("Tom")));
    assert!(answer["id"].is_string(), "{answer}");
}

#[test]
fn deep_values_do_not_take_forever() {
    let spec = r#"
specwright: 1
api: { name: deep, title: Deep }
servers: { production: https://deep.example.com }
types:
  Tree: { one-of: { One: One, Other: Other } }
  One: { members: { "inner?": Tree, "one?": integer } }
  Other: { members: { "inner?": Tree, "other?": integer } }
operations:
  grow: { http: POST /trees, in: { json: Tree }, out: Tree }
"#;
    let mock = Mock::new("deep.yaml", spec).unwrap_or_else(|invalid| panic!("{invalid}"));
    let body = format!("{}{}", r#"{"inner":"#.repeat(60), r#"{"other":1}"#) + &"}".repeat(60);
    let answer = call(&mock, "POST /trees", &body);
    assert_eq!((answer.status, answer.json()), (200, serde_json::from_str(&body).unwrap()));
}
