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

mod place;

use place::{Place, Said, counted, last};

const ALL: &str = "`pages` is `pages(by = page, page = …, items = …, item = Type)`, `pages(by = offset, offset = …, \
    items = …, item = Type)`, `pages(by = cursor, cursor = …, next = …, items = …, item = Type)`, perhaps with \
    `last_item` in place of `next`, `pages(by = url, next = …, items = …, item = Type)` or `pages(by = link, \
    items = …, item = Type)`; without `items` the output is the list";

/// How a list is paged. Parameters are fields of the operation, places are in the output and go by their Rust names, or are
/// headers.
pub(crate) struct Pages {
    by: By,
    /// Without it, the output is the list.
    items: Option<Place>,
    item: Box<Type>,
    more: Option<Said>,
}

enum By {
    Page {
        page: Ident,
        first: i64,
        last: Option<Said>,
        total: Option<Said>,
    },
    Offset {
        offset: Ident,
        total: Option<Said>,
    },
    Cursor {
        cursor: Ident,
        next: Said,
    },
    /// The cursor is in the last item.
    LastItem {
        cursor: Ident,
        member: Place,
    },
    Url {
        next: Said,
    },
    Link,
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
        const KEYS: [&str; 12] = [
            "by",
            "page",
            "first",
            "last",
            "total",
            "offset",
            "cursor",
            "next",
            "last_item",
            "more",
            "items",
            "item",
        ];
        let mut keys = Keys::check(entries, "`pages`", &KEYS, report);
        if keys.first(&["by"]).is_none() {
            report.error(site, ALL);
        }
        let by = keys.choice("by", &["page", "offset", "cursor", "url", "link"], report)?;
        let is_list = keys.first(&["items"]).is_none();
        let items = Place::take(&mut keys, "items", report);
        let more = Said::take(&mut keys, "more", report);
        let item = keys.ty("item", report);
        if item.is_none() {
            report.error(&by, "`item` says what the list holds: `item = Type`");
        }
        let by = By::parse(&by, &mut keys, report);
        if let Some(other) = keys.first(&KEYS) {
            report.error(other, format_args!("`{other}` does not fit this `by`"));
        }
        (is_list || items.is_some()).then_some(Self { by: by?, items, item: item?, more })
    }

    /// Reports parameters that no field is.
    pub(crate) fn check(&self, fields: &[Field], report: &mut Report) {
        if let Some(parameter) = self.by.parameter()
            && field(fields, parameter).is_none()
        {
            report.error(parameter, format_args!("no field is named `{parameter}`"));
        }
    }

    /// The impl of `specwright::Paged`.
    pub(crate) fn emit(&self, ident: &Ident, fields: &[Field]) -> TokenStream {
        let Self { by, items, item, more } = self;
        let next = by.next(items.as_ref());
        let next = match more.as_ref().map(|more| more.asked("flag", &quote!(::core::primitive::bool))) {
            None => next,
            Some(more) => quote!(::specwright::expand::pages::unless_last(#more, #next)),
        };
        let following = match by.parameter() {
            None => quote!(#next?; ::core::option::Option::Some(::core::clone::Clone::clone(self))),
            Some(parameter) => {
                let Some(field) = field(fields, parameter) else { return TokenStream::new() };
                let value = value_of(by.is_counted(), field.presence);
                quote! {
                    let __next = #next?;
                    let mut __request = ::core::clone::Clone::clone(self);
                    __request.#parameter = #value;
                    ::core::option::Option::Some(__request)
                }
            }
        };
        let url = by.url();
        let taken = match items {
            None => quote_spanned!(item.span()=> ::specwright::expand::pages::into_items(__page)),
            Some(items) => items.taken(item.span()),
        };
        quote! {
            #[automatically_derived]
            impl ::specwright::expand::Paged for #ident {
                type Item = #item;

                #[inline]
                fn following(
                    &self,
                    __page: &<Self as ::specwright::expand::Operation>::Output,
                    __headers: &::specwright::expand::pages::HeaderMap,
                    __progress: &mut ::specwright::expand::pages::Progress,
                ) -> ::core::option::Option<Self> {
                    #following
                }

                #url

                #[inline]
                fn into_items(
                    __page: <Self as ::specwright::expand::Operation>::Output,
                ) -> ::std::vec::Vec<Self::Item> {
                    #taken
                }
            }
        }
    }
}

/// What a parameter is set to.
fn value_of(is_counted: bool, presence: FieldPresence) -> TokenStream {
    let value = match is_counted {
        true => quote!(::specwright::expand::pages::counted(__next)),
        false => quote!(::core::convert::From::from(__next)),
    };
    match presence {
        FieldPresence::Required | FieldPresence::Additional => value,
        FieldPresence::Optional | FieldPresence::RequiredNullable => {
            quote!(::core::option::Option::Some(#value))
        }
        FieldPresence::OptionalNullable => {
            quote!(::core::option::Option::Some(::core::option::Option::Some(#value)))
        }
    }
}

impl By {
    fn parse(by: &Ident, keys: &mut Keys, report: &mut Report) -> Option<Self> {
        Some(match by.to_string().as_str() {
            "page" => {
                let page = parameter(keys, "page", by, report);
                let first = first(keys, report);
                let (last, total) = (Said::take(keys, "last", report), Said::take(keys, "total", report));
                Self::Page { page: page?, first, last, total }
            }
            "offset" => {
                let offset = parameter(keys, "offset", by, report);
                let total = Said::take(keys, "total", report);
                Self::Offset { offset: offset?, total }
            }
            "cursor" => {
                let cursor = parameter(keys, "cursor", by, report);
                if let Some(member) = Place::take(keys, "last_item", report) {
                    return Some(Self::LastItem { cursor: cursor?, member });
                }
                if keys.first(&["next"]).is_none() {
                    report.error(by, "`by = cursor` needs `next = …`, or `last_item = …`");
                }
                let next = Said::take(keys, "next", report);
                Self::Cursor { cursor: cursor?, next: next? }
            }
            "url" => {
                require(keys, "next", by, report);
                Self::Url { next: Said::take(keys, "next", report)? }
            }
            _ => Self::Link,
        })
    }

    fn parameter(&self) -> Option<&Ident> {
        match self {
            Self::Page { page: parameter, .. }
            | Self::Offset { offset: parameter, .. }
            | Self::Cursor { cursor: parameter, .. }
            | Self::LastItem { cursor: parameter, .. } => Some(parameter),
            Self::Url { .. } | Self::Link => None,
        }
    }

    /// Whether the parameter is a whole number, which may be of several types.
    fn is_counted(&self) -> bool {
        matches!(self, Self::Page { .. } | Self::Offset { .. })
    }

    /// What the next page is asked for with, as an option.
    fn next(&self, items: Option<&Place>) -> TokenStream {
        let count = counted(items);
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
                let next = next.reference(cursor);
                quote!(::specwright::expand::pages::by_cursor(#count, &self.#cursor, #next))
            }
            Self::LastItem { cursor, member } => {
                let (last, member) = (last(items), member.reference(&quote!(__item)));
                quote! {
                    ::core::option::Option::and_then(#last, |__item| {
                        ::specwright::expand::pages::by_cursor(#count, &self.#cursor, #member)
                    })
                }
            }
            Self::Url { .. } | Self::Link => quote!(::core::option::Option::Some(())),
        }
    }

    /// Where the URL of the next page is, if it has one.
    fn url(&self) -> TokenStream {
        match self {
            Self::Url { next } => {
                let url = next.asked("url", &quote!(::std::string::String));
                quote! {
                    const NEXT: ::specwright::expand::pages::NextPage = ::specwright::expand::pages::NextPage::Url;

                    #[inline]
                    fn next_url(
                        __page: &<Self as ::specwright::expand::Operation>::Output,
                        __headers: &::specwright::expand::pages::HeaderMap,
                    ) -> ::core::option::Option<::std::string::String> {
                        #url
                    }
                }
            }
            Self::Link => quote! {
                const NEXT: ::specwright::expand::pages::NextPage = ::specwright::expand::pages::NextPage::Link;
            },
            _ => TokenStream::new(),
        }
    }
}

/// A number in the response, as an option.
fn number(said: Option<&Said>) -> TokenStream {
    said.map_or_else(
        || quote!(::core::option::Option::None),
        |said| said.asked("number", &quote!(::core::primitive::i64)),
    )
}

fn field<'f>(fields: &'f [Field], name: &Ident) -> Option<&'f Field> {
    fields.iter().find(|field| field.ident.unraw() == name.unraw())
}

fn require(keys: &Keys, key: &str, by: &Ident, report: &mut Report) {
    if keys.first(&[key]).is_none() {
        report.error(by, format_args!("`by = {by}` needs `{key} = …`"));
    }
}

/// The field of the operation that a key names.
fn parameter(keys: &mut Keys, key: &str, by: &Ident, report: &mut Report) -> Option<Ident> {
    require(keys, key, by, report);
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
