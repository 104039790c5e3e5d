//! Every text of the IR, replaced by one that a front end should not have let through: it is reported, or it is written
//! so that what is emitted is still Rust. Nothing panics either way.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use crate::checked::Checked;
use crate::diagnostic::Levels;
use crate::document::Described;
use crate::export::{json_schema, openapi};
use crate::ir::{
    Api, BodyContent, Content, EnumValues, Location, MessageBody, Object, Outcomes, PathPiece, Place,
    SchemeKind, Segment, Type, TypeDef, TypeKind, Union, ValueKind,
};
use crate::source::SourceFile;
use crate::text::is_deceptive;

const SPEC: &str = r#"
specwright: 1
api:
  name: things
  title: Things
  doc: What there is.
  package: { version: "1.2.3", license: MIT, repository: "https://example.com/things" }
sources:
  guide: { title: The guide, url: "https://example.com/guide", updated: yesterday }
servers: { live: "https://example.com/v1" }
auth:
  key: { scheme: header, name: x-key, env: THINGS_KEY, doc: The key. }
  word: { scheme: query, name: word }
defaults: { auth: [key, word] }
error-body: { type: Failure, code: code, message: message }
errors:
  Gone: { status: 410, code: gone, message: "no {thing} here", doc: It is gone. }
  Odd: { status: 409, code: odd }
types:
  Failure: { members: { "code?": string, "message?": string } }
  Thing:
    doc: A thing.
    members:
      id: { type: string, pattern: '\d+', rust: key, doc: Its id., deprecated: use it no more }
      size?: { type: Size, server-default: s }
      colour?: Colour
      shape?: Shape
    rules: { one-of-two: { at-most-one: [size, colour], doc: not both } }
  Size: { values: { Small: { is: s, doc: small }, Large: l } }
  Colour: { values: [red, green] }
  Shape:
    tag: kind
    one-of: { Round: { type: Round, tag: round }, Square: { type: Square, tag: square } }
  Round: { members: { kind: string } }
  Square: { members: { kind: string } }
operations:
  putThing:
    title: Puts a thing.
    http: PUT /things/{id}
    accept: application/json
    in:
      path: { id: string }
      query: { "page?": integer }
      header: { "x-trace?": string }
      json: { thing: Thing, "note?": string }
    rules: { note-first: { when: page, need: [note], error: Odd } }
    out: { json: Thing, media: application/json, envelope: { member: data, expect: { ok: "yes" } } }
    errors: [Gone, Odd]
    examples:
      first:
        request: { path: { id: "1" }, json: { thing: { id: "1" } } }
        response: { status: 200, json: { ok: "yes", data: { id: "1" } } }
  send:
    http: POST /send
    in: { one-of: { Plain: { text: text/plain }, Data: { json: Thing } } }
    out: { Done: { status: 200, body: empty }, Later: { status: 202, body: text } }
"#;

fn good() -> Api {
    let file = SourceFile::new("things.yaml", SPEC.trim_start());
    let read = crate::read(&file);
    let render = |problems: Vec<crate::diagnostic::Diagnostic>| {
        problems.iter().map(|problem| problem.render(&file)).collect::<String>()
    };
    read.map(|checked| (*checked.api).clone()).map_err(render).unwrap_or_else(|problems| panic!("{problems}"))
}

/// What becomes of a text that has not the form of its place.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    /// It is an error, whatever the text.
    Refused,
    /// The place takes any text, or most.
    Taken,
}

