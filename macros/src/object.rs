//! Objects: structs with named members, operations' inputs among them.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{Attribute, Ident, Visibility, ext::IdentExt, spanned::Spanned};

use crate::{
    attribute::{Keys, span_of},
    field::Field,
    impls,
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

    /// The fields that are members by name.
    fn named(&self) -> impl Iterator<Item = &Field> + Clone {
        self.fields.iter().filter(|field| field.presence != FieldPresence::Additional)
    }

    fn additional(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.presence == FieldPresence::Additional)
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
    let locals: Vec<Ident> = (0..object.fields.len()).map(slot).collect();
    let fields = || object.fields.iter().zip(&locals);
    let named = || fields().filter(|(field, _)| field.presence != FieldPresence::Additional).zip(0_u32..);
    let slots = fields().map(|(field, local)| match field.presence {
        FieldPresence::Additional => quote!(let mut #local = ::core::default::Default::default();),
        _ => quote!(let mut #local = ::core::option::Option::None;),
    });
    let arms = named().map(|((field, local), index)| {
        let span = field.ty.span().resolved_at(Span::call_site());
        match field.presence {
            FieldPresence::Optional => quote_spanned!(span=> #index => __members.optional(&mut #local),),
            _ => quote_spanned!(span=> #index => __members.value(&mut #local),),
        }
    });
    let required: Vec<_> = named().filter(|((field, _), _)| field.presence.is_required()).collect();
    let finished = (!required.is_empty()).then(|| {
        let locals: Vec<_> = required.iter().map(|((_, local), _)| local).collect();
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
    let additional = fields().find(|(field, _)| field.presence == FieldPresence::Additional);
    let (next, other) = match additional {
        Some((_, additional)) => (quote!(next_kept), quote!(additional(&mut #additional))),
        None => (quote!(next), quote!(skip())),
    };
    let deserialize =
        impls::deserialize(ident, quote! { ::specwright::expand::wire::object(__deserializer) });
    quote! {
        #[automatically_derived]
        impl ::specwright::expand::wire::Object for #ident {
            const NAMES: &'static [&'static ::core::primitive::str] = &[#(#names),*];

            #[inline]
            fn read<'de, __A: ::specwright::expand::wire::MapAccess<'de>>(
                mut __members: ::specwright::expand::wire::Members<'de, __A>,
            ) -> ::core::result::Result<Self, __A::Error> {
                #(#slots)*
                loop {
                    match __members.#next::<Self>()? {
                        #(#arms)*
                        ::specwright::expand::wire::END => break,
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
            FieldPresence::Required | FieldPresence::RequiredNullable => {
                quote_spanned!(span=> __writer.member(#name, &self.#local);)
            }
            FieldPresence::Optional | FieldPresence::OptionalNullable => {
                quote_spanned!(span=> __writer.optional(#name, &self.#local);)
            }
            FieldPresence::Additional => TokenStream::new(),
        }
    });
    let additional = object.additional().map(|field| {
        let local = field.local();
        quote!(__writer.additional(<Self as ::specwright::expand::wire::Object>::NAMES, &self.#local);)
    });
    let body = quote! {
        let mut __writer = ::specwright::expand::wire::writer(__serializer);
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
            #[inline]
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::specwright::expand::wire::debug(__f, #name, &[#(#members),*], &[#(&self.#values),*])
            }
        }
    }
}

/// The local variable of a field that is being read, by its place: no author can have given one of its name.
fn slot(index: usize) -> Ident {
    format_ident!("__{index}")
}
