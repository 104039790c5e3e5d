//! Objects: structs with named members, operations' inputs among them.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{Attribute, Ident, Visibility, ext::IdentExt, spanned::Spanned};

use crate::{
    attribute::{Keys, span_of},
    field::Field,
    impls,
    members::emit_members,
    operation::{self, Operation},
    presence::FieldPresence,
    report::Report,
    rule::Rule,
};

/// A struct and what its attributes say.
pub(crate) struct Object {
    pub(crate) ident: Ident,
    pub(crate) vis: Visibility,
    pub(crate) fields: Vec<Field>,
    pub(crate) operation: Option<Operation>,
    pub(crate) rules: Vec<Rule>,
}

impl Object {
    /// Parses and checks a struct with named fields.
    pub(crate) fn parse(
        attrs: &[Attribute],
        vis: Visibility,
        ident: Ident,
        fields: syn::FieldsNamed,
        report: &mut Report,
    ) -> Self {
        let mut keys = Keys::parse(attrs, "a struct", &[&operation::KEYS[..], &["rule"]].concat(), report);
        let operation = Operation::parse(&mut keys, &ident, span_of(attrs, &ident), report);
        let fields: Vec<Field> =
            fields.named.into_iter().filter_map(|field| Field::parse(field, report)).collect();
        let rules = Rule::parse_all(&mut keys, &fields, report);
        let object = Self { ident, vis, fields, operation, rules };
        object.check(report);
        object
    }

    fn check(&self, report: &mut Report) {
        match &self.operation {
            Some(operation) => operation.check(&self.fields, report),
            None => self.check_no_places(report),
        }
        let mut names = Vec::new();
        let mut additional = None;
        for field in &self.fields {
            if field.presence == FieldPresence::Additional {
                if additional.replace(field).is_some() {
                    report.error(&field.ident, "one field holds all additional members; this is the second");
                }
                if self.operation.is_some() {
                    report.error(
                        &field.ident,
                        "an operation has no `additional` members; give it a `body` of a type that has",
                    );
                }
                continue;
            }
            let name = field.wire_name.value();
            if names.contains(&name) {
                report.error(&field.wire_name, format_args!("two members are named `{name}`"));
            }
            names.push(name);
        }
    }

    fn check_no_places(&self, report: &mut Report) {
        for field in self.fields.iter().filter(|field| field.place.is_some()) {
            report.error(
                &field.wire_name,
                "only members of an operation have a place; an object's say `name = \"…\"`",
            );
        }
    }

    /// The name of the type.
    pub(crate) fn name(&self) -> String {
        self.ident.unraw().to_string()
    }

    /// The fields that are members by name.
    pub(crate) fn named(&self) -> impl Iterator<Item = &Field> + Clone {
        self.fields.iter().filter(|field| field.presence != FieldPresence::Additional)
    }

    pub(crate) fn additional(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.presence == FieldPresence::Additional)
    }
}

/// `Model` and `Debug` of an object: its table, what reads it into slots and what writes its fields.
pub(crate) fn emit_object(object: &Object) -> TokenStream {
    let ident = &object.ident;
    let members = emit_members(object);
    let impls = impls::emit_impls(ident, &emit_read(object), &emit_write(object), &impls::debug());
    quote! {
        #[automatically_derived]
        impl #ident {
            const __MEMBERS: ::specwright::expand::wire::Members = #members;
        }

        #impls
    }
}

fn emit_read(object: &Object) -> TokenStream {
    let locals: Vec<Ident> = (0..object.fields.len()).map(slot).collect();
    let fields = || object.fields.iter().zip(&locals);
    let is_named = |field: &Field| field.presence != FieldPresence::Additional;
    let starts = fields().map(|(field, local)| match is_named(field) {
        true => quote!(let mut #local = ::core::option::Option::None;),
        false => quote!(let mut #local = ::core::default::Default::default();),
    });
    let slots = fields().filter(|(field, _)| is_named(field)).map(|(field, local)| {
        let span = field.ty.span().resolved_at(Span::call_site());
        quote_spanned!(span=> &mut #local)
    });
    let read = match fields().find(|(field, _)| !is_named(field)) {
        None => quote!(object(&Self::__MEMBERS, &mut [#(#slots),*])),
        Some((field, others)) => {
            let span = field.ty.span().resolved_at(Span::call_site());
            let others = quote_spanned!(span=> &mut #others);
            quote!(object_with(&Self::__MEMBERS, &mut [#(#slots),*], #others))
        }
    };
    let required: Vec<_> =
        fields().filter(|(field, _)| field.presence.is_required()).map(|(_, local)| local).collect();
    let filled = (!required.is_empty()).then(|| {
        quote! {
            let (#(::core::option::Option::Some(#required),)*) = (#(#required,)*) else {
                return ::core::result::Result::Err(__from.incomplete());
            };
        }
    });
    let idents = object.fields.iter().map(Field::local);
    quote! {
        #(#starts)*
        __from.#read?;
        #filled
        ::core::result::Result::Ok(Self { #(#idents: #locals),* })
    }
}

fn emit_write(object: &Object) -> TokenStream {
    let value = |field: &Field| {
        let (local, span) = (field.local(), field.ty.span().resolved_at(Span::call_site()));
        quote_spanned!(span=> &self.#local)
    };
    let values = object.named().map(value);
    match object.additional().map(value) {
        None => quote!(__to.object(&Self::__MEMBERS, &[#(#values),*])),
        Some(others) => quote!(__to.object_with(&Self::__MEMBERS, &[#(#values),*], #others)),
    }
}

/// The local variable of a field that is being read, by its place: no author can have given one of its name.
fn slot(index: usize) -> Ident {
    format_ident!("__{index}")
}
