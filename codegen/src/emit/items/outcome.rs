//! What a success answers.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::Context;
use crate::emit::attributes::constant::literal;
use crate::emit::text::documentation::Documentation;
use crate::emit::text::rust_type;
use crate::emit::text::rust_type::Site;
use crate::ir::{Content, Envelope, NamedOutcome, Operation, Outcome, Outcomes};
use crate::names::{Name, OperationNames};

/// The attribute that says it.
pub(crate) fn attribute(
    context: &Context<'_>,
    operation: &Operation,
    names: &OperationNames,
    place: Site<'_>,
) -> TokenStream {
    let headers = operation.headers().map(|ty| {
        let ty = rust_type::value(context, place, ty);
        quote!(, headers = #ty)
    });
    match &operation.outcomes {
        Outcomes::One(outcome) => {
            let said =
                media(outcome).into_iter().chain(headers).reduce(|media, headers| quote!(#media #headers));
            match (&outcome.content, said) {
                (Content::Empty, None) => quote!(out = empty),
                (Content::Text, None) => quote!(out = text),
                (Content::Bytes, None) => quote!(out = bytes),
                (Content::Empty, said) => quote!(out(empty #said)),
                (Content::Text, said) => quote!(out(text #said)),
                (Content::Bytes, said) => quote!(out(bytes #said)),
                (Content::Json { envelope, .. }, said) => {
                    let ty = json_type(context, &outcome.content, place);
                    let envelope = envelope.as_ref().map(self::envelope);
                    quote!(out(json = #ty #envelope #said))
                }
            }
        }
        Outcomes::Several(several) => {
            let output = &names.output;
            let outcomes = several.iter().zip(&names.outcomes).map(|(one, variant)| {
                let status = Literal::u16_unsuffixed(one.outcome.status);
                let media = media(&one.outcome);
                match &one.outcome.content {
                    Content::Empty => quote!(#variant(status = #status, empty)),
                    Content::Text => quote!(#variant(status = #status, text #media)),
                    Content::Bytes => quote!(#variant(status = #status, bytes #media)),
                    Content::Json { envelope, .. } => {
                        let ty = json_type(context, &one.outcome.content, place);
                        let envelope = envelope.as_ref().map(self::envelope);
                        quote!(#variant(status = #status, json = #ty #envelope #media))
                    }
                }
            });
            quote!(out(one_of = #output #headers, #(#outcomes),*))
        }
    }
}

fn media(outcome: &Outcome) -> Option<TokenStream> {
    outcome.media.as_ref().map(|media| quote!(, media = #media))
}

/// The enum of several outcomes.
pub(crate) fn item(
    context: &Context<'_>,
    operation: &Operation,
    names: &OperationNames,
    place: Site<'_>,
) -> Option<TokenStream> {
    let Outcomes::Several(several) = &operation.outcomes else { return None };
    let output = &names.output;
    let variants =
        several.iter().zip(&names.outcomes).map(|(one, ident)| variant(context, one, ident, place));
    let docs = format!(" What [`{}`] answers.", names.input);
    Some(quote! {
        #[doc = #docs]
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #output {
            #(#variants,)*
        }
    })
}

fn variant(context: &Context<'_>, one: &NamedOutcome, ident: &Name, place: Site<'_>) -> TokenStream {
    let Outcome { doc, status, content, headers, .. } = &one.outcome;
    let mut docs = Documentation::of(doc.as_deref());
    docs.paragraph(format!("Status {status}."));
    if let Some(headers) = headers {
        let ty = rust_type::value(context, place, headers).to_string().replace(' ', "");
        docs.paragraph(format!("`specwright::from_headers` reads its headers, which are [`{ty}`]."));
    }
    let docs = docs.tokens();
    match content {
        Content::Empty => quote!(#docs #ident),
        Content::Text => quote!(#docs #ident(String)),
        Content::Bytes => quote!(#docs #ident(specwright::bytes::Bytes)),
        Content::Json { .. } => {
            let ty = json_type(context, content, place);
            quote!(#docs #ident(#ty))
        }
    }
}

fn json_type(context: &Context<'_>, content: &Content, place: Site<'_>) -> TokenStream {
    let Content::Json { ty, nullable, .. } = content else { return quote!(()) };
    let ty = rust_type::value(context, place, ty);
    match nullable {
        true => quote!(Option<#ty>),
        false => ty,
    }
}

fn envelope(envelope: &Envelope) -> TokenStream {
    let member = envelope.member.as_ref().map(|member| quote!(, envelope = #member));
    let expect = envelope.expect.iter().map(|(name, value)| {
        let value = literal(value);
        quote!(#name = #value)
    });
    match envelope.expect.is_empty() {
        true => quote!(#member),
        false => quote!(#member, expect(#(#expect),*)),
    }
}
