//! Errors, and the body that they share.

use super::Adopter;
use super::words::Words;
use crate::ir::{ErrorBody, ErrorDef, Provenance, ResponseField, StatusMatch};
use crate::source::Span;
use crate::yaml::Node;
use crate::yaml::make::{entry, list, map, text, word};

impl Adopter<'_> {
    pub(super) fn error_body(&self, body: &ErrorBody) -> Node {
        let mut words = Words::new(body.span);
        words.put_text("type", Some(&self.api.types[body.ty].name));
        let fields = [
            ("code", &body.code),
            ("message", &body.message),
            ("status", &body.status),
            ("request-id", &body.request_id),
        ];
        for (key, field) in fields {
            words.put_some(key, field.as_ref().map(|field| place(field, body.span)));
        }
        words.put_flag("on-2xx", body.on_success_status);
        words.put_flag("trailing-commas", body.trailing_commas);
        words.finish()
    }

    pub(super) fn error(&self, error: &ErrorDef) -> Node {
        let span = error.span;
        let mut words = Words::new(span);
        words.put("status", status(&error.status, span));
        words.put_text("code", error.code.as_ref());
        if let Some(message) = &error.message {
            words.put("message", text(message.written(), message.span));
            let parameters: Vec<_> = message
                .parameters()
                .map(|(name, ty)| entry(name, message.span, self.type_node(ty, false, span)))
                .collect();
            if !parameters.is_empty() {
                words.put("parameters", map(parameters, message.span));
            }
        }
        words.put_some("body", error.body.as_ref().map(|ty| self.type_node(ty, false, span)));
        words.put_some("headers", error.headers.as_ref().map(|ty| self.type_node(ty, false, span)));
        words.put_some("example", error.example.as_ref().map(super::value::message));
        words.put_text("rust", error.rust_name.as_ref());
        self.notes(error.doc.as_ref(), &error.provenance, &Provenance::default(), &mut words);
        words.finish()
    }
}

pub(super) fn place(field: &ResponseField, span: Span) -> Node {
    match field {
        ResponseField::Member(path) => text(path.to_string(), path.span),
        ResponseField::Header(name) => map(vec![entry("header", span, text(name, span))], span),
    }
}

fn status(status: &StatusMatch, span: Span) -> Node {
    match status {
        StatusMatch::One(one) => word(one.to_string(), span),
        StatusMatch::Several(several) => {
            list(several.iter().map(|one| word(one.to_string(), span)).collect(), span)
        }
        StatusMatch::Class(class) => word(format!("{class}xx"), span),
    }
}
