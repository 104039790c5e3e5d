//! `http = "POST /v2/things/{id}"`: the method and the template of the path.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Ident, LitStr};

use crate::{attribute::Keys, auth::Auth, field::Field, report::Report};

const METHODS: [&str; 8] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"];

/// A method and the template of a path.
pub(crate) struct Http {
    literal: LitStr,
    method: Ident,
    /// A malformed one was reported, and is not compared with the fields.
    path: Option<String>,
}

impl Http {
    /// Takes `http = "METHOD /path"` out of the keys.
    pub(crate) fn parse(keys: &mut Keys, place: Span, report: &mut Report) -> Self {
        let Some(literal) = keys.string("http", report) else {
            return Self { literal: LitStr::new("", place), method: Ident::new("GET", place), path: None };
        };
        let text = literal.value();
        let (method, path) = text.split_once(' ').unwrap_or((text.as_str(), ""));
        let known = METHODS.contains(&method);
        let mistake = if !known {
            Some(format!("begin with a method (`{}`): `\"GET /things/{{id}}\"`", METHODS.join("`, `")))
        } else if !path.starts_with('/')
            || path.contains(|letter: char| letter.is_whitespace() || "?#".contains(letter))
        {
            Some(
                "after the method stands a path: it begins with `/`, and has no space, `?` or `#`".to_owned(),
            )
        } else {
            parameters(path).err()
        };
        let path = mistake.is_none().then(|| path.to_owned());
        if let Some(mistake) = mistake {
            report.error(&literal, mistake);
        }
        Self { method: Ident::new(if known { method } else { "GET" }, literal.span()), path, literal }
    }

    /// Reports parameters of the template that are neither a field nor a credential, and `path` fields without a
    /// parameter.
    pub(crate) fn check(&self, fields: &[Field], auth: &Auth, report: &mut Report) {
        let Some(Ok(parameters)) = self.path.as_deref().map(parameters) else { return };
        let paths: Vec<&Field> =
            fields.iter().filter(|field| field.place.as_ref().is_some_and(|place| place.is_path())).collect();
        for parameter in &parameters {
            let is_field = paths.iter().any(|field| field.sent_name().value() == *parameter);
            if !is_field && !auth.needs(parameter) {
                report.error(
                    &self.literal,
                    format_args!("no field has `path = \"{parameter}\"`, which `{{{parameter}}}` needs"),
                );
            }
        }
        for field in paths {
            let name = field.sent_name().value();
            if !parameters.contains(&name.as_str()) {
                report.error(field.sent_name(), format_args!("`http` has no `{{{name}}}` in its path"));
            }
        }
    }

    /// The method, as a constant of `http::Method`.
    pub(crate) fn method(&self) -> TokenStream {
        let method = &self.method;
        quote!(::specwright::expand::http::Method::#method)
    }

    /// The template.
    pub(crate) fn path(&self) -> &str {
        self.path.as_deref().unwrap_or_default()
    }
}

/// The parameters of a template, or what is wrong with it.
fn parameters(path: &str) -> Result<Vec<&str>, String> {
    let mut found = Vec::new();
    let mut rest = path;
    while let Some(start) = rest.find(['{', '}']) {
        let braced = rest.get(start..).and_then(|text| text.strip_prefix('{'));
        let Some((name, after)) = braced.and_then(|text| text.split_once('}')) else {
            return Err("a brace in the path has no partner".to_owned());
        };
        if name.is_empty() || name.contains('{') {
            return Err("a parameter in the path is written `{name}`".to_owned());
        }
        if found.contains(&name) {
            return Err(format!("`{{{name}}}` is in the path twice"));
        }
        found.push(name);
        rest = after;
    }
    Ok(found)
}
