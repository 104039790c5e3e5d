//! What a caller gives: one flat list over all places.

use super::defaults::Defaults;
use super::input_key::settle_keys;
use super::input_type::{input_place, settle_style};
use super::member::{lower_json_member, lower_text_member, refuse_media};
use super::path::lower_path_members;
use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir;
use crate::ir::{Direction, Input, Place, Presence};
use crate::native::parse::{Body, BodyContent, BodyVariant, InputKey, Inputs, Member, Operation, WholeBody};
use crate::source::Span;

/// The name of the input that is the whole body.
const BODY: &str = "body";

/// The operation's inputs.
pub(crate) fn lower_inputs(
    operation: &Operation,
    defaults: &Defaults,
    types: &ir::Types,
    scope: &Scope<'_>,
    report: &mut Report,
) -> Vec<Input> {
    let written = &operation.inputs;
    let scope = scope.below(&scope.provenance(&written.notes, report));
    let mut inputs = lower_path_members(operation, defaults, types, &scope, report);
    let outside = [
        (InputKey::Query, &written.query),
        (InputKey::Header, &written.header),
        (InputKey::Cookie, &written.cookie),
    ];
    for (key, members) in outside {
        inputs.extend(lower_outside_json(key, members, types, &scope, report));
    }
    match &written.body {
        None => {}
        Some(Body::Members(key, members)) => {
            inputs.extend(lower_body_members(*key, members, types, &scope, report));
        }
        Some(Body::Whole(WholeBody::Json(ty))) => {
            let presence = match (written.body_optional, ty.nullable) {
                (None, false) => Presence::Required,
                (None, true) => Presence::RequiredNullable,
                (Some(_), false) => Presence::Optional,
                (Some(_), true) => Presence::OptionalNullable,
            };
            let lowered = scope.lower_type(ty, report);
            if lowered == ir::Type::Bytes {
                let message = "JSON holds no bytes";
                let help = "write `bytes: image/png`, for example, in place of `json: bytes`";
                report.push(Diagnostic::new(Code::BytesMisplaced, ty.span, message).help(help));
            }
            inputs.push(whole_body(lowered, presence, ty.span, &scope));
        }
        Some(Body::Whole(WholeBody::Bytes { media })) => {
            inputs.push(whole_body(ir::Type::Bytes, untyped_presence(written), media.span, &scope));
        }
        Some(Body::Whole(WholeBody::Lines(ty))) => {
            let element = scope.lower_type(ty, report);
            if element == ir::Type::Bytes {
                let message = "lines are JSON, which holds no bytes";
                report.push(
                    Diagnostic::new(Code::BytesMisplaced, ty.span, message)
                        .help("name the type of a value, or write `bytes: application/x-ndjson`"),
                );
            }
            let list = ir::Type::List(Box::new(ir::ElementType { ty: element, nullable: ty.nullable }));
            inputs.push(whole_body(list, untyped_presence(written), ty.span, &scope));
        }
        Some(Body::Whole(WholeBody::OneOf { variants, span })) => {
            let contents = ir::Type::Contents(lower_body_variants(variants, *span, &scope, report));
            inputs.push(whole_body(contents, untyped_presence(written), *span, &scope));
        }
    }
    settle_keys(&mut inputs, written, report);
    refuse_only(written, report);
    inputs
}

/// The presence of a whole body that is never null.
fn untyped_presence(written: &Inputs) -> Presence {
    match written.body_optional {
        Some(_) => Presence::Optional,
        None => Presence::Required,
    }
}

/// Everything here is of a request.
fn refuse_only(inputs: &Inputs, report: &mut Report) {
    let body = match &inputs.body {
        Some(Body::Members(_, members)) => members.as_slice(),
        Some(Body::Whole(_)) | None => &[],
    };
    let members = inputs.path.iter().chain(&inputs.query).chain(&inputs.header).chain(body);
    for only in members.filter_map(|member| member.only.as_ref()) {
        let message = "`only` says in which direction a member of a type travels; this one is of a request";
        let help = match only.value {
            Direction::In => "remove it",
            Direction::Out => "remove the member: a request does not have it",
        };
        report.push(Diagnostic::new(Code::OnlyMisplaced, only.span, message).help(help));
    }
}

fn lower_outside_json(
    key: InputKey,
    members: &[Member],
    types: &ir::Types,
    scope: &Scope<'_>,
    report: &mut Report,
) -> Vec<Input> {
    let lower = |member: &Member| {
        let mut lowered = lower_text_member(member, scope, report);
        settle_style(&mut lowered, key, member, types, report);
        if key != InputKey::Multipart {
            refuse_media(member, report);
        }
        let media = member.media.as_ref().map(|media| media.value.clone());
        Input { place: input_place(key), sent_as: None, media, member: lowered }
    };
    members.iter().map(lower).collect()
}

fn lower_body_members(
    key: InputKey,
    members: &[Member],
    types: &ir::Types,
    scope: &Scope<'_>,
    report: &mut Report,
) -> Vec<Input> {
    if key != InputKey::Json {
        return lower_outside_json(key, members, types, scope, report);
    }
    members
        .iter()
        .map(|member| Input {
            place: Place::Json,
            sent_as: None,
            media: None,
            member: lower_json_member(member, scope, report),
        })
        .collect()
}

fn whole_body(ty: ir::Type, presence: Presence, span: Span, scope: &Scope<'_>) -> Input {
    let member = ir::Member {
        wire_name: BODY.to_owned(),
        rust_name: None,
        ty,
        presence,
        only: None,
        constant: None,
        is_switch: false,
        constraints: ir::Constraints::default(),
        style: None,
        reserved: false,
        server_default: None,
        deprecated: None,
        doc: None,
        provenance: ir::Provenance { places: Vec::new(), known: scope.known },
        span,
    };
    Input { place: Place::Body, sent_as: None, media: None, member }
}

fn lower_body_variants(
    variants: &[BodyVariant],
    span: Span,
    scope: &Scope<'_>,
    report: &mut Report,
) -> Vec<ir::BodyVariant> {
    if variants.is_empty() {
        let message = "`one-of` names no body";
        report.push(Diagnostic::new(Code::EmptyList, span, message).help("add `Name: { json: Type }`"));
    }
    let lower = |variant: &BodyVariant| {
        scope.provenance(&variant.notes, report);
        ir::BodyVariant {
            name: variant.name.value.clone(),
            content: match &variant.content {
                BodyContent::Json { ty, media } => ir::BodyContent::Json {
                    ty: scope.lower_type(ty, report),
                    media: media.as_ref().map(|media| media.value.clone()),
                },
                BodyContent::Text(media) => ir::BodyContent::Text(media.clone()),
                BodyContent::Bytes(media) => ir::BodyContent::Bytes(media.clone()),
            },
            doc: variant.notes.doc.clone(),
            span: variant.span,
        }
    };
    variants.iter().map(lower).collect()
}
