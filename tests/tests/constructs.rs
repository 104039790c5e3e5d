//! Every construct of the language occurs in a fixture.
//!
//! Constructs are what the IR can say. The matches below are exhaustive, so that a new one does not compile
//! before it is named here, and the test fails until a fixture uses it.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod fixtures;

use std::collections::BTreeSet;

use specwright_codegen::ir::*;

/// Defines a function that names the construct, and a list of all names that it can give.
macro_rules! constructs {
    ($($function:ident($ty:ty) in $all:ident { $($pattern:pat => $name:literal,)* })*) => {
        $(
            const $all: &[&str] = &[$($name),*];
            fn $function(value: $ty) -> &'static str {
                match value { $($pattern => $name,)* }
            }
        )*
    };
}

constructs! {
    of_type(&Type) in TYPES {
        Type::String => "string",
        Type::Secret => "secret",
        Type::Boolean => "boolean",
        Type::Integer => "integer",
        Type::Number => "number",
        Type::Any => "any",
        Type::DateTime => "date-time",
        Type::Date => "date",
        Type::Base64 => "base64",
        Type::Named(_) => "named type",
        Type::List(_) => "list",
        Type::Map(_) => "map",
        Type::Contents(_) => "one of several bodies",
    }
    of_kind(&TypeKind) in KINDS {
        TypeKind::Object(Object { additional: None, .. }) => "object",
        TypeKind::Object(Object { additional: Some(_), .. }) => "additional members",
        TypeKind::Enum(Enum { open: true, .. }) => "open enum",
        TypeKind::Enum(Enum { values: EnumValues::Strings(_), .. }) => "enum of strings",
        TypeKind::Enum(Enum { values: EnumValues::Integers(_), .. }) => "enum of integers",
        TypeKind::Union(Union { tag: None, .. }) => "union",
        TypeKind::Union(Union { tag: Some(_), .. }) => "tagged union",
        TypeKind::Alias(_) => "named scalar",
    }
    of_presence(Presence) in PRESENCES {
        Presence::Required => "required",
        Presence::RequiredNullable => "required nullable",
        Presence::Optional => "optional",
        Presence::OptionalNullable => "optional nullable",
        Presence::Loose => "loose",
    }
    of_style(ListStyle) in STYLES {
        ListStyle::Json => "as json",
        ListStyle::Repeat => "as repeat",
        ListStyle::Comma => "as comma",
    }
    of_format(Format) in FORMATS {
        Format::Email => "email",
        Format::Uuid => "uuid",
        Format::Uri => "uri",
        Format::DayFirstDate => "day-first-date",
    }
    of_direction(Direction) in DIRECTIONS {
        Direction::In => "only in",
        Direction::Out => "only out",
    }
    of_confidence(Confidence) in CONFIDENCES {
        Confidence::Stated => "stated",
        Confidence::Example => "example",
        Confidence::Observed => "observed",
        Confidence::Assumed => "assumed",
    }
    of_scheme(&SchemeKind) in SCHEMES {
        SchemeKind::Bearer => "bearer",
        SchemeKind::Basic => "basic",
        SchemeKind::Header(_) => "header key",
        SchemeKind::Query(_) => "query key",
    }
    of_auth((usize, bool)) in AUTHS {
        (0, _) => "no auth",
        (1, false) => "auth",
        (_, true) => "optional auth",
        (_, false) => "one of several schemes",
    }
    of_method(Method) in METHODS {
        Method::Get => "GET",
        Method::Head => "HEAD",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
        Method::Options => "OPTIONS",
        Method::Trace => "TRACE",
    }
    of_place(Place) in PLACES {
        Place::Path => "path parameter",
        Place::Query => "query parameter",
        Place::Header => "header",
        Place::Json => "JSON member",
        Place::Part => "part",
        Place::Form => "form member",
        Place::Body => "whole body",
    }
    of_body(Body<'_>) in BODIES {
        Body::None => "no body",
        Body::Json => "JSON body",
        Body::Multipart => "multipart body",
        Body::Urlencoded => "urlencoded body",
        Body::OneOf(_) => "several request media types",
    }
    of_body_content(&BodyContent) in BODY_CONTENTS {
        BodyContent::Json(_) => "JSON as one of several",
        BodyContent::Text(_) => "text as one of several",
    }
    of_outcomes(&Outcomes) in OUTCOMES {
        Outcomes::One(_) => "one outcome",
        Outcomes::Several(_) => "several outcomes",
    }
    of_content(&Content) in CONTENTS {
        Content::Empty => "empty answer",
        Content::Text => "text answer",
        Content::Json { envelope: Some(_), .. } => "envelope",
        Content::Json { nullable: true, .. } => "nullable answer",
        Content::Json { .. } => "JSON answer",
    }
    of_rule((Demand, Option<&Condition>)) in RULES {
        (Demand::Any, _) => "any",
        (Demand::One, _) => "one",
        (Demand::AtMostOne, _) => "at-most-one",
        (Demand::Together, _) => "together",
        (Demand::Need, None | Some(Condition::Present(_))) => "when present, need",
        (Demand::Need, Some(Condition::Equals(..))) => "when equals, need",
        (Demand::Forbid, None | Some(Condition::Present(_))) => "when present, forbid",
        (Demand::Forbid, Some(Condition::Equals(..))) => "when equals, forbid",
    }
    of_pages(&PagesKind) in PAGES {
        PagesKind::Page { .. } => "pages by number",
        PagesKind::Offset { .. } => "pages by offset",
        PagesKind::Cursor { .. } => "pages by cursor",
    }
    of_status(&StatusMatch) in STATUSES {
        StatusMatch::One(_) => "one status",
        StatusMatch::Several(_) => "several statuses",
        StatusMatch::Class(_) => "status class",
    }
    of_segment(&Segment) in SEGMENTS {
        Segment::Literal(_) => "literal message",
        Segment::Parameter { .. } => "message parameter",
    }
}

