//! Enums of integers.

use syn::Ident;

/// What an enum of integers can be asked and made of.
pub(super) fn integers(ident: &Ident) -> String {
    format!(
        "#[automatically_derived]
        impl {ident} {{
            /// The value on the wire.
            #[inline]
            pub fn as_i64(&self) -> ::core::primitive::i64 {{
                ::specwright::expand::wire::integer_of(self)
            }}
        }}

        #[automatically_derived]
        impl ::core::fmt::Display for {ident} {{
            #[inline]
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {{
                ::core::fmt::Display::fmt(&self.as_i64(), __f)
            }}
        }}

        #[automatically_derived]
        impl ::specwright::expand::ToText for {ident} {{
            #[inline]
            fn to_text(&self) -> ::std::borrow::Cow<'_, ::core::primitive::str> {{
                ::std::borrow::Cow::Owned(::std::string::ToString::to_string(&self.as_i64()))
            }}
        }}

        #[automatically_derived]
        impl ::core::convert::From<::core::primitive::i64> for {ident} {{
            #[inline]
            fn from(__value: ::core::primitive::i64) -> Self {{
                ::specwright::expand::wire::from_integer(__value)
            }}
        }}"
    )
}
