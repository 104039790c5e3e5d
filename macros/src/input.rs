//! What a derive stands on: a struct or one of three kinds of enum.

use syn::{Data, DataEnum, DeriveInput, Fields, Generics, Ident};

use crate::{
    attribute::Keys, content::Contents, object::Object, report::Report, union::Union, values::Values,
    variant::Variant,
};

/// An item of one of the kinds that the derives know.
pub(crate) enum Input {
    Object(Box<Object>),
    Values(Values),
    Union(Union),
    Contents(Contents),
    /// A kind that they do not know, which was reported; its impls are stubs.
    Unfit(Ident, Generics),
}

impl Input {
    /// Parses and checks an item.
    pub(crate) fn parse(input: DeriveInput, report: &mut Report) -> Self {
        let DeriveInput { attrs, vis, ident, data, generics } = input;
        if !generics.params.is_empty() {
            report.error(
                &generics,
                "types on the wire have no type parameters and no lifetimes: they own what they hold",
            );
            return Self::Unfit(ident, generics);
        }
        match data {
            Data::Struct(data) => match data.fields {
                Fields::Named(fields) => {
                    Self::Object(Box::new(Object::parse(&attrs, vis, ident, fields, report)))
                }
                _ => Self::unfit(
                    ident,
                    generics,
                    "an object's members have names; for one value, write `pub type`",
                    report,
                ),
            },
            Data::Enum(data) => {
                let keys = Keys::parse(&attrs, "an enum", &["union", "content", "open"], report);
                Self::parse_enum(keys, ident, data, report)
            }
            Data::Union(_) => {
                Self::unfit(ident, generics, "a union on the wire is an enum with `#[api(union)]`", report)
            }
        }
    }

    /// The type's name.
    pub(crate) fn ident(&self) -> &Ident {
        match self {
            Self::Object(object) => &object.ident,
            Self::Values(values) => &values.ident,
            Self::Union(union) => &union.ident,
            Self::Contents(contents) => &contents.ident,
            Self::Unfit(ident, _) => ident,
        }
    }

    fn parse_enum(mut keys: Keys, ident: Ident, data: DataEnum, report: &mut Report) -> Self {
        let variants = data.variants.into_iter().map(|variant| Variant::parse(variant, report)).collect();
        let union = keys.take("union");
        let content = keys.flag("content", report);
        let open = keys.flag("open", report);
        if let Some(open) = open.as_ref().filter(|_| content.is_some()) {
            report
                .error(open, "`open` is for enums of values and unions: requests may hold others than those");
        }
        match (union, content) {
            (Some((key, rest)), content) => {
                if let Some(content) = content {
                    report.error(content, "an enum is a `union` or a `content`");
                }
                Self::Union(Union::parse(ident, &key, rest, open, variants, report))
            }
            (None, Some(_)) => Self::Contents(Contents::parse(ident, variants, report)),
            (None, None) => Self::Values(Values::parse(ident, open, variants, report)),
        }
    }

    fn unfit(ident: Ident, generics: Generics, message: &str, report: &mut Report) -> Self {
        report.error(&ident, message);
        Self::Unfit(ident, generics)
    }
}
