//! Members of an operation's output, for attributes that name them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::Context;
use crate::emit::text::rust_type;
use crate::ir::{MemberPath, Type};

/// The fields on the way to a place in a value of a type, with a `?` behind those that may be absent.
pub(crate) fn fields(context: &Context<'_>, ty: &Type, path: &MemberPath) -> Option<TokenStream> {
    let steps = context.api.types.members_to(ty, path)?;
    let mut fields = TokenStream::new();
    for (at, (id, index)) in steps.iter().enumerate() {
        let field = context.names.of(*id).parts.get(*index)?;
        let dot = (at > 0).then(|| quote!(.));
        let is_last = at + 1 == steps.len();
        let member = context.api.types.object(*id)?.members.get(*index)?;
        let open = (0..rust_type::options(member)).filter(|_| !is_last).map(|_| quote!(?));
        fields.extend(quote!(#dot #field #(#open)*));
    }
    Some(fields)
}
