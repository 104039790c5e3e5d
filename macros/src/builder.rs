//! The derive `Builder`: a sibling type whose parameters know which required members have been given.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Ident, ext::IdentExt};

use crate::{object::Object, presence::FieldPresence, rule::describe, words};

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
    /// The fields that have no setters, because they were reported for their names.
    left_out: Vec<usize>,
}

impl<'o> Plan<'o> {
    fn of(object: &'o Object) -> Self {
        let builder = format_ident!("{}Builder", object.ident);
        let module = format_ident!("__{}", object.ident.unraw());
        let left_out: Vec<usize> = own_names::clashes(object).into_iter().map(|(field, _)| field).collect();
        let needs = needs::needs(object, &left_out);
        let (shell, states) = states::name_states(object, &builder, &needs::tracked(&needs));
        Self { object, builder, module, shell, states, needs, left_out }
    }

    /// The parameters, as they are declared by an impl and named in the type.
    fn parameters(&self) -> Vec<&Ident> {
        self.shell.ident().into_iter().chain(self.states.iter().map(|state| &state.parameter)).collect()
    }
}

/// `X::builder()`, `XBuilder` and the traits that its endings ask for.
pub(crate) fn emit_builder(object: &Object) -> TokenStream {
    let plan = Plan::of(object);
    let (declaration, start) = (emit_type(&plan), emit_start(&plan));
    let (methods, needs) = (emit_methods(&plan), needs::emit_needs(&plan));
    let conversion = endings::emit_conversion(&plan);
    quote!(#start #declaration #methods #conversion #needs)
}

fn emit_methods(plan: &Plan<'_>) -> TokenStream {
    let (builder, parameters) = (&plan.builder, plan.parameters());
    let (setters, endings) = (setters::emit_setters(plan), endings::emit_endings(plan));
    quote! {
        #[automatically_derived]
        impl<#(#parameters),*> #builder<#(#parameters),*> {
            #(#setters)*
            #endings
        }
    }
}

fn emit_type(plan: &Plan<'_>) -> TokenStream {
    let Plan { object: Object { vis, ident, fields, .. }, builder, shell, states, .. } = plan;
    let doc = describe_builder(plan);
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
    let must_use = format!("a builder does nothing until it is finished; it makes a `{ident}`");
    quote! {
        #[doc = #doc]
        #[must_use = #must_use]
        #vis struct #builder<#shell_default #(#parameters = ::specwright::expand::builder::Unset),*> {
            #shell_field
            __members: (#(#slots,)*),
            __states: ::core::marker::PhantomData<(#(#parameters,)*)>,
        }
    }
}

fn emit_start(plan: &Plan<'_>) -> TokenStream {
    let Plan { object: Object { ident, fields, .. }, builder, shell, .. } = plan;
    let doc = format!("Begins a [`{}`] member by member.", ident.unraw());
    let shell = shell.ident().map(|_| quote!(__shell: (),));
    let empty = quote!(::core::default::Default::default());
    let members = match fields.len() {
        0..=DEFAULT_TUPLE => empty,
        _ => {
            let slots = fields.iter().map(|_| &empty);
            quote!((#(#slots,)*))
        }
    };
    quote! {
        #[automatically_derived]
        impl #ident {
            #[doc = #doc]
            pub fn builder() -> #builder {
                #builder { #shell __members: #members, __states: ::core::marker::PhantomData }
            }
        }
    }
}

/// The longest tuple that has a `Default`.
const DEFAULT_TUPLE: usize = 12;

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
