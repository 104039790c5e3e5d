//! Errors: one for each status and body, and the body that most of them have.

mod named;

use std::collections::{BTreeMap, HashMap, HashSet};

use super::notes::Notes;
use super::operation::Failure;
use super::status::error_name;
use crate::diagnostic::Code;
use crate::ir::{
    ErrorBody, ErrorDef, ErrorId, MemberPath, PathStep, Provenance, ResponseField, Shape, TextShape, Type,
    TypeId, Types,
};
use crate::source::Span;

/// The errors of an API, and those of each operation.
pub(crate) struct Errors {
    pub(crate) body: Option<ErrorBody>,
    pub(crate) errors: Vec<ErrorDef>,
    pub(crate) of_operations: Vec<Vec<ErrorId>>,
}

/// What tells errors apart: the status, what its body is, and the name that the document has for it.
type Key = (String, Option<String>, Option<String>);

/// The errors that are told apart by nothing, each with the operation that has it.
type Groups<'f> = BTreeMap<Key, Uses<'f>>;

/// An error where operations have it.
type Uses<'f> = Vec<(usize, &'f Failure)>;

pub(crate) fn lower(
    failures: &[Vec<Failure>],
    operations: &[String],
    types: &Types,
    notes: &Notes,
) -> Errors {
    let common = common_body(failures, types);
    let body = common.map(|id| error_body(id, types, notes));
    let own_body =
        |failure: &Failure| failure.body.clone().filter(|ty| Some(ty) != common.map(Type::Named).as_ref());
    let key = |failure: &Failure, of_operation: &[Failure]| -> Key {
        let body = own_body(failure);
        let name = named::name(failure, body.as_ref(), of_operation, types);
        (failure.status.to_string(), body.map(|ty| format!("{ty:?}")), name)
    };
    let mut groups: Groups<'_> = BTreeMap::new();
    for (operation, own) in failures.iter().enumerate() {
        for failure in own {
            groups.entry(key(failure, own)).or_default().push((operation, failure));
        }
    }
    let statuses_of_names = named::statuses(groups.keys());
    let mut ids: HashMap<Key, ErrorId> = HashMap::new();
    let mut errors = Vec::new();
    let mut names = HashSet::new();
    for status in statuses(&groups) {
        for (key, uses) in status {
            let Some((operation, first)) = uses.first() else { continue };
            let plain = match &key.2 {
                Some(name) if statuses_of_names.get(name).is_some_and(|statuses| statuses.len() > 1) => {
                    format!("{name}{}", key.0)
                }
                Some(name) => name.clone(),
                None => error_name(&first.status),
            };
            let body = own_body(first);
            let own = format!("{plain}{}", describe(body.as_ref(), types, operations.get(*operation)));
            let numbered = (2..).map(|number| format!("{own}{number}"));
            let mut wishes = [plain, own.clone()].into_iter().chain(numbered);
            let name = wishes.find(|name| !names.contains(name)).unwrap_or(own);
            names.insert(name.clone());
            ids.insert(key.clone(), ErrorId::new(errors.len()));
            errors.push(ErrorDef {
                name,
                rust_name: None,
                status: first.status.clone(),
                code: None,
                message: None,
                body,
                headers: common_headers(uses, notes),
                example: None,
                doc: common_doc(uses, notes),
                provenance: Provenance::default(),
                span: first.span,
            });
        }
    }
    let of_operations = failures
        .iter()
        .map(|own| {
            let mut found: Vec<ErrorId> =
                own.iter().filter_map(|failure| ids.get(&key(failure, own)).copied()).collect();
            found.sort_unstable();
            found.dedup();
            found
        })
        .collect();
    Errors { body, errors, of_operations }
}

/// The errors of each status: the one of most operations first, which keeps the plain name.
fn statuses<'a, 'f>(groups: &'a Groups<'f>) -> Vec<Vec<(&'a Key, &'a Uses<'f>)>> {
    let mut statuses: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for (key, uses) in groups {
        statuses.entry(key.0.as_str()).or_default().push((key, uses));
    }
    let mut sorted: Vec<Vec<_>> = statuses.into_values().collect();
    for errors in &mut sorted {
        errors.sort_by_key(|(key, uses)| (std::cmp::Reverse(uses.len()), (*key).clone()));
    }
    sorted
}

/// What makes the name of an error another: its body, else the operation that has it.
fn describe(body: Option<&Type>, types: &Types, operation: Option<&String>) -> String {
    match body {
        None => "WithoutBody".to_owned(),
        Some(Type::Named(id)) => format!("With{}", types[*id].name),
        Some(_) => operation.map_or_else(|| "WithBody".to_owned(), |name| format!("Of{name}")),
    }
}

