//! The derive `WebhookEvent`: enums of the events that an API sends.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Data, DeriveInput, Fields, Generics, Ident, Lit, LitStr, Type, ext::IdentExt, spanned::Spanned};

use crate::{
    attribute::{Keys, Rest, Value},
    report::Report,
    union::emit_alternatives,
};

pub(crate) mod signature;

use signature::Signature;

/// An enum of events.
struct Events {
    ident: Ident,
    signature: Option<Signature>,
    told_by: ToldBy,
    events: Vec<Event>,
    unknown: Ident,
}

/// What tells which event it is.
enum ToldBy {
    Fit,
    /// A member of the body, by its pointer.
    Member(String),
    Header(LitStr),
}

/// A variant.
struct Event {
    ident: Ident,
    ty: Type,
    name: Option<LitStr>,
}

/// The impls, and the mistakes.
pub(crate) fn expand(input: DeriveInput) -> TokenStream {
    let mut report = Report::default();
    let (ident, generics) = (input.ident.clone(), input.generics.clone());
    let parsed = Events::parse(input, &mut report);
    let impls = match parsed.filter(|_| report.count() == 0) {
        Some(events) => events.emit(),
        None => emit_stub(&ident, &generics),
    };
    let mut output = report.into_tokens();
    output.extend(impls);
    output
}

impl Events {
    fn parse(input: DeriveInput, report: &mut Report) -> Option<Self> {
        let DeriveInput { attrs, ident, generics, data, .. } = input;
        if !generics.params.is_empty() {
            report
                .error(&generics, "events have no type parameters and no lifetimes: they own what they hold");
            return None;
        }
        let Data::Enum(data) = data else {
            report.error(&ident, "events are an enum with a variant for each");
            return None;
        };
        let mut keys = Keys::parse(&attrs, "an enum of events", &["signature", "event"], report);
        let signature = Signature::parse(&mut keys, report);
        let told_by = ToldBy::parse(&mut keys, report);
        let (mut events, mut unknown) = (Vec::new(), None);
        for variant in data.variants {
            match Event::parse(variant, &told_by, report) {
                Some(Role::Event(event)) => events.push(*event),
                Some(Role::Unknown(variant)) => unknown = Some(variant),
                None => {}
            }
        }
        check_names(&events, report);
        if events.is_empty() {
            report.error(&ident, "events need variants: `Created(Order)`");
        }
        if unknown.is_none() {
            report.error(
                &ident,
                "events need a variant for those that are not known: \
                 `#[api(unknown)] Unknown(specwright::webhook::UnknownEvent)`",
            );
        }
        Some(Self { ident, signature, told_by, events, unknown: unknown? })
    }

    fn emit(&self) -> TokenStream {
        let Self { ident, signature, told_by, events, unknown } = self;
        let names = events.iter().map(|event| event.ident.unraw().to_string());
        let readers = events.iter().map(|event| (&event.ident, event.span()));
        let keep = quote! {
            const IS_OPEN: ::core::primitive::bool = true;

            #[inline]
            fn unknown(
                __value: ::specwright::expand::Unknown<::specwright::expand::Json>,
            ) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(
                    Self::#unknown(::specwright::expand::webhook::UnknownEvent::__new(__value)),
                )
            }
        };
        let union = emit_alternatives(ident, names, readers, Some(keep));
        let told_by = told_by.emit();
        let known = events.iter().enumerate().filter_map(|(index, event)| {
            let name = event.name.as_ref()?;
            Some(quote!((#name, #index)))
        });
        let arms = events.iter().map(Event::held);
        let signed = signature.as_ref().map(|signature| {
            let signature = signature.emit();
            quote! {
                #[automatically_derived]
                impl ::specwright::expand::webhook::SignedEvent for #ident {
                    const SIGNATURE: ::specwright::expand::webhook::Signature = #signature;
                }
            }
        });
        quote! {
            #union

            #[automatically_derived]
            impl ::specwright::expand::webhook::WebhookEvent for #ident {
                const TOLD_BY: ::specwright::expand::webhook::ToldBy = #told_by;

                const EVENTS: &'static [(&'static ::core::primitive::str, ::core::primitive::usize)] =
                    &[#(#known),*];

                #[inline]
                fn held(
                    &self,
                ) -> (
                    ::core::option::Option<&::core::primitive::str>,
                    &dyn ::specwright::expand::wire::Model,
                ) {
                    match self {
                        #(#arms)*
                        Self::#unknown(__event) => (
                            ::specwright::expand::webhook::UnknownEvent::name(__event),
                            ::specwright::expand::webhook::UnknownEvent::body(__event),
                        ),
                    }
                }

                #[inline]
                fn keep(__event: ::specwright::expand::webhook::UnknownEvent) -> Self {
                    Self::#unknown(__event)
                }
            }

            #signed
        }
    }
}

