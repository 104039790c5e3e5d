//! How much an author wants to hear of a lint.

use std::collections::BTreeMap;

use super::Code;

/// What becomes of a lint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Nothing is said.
    Allow,
    /// It is said, and nothing else happens.
    Warn,
    /// It is an error.
    Deny,
}

/// The levels of lints. Where nothing is set they warn, but for the notes on a document that only concern its readers.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    set: BTreeMap<Code, Level>,
    warnings: Option<Level>,
}

impl Levels {
    /// Those that a spec sets.
    pub(crate) fn of(settings: impl IntoIterator<Item = (Code, Level)>) -> Self {
        Self { set: settings.into_iter().collect(), warnings: None }
    }

    /// Sets the level of a lint by its code, or with the word `warnings` that of all that would be warnings.
    /// A word that is not a lint is handed back.
    pub fn set<'c>(&mut self, word: &'c str, level: Level) -> Result<(), &'c str> {
        if word == "warnings" {
            self.warnings = Some(level);
            return Ok(());
        }
        let lint = Code::find(word).filter(|code| code.is_lint()).ok_or(word)?;
        self.set.insert(lint, level);
        Ok(())
    }

    /// These, with one set.
    #[must_use]
    pub fn with(mut self, lint: Code, level: Level) -> Self {
        self.set.insert(lint, level);
        self
    }

    /// These, except where others say something.
    pub(crate) fn overridden_by(mut self, others: &Levels) -> Self {
        self.set.extend(&others.set);
        self.warnings = others.warnings.or(self.warnings);
        self
    }

    /// Whether a level is set for what is an error without one.
    pub(crate) fn softens(&self, code: Code) -> bool {
        code.is_contradiction() && self.set.contains_key(&code)
    }

    /// The level of a lint.
    pub(crate) fn of_code(&self, code: Code) -> Level {
        let level = self.set.get(&code).copied().unwrap_or_else(|| usual(code));
        match self.warnings.filter(|_| level == Level::Warn) {
            Some(level) => level,
            None => level,
        }
    }
}

/// The level of a lint of which nobody says anything.
fn usual(code: Code) -> Level {
    match code {
        Code::OpenapiErrorBody | Code::OpenapiName | Code::OpenapiUnused | Code::OpenapiWords => Level::Allow,
        // What cannot be called is left out of a client only if somebody says so.
        Code::OpenapiReference => Level::Deny,
        _ => Level::Warn,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::{Code, Level, Levels};

    #[test]
    fn the_word_warnings_leaves_alone_what_is_allowed() {
        let mut levels = Levels::default();
        levels.set("unused_type", Level::Allow).unwrap();
        levels.set("unused_error", Level::Warn).unwrap();
        levels.set("warnings", Level::Deny).unwrap();
        assert_eq!(levels.of_code(Code::UnusedType), Level::Allow);
        assert_eq!(levels.of_code(Code::UnusedError), Level::Deny);
        assert_eq!(levels.of_code(Code::RuleImplied), Level::Deny);
        assert_eq!(levels.set("unknown_key", Level::Allow), Err("unknown_key"));
    }

    #[test]
    fn what_is_said_later_goes_first() {
        let mut spec = Levels::default();
        spec.set("unused_type", Level::Allow).unwrap();
        let mut given = Levels::default();
        given.set("unused_type", Level::Deny).unwrap();
        assert_eq!(spec.overridden_by(&given).of_code(Code::UnusedType), Level::Deny);
    }
}
