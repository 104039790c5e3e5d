//! What values have in common that are texts on the wire and something else in Rust.

/// Everything that such a type has on the wire, from its `FromStr` and `Display`.
macro_rules! text_scalar {
    ($ty:ty $(; $generics:ident: $bound:path)?, $expected:expr) => {
        impl$(<$generics: $bound>)? TryFrom<&str> for $ty {
            type Error = $crate::ParseError;

            fn try_from(text: &str) -> Result<Self, $crate::ParseError> {
                text.parse()
            }
        }

        impl$(<$generics: $bound>)? TryFrom<String> for $ty {
            type Error = $crate::ParseError;

            fn try_from(text: String) -> Result<Self, $crate::ParseError> {
                text.parse()
            }
        }

        impl$(<$generics: $bound>)? ::std::fmt::Debug for $ty {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(self, f)
            }
        }

        impl$(<$generics: $bound>)? $crate::Model for $ty {
            fn read(from: &mut $crate::model::Reader<'_>) -> Result<Self, $crate::model::Misfit> {
                $crate::model::read_parsed(from, $expected)
            }

            fn write(&self, to: &mut dyn $crate::model::Writer) {
                to.text(&self.to_string(), self);
            }
        }

        impl$(<$generics: $bound>)? $crate::ToText for $ty {
            fn to_text(&self) -> ::std::borrow::Cow<'_, str> {
                ::std::borrow::Cow::Owned(self.to_string())
            }
        }

        #[diagnostic::do_not_recommend]
        impl$(<$generics: $bound>)? $crate::Validate for $ty {}

        #[diagnostic::do_not_recommend]
        impl$(<$generics: $bound>)? $crate::validate::Same<str> for $ty {
            fn same(&self, value: &str) -> bool {
                self.to_string() == value
            }
        }

        impl$(<$generics: $bound>)? $crate::pages::Optional for $ty {
            type Value = Self;

            fn value(&self) -> Option<Self> {
                Some(self.clone())
            }
        }

        impl$(<$generics: $bound>)? ::serde::Serialize for $ty {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de $(, $generics: $bound)?> ::serde::Deserialize<'de> for $ty {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <::std::borrow::Cow<'_, str> as ::serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(<D::Error as ::serde::de::Error>::custom)
            }
        }
    };
}
pub(crate) use text_scalar;