/// A name, and how its text is replaced.
type Text = (&'static str, Fate, fn(&mut Api, String));

/// A code, and a change that it is reported for.
type Change = (&'static str, fn(&mut Api));

fn types(api: &mut Api, change: impl FnOnce(&mut Vec<TypeDef>)) {
    let mut defs = api.types.to_vec();
    change(&mut defs);
    api.types = defs.into();
}

fn object(api: &mut Api, change: impl FnOnce(&mut Object)) {
    types(api, |defs| {
        let TypeKind::Object(object) = &mut defs[1].kind else { panic!("an object") };
        change(object);
    });
}

fn union(api: &mut Api, change: impl FnOnce(&mut Union)) {
    types(api, |defs| {
        let TypeKind::Union(union) = &mut defs[4].kind else { panic!("a union") };
        change(union);
    });
}

fn strings(api: &mut Api, at: usize, change: impl FnOnce(&mut crate::ir::EnumValue<String>)) {
    types(api, |defs| {
        let TypeKind::Enum(values) = &mut defs[at].kind else { panic!("an enum") };
        let EnumValues::Strings(values) = &mut values.values else { panic!("texts") };
        change(&mut values[0]);
    });
}

fn body(api: &mut Api, at: usize, change: impl FnOnce(&mut crate::ir::BodyVariant)) {
    let Type::Contents(variants) = &mut api.operations[1].members[0].member.ty else { panic!("bodies") };
    change(&mut variants[at]);
}

fn outcome(api: &mut Api, change: impl FnOnce(&mut crate::ir::Outcome)) {
    let Outcomes::One(outcome) = &mut api.operations[0].outcomes else { panic!("one outcome") };
    change(outcome);
}

fn envelope(api: &mut Api, change: impl FnOnce(&mut crate::ir::Envelope)) {
    outcome(api, |outcome| {
        let Content::Json { envelope: Some(envelope), .. } = &mut outcome.content else {
            panic!("an envelope")
        };
        change(envelope);
    });
}

fn input(api: &mut Api, place: Place, change: impl FnOnce(&mut crate::ir::Member)) {
    let input = api.operations[0].members.iter_mut().find(|input| input.place == place).unwrap();
    change(&mut input.member);
}

const TEXTS: &[Text] = &[
    ("api name", Fate::Refused, |api, text| api.name = text),
    ("api title", Fate::Taken, |api, text| api.title = text),
    ("api doc", Fate::Taken, |api, text| api.doc = Some(text)),
    ("version", Fate::Refused, |api, text| api.package.version = Some(text)),
    ("license", Fate::Taken, |api, text| api.package.license = Some(text)),
    ("repository", Fate::Taken, |api, text| api.package.repository = Some(text)),
    ("module", Fate::Refused, |api, text| api.package.modules = vec![text]),
    ("source name", Fate::Refused, |api, text| api.sources[0].name = text),
    ("source title", Fate::Taken, |api, text| api.sources[0].title = text),
    ("source url", Fate::Taken, |api, text| api.sources[0].location = Some(Location::Url(text))),
    ("source file", Fate::Taken, |api, text| api.sources[0].location = Some(Location::File(text))),
    ("source updated", Fate::Taken, |api, text| api.sources[0].updated = Some(text)),
    ("server name", Fate::Refused, |api, text| api.servers[0].name = text),
    ("server url", Fate::Refused, |api, text| api.servers[0].url = text),
    ("scheme name", Fate::Refused, |api, text| api.schemes[0].name = text),
    ("scheme header", Fate::Refused, |api, text| api.schemes[0].kind = SchemeKind::Header(text)),
    ("scheme cookie", Fate::Refused, |api, text| api.schemes[0].kind = SchemeKind::Cookie(text)),
    ("scheme query", Fate::Taken, |api, text| api.schemes[1].kind = SchemeKind::Query(text)),
    ("scheme env", Fate::Refused, |api, text| api.schemes[0].env = Some(text)),
    ("scheme doc", Fate::Taken, |api, text| api.schemes[0].doc = Some(text)),
    ("error name", Fate::Refused, |api, text| api.errors[0].name = text),
    ("error in Rust", Fate::Refused, |api, text| api.errors[0].rust_name = Some(text)),
    ("error code", Fate::Taken, |api, text| api.errors[0].code = Some(text)),
    ("error doc", Fate::Taken, |api, text| api.errors[0].doc = Some(text)),
    ("error message", Fate::Taken, |api, text| {
        api.errors[0].message.as_mut().unwrap().segments[0] = Segment::Literal(text);
    }),
    ("error parameter", Fate::Refused, |api, text| {
        api.errors[0].message.as_mut().unwrap().segments[1] =
            Segment::Parameter { name: text, ty: Type::String };
    }),
    ("type name", Fate::Refused, |api, text| types(api, |defs| defs[1].name = text)),
    ("type in Rust", Fate::Refused, |api, text| types(api, |defs| defs[1].rust_name = Some(text))),
    ("type doc", Fate::Taken, |api, text| types(api, |defs| defs[1].doc = Some(text))),
    ("member name", Fate::Taken, |api, text| object(api, |object| object.members[0].wire_name = text)),
    ("rust name", Fate::Refused, |api, text| object(api, |object| object.members[0].rust_name = Some(text))),
    ("member doc", Fate::Taken, |api, text| object(api, |object| object.members[0].doc = Some(text))),
    ("deprecation", Fate::Taken, |api, text| {
        object(api, |object| object.members[0].deprecated.as_mut().unwrap().note = Some(text));
    }),
    ("pattern", Fate::Taken, |api, text| {
        object(api, |object| object.members[0].constraints.pattern.as_mut().unwrap().regex = text);
    }),
    ("pattern with a class", Fate::Taken, |api, text| {
        object(api, |object| {
            object.members[0].constraints.pattern.as_mut().unwrap().regex = format!(r"\d{text}");
        });
    }),
    ("server default", Fate::Taken, |api, text| {
        object(api, |object| {
            object.members[1].server_default.as_mut().unwrap().kind = ValueKind::String(text)
        });
    }),
    ("rule name", Fate::Refused, |api, text| object(api, |object| object.rules[0].name = text)),
    ("rule doc", Fate::Taken, |api, text| object(api, |object| object.rules[0].doc = Some(text))),
    ("value name", Fate::Refused, |api, text| strings(api, 2, |value| value.name = Some(text))),
    ("value", Fate::Taken, |api, text| strings(api, 3, |value| value.wire = text)),
    ("value doc", Fate::Taken, |api, text| strings(api, 2, |value| value.doc = Some(text))),
    ("tag", Fate::Taken, |api, text| union(api, |union| union.tag = Some(text))),
    ("variant name", Fate::Refused, |api, text| union(api, |union| union.variants[0].name = text)),
    ("variant tag", Fate::Taken, |api, text| {
        union(api, |union| union.variants[0].tags = vec![crate::ir::Literal::String(text)])
    }),
    ("const", Fate::Taken, |api, text| {
        object(api, |object| object.members[0].constant = Some(crate::ir::Literal::String(text)));
    }),
    ("variant doc", Fate::Taken, |api, text| union(api, |union| union.variants[0].doc = Some(text))),
    ("operation name", Fate::Refused, |api, text| api.operations[0].name = text),
    ("operation in Rust", Fate::Refused, |api, text| api.operations[0].rust_name = Some(text)),
    ("operation tag", Fate::Taken, |api, text| api.operations[0].tags = vec![text]),
    ("operation title", Fate::Taken, |api, text| api.operations[0].title = Some(text)),
    ("operation doc", Fate::Taken, |api, text| api.operations[0].doc = Some(text)),
    ("path", Fate::Taken, |api, text| {
        api.operations[1].path = vec![PathPiece::Literal(format!("/{text}"))].into()
    }),
    ("path parameter", Fate::Refused, |api, text| {
        api.operations[1].path = vec![PathPiece::Literal("/".to_owned()), PathPiece::Parameter(text)].into();
    }),
    ("accept", Fate::Refused, |api, text| api.operations[0].accept = Some(text)),
    ("idempotency key", Fate::Refused, |api, text| api.operations[0].idempotency_key = Some(text)),
    ("path input", Fate::Refused, |api, text| input(api, Place::Path, |member| member.wire_name = text)),
    ("query input", Fate::Taken, |api, text| input(api, Place::Query, |member| member.wire_name = text)),
    ("header input", Fate::Refused, |api, text| input(api, Place::Header, |member| member.wire_name = text)),
    ("json input", Fate::Taken, |api, text| input(api, Place::Json, |member| member.wire_name = text)),
    ("operation rule", Fate::Refused, |api, text| api.operations[0].rules[0].name = text),
    ("member of a rule", Fate::Taken, |api, text| api.operations[0].rules[0].members[0].wire_name = text),
    ("media type", Fate::Refused, |api, text| outcome(api, |outcome| outcome.media = Some(text))),
    ("outcome doc", Fate::Taken, |api, text| outcome(api, |outcome| outcome.doc = Some(text))),
    ("outcome name", Fate::Refused, |api, text| {
        let Outcomes::Several(several) = &mut api.operations[1].outcomes else { panic!("several outcomes") };
        several[0].name = text;
    }),
    ("envelope", Fate::Taken, |api, text| envelope(api, |envelope| envelope.member = Some(text))),
    ("envelope member", Fate::Taken, |api, text| envelope(api, |envelope| envelope.expect[0].0 = text)),
    ("envelope value", Fate::Taken, |api, text| {
        envelope(api, |envelope| envelope.expect[0].1 = crate::ir::Literal::String(text));
    }),
    ("body name", Fate::Refused, |api, text| body(api, 0, |body| body.name = text)),
    ("body media type", Fate::Refused, |api, text| {
        body(api, 0, |body| body.content = BodyContent::Text(text))
    }),
    ("body doc", Fate::Taken, |api, text| body(api, 0, |body| body.doc = Some(text))),
    ("example name", Fate::Refused, |api, text| api.operations[0].examples[0].name = text),
    ("example doc", Fate::Taken, |api, text| api.operations[0].examples[0].doc = Some(text)),
    ("example value", Fate::Taken, |api, text| {
        api.operations[0].examples[0].request.as_mut().unwrap().values[0].1.kind = ValueKind::String(text);
    }),
    ("example answer", Fate::Taken, |api, text| {
        api.operations[0].examples[0].response.as_mut().unwrap().body = MessageBody::Text(text);
    }),
];

/// None of these is a name, a URL, a path, a token or a media type, in any form.
const HOSTILE: [&str; 5] =
    ["", "a\nb: c", "\u{202e}e\u{301}\u{2066}\0", "\" \\ fn { */ ```\n#![x]", "\u{1b}[2J"];

#[test]
fn is_reported_or_written_as_data() {
    let good = good();
    for (place, fate, put) in TEXTS {
        for text in HOSTILE.iter().map(|text| (*text).to_owned()).chain(["Ab1-".repeat(30)]) {
            let mut api = good.clone();
            put(&mut api, text.clone());
            match Checked::of(Described {
                api,
                levels: Levels::default(),
                spelling: |_| None,
                notes: Vec::new(),
                extents: Vec::new(),
                softened: &[],
            }) {
                Err(problems) => assert!(!problems.is_empty(), "{place}, {text:?}"),
                Ok(checked) => {
                    let is_token = text.len() == 120;
                    assert!(*fate == Fate::Taken || is_token, "{place} takes {text:?}");
                    assert_written(&checked, place, &text);
                }
            }
        }
    }
}

fn assert_written(checked: &Checked, place: &str, text: &str) {
    let module = crate::emit_module(&checked.api, "things.yaml");
    assert!(syn::parse_file(&module).is_ok(), "{place}, {text:?}:\n{module}");
    assert!(!openapi::document(&checked.api).to_yaml().is_empty());
    assert!(!json_schema::api(&checked.api).to_pretty_text().is_empty());
    let hidden = |c: char| is_deceptive(c) && c != '\n';
    for file in crate::emit(&checked.api, "things.yaml", "").files {
        assert!(!file.text.contains(hidden), "{place}, {text:?}, {}:\n{}", file.path, file.text);
        assert!(!file.path.ends_with(".rs") || syn::parse_file(&file.text).is_ok(), "{place}, {text:?}");
    }
}

/// What is not a text, and what one place allows and another does not.
#[test]
fn what_only_a_front_end_kept_out_is_reported() {
    let changes: &[Change] = &[
        ("bad_status", |api| api.errors[0].status = crate::ir::StatusMatch::One(99)),
        ("bad_status", |api| api.errors[0].status = crate::ir::StatusMatch::Several(Vec::new())),
        ("bad_status", |api| api.errors[0].status = crate::ir::StatusMatch::Class(9)),
        ("bad_status", |api| outcome(api, |outcome| outcome.status = 404)),
        ("reserved_header", |api| input(api, Place::Header, |member| member.wire_name = "Host".to_owned())),
        ("repeated_name", |api| api.operations[1].name = "putThing".to_owned()),
        ("repeated_name", |api| types(api, |defs| defs[2].name = "Thing".to_owned())),
        ("repeated_name", |api| object(api, |object| object.members[1].wire_name = "id".to_owned())),
        ("path_parameter_missing", |api| api.operations[0].members[0].place = Place::Query),
        ("input_clash", |api| api.operations[0].members[1].place = Place::Form),
        ("list_style_missing", |api| {
            let ty = api.operations[0].members[3].member.ty.clone();
            input(api, Place::Query, |member| member.ty = ty);
        }),
    ];
    for (code, change) in changes {
        let mut api = good();
        change(&mut api);
        let found = Checked::of(Described {
            api,
            levels: Levels::default(),
            spelling: |_| None,
            notes: Vec::new(),
            extents: Vec::new(),
            softened: &[],
        });
        let codes: Vec<&str> = found.err().iter().flatten().map(|problem| problem.code.as_str()).collect();
        assert!(codes.contains(code), "{code}: {codes:?}");
    }
}
