//! Every construct of the language occurs in a fixture.
//!
//! Constructs are what the IR can say: which variant something is, and which facts a record has. The patterns below are
//! exhaustive, so that a new one does not compile before it is named here, and the test fails until a fixture uses it.

use crate::fixtures;
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
        Type::Unsigned => "unsigned",
        Type::Number => "number",
        Type::Decimal => "decimal",
        Type::AsText(_) => "as text",
        Type::Any => "any",
        Type::DateTime => "date-time",
        Type::Date => "date",
        Type::OrderedDate(_) => "date in another order",
        Type::Time => "time",
        Type::Duration => "duration",
        Type::UnixTime => "unix-time",
        Type::UnixMillis => "unix-millis",
        Type::HttpDate => "http-date",
        Type::Base64 => "base64",
        Type::Bytes => "bytes",
        Type::BytesOrText => "bytes or a text",
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
    of_style(TextStyle) in STYLES {
        TextStyle::Json => "as json",
        TextStyle::Repeat => "as repeat",
        TextStyle::Comma => "as comma",
        TextStyle::Space => "as space",
        TextStyle::Pipe => "as pipe",
        TextStyle::Pairs => "as pairs",
        TextStyle::Spread => "as spread",
        TextStyle::Deep => "as deep",
        TextStyle::Brackets => "as brackets",
        TextStyle::Indices => "as indices",
        TextStyle::Dots => "as dots",
        TextStyle::Label => "as label",
        TextStyle::LabelEach => "as label-each",
        TextStyle::Matrix => "as matrix",
        TextStyle::MatrixEach => "as matrix-each",
    }
    of_format(Format) in FORMATS {
        Format::Email => "email",
        Format::Uuid => "uuid",
        Format::Uri => "uri",
        Format::Ipv4 => "ipv4",
        Format::Ipv6 => "ipv6",
        Format::Hostname => "hostname",
        Format::DayFirstDate => "day-first-date",
    }
    of_member_direction(Direction) in MEMBER_DIRECTIONS {
        Direction::In => "member of requests only",
        Direction::Out => "member of responses only",
    }
    of_literal(&Literal) in LITERALS {
        Literal::String(_) => "text as a fixed value",
        Literal::Integer(_) => "integer as a fixed value",
        Literal::Boolean(_) => "boolean as a fixed value",
    }
    of_direction(Direction) in DIRECTIONS {
        Direction::In => "only in",
        Direction::Out => "only out",
    }
    of_confidence(Confidence) in CONFIDENCES {
        Confidence::Stated => "stated",
        Confidence::Example => "known from an example",
        Confidence::Observed => "observed",
        Confidence::Assumed => "assumed",
    }
    of_scheme(&SchemeKind) in SCHEMES {
        SchemeKind::Bearer => "bearer",
        SchemeKind::Basic => "basic",
        SchemeKind::Header(_) => "header key",
        SchemeKind::Query(_) => "query key",
        SchemeKind::Path => "path key",
        SchemeKind::Cookie(_) => "cookie scheme",
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
        Place::Cookie => "cookie",
        Place::Json => "JSON member",
        Place::Part => "part",
        Place::Form => "form member",
        Place::Body => "whole body",
    }
    of_body(Body<'_>) in BODIES {
        Body::None => "no body",
        Body::Json(_) => "JSON body",
        Body::Bytes(_) => "body of bytes",
        Body::Lines(_) => "body of lines",
        Body::Multipart => "multipart body",
        Body::Urlencoded => "urlencoded body",
        Body::OneOf(_) => "several request media types",
    }
    of_body_content(&BodyContent) in BODY_CONTENTS {
        BodyContent::Json { media: None, .. } => "JSON as one of several",
        BodyContent::Json { media: Some(_), .. } => "JSON of another media type as one of several",
        BodyContent::Text(_) => "text as one of several",
        BodyContent::Bytes(_) => "bytes as one of several",
    }
    of_outcomes(&Outcomes) in OUTCOMES {
        Outcomes::One(_) => "one outcome",
        Outcomes::Several(_) => "several outcomes",
    }
    of_content(&Content) in CONTENTS {
        Content::Empty => "empty answer",
        Content::Text => "text answer",
        Content::Bytes => "bytes answer",
        Content::Json { envelope: Some(_), .. } => "envelope",
        Content::Json { nullable: true, .. } => "nullable answer",
        Content::Json { .. } => "JSON answer",
        Content::Events(Events { until: Some(_), .. }) => "events with an end",
        Content::Events(_) => "events",
        Content::Lines { .. } => "lines",
    }
    of_event_data(&EventData) in EVENT_DATA {
        EventData::Empty => "event without data",
        EventData::Text => "event of text",
        EventData::Json { nullable: true, .. } => "event that may be null",
        EventData::Json { .. } => "event of JSON",
    }
    of_rule((Demand, Option<&Condition>)) in RULES {
        (Demand::Any, _) => "rule any",
        (Demand::One, _) => "rule one",
        (Demand::AtMostOne, _) => "rule at-most-one",
        (Demand::Together, _) => "rule together",
        (Demand::Need, None | Some(Condition::Present(_))) => "when present, need",
        (Demand::Need, Some(Condition::Equals(..))) => "when equals, need",
        (Demand::Forbid, None | Some(Condition::Present(_))) => "when present, forbid",
        (Demand::Forbid, Some(Condition::Equals(..))) => "when equals, forbid",
    }
    of_pages(&PagesKind) in PAGES {
        PagesKind::Page { .. } => "pages by number",
        PagesKind::Offset { .. } => "pages by offset",
        PagesKind::Cursor { next: Next::Response(ResponseField::Member(_)), .. } => "pages by cursor",
        PagesKind::Cursor { next: Next::Response(ResponseField::Header(_)), .. } => "pages by cursor in a header",
        PagesKind::Cursor { next: Next::LastItem(_), .. } => "pages by the last item",
        PagesKind::Url { next: ResponseField::Member(_) } => "pages by URL",
        PagesKind::Url { next: ResponseField::Header(_) } => "pages by URL in a header",
        PagesKind::Link => "pages by the header link",
    }
    of_status(&StatusMatch) in STATUSES {
        StatusMatch::One(_) => "one status",
        StatusMatch::Several(_) => "several statuses",
        StatusMatch::Class(_) => "status class",
    }
    of_event_place(Option<&EventPlace>) in EVENT_PLACES {
        None => "events that nothing tells apart",
        Some(EventPlace::Member(_)) => "events told apart by a member",
        Some(EventPlace::Header(_)) => "events told apart by a header",
    }
    of_signature_encoding(SignatureEncoding) in SIGNATURE_ENCODINGS {
        SignatureEncoding::Hex => "signature in hex",
        SignatureEncoding::Base64 => "signature in base64",
    }
    of_secret(SecretEncoding) in SECRETS {
        SecretEncoding::Text => "secret that is the key",
        SecretEncoding::Hex => "secret in hex",
        SecretEncoding::Base64 => "secret in base64",
    }
    of_timestamp(&TimestampPlace) in TIMESTAMPS {
        TimestampPlace::Header(_) => "timestamp in a header",
        TimestampPlace::Beside(_) => "timestamp beside the signature",
    }
    of_timestamp_form(TimestampForm) in TIMESTAMP_FORMS {
        TimestampForm::UnixTime => "timestamp in seconds",
        TimestampForm::UnixMillis => "timestamp in milliseconds",
        TimestampForm::DateTime => "timestamp as a date",
    }
    of_segment(&Segment) in SEGMENTS {
        Segment::Literal(_) => "literal message",
        Segment::Parameter { .. } => "message parameter",
    }
}

