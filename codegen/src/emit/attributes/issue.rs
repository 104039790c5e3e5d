//! The attribute of an operation that issues a token.

use proc_macro2::TokenStream;
use quote::quote;

use super::answer::Answer;
use crate::emit::Context;
use crate::ir::Operation;

/// The attribute that lets clients log in by an operation.
pub(crate) fn attribute(context: &Context<'_>, operation: &Operation) -> Option<TokenStream> {
    let issue = |scheme: &'_ crate::ir::Scheme| {
        let issue = scheme.issued_by.clone().filter(|issue| issue.operation == operation.name)?;
        Some((scheme.name.clone(), issue))
    };
    let (scheme, issue) = context.api.schemes.iter().find_map(issue)?;
    let answer = Answer::of(context, operation)?;
    let token = answer.member(&issue.token)?;
    let expires_in = issue.expires_in.as_ref().and_then(|member| answer.member(member));
    let expires_in = expires_in.map(|member| quote!(, expires_in = #member));
    Some(quote!(issues(#scheme, token = #token #expires_in)))
}
