//! The derive `Builder`: a sibling type whose parameters know which required members have been given.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Ident, ext::IdentExt};

use crate::{field::Field, object::Object, presence::FieldPresence, rule::describe, text::lex, words};

mod endings;
mod formula;
mod needs;
mod own_names;
mod setters;
mod statement;
mod states;

pub(crate) use own_names::check_names;

use needs::Need;
use states::{Shell, State};

/// What the parts of the expansion share.
struct Plan<'o> {
    object: &'o Object,
    /// `XBuilder`.
    builder: Ident,
    /// The hidden module with one trait per need; a type has it for itself, as it has its name.
    module: Ident,
    shell: Shell,
    /// One parameter per member that the needs ask about, in their order.
    states: Vec<State>,
    /// What the endings need.
    needs: Vec<Need>,
    /// The same as bounds, each with a comma behind it.
    bounds: String,
    /// The fields that have no setters: those that only responses have, and those that were reported for their names.
    left_out: Vec<usize>,
}

impl<'o> Plan<'o> {
    fn of(object: &'o Object) -> Self {
        let builder = format_ident!("{}Builder", object.ident);
        let module = format_ident!("__{}", object.ident.unraw());
        let received = object.fields.iter().enumerate().filter(|(_, field)| field.response_only);
        let left_out: Vec<usize> = own_names::clashes(object)
            .into_iter()
            .map(|(field, _)| field)
            .chain(received.map(|(index, _)| index))
            .collect();
        let needs = needs::needs(object, &left_out);
        let (shell, states) = states::name_states(object, &builder, &needs::tracked(&needs));
        let bounds = needs::write_bounds(&needs, &module, &states);
        Self { object, builder, module, shell, states, needs, bounds, left_out }
    }

    /// The parameters in angle brackets, or what a function makes of them.
    fn arguments(&self, argument: impl Fn(&Ident) -> String) -> String {
        let parameters =
            self.shell.ident().into_iter().chain(self.states.iter().map(|state| &state.parameter));
        let arguments: Vec<String> = parameters.map(argument).collect();
        format!("<{}>", arguments.join(", "))
    }
}

/// `X::builder()`, `XBuilder` and the traits that its endings ask for.
pub(crate) fn emit_builder(object: &Object) -> TokenStream {
    let plan = Plan::of(object);
    let (setters, conversions) = (setters::setters(&plan), endings::conversions(&plan));
    let parts = [
        &write_start(&plan),
        &write_attributes(&plan),
        &write_head(&plan),
        &endings::write_endings(&plan),
        &needs::write_needs(&plan),
    ];
    let conversion_texts = conversions.iter().flat_map(|conversion| [&conversion.head, &conversion.tail]);
    let setter_texts = setters.iter().flat_map(|setter| [&setter.head, &setter.tail]);
    let mut tokens = lex(parts.into_iter().chain(conversion_texts).chain(setter_texts)).into_iter();
    let mut next = || tokens.next();
    let (start, declaration) = (next(), emit_type(&plan, next()));
    let (head, endings) = (next(), next());
    let needs = needs::emit_needs(&plan, next());
    let conversions: Vec<_> =
        conversions.into_iter().map(|conversion| conversion.emit(next(), next())).collect();
    let setters = setters.into_iter().map(|setter| setter.emit(next(), next()));
    quote!(#start #declaration #head { #(#setters)* #endings } #(#conversions)* #needs)
}

/// What stands before the builder's methods.
fn write_head(plan: &Plan<'_>) -> String {
    let (builder, parameters) = (&plan.builder, plan.arguments(Ident::to_string));
    format!("#[automatically_derived] impl{parameters} {builder}{parameters}")
}

fn write_attributes(plan: &Plan<'_>) -> String {
    let (doc, ident) = (describe_builder(plan), &plan.object.ident);
    let must_use = format!("a builder does nothing until it is finished; it makes a `{ident}`");
    format!("#[doc = {doc:?}] #[must_use = {must_use:?}]")
}

fn emit_type(plan: &Plan<'_>, attributes: Option<TokenStream>) -> TokenStream {
    let Plan { object: Object { vis, fields, .. }, builder, shell, states, .. } = plan;
    let shell_default = shell.ident().map(|shell| quote!(#shell = (),));
    let shell_field = shell.ident().map(|shell| quote!(__shell: #shell,));
    let parameters: Vec<_> = states.iter().map(|state| &state.parameter).collect();
    let slots = fields.iter().map(|field| {
        let ty = &field.ty;
        match field.presence {
            FieldPresence::Required | FieldPresence::RequiredNullable => quote!(::core::option::Option<#ty>),
            FieldPresence::Optional | FieldPresence::OptionalNullable | FieldPresence::Additional => {
                quote!(#ty)
            }
        }
    });
    quote! {
        #attributes
        #vis struct #builder<#shell_default #(#parameters = ::specwright::expand::builder::Unset),*> {
            #shell_field
            __members: (#(#slots,)*),
            __states: ::core::marker::PhantomData<(#(#parameters,)*)>,
        }
    }
}

fn write_start(plan: &Plan<'_>) -> String {
    let Plan { object: Object { ident, fields, .. }, builder, shell, .. } = plan;
    let doc = format!("Begins a [`{}`] member by member.", ident.unraw());
    let shell = if shell.ident().is_some() { "__shell: (), " } else { "" };
    // A constant in each place is less to compile than a call.
    let empty = |field: &Field| match field.presence {
        FieldPresence::Additional => "::core::default::Default::default(), ",
        _ => "::core::option::Option::None, ",
    };
    let members: String = fields.iter().map(empty).collect();
    format!(
        "#[automatically_derived]
        impl {ident} {{
            #[doc = {doc:?}]
            #[inline]
            pub fn builder() -> {builder} {{
                {builder} {{ {shell}__members: ({members}), __states: ::core::marker::PhantomData }}
            }}
        }}"
    )
}

/// The documentation of the builder's type: what must be called, and the rules in words.
fn describe_builder(plan: &Plan<'_>) -> String {
    let Object { ident, fields, rules, .. } = plan.object;
    let endings = match plan.shell {
        Shell::None => "[`build`](Self::build) compiles",
        Shell::Parameters(_) => "[`build`](Self::build) and `send` compile",
    };
    let required: Vec<String> = fields
        .iter()
        .filter(|field| field.presence.is_required())
        .map(|field| format!("- [`{0}`](Self::{0})", field.text()))
        .collect();
    let mut text = format!("Builds a [`{}`].", ident.unraw());
    if required.is_empty() && rules.is_empty() {
        text.push_str(" Every member may be left out.");
    }
    if !required.is_empty() {
        text.push_str(&format!("\n\n# Required\n\n{endings} once these have been called:\n\n"));
        text.push_str(&required.join("\n"));
    }
    if !rules.is_empty() {
        let rules: Vec<String> = rules.iter().map(|rule| words::markdown(&describe(rule, fields))).collect();
        text.push_str("\n\n# Rules\n\n");
        text.push_str(&rules.join("\n"));
        text.push_str(RULES);
    }
    text
}

/// When rules are checked.
const RULES: &str = "\n\nThe compiler checks what it can see: which setters are called. What is known only when the \
    program runs (values, and members given with `maybe_`) is checked before anything is sent.";
