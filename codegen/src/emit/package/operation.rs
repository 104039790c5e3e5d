//! Operations: one module each, holding the input and what belongs to it alone.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::attributes::{constant, constraint, issue, paging, rule};
use crate::emit::items::{error, input, outcome};
use crate::emit::text::documentation;
use crate::emit::text::documentation::Documentation;
use crate::emit::text::item;
use crate::emit::text::rust_type;
use crate::emit::text::rust_type::{Imports, Site};
use crate::emit::{Context, File};
use crate::ir::{Auth, Body, BodyContent, Constraints, Operation, OperationId, SchemeId};
use crate::names::OperationNames;

/// The module that names them all; none where there are none.
pub(crate) fn index(context: &Context<'_>) -> Option<File> {
    if context.api.operations.is_empty() {
        return None;
    }
    let mut text = item::note("//", context.spec_name);
    text.push_str("\n//! The operations, each with its builder.\n\n");
    for ((id, _), names) in context.api.operations_with_ids().zip(&context.names.operations) {
        let available = context.features.of_operation(id).attribute();
        text.push_str(&format!("{available}mod {};\n", names.method));
    }
    text.push('\n');
    text.push_str(&exports(context));
    Some(File { path: "src/operations.rs".to_owned(), text })
}

/// What the modules of the operations give to others.
pub(crate) fn exports(context: &Context<'_>) -> String {
    let mut text = String::new();
    for ((id, operation), names) in context.api.operations_with_ids().zip(&context.names.operations) {
        let mut exported = [&names.input, &names.builder, &names.error].map(ToString::to_string).to_vec();
        if matches!(operation.outcomes, crate::ir::Outcomes::Several(_)) {
            exported.push(names.output.to_string());
        }
        if operation.named_events().is_some() {
            exported.push(names.event.to_string());
        }
        if matches!(operation.body(), Body::OneOf(_)) {
            exported.push(names.body.to_string());
        }
        let available = context.features.of_operation(id).attribute();
        text.push_str(&format!("{available}pub use {}::{{{}}};\n", names.method, exported.join(", ")));
    }
    text
}

/// The module of one operation.
pub(crate) fn file(context: &Context<'_>, index: usize) -> File {
    let id = OperationId::new(index);
    let operation = &context.api[id];
    let names = &context.names.operations[index];
    let named = Imports::default();
    let place = Site::Operation(&named);
    let input = item(context, id, names, place);
    let others = outcome::item(context, operation, names, place)
        .into_iter()
        .chain(outcome::event_item(context, operation, names, place))
        .chain(body(context, operation, names, place))
        .chain([error::item(context, id, names, place)]);
    let items: Vec<TokenStream> = std::iter::once(input).chain(others).collect();
    let root = context.root.above();
    let imports = named.has_types().then(|| {
        quote!(
            use #root::types;
        )
    });
    let path = format!("src/operations/{}.rs", names.method);
    item::file(context, &path, "", imports.into_iter().chain(items))
}

/// `POST /v2/things/{id}`
pub(crate) fn request_line(operation: &Operation) -> String {
    format!("{} {}", operation.method.as_str(), operation.path.template())
}

