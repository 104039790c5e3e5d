//! What is wrong with a text.

use std::borrow::Cow;

use super::Reader;
use crate::DecodeError;
use crate::decode::locate;

/// A value could not be read. The reader knows why.
#[derive(Debug)]
pub struct Misfit(());

/// Why a value could not be read.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The text is no JSON.
    Broken { at: usize, found: &'static str },
    /// A value is another than the type asks for.
    Unlike { at: usize, expected: Cow<'static, str> },
    /// A header is not there, or another than the type asks for.
    Header { name: &'static str, expected: Cow<'static, str>, found: &'static str },
    /// An object lacks a member.
    Missing { at: usize, name: Cow<'static, str>, expected: Cow<'static, str> },
}

impl Reader<'_> {
    #[cold]
    pub(super) fn fails(&mut self, trouble: Trouble) -> Misfit {
        self.trouble = Some(trouble);
        Misfit(())
    }

    /// The text is no JSON where the reader is.
    #[cold]
    pub(super) fn broken(&mut self, found: &'static str) -> Misfit {
        self.fails(Trouble::Broken { at: self.at, found })
    }

    /// The value that was asked for last is another; it may be none at all.
    #[cold]
    pub(in crate::model) fn unlike(&mut self, expected: impl Into<Cow<'static, str>>) -> Misfit {
        let rest = self.text.get(self.value..).unwrap_or_default();
        let is_value = match rest.first() {
            Some(b'"' | b'{' | b'[' | b'-' | b'0'..=b'9') => true,
            Some(b'n') => rest.starts_with(b"null"),
            Some(b't') => rest.starts_with(b"true"),
            Some(b'f') => rest.starts_with(b"false"),
            _ => false,
        };
        match is_value {
            true => self.fails(Trouble::Unlike { at: self.value, expected: expected.into() }),
            false => {
                self.at = self.value;
                self.broken("no value")
            }
        }
    }

    /// As [`unlike`](Self::unlike), of the value that starts at `at`.
    #[cold]
    pub(in crate::model) fn unlike_at(
        &mut self,
        at: usize,
        expected: impl Into<Cow<'static, str>>,
    ) -> Misfit {
        self.value = at;
        self.unlike(expected)
    }

    /// The object that starts at `at` lacks a member.
    #[cold]
    pub(in crate::model) fn missing(&mut self, at: usize, name: impl Into<Cow<'static, str>>) -> Misfit {
        self.fails(Trouble::Missing { at, name: name.into(), expected: "a value".into() })
    }

    /// What a value of the text should have been.
    #[cold]
    pub(super) fn wanted(&mut self) -> Cow<'static, str> {
        match self.trouble.take() {
            Some(Trouble::Unlike { expected, .. }) => expected,
            _ => "another value".into(),
        }
    }

    /// What is wrong, with its place.
    #[cold]
    pub(crate) fn explain(&mut self, _: Misfit) -> DecodeError {
        let trouble = self.trouble.take().unwrap_or(Trouble::Broken { at: self.at, found: "no value" });
        match trouble {
            Trouble::Broken { at, found } => locate::broken(self.text, at, found),
            Trouble::Unlike { at, expected } => {
                let found = locate::kind(self.text.get(at..).unwrap_or_default());
                DecodeError::new(locate::reached(self.text, at), expected, found)
            }
            Trouble::Header { name, expected, found } => {
                DecodeError::new(locate::member("", name), expected, found)
            }
            Trouble::Missing { at, name, expected } => {
                let place = locate::reached(self.text, at);
                DecodeError::new(locate::member(&place, &name), expected, "nothing")
            }
        }
    }
}
