//! Notes on the parts of a document that are not chosen are not told.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::document::Extent;
use crate::ir::Api;
use crate::source::{Span, innermost};

/// Keeps the notes on what the chosen operations hold: those in an operation that was not chosen, or in a type that only
/// such operations hold, are left out. The types of `api` are all that the document has.
pub(super) fn of_chosen(api: &Api, extents: &[Extent], notes: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let used = used(api);
    let operations = extents.iter().map(|extent| (extent.span, api.operation(&extent.operation).is_some()));
    let types = api.types.iter().enumerate().map(|(at, def)| (def.span, used.contains(&at)));
    let (around, wanted): (Vec<Span>, Vec<bool>) = operations.chain(types).unzip();
    let places: Vec<Span> = notes.iter().map(|note| note.span).collect();
    let within = innermost(&around, &places);
    let is_wanted = |at: Option<usize>| at.and_then(|at| wanted.get(at)).copied().unwrap_or(true);
    notes.into_iter().zip(within).filter(|(_, at)| is_wanted(*at)).map(|(note, _)| note).collect()
}

/// The types that the chosen operations hold, by their indexes.
fn used(api: &Api) -> HashSet<usize> {
    let operations = || api.operations.iter();
    let errors = operations().flat_map(|operation| &operation.errors).map(|id| &api[*id]);
    let of_errors = errors.flat_map(|error| error.body.iter().chain(&error.headers));
    let held = operations().flat_map(|operation| operation.request_types().chain(operation.response_types()));
    let common = api.error_body.iter().map(|body| body.ty);
    let held = api.types.reachable(held.chain(of_errors)).into_iter();
    held.chain(common).map(|id| id.index()).collect()
}
