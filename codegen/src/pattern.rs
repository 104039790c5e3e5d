//! Patterns: the part of regular expressions that reads alike in Rust, ECMAScript and Python.
//!
//! A pattern is checked by clients, and travels in exports to validators in other languages. What one of the
//! three (the Rust crate `regex`, ECMAScript without flags, Python's `re`) reads otherwise, or not at all, is
//! refused. A pattern stands for the whole text, and its classes are ASCII:
//!
//! - characters, punctuation behind a backslash, `\t \n \r \f \v`, `\xHH`, `\uHHHH`; characters up to U+FFFF
//! - `.`, any character but a line feed; `\d \D \w \W \s \S`, where `\s` is `[\t\n\v\f\r ]`
//! - classes in brackets, negated or not: single characters, ranges, `\d \w \s`
//! - groups, `(…)` or `(?:…)`, and `|`
//! - `*`, `+`, `?`, `{m}`, `{m,}`, `{m,n}` up to 1000, and `?` behind one of these
//! - `^` as the very first and `$` as the very last item, where they add nothing

mod class;
pub mod form;
mod refusal;
mod size;
mod spelling;
mod write;

use regex_syntax::ast::parse::Parser;

pub use self::refusal::Refusal;

/// A pattern in the one spelling that all engines read alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portable {
    body: String,
    alternatives: bool,
}

impl Portable {
    /// Reads a pattern.
    ///
    /// # Errors
    /// Everything in it that is not part of the common syntax.
    pub fn parse(text: &str) -> Result<Self, Vec<Refusal>> {
        let ast = Parser::new().parse(text).map_err(|error| vec![refusal::of_error(&error)])?;
        let pattern = write::write(text, &ast)?;
        match size::exceeded(&ast) {
            None => Ok(pattern),
            Some(size) => Err(vec![refusal::too_large(text, size)]),
        }
    }

    /// The pattern with `^` and `$` around it, for engines that search.
    pub fn anchored(&self) -> String {
        match self.alternatives {
            true => format!("^(?:{})$", self.body),
            false => format!("^{}$", self.body),
        }
    }
}

/// A pattern for exactly this text, to be put together with others.
pub fn literal(text: &str) -> String {
    let mut body = String::new();
    text.chars().for_each(|c| spelling::push_escaped(&mut body, c));
    body
}
