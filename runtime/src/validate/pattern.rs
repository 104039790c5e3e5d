//! Patterns: most become loops over bytes where they stand in the code; the others are a regular expression.

use std::sync::OnceLock;

/// Takes between `min` and `max` bytes of a set off the front of a text, as many as there are.
///
/// Expansions call it only where what follows cannot begin with a byte of the set, so that no other number of them
/// could match.
#[inline]
pub fn run(rest: &mut &[u8], min: usize, max: usize, is_in: impl Fn(u8) -> bool) -> bool {
    let count = rest.iter().take(max).take_while(|byte| is_in(**byte)).count();
    *rest = rest.get(count..).unwrap_or_default();
    count >= min
}

/// A pattern that is no simple sequence. It is compiled when it is first used, and matched without allocating from
/// the second use on a thread on.
pub struct Regex {
    pattern: &'static str,
    compiled: OnceLock<Option<regex_lite::Regex>>,
}

impl Regex {
    /// A pattern that matches whole texts, in the syntax that the derive has checked.
    pub const fn new(pattern: &'static str) -> Self {
        Self { pattern, compiled: OnceLock::new() }
    }

    /// Whether it matches the whole text.
    pub fn is_match(&self, text: &str) -> bool {
        let compiled =
            self.compiled.get_or_init(|| regex_lite::Regex::new(&format!("\\A(?:{})\\z", self.pattern)).ok());
        // The derive refuses what the engine does; if it ever let something through, nothing is refused for it.
        compiled.as_ref().is_none_or(|regex| regex.is_match(text))
    }
}
