//! Variants of a union without a tag that are never taken, because an earlier one takes everything that they could be.

use super::wider::takes_all;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, TypeKind, Union};

pub(super) fn lint_unions(api: &Api, report: &mut Report) {
    for def in &api.types {
        if let TypeKind::Union(union) = &def.kind
            && union.tag.is_none()
        {
            lint_union(api, union, report);
        }
    }
}

fn lint_union(api: &Api, union: &Union, report: &mut Report) {
    for (index, variant) in union.variants.iter().enumerate() {
        let mut before = union.variants.iter().take(index);
        let Some(first) = before.find(|first| takes_all(api, &first.ty, &variant.ty)) else { continue };
        let message = format!(
            "`{}` is never taken: `{}` before it takes everything that it could be",
            variant.name, first.name
        );
        report.push(
            Diagnostic::new(Code::UnreachableVariant, variant.span, message)
                .related(first.span, "what it fits is taken as this one")
                .help("put the narrower one first, tell them apart by a tag or constants, or remove it"),
        );
    }
}