/// Facts that are there or not.
const FACTS: &[&str] = &[
    "constraint length",
    "constraint range",
    "constraint pattern",
    "server default",
    "deprecated member",
    "deprecated operation",
    "rust name",
    "several servers",
    "issued token",
    "environment variable",
    "accept",
    "idempotent",
    "error body",
    "error example",
    "example",
    "rule of a type",
    "rule with an error",
    "package facts",
    "source on the web",
    "source in a file",
    "response media type",
    "nullable element",
];

#[derive(Default)]
struct Seen(BTreeSet<&'static str>);

impl Seen {
    fn note(&mut self, name: &'static str) {
        self.0.insert(name);
    }

    fn note_if(&mut self, holds: bool, name: &'static str) {
        assert!(FACTS.contains(&name), "{name} is not in the list of facts");
        if holds {
            self.note(name);
        }
    }

    fn ty(&mut self, ty: &Type) {
        self.note(of_type(ty));
        if let Type::List(element) | Type::Map(element) = ty {
            self.note_if(element.nullable, "nullable element");
            self.ty(&element.ty);
        }
    }

    fn constraints(&mut self, constraints: &Constraints) {
        self.note_if(constraints.length.is_some(), "constraint length");
        self.note_if(constraints.range.is_some(), "constraint range");
        self.note_if(constraints.pattern.is_some(), "constraint pattern");
        constraints.format.into_iter().for_each(|format| self.note(of_format(format)));
    }

    fn member(&mut self, member: &Member) {
        self.ty(&member.ty);
        self.note(of_presence(member.presence));
        self.note(of_confidence(member.provenance.known));
        self.constraints(&member.constraints);
        member.list_style.into_iter().for_each(|style| self.note(of_style(style)));
        self.note_if(member.server_default.is_some(), "server default");
        self.note_if(member.deprecated.is_some(), "deprecated member");
        self.note_if(member.rust_name.is_some(), "rust name");
    }

    fn type_def(&mut self, def: &TypeDef) {
        self.note(of_kind(&def.kind));
        match &def.kind {
            TypeKind::Object(object) => {
                object.members.iter().for_each(|member| self.member(member));
                self.note_if(!object.rules.is_empty(), "rule of a type");
                object.rules.iter().for_each(|rule| self.note(of_rule((rule.demand, rule.when.as_ref()))));
            }
            TypeKind::Enum(values) => {
                let only: Vec<Direction> = match &values.values {
                    EnumValues::Strings(values) => values.iter().filter_map(|value| value.only).collect(),
                    EnumValues::Integers(values) => values.iter().filter_map(|value| value.only).collect(),
                };
                only.into_iter().for_each(|direction| self.note(of_direction(direction)));
            }
            TypeKind::Union(union) => union.variants.iter().for_each(|variant| self.ty(&variant.ty)),
            TypeKind::Alias(alias) => {
                self.ty(&alias.ty);
                self.constraints(&alias.constraints);
            }
        }
    }

    fn outcome(&mut self, outcome: &Outcome) {
        self.note(of_content(&outcome.content));
        self.note_if(outcome.media.is_some(), "response media type");
    }

    fn operation(&mut self, operation: &Operation) {
        self.note(of_method(operation.method));
        self.note(of_auth((operation.auth.schemes.len(), operation.auth.optional)));
        self.note(of_body(operation.body()));
        if let Body::OneOf(variants) = operation.body() {
            variants.iter().for_each(|variant| self.note(of_body_content(&variant.content)));
        }
        for input in &operation.members {
            self.note(of_place(input.place));
            self.member(&input.member);
        }
        self.note(of_outcomes(&operation.outcomes));
        match &operation.outcomes {
            Outcomes::One(outcome) => self.outcome(outcome),
            Outcomes::Several(several) => several.iter().for_each(|one| self.outcome(&one.outcome)),
        }
        for rule in &operation.rules {
            self.note(of_rule((rule.demand, rule.when.as_ref())));
            self.note_if(rule.error.is_some(), "rule with an error");
        }
        operation.pages.iter().for_each(|pages| self.note(of_pages(&pages.kind)));
        self.note_if(operation.deprecated.is_some(), "deprecated operation");
        self.note_if(operation.accept.is_some(), "accept");
        self.note_if(operation.idempotent, "idempotent");
        self.note_if(!operation.examples.is_empty(), "example");
    }

    fn api(&mut self, api: &Api) {
        self.note_if(api.servers.len() > 1, "several servers");
        self.note_if(api.error_body.is_some(), "error body");
        self.note_if(api.package.license.is_some(), "package facts");
        for source in &api.sources {
            self.note_if(matches!(source.location, Some(Location::Url(_))), "source on the web");
            self.note_if(matches!(source.location, Some(Location::File(_))), "source in a file");
        }
        for scheme in &api.schemes {
            self.note(of_scheme(&scheme.kind));
            self.note_if(scheme.issued_by.is_some(), "issued token");
            self.note_if(scheme.env.is_some(), "environment variable");
        }
        for error in &api.errors {
            self.note(of_status(&error.status));
            self.note_if(error.example.is_some(), "error example");
            let segments = error.message.iter().flat_map(|message| &message.segments);
            segments.for_each(|segment| self.note(of_segment(segment)));
        }
        api.types.iter().for_each(|def| self.type_def(def));
        api.operations.iter().for_each(|operation| self.operation(operation));
    }
}

#[test]
fn every_construct_has_a_fixture() {
    let mut seen = Seen::default();
    for fixture in fixtures::all() {
        seen.api(&fixture.read().api);
    }
    let all = [
        TYPES,
        KINDS,
        PRESENCES,
        STYLES,
        FORMATS,
        DIRECTIONS,
        CONFIDENCES,
        SCHEMES,
        AUTHS,
        METHODS,
        PLACES,
        BODIES,
        BODY_CONTENTS,
        OUTCOMES,
        CONTENTS,
        RULES,
        PAGES,
        STATUSES,
        SEGMENTS,
        FACTS,
    ];
    let missing: Vec<&str> =
        all.into_iter().flatten().copied().filter(|name| !seen.0.contains(name)).collect();
    assert!(missing.is_empty(), "no fixture in tests/fixtures/ uses: {}", missing.join(", "));
}