fn common_doc(uses: &[(usize, &Failure)], notes: &Notes) -> Option<String> {
    let (_, first) = uses.first()?;
    if uses.iter().all(|(_, failure)| failure.doc == first.doc) {
        return first.doc.clone();
    }
    notes.words(first.span, "what an error means in each operation");
    None
}

/// The headers that the error has in all operations that say any.
fn common_headers(uses: &[(usize, &Failure)], notes: &Notes) -> Option<Type> {
    let mut said = uses.iter().filter_map(|(_, failure)| Some((failure.headers.as_ref()?, failure.span)));
    let (first, _) = said.next()?;
    if let Some((_, span)) = said.find(|(other, _)| *other != first) {
        let message = "the headers of an error are those that it has in the first of its operations";
        notes.say(Code::OpenapiResponse, span, message);
    }
    Some(first.clone())
}

/// The object that at least half of the errors with a body have.
fn common_body(failures: &[Vec<Failure>], types: &Types) -> Option<TypeId> {
    let mut counts: HashMap<TypeId, usize> = HashMap::new();
    let mut all = 0;
    for body in failures.iter().flatten().filter_map(|failure| failure.body.as_ref()) {
        all += 1;
        if let Type::Named(id) = types.behind_aliases(body)
            && types.object(*id).is_some()
        {
            *counts.entry(*id).or_default() += 1;
        }
    }
    let (id, count) = counts.into_iter().max_by_key(|(id, count)| (*count, std::cmp::Reverse(*id)))?;
    (count * 2 >= all).then_some(id)
}

/// Where codes stand, by the names that documents use, those of RFC 9457 first.
const CODES: [&str; 9] =
    ["code", "error_code", "errorCode", "error.code", "errors[].code", "type", "error", "name", "id"];
const MESSAGES: [&str; 14] = [
    "detail",
    "message",
    "error.message",
    "errors[].detail",
    "errors[].message",
    "error_description",
    "errorMessage",
    "msg",
    "title",
    "error",
    "description",
    "error.detail",
    "detail[].msg",
    "error.errors[].message",
];
const STATUSES: [&str; 2] = ["status", "statusCode"];
const REQUESTS: [&str; 5] = ["request_id", "requestId", "traceId", "trace_id", "instance"];

fn error_body(id: TypeId, types: &Types, notes: &Notes) -> ErrorBody {
    let span = types[id].span;
    let whole = Type::Named(id);
    let find = |places: &[&str], fits: &dyn Fn(&Type) -> bool| {
        let path = |place: &&str| {
            let path = path(place, span);
            let member = types.member_at(&whole, &path)?;
            fits(&member.ty).then_some(path)
        };
        places.iter().find_map(path).map(ResponseField::Member)
    };
    let is_text = |ty: &Type| matches!(types.resolve(ty), Shape::Scalar(Type::String));
    // A code may be a text in some responses, and a number in others.
    let is_code = |ty: &Type| match types.resolve(ty) {
        Shape::Union(_) => types.text_shape(ty) == TextShape::Scalar,
        shape => matches!(shape, Shape::Scalar(Type::String | Type::Integer) | Shape::Enum(_)),
    };
    let is_number = |ty: &Type| matches!(types.resolve(ty), Shape::Scalar(Type::Integer));
    let message = find(&MESSAGES, &is_text);
    let code = find(&CODES, &is_code).filter(|code| Some(code) != message.as_ref());
    let name = &types[id].name;
    let said = |field: &Option<ResponseField>| match field {
        Some(ResponseField::Member(path)) => format!("`{path}`"),
        _ => "nothing".to_owned(),
    };
    let text = format!(
        "most errors are `{name}`; its code is taken from {}, its message from {}",
        said(&code),
        said(&message)
    );
    notes.say(Code::OpenapiErrorBody, span, text);
    ErrorBody {
        ty: id,
        code,
        message,
        status: find(&STATUSES, &is_number),
        request_id: find(&REQUESTS, &is_text),
        on_success_status: false,
        trailing_commas: false,
        span,
    }
}

fn path(text: &str, span: Span) -> MemberPath {
    let steps = text.split('.').flat_map(|step| {
        let (name, is_list) = step.strip_suffix("[]").map_or((step, false), |name| (name, true));
        std::iter::once(PathStep::Member(name.to_owned())).chain(is_list.then_some(PathStep::First))
    });
    MemberPath { steps: steps.collect(), span }
}
