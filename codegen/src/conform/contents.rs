//! Bodies of one of several media types.

use super::examiner::Examiner;
use super::value::{Slot, examine_value};
use super::{JsonValue, Weight, form, words};
use crate::ir::{BodyContent, BodyVariant, Type};
use crate::prose::list;

/// A body of one of several media types is an object whose one member is named for what it holds.
pub(super) fn examine_contents<'a, V: JsonValue>(
    examiner: &mut Examiner<'a, V::Place>,
    variants: &'a [BodyVariant],
    value: &V,
) {
    let (known, others): (Vec<_>, Vec<_>) = value
        .members()
        .map(|(name, value)| (name, value, variants.iter().find(|variant| variant.name == name)))
        .partition(|(_, _, variant)| variant.is_some());
    let [(name, content, Some(variant))] = known.as_slice() else {
        return examiner.report(Weight::Misfit, value.place(), "type", || {
            let names: Vec<String> = variants.iter().map(|variant| format!("`{}`", variant.name)).collect();
            format!("must be an object with one member, {}", list(&names, "or"))
        });
    };
    examiner.below(name, |examiner| match &variant.content {
        BodyContent::Json { ty, .. } => examine_value(examiner, Slot::of_type(ty), *content),
        BodyContent::Text(_) if content.text().is_some() => {}
        BodyContent::Bytes(_) => examine_value(examiner, Slot::of_type(&Type::Bytes), *content),
        BodyContent::Text(_) => examiner.report(Weight::Misfit, content.place(), "type", || {
            format!("must be a text, and is {}", words::kind(*content))
        }),
    });
    for (name, other, _) in others {
        examiner.below(name, |examiner| {
            examiner.report(Weight::Loose, other.place(), "unknown", || "is not a media type of this body");
        });
    }
}

/// Whether an object says which it is: a file, as base64 text, or a text.
pub(super) fn is_file_or_text<V: JsonValue>(value: &V) -> bool {
    let mut known = value.members().filter(|(name, _)| is_known(name));
    let (Some((name, content)), None) = (known.next(), known.next()) else { return false };
    content.text().is_some_and(|text| name == TEXT || form::is_base64(text))
}

/// What stands beside a file or a text.
pub(super) fn examine_rest<V: JsonValue>(examiner: &mut Examiner<'_, V::Place>, value: &V) {
    for (name, other) in value.members().filter(|(name, _)| !is_known(name)) {
        examiner.below(name, |examiner| {
            examiner.report(Weight::Loose, other.place(), "unknown", || "is neither a file nor a text");
        });
    }
}

const FILE: &str = "File";
const TEXT: &str = "Text";

fn is_known(name: &str) -> bool {
    name == FILE || name == TEXT
}
