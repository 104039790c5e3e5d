//! The attribute of an operation that issues a token.

use proc_macro2::TokenStream;
use quote::quote;

use super::output::fields;
use crate::emit::Context;
use crate::ir::OperationId;

/// The attribute that lets clients log in by an operation.
pub(crate) fn attribute(context: &Context<'_>, id: OperationId) -> Option<TokenStream> {
    let (scheme, issue) = context.api.token_issue(id)?;
    let scheme = &scheme.name;
    let output = context.api[id].output()?;
    let token = fields(context, output, &issue.token)?;
    let expires_in = issue.expires_in.as_ref().and_then(|path| fields(context, output, path));
    let expires_in = expires_in.map(|path| quote!(, expires_in = #path));
    Some(quote!(issues(#scheme, token = #token #expires_in)))
}
