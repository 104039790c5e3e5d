//! The derive `Validate`: what is checked before a request is sent.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Generics, Ident, Type, ext::IdentExt, spanned::Spanned};

use crate::{
    constraint::{Constraints, emit_value, has_own_checks},
    field::Field,
    input::Input,
    object::Object,
    presence::FieldPresence,
    rule::emit_rule,
    values::emit_allowed,
};

/// `impl Validate` for a type of any kind.
pub(crate) fn emit_validate(input: &Input) -> TokenStream {
    match input {
        Input::Object(object) => emit_object(object),
        Input::Values(values) => emit_impl(&values.ident, &emit_allowed(values)),
        Input::Union(union) => {
            let tag = |variant: &Ident| union.emit_tag_check(variant);
            emit_impl(&union.ident, &emit_alternatives(union.checked(), tag, union.emit_refused()))
        }
        Input::Contents(contents) => {
            // Data has the body as a member that is named for its media type.
            let place = |variant: &Ident| {
                let name = variant.unraw().to_string();
                Some(quote!(let __check = &mut __check.member(#name);))
            };
            emit_impl(&contents.ident, &emit_alternatives(contents.checked(), place, None))
        }
        Input::Unfit(ident, generics) => emit_stub(ident, generics),
    }
}

/// The impl, whose body looks at `self` and reports to `__check`.
fn emit_impl(ident: &Ident, body: &TokenStream) -> TokenStream {
    emit_methods(ident, &emit_check(body))
}

/// The method that checks; none where nothing can be wrong.
fn emit_check(body: &TokenStream) -> TokenStream {
    if body.is_empty() {
        return TokenStream::new();
    }
    quote! {
        #[inline]
        fn check(&self, __check: &mut ::specwright::expand::validate::Check<'_>) {
            #body
        }
    }
}

fn emit_methods(ident: &Ident, methods: &TokenStream) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl ::specwright::expand::Validate for #ident {
            #methods
        }
    }
}

/// For a type that was reported, so that its uses make no second error.
fn emit_stub(ident: &Ident, generics: &Generics) -> TokenStream {
    let (parameters, arguments, bounds) = generics.split_for_impl();
    quote!(impl #parameters ::specwright::expand::Validate for #ident #arguments #bounds {})
}

fn emit_object(object: &Object) -> TokenStream {
    let members = object.fields.iter().filter(|field| field.is_sent()).filter_map(emit_member);
    let rules = object.rules.iter().map(|rule| emit_rule(rule, &object.fields));
    let checks = emit_check(&quote!(#(#members)* #(#rules)*));
    // What a request says must also go onto the wire, which the operation knows.
    let whole = object.operation.as_ref().map(|_| {
        quote! {
            #[inline]
            fn validate(&self) -> ::core::result::Result<(), ::specwright::expand::Violations> {
                ::specwright::expand::validate::check_operation(self)
            }
        }
    });
    emit_methods(&object.ident, &quote!(#whole #checks))
}

fn emit_member(field: &Field) -> Option<TokenStream> {
    let (member, name) = (field.local(), &field.wire_name);
    if let Some(span) = nested_alone(field) {
        return Some(quote_spanned!(span=> __check.nested(#name, &self.#member);));
    }
    let checks = emit_value(&field.constraints, &field.inner, field.reason().as_deref());
    let checks = match field.sends_nothing_when_empty() {
        true => unless_empty(field, checks),
        false => checks,
    }?;
    let checks = match field.presence {
        // Its entries are members of the object itself.
        FieldPresence::Additional => checks,
        _ => quote! {
            let __check = &mut __check.member(#name);
            #checks
        },
    };
    Some(match field.presence {
        FieldPresence::Required | FieldPresence::Additional => {
            quote!({ let __value = &self.#member; #checks })
        }
        FieldPresence::Optional | FieldPresence::RequiredNullable => {
            quote!(if let ::core::option::Option::Some(__value) = &self.#member { #checks })
        }
        FieldPresence::OptionalNullable => quote! {
            if let ::core::option::Option::Some(::core::option::Option::Some(__value)) = &self.#member {
                #checks
            }
        },
    })
}

/// Where the type of a member stands whose only checks are those of its type; nothing is added to what it says.
fn nested_alone(field: &Field) -> Option<Span> {
    let demands_element = field.presence == FieldPresence::Required && field.sends_nothing_when_empty();
    let is_alone = field.presence != FieldPresence::Additional
        && !demands_element
        && field.constraints.is_empty()
        && has_own_checks(&field.inner);
    is_alone.then(|| field.inner.span().resolved_at(Span::call_site()))
}

/// The checks of a list that is absent when it is empty, which a required one must not be.
fn unless_empty(field: &Field, checks: Option<TokenStream>) -> Option<TokenStream> {
    let required = quote!(__check.required(););
    match (field.presence == FieldPresence::Required, checks) {
        (true, checks) => Some(quote!(if __value.is_empty() { #required } else { #checks })),
        (false, Some(checks)) => Some(quote!(if !__value.is_empty() { #checks })),
        (false, None) => None,
    }
}

/// The checks of the alternative that is there, after what comes before them: its tag, or the place that it has.
fn emit_alternatives<'t>(
    alternatives: impl Iterator<Item = (&'t Ident, &'t Type, &'t Constraints)>,
    before: impl Fn(&Ident) -> Option<TokenStream>,
    refused: Option<TokenStream>,
) -> TokenStream {
    let arms = alternatives.map(|(variant, ty, constraints)| match emit_value(constraints, ty, None) {
        Some(checks) => {
            let before = before(variant);
            quote!(Self::#variant(__value) => { #before #checks })
        }
        None => quote!(Self::#variant(_) => {}),
    });
    // Variants that were reported have no arm.
    quote!(#[allow(unreachable_patterns)] match self { #(#arms)* #refused _ => {} })
}
