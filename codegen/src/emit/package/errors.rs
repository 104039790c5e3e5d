//! The module `errors`: the enum of the errors that operations share.

use crate::emit::items::error;
use crate::emit::text::item;
use crate::emit::text::rust_type::{Imports, Site};
use crate::emit::{Context, File};
use quote::quote;

/// The module's file; none where no two operations have the same errors.
pub(crate) fn file(context: &Context<'_>) -> Option<File> {
    let id = context.sharing.common()?;
    let named = Imports::default();
    let common = error::common(context, &context.api[id], Site::Operation(&named));
    let root = context.root.beside();
    let imports = named.has_types().then(|| quote!(use #root::types;));
    let head = "\n//! The errors that operations share.\n";
    Some(item::file(context, "src/errors.rs", head, imports.into_iter().chain([common])))
}