/// Reports events of one name.
fn check_names(events: &[Event], report: &mut Report) {
    let named: Vec<&LitStr> = events.iter().filter_map(|event| event.name.as_ref()).collect();
    for (index, name) in named.iter().enumerate() {
        if named.iter().take(index).any(|other| other.value() == name.value()) {
            report.error(name, "two events have this name");
        }
    }
}

impl ToldBy {
    fn parse(keys: &mut Keys, report: &mut Report) -> Self {
        match keys.take("event") {
            None => Self::Fit,
            Some((_, Rest::Equals(Value::Literal(Lit::Str(member))))) => {
                let member = member.value();
                Self::Member(if member.starts_with('/') { member } else { format!("/{member}") })
            }
            Some((key, Rest::List(entries))) => {
                let mut keys = Keys::check(entries, "`event`", &["header"], report);
                match keys.string("header", report) {
                    Some(header) => {
                        signature::check_header(&header, report);
                        Self::Header(header)
                    }
                    None => {
                        report.error(key, "`event` needs the header: `event(header = \"X-Event\")`");
                        Self::Fit
                    }
                }
            }
            Some((key, _)) => {
                report.error(
                    key,
                    "`event` is a member, `event = \"type\"`, or a header, `event(header = \"X-Event\")`",
                );
                Self::Fit
            }
        }
    }

    fn emit(&self) -> TokenStream {
        let told_by = match self {
            Self::Fit => quote!(Fit),
            Self::Member(pointer) => quote!(Member(#pointer)),
            Self::Header(header) => quote!(Header(#header)),
        };
        quote!(::specwright::expand::webhook::ToldBy::#told_by)
    }
}

/// What a variant is.
enum Role {
    Event(Box<Event>),
    Unknown(Ident),
}

impl Event {
    fn parse(variant: syn::Variant, told_by: &ToldBy, report: &mut Report) -> Option<Role> {
        let syn::Variant { attrs, ident, fields, .. } = variant;
        let mut keys = Keys::parse(&attrs, "an event", &["event", "unknown"], report);
        let (unknown, name) = (keys.flag("unknown", report), keys.text("event", report));
        let mut local = ident.clone();
        local.set_span(ident.span().resolved_at(Span::call_site()));
        let ty = match &fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                fields.unnamed.first().map(|field| &field.ty)
            }
            _ => None,
        };
        let Some(ty) = ty else {
            report.error(&ident, "an event has one field without a name: what its body holds");
            return None;
        };
        if unknown.is_some() {
            if let Some((key, _)) = name {
                report.error(key, "what is not known has no name");
            }
            return Some(Role::Unknown(local));
        }
        match (&name, told_by) {
            (Some((key, _)), ToldBy::Fit) => {
                report.error(key, "nothing says where the name is: add `event = \"type\"` to the enum");
            }
            (None, ToldBy::Member(_) | ToldBy::Header(_)) => {
                report.error(&ident, "the event needs its name: `event = \"order.created\"`");
            }
            _ => {}
        }
        let name = name.map(|(_, name)| name);
        Some(Role::Event(Box::new(Self { ident: local, ty: ty.clone(), name })))
    }

    fn span(&self) -> Span {
        self.ty.span().resolved_at(Span::call_site())
    }

    fn held(&self) -> TokenStream {
        let Self { ident, name, .. } = self;
        let name = match name {
            Some(name) => quote!(::core::option::Option::Some(#name)),
            None => quote!(::core::option::Option::None),
        };
        quote_spanned!(self.span()=> Self::#ident(__body) => (#name, __body),)
    }
}

/// Impls for an enum that was reported, so that its uses make no second error.
fn emit_stub(ident: &Ident, generics: &Generics) -> TokenStream {
    if !generics.params.is_empty() {
        return TokenStream::new();
    }
    quote! {
        impl ::specwright::expand::wire::Union for #ident {
            const NAMES: &'static [&'static ::core::primitive::str] = &[];

            fn read_as(
                _: ::core::primitive::usize,
                _: &mut ::specwright::expand::wire::Reader<'_>,
            ) -> ::core::result::Result<Self, ::specwright::expand::wire::Misfit> {
                loop {}
            }
        }

        impl ::specwright::expand::webhook::WebhookEvent for #ident {
            const TOLD_BY: ::specwright::expand::webhook::ToldBy = ::specwright::expand::webhook::ToldBy::Fit;
            const EVENTS: &'static [(&'static ::core::primitive::str, ::core::primitive::usize)] = &[];

            fn held(
                &self,
            ) -> (
                ::core::option::Option<&::core::primitive::str>,
                &dyn ::specwright::expand::wire::Model,
            ) {
                loop {}
            }

            fn keep(_: ::specwright::expand::webhook::UnknownEvent) -> Self {
                loop {}
            }
        }

        impl ::specwright::expand::webhook::SignedEvent for #ident {
            const SIGNATURE: ::specwright::expand::webhook::Signature =
                ::specwright::expand::webhook::Signature::new("");
        }
    }
}
