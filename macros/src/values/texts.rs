//! Enums of strings.

use syn::Ident;

/// What an enum of strings can be asked and made of.
pub(super) fn texts(ident: &Ident) -> String {
    format!(
        "#[automatically_derived]
        impl {ident} {{
            /// The value on the wire.
            #[inline]
            pub fn as_str(&self) -> &::core::primitive::str {{
                ::specwright::expand::wire::text_of(self)
            }}
        }}

        #[automatically_derived]
        impl ::core::fmt::Display for {ident} {{
            #[inline]
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {{
                __f.pad(self.as_str())
            }}
        }}

        #[automatically_derived]
        impl ::specwright::expand::ToText for {ident} {{
            #[inline]
            fn to_text(&self) -> ::std::borrow::Cow<'_, ::core::primitive::str> {{
                ::std::borrow::Cow::Borrowed(self.as_str())
            }}
        }}

        #[automatically_derived]
        impl ::core::cmp::PartialEq<::core::primitive::str> for {ident} {{
            #[inline]
            fn eq(&self, __text: &::core::primitive::str) -> ::core::primitive::bool {{
                self.as_str() == __text
            }}
        }}

        #[automatically_derived]
        impl ::core::cmp::PartialEq<&::core::primitive::str> for {ident} {{
            #[inline]
            fn eq(&self, __text: &&::core::primitive::str) -> ::core::primitive::bool {{
                self.as_str() == *__text
            }}
        }}

        #[automatically_derived]
        impl ::core::convert::From<&::core::primitive::str> for {ident} {{
            #[inline]
            fn from(__text: &::core::primitive::str) -> Self {{
                ::specwright::expand::wire::from_text(__text)
            }}
        }}

        #[automatically_derived]
        impl ::core::convert::From<::std::string::String> for {ident} {{
            #[inline]
            fn from(__text: ::std::string::String) -> Self {{
                ::specwright::expand::wire::from_text_owned(__text)
            }}
        }}"
    )
}