fn item(context: &Context<'_>, id: OperationId, names: &OperationNames, place: Site<'_>) -> TokenStream {
    let operation = &context.api[id];
    let OperationNames { input: ident, error, .. } = names;
    let name = &operation.name;
    let request_line = request_line(operation);
    let available = context.features.of_operation(id);
    let docs = documentation::operation(context.api, operation, &request_line, names, available);
    let server = operation.server.map(|id| &context.api[id].name).map(|name| quote!(#[api(server = #name)]));
    let auth = auth(context, &operation.auth).map(|auth| quote!(#[api(#auth)]));
    let accept = operation.accept.as_ref().map(|accept| quote!(#[api(accept = #accept)]));
    let body = body_info(operation).map(|body| quote!(#[api(#body)]));
    let out = outcome::attribute(context, operation, names, place);
    let stream = outcome::stream(context, operation, names, place).map(|stream| quote!(#[api(#stream)]));
    let rules = rule::attributes(context.api, &operation.rules, &names.fields);
    let confidential = operation.is_confidential(&context.api.types).then(|| quote!(#[api(confidential)]));
    let idempotent = operation.idempotent.then(|| quote!(#[api(idempotent)]));
    let refusals = operation.safe_refusals.iter().map(|status| Literal::u16_unsuffixed(*status));
    let refusals =
        (!operation.safe_refusals.is_empty()).then(|| quote!(#[api(safe_refusals(#(#refusals),*))]));
    let key = operation.idempotency_key.as_ref().map(|name| quote!(#[api(idempotency_key = #name)]));
    let pages = paging::attribute(context, operation, names, place).map(|pages| quote!(#[api(#pages)]));
    let issues = issue::attribute(context, id).map(|issues| quote!(#[api(#issues)]));
    let fixed = constant::of_operation(operation);
    let fields = input::fields(context, operation, names, place);
    let root = context.root.above();
    quote! {
        #docs
        #[derive(Clone, PartialEq, specwright::Request)]
        #[api(operation = #name, api = #root::Client)]
        #[api(http = #request_line)]
        #server
        #auth
        #accept
        #body
        #[api(#out)]
        #stream
        #[api(error = #error)]
        #confidential
        #idempotent
        #refusals
        #key
        #pages
        #issues
        #fixed
        #(#rules)*
        #[non_exhaustive]
        pub struct #ident {
            #(#fields)*
        }
    }
}

/// What is said of the body beside its members.
fn body_info(operation: &Operation) -> Option<TokenStream> {
    let media = operation.body_media.as_ref().map(|media| quote!(media = #media));
    let optional = operation.body_optional.then(|| quote!(optional));
    let said: Vec<TokenStream> = media.into_iter().chain(optional).collect();
    (!said.is_empty()).then(|| quote!(body(#(#said),*)))
}

/// The enum of several request media types.
fn body(
    context: &Context<'_>,
    operation: &Operation,
    names: &OperationNames,
    place: Site<'_>,
) -> Option<TokenStream> {
    let Body::OneOf(several) = operation.body() else { return None };
    let ident = &names.body;
    let variants = several.iter().zip(&names.bodies).map(|(one, variant)| {
        let docs = Documentation::of(one.doc.as_deref()).tokens();
        match &one.content {
            BodyContent::Json { ty, media } => {
                let limits = constraint::keys(context, place, ty, &Constraints::default());
                let ty = rust_type::value(context, place, ty);
                let media = media.as_ref().map(|media| quote!(, media = #media));
                quote!(#docs #[api(json #media #(, #limits)*)] #variant(#ty))
            }
            BodyContent::Text(media) => quote!(#docs #[api(text = #media)] #variant(String)),
            BodyContent::Bytes(media) => quote!(#docs #[api(bytes = #media)] #variant(specwright::File)),
        }
    });
    let docs = format!(" The body of [`{}`], in one of its media types.", names.input);
    Some(quote! {
        #[doc = #docs]
        #[derive(Clone, PartialEq, specwright::Payload)]
        #[api(content)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants,)*
        }
    })
}

fn auth(context: &Context<'_>, auth: &Auth) -> Option<TokenStream> {
    let sets: Vec<TokenStream> = auth.any_of.iter().map(|set| credentials(context, set)).collect();
    match (sets.as_slice(), auth.any_of.as_slice(), auth.optional) {
        ([], ..) => None,
        ([one], [set], false) if set.len() == 1 => Some(quote!(auth = #one)),
        (several, _, false) => Some(quote!(auth(#(#several),*))),
        (several, _, true) => Some(quote!(auth(#(#several),*, none))),
    }
}

/// One scheme, or `all(…)` of several.
fn credentials(context: &Context<'_>, set: &[SchemeId]) -> TokenStream {
    let names = set.iter().map(|id| context.api[*id].name.as_str());
    match set {
        [_] => quote!(#(#names)*),
        _ => quote!(all(#(#names),*)),
    }
}
