//! A variant: a documented error, a request that breaks rules, or what is not documented.

use proc_macro2::Span;
use syn::{Fields, Ident, LitStr, Type, ext::IdentExt};

use super::{statuses::Statuses, template::Template};
use crate::{attribute::Keys, report::Report};

const KEYS: [&str; 6] = ["status", "code", "message", "name", "invalid", "other"];

const SHAPE: &str = "a documented error holds the answer: `error: specwright::Error`, beside its parameters";

/// What a variant is for.
pub(super) enum Role {
    Documented(Box<Case>),
    /// For requests that break rules.
    Invalid(Ident),
    /// For what is not documented.
    Other(Ident),
}

/// A documented error.
pub(super) struct Case {
    pub(super) ident: Ident,
    pub(super) name: String,
    pub(super) statuses: Statuses,
    pub(super) code: Option<LitStr>,
    pub(super) message: Option<Template>,
    pub(super) shape: Shape,
}

/// How the variant holds the answer.
pub(super) enum Shape {
    /// `Variant(specwright::Error)`
    Tuple,
    /// `Variant { parameter: T, error: specwright::Error }`, perhaps with fields for what else the response holds.
    Named(Vec<Field>, Read),
}

/// The fields that hold what is read of the response.
#[derive(Default)]
pub(super) struct Read {
    pub(super) body: Option<Ident>,
    pub(super) headers: Option<Ident>,
}

/// A field with a parameter of the message.
pub(super) struct Field {
    pub(super) ident: Ident,
    pub(super) parameter: LitStr,
    pub(super) ty: Type,
}

impl Role {
    pub(super) fn parse(variant: syn::Variant, report: &mut Report) -> Option<Self> {
        let syn::Variant { attrs, ident, fields, .. } = variant;
        let mut keys = Keys::parse(&attrs, "an error", &KEYS, report);
        let (invalid, other) = (keys.flag("invalid", report), keys.flag("other", report));
        let Some(role) = invalid.as_ref().or(other.as_ref()) else {
            return Case::parse(ident, &mut keys, fields, report)
                .map(|case| Self::Documented(Box::new(case)));
        };
        if let Some(key) = keys.first(&["status", "code", "message", "name"]) {
            report.error(
                key,
                format_args!("`{role}` is for what is not a documented error; it has no `{key}`"),
            );
        }
        if !matches!(&fields, Fields::Unnamed(fields) if fields.unnamed.len() == 1) {
            let ty = if invalid.is_some() { "InvalidRequest" } else { "Undocumented" };
            report.error(&ident, format_args!("this variant has one field: `{ident}(specwright::{ty})`"));
            return None;
        }
        Some(if invalid.is_some() { Self::Invalid(ident) } else { Self::Other(ident) })
    }
}

impl Case {
    fn parse(ident: Ident, keys: &mut Keys, fields: Fields, report: &mut Report) -> Option<Self> {
        let statuses = Statuses::parse(keys, &ident, report);
        let code = keys.string("code", report);
        let text = keys.string("message", report);
        let is_exact = text.is_none();
        let message = text.and_then(|text| Template::parse(text, report));
        let name = keys.string("name", report).map_or_else(|| ident.unraw().to_string(), |name| name.value());
        let shape = Shape::parse(&ident, fields, report)?;
        let case = Self { ident, name, statuses: statuses?, code, message, shape };
        // The parameters of a message with a mistake are not known.
        if is_exact || case.message.is_some() {
            case.check_parameters(report);
        }
        Some(case)
    }

    /// The fields that are parameters.
    pub(super) fn fields(&self) -> &[Field] {
        match &self.shape {
            Shape::Tuple => &[],
            Shape::Named(fields, _) => fields,
        }
    }

    fn check_parameters(&self, report: &mut Report) {
        let names: Vec<&str> = self.message.iter().flat_map(Template::names).collect();
        for field in self.fields() {
            let name = field.parameter.value();
            if !names.contains(&name.as_str()) {
                report.error(&field.ident, format_args!("the message has no parameter `{{{name}}}`"));
            }
        }
        let Some(message) = &self.message else { return };
        for name in names {
            if !self.fields().iter().any(|field| field.parameter.value() == name) {
                let text = format_args!("no field holds the parameter `{{{name}}}`: add `{name}: String`");
                report.error(&message.literal, text);
            }
        }
    }
}

impl Shape {
    fn parse(variant: &Ident, fields: Fields, report: &mut Report) -> Option<Self> {
        match fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => Some(Self::Tuple),
            Fields::Named(fields) => {
                let (mut parameters, mut holds_error, mut read) = (Vec::new(), false, Read::default());
                for field in fields.named {
                    let mut keys =
                        Keys::parse(&field.attrs, "a parameter", &["parameter", "body", "headers"], report);
                    let Some(ident) = field.ident else { continue };
                    if ident == "error" {
                        holds_error = true;
                        continue;
                    }
                    if let Some(flag) = keys.flag("body", report) {
                        if read.body.replace(ident).is_some() {
                            report.error(&flag, "one field holds the body; this is the second");
                        }
                        continue;
                    }
                    if let Some(flag) = keys.flag("headers", report) {
                        if read.headers.replace(ident).is_some() {
                            report.error(&flag, "one field holds the headers; this is the second");
                        }
                        continue;
                    }
                    let parameter = keys
                        .string("parameter", report)
                        .unwrap_or_else(|| LitStr::new(&ident.unraw().to_string(), ident.span()));
                    parameters.push(Field { ident, parameter, ty: field.ty });
                }
                if !holds_error {
                    report.error(variant, SHAPE);
                    return None;
                }
                Some(Self::Named(parameters, read))
            }
            _ => {
                report.error(variant, SHAPE);
                None
            }
        }
    }
}

/// A name where it is ours to use: rustc's lints about people's code stay quiet there.
pub(super) fn local(ident: &Ident) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(ident.span().resolved_at(Span::call_site()));
    ident
}
