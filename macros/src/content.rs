//! A request body of several media types: `content`, with variants that say `json`, `json` with its `media`,
//! `text = "text/csv"` or `bytes = "image/png"`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Ident, LitStr, Type, ext::IdentExt, spanned::Spanned};

use crate::{
    constraint::Constraints,
    impls::{self, Bodies},
    report::Report,
    union::emit_alternatives,
    variant::{Variant, arm_for_reported},
};

/// An enum of contents.
pub(crate) struct Contents {
    pub(crate) ident: Ident,
    alternatives: Vec<Alternative>,
    /// The arm for variants that are no contents, which were reported.
    reported: Option<TokenStream>,
}

/// A variant.
struct Alternative {
    ident: Ident,
    media: Media,
    ty: Type,
    constraints: Constraints,
}

/// A media type.
enum Media {
    /// JSON, of another media type than `application/json` where one is named.
    Json(Option<LitStr>),
    Text(LitStr),
    Bytes(LitStr),
}

impl Contents {
    /// Parses and checks the variants.
    pub(crate) fn parse(ident: Ident, variants: Vec<Variant>, report: &mut Report) -> Self {
        if variants.is_empty() {
            report.error(&ident, "a content enum needs variants: `#[api(json)] Json(Type)`");
        }
        let count = variants.len();
        let alternatives: Vec<Alternative> =
            variants.into_iter().filter_map(|variant| Alternative::parse(variant, report)).collect();
        Self { ident, reported: arm_for_reported(count, alternatives.len()), alternatives }
    }

    /// The variants, with what the validator looks at.
    pub(crate) fn checked(&self) -> impl Iterator<Item = (&Ident, &Type, &Constraints)> {
        self.alternatives.iter().map(|Alternative { ident, ty, constraints, .. }| (ident, ty, constraints))
    }
}

impl Contents {
    /// The alternatives by their names.
    pub(crate) fn described(&self) -> impl Iterator<Item = (String, &Type, &Constraints)> {
        self.alternatives
            .iter()
            .map(|alternative| (alternative.name(), &alternative.ty, &alternative.constraints))
    }

    /// Those of bytes: the variant, its type and the media type.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&Ident, &Type, &LitStr)> {
        self.alternatives.iter().filter_map(|alternative| match &alternative.media {
            Media::Bytes(media) => Some((&alternative.ident, &alternative.ty, media)),
            Media::Json(_) | Media::Text(_) => None,
        })
    }
}

impl Alternative {
    fn parse(mut variant: Variant, report: &mut Report) -> Option<Self> {
        variant.refuse(&["value", "unknown", "response_only", "tag"], "a content enum", report);
        let named = variant.keys.first(&["json", "text", "bytes"]).is_some();
        let json = variant.keys.flag("json", report);
        let text = variant.keys.text("text", report);
        let bytes = variant.keys.text("bytes", report);
        let named_media = variant.keys.text("media", report);
        if let (None, Some((key, _))) = (&json, &named_media) {
            report.error(key, "`media` is the media type of `json`; that of a text is `text = \"text/csv\"`");
        }
        let said = [json.as_ref(), text.as_ref().map(|(key, _)| key), bytes.as_ref().map(|(key, _)| key)];
        if let Some(second) = said.into_iter().flatten().nth(1) {
            report.error(second, "a content has one media type: `json`, `text` or `bytes`");
        }
        let media = match (json, text, bytes) {
            (None, None, Some((_, media))) => Media::Bytes(media),
            (None, Some((_, media)), _) => Media::Text(media),
            (Some(_), ..) => Media::Json(named_media.map(|(_, media)| media)),
            (None, None, None) => {
                if !named {
                    report.error(
                        &variant.ident,
                        "a content needs its media type: `json`, `text = \"text/csv\"` or `bytes = \"image/png\"`",
                    );
                }
                Media::Json(None)
            }
        };
        let Some(ty) = variant.single() else {
            report.error(&variant.ident, "a content has one field without a name: what is sent");
            return None;
        };
        let ty = ty.clone();
        let constraints = Constraints::parse(&mut variant.keys, &ty, report);
        Some(Self { ident: variant.local(), media, ty, constraints })
    }

    fn span(&self) -> proc_macro2::Span {
        self.ty.span().resolved_at(proc_macro2::Span::call_site())
    }

    fn name(&self) -> String {
        self.ident.unraw().to_string()
    }
}

/// `Content`, `Model` and `Debug` of an enum of contents.
pub(crate) fn emit_contents(contents: &Contents) -> TokenStream {
    let Contents { ident, alternatives, reported } = contents;
    let content = emit_content(contents);
    let names = alternatives.iter().map(Alternative::name);
    let readers = alternatives.iter().map(|alternative| (&alternative.ident, alternative.span()));
    let alternative = emit_alternatives(ident, names, readers, None);
    let writes = alternatives.iter().map(|alternative| {
        let (variant, name) = (&alternative.ident, alternative.name());
        quote_spanned!(alternative.span()=> Self::#variant(ref __value) => __to.content(#name, __value),)
    });
    let read = quote!(::specwright::expand::wire::content(__from));
    let write = quote! { match *self { #(#writes)* #reported } };
    let impls =
        impls::emit_impls(ident, impls::DEBUG, [], |[]| Bodies { items: TokenStream::new(), read, write });
    quote!(#content #alternative #impls)
}

fn emit_content(contents: &Contents) -> TokenStream {
    let Contents { ident, alternatives, reported } = contents;
    let writes = alternatives.iter().map(|alternative| {
        let (variant, span) = (&alternative.ident, alternative.span());
        match &alternative.media {
            Media::Json(None) => {
                quote_spanned!(span=> Self::#variant(ref __value) => __request.json_body(__value),)
            }
            Media::Json(Some(media)) => {
                quote_spanned!(span=> Self::#variant(ref __value) => __request.json_body_of(#media, __value),)
            }
            Media::Text(media) => {
                quote_spanned!(span=> Self::#variant(ref __value) => __request.text_body(#media, __value),)
            }
            Media::Bytes(media) => {
                quote_spanned!(span=> Self::#variant(ref __value) => __request.bytes_body(#media, __value),)
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl ::specwright::expand::Content for #ident {
            #[inline]
            fn write(&self, __request: &mut ::specwright::expand::Encoder) {
                match *self { #(#writes)* #reported }
            }
        }
    }
}
