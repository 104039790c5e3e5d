//! Unions: `union` takes the first alternative that fits, `union(tag = "kind")` the one that the tag names.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Ident, LitStr, Type, ext::IdentExt, spanned::Spanned};

use crate::{
    attribute::{Keys, Rest},
    constraint::Constraints,
    impls::{self, Bodies},
    presence,
    report::Report,
    variant::{Variant, arm_for_reported},
};

mod conversions;

/// A union.
pub(crate) struct Union {
    pub(crate) ident: Ident,
    alternatives: Vec<Alternative>,
    /// The arm for variants that are no alternatives, which were reported.
    reported: Option<TokenStream>,
    choice: Choice,
}

/// How an alternative is chosen.
enum Choice {
    FirstFit,
    Tag(LitStr),
}

/// A variant.
struct Alternative {
    ident: Ident,
    ty: Type,
    /// The tag's value, in a tagged union.
    tag: LitStr,
    constraints: Constraints,
}

impl Union {
    /// Parses and checks the variants; `rest` is what follows the key `union`.
    pub(crate) fn parse(
        ident: Ident,
        key: &Ident,
        rest: Rest,
        variants: Vec<Variant>,
        report: &mut Report,
    ) -> Self {
        let choice = Choice::parse(key, rest, report);
        let count = variants.len();
        let alternatives: Vec<Alternative> =
            variants.into_iter().filter_map(|variant| Alternative::parse(variant, &choice, report)).collect();
        if alternatives.is_empty() {
            report.error(&ident, "a union needs alternatives");
        }
        if let Choice::Tag(_) = choice {
            let mut seen = Vec::new();
            for Alternative { tag, .. } in &alternatives {
                if seen.contains(&tag.value()) {
                    report.error(tag, "two alternatives have this tag");
                }
                seen.push(tag.value());
            }
        }
        Self { ident, reported: arm_for_reported(count, alternatives.len()), alternatives, choice }
    }

    /// The variants, with what the validator looks at.
    pub(crate) fn checked(&self) -> impl Iterator<Item = (&Ident, &Type, &Constraints)> {
        self.alternatives.iter().map(|Alternative { ident, ty, constraints, .. }| (ident, ty, constraints))
    }
}

impl Union {
    /// The member that tells the alternatives apart.
    pub(crate) fn tag(&self) -> Option<&LitStr> {
        match &self.choice {
            Choice::FirstFit => None,
            Choice::Tag(tag) => Some(tag),
        }
    }

    /// The alternatives, each with its tag or name.
    pub(crate) fn described(&self) -> impl Iterator<Item = (String, &Type, &Constraints)> {
        self.alternatives
            .iter()
            .map(|Alternative { ty, tag, constraints, .. }| (tag.value(), ty, constraints))
    }
}

impl Choice {
    fn parse(key: &Ident, rest: Rest, report: &mut Report) -> Self {
        let tag = match rest {
            Rest::Nothing => return Self::FirstFit,
            Rest::List(entries) => {
                let mut keys = Keys::check(entries, "`union`", &["tag"], report);
                let missing = keys.first(&["tag"]).is_none();
                let tag = keys.text("tag", report);
                (tag, missing)
            }
            Rest::Equals(_) => (None, true),
        };
        match tag {
            (Some((_, tag)), _) => Self::Tag(tag),
            (None, missing) => {
                if missing {
                    report.error(key, "write `union` for first fit, or `union(tag = \"…\")`");
                }
                Self::FirstFit
            }
        }
    }
}

impl Alternative {
    fn parse(mut variant: Variant, choice: &Choice, report: &mut Report) -> Option<Self> {
        variant.refuse(&["value", "unknown", "response_only", "json", "text", "media"], "a union", report);
        let named = variant.keys.first(&["tag"]).cloned();
        let tag = variant.keys.string("tag", report);
        match (choice, &named) {
            (Choice::FirstFit, Some(key)) => {
                report.error(key, "`tag` needs `union(tag = \"…\")` on the enum")
            }
            (Choice::Tag(member), None) => report.error(
                &variant.ident,
                format_args!(
                    "an alternative of a tagged union needs the value of `{}`: `tag = \"…\"`",
                    member.value()
                ),
            ),
            _ => {}
        }
        let Some(ty) = variant.single() else {
            report.error(&variant.ident, "an alternative of a union has one field without a name: its type");
            return None;
        };
        let ty = ty.clone();
        let constraints = Constraints::parse(&mut variant.keys, &ty, report);
        let ident = variant.local();
        let tag = tag.unwrap_or_else(|| LitStr::new(&ident.unraw().to_string(), ident.span()));
        Some(Self { ty, ident, tag, constraints })
    }

    /// The type without a box around it.
    fn unboxed(&self) -> &Type {
        presence::boxed(&self.ty).unwrap_or(&self.ty)
    }

    fn span(&self) -> Span {
        self.ty.span().resolved_at(Span::call_site())
    }
}

/// `Model`, `Debug` and conversions of a union.
pub(crate) fn emit_union(union: &Union) -> TokenStream {
    let Union { ident, alternatives, choice, reported } = union;
    let read = match choice {
        Choice::FirstFit => quote!(::specwright::expand::wire::first_fit(__from)),
        Choice::Tag(tag) => quote!(::specwright::expand::wire::tagged(#tag, __from)),
    };
    let names = alternatives.iter().map(|alternative| match choice {
        Choice::FirstFit => alternative.ident.unraw().to_string(),
        Choice::Tag(_) => alternative.tag.value(),
    });
    let readers = alternatives.iter().map(|alternative| (&alternative.ident, alternative.span()));
    let alternative = emit_alternatives(ident, names, readers);
    let writes = alternatives.iter().map(|alternative| {
        let (variant, name) = (&alternative.ident, alternative.ident.unraw().to_string());
        quote_spanned!(alternative.span()=> Self::#variant(ref __value) => __to.variant(#name, __value),)
    });
    let write = quote! { match *self { #(#writes)* #reported } };
    let impls =
        impls::emit_impls(ident, impls::DEBUG, [], |[]| Bodies { items: TokenStream::new(), read, write });
    let conversions = conversions::emit_conversions(union);
    quote!(#alternative #impls #conversions)
}

/// `impl Union` of an enum whose variants have one field each: what reads which.
pub(crate) fn emit_alternatives<'v>(
    ident: &Ident,
    names: impl Iterator<Item = String>,
    variants: impl Iterator<Item = (&'v Ident, Span)>,
) -> TokenStream {
    let variants: Vec<_> = variants.collect();
    let last = variants.len().saturating_sub(1);
    let none = variants.is_empty().then(|| quote!(_ => loop {}));
    let arms = variants.iter().enumerate().map(|(index, (variant, span))| {
        let pattern = if index == last { quote!(_) } else { quote!(#index) };
        quote_spanned! {*span=>
            #pattern => ::core::result::Result::map(::specwright::expand::wire::Model::read(__from), Self::#variant),
        }
    });
    quote! {
        #[automatically_derived]
        impl ::specwright::expand::wire::Union for #ident {
            const NAMES: &'static [&'static ::core::primitive::str] = &[#(#names),*];

            #[inline]
            fn read_as(
                __index: ::core::primitive::usize,
                __from: &mut ::specwright::expand::wire::Reader<'_>,
            ) -> ::core::result::Result<Self, ::specwright::expand::wire::Misfit> {
                match __index { #(#arms)* #none }
            }
        }
    }
}
