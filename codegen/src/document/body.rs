//! Which of the bodies of an operation a spec speaks of, where the document that it extends has several.

use std::collections::HashMap;

/// A body in the words of a spec.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BodyForm {
    Json,
    Multipart,
    Urlencoded,
    Bytes,
    Lines,
}

impl BodyForm {
    const ALL: [Self; 5] = [Self::Json, Self::Multipart, Self::Urlencoded, Self::Bytes, Self::Lines];

    /// The key under `in` that says it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Multipart => "multipart",
            Self::Urlencoded => "urlencoded",
            Self::Bytes => "bytes",
            Self::Lines => "lines",
        }
    }

    pub(crate) fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.as_str() == word)
    }
}

/// The bodies that a spec speaks of, by the names of the operations in the document.
#[derive(Debug, Default)]
pub(crate) struct Bodies(HashMap<String, BodyForm>);

impl Bodies {
    pub(crate) fn of(&self, operation: &str) -> Option<BodyForm> {
        self.0.get(operation).copied()
    }
}

impl FromIterator<(String, BodyForm)> for Bodies {
    fn from_iter<I: IntoIterator<Item = (String, BodyForm)>>(bodies: I) -> Self {
        Self(bodies.into_iter().collect())
    }
}
