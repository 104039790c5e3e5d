//! Unions: `union` takes the alternative that fits best, `union(tag = "kind")` the one that the tag names.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Ident, Lit, LitStr, Type, ext::IdentExt, spanned::Spanned};

use crate::{
    attribute::{Entry, Head, Keys, Rest, Value},
    constraint::{self, Constraints},
    impls::{self, Bodies},
    literal, presence,
    report::Report,
    variant::{Variant, arm_for_reported},
    words,
};

mod conversions;

/// A union.
pub(crate) struct Union {
    pub(crate) ident: Ident,
    alternatives: Vec<Alternative>,
    /// The variant that keeps what is none of the alternatives.
    unknown: Option<Ident>,
    /// Whether a request may hold something else.
    open: Option<Ident>,
    /// The arm for variants that are no alternatives, which were reported.
    reported: Option<TokenStream>,
    choice: Choice,
}

/// How an alternative is chosen.
enum Choice {
    Closest,
    Tag(LitStr),
}

/// A variant.
struct Alternative {
    ident: Ident,
    ty: Type,
    /// The tag's values, in a tagged union.
    tags: Vec<Lit>,
    constraints: Constraints,
}

impl Union {
    /// Parses and checks the variants; `rest` is what follows the key `union`.
    pub(crate) fn parse(
        ident: Ident,
        key: &Ident,
        rest: Rest,
        open: Option<Ident>,
        variants: Vec<Variant>,
        report: &mut Report,
    ) -> Self {
        let choice = Choice::parse(key, rest, report);
        let count = variants.len();
        let (mut alternatives, mut unknown) = (Vec::new(), None);
        for (index, mut variant) in variants.into_iter().enumerate() {
            match variant.keys.flag("unknown", report) {
                Some(flag) => {
                    unknown = check_unknown(&variant, &flag, index + 1 == count, report).or(unknown);
                }
                None => alternatives.extend(Alternative::parse(variant, &choice, report)),
            }
        }
        if alternatives.is_empty() {
            report.error(&ident, "a union needs alternatives");
        }
        if let Some(open) = open.as_ref().filter(|_| unknown.is_none()) {
            report.error(
                open,
                "an open union keeps what it does not know; add the variant `#[api(unknown)] \
                 Unknown(specwright::Unknown<specwright::Json>)`",
            );
        }
        let mut seen: Vec<&Lit> = Vec::new();
        for tag in alternatives.iter().flat_map(|alternative| &alternative.tags) {
            if seen.iter().any(|known| literal::is_same(known, tag)) {
                report.error(tag, "two alternatives have this tag");
            }
            seen.push(tag);
        }
        let kept = alternatives.len() + usize::from(unknown.is_some());
        Self { ident, unknown, open, reported: arm_for_reported(count, kept), alternatives, choice }
    }

    /// The variants, with what the validator looks at.
    pub(crate) fn checked(&self) -> impl Iterator<Item = (&Ident, &Type, &Constraints)> {
        self.alternatives.iter().map(|Alternative { ident, ty, constraints, .. }| (ident, ty, constraints))
    }

