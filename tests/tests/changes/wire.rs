//! Verdicts about the wire are tried: what a client of the old spec sends is held against the new one, and what a server of
//! the new spec answers against the old one. Values are made of the specs at random, and judged by the interpreter that the
//! mock asks.

use serde_json::{Map, Value, json};
use specwright_codegen::CheckedApi;
use specwright_codegen::conform::{Slot, Weight, examine};
use specwright_codegen::diff::{Comparison, Wire};
use specwright_codegen::ir::{Content, Direction, EnumValues, Operation, Outcomes, Place, Shape, Type};
use specwright_codegen::source::SourceFile;
use specwright_mock::validate_members;

use super::compared;
use super::property::{Chance, changed};
use crate::fixtures;
use crate::mutations::nodes::nodes;

/// How many changes are tried.
const CHANGES: usize = 1_200;

/// A value of a type, as a sender of it might write one.
fn value(api: &CheckedApi, ty: &Type, direction: Direction, chance: &mut Chance, depth: usize) -> Value {
    let texts = [
        "a",
        "abc",
        "2026-05-31",
        "2026-05-31T09:30:00Z",
        "09:30",
        "P1D",
        "YQ==",
        "+47",
        "5",
        "true",
        "x@example.com",
    ];
    match api.types.resolve(ty) {
        Shape::Scalar(Type::Boolean) => json!(chance.below(2) == 0),
        Shape::Scalar(Type::Integer) => json!(chance.below(40) as i64 - 5),
        Shape::Scalar(Type::Unsigned | Type::UnixTime | Type::UnixMillis) => json!(chance.below(40)),
        Shape::Scalar(Type::Number | Type::Decimal) => json!(chance.below(80) as f64 / 2.0),
        Shape::Scalar(_) => json!(texts[chance.below(texts.len())]),
        Shape::Any => json!({ "any": chance.below(3) }),
        Shape::Enum(values) => match &values.values {
            EnumValues::Strings(values) => json!(values[chance.below(values.len())].wire),
            EnumValues::Integers(values) => json!(values[chance.below(values.len())].wire),
        },
        Shape::List(_) if depth == 0 => json!([]),
        Shape::List(element) => {
            let one = |chance: &mut Chance| value(api, &element.ty, direction, chance, depth - 1);
            Value::Array((0..chance.below(3)).map(|_| one(chance)).collect())
        }
        Shape::Map(_) if depth == 0 => json!({}),
        Shape::Map(element) => json!({ "key": value(api, &element.ty, direction, chance, depth - 1) }),
        Shape::Object(object) => {
            let mut members = Map::new();
            for member in &object.members {
                let is_there = member.presence.is_required() || (depth > 0 && chance.below(2) == 0);
                if !is_there || member.only.is_some_and(|only| only != direction) {
                    continue;
                }
                let content = match &member.constant {
                    Some(constant) => constant.to_json(),
                    None if member.presence.is_nullable() && chance.below(3) == 0 => Value::Null,
                    None => value(api, &member.ty, direction, chance, depth.saturating_sub(1)),
                };
                members.insert(member.wire_name.clone(), content);
            }
            Value::Object(members)
        }
        Shape::Union(union) => {
            let variant = &union.variants[chance.below(union.variants.len())];
            let mut content = value(api, &variant.ty, direction, chance, depth.saturating_sub(1));
            if let (Some(tag), Some(is), Value::Object(members)) =
                (&union.tag, variant.tags.first(), &mut content)
            {
                members.insert(tag.clone(), is.to_json());
            }
            content
        }
        Shape::Contents(_) => Value::Null,
    }
}

/// The members of a request, as data.
fn request(api: &CheckedApi, operation: &Operation, chance: &mut Chance) -> Map<String, Value> {
    let mut members = Map::new();
    for input in operation.members.iter().filter(|input| input.member.is_given()) {
        if input.member.presence.is_required() || chance.below(2) == 0 {
            let content = value(api, &input.member.ty, Direction::In, chance, 4);
            members.insert(input.member.wire_name.clone(), content);
        }
    }
    members
}

