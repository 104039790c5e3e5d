//! The forms of operations: their requests and what they answer.

use super::Forms;
use crate::diagnostic::{Code, Diagnostic};
use crate::form::{self, NameForm};
use crate::ir::{
    Api, Body, BodyContent, Content, EventItems, Events, Input, Member, NamedEvent, Operation, Outcome,
    Outcomes, Place, SchemeId, SchemeKind, StatusMatch, StreamSwitch, TextShape, TextStyle, Type, Types,
};
use crate::source::Span;

pub(super) fn check_operations(api: &Api, forms: &mut Forms<'_>) {
    forms.unique(
        "operations",
        api.operations.iter().map(|operation| (operation.name.as_str(), operation.span)),
    );
    for operation in &api.operations {
        forms.name(NameForm::Camel, &operation.name, operation.span);
        if let Some(name) = &operation.rust_name {
            forms.name(NameForm::Snake, name, operation.span);
        }
        forms.expect(operation.accept.as_deref().and_then(form::accept), operation.span);
        forms.expect(operation.idempotency_key.as_deref().and_then(form::header_name), operation.span);
        forms.path(api, operation);
        forms.body(operation);
        forms.inputs(operation, &api.types);
        forms.rules(&operation.rules);
        forms.outcomes(operation, api);
        for example in &operation.examples {
            forms.name(NameForm::Kebab, &example.name, example.span);
            if let Some(response) = &example.response {
                forms.expect(form::error_status(&StatusMatch::One(response.status)), response.span);
            }
        }
        forms.unique(
            "examples",
            operation.examples.iter().map(|example| (example.name.as_str(), example.span)),
        );
    }
}

