//! Objects: structs with named members, operations' inputs among them.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{Attribute, Ident, Visibility, ext::IdentExt, spanned::Spanned};

use crate::{
    attribute::{Keys, span_of},
    field::Field,
    impls,
    operation::{self, Operation},
    presence::Presence,
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
            if field.presence == Presence::Additional {
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

    /// The fields that are members by name.
    fn named(&self) -> impl Iterator<Item = &Field> + Clone {
        self.fields.iter().filter(|field| field.presence != Presence::Additional)
    }

    fn additional(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.presence == Presence::Additional)
    }
}

/// `Deserialize`, `Serialize` and `Debug` of an object.
pub(crate) fn emit_object(object: &Object) -> TokenStream {
    let (read, write, debug) = (emit_read(object), emit_write(object), emit_debug(object));
    quote!(#read #write #debug)
}

fn emit_read(object: &Object) -> TokenStream {
    let ident = &object.ident;
    let names = object.named().map(|field| &field.wire_name);
    let locals = object.fields.iter().map(local);
    let slots = object.fields.iter().map(|field| {
        let local = local(field);
        match field.presence {
            Presence::Additional => quote!(let mut #local = ::core::default::Default::default();),
            _ => quote!(let mut #local = ::core::option::Option::None;),
        }
    });
    let arms = object.named().zip(0_u32..).map(|(field, index)| {
        let local = local(field);
        let span = field.ty.span().resolved_at(Span::call_site());
        match field.presence {
            Presence::Optional => quote_spanned!(span=> #index => __members.optional(&mut #local),),
            _ => quote_spanned!(span=> #index => __members.value(&mut #local),),
        }
    });
    let required: Vec<_> =
        object.named().zip(0_u32..).filter(|(field, _)| field.presence.is_required()).collect();
    let finished = (!required.is_empty()).then(|| {
        let locals: Vec<_> = required.iter().map(|(field, _)| local(field)).collect();
        let indices = required.iter().map(|(_, index)| index);
        quote! {
            let (#(#locals,)*) = match (#(#locals,)*) {
                (#(::core::option::Option::Some(#locals),)*) => (#(#locals,)*),
                (#(#locals,)*) => return ::core::result::Result::Err(
                    __members.lacking(&[#((#indices, #locals.is_none())),*]),
                ),
            };
        }
    });
    let idents = object.fields.iter().map(Field::local);
    let (next, other) = match object.additional().map(local) {
        Some(additional) => (quote!(next_kept), quote!(additional(&mut #additional))),
        None => (quote!(next), quote!(skip())),
    };
    let deserialize = impls::deserialize(ident, quote! { ::specwright::wire::object(__deserializer) });
    quote! {
        #[automatically_derived]
        impl ::specwright::wire::Object for #ident {
            const NAMES: &'static [&'static str] = &[#(#names),*];

            #[inline]
            fn read<'de, __A: ::specwright::wire::MapAccess<'de>>(
                mut __members: ::specwright::wire::Members<'de, __A>,
            ) -> ::core::result::Result<Self, __A::Error> {
                #(#slots)*
                loop {
                    match __members.#next::<Self>()? {
                        #(#arms)*
                        ::specwright::wire::END => break,
                        _ => __members.#other,
                    }?
                }
                #finished
                ::core::result::Result::Ok(Self { #(#idents: #locals),* })
            }
        }

        #deserialize
    }
}

fn emit_write(object: &Object) -> TokenStream {
    let ident = &object.ident;
    let members = object.fields.iter().map(|field| {
        let (local, name) = (field.local(), &field.wire_name);
        let span = field.ty.span().resolved_at(Span::call_site());
        match field.presence {
            Presence::Required | Presence::RequiredNullable => {
                quote_spanned!(span=> __writer.member(#name, &self.#local);)
            }
            Presence::Optional | Presence::OptionalNullable => {
                quote_spanned!(span=> __writer.optional(#name, &self.#local);)
            }
            Presence::Additional => TokenStream::new(),
        }
    });
    let additional = object.additional().map(|field| {
        let local = field.local();
        quote!(__writer.additional(<Self as ::specwright::wire::Object>::NAMES, &self.#local);)
    });
    let body = quote! {
        let mut __writer = ::specwright::wire::writer(__serializer);
        #(#members)*
        #additional
        __writer.end()
    };
    impls::serialize(ident, body)
}

fn emit_debug(object: &Object) -> TokenStream {
    let ident = &object.ident;
    let name = ident.unraw().to_string();
    let members = object.fields.iter().map(Field::text);
    let values = object.fields.iter().map(Field::local);
    quote! {
        #[automatically_derived]
        impl ::core::fmt::Debug for #ident {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::specwright::wire::debug(__f, #name, &[#(#members),*], &[#(&self.#values),*])
            }
        }
    }
}

/// The local variable of a field that is being read; no item is likely to have its name.
fn local(field: &Field) -> Ident {
    format_ident!("__{}", field.text(), span = field.local().span())
}
