//! A pair of specs for each code, with the verdicts that it must have and a program that uses what changes.

mod alternatives;
mod auth;
mod bodies;
mod errors;
mod features;
mod found;
mod heads;
mod media;
mod members;
mod operations;
mod outcomes;
mod pages;
mod parameters;
mod requests;
mod responses;
mod rules;
mod servers;
mod taken;
mod types;
mod webhooks;

/// A change of a spec.
pub(crate) struct Pair {
    /// The code of the entry that tells of it.
    pub(crate) code: &'static str,
    /// The old spec.
    pub(crate) base: &'static str,
    /// What is changed in it: each text by another.
    pub(crate) edits: &'static [(&'static str, &'static str)],
    /// The verdicts.
    pub(crate) wire: &'static str,
    pub(crate) rust: &'static str,
    /// Items of a module that names the crate `api`.
    pub(crate) dependent: &'static str,
}

impl Pair {
    /// The new spec.
    pub(crate) fn new_spec(&self) -> String {
        self.edits.iter().fold(self.base.to_owned(), |text, (from, to)| {
            assert!(text.contains(from), "{}: {from:?} is not in the spec:\n{text}", self.code);
            text.replace(from, to)
        })
    }
}

/// All of them.
pub(crate) fn all() -> Vec<&'static Pair> {
    let areas = [
        servers::PAIRS,
        auth::PAIRS,
        operations::PAIRS,
        media::PAIRS,
        outcomes::PAIRS,
        pages::PAIRS,
        webhooks::PAIRS,
        parameters::PAIRS,
        requests::PAIRS,
        responses::PAIRS,
        rules::PAIRS,
        taken::PAIRS,
        types::PAIRS,
        alternatives::PAIRS,
        errors::PAIRS,
        bodies::PAIRS,
        bodies::NULLABLE,
        heads::PAIRS,
        heads::TOKENS,
        features::PAIRS,
        found::PAIRS,
    ];
    areas.into_iter().flatten().collect()
}