impl Forms<'_> {
    /// The path reads back as it is, and its parameters are the inputs that go there.
    fn path(&mut self, api: &Api, operation: &Operation) {
        match form::read_path(&operation.path.template()) {
            Err(misfit) => return self.report.push(misfit.at(operation.span)),
            Ok(pieces) if pieces != operation.path.pieces() => {
                let message =
                    format!("the path `{}` has braces of its own", operation.path.template().escape_debug());
                return self.problem(Code::BadPath, operation.span, message, "percent-encode them");
            }
            Ok(_) => {}
        }
        let inputs = || operation.inputs(Place::Path);
        for name in operation.path.parameters() {
            let is_input = inputs().any(|input| input.sent_name() == name);
            match api.schemes.iter().position(|scheme| scheme.kind == SchemeKind::Path && scheme.name == name)
            {
                Some(index) => self.credential_of_path(operation, SchemeId::new(index), name, is_input),
                None if !is_input => {
                    let message = format!("nothing says what `{{{name}}}` in the path is");
                    let help = "add an input of the path";
                    self.problem(Code::PathParameterMissing, operation.span, message, help);
                }
                None => {}
            }
        }
        for scheme in operation.auth.schemes().map(|id| &api[id]) {
            let is_there = || operation.path.parameters().any(|name| name == scheme.name);
            if scheme.kind == SchemeKind::Path && !is_there() {
                let message = format!(
                    "the credential `{0}` goes into the path of `{1}`, which has no `{{{0}}}`",
                    scheme.name, operation.name
                );
                let help = "write it into the path, or say with `auth` what the operation takes";
                self.problem(Code::PathParameterUnused, operation.span, message, help);
            }
        }
        for input in inputs() {
            if !operation.path.parameters().any(|name| name == input.sent_name()) {
                let message = format!("the path has no `{{{}}}`", input.sent_name().escape_debug());
                let help = "remove the member, or write it into the path";
                self.problem(Code::PathParameterUnused, input.member.span, message, help);
            }
        }
    }

    /// A credential in the path is always there, and given in one way.
    fn credential_of_path(&mut self, operation: &Operation, scheme: SchemeId, name: &str, is_input: bool) {
        let is_taken = operation.auth.schemes().any(|taken| taken == scheme);
        match (is_input, is_taken, operation.auth.needs(scheme)) {
            (true, true, _) => {
                let message =
                    format!("`{{{name}}}` in the path is the credential `{name}`, and a member as well");
                self.problem(Code::PathParameterUnused, operation.span, message, "remove the member");
            }
            (false, _, false) => {
                let message = format!(
                    "`{{{name}}}` in the path is the credential `{name}`, which `{}` does not always take",
                    operation.name
                );
                let help = format!("let `auth` of the operation be `{name}`");
                self.problem(Code::PathParameterMissing, operation.span, message, &help);
            }
            _ => {}
        }
    }

    /// A body is one value, or the members of one object, in one encoding.
    fn body(&mut self, operation: &Operation) {
        let of_body = match operation.body() {
            Body::Bytes(_) => form::media_range,
            _ => form::media_type,
        };
        self.expect(operation.body_media.as_deref().and_then(of_body), operation.span);
        if operation.body_media.is_some()
            && !matches!(operation.body(), Body::Json(_) | Body::Bytes(_) | Body::Lines(_))
        {
            let message = "a media type is said of a body of JSON, bytes or lines, and there is none";
            self.problem(Code::PickOne, operation.span, message, "remove it");
        }
        let is_list = |input: &Input| matches!(input.member.ty, Type::List(_));
        if operation.body_is_lines && !operation.whole_body().is_some_and(is_list) {
            let message = "a body of lines is a list";
            self.problem(Code::PickOne, operation.span, message, "give it the type of a list");
        }
        self.optional_body(operation);
        let mut places = operation.members.iter().filter(|input| input.place.is_in_body());
        let Some(first) = places.next() else { return };
        if let Some(other) = places.find(|input| input.place != first.place || input.place == Place::Body) {
            self.report.push(
                Diagnostic::new(
                    Code::InputClash,
                    other.member.span,
                    "a request has one body, and this is another",
                )
                .related(first.member.span, "the first one is here")
                .help("make one body of the two"),
            );
        }
    }

    /// What has a required member cannot be left out.
    fn optional_body(&mut self, operation: &Operation) {
        let members = operation.members.iter().filter(|input| input.place.is_in_body());
        let required = members.filter(|input| input.member.presence.is_required());
        for Input { member, .. } in required.filter(|_| operation.body_optional) {
            let message = format!(
                "`{}` is always there, and the body it is in may be left out",
                member.wire_name.escape_debug()
            );
            let help = "write a `?` behind its name, or name a type for the body and write `json?: Name`";
            self.problem(Code::BodyOptional, member.span, message, help);
        }
    }

    fn inputs(&mut self, operation: &Operation, types: &Types) {
        for input in &operation.members {
            let Input { place, member, .. } = input;
            self.member(member);
            self.wire(input.sent_name(), member.span);
            match place {
                Place::Path => self.path_input(member, types),
                Place::Header => {
                    self.expect(form::header_name(input.sent_name()), member.span);
                    self.outside_json(member, *place, types);
                }
                Place::Cookie => {
                    self.expect(form::cookie_name(input.sent_name()), member.span);
                    self.outside_json(member, *place, types);
                    if member.style == Some(TextStyle::Spread) {
                        let names = types.spread_names(&member.ty).into_iter();
                        names.for_each(|name| self.expect(form::cookie_name(name), member.span));
                    }
                }
                Place::Query | Place::Part | Place::Form => self.outside_json(member, *place, types),
                Place::Json | Place::Body => {}
            }
            match &member.ty {
                Type::Contents(_) if *place == Place::Body => self.bodies(member),
                Type::Bytes if *place == Place::Body => {}
                ty if *place == Place::Part && types.file(ty).is_some() => {}
                ty => self.single_type(ty, member.span),
            }
            self.part_media(input, types);
        }
        let keys = operation.members.iter().map(|input| (input.member.wire_name.as_str(), input.member.span));
        self.unique("inputs", keys);
        let sent = operation.members.iter().map(|input| {
            let name = match input.place {
                Place::Header => input.sent_name().to_ascii_lowercase(),
                _ => input.sent_name().to_owned(),
            };
            (format!("{} {name}", input.place.as_str()), input.member.span)
        });
        self.unique("inputs", sent);
    }

    /// A part has a media type, which of a file may be a range.
    fn part_media(&mut self, input: &Input, types: &Types) {
        let Some(media) = &input.media else { return };
        let span = input.member.span;
        if input.place != Place::Part {
            let message = "a media type is said of a part, and this is none";
            return self.problem(Code::PickOne, span, message, "remove it");
        }
        let misfit = match types.file(&input.member.ty) {
            Some(_) => form::media_range(media),
            None => form::media_type(media).or_else(|| form::text_body_media(media)),
        };
        self.expect(misfit, span);
    }

    fn path_input(&mut self, member: &Member, types: &Types) {
        let name = member.wire_name.escape_debug();
        if !member.presence.is_required() || member.presence.is_nullable() {
            let message = format!("`{name}` is part of the path and cannot be absent or null");
            self.problem(Code::PathOptional, member.span, message, "make it required");
        }
        if member.style.is_none() && types.text_shape(&member.ty) != TextShape::Scalar {
            let what = types.resolve(&member.ty).describe();
            let message = format!("`{name}` is {what}, and nothing says how it is written in the path");
            self.problem(Code::PathNotScalar, member.span, message, "say how it is written");
        } else {
            self.style(member, Place::Path, types);
        }
    }

    /// What is written as text has no null.
    fn outside_json(&mut self, member: &Member, place: Place, types: &Types) {
        let name = member.wire_name.escape_debug();
        if member.presence.is_nullable() {
            let message = format!("`{name}` may be null, and nothing outside JSON can say null");
            self.problem(Code::NullOutsideJson, member.span, message, "make it optional instead");
        }
        self.style(member, place, types);
    }

    /// The style of a value is one of its place, and writes it.
    fn style(&mut self, member: &Member, place: Place, types: &Types) {
        let (name, shape) = (member.wire_name.escape_debug(), types.text_shape(&member.ty));
        let what = types.resolve(&member.ty).describe();
        if member.reserved && (shape != TextShape::Scalar || !matches!(place, Place::Path | Place::Query)) {
            let message =
                format!("`{name}` has reserved characters, which only single values in a path or query have");
            self.problem(Code::AsMisplaced, member.span, message, "do not say so");
        }
        match member.style {
            Some(style) if shape == TextShape::Scalar && !types.has_style(&member.ty, style) => {
                let message = format!("`{name}` is {what}, and is written in one way only");
                self.problem(Code::AsMisplaced, member.span, message, "do not say how it is written");
            }
            Some(style) if !style.is_of(place) => {
                let message = format!("`{name}` is not written that way in the {}", place.as_str());
                self.problem(Code::AsMisplaced, member.span, message, "say another way");
            }
            Some(style) if !types.has_style(&member.ty, style) => {
                let message = format!("`{name}` is {what}, which cannot be written that way");
                self.problem(Code::NeedsAsJson, member.span, message, "write it as one JSON text");
            }
            None if shape != TextShape::Scalar => {
                let message = format!("nothing says how `{name}` is written in the {}", place.as_str());
                self.problem(Code::ListStyleMissing, member.span, message, "say how it is written");
            }
            Some(_) | None => {}
        }
    }

    fn bodies(&mut self, member: &Member) {
        let Type::Contents(variants) = &member.ty else { return };
        if variants.is_empty() {
            self.problem(Code::EmptyList, member.span, "there are no bodies to choose from", "name one");
        }
        for variant in variants {
            self.name(NameForm::UpperCamel, &variant.name, variant.span);
            match &variant.content {
                BodyContent::Json { ty, .. } => self.single_type(ty, variant.span),
                BodyContent::Text(media) => self.expect(form::text_body_media(media), variant.span),
                BodyContent::Bytes(_) => {}
            }
            let misfit = match &variant.content {
                BodyContent::Bytes(media) => form::media_range(media),
                _ => form::media_type(variant.media()),
            };
            self.expect(misfit, variant.span);
        }
        self.unique("bodies", variants.iter().map(|variant| (variant.name.as_str(), variant.span)));
    }

    fn outcomes(&mut self, operation: &Operation, api: &Api) {
        if let Outcomes::Several(several) = &operation.outcomes {
            if several.is_empty() {
                self.problem(
                    Code::EmptyList,
                    operation.span,
                    "there are no outcomes",
                    "name what a success answers",
                );
            }
            for named in several {
                self.name(NameForm::UpperCamel, &named.name, named.outcome.span);
            }
            self.unique("outcomes", several.iter().map(|named| (named.name.as_str(), named.outcome.span)));
            for named in several.iter().filter(|named| named.outcome.content.is_stream()) {
                let message = format!("`{}` is a stream, and one of several outcomes", named.name);
                let help = "let the stream be all that a success answers, or read it as `bytes`";
                self.problem(Code::StreamMisplaced, named.outcome.span, message, help);
            }
        }
        for outcome in operation.successes() {
            self.outcome(outcome);
            self.response_headers(outcome.headers.as_ref(), outcome.span, api);
        }
        if let Some(stream) = &operation.stream {
            self.switch(operation, stream);
        }
    }

    /// A stream that a member asks for is one, and nothing that comes otherwise is.
    fn switch(&mut self, operation: &Operation, stream: &StreamSwitch) {
        let help = "let `out` say what comes whole, and `stream` what comes item by item";
        if !stream.outcome.content.is_stream() {
            let message = "what is asked for as a stream comes whole";
            self.problem(Code::StreamMisplaced, stream.outcome.span, message, help);
        }
        if let Some(whole) = operation.outcomes.iter().find(|outcome| outcome.content.is_stream()) {
            let message = "what is answered without being asked for a stream is one";
            self.problem(Code::StreamMisplaced, whole.span, message, help);
        }
        let by = operation.members.get(stream.by.index);
        if by.is_none_or(|input| matches!(input.place, Place::Path | Place::Body) || !input.member.is_switch)
        {
            let message = format!("`{}` cannot ask for a stream", stream.by.wire_name.escape_debug());
            let help = "name a boolean of the query, the headers, the cookies, or a member of the body";
            self.problem(Code::StreamMisplaced, stream.by.span, message, help);
        }
    }

    fn outcome(&mut self, outcome: &Outcome) {
        self.expect(form::success_status(outcome.status), outcome.span);
        let media = match &outcome.content {
            Content::Bytes => form::media_range,
            _ => form::media_type,
        };
        self.expect(outcome.media.as_deref().and_then(media), outcome.span);
        if matches!(outcome.content, Content::Empty) && outcome.media.is_some() {
            self.problem(Code::PickOne, outcome.span, "what is empty has no media type", "remove `media`");
        }
        outcome.content.types().for_each(|ty| self.single_type(ty, outcome.span));
        if let Content::Events(Events { items: EventItems::Named(named), .. }) = &outcome.content {
            self.named_events(named, outcome.span);
        }
        let Content::Json { envelope, .. } = &outcome.content else { return };
        if let Some(envelope) = envelope {
            envelope.member.iter().for_each(|member| self.wire(member, envelope.span));
            for (name, _) in &envelope.expect {
                self.wire(name, envelope.span);
            }
        }
    }

    fn named_events(&mut self, named: &[NamedEvent], span: Span) {
        if named.is_empty() {
            self.problem(Code::EmptyList, span, "there are no events", "name what the stream holds");
        }
        for event in named {
            self.name(NameForm::UpperCamel, &event.name, event.span);
            self.wire(&event.event, event.span);
        }
        self.unique("events", named.iter().map(|event| (event.name.as_str(), event.span)));
        self.unique("events", named.iter().map(|event| (event.event.as_str(), event.span)));
    }
}