/// Defines a function that lists which facts a record has, and a list of all that it can have. It names every field, so
/// that a new one does not compile before it is a fact here, or is said to be none (`_`).
macro_rules! facts {
    ($($function:ident($record:ident { $($field:ident $(: $none:pat)?),* $(,)? }) in $all:ident {
        $($holds:expr => $name:literal,)*
    })*) => {
        $(
            const $all: &[&str] = &[$($name),*];
            fn $function(value: &$record) -> Vec<&'static str> {
                let $record { $($field $(: $none)?),* } = value;
                [$(($holds, $name)),*].into_iter().filter(|(holds, _)| *holds).map(|(_, name)| name).collect()
            }
        )*
    };
}

facts! {
    facts_of_constraints(Constraints { length, range, multiple_of, pattern, format }) in CONSTRAINT_FACTS {
        length.is_some() => "constraint length",
        range.is_some() => "constraint range",
        range.iter().flat_map(|range| range.ends()).any(|end| matches!(end, End::Excluded(_))) => "end that is not included",
        multiple_of.is_some() => "constraint multiple-of",
        pattern.is_some() => "constraint pattern",
        format.is_some() => "constraint format",
    }
    facts_of_element(ElementType { ty: _, nullable }) in ELEMENT_FACTS {
        *nullable => "nullable element",
    }
    facts_of_member(Member {
        wire_name: _, rust_name, ty: _, presence: _, only: _, constant, is_switch, constraints: _, style, reserved, server_default,
        deprecated, doc,
        provenance: _, span: _,
    }) in MEMBER_FACTS {
        constant.is_some() => "constant",
        *is_switch => "member that asks for a stream",
        rust_name.is_some() => "rust name",
        style.is_some() => "style of a list or object",
        *reserved => "reserved characters",
        server_default.is_some() => "server default",
        deprecated.is_some() => "deprecated member",
        deprecated.as_ref().is_some_and(|deprecation| deprecation.note.is_some()) => "note on what to take instead",
        doc.is_some() => "documented member",
    }
    facts_of_def(TypeDef { name: _, rust_name, kind: _, doc: _, provenance: _, span: _ }) in DEF_FACTS {
        rust_name.is_some() => "type with a name in Rust",
    }
    facts_of_object(Object { members: _, additional: _, rules }) in OBJECT_FACTS {
        !rules.is_empty() => "rule of a type",
    }
    facts_of_union(Union { tag: _, open, variants }) in UNION_FACTS {
        *open => "open union",
        variants.iter().any(|variant| variant.tags.len() > 1) => "several tags of a variant",
    }
    facts_of_rule(Rule {
        name: _, when: _, demand: _, members: _, error, doc, provenance: _, span: _,
    }) in RULE_FACTS {
        error.is_some() => "rule with an error",
        doc.is_some() => "rule with a reason",
    }
    facts_of_outcome(Outcome { status: _, content: _, media, resumable, headers, doc, span: _ }) in OUTCOME_FACTS {
        *resumable => "stream that goes on",
        headers.is_some() => "headers of a response",
        media.is_some() => "response media type",
        doc.is_some() => "documented outcome",
    }
    facts_of_operation(Operation {
        name: _, rust_name, tags, title, method: _, path: _, server, auth: _, accept, body_media, body_is_lines: _, body_optional, members: _, rules, pages,
        outcomes: _, stream, errors, idempotent, safe_refusals, idempotency_key, deprecated, examples, doc, provenance: _, span: _,
    }) in OPERATION_FACTS {
        rust_name.is_some() => "operation with a name in Rust",
        !tags.is_empty() => "operation with tags",
        title.is_some() => "title of an operation",
        server.is_some() => "server of an operation",
        accept.is_some() => "accept",
        body_media.is_some() => "media type of a JSON body",
        *body_optional => "body that may be left out",
        !rules.is_empty() => "rule of an operation",
        pages.is_some() => "pages",
        stream.is_some() => "stream that is asked for",
        !errors.is_empty() => "errors of an operation",
        *idempotent => "idempotent",
        !safe_refusals.is_empty() => "safe refusals",
        idempotency_key.is_some() => "idempotency key",
        deprecated.is_some() => "deprecated operation",
        !examples.is_empty() => "example of an operation",
        doc.is_some() => "documented operation",
    }
    facts_of_scheme(Scheme {
        name: _, kind: _, env, issued_by, oauth2, refused_by, doc: _, provenance: _, span: _,
    }) in SCHEME_FACTS {
        oauth2.as_ref().is_some_and(|oauth2| oauth2.client_credentials.is_some()) => "client credentials",
        oauth2.as_ref().is_some_and(|oauth2| oauth2.authorization_code.is_some()) => "authorization code",
        oauth2.as_ref().is_some_and(|oauth2| oauth2.client_auth == ClientAuth::Body) => "client shown in the body",
        !refused_by.is_empty() => "error that ends a token",
        env.is_some() => "environment variable",
        issued_by.is_some() => "issued token",
        issued_by.as_ref().is_some_and(|issue| issue.expires_in.is_some()) => "token that expires",
    }
    facts_of_error_body(ErrorBody {
        ty: _, code, message, status, request_id, on_success_status, trailing_commas, span: _,
    }) in ERROR_BODY_FACTS {
        code.is_some() => "code in an error body",
        message.is_some() => "message in an error body",
        status.is_some() => "status in an error body",
        request_id.is_some() => "request id in an error body",
        [code, message, status, request_id].into_iter().flatten().any(|field| field.member().is_none()) => "field of an error in a header",
        [code, message, status, request_id].into_iter().flatten().any(|field| field.member().is_some_and(|path| path.single().is_none())) => "field of an error further in",
        *on_success_status => "errors in a 2xx",
        *trailing_commas => "trailing commas",
    }
    facts_of_error(ErrorDef {
        name: _, rust_name, status: _, code, message, body, headers, example, doc, provenance: _, span: _,
    }) in ERROR_FACTS {
        rust_name.is_some() => "error with a name in Rust",
        headers.is_some() => "headers of an error",
        body.is_some() => "body of an error",
        code.is_some() => "error code",
        message.is_some() => "error message",
        example.is_some() => "error example",
        doc.is_some() => "documented error",
    }
    facts_of_webhooks(Webhooks {
        signature, event: _, events: _, doc, provenance: _, span: _,
    }) in WEBHOOKS_FACTS {
        signature.is_none() => "webhooks that are not signed",
        doc.is_some() => "documented webhooks",
    }
    facts_of_webhook(Webhook {
        name: _, event, ty: _, deprecated, doc, provenance: _, span: _,
    }) in WEBHOOK_FACTS {
        event.is_some() => "name of an event on the wire",
        deprecated.is_some() => "deprecated event",
        doc.is_some() => "documented event",
    }
    facts_of_signature(Signature {
        header: _, separator, prefix, encoding: _, signed, timestamp, id, tolerance, secret: _, secret_prefix, doc, span: _,
    }) in SIGNATURE_FACTS {
        separator.is_some() => "list of signatures",
        prefix.is_some() => "prefix of a signature",
        signed.is_some() => "more than the body is signed",
        timestamp.is_none() => "signature without a time",
        id.is_some() => "id of an event",
        tolerance.is_some() => "tolerance of its own",
        secret_prefix.is_some() => "prefix of a secret",
        doc.is_some() => "documented signature",
    }
    facts_of_package(Package { version, license, repository, modules, features }) in PACKAGE_FACTS {
        version.is_some() => "version of the package",
        license.is_some() => "licence of the package",
        repository.is_some() => "repository of the package",
        !modules.is_empty() => "module of the author",
        matches!(features, Features::ByTag(_)) => "features by tag",
    }
    facts_of_api(Api {
        name: _, title: _, doc, package: _, sources, servers, schemes: _, every_call, error_body, errors: _, types: _,
        operations: _, webhooks, span: _,
    }) in API_FACTS {
        webhooks.is_some() => "webhooks",
        doc.is_some() => "documented API",
        sources.iter().any(|source| matches!(source.location, Some(Location::Url(_)))) => "source on the web",
        sources.iter().any(|source| matches!(source.location, Some(Location::File(_)))) => "source in a file",
        servers.len() > 1 => "several servers",
        servers.is_empty() => "no server",
        servers.iter().any(|server| !server.variables.is_empty()) => "server with variables",
        servers.iter().any(|server| server.doc.is_some()) => "documented server",
        !every_call.headers.is_empty() => "header of every call",
        !every_call.query.is_empty() => "query parameter of every call",
        error_body.is_some() => "error body",
    }
}

