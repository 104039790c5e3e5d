//! `pages(by = page, page = number, first = 1, items = things, last = page_count, item = Thing)`: how a list is paged.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::{Ident, Lit, LitInt, Type, ext::IdentExt, spanned::Spanned};

use crate::{
    attribute::{Entry, Keys, Rest, Value},
    field::Field,
    presence::FieldPresence,
    report::Report,
};

const ALL: &str = "`pages` is `pages(by = page, page = …, items = …, item = Type)`, `pages(by = offset, offset = …, \
    items = …, item = Type)` or `pages(by = cursor, cursor = …, next = …, items = …, item = Type)`";

/// How a list is paged. Parameters are fields of the operation, the others members of the answer, all by their Rust
/// names.
pub(crate) struct Pages {
    by: By,
    items: Ident,
    item: Box<Type>,
}

enum By {
    Page { page: Ident, first: i64, last: Option<Ident>, total: Option<Ident> },
    Offset { offset: Ident, total: Option<Ident> },
    Cursor { cursor: Ident, next: Ident },
}

impl Pages {
    /// Takes `pages` out of the keys.
    pub(crate) fn parse(keys: &mut Keys, report: &mut Report) -> Option<Self> {
        let (key, rest) = keys.take("pages")?;
        let Rest::List(entries) = rest else {
            report.error(key, ALL);
            return None;
        };
        Self::parse_list(&key, entries, report)
    }

    fn parse_list(site: &Ident, entries: Vec<Entry>, report: &mut Report) -> Option<Self> {
        const KEYS: [&str; 10] =
            ["by", "page", "first", "last", "total", "offset", "cursor", "next", "items", "item"];
        let mut keys = Keys::check(entries, "`pages`", &KEYS, report);
        if keys.first(&["by"]).is_none() {
            report.error(site, ALL);
        }
        let by = keys.choice("by", &["page", "offset", "cursor"], report)?;
        let items = required(&mut keys, "items", &by, report);
        let item = keys.ty("item", report);
        if item.is_none() {
            report.error(&by, "`item` says what the list holds: `item = Type`");
        }
        let by = By::parse(&by, &mut keys, report);
        if let Some(other) = keys.first(&KEYS) {
            report.error(other, format_args!("`{other}` does not fit this `by`"));
        }
        Some(Self { by: by?, items: items?, item: item? })
    }

    /// Reports parameters that no field is.
    pub(crate) fn check(&self, fields: &[Field], report: &mut Report) {
        let parameter = self.by.parameter();
        if field(fields, parameter).is_none() {
            report.error(parameter, format_args!("no field is named `{parameter}`"));
        }
    }

