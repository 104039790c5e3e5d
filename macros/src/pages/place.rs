//! Places in a response: fields of the output, perhaps within others, and headers.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Ident, LitStr};

use crate::{
    attribute::{Entry, FieldStep, Keys, Rest, Value},
    report::Report,
    webhook::signature::check_header,
};

/// A field of the output, or one within it.
pub(super) struct Place(Vec<FieldStep>);

/// What a response says of its list.
pub(super) enum Said {
    Field(Place),
    Header(LitStr),
}

impl Said {
    /// Takes what says it out of the keys.
    pub(super) fn take(keys: &mut Keys, key: &str, report: &mut Report) -> Option<Self> {
        let (key, rest) = keys.take(key)?;
        match rest {
            Rest::List(entries) => Self::header(&key, entries, report).map(Self::Header),
            rest => Place::of(&key, rest, report).map(Self::Field),
        }
    }

    fn header(key: &Ident, entries: Vec<Entry>, report: &mut Report) -> Option<LitStr> {
        let mut keys = Keys::check(entries, &format!("`{key}`"), &["header"], report);
        let header = keys.string("header", report);
        match &header {
            Some(header) => check_header(header, report),
            None => {
                report.error(key, format_args!("`{key}` needs the header: `{key}(header = \"X-Total\")`"))
            }
        }
        header
    }

    /// What a function of the runtime makes of it; `ty` is what is read from a header.
    pub(super) fn asked(&self, function: &str, ty: &TokenStream) -> TokenStream {
        match self {
            Self::Field(place) => place.asked(function),
            Self::Header(name) => {
                let function = Ident::new(function, Span::call_site());
                quote! {
                    ::specwright::expand::pages::#function(
                        &::specwright::expand::pages::header::<#ty>(__headers, #name)
                    )
                }
            }
        }
    }

    /// A reference to a value that the parameter is set to.
    pub(super) fn reference(&self, parameter: &Ident) -> TokenStream {
        match self {
            Self::Field(place) => place.reference(&quote!(__page)),
            Self::Header(name) => {
                quote!(&::specwright::expand::pages::header_like(&self.#parameter, __headers, #name))
            }
        }
    }
}

impl Place {
    /// Takes a place in the output out of the keys.
    pub(super) fn take(keys: &mut Keys, key: &str, report: &mut Report) -> Option<Self> {
        let (key, rest) = keys.take(key)?;
        Self::of(&key, rest, report)
    }

    fn of(key: &Ident, rest: Rest, report: &mut Report) -> Option<Self> {
        match rest {
            Rest::Equals(Value::Fields(steps)) => return Some(Self(steps)),
            Rest::Equals(value) => match value.word() {
                Some(word) => return Some(Self(vec![FieldStep { field: word.clone(), options: 0 }])),
                None => {
                    report.error(
                        value,
                        format_args!("`{key}` takes the name of a field, such as `meta.{key}`"),
                    );
                }
            },
            _ => report.error(key, format_args!("`{key}` takes the name of a field: `{key} = …`")),
        }
        None
    }

    /// The field in a value; `open` opens an `Option` on the way. What is at the end may be one by itself.
    fn field(&self, value: &TokenStream, open: &TokenStream) -> TokenStream {
        let mut place = value.clone();
        for (at, FieldStep { field, options }) in self.0.iter().enumerate() {
            let opened = if at + 1 < self.0.len() { *options } else { 0 };
            let open = (0..opened).map(|_| open);
            place = quote!(#place.#field #(#open)*);
        }
        place
    }

    fn has_options(&self) -> bool {
        self.0.iter().rev().skip(1).any(|step| step.options > 0)
    }

    /// A reference to the field; to an `Option` of a reference, where something on the way is one.
    pub(super) fn reference(&self, value: &TokenStream) -> TokenStream {
        let field = self.field(value, &quote!(.as_ref()?));
        match self.has_options() {
            false => quote!(&#field),
            true => quote!(&(|| ::core::option::Option::Some(&#field))()),
        }
    }

    /// What a function of the runtime makes of the list that the field is; `otherwise` where it is not there.
    fn of_list(&self, function: &str, otherwise: &TokenStream) -> TokenStream {
        if !self.has_options() {
            return self.asked(function);
        }
        let function = Ident::new(function, Span::call_site());
        let field = self.field(&quote!(__page), &quote!(.as_ref()?));
        quote! {
            ::core::option::Option::map_or((|| ::core::option::Option::Some(&#field))(), #otherwise, |__items| {
                ::specwright::expand::pages::#function(__items)
            })
        }
    }

    /// What a function of the runtime makes of the field.
    fn asked(&self, function: &str) -> TokenStream {
        let span = self.0.last().map_or_else(Span::call_site, |step| step.field.span());
        let function = Ident::new(function, Span::call_site());
        let field = self.reference(&quote!(__page));
        quote_spanned!(span=> ::specwright::expand::pages::#function(#field))
    }

    /// The items of the list that the field is.
    pub(super) fn taken(&self, span: Span) -> TokenStream {
        let field = self.field(&quote!(__page), &quote!(?));
        match self.has_options() {
            false => quote_spanned!(span=> ::specwright::expand::pages::into_items(#field)),
            true => quote_spanned! {span=>
                ::core::option::Option::unwrap_or_default((|| {
                    ::core::option::Option::Some(::specwright::expand::pages::into_items(#field))
                })())
            },
        }
    }
}

/// How many items a page has.
pub(super) fn counted(items: Option<&Place>) -> TokenStream {
    items.map_or_else(
        || quote!(::specwright::expand::pages::count(__page)),
        |items| items.of_list("count", &quote!(0)),
    )
}

/// The last item of a page, if there is one.
pub(super) fn last(items: Option<&Place>) -> TokenStream {
    let none = quote!(::core::option::Option::None);
    items.map_or_else(
        || quote!(::specwright::expand::pages::last(__page)),
        |items| items.of_list("last", &none),
    )
}