#[derive(Default)]
struct Seen(BTreeSet<&'static str>);

impl Seen {
    fn note(&mut self, name: &'static str) {
        self.0.insert(name);
    }

    fn facts(&mut self, facts: Vec<&'static str>) {
        self.0.extend(facts);
    }

    fn ty(&mut self, ty: &Type) {
        self.note(of_type(ty));
        if let Type::List(element) | Type::Map(element) = ty {
            self.facts(facts_of_element(element));
            self.ty(&element.ty);
        }
    }

    fn constraints(&mut self, constraints: &Constraints) {
        self.facts(facts_of_constraints(constraints));
        constraints.format.into_iter().for_each(|format| self.note(of_format(format)));
    }

    fn member(&mut self, member: &Member) {
        self.ty(&member.ty);
        self.note(of_presence(member.presence));
        self.note(of_confidence(member.provenance.known));
        self.constraints(&member.constraints);
        member.style.into_iter().for_each(|style| self.note(of_style(style)));
        self.facts(facts_of_member(member));
        member.only.into_iter().for_each(|only| self.note(of_member_direction(only)));
    }

    fn type_def(&mut self, def: &TypeDef) {
        self.note(of_kind(&def.kind));
        self.facts(facts_of_def(def));
        match &def.kind {
            TypeKind::Object(object) => {
                object.members.iter().for_each(|member| self.member(member));
                self.facts(facts_of_object(object));
                object.rules.iter().for_each(|rule| self.rule(rule));
            }
            TypeKind::Enum(values) => {
                let only: Vec<Direction> = match &values.values {
                    EnumValues::Strings(values) => values.iter().filter_map(|value| value.only).collect(),
                    EnumValues::Integers(values) => values.iter().filter_map(|value| value.only).collect(),
                };
                only.into_iter().for_each(|direction| self.note(of_direction(direction)));
            }
            TypeKind::Union(union) => {
                self.facts(facts_of_union(union));
                for variant in &union.variants {
                    self.ty(&variant.ty);
                    variant.tags.iter().for_each(|tag| self.note(of_literal(tag)));
                }
            }
            TypeKind::Alias(alias) => {
                self.ty(&alias.ty);
                self.constraints(&alias.constraints);
            }
        }
    }

    fn rule(&mut self, rule: &Rule) {
        self.note(of_rule((rule.demand, rule.when.as_ref())));
        self.facts(facts_of_rule(rule));
    }

    fn outcome(&mut self, outcome: &Outcome) {
        self.note(of_content(&outcome.content));
        if let Content::Events(events) = &outcome.content {
            events.data().for_each(|data| self.note(of_event_data(data)));
        }
        self.facts(facts_of_outcome(outcome));
    }

    fn operation(&mut self, operation: &Operation) {
        self.note(of_method(operation.method));
        self.note(of_auth((operation.auth.any_of.len(), operation.auth.optional)));
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
        operation.rules.iter().for_each(|rule| self.rule(rule));
        operation.pages.iter().for_each(|pages| self.note(of_pages(&pages.kind)));
        self.facts(facts_of_operation(operation));
    }

    fn api(&mut self, api: &Api) {
        self.facts(facts_of_api(api));
        self.facts(facts_of_package(&api.package));
        api.error_body.iter().for_each(|body| self.facts(facts_of_error_body(body)));
        for scheme in &api.schemes {
            self.note(of_scheme(&scheme.kind));
            self.facts(facts_of_scheme(scheme));
        }
        for error in &api.errors {
            self.note(of_status(&error.status));
            self.facts(facts_of_error(error));
            let segments = error.message.iter().flat_map(|message| &message.segments);
            segments.for_each(|segment| self.note(of_segment(segment)));
        }
        api.types.iter().for_each(|def| self.type_def(def));
        api.operations.iter().for_each(|operation| self.operation(operation));
        api.webhooks.iter().for_each(|webhooks| self.webhooks(webhooks));
    }

    fn webhooks(&mut self, webhooks: &Webhooks) {
        self.facts(facts_of_webhooks(webhooks));
        self.note(of_event_place(webhooks.event.as_ref()));
        webhooks.events.iter().for_each(|event| self.facts(facts_of_webhook(event)));
        let Some(signature) = &webhooks.signature else { return };
        self.facts(facts_of_signature(signature));
        self.note(of_signature_encoding(signature.encoding));
        self.note(of_secret(signature.secret));
        if let Some(timestamp) = &signature.timestamp {
            self.note(of_timestamp(&timestamp.place));
            self.note(of_timestamp_form(timestamp.form));
        }
    }
}

/// The names of all constructs.
const ALL: &[&[&str]] = &[
    TYPES,
    KINDS,
    PRESENCES,
    STYLES,
    FORMATS,
    LITERALS,
    MEMBER_DIRECTIONS,
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
    EVENT_DATA,
    RULES,
    PAGES,
    STATUSES,
    SEGMENTS,
    EVENT_PLACES,
    SIGNATURE_ENCODINGS,
    SECRETS,
    TIMESTAMPS,
    TIMESTAMP_FORMS,
    WEBHOOKS_FACTS,
    WEBHOOK_FACTS,
    SIGNATURE_FACTS,
    CONSTRAINT_FACTS,
    UNION_FACTS,
    ELEMENT_FACTS,
    MEMBER_FACTS,
    DEF_FACTS,
    OBJECT_FACTS,
    RULE_FACTS,
    OUTCOME_FACTS,
    OPERATION_FACTS,
    SCHEME_FACTS,
    ERROR_BODY_FACTS,
    ERROR_FACTS,
    PACKAGE_FACTS,
    API_FACTS,
];

#[test]
fn every_construct_has_a_fixture() {
    let mut seen = Seen::default();
    for fixture in fixtures::all() {
        seen.api(&fixture.read().api);
    }
    let missing: Vec<&str> =
        ALL.iter().copied().flatten().copied().filter(|name| !seen.0.contains(name)).collect();
    assert!(missing.is_empty(), "no fixture in tests/fixtures/ uses: {}", missing.join(", "));
}

#[test]
fn no_two_constructs_have_one_name() {
    let mut names = BTreeSet::new();
    for name in ALL.iter().copied().flatten() {
        assert!(names.insert(name), "`{name}` is the name of two constructs");
    }
}
