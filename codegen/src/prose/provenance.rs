//! Where facts are known from.

use super::markdown::inline;
use crate::ir::{Api, Confidence, Provenance};

/// Returns where a fact is known from: only where it has a place of its own, or is less than stated.
pub fn sentence(api: &Api, provenance: &Provenance) -> Option<String> {
    let places: Vec<String> = provenance
        .places
        .iter()
        .map(|place| {
            let source = &api[place.source].title;
            let lines: Vec<String> = place
                .lines
                .iter()
                .map(
                    |(first, last)| {
                        if first == last { format!("{first}") } else { format!("{first}–{last}") }
                    },
                )
                .collect();
            let word = match place.lines.as_slice() {
                [(first, last)] if first == last => "line",
                _ => "lines",
            };
            format!("“{}”, {word} {}", inline(source), lines.join(", "))
        })
        .collect();
    let places = places.join("; ");
    match (provenance.known, places.is_empty()) {
        (Confidence::Stated, true) => None,
        (Confidence::Stated, false) => Some(format!("Source: {places}.")),
        (Confidence::Example, true) => Some("Known from an example only.".to_owned()),
        (Confidence::Example, false) => Some(format!("Known from an example only ({places}).")),
        (Confidence::Observed, true) => Some("Not documented; observed on the wire.".to_owned()),
        (Confidence::Observed, false) => Some(format!("Not documented; observed on the wire ({places}).")),
        (Confidence::Assumed, true) => Some("Not documented; assumed.".to_owned()),
        (Confidence::Assumed, false) => Some(format!("Not documented; assumed ({places}).")),
    }
}
