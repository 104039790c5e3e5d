//! Documented errors, and which operations have them.

use super::members::MemberSite;
use super::{Role, Walk};
use crate::diff::Code;
use crate::diff::entry::Wire;
use crate::diff::finding::Finding;
use crate::diff::side::Side;
use crate::diff::soften::Softening;
use crate::form::NameForm;
use crate::ir::{ErrorBody, ErrorDef, ErrorId, MessageTemplate, OperationId, ResponseField, StatusMatch};
use crate::prose::code;

impl Walk<'_, '_> {
    pub(super) fn errors(&mut self) {
        self.error_body();
        for (before, after) in self.pairs.errors.clone() {
            self.error(before, after);
        }
    }

    /// Where error responses say what.
    fn error_body(&mut self) {
        let (old, new) = (&self.old.api.error_body, &self.new.api.error_body);
        let (Some(one), Some(other)) = (old, new) else {
            let (span, what) = match (old, new) {
                (None, None) => return,
                (Some(body), _) => (body.span, "say nothing any more that tells errors apart"),
                (_, Some(body)) => (body.span, "say what tells errors apart"),
            };
            let found = Finding::new(
                Code::ErrorPlaceChanged,
                "error body",
                Wire::MayBreak,
                format!("bodies of errors {what}"),
            );
            let found = found.behaves().covers(["Client::ERROR_BODY".to_owned()]);
            self.push(if old.is_some() {
                found.was("error-body", span)
            } else {
                found.is("error-body", span)
            });
            return;
        };
        if places(one) != places(other) {
            let message = "bodies of errors say in other places what went wrong";
            let wire = if tells_apart(one) == tells_apart(other) { Wire::MayBreak } else { Wire::Breaks };
            let found = Finding::new(Code::ErrorPlaceChanged, "error body", wire, message).behaves();
            self.push(found.was("error-body", one.span).is("error-body", other.span));
        }
        let site = |body: &ErrorBody| MemberSite {
            keys: Vec::new(),
            subject: "error-body".to_owned(),
            owner: "{error}".to_owned(),
            field: "body".to_owned(),
            wire_name: "error-body".to_owned(),
            is_text: false,
            around: body.span,
        };
        let types = (crate::ir::Type::Named(one.ty), crate::ir::Type::Named(other.ty));
        self.value(&(site(one), site(other)), (&types.0, &types.1), Role::Response);
    }

    fn error(&mut self, before: ErrorId, after: ErrorId) {
        let (old, new) = (&self.old.api[before], &self.new.api[after]);
        let subjects = (subject(old), subject(new));
        let between = |found: Finding| found.was(&subjects.0, old.span).is(&subjects.1, new.span);
        let name = &new.name;
        let (variant, other) =
            (&self.old.names.errors[before.index()].variant, &self.new.names.errors[after.index()].variant);
        let covers =
            || self.variants(self.old, before, "").into_iter().chain(self.variants(self.new, after, ""));
        if variant != other {
            let message = format!("the error `{}` is called `{name}`", old.name);
            let found = Finding::new(Code::ErrorRenamed, "error", Wire::None, message).covers(covers());
            let softening = self.keep_error_name(new, &variant.to_string());
            self.push(between(found).softened_by(softening));
        }
        let mut matched = Vec::new();
        if old.status != new.status {
            let message = format!("`{name}` has the status {}, and had {}", new.status, old.status);
            let wire = status_verdict(&old.status, &new.status);
            matched.push(Finding::new(Code::ErrorStatusChanged, "status", wire, message));
        }
        match (&old.code, &new.code) {
            (Some(was), Some(is)) if was != is => {
                let message = format!("`{name}` has the code {}, and had {}", code(is), code(was));
                matched.push(Finding::new(Code::ErrorCodeChanged, "code", Wire::Breaks, message));
            }
            (None, Some(_)) => {
                let message = format!("`{name}` is told by a code as well");
                matched.push(Finding::new(Code::ErrorMatchChanged, "match", Wire::Safe, message));
            }
            (Some(_), None) => {
                let message = format!("`{name}` is no longer told by a code");
                matched.push(Finding::new(Code::ErrorMatchChanged, "match", Wire::MayBreak, message));
            }
            _ => {}
        }
        let text = |error: &ErrorDef| error.message.as_ref().map(MessageTemplate::written);
        match (text(old), text(new)) {
            (Some(was), Some(is)) if was != is => {
                let message = format!("the message of `{name}` is {}, and was {}", code(&is), code(&was));
                matched.push(Finding::new(Code::ErrorMessageChanged, "message", Wire::Breaks, message));
            }
            (None, Some(_)) => {
                let message = format!("`{name}` is told by a message as well");
                matched.push(Finding::new(Code::ErrorMatchChanged, "match", Wire::Safe, message));
            }
            (Some(_), None) => {
                let message = format!("`{name}` is no longer told by a message");
                matched.push(Finding::new(Code::ErrorMatchChanged, "match", Wire::MayBreak, message));
            }
            _ => {}
        }
        for found in matched {
            self.push(between(found.behaves()));
        }
        self.parameters(&subjects, before, after);
        self.own_body(&subjects, before, after);
        let site = |subject: &str, error: &ErrorDef| MemberSite {
            keys: Vec::new(),
            subject: subject.to_owned(),
            owner: "{error}".to_owned(),
            field: error.name.clone(),
            wire_name: error.name.clone(),
            is_text: true,
            around: error.span,
        };
        let sites = (site(&subjects.0, old), site(&subjects.1, new));
        let covers = self.variants(self.old, before, "::headers");
        let covers: Vec<String> =
            covers.into_iter().chain(self.variants(self.new, after, "::headers")).collect();
        let headers = (old.headers.as_ref(), new.headers.as_ref());
        self.headers(&sites, headers, (old.span, new.span), covers);
    }

