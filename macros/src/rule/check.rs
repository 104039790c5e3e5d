//! What the validator makes of a rule.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Lit;

use super::{Condition, Rule, RuleKind, Speaker, sentence};
use crate::{constraint::optional, field::Field, presence::FieldPresence};

/// The statement that reports the rule at the place of `__check` where the members of `self` break it.
pub(crate) fn emit_rule(rule: &Rule, fields: &[Field]) -> TokenStream {
    let broken = broken(&rule.kind, fields);
    let (name, demand) = (&rule.name, sentence(&rule.kind, fields, Speaker::Wire));
    let reason = rule.reason.as_ref().map(|reason| reason.value().trim().to_owned());
    let reason = optional(reason.as_deref());
    let error = rule.error.as_ref().map(ToString::to_string);
    let error = optional(error.as_deref());
    let members = rule.kind.named().filter_map(|index| fields.get(index)).map(|field| &field.wire_name);
    quote! {
        if #broken {
            __check.rule(&::specwright::expand::validate::Rule {
                name: #name,
                demand: #demand,
                reason: #reason,
                error: #error,
                members: &[#(#members),*],
            });
        }
    }
}

fn broken(kind: &RuleKind, fields: &[Field]) -> TokenStream {
    let present: Vec<TokenStream> =
        kind.members().iter().filter_map(|index| fields.get(*index)).map(present).collect();
    let count = quote!(0 #(+ ::core::primitive::u32::from(#present))*);
    match kind {
        RuleKind::Any(_) => quote!(!(#(#present)||*)),
        RuleKind::One(_) => quote!((#count) != 1),
        RuleKind::AtMostOne(_) => quote!((#count) > 1),
        RuleKind::Together(_) => quote!((#(#present)||*) && !(#(#present)&&*)),
        RuleKind::Need(condition, _) => {
            let applies = applies(condition, fields);
            quote!(#applies && !(#(#present)&&*))
        }
        RuleKind::Forbid(condition, _) => {
            let applies = applies(condition, fields);
            quote!(#applies && (#(#present)||*))
        }
    }
}

/// Whether a member is on the wire with a value that is not null.
fn present(field: &Field) -> TokenStream {
    if field.may_be_absent_when_given() {
        let is_present = match field.is_any() {
            true => quote!({
                #[allow(unused_imports)]
                use ::specwright::expand::validate::NeverNull as _;
                !(&::specwright::expand::validate::Given(__value)).is_null()
            }),
            false => quote!(!__value.is_empty()),
        };
        return given(field, &is_present);
    }
    let member = field.local();
    match field.presence {
        FieldPresence::Required | FieldPresence::Additional => quote!(true),
        FieldPresence::Optional | FieldPresence::RequiredNullable => quote!(self.#member.is_some()),
        FieldPresence::OptionalNullable => quote! {
            ::core::matches!(
                self.#member,
                ::core::option::Option::Some(::core::option::Option::Some(_))
            )
        },
    }
}

/// Whether a member has a value, `__value`, of which a condition holds.
fn given(field: &Field, condition: &TokenStream) -> TokenStream {
    let member = field.local();
    let some = quote!(::core::option::Option::Some);
    match field.presence {
        FieldPresence::Required | FieldPresence::Additional => quote!({
            let __value = &self.#member;
            #condition
        }),
        FieldPresence::Optional | FieldPresence::RequiredNullable => {
            quote!(::core::matches!(&self.#member, #some(__value) if #condition))
        }
        FieldPresence::OptionalNullable => {
            quote!(::core::matches!(&self.#member, #some(#some(__value)) if #condition))
        }
    }
}

fn applies(condition: &Condition, fields: &[Field]) -> TokenStream {
    let Some(field) = fields.get(condition.subject()) else { return quote!(false) };
    let Condition::Equals(_, values) = condition else { return present(field) };
    let same = values.iter().map(same);
    given(field, &quote!((#(#same)||*)))
}

/// Whether `__value` is the literal's.
fn same(literal: &Lit) -> TokenStream {
    let span = literal.span().resolved_at(Span::call_site());
    let ty = match literal {
        Lit::Str(_) => {
            return quote_spanned!(span=> ::specwright::expand::validate::Same::<::core::primitive::str>::same(__value, #literal));
        }
        Lit::Bool(_) => quote!(::core::primitive::bool),
        Lit::Float(_) => quote!(::core::primitive::f64),
        Lit::Int(integer) if integer.base10_parse::<i64>().is_err() => quote!(::core::primitive::u64),
        _ => quote!(::core::primitive::i64),
    };
    quote_spanned!(span=> ::specwright::expand::validate::Same::<#ty>::same(__value, &#literal))
}
