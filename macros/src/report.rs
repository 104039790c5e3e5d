//! Mistakes, collected so that all are told at once.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// The mistakes found so far.
#[derive(Default)]
pub(crate) struct Report {
    errors: Vec<syn::Error>,
}

impl Report {
    /// A mistake in the given tokens.
    pub(crate) fn error(&mut self, place: impl ToTokens, message: impl std::fmt::Display) {
        self.errors.push(syn::Error::new_spanned(place, message));
    }

    /// A mistake where only a span is at hand.
    pub(crate) fn error_at(&mut self, place: Span, message: impl std::fmt::Display) {
        self.errors.push(syn::Error::new(place, message));
    }

    /// A mistake that the parser found.
    pub(crate) fn syntax(&mut self, error: syn::Error) {
        self.errors.push(error);
    }

    /// Whether nothing is wrong.
    pub(crate) fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// How many mistakes there are, to see whether a part has any.
    pub(crate) fn count(&self) -> usize {
        self.errors.len()
    }

    /// One `compile_error!` per mistake.
    pub(crate) fn into_tokens(self) -> TokenStream {
        self.errors.iter().map(syn::Error::to_compile_error).collect()
    }
}

/// ``; did you mean `x`?`` when one of the choices is near, or else all of them.
pub(crate) fn suggest(found: &str, choices: &[&str]) -> String {
    let near = choices.iter().map(|choice| (distance(found, choice), choice)).min();
    match near {
        Some((distance, choice)) if distance <= found.len() / 2 => {
            format!("; did you mean `{choice}`?")
        }
        _ => format!("; there are `{}`", choices.join("`, `")),
    }
}

/// How many letters must be added, removed or replaced to make one word the other.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, l) in left.chars().enumerate() {
        let mut diagonal = i;
        let mut before = i + 1;
        for (r, cell) in right.iter().zip(row.iter_mut().skip(1)) {
            let replaced = diagonal + usize::from(l != *r);
            diagonal = *cell;
            before = replaced.min(before + 1).min(diagonal + 1);
            *cell = before;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{distance, suggest};

    #[test]
    fn distance_counts_edits() {
        assert_eq!(distance("json", "json"), 0);
        assert_eq!(distance("jsn", "json"), 1);
        assert_eq!(distance("quarry", "query"), 2);
        assert_eq!(distance("", "path"), 4);
    }

    #[test]
    fn a_near_word_is_suggested_and_a_far_one_lists_all() {
        assert_eq!(suggest("xyz", &["path", "query"]), "; there are `path`, `query`");
        assert_eq!(suggest("qurey", &["path", "query"]), "; did you mean `query`?");
    }
}
