//! Objects: structs with named members, operations' inputs among them.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Attribute, Ident, Type, Visibility, ext::IdentExt, spanned::Spanned};

use crate::{
    attribute::{Keys, Rest, Value, span_of},
    field::Field,
    fixed::Fixed,
    impls::{self, Bodies},
    members::members_of,
    operation::{self, Operation},
    place::{self, Place},
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
    pub(crate) fixed: Vec<Fixed>,
    /// The unions that a complete builder becomes.
    pub(crate) into: Vec<Type>,
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
        let mut keys = Keys::parse(
            attrs,
            "a struct",
            &[&operation::KEYS[..], &["rule", "fixed", "into"]].concat(),
            report,
        );
        let operation = Operation::parse(&mut keys, &ident, span_of(attrs, &ident), report);
        let fields: Vec<Field> =
            fields.named.into_iter().filter_map(|field| Field::parse(field, report)).collect();
        let rules = Rule::parse_all(&mut keys, &fields, report);
        let mut fixed = Fixed::parse_all(&mut keys, report);
        fixed.extend(operation.as_ref().and_then(Operation::switch));
        let into = parse_into(&mut keys, operation.is_some(), report);
        let object = Self { ident, vis, fields, operation, rules, fixed, into };
        object.check(report);
        object
    }

    fn check(&self, report: &mut Report) {
        match &self.operation {
            Some(operation) => operation.check(&self.fields, &self.fixed, report),
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
                report.error(
                    &field.wire_name,
                    format_args!("two members are named `{name}`; give one another key with `name = \"…\"`"),
                );
            }
            names.push(name);
        }
        for fixed in &self.fixed {
            fixed.check(self.operation.is_some(), report);
            let name = fixed.key().value();
            if names.contains(&name) {
                let help = match &fixed.place {
                    Some(place) => format!("; give this one another key: `{place}(…, name = \"…\")`"),
                    None => String::new(),
                };
                report.error(fixed.key(), format_args!("two members are named `{name}`{help}"));
            }
            names.push(name);
        }
        self.check_sent_names(report);
    }

    /// Reports members of one place that have one name on the wire. Header names are the same in any case of letters.
    fn check_sent_names(&self, report: &mut Report) {
        let fields = self.placed().map(|(field, place)| (field.sent_name(), place::letters(field, place)[0]));
        let fixed = self
            .fixed
            .iter()
            .filter_map(|fixed| Some((&fixed.name, place::letter_of_fixed(fixed.place.as_ref()?))));
        let mut seen = Vec::new();
        for (name, place) in fields.chain(fixed) {
            let text = if place == b'h' { name.value().to_ascii_lowercase() } else { name.value() };
            let sent = (place, text);
            if seen.contains(&sent) {
                report.error(name, format_args!("two members of one place are sent as `{}`", name.value()));
            }
            seen.push(sent);
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

    /// The members of an operation, each with its place.
    pub(crate) fn placed(&self) -> impl Iterator<Item = (&Field, &Place)> + Clone {
        self.named().filter_map(|field| Some((field, field.place.as_ref()?)))
    }

    pub(crate) fn additional(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.presence == FieldPresence::Additional)
    }
}

/// `Model` and `Debug` of an object: its table, what reads it into slots and what writes its fields.
pub(crate) fn emit_object(object: &Object) -> TokenStream {
    let ident = &object.ident;
    let table = format!(
        "#[automatically_derived] impl {ident} {{
            const __MEMBERS: ::specwright::expand::wire::Members = {};
        }}",
        members_of(object)
    );
    let write = emit_write(object);
    impls::emit_impls(ident, impls::DEBUG, [table, ends(object)], |[items, ends]| {
        let starts = starts(object);
        let call = call(object);
        Bodies { items, read: quote!(#starts __from.#call?; #ends), write }
    })
}

/// Takes all `into` out of the keys of a struct.
fn parse_into(keys: &mut Keys, is_operation: bool, report: &mut Report) -> Vec<Type> {
    let mut unions = Vec::new();
    while let Some((key, rest)) = keys.take("into") {
        match rest {
            _ if is_operation => {
                report.error(&key, "an operation is sent: only objects become something else by `into`");
            }
            Rest::Equals(Value::Type(union)) => unions.push(*union),
            _ => report.error(&key, "`into` needs a type: `into = Union`"),
        }
    }
    unions
}

fn is_named(field: &Field) -> bool {
    field.presence != FieldPresence::Additional
}

/// The empty slots, local variables by the places of their fields: no author can have given one of these names. They have
/// types because rustc asks again for all that it does not know yet, at each of the statements behind.
fn starts(object: &Object) -> TokenStream {
    let start = |(index, field): (usize, &Field)| {
        let local = Ident::new(&format!("__{index}"), Span::call_site());
        let inner = &field.inner;
        match field.presence {
            FieldPresence::Required | FieldPresence::Optional => {
                quote!(let mut #local = ::specwright::expand::wire::Held::<#inner>::EMPTY;)
            }
            FieldPresence::RequiredNullable | FieldPresence::OptionalNullable => {
                quote!(let mut #local = ::specwright::expand::wire::Held::<::core::option::Option<#inner>>::EMPTY;)
            }
            FieldPresence::Additional => quote!(let mut #local = ::core::default::Default::default();),
        }
    };
    object.fields.iter().enumerate().map(start).collect()
}

/// The call that fills them. Where a type cannot be read, the error is at the type of the field.
fn call(object: &Object) -> TokenStream {
    let slot = |(index, field): (usize, &Field)| {
        let span = field.ty.span().resolved_at(Span::call_site());
        let local = Ident::new(&format!("__{index}"), Span::call_site());
        quote_spanned!(span=> &mut #local)
    };
    let fields = || object.fields.iter().enumerate();
    let slots = fields().filter(|(_, field)| is_named(field)).map(slot);
    match fields().find(|(_, field)| !is_named(field)).map(slot) {
        None => quote!(object(&Self::__MEMBERS, &mut [#(#slots),*])),
        Some(others) => quote!(object_with(&Self::__MEMBERS, &mut [#(#slots),*], #others)),
    }
}

/// The value of what is in the slots; those that must be filled are.
fn ends(object: &Object) -> String {
    let fields = || object.fields.iter().enumerate();
    let required: String = fields()
        .filter(|(_, field)| field.presence == FieldPresence::Required)
        .map(|(index, _)| format!("__{index}.kept(),"))
        .collect();
    let filled = match required.is_empty() {
        true => String::new(),
        false => {
            let patterns =
                required.replace("__", "::core::option::Option::Some(__").replace(".kept(),", "),");
            format!(
                "let ({patterns}) = ({required}) else {{
                    return ::core::result::Result::Err(__from.incomplete());
                }};"
            )
        }
    };
    let value = |(index, field): (usize, &Field)| match field.presence {
        // Absent is as good as null.
        FieldPresence::RequiredNullable => {
            format!("{}: ::core::option::Option::flatten(__{index}.take()),", field.ident)
        }
        FieldPresence::Required => {
            format!("{}: ::core::mem::ManuallyDrop::into_inner(__{index}),", field.ident)
        }
        FieldPresence::Additional => format!("{}: __{index},", field.ident),
        FieldPresence::Optional | FieldPresence::OptionalNullable => {
            format!("{}: __{index}.take(),", field.ident)
        }
    };
    let values: String = fields().map(value).collect();
    format!("{filled} ::core::result::Result::Ok(Self {{ {values} }})")
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
