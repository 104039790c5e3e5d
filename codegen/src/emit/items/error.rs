//! Documented errors: an enum for each operation, and where their responses say what.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::emit::Context;
use crate::emit::sharing::ErrorsOf;
use crate::emit::text::documentation;
use crate::emit::text::documentation::Documentation;
use crate::emit::text::rust_type;
use crate::emit::text::rust_type::Site;
use crate::ir::{
    Api, ErrorBody, ErrorDef, ErrorId, MessageTemplate, Operation, OperationId, ResponseField, StatusMatch,
    Type,
};
use crate::names::{ErrorNames, Name, OperationNames};

/// The most bytes that parameters may have in an enum of 64; what is longer is boxed.
const PARAMETER_BYTES: usize = 48;

/// The bytes of the field for headers.
const HEADERS_BYTES: usize = 8;

/// The type of an operation's errors. Every operation has one, so that an error that is documented later changes
/// no name: an enum, or another name of the one that has the same errors.
pub(crate) fn item(
    context: &Context<'_>,
    id: OperationId,
    names: &OperationNames,
    place: Site<'_>,
) -> TokenStream {
    let OperationNames { error: ident, input, .. } = names;
    let root = context.root.above();
    let mut docs = Documentation::default();
    docs.paragraph(format!("Why [`{input}`](struct@{input}) gives no output."));
    let shared = match context.sharing.errors_of(id) {
        ErrorsOf::Own => {
            docs.paragraph(MATCHING);
            return enumeration(context, ident, &docs, &context.api[id], place, &root);
        }
        ErrorsOf::Common => {
            let common = &context.names.common_error;
            quote!(#root::errors::#common)
        }
        ErrorsOf::Other(first) => {
            let OperationNames { method, error, .. } = &context.names.operations[first.index()];
            quote!(super::#method::#error)
        }
    };
    let docs = docs.tokens();
    quote! {
        #docs
        pub type #ident = #shared;
    }
}

/// The enum of the errors that operations share, named by the first of them.
pub(crate) fn common(context: &Context<'_>, operation: &Operation, place: Site<'_>) -> TokenStream {
    let mut docs = Documentation::default();
    docs.paragraph("Why an operation gives no output: the errors that several operations have in common.");
    docs.available(&context.features.of_any(context.sharing.in_common()));
    docs.paragraph(MATCHING);
    enumeration(context, &context.names.common_error, &docs, operation, place, &context.root.beside())
}

const MATCHING: &str = "Match the errors you handle by name, and all others with a name of your own: `Err(error) => …`. \
     What is not documented today may have a variant tomorrow.";

fn enumeration(
    context: &Context<'_>,
    ident: &Name,
    docs: &Documentation,
    operation: &Operation,
    place: Site<'_>,
    root: &TokenStream,
) -> TokenStream {
    let docs = docs.tokens();
    let body =
        context.api.error_body.as_ref().map(|_| quote!(#[api(error_body = #root::Client::ERROR_BODY)]));
    let variants = operation.errors.iter().map(|id| variant(context, *id, place));
    quote! {
        #docs
        #[derive(specwright::ApiError)]
        #body
        #[non_exhaustive]
        pub enum #ident {
            #(#variants)*
            /// The request breaks rules, and was not sent.
            #[api(invalid)]
            Invalid(specwright::InvalidRequest),
            /// Anything else; there is nothing in it to match.
            #[api(other)]
            Other(specwright::Undocumented),
        }
    }
}

fn variant(context: &Context<'_>, id: ErrorId, place: Site<'_>) -> TokenStream {
    // Ids are made by lowering from this very list.
    let error = &context.api[id];
    let ErrorNames { variant, parameters } = &context.names.errors[id.index()];
    let docs = documentation::error(context.api, error);
    let status = status(&error.status);
    let code = error.code.as_ref().map(|code| quote!(, code = #code));
    let message = error.message.as_ref().map(|message| {
        let text = message.written();
        quote!(, message = #text)
    });
    let name = (variant.to_string() != error.name).then(|| {
        let name = &error.name;
        quote!(, name = #name)
    });
    let body = error.body.as_ref().map(|ty| {
        let ty = rust_type::value(context, place, ty);
        quote!(
            #[api(body)]
            body: Option<Box<#ty>>,
        )
    });
    let headers = error.headers.as_ref().map(|ty| {
        let ty = rust_type::value(context, place, ty);
        quote!(
            #[api(headers)]
            headers: Option<Box<#ty>>,
        )
    });
    let types = error.message.iter().flat_map(MessageTemplate::parameters).map(|(_, ty)| ty);
    let is_small = has_small_parameters(context.api, error);
    let fields = parameters.iter().zip(types).map(|((name, field), ty)| {
        let renamed = (field.to_string() != *name).then(|| quote!(#[api(parameter = #name)]));
        let ty = rust_type::value(context, place, ty);
        let ty = if is_small { ty } else { quote!(Box<#ty>) };
        quote!(#renamed #field: #ty,)
    });
    quote! {
        #docs
        #[api(#status #code #message #name)]
        #[non_exhaustive]
        #variant { #(#fields)* #body #headers error: specwright::Error },
    }
}

/// Whether the parameters of an error's message stand in its variant by themselves.
pub(crate) fn has_small_parameters(api: &Api, error: &ErrorDef) -> bool {
    let types = error.message.iter().flat_map(MessageTemplate::parameters).map(|(_, ty)| ty);
    let room = PARAMETER_BYTES - error.headers.as_ref().map_or(0, |_| HEADERS_BYTES);
    types.map(|ty| bytes(api, ty)).sum::<usize>() <= room
}

/// The most bytes that a type has in Rust.
fn bytes(api: &Api, ty: &Type) -> usize {
    match api.types.behind_aliases(ty) {
        Type::Boolean | Type::Integer | Type::Unsigned | Type::Number | Type::Date => 8,
        Type::OrderedDate(_) | Type::UnixTime | Type::UnixMillis => 8,
        Type::HttpDate => 16,
        Type::DateTime | Type::Time => 48,
        Type::Duration => 80,
        _ => 24,
    }
}

fn status(status: &StatusMatch) -> TokenStream {
    match status {
        StatusMatch::One(status) => {
            let status = Literal::u16_unsuffixed(*status);
            quote!(status = #status)
        }
        StatusMatch::Several(several) => {
            let several = several.iter().map(|status| Literal::u16_unsuffixed(*status));
            quote!(status(#(#several),*))
        }
        StatusMatch::Class(class) => {
            let class: TokenStream = format!("{class}xx").parse().unwrap_or_default();
            quote!(status = #class)
        }
    }
}

/// The constant of the client that all enums refer to.
pub(crate) fn body(body: &ErrorBody) -> TokenStream {
    let members = [
        ("code", &body.code),
        ("message", &body.message),
        ("status", &body.status),
        ("request_id", &body.request_id),
    ];
    let setters = members.into_iter().filter_map(|(setter, member)| {
        Some(match member.as_ref()? {
            ResponseField::Member(path) => {
                let (setter, member) = (format_ident!("{setter}"), path.attribute());
                quote!(.#setter(#member))
            }
            ResponseField::Header(name) => {
                let setter = format_ident!("{setter}_header");
                quote!(.#setter(#name))
            }
        })
    });
    let on_success = body.on_success_status.then(|| quote!(.on_success()));
    quote! {
        /// Where an error response says what went wrong.
        pub const ERROR_BODY: specwright::ErrorBody =
            specwright::ErrorBody::new() #(#setters)* #on_success;
    }
}
