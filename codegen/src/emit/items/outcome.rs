//! What a success answers.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::Context;
use crate::emit::attributes::constant::literal;
use crate::emit::text::documentation::Documentation;
use crate::emit::text::rust_type;
use crate::emit::text::rust_type::Site;
use crate::ir::{
    Content, Envelope, EventData, EventItems, Events, NamedOutcome, Operation, Outcome, Outcomes, Type,
};
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
            let resumable = outcome.resumable.then(|| quote!(, resumable));
            let said = media(outcome).into_iter().chain(resumable).chain(headers);
            let said = said.reduce(|before, behind| quote!(#before #behind));
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
                (Content::Events(events), said) => {
                    let events = self::events(context, events, names, place);
                    quote!(out(#events #said))
                }
                (Content::Lines { ty, nullable }, said) => {
                    let ty = item_type(context, ty, *nullable, place);
                    quote!(out(lines = #ty #said))
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
                    // A stream stands alone, which is checked.
                    Content::Events(_) | Content::Lines { .. } => quote!(#variant(status = #status, bytes)),
                }
            });
            quote!(out(one_of = #output #headers, #(#outcomes),*))
        }
    }
}

/// The attribute of a stream that a member asks for.
pub(crate) fn stream(
    context: &Context<'_>,
    operation: &Operation,
    names: &OperationNames,
    place: Site<'_>,
) -> Option<TokenStream> {
    let stream = operation.stream.as_ref()?;
    let by = operation.members.get(stream.by.index)?;
    let (goes, name) = (Name::new(by.place.as_str()), by.sent_name());
    let key = by.key().map(|key| quote!(, name = #key));
    let media = media(&stream.outcome);
    let resumable = stream.outcome.resumable.then(|| quote!(, resumable));
    let items = match &stream.outcome.content {
        Content::Events(events) => self::events(context, events, names, place),
        Content::Lines { ty, nullable } => {
            let ty = item_type(context, ty, *nullable, place);
            quote!(lines = #ty)
        }
        // What is asked for is a stream, which is checked.
        Content::Empty | Content::Text | Content::Bytes | Content::Json { .. } => quote!(events),
    };
    Some(quote!(stream(by(#goes = #name #key), #items #media #resumable)))
}

/// What is said of server-sent events.
fn events(context: &Context<'_>, events: &Events, names: &OperationNames, place: Site<'_>) -> TokenStream {
    let items = match &events.items {
        EventItems::Alike(EventData::Json { ty, nullable }) => {
            let ty = item_type(context, ty, *nullable, place);
            quote!(events = #ty)
        }
        EventItems::Alike(EventData::Text | EventData::Empty) => quote!(events),
        EventItems::Named(named) => {
            let event = &names.event;
            let variants = named.iter().zip(&names.events).map(|(one, variant)| {
                let (name, data) = (&one.event, event_data(context, &one.data, place));
                quote!(#variant(event = #name, #data))
            });
            quote!(events_of = #event, #(#variants),*)
        }
    };
    let until = events.until.as_ref().map(|until| quote!(, until = #until));
    quote!(#items #until)
}

fn event_data(context: &Context<'_>, data: &EventData, place: Site<'_>) -> TokenStream {
    match data {
        EventData::Empty => quote!(empty),
        EventData::Text => quote!(text),
        EventData::Json { ty, nullable } => {
            let ty = item_type(context, ty, *nullable, place);
            quote!(json = #ty)
        }
    }
}

/// The enum of events that their names tell apart.
pub(crate) fn event_item(
    context: &Context<'_>,
    operation: &Operation,
    names: &OperationNames,
    place: Site<'_>,
) -> Option<TokenStream> {
    let named = operation.named_events()?;
    let event = &names.event;
    let variants = named.iter().zip(&names.events).map(|(one, ident)| {
        let said = format!("The event `{}`.", one.event);
        let docs = Documentation::of(one.doc.as_deref()).paragraph(said).tokens();
        match &one.data {
            EventData::Empty => quote!(#docs #ident),
            EventData::Text => quote!(#docs #ident(String)),
            EventData::Json { ty, nullable } => {
                let ty = item_type(context, ty, *nullable, place);
                quote!(#docs #ident(#ty))
            }
        }
    });
    let docs = format!(" An event of what [`{}`] answers.", names.input);
    Some(quote! {
        #[doc = #docs]
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #event {
            #(#variants,)*
            #[doc = " An event of another name."]
            Unknown(specwright::Event),
        }
    })
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
        Content::Events(_) | Content::Lines { .. } => quote!(#docs #ident(specwright::bytes::Bytes)),
    }
}

fn json_type(context: &Context<'_>, content: &Content, place: Site<'_>) -> TokenStream {
    let Content::Json { ty, nullable, .. } = content else { return quote!(()) };
    item_type(context, ty, *nullable, place)
}

fn item_type(context: &Context<'_>, ty: &Type, nullable: bool, place: Site<'_>) -> TokenStream {
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
