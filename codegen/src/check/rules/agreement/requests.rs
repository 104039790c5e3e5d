//! All requests of a small spec.

use super::specs::{MEMBERS, wire_name};
use crate::check::rules::Party;
use crate::check::values::presence::is_always_present;
use crate::ir::{Api, Presence, Type, Value, ValueKind};
use crate::source::Span;

/// A request: what each member is given, nothing included.
pub(crate) type Request = Vec<Option<Value>>;

fn value(text: &str) -> Value {
    let text_of = |text: &str| ValueKind::String(text.to_owned());
    let kind = match text {
        "null" => ValueKind::Null,
        "true" | "false" => ValueKind::Boolean(text == "true"),
        "1" => ValueKind::Number(1.into()),
        "[]" => ValueKind::List(Vec::new()),
        "[p]" => ValueKind::List(vec![Value { kind: text_of("p"), span: Span::default() }]),
        text => text_of(text),
    };
    Value { kind, span: Span::default() }
}

/// Every request that the types allow: each member absent, null, or with each of its values. Required members may
/// be absent as well, where nothing but that would make them so.
pub(crate) fn requests(api: &Api, parties: &[Party<'_>]) -> Vec<Request> {
    let mut requests: Vec<Request> = vec![Vec::new()];
    for party in parties {
        let (_, _, values) =
            MEMBERS.iter().find(|member| wire_name(member) == party.member.wire_name).unwrap();
        let mut ways: Vec<Option<Value>> = values.iter().map(|text| Some(value(text))).collect();
        // The texts that only rules name.
        if party.member.ty == Type::String {
            ways.extend([Some(value("s")), Some(value("q"))]);
        }
        match party.member.presence {
            Presence::Required if !is_always_present(api, party.member, party.empty_list) => {}
            Presence::RequiredNullable => ways.push(Some(value("null"))),
            _ => ways.push(None),
        }
        requests = requests
            .iter()
            .flat_map(|request| {
                ways.iter().map(move |way| request.iter().cloned().chain([way.clone()]).collect())
            })
            .collect();
    }
    requests
}
