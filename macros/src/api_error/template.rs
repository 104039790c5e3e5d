//! `message = "…"`: exact, or with parameters in braces.

use proc_macro2::TokenStream;
use quote::quote;
use syn::LitStr;

use super::case::Field;
use crate::report::Report;

/// A message. Without parameters the head is all of it.
pub(super) struct Template {
    pub(super) literal: LitStr,
    head: String,
    /// Name and what stands behind it.
    parameters: Vec<(String, String)>,
}

impl Template {
    pub(super) fn parse(literal: LitStr, report: &mut Report) -> Option<Self> {
        match split(&literal.value()) {
            Ok((head, parameters)) => Some(Self { literal, head, parameters }),
            Err(mistake) => {
                report.error(&literal, mistake);
                None
            }
        }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parameters.iter().map(|(name, _)| name.as_str())
    }

    pub(super) fn is_exact(&self) -> bool {
        self.parameters.is_empty()
    }

    /// How much of it is no parameter.
    pub(super) fn length(&self) -> usize {
        self.head.len() + self.parameters.iter().map(|(_, tail)| tail.len()).sum::<usize>()
    }

    /// Whether both fit the same texts.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let tails = |template: &Self| -> Vec<String> {
            template.parameters.iter().map(|(_, tail)| tail.clone()).collect()
        };
        self.head == other.head && tails(self) == tails(other)
    }

    /// The value of `specwright::ErrorMessage`; the fields know the types of the parameters.
    pub(super) fn emit(&self, fields: &[Field]) -> TokenStream {
        let head = &self.head;
        if self.is_exact() {
            return quote!(::specwright::expand::ErrorMessage::Exact(#head));
        }
        let parameters = self.parameters.iter().filter_map(|(name, tail)| {
            let ty = &fields.iter().find(|field| field.parameter.value() == *name)?.ty;
            Some(quote! {
                ::specwright::expand::ErrorParameter::new(#name, ::specwright::expand::wire::fits::<#ty>, #tail)
            })
        });
        quote!(::specwright::expand::ErrorMessage::template(#head, &[#(#parameters),*]))
    }
}

/// The head, and each parameter with what stands behind it. `{{` and `}}` are braces.
fn split(text: &str) -> Result<(String, Vec<(String, String)>), String> {
    let mut head = String::new();
    let mut parameters: Vec<(String, String)> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, brace) = rest.split_at(at);
        let literal = parameters.last_mut().map_or(&mut head, |(_, tail)| tail);
        literal.push_str(before);
        if brace.starts_with("{{") || brace.starts_with("}}") {
            literal.extend(brace.chars().next());
            rest = brace.get(2..).unwrap_or_default();
            continue;
        }
        let adjacent = parameters.last().is_some_and(|(_, tail)| tail.is_empty());
        let inner = brace.strip_prefix('{').and_then(|inner| inner.split_once('}'));
        let (name, after) =
            inner.ok_or("a brace in the message has no partner; one of its own is written twice")?;
        if name.is_empty() || name.contains('{') {
            return Err("a parameter in the message is written `{name}`".to_owned());
        }
        if adjacent {
            return Err(format!("nothing stands before `{{{name}}}` that tells it from the parameter there"));
        }
        if parameters.iter().any(|(other, _)| other == name) {
            return Err(format!("the message has `{{{name}}}` twice"));
        }
        parameters.push((name.to_owned(), String::new()));
        rest = after;
    }
    parameters.last_mut().map_or(&mut head, |(_, tail)| tail).push_str(rest);
    match head.is_empty() && parameters.is_empty() {
        true => Err("an empty message tells nothing apart".to_owned()),
        false => Ok((head, parameters)),
    }
}