    /// The impl of `specwright::Paged`.
    pub(crate) fn emit(&self, ident: &Ident, fields: &[Field]) -> TokenStream {
        let Self { by, items, item } = self;
        let parameter = by.parameter();
        let Some(field) = field(fields, parameter) else { return TokenStream::new() };
        let next = by.next(items);
        let taken = quote_spanned!(item.span()=> ::specwright::expand::pages::into_items(__page.#items));
        let value = quote!(::core::convert::From::from(__next));
        let value = match field.presence {
            FieldPresence::Required | FieldPresence::Additional => value,
            FieldPresence::Optional | FieldPresence::RequiredNullable => {
                quote!(::core::option::Option::Some(#value))
            }
            FieldPresence::OptionalNullable => {
                quote!(::core::option::Option::Some(::core::option::Option::Some(#value)))
            }
        };
        quote! {
            #[automatically_derived]
            impl ::specwright::expand::Paged for #ident {
                type Item = #item;

                fn following(
                    &self,
                    __page: &<Self as ::specwright::expand::Operation>::Output,
                    __progress: &mut ::specwright::expand::pages::Progress,
                ) -> ::core::option::Option<Self> {
                    let __next = #next?;
                    let mut __request = ::core::clone::Clone::clone(self);
                    __request.#parameter = #value;
                    ::core::option::Option::Some(__request)
                }

                fn into_items(
                    __page: <Self as ::specwright::expand::Operation>::Output,
                ) -> ::std::vec::Vec<Self::Item> {
                    #taken
                }
            }
        }
    }
}

impl By {
    fn parse(by: &Ident, keys: &mut Keys, report: &mut Report) -> Option<Self> {
        Some(match by.to_string().as_str() {
            "page" => {
                let page = required(keys, "page", by, report);
                let first = first(keys, report);
                let (last, total) = (word(keys, "last", report), word(keys, "total", report));
                Self::Page { page: page?, first, last, total }
            }
            "offset" => {
                let offset = required(keys, "offset", by, report);
                let total = word(keys, "total", report);
                Self::Offset { offset: offset?, total }
            }
            _ => {
                let cursor = required(keys, "cursor", by, report);
                let next = required(keys, "next", by, report);
                Self::Cursor { cursor: cursor?, next: next? }
            }
        })
    }

    fn parameter(&self) -> &Ident {
        match self {
            Self::Page { page: parameter, .. }
            | Self::Offset { offset: parameter, .. }
            | Self::Cursor { cursor: parameter, .. } => parameter,
        }
    }

    /// What the next page is asked for with, as an option.
    fn next(&self, items: &Ident) -> TokenStream {
        let count = quote!(::specwright::expand::pages::count(&__page.#items));
        match self {
            Self::Page { page, first, last, total } => {
                let (last, total) = (number(last.as_ref()), number(total.as_ref()));
                quote! {
                    ::specwright::expand::pages::by_page(
                        __progress,
                        #count,
                        (::specwright::expand::pages::number(&self.#page), #first),
                        #last,
                        #total,
                    )
                }
            }
            Self::Offset { offset, total } => {
                let total = number(total.as_ref());
                quote! {
                    ::specwright::expand::pages::by_offset(
                        __progress,
                        #count,
                        ::specwright::expand::pages::number(&self.#offset),
                        #total,
                    )
                }
            }
            Self::Cursor { cursor, next } => {
                quote!(::specwright::expand::pages::by_cursor(&self.#cursor, &__page.#next))
            }
        }
    }
}

/// A number in the answer, as an option.
fn number(member: Option<&Ident>) -> TokenStream {
    match member {
        Some(member) => quote!(::specwright::expand::pages::number(&__page.#member)),
        None => quote!(::core::option::Option::None),
    }
}

fn field<'f>(fields: &'f [Field], name: &Ident) -> Option<&'f Field> {
    fields.iter().find(|field| field.ident.unraw() == name.unraw())
}

fn required(keys: &mut Keys, key: &str, by: &Ident, report: &mut Report) -> Option<Ident> {
    if keys.first(&[key]).is_none() {
        report.error(by, format_args!("`by = {by}` needs `{key} = …`"));
    }
    word(keys, key, report)
}

fn word(keys: &mut Keys, key: &str, report: &mut Report) -> Option<Ident> {
    let (key, rest) = keys.take(key)?;
    match &rest {
        Rest::Equals(value) => match value.word() {
            Some(word) => return Some(word.clone()),
            None => report.error(value, format_args!("`{key}` takes the name of a field")),
        },
        _ => report.error(&key, format_args!("`{key}` takes the name of a field: `{key} = …`")),
    }
    None
}

/// The number of the first page; 1 where none is given.
fn first(keys: &mut Keys, report: &mut Report) -> i64 {
    let Some((key, rest)) = keys.take("first") else { return 1 };
    match &rest {
        Rest::Equals(Value::Literal(Lit::Int(number))) => match whole(number) {
            Some(first) => return first,
            None => report.error(number, "`first` is a whole number of 64 bits"),
        },
        Rest::Equals(value) => report.error(value.to_token_stream(), "`first` is a whole number"),
        _ => report.error(&key, "`first` is a whole number: `first = 1`"),
    }
    1
}

fn whole(number: &LitInt) -> Option<i64> {
    number.base10_parse().ok()
}