    /// What keeps the name that an error had, unless another one has it.
    fn keep_error_name(&self, new: &ErrorDef, variant: &str) -> Option<Softening> {
        let is_taken = self.new.names.errors.iter().any(|names| names.variant.to_string() == variant);
        (!is_taken && NameForm::UpperCamel.fits(variant))
            .then(|| self.soften.keep_name(new.span, &["errors", &new.name], variant))
            .flatten()
    }

    fn parameters(&mut self, subjects: &(String, String), before: ErrorId, after: ErrorId) {
        let (old, new) = (&self.old.api[before], &self.new.api[after]);
        let facts = |side: &Side<'_>, id: ErrorId| -> Vec<(String, String)> {
            let types = side.api[id].message.iter().flat_map(MessageTemplate::parameters);
            let names = side.names.errors[id.index()].parameters.iter();
            names.zip(types).map(|((_, name), (_, ty))| (name.to_string(), side.words(ty))).collect()
        };
        let (was, is) = (facts(self.old, before), facts(self.new, after));
        if was == is {
            return;
        }
        let message = format!("the parameters in the message of `{}` are others", new.name);
        let parameters = was.iter().chain(&is);
        let covers: Vec<String> =
            parameters.flat_map(|(name, _)| self.variants(self.old, before, &format!("::{name}"))).collect();
        let found = Finding::new(Code::ErrorParametersChanged, "parameters", Wire::MayBreak, message);
        self.push(found.was(&subjects.0, old.span).is(&subjects.1, new.span).covers(covers));
    }

    fn own_body(&mut self, subjects: &(String, String), before: ErrorId, after: ErrorId) {
        let (old, new) = (&self.old.api[before], &self.new.api[after]);
        match (&old.body, &new.body) {
            (None, None) => {}
            (Some(one), Some(other)) => {
                let site = |subject: &str, error: &ErrorDef| MemberSite {
                    keys: Vec::new(),
                    subject: format!("{subject}.body"),
                    owner: "{error}".to_owned(),
                    field: error.name.clone(),
                    wire_name: error.name.clone(),
                    is_text: false,
                    around: error.span,
                };
                let sites = (site(&subjects.0, old), site(&subjects.1, new));
                self.value(&sites, (one, other), Role::Response);
            }
            (one, _) => {
                let what =
                    if one.is_none() { "has a body of its own" } else { "has no body of its own any more" };
                let covers = self.variants(self.old, before, "::body");
                let found = Finding::new(
                    Code::ErrorBodyChanged,
                    "error body",
                    Wire::MayBreak,
                    format!("`{}` {what}", new.name),
                );
                self.push(found.was(&subjects.0, old.span).is(&subjects.1, new.span).covers(covers));
            }
        }
    }

    /// The paths of an error in the enums of all operations that have it.
    fn variants(&self, side: &Side<'_>, id: ErrorId, rest: &str) -> Vec<String> {
        let variant = &side.names.errors[id.index()].variant;
        let operations =
            side.api.operations_with_ids().filter(|(_, operation)| operation.errors.contains(&id));
        let enums =
            operations.map(|(of, _)| format!("operations::{}", side.names.operations[of.index()].error));
        let common = format!("errors::{}", side.names.common_error);
        enums.chain([common]).map(|path| format!("{path}::{variant}{rest}")).collect()
    }

    /// Which errors an operation has.
    pub(super) fn operation_errors(
        &mut self,
        subjects: &(String, String),
        before: OperationId,
        after: OperationId,
    ) {
        let (old, new) = (&self.old.api[before], &self.new.api[after]);
        let paired = |id: &ErrorId, is_old: bool| {
            self.pairs.errors.iter().find_map(|(one, other)| match is_old {
                true => (one == id).then_some(*other),
                false => (other == id).then_some(*one),
            })
        };
        let owner = |side: &Side<'_>, id: OperationId| {
            format!("operations::{}", side.names.operations[id.index()].error)
        };
        let mut found = Vec::new();
        for id in &old.errors {
            if paired(id, true).is_some_and(|same| new.errors.contains(&same)) {
                continue;
            }
            let error = &self.old.api[*id];
            let message = format!("`{}` does not give the error `{}` any more", new.name, error.name);
            let variant = &self.old.names.errors[id.index()].variant;
            let owner = owner(self.old, before);
            found.push(
                Finding::new(Code::ErrorRemoved, "errors", Wire::Safe, message)
                    .was(format!("{}.errors.{}", subjects.0, error.name), error.span)
                    .covers([format!("{owner}::{variant}"), format!("{owner}::{{enum}}")]),
            );
        }
        for id in &new.errors {
            if paired(id, false).is_some_and(|same| old.errors.contains(&same)) {
                continue;
            }
            let error = &self.new.api[*id];
            let message = format!("`{}` may give the error `{}`", new.name, error.name);
            let variant = &self.new.names.errors[id.index()].variant;
            let owner = owner(self.new, after);
            found.push(
                Finding::new(Code::ErrorAdded, "errors", Wire::MayBreak, message)
                    .behaves()
                    .is(format!("{}.errors.{}", subjects.1, error.name), error.span)
                    .covers([format!("{owner}::{variant}"), format!("{owner}::{{enum}}")]),
            );
        }
        found.into_iter().for_each(|found| self.push(found));
    }
}

fn subject(error: &ErrorDef) -> String {
    format!("errors.{}", error.name)
}

/// What other statuses mean for clients that know the old ones.
fn status_verdict(old: &StatusMatch, new: &StatusMatch) -> Wire {
    let known = new.statuses().into_iter().filter(|status| old.contains(*status)).count();
    match known {
        0 => Wire::Breaks,
        count if count == new.statuses().len() => Wire::Safe,
        _ => Wire::MayBreak,
    }
}

/// Where a body says what tells errors apart.
fn tells_apart(body: &ErrorBody) -> Vec<String> {
    let mut places = places(body);
    places.truncate(3);
    places
}

/// Where a body says what, as texts that can be compared.
fn places(body: &ErrorBody) -> Vec<String> {
    let field = |field: &Option<ResponseField>| match field {
        None => String::new(),
        Some(ResponseField::Member(path)) => path.pointer(),
        Some(ResponseField::Header(name)) => format!("header {}", name.to_ascii_lowercase()),
    };
    let mut places: Vec<String> =
        [&body.code, &body.message, &body.status, &body.request_id].into_iter().map(field).collect();
    places.push(body.on_success_status.to_string());
    places
}
