//! The endings: `build`, `send`, and the conversion of a complete builder.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Ident, ext::IdentExt};

use super::{
    Plan,
    states::{Shell, ShellParameters},
};

/// The endings, and `with_client` where one of them sends.
pub(super) fn write_endings(plan: &Plan<'_>) -> String {
    let Plan { object, bounds, .. } = plan;
    let ident = &object.ident;
    let doc = format!("The [`{}`], now that all that is required has been given.", ident.unraw());
    let values = object.fields.iter().enumerate().map(|(slot, field)| {
        let member = &field.ident;
        match field.presence.is_required() {
            true => format!("{member}: ::specwright::expand::builder::given(self.__members.{slot}), "),
            false => format!("{member}: self.__members.{slot}, "),
        }
    });
    let values: String = values.collect();
    let bounds = if bounds.is_empty() { String::new() } else { format!("where {bounds}") };
    let send = plan.shell.parameters().map(|shell| write_send(plan, shell)).unwrap_or_default();
    format!("#[doc = {doc:?}] pub fn build(self) -> {ident} {bounds} {{ {ident} {{ {values} }} }} {send}")
}

fn write_send(plan: &Plan<'_>, ShellParameters { held, given }: &ShellParameters) -> String {
    let Plan { object, builder, .. } = plan;
    let ident = &object.ident;
    let with_client = format!(
        "/// Puts in the client that `send` sends with.
        pub fn with_client<{given}: ::specwright::expand::builder::ClientFor<{ident}>>(
            self,
            client: &{given},
        ) -> {builder}{} {{
            {builder} {{
                __shell: ::core::clone::Clone::clone(client),
                __members: self.__members,
                __states: ::core::marker::PhantomData,
            }}
        }}",
        plan.arguments(|parameter| if parameter == held { given.to_string() } else { parameter.to_string() }),
    );
    let mut send = write_sending(plan, held, "send", "Sent", "__call", SEND);
    if object.operation.as_ref().is_some_and(|operation| operation.is_streamed()) {
        send += &write_stream(plan, held);
    }
    if !object.operation.as_ref().is_some_and(|operation| operation.is_paged()) {
        return with_client + &send;
    }
    let pages = write_sending(plan, held, "pages", "Pages", "__pages", PAGES);
    let items = write_sending(plan, held, "items", "Items", "__items", ITEMS);
    [with_client, send, pages, items].concat()
}

/// The ending that asks for a stream.
fn write_stream(plan: &Plan<'_>, held: &Ident) -> String {
    let (ident, bounds) = (&plan.object.ident, &plan.bounds);
    format!(
        "/// Sends the request, now that all that is required has been given, and asks for a stream.
        pub fn stream(
            self,
        ) -> <{held} as ::specwright::expand::builder::ClientSlot>::Sent<::specwright::expand::AsStream<{ident}>>
        where
            {held}: ::specwright::expand::BaseClient,
            {bounds}
        {{
            let __client = ::core::clone::Clone::clone(&self.__shell);
            ::specwright::expand::BaseClient::__call(&__client, ::specwright::expand::AsStream(self.build()))
        }}"
    )
}

const SEND: &str = "Sends the request, now that all that is required has been given.";

const PAGES: &str =
    "The pages of the list, from the one that the request asks for on: a stream, or an iterator.";

const ITEMS: &str = "What the list holds, over all pages from the one that the request asks for on: a stream, or an iterator.";

/// An ending that gives what the client makes of the request.
fn write_sending(plan: &Plan<'_>, held: &Ident, name: &str, gives: &str, method: &str, doc: &str) -> String {
    let (ident, bounds) = (&plan.object.ident, &plan.bounds);
    format!(
        "#[doc = {doc:?}]
        pub fn {name}(self) -> <{held} as ::specwright::expand::builder::ClientSlot>::{gives}<{ident}>
        where
            {held}: ::specwright::expand::BaseClient,
            {bounds}
        {{
            let __client = ::core::clone::Clone::clone(&self.__shell);
            ::specwright::expand::BaseClient::{method}(&__client, self.build())
        }}"
    )
}

/// What a complete builder becomes where that is wanted.
pub(super) struct Conversion<'p> {
    /// What stands before the type.
    pub(super) head: String,
    /// The type that has the impl, where rustc points when a conversion asks for more than was given.
    of: &'p dyn ToTokens,
    /// What stands behind the type.
    pub(super) tail: String,
}

/// A complete builder becomes an object where one is wanted, and the unions that the object is an alternative of; operations
/// are sent instead, and clients log in by those that issue a token.
pub(super) fn conversions<'p>(plan: &'p Plan<'_>) -> Vec<Conversion<'p>> {
    let Plan { object, builder, bounds, .. } = plan;
    let (ident, parameters) = (&object.ident, plan.arguments(Ident::to_string));
    let bounds = if bounds.is_empty() { String::new() } else { format!("where {bounds}") };
    let head = format!("#[automatically_derived] impl{parameters}");
    let from = |of: &'p dyn ToTokens, made: &str| Conversion {
        head: format!("{head} ::core::convert::From<{builder}{parameters}> for"),
        of,
        tail: format!(
            "{bounds} {{
                #[inline]
                fn from(__builder: {builder}{parameters}) -> Self {{
                    {made}
                }}
            }}"
        ),
    };
    match (&object.operation, &plan.shell) {
        (Some(operation), _) if operation.issues_token() => vec![Conversion {
            head: format!("{head} ::specwright::expand::IntoLogin for"),
            of: builder,
            tail: format!(
                "{parameters} {bounds} {{
                    type Operation = {ident};

                    #[inline]
                    fn into_login(self) -> {ident} {{
                        self.build()
                    }}
                }}"
            ),
        }],
        (None, Shell::None) => {
            let unions = object.into.iter();
            let unions = unions.map(|union| from(union, "::core::convert::Into::into(__builder.build())"));
            std::iter::once(from(ident, "__builder.build()")).chain(unions).collect()
        }
        _ => Vec::new(),
    }
}

impl Conversion<'_> {
    pub(super) fn emit(&self, head: Option<TokenStream>, tail: Option<TokenStream>) -> TokenStream {
        let of = self.of;
        quote!(#head #of #tail)
    }
}
