//! What no example shows is made from the type: the exported schema, which shares nothing with the mock, takes it.

use jsonschema::Validator;
use serde_json::{Value, json};
use specwright::bytes::Bytes;
use specwright::http::Request;
use specwright_codegen::export::json_schema;
use specwright_codegen::source::SourceFile;
use specwright_mock::Mock;

const SPEC: &str = "\
specwright: 1
api: { name: made, title: Made }
servers: { live: https://made.example.com }
types:
  Code: { type: string, pattern: '[A-Z]{3}-[0-9]{2,4}', length: 7.. }
  Colour: { values: [red, green] }
  Tree:
    members:
      id: string
      code: Code
      colour: Colour
      size: { type: integer, range: 5..9 }
      weight: { type: number, range: 2..3 }
      id64: { type: unsigned, range: 7..9, multiple-of: 4 }
      price: { type: decimal, range: 0<..<1, multiple-of: 0.25 }
      opens: time
      takes: duration
      since: unix-time
      at: unix-millis
      modified: http-date
      us: { type: date, as: mm/dd/yyyy }
      v4: { type: string, format: ipv4 }
      v6: { type: string, format: ipv6 }
      host: { type: string, format: hostname }
      ratio: { type: number, range: 0<..<1 }
      seconds: { type: integer, as: text, range: 5.. }
      flag: { type: boolean, as: text }
      born: date
      seen: date-time
      mail: { type: string, format: email }
      link: { type: string, format: uri }
      key: { type: string, format: uuid }
      day: { type: string, format: day-first-date }
      short: { type: string, length: 2..3 }
      pair: { type: list<integer>, length: 2..2 }
      names: map<string>
      gone: string | null
      children: list<Tree>
      shape: Shape
  Circle:
    members: { kind: string, radius: number }
  Shape:
    tag: kind
    one-of:
      Circle: { type: Circle, tag: circle }
operations:
  getTree: { http: GET /tree, out: Tree }
";

#[test]
fn values_keep_to_types_and_limits() {
    let api = specwright_codegen::read(&SourceFile::new("made.yaml", SPEC)).unwrap().api;
    let mut schema: Value = serde_json::from_str(&json_schema::api(&api).to_pretty_text()).unwrap();
    schema["$ref"] = json!("#/$defs/Tree");
    let validator: Validator = jsonschema::draft202012::new(&schema).unwrap();
    let reply = Mock::of(api).answer(&Request::get("/tree").body(Bytes::new()).unwrap());
    let tree: Value = serde_json::from_slice(reply.response.body()).unwrap();
    let wrong: Vec<String> = validator.iter_errors(&tree).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:?}\n{tree:#}");
    assert!(!validator.is_valid(&json!({})), "the schema asks for something");
}
