//! The module `webhooks`: the events that the API sends.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::text::documentation::Documentation;
use crate::emit::text::item;
use crate::emit::text::rust_type;
use crate::emit::text::rust_type::{Imports, Site};
use crate::emit::{Context, File};
use crate::ir::{
    EventPlace, SecretEncoding, Signature, SignatureEncoding, Timestamp, TimestampForm, TimestampPlace,
    Webhook, Webhooks,
};
use crate::names::Name;
use crate::prose;

const HEAD: &str = "\n//! The events that the API sends.\n";

/// The module's file; none where the API sends nothing.
pub(crate) fn file(context: &Context<'_>) -> Option<File> {
    let webhooks = context.api.webhooks.as_ref()?;
    let named = Imports::default();
    let events = events(context, webhooks, Site::Operation(&named));
    let entrance = match &webhooks.signature {
        Some(signature) => signed(signature),
        None => unsigned(),
    };
    let root = context.root.beside();
    let imports = named.has_types().then(|| {
        quote!(
            use #root::types;
        )
    });
    Some(item::file(context, "src/webhooks.rs", HEAD, imports.into_iter().chain([entrance, events])))
}

/// What verifies and reads events.
fn signed(signature: &Signature) -> TokenStream {
    let docs = Documentation::of(Some("Where events come in: verified by their signature, then read."))
        .paragraph(prose::webhook::signature(signature))
        .tokens();
    quote! {
        #docs
        pub type Webhooks = specwright::webhook::Webhooks<WebhookEvent>;
    }
}

/// What reads events that nobody signs.
fn unsigned() -> TokenStream {
    quote! {
        /// Reads an event. `body` are its bytes as they came.
        ///
        /// **Nothing proves who has sent it**: it is not known how the API signs its events. Ask the API for what they tell
        /// before you rely on it, or let something verify them before.
        ///
        /// # Errors
        /// When the body is not JSON, or not as the event declares.
        pub fn read(
            headers: &specwright::http::HeaderMap,
            body: &[u8],
        ) -> Result<WebhookEvent, specwright::DecodeError> {
            specwright::webhook::read_unverified(headers, body)
        }
    }
}

fn events(context: &Context<'_>, webhooks: &Webhooks, place: Site<'_>) -> TokenStream {
    let mut docs = Documentation::of(Some(webhooks.doc.as_deref().unwrap_or("An event that the API sends.")));
    if webhooks.event.is_none() && webhooks.events.len() > 1 {
        docs.paragraph("Its body alone tells which one it is: of several that fit alike, it is the first.");
    }
    docs.available(context.features.of_webhooks());
    let docs = docs.provenance(context.api, &webhooks.provenance).tokens();
    let signature = webhooks.signature.as_ref().map(attribute);
    let told_by = webhooks.event.as_ref().map(|event| match event {
        EventPlace::Member(path) => {
            let path = path.attribute();
            quote!(#[api(event = #path)])
        }
        EventPlace::Header(name) => quote!(#[api(event(header = #name))]),
    });
    let variants = webhooks.events.iter().zip(&context.names.webhooks);
    let variants = variants.map(|(event, ident)| variant(context, event, ident, place));
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, specwright::WebhookEvent)]
        #signature
        #told_by
        #[non_exhaustive]
        pub enum WebhookEvent {
            #(#variants)*
            /// What this version of the client does not know.
            #[api(unknown)]
            Unknown(specwright::webhook::UnknownEvent),
        }
    }
}

fn variant(context: &Context<'_>, event: &Webhook, ident: &Name, place: Site<'_>) -> TokenStream {
    let mut docs = Documentation::of(event.doc.as_deref());
    if let Some(name) = &event.event {
        docs.paragraph(format!("The event {}.", prose::code(name)));
    }
    let docs =
        docs.deprecation(event.deprecated.as_ref()).provenance(context.api, &event.provenance).tokens();
    let name = event.event.as_ref().map(|name| quote!(#[api(event = #name)]));
    let ty = rust_type::value(context, place, &event.ty);
    quote!(#docs #name #ident(#ty),)
}

/// `#[api(signature(…))]`
fn attribute(signature: &Signature) -> TokenStream {
    let header = &signature.header;
    let separator = signature.separator.as_ref().map(|text| quote!(, separator = #text));
    let prefix = signature.prefix.as_ref().map(|text| quote!(, prefix = #text));
    let encoding = match signature.encoding {
        SignatureEncoding::Hex => None,
        SignatureEncoding::Base64 => Some(quote!(, encoding = base64)),
    };
    let signed = signature.signed.as_ref().map(|text| quote!(, signed = #text));
    let timestamp = signature.timestamp.as_ref().map(timestamp);
    let id = signature.id.as_ref().map(|name| quote!(, id = #name));
    let tolerance = signature.tolerance.map(|seconds| {
        let seconds = Literal::u32_unsuffixed(seconds);
        quote!(, tolerance = #seconds)
    });
    let secret = secret(signature);
    quote! {
        #[api(signature(
            header = #header #separator #prefix #encoding #signed #timestamp #id #tolerance #secret
        ))]
    }
}

fn timestamp(timestamp: &Timestamp) -> TokenStream {
    let place = match &timestamp.place {
        TimestampPlace::Header(name) => quote!(header = #name),
        TimestampPlace::Beside(prefix) => quote!(prefix = #prefix),
    };
    let form = match timestamp.form {
        TimestampForm::UnixTime => None,
        TimestampForm::UnixMillis => Some(quote!(, form = unix_millis)),
        TimestampForm::DateTime => Some(quote!(, form = date_time)),
    };
    quote!(, timestamp(#place #form))
}

fn secret(signature: &Signature) -> Option<TokenStream> {
    let encoding = match signature.secret {
        SecretEncoding::Text => None,
        SecretEncoding::Hex => Some(quote!(encoding = hex)),
        SecretEncoding::Base64 => Some(quote!(encoding = base64)),
    };
    let prefix = signature.secret_prefix.as_ref().map(|prefix| quote!(prefix = #prefix));
    let said: Vec<TokenStream> = encoding.into_iter().chain(prefix).collect();
    (!said.is_empty()).then(|| quote!(, secret(#(#said),*)))
}
