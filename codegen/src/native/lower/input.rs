//! What a caller gives: one flat list over all places.

use super::defaults::{Defaults, refuse_as_in_path};
use super::input_type::{input_place, settle_list_style};
use super::member::{lower_json_member, lower_member};
use super::path::lower_path_members;
use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir;
use crate::ir::{Input, InputPlace, Presence};
use crate::native::parse::{Body, BodyContent, BodyVariant, Member, Operation, Place, TypeExpr, WholeBody};
use crate::source::Span;

/// The name of the input that is the whole body.
const BODY: &str = "body";

/// The operation's inputs and its body.
pub(crate) fn lower_inputs(
    operation: &Operation,
    defaults: &Defaults,
    types: &[ir::TypeDef],
    scope: &Scope<'_>,
    report: &mut Report,
) -> (Vec<Input>, ir::Body) {
    let written = &operation.inputs;
    let scope = scope.below(&scope.provenance(&written.notes, report));
    let mut inputs = lower_path_members(operation, defaults, types, &scope, report);
    refuse_as_in_path(&written.path, report);
    for (place, members) in [(Place::Query, &written.query), (Place::Header, &written.header)] {
        inputs.extend(lower_outside_json(place, members, types, &scope, report));
    }
    let body = match &written.body {
        None => ir::Body::None,
        Some(Body::Members(place, members)) => {
            inputs.extend(lower_body_members(*place, members, types, &scope, report));
            match place {
                Place::Multipart => ir::Body::Multipart,
                Place::Urlencoded => ir::Body::Urlencoded,
                _ => ir::Body::Json,
            }
        }
        Some(Body::Whole(WholeBody::Json(ty))) => {
            inputs.push(whole_body(scope.lower_type(ty, report), Some(ty), ty.span, &scope));
            ir::Body::Json
        }
        Some(Body::Whole(WholeBody::OneOf { variants, span })) => {
            inputs.push(whole_body(ir::Type::Any, None, *span, &scope));
            ir::Body::OneOf(lower_body_variants(variants, *span, &scope, report))
        }
    };
    report_clashes(&inputs, report);
    (inputs, body)
}

fn lower_outside_json(
    place: Place,
    members: &[Member],
    types: &[ir::TypeDef],
    scope: &Scope<'_>,
    report: &mut Report,
) -> Vec<Input> {
    let lower = |member: &Member| {
        let mut lowered = lower_member(member, scope, report);
        settle_list_style(&mut lowered, place, member.list_style.as_ref(), types, report);
        Input { place: input_place(place), member: lowered }
    };
    members.iter().map(lower).collect()
}

fn lower_body_members(
    place: Place,
    members: &[Member],
    types: &[ir::TypeDef],
    scope: &Scope<'_>,
    report: &mut Report,
) -> Vec<Input> {
    if place != Place::Json {
        return lower_outside_json(place, members, types, scope, report);
    }
    members
        .iter()
        .map(|member| Input {
            place: InputPlace::BodyMember,
            member: lower_json_member(member, scope, report),
        })
        .collect()
}

fn whole_body(ty: ir::Type, written: Option<&TypeExpr>, span: Span, scope: &Scope<'_>) -> Input {
    let presence = match written {
        Some(TypeExpr { nullable: true, .. }) => Presence::RequiredNullable,
        _ => Presence::Required,
    };
    let member = ir::Member {
        wire_name: BODY.to_owned(),
        rust_name: None,
        ty,
        presence,
        constraints: ir::Constraints::default(),
        list_style: None,
        server_default: None,
        deprecated: None,
        doc: None,
        provenance: ir::Provenance { places: Vec::new(), known: scope.known },
        span,
    };
    Input { place: InputPlace::WholeBody, member }
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
                BodyContent::Json(ty) => ir::BodyContent::Json(scope.lower_type(ty, report)),
                BodyContent::Text(media) => ir::BodyContent::Text(media.clone()),
            },
            doc: variant.notes.doc.clone(),
            span: variant.span,
        }
    };
    variants.iter().map(lower).collect()
}

/// The caller sees one flat set of names. Header names are the same in any case of letters.
fn report_clashes(inputs: &[Input], report: &mut Report) {
    let mut seen: std::collections::HashMap<String, &Input> = std::collections::HashMap::new();
    for input in inputs {
        let name = &input.member.wire_name;
        let key = match input.place {
            InputPlace::Header => name.to_ascii_lowercase(),
            _ => name.clone(),
        };
        let Some(first) = seen.insert(key, input) else { continue };
        let help = if input.place == InputPlace::WholeBody {
            "list the members of the body under `json:` instead"
        } else if input.place == InputPlace::BodyMember {
            "name a type with the body's members under `types`, and write `json: Name`"
        } else {
            "an operation has each name once, whatever its place"
        };
        report.push(
            Diagnostic::new(
                Code::InputClash,
                input.member.span,
                format!("`{name}` is the name of two inputs"),
            )
            .related(first.member.span, "the first one is here")
            .help(help),
        );
    }
}