/// The same values as the new operation has them: what counts is where they go and what they are called there.
fn as_new(
    old: &Operation,
    (api, new): (&CheckedApi, &Operation),
    members: Map<String, Value>,
) -> Map<String, Value> {
    let same = |name: &str| {
        let input = old.input(name)?;
        new.members.iter().find(|other| other.place == input.place && other.sent_name() == input.sent_name())
    };
    let renamed = members.into_iter().map(|(name, value)| match same(&name) {
        Some(input) if matches!(input.place, Place::Json | Place::Body) => {
            (input.member.wire_name.clone(), value)
        }
        Some(input) => (input.member.wire_name.clone(), as_text(api, &input.member.ty, value)),
        None => (name, value),
    });
    renamed.collect()
}

/// A value outside JSON, where a number and the text of it are the same.
fn as_text(api: &CheckedApi, ty: &Type, value: Value) -> Value {
    match (api.types.resolve(ty), value) {
        (Shape::Scalar(Type::String), value @ (Value::Number(_) | Value::Bool(_))) => {
            Value::String(value.to_string())
        }
        (Shape::List(element), Value::Array(items)) => {
            items.into_iter().map(|item| as_text(api, &element.ty, item)).collect()
        }
        (_, value) => value,
    }
}

/// What an operation answers, inside its envelope.
fn output(operation: &Operation) -> Option<(&Type, bool)> {
    match &operation.outcomes {
        Outcomes::One(outcome) => match &outcome.content {
            Content::Json { ty, nullable, .. } => Some((ty, *nullable)),
            _ => None,
        },
        Outcomes::Several(_) => None,
    }
}

/// Whether no change breaks a direction.
fn is_safe(comparison: &Comparison, direction: Direction) -> bool {
    comparison
        .entries
        .iter()
        .filter(|entry| entry.direction.is_none_or(|of| of == direction))
        .all(|entry| entry.wire <= Wire::SafeUnchecked)
}

/// Whether a reader of a type takes a value: limits are not looked at.
fn reads(api: &CheckedApi, (ty, nullable): (&Type, bool), value: &Value) -> bool {
    let findings = examine(api, Slot::of_nullable(ty, nullable), value, Direction::Out);
    // Clients look at constants only to tell the alternatives of a union apart.
    findings.iter().all(|finding| finding.weight == Weight::Limit || finding.word == "const")
}

#[test]
fn what_is_said_to_be_safe_is_taken() {
    let fixtures = fixtures::all();
    let mut chance = Chance::new(5);
    let (mut changes, mut sent, mut answered) = (0, 0, 0);
    let mut wrong = Vec::new();
    while changes < CHANGES {
        let fixture = &fixtures[chance.below(fixtures.len())];
        let old = &fixture.file.text;
        let all = nodes(old);
        let Some(new) = changed(old, &all[chance.below(all.len())], &mut chance) else { continue };
        let Ok(checked) = specwright_codegen::read(&SourceFile::new("new.yaml", new.as_str())) else {
            continue;
        };
        let (before, after) = (fixture.read().api, checked.api);
        let comparison = compared(old, &new);
        changes += 1;
        let (requests, responses) =
            (is_safe(&comparison, Direction::In), is_safe(&comparison, Direction::Out));
        for operation in &before.operations {
            let is_there = |other: &&Operation| {
                (other.method, other.path.pattern()) == (operation.method, operation.path.pattern())
            };
            let there = after.operations.iter().find(is_there);
            let Some(other) = there.or_else(|| after.operation(&operation.name)) else { continue };
            for _ in 0..4 {
                let members = request(&before, operation, &mut chance);
                if requests && validate_members(&before, operation, &members).is_empty() {
                    sent += 1;
                    let members = as_new(operation, (&after, other), members);
                    if let Some(problem) = validate_members(&after, other, &members).first() {
                        wrong.push(format!("{} sends {members:?}: {}", operation.name, problem.message));
                    }
                }
                if let (true, Some(was), Some(is)) = (responses, output(operation), output(other)) {
                    let answer = value(&after, is.0, Direction::Out, &mut chance, 4);
                    if reads(&after, is, &answer) {
                        answered += 1;
                        if !reads(&before, was, &answer) {
                            wrong.push(format!("{} answers {answer}", operation.name));
                        }
                    }
                }
            }
        }
        if let Some(first) = wrong.first() {
            let told: Vec<String> =
                comparison.entries.iter().map(|entry| format!("{}: {}", entry.code, entry.message)).collect();
            panic!("{}: {first}\n{}\n{new}", fixture.name, told.join("\n"));
        }
    }
    println!("{changes} changes, {sent} requests, {answered} responses");
    assert!(sent > 2_000 && answered > 1_000, "{sent} requests, {answered} responses");
}