    /// The check of the tag that an alternative of this name says itself, because it has several.
    pub(crate) fn emit_tag_check(&self, variant: &Ident) -> Option<TokenStream> {
        let alternative = self.alternatives.iter().find(|alternative| alternative.ident == *variant)?;
        let [_, _, ..] = alternative.tags.as_slice() else { return None };
        let tag = alternative.emit_tag_value(self.tag()?);
        let demand = demand_tags(&alternative.tags);
        Some(quote! {
            __check.tag(#tag, __value, #demand);
        })
    }

    /// The arm of the validator for what a request must not hold.
    pub(crate) fn emit_refused(&self) -> Option<TokenStream> {
        let unknown = self.unknown.as_ref()?;
        if self.open.is_some() {
            return self.tag().map(|_| quote!(Self::#unknown(__value) => __check.other(__value),));
        }
        let names = self.alternatives.iter().map(|alternative| alternative.ident.unraw().to_string());
        let demand = match &self.choice {
            Choice::Closest => demand(&names.collect::<Vec<_>>()),
            Choice::Tag(_) => demand_tags(self.alternatives.iter().flat_map(|alternative| &alternative.tags)),
        };
        let tag = match self.tag() {
            Some(tag) => quote!(::core::option::Option::Some(#tag)),
            None => quote!(::core::option::Option::None),
        };
        Some(quote! {
            Self::#unknown(__value) => __check.unknown(#tag, __value, #demand),
        })
    }
}

/// What is demanded of a value that is none of these.
fn demand(known: &[String]) -> String {
    format!("must be {}", words::list(known, "or"))
}

fn demand_tags<'t>(tags: impl IntoIterator<Item = &'t Lit>) -> String {
    let shown = tags.into_iter().map(|tag| match tag {
        Lit::Str(text) => format!("\"{}\"", text.value()),
        other => literal::text(other),
    });
    demand(&shown.collect::<Vec<_>>())
}

/// The name of the variant that keeps what is none of the alternatives, if it can hold a value.
fn check_unknown(variant: &Variant, flag: &Ident, is_last: bool, report: &mut Report) -> Option<Ident> {
    variant.refuse(
        &["value", "response_only", "tag", "json", "text", "bytes", "media"],
        "values without a type",
        report,
    );
    variant.refuse(&constraint::KEYS, "values without a type", report);
    if !is_last {
        report.error(flag, "`unknown` stands on the last variant");
    }
    if variant.single().is_none() {
        report.error(
            &variant.ident,
            "the unknown variant of a union has one field: `specwright::Unknown<specwright::Json>`",
        );
        return None;
    }
    Some(variant.local())
}

impl Union {
    /// The member that tells the alternatives apart.
    pub(crate) fn tag(&self) -> Option<&LitStr> {
        match &self.choice {
            Choice::Closest => None,
            Choice::Tag(tag) => Some(tag),
        }
    }

    /// The alternatives, each with its name and tags.
    pub(crate) fn described(&self) -> impl Iterator<Item = (String, &[Lit], &Type, &Constraints)> {
        self.alternatives.iter().map(|Alternative { ident, ty, tags, constraints }| {
            (ident.unraw().to_string(), tags.as_slice(), ty, constraints)
        })
    }
}

impl Choice {
    fn parse(key: &Ident, rest: Rest, report: &mut Report) -> Self {
        let tag = match rest {
            Rest::Nothing => return Self::Closest,
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
                    report.error(
                        key,
                        "write `union` for the alternative that fits best, or `union(tag = \"…\")`",
                    );
                }
                Self::Closest
            }
        }
    }
}

impl Alternative {
    fn parse(mut variant: Variant, choice: &Choice, report: &mut Report) -> Option<Self> {
        variant.refuse(&["value", "response_only", "json", "text", "bytes", "media"], "a union", report);
        let named = variant.keys.take("tag");
        match (choice, &named) {
            (Choice::Closest, Some((key, _))) => {
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
        let tags = named.map(|(key, rest)| parse_tags(&key, rest, report)).unwrap_or_default();
        let Some(ty) = variant.single() else {
            report.error(&variant.ident, "an alternative of a union has one field without a name: its type");
            return None;
        };
        let ty = ty.clone();
        let constraints = Constraints::parse(&mut variant.keys, &ty, report);
        Some(Self { ty, ident: variant.local(), tags, constraints })
    }

    /// The type without a box around it.
    fn unboxed(&self) -> &Type {
        presence::boxed(&self.ty).unwrap_or(&self.ty)
    }

    fn span(&self) -> Span {
        self.ty.span().resolved_at(Span::call_site())
    }

    /// The tag that the union writes, or of which the alternative says one.
    fn emit_tag(&self, choice: &Choice) -> TokenStream {
        match choice {
            Choice::Closest => quote!(::core::option::Option::None),
            Choice::Tag(member) => {
                let tag = self.emit_tag_value(member);
                quote!(::core::option::Option::Some(#tag))
            }
        }
    }

    /// The tag and its values.
    fn emit_tag_value(&self, member: &LitStr) -> TokenStream {
        let values = self.tags.iter().map(literal::emit);
        quote!(&::specwright::expand::wire::Tag { member: #member, values: &[#(#values),*] })
    }
}

/// `tag = "cat"`, or several in parentheses.
fn parse_tags(key: &Ident, rest: Rest, report: &mut Report) -> Vec<Lit> {
    let parsed: Vec<Option<Lit>> = match rest {
        Rest::Equals(Value::Literal(literal)) => vec![Some(literal)],
        Rest::List(entries) => entries
            .into_iter()
            .map(|entry| match entry {
                Entry { head: Head::Literal(literal), rest: Rest::Nothing } => Some(literal),
                _ => None,
            })
            .collect(),
        _ => vec![None],
    };
    if parsed.is_empty() || parsed.iter().any(Option::is_none) {
        report.error(
            key,
            "a tag is a string, an integer or a boolean: `tag = \"cat\"`, or `tag(\"cat\", \"kitten\")`",
        );
    }
    parsed.into_iter().flatten().filter_map(|literal| literal::checked(literal, report)).collect()
}

/// `Model`, `Debug` and conversions of a union.
pub(crate) fn emit_union(union: &Union) -> TokenStream {
    let Union { ident, alternatives, unknown, choice, reported, .. } = union;
    let read = match choice {
        Choice::Closest => quote!(::specwright::expand::wire::closest(__from)),
        Choice::Tag(tag) => {
            let placed = alternatives.iter().enumerate();
            let values = placed.flat_map(|(index, alternative)| {
                alternative.tags.iter().map(move |tag| (literal::emit(tag), index))
            });
            let values = values.map(|(value, index)| quote!((#value, #index)));
            quote!(::specwright::expand::wire::tagged(#tag, &[#(#values),*], __from))
        }
    };
    let names = alternatives.iter().map(|alternative| alternative.ident.unraw().to_string());
    let readers = alternatives.iter().map(|alternative| (&alternative.ident, alternative.span()));
    let alternative = emit_alternatives(ident, names, readers, unknown.as_ref().map(emit_keep));
    let writes = alternatives.iter().map(|alternative| {
        let (variant, name) = (&alternative.ident, alternative.ident.unraw().to_string());
        let tag = alternative.emit_tag(choice);
        quote_spanned!(alternative.span()=> Self::#variant(ref __value) => __to.variant(#name, #tag, __value),)
    });
    let keeps = unknown.as_ref().map(|unknown| {
        let name = unknown.unraw().to_string();
        quote!(Self::#unknown(ref __value) => __to.unknown(#name, ::specwright::expand::Unknown::get(__value)),)
    });
    let write = quote! { match *self { #(#writes)* #keeps #reported } };
    let impls =
        impls::emit_impls(ident, impls::DEBUG, [], |[]| Bodies { items: TokenStream::new(), read, write });
    let conversions = conversions::emit_conversions(union);
    let single = quote!(#[automatically_derived] impl ::specwright::expand::Single for #ident {});
    quote!(#alternative #impls #single #conversions)
}

/// What keeps a value that is none of the alternatives.
fn emit_keep(unknown: &Ident) -> TokenStream {
    quote! {
        const IS_OPEN: ::core::primitive::bool = true;

        #[inline]
        fn unknown(
            __value: ::specwright::expand::Unknown<::specwright::expand::Json>,
        ) -> ::core::option::Option<Self> {
            ::core::option::Option::Some(Self::#unknown(__value))
        }
    }
}

/// `impl Union` of an enum whose variants have one field each: what reads which.
pub(crate) fn emit_alternatives<'v>(
    ident: &Ident,
    names: impl Iterator<Item = String>,
    variants: impl Iterator<Item = (&'v Ident, Span)>,
    keep: Option<TokenStream>,
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

            #keep
        }
    }
}
