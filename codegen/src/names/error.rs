//! Identifiers of documented errors: one and the same in the enums of all operations that have them.

use super::{Name, Scope};
use crate::ir::{ErrorDef, Segment};
use crate::text::convert;

/// The identifiers of an error.
#[derive(Debug)]
pub(crate) struct ErrorNames {
    /// The variant.
    pub(crate) variant: Name,
    /// The parameters of its message in their order, with their names there.
    pub(crate) parameters: Vec<(String, Name)>,
}

pub(super) fn decide(errors: &[ErrorDef]) -> Vec<ErrorNames> {
    let mut variants = Scope::errors();
    let decide = |error: &ErrorDef| {
        let name = error.rust_name.as_ref().unwrap_or(&error.name);
        ErrorNames { variant: variants.take(name), parameters: parameters(error) }
    };
    errors.iter().map(decide).collect()
}

fn parameters(error: &ErrorDef) -> Vec<(String, Name)> {
    let mut fields = Scope::parameters();
    if error.body.is_some() {
        fields.take("body");
    }
    if error.headers.is_some() {
        fields.take("headers");
    }
    let segments = error.message.iter().flat_map(|message| &message.segments);
    let names = segments.filter_map(|segment| match segment {
        Segment::Literal(_) => None,
        Segment::Parameter { name, .. } => Some(name),
    });
    names.map(|name| (name.clone(), fields.take(&convert::snake(name)))).collect()
}
