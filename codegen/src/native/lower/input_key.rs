//! Keys of inputs: the names that they have in the one flat form of an operation, apart from those on the wire.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Input, Place};
use crate::native::parse::{Body, Inputs, Member, Text};
use crate::source::Span;

/// Gives each input its key: the one that the spec says, else its name, else, where another input has that, its name
/// behind that of its place (`body_id`).
pub(crate) fn settle_keys(inputs: &mut [Input], written: &Inputs, report: &mut Report) {
    let stated = stated_keys(written);
    report_repeated(inputs, report);
    let mut taken: HashMap<String, Span> = HashMap::new();
    // What the spec says counts before what follows from it.
    for input in inputs.iter_mut() {
        if let Some(key) = stated.get(&(input.place, input.member.wire_name.clone())) {
            rename(input, key.value.clone());
            take(&mut taken, input, report);
        }
    }
    for input in inputs.iter_mut().filter(|input| input.sent_as.is_none()) {
        if stated.contains_key(&(input.place, input.member.wire_name.clone())) {
            continue;
        }
        if taken.contains_key(&input.member.wire_name) {
            let prefix = if input.place.is_in_body() { "body" } else { input.place.as_str() };
            let key = match input.place {
                Place::Body => "request_body".to_owned(),
                _ => format!("{prefix}_{}", input.member.wire_name),
            };
            rename(input, key);
        }
        take(&mut taken, input, report);
    }
}

fn rename(input: &mut Input, key: String) {
    if key != input.member.wire_name {
        let name = std::mem::replace(&mut input.member.wire_name, key);
        // A whole body has no name on the wire.
        input.sent_as = (input.place != Place::Body).then_some(name);
    }
}

fn take(taken: &mut HashMap<String, Span>, input: &Input, report: &mut Report) {
    let key = &input.member.wire_name;
    if let Some(first) = taken.insert(key.clone(), input.member.span) {
        let message = format!("`{key}` is the key of two inputs");
        report.push(
            Diagnostic::new(Code::InputClash, input.member.span, message)
                .related(first, "the first one is here")
                .help("give one of the two another with `key: …`"),
        );
    }
}

/// Two inputs of one place with one name. Header names are the same in any case of letters.
fn report_repeated(inputs: &[Input], report: &mut Report) {
    let mut seen: HashMap<(Place, String), Span> = HashMap::new();
    for input in inputs {
        let name = &input.member.wire_name;
        let name = if input.place == Place::Header { name.to_ascii_lowercase() } else { name.clone() };
        let Some(first) = seen.insert((input.place, name), input.member.span) else { continue };
        let message = format!("`{}` is the name of two inputs", input.member.wire_name);
        report.push(
            Diagnostic::new(Code::InputClash, input.member.span, message)
                .related(first, "the first one is here")
                .help("an operation has each name once in a place"),
        );
    }
}

fn stated_keys(written: &Inputs) -> HashMap<(Place, String), &Text> {
    let body = match &written.body {
        Some(Body::Members(key, members)) => Some((super::input_type::input_place(*key), members)),
        _ => None,
    };
    let places = [
        (Place::Path, &written.path),
        (Place::Query, &written.query),
        (Place::Header, &written.header),
        (Place::Cookie, &written.cookie),
    ];
    let members = places.into_iter().chain(body);
    members.flat_map(|(place, members)| keys_of(place, members)).collect()
}

fn keys_of(place: Place, members: &[Member]) -> impl Iterator<Item = ((Place, String), &Text)> {
    members.iter().filter_map(move |member| {
        let key = member.key.as_ref()?;
        Some(((place, member.wire_name.value.clone()), key))
    })
}
