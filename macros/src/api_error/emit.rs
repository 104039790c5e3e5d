//! What `ApiError` gives.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Ident, ext::IdentExt};

use super::{
    ApiError,
    case::{Case, Read, Shape, local},
};

/// All impls.
pub(super) fn emit_api_error(errors: &ApiError) -> TokenStream {
    let (table, conversions, access) = (emit_table(errors), emit_conversions(errors), emit_access(errors));
    let ident = &errors.ident;
    let too_large = format!("`{ident}` has more than 64 bytes: box the largest parameters");
    quote! {
        #table
        #conversions
        #access
        const _: () = ::core::assert!(::core::mem::size_of::<#ident>() <= 64, #too_large);
    }
}

fn emit_table(errors: &ApiError) -> TokenStream {
    let ApiError { ident, body, cases, .. } = errors;
    let body = body.emit();
    let cases = cases.iter().map(|case| {
        let (name, statuses) = (&case.name, case.statuses.emit());
        let code = case.code.as_ref().map(|code| quote!(.code(#code)));
        let message = case.message.as_ref().map(|message| message.emit(case.fields()));
        let message = message.map(|message| quote!(.message(#message)));
        quote!(::specwright::expand::ErrorCase::new(#name, #statuses) #code #message)
    });
    quote! {
        #[automatically_derived]
        impl ::specwright::expand::ApiError for #ident {
            const TABLE: &'static ::specwright::expand::ErrorTable =
                &::specwright::expand::ErrorTable::new(#body, &[#(#cases),*]);
        }
    }
}

fn emit_conversions(errors: &ApiError) -> TokenStream {
    let ApiError { ident, cases, invalid, other, .. } = errors;
    let arms = cases.iter().enumerate().map(|(index, case)| arm(index, case, &local(other)));
    let (invalid, other) = (invalid.as_ref().map(local), local(other));
    let invalid_arm = invalid.as_ref().map(|invalid| {
        quote!(::specwright::expand::wire::INVALID => Self::#invalid(::specwright::expand::InvalidRequest::__new(__error)),)
    });
    let errors = documented(ident, cases);
    let into = invalid
        .iter()
        .chain([&other])
        .map(|variant| quote!(#ident::#variant(__rest) => ::core::convert::Into::into(__rest),));
    quote! {
        #[automatically_derived]
        impl ::core::convert::From<::specwright::expand::Error> for #ident {
            #[inline]
            fn from(mut __error: ::specwright::expand::Error) -> Self {
                match ::specwright::expand::wire::recognise(
                    &mut __error,
                    <Self as ::specwright::expand::ApiError>::TABLE,
                ) {
                    #(#arms)*
                    #invalid_arm
                    _ => Self::#other(::specwright::expand::Undocumented::__new(__error)),
                }
            }
        }

        #[automatically_derived]
        impl ::core::convert::From<#ident> for ::specwright::expand::Error {
            #[inline]
            fn from(__error: #ident) -> Self {
                match __error {
                    #(#errors => __error,)*
                    #(#into)*
                }
            }
        }
    }
}

/// Makes the variant of one index. That each parameter has a value was seen when it was recognised.
fn arm(index: usize, case: &Case, other: &Ident) -> TokenStream {
    let ident = local(&case.ident);
    match &case.shape {
        Shape::Tuple => quote!(#index => Self::#ident(__error),),
        Shape::Named(fields, read) if fields.is_empty() => {
            let (held, read) = held(read);
            quote!(#index => { #read Self::#ident { #held error: __error } })
        }
        Shape::Named(fields, read) => {
            let (held, read) = held(read);
            let idents = fields.iter().map(|field| local(&field.ident));
            let values_by_place: Vec<Ident> =
                (0..fields.len()).map(|place| format_ident!("__{place}")).collect();
            let values = fields.iter().map(|field| {
                let parameter = &field.parameter;
                quote!(::specwright::expand::wire::parameter(&__error, #parameter))
            });
            quote! {
                #index => match (#(#values,)*) {
                    (#(::core::option::Option::Some(#values_by_place),)*) => {
                        #read
                        Self::#ident { #(#idents: #values_by_place,)* #held error: __error }
                    }
                    _ => Self::#other(::specwright::expand::Undocumented::__new(__error)),
                },
            }
        }
    }
}

/// The fields that hold what is read of the response, and what reads it.
fn held(read: &Read) -> (TokenStream, TokenStream) {
    let (body, headers) = (read.body.as_ref().map(local), read.headers.as_ref().map(local));
    let body = body.map(|field| {
        (quote!(#field: __body,), quote!(let __body = ::specwright::expand::wire::error_body(&__error);))
    });
    let headers = headers.map(|field| {
        (
            quote!(#field: __headers,),
            quote!(let __headers = ::specwright::expand::wire::error_headers(&__error);),
        )
    });
    body.into_iter().chain(headers).unzip()
}

/// A pattern for each documented error that binds `__error`.
fn documented<'a>(ident: &'a Ident, cases: &'a [Case]) -> impl Iterator<Item = TokenStream> + 'a {
    cases.iter().map(move |case| {
        let variant = local(&case.ident);
        match case.shape {
            Shape::Tuple => quote!(#ident::#variant(__error)),
            Shape::Named(..) => quote!(#ident::#variant { error: __error, .. }),
        }
    })
}

fn emit_access(errors: &ApiError) -> TokenStream {
    let ApiError { ident, cases, invalid, other, .. } = errors;
    let name = ident.unraw().to_string();
    let errors = documented(ident, cases);
    let rest = invalid.iter().chain([other]).map(local);
    quote! {
        /// What all errors have: status, code, message and the answer itself.
        #[automatically_derived]
        impl ::core::ops::Deref for #ident {
            type Target = ::specwright::expand::Error;

            #[inline]
            fn deref(&self) -> &::specwright::expand::Error {
                match self {
                    #(#errors => __error,)*
                    #(#ident::#rest(__rest) => __rest.__get(),)*
                }
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Debug for #ident {
            #[inline]
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::specwright::expand::debug_error(__f, #name, &**self)
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Display for #ident {
            #[inline]
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&**self, __f)
            }
        }

        #[automatically_derived]
        impl ::std::error::Error for #ident {
            #[inline]
            fn source(&self) -> ::core::option::Option<&(dyn ::std::error::Error + 'static)> {
                ::std::error::Error::source(&**self)
            }
        }
    }
}
