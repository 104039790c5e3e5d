//! Examples: values find the members they are for.

use std::collections::HashMap;

use super::error::lower_message;
use super::input_type::input_place;
use super::scope::Scope;
use crate::diagnostic::suggest::Candidates;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir;
use crate::ir::{Input, Place, Type, Value, ValueKind};
use crate::native::parse::{Example, ExampleRequest, InputKey, Inputs, PlaceValues};
use crate::source::Span;

pub(crate) fn lower_example(
    example: &Example,
    inputs: &[Input],
    written: &Inputs,
    scope: &Scope<'_>,
    report: &mut Report,
) -> ir::Example {
    let target = Target { inputs, body_is_lines: written.is_lines() };
    ir::Example {
        name: example.name.value.clone(),
        request: example.request.as_ref().map(|request| target.lower_request(request, report)),
        response: example.response.as_ref().map(lower_message),
        doc: example.notes.doc.clone(),
        provenance: scope.provenance(&example.notes, report),
        span: example.span,
    }
}

/// What the values are for.
struct Target<'o> {
    inputs: &'o [Input],
    body_is_lines: bool,
}

impl Target<'_> {
    fn lower_request(&self, request: &ExampleRequest, report: &mut Report) -> ir::ExampleRequest {
        let mut values = Vec::new();
        for place in &request.places {
            self.lower_place(place, &mut values, report);
        }
        values.sort_by_key(|(index, _)| *index);
        ir::ExampleRequest { values, span: request.span }
    }

    fn lower_place(&self, given: &PlaceValues, values: &mut Vec<(usize, Value)>, report: &mut Report) {
        let place = given.place.value;
        if !self.has_place(place) {
            let message = format!("the operation takes nothing under `{}`", place.key());
            report.push(
                Diagnostic::new(Code::ExampleParameter, given.place.span, message)
                    .help("an example has the places of the operation's `in`"),
            );
            return;
        }
        let whole = self.inputs.iter().position(|input| input.place == Place::Body);
        if let (Some(index), InputKey::Json | InputKey::Bytes | InputKey::Lines | InputKey::OneOf) =
            (whole, place)
        {
            values.push((index, given.value.clone()));
            return;
        }
        let ValueKind::Object(members) = &given.value.kind else {
            let message = format!("`{}` holds members by name here", place.key());
            report
                .push(Diagnostic::new(Code::ExampleParameter, given.value.span, message).help("write a map"));
            return;
        };
        let inputs = self.inputs_of(place);
        let key =
            |name: &str| if place == InputKey::Header { name.to_ascii_lowercase() } else { name.to_owned() };
        for (name, value) in members {
            match inputs.get(&key(name)) {
                Some(index) => values.push((*index, value.clone())),
                None => report.push_with(|| self.unknown(given, name, value.span)),
            }
        }
    }

    /// The inputs of a place by name; header names are the same in any case of letters.
    fn inputs_of(&self, place: InputKey) -> HashMap<String, usize> {
        let here = self.inputs.iter().enumerate().filter(|(_, input)| input.place == input_place(place));
        here.map(|(index, input)| match place {
            InputKey::Header => (input.sent_name().to_ascii_lowercase(), index),
            _ => (input.sent_name().to_owned(), index),
        })
        .collect()
    }

    fn has_place(&self, key: InputKey) -> bool {
        let whole = self.inputs.iter().find(|input| input.place == Place::Body);
        match (key, whole.map(|input| &input.member.ty)) {
            (InputKey::OneOf, Some(Type::Contents(_))) => true,
            (InputKey::Bytes, Some(Type::Bytes)) => true,
            (InputKey::Lines, Some(_)) => self.body_is_lines,
            (InputKey::Json, Some(ty)) => {
                !matches!(ty, Type::Contents(_) | Type::Bytes) && !self.body_is_lines
            }
            (InputKey::Bytes | InputKey::Lines, _) => false,
            _ => self.inputs.iter().any(|input| input.place == input_place(key)),
        }
    }

    fn unknown(&self, given: &PlaceValues, name: &str, value: Span) -> Diagnostic {
        let place = given.place.value;
        let inputs = self.inputs.iter().filter(|input| input.place == input_place(place));
        let members: Vec<&Input> = inputs.collect();
        let words = members.iter().map(|input| input.sent_name()).collect();
        let span = given.names.iter().find(|key| key.value == name).map_or(value, |key| key.span);
        let message =
            format!("the operation has no member `{}` under `{}`", name.escape_debug(), place.key());
        let problem = Diagnostic::new(Code::ExampleParameter, span, message)
            .suggest(name, &Candidates { what: "members", words });
        match members.first() {
            Some(first) => problem.related(first.member.span, "its members start here"),
            None => problem,
        }
    }
}
