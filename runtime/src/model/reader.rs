//! Reads JSON for types that say what they want.
//!
//! The text is looked at once, from the left; nothing is allocated but what the values hold. Numbers are seen as they are
//! written. What is wrong is kept by the reader, and told with a second look at the text, so that reading keeps no track
//! of where it is.
//!
//! serde_json reads the same texts (a test and a fuzz target hold the two against each other). It is not used here
//! because what drives it is generic, so that each type would be compiled for it, which is what made big clients slow to
//! build; because it shows numbers after they were rounded; and because it tells line and column of what is wrong, not
//! the member.

use http::HeaderMap;

use crate::Json;

mod again;
mod any;
mod headers;
mod number;
mod object;
mod skip;
mod string;
mod tag;
mod trouble;

pub(crate) use headers::header_value;
pub use headers::{HeaderError, from_headers};
pub(in crate::model) use object::{Entries, Items, Slot};
pub(in crate::model) use tag::Alternative;
pub use trouble::Misfit;
use trouble::Trouble;

/// The most arrays and objects that are read inside of one another; what no type asks for may be deeper.
const MAX_DEPTH: usize = 127;

/// What unions may have read again of a text, in bytes beyond 64 times its length, before reading gives up.
const MAX_READ_AGAIN: usize = 1 << 22;

/// A JSON text that is being read.
#[derive(Debug)]
pub struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    /// Where the value starts that was asked for last.
    value: usize,
    depth: usize,
    /// The last string that had escapes, without them.
    unescaped: Vec<u8>,
    /// The brackets that end what is being skipped.
    brackets: Vec<u8>,
    /// What unions may still read again.
    again: usize,
    integers: Integers,
    /// Members that nobody asked for, so far.
    unread: usize,
    /// Where the value starts that was last kept without being known.
    vague: Option<usize>,
    /// Where the value starts that is tried as an alternative.
    tried: Option<usize>,
    /// The member that told the alternative which starts there, until that is read.
    told: Option<(usize, &'static str)>,
    trouble: Option<Trouble>,
    /// The headers that an object is read from, in the place of the text.
    headers: Option<&'a HeaderMap>,
}

/// What an integer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Integers {
    /// A number whose value is whole, as in JSON.
    Values,
    /// A number without a fraction and an exponent, as in the words of a message.
    Digits,
}

impl<'a> Reader<'a> {
    /// A reader at the start of a text.
    pub(crate) fn new(text: &'a [u8]) -> Self {
        Self {
            text,
            at: 0,
            value: 0,
            depth: 0,
            unescaped: Vec::new(),
            brackets: Vec::new(),
            again: MAX_READ_AGAIN.saturating_add(text.len().saturating_mul(64)),
            integers: Integers::Values,
            unread: 0,
            vague: None,
            tried: None,
            told: None,
            trouble: None,
            headers: None,
        }
    }

    /// A reader that takes for integers what has neither a fraction nor an exponent.
    pub(super) fn of_digits(text: &'a [u8]) -> Self {
        Self { integers: Integers::Digits, ..Self::new(text) }
    }

    /// Reads to the end, before which only blanks may be left.
    pub(crate) fn end(&mut self) -> Result<(), Misfit> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.broken("trailing characters")),
        }
    }

    /// Reads null, if it comes next. Whoever reads a member that may be null calls this, each for its own type: were it
    /// inlined, it would be most of what is compiled of them.
    #[inline(never)]
    pub(super) fn null(&mut self) -> Result<bool, Misfit> {
        match self.peek() {
            Some(b'n') => self.word(b"null").map(|()| true),
            _ => Ok(false),
        }
    }

    /// Whether a string comes next.
    pub(super) fn is_string(&mut self) -> bool {
        self.peek() == Some(b'"')
    }

    /// Reads a boolean.
    pub(super) fn boolean(&mut self) -> Result<bool, Misfit> {
        match self.start() {
            Some(b't') => self.word(b"true").map(|()| true),
            Some(b'f') => self.word(b"false").map(|()| false),
            _ => Err(self.unlike("a boolean")),
        }
    }

    /// Reads an array.
    pub(super) fn list(&mut self, items: &mut dyn Items) -> Result<(), Misfit> {
        let mut more = self.open(b'[', b']', "an array")?;
        while more {
            items.read(self)?;
            more = self.another(b']')?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Reads any value.
    pub(super) fn any(&mut self) -> Result<Json, Misfit> {
        self.start();
        self.vague = Some(self.at);
        any::any(self)
    }

    /// The value that was read last is kept, and not known: another type may know it.
    #[inline]
    pub(super) fn is_vague(&mut self) {
        self.vague = Some(self.value);
    }

    /// The text of the value that comes next, which is passed over.
    pub(crate) fn raw(&mut self) -> Result<&'a [u8], Misfit> {
        self.start();
        let start = self.at;
        self.skip()?;
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    /// The next byte that is not blank.
    #[inline]
    fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                byte => return byte.copied(),
            }
        }
    }

    /// The first byte of the value that comes next.
    #[inline]
    fn start(&mut self) -> Option<u8> {
        let first = self.peek();
        self.value = self.at;
        first
    }

    /// Reads the bracket that opens a container. Whether there is something in it; if not, it is read whole.
    #[inline]
    fn open(&mut self, open: u8, close: u8, expected: &'static str) -> Result<bool, Misfit> {
        if self.start() != Some(open) {
            return Err(self.unlike(expected));
        }
        if self.depth == MAX_DEPTH {
            return Err(self.broken("arrays and objects in more than 127 others"));
        }
        self.at += 1;
        self.depth += 1;
        let is_empty = self.peek() == Some(close);
        self.at += usize::from(is_empty);
        Ok(!is_empty)
    }

    /// Reads what follows a value in a container: a comma, after which there is another, or the bracket.
    #[inline]
    fn another(&mut self, close: u8) -> Result<bool, Misfit> {
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                if self.peek() == Some(close) {
                    return Err(self.broken("trailing comma"));
                }
                Ok(true)
            }
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(false)
            }
            _ if close == b']' => Err(self.broken("no `,` or `]`")),
            _ => Err(self.broken("no `,` or `}`")),
        }
    }

    #[inline]
    fn colon(&mut self) -> Result<(), Misfit> {
        if self.peek() != Some(b':') {
            return Err(self.broken("no `:`"));
        }
        self.at += 1;
        Ok(())
    }

    /// Reads `null`, `true` or `false`.
    #[inline]
    fn word(&mut self, word: &'static [u8]) -> Result<(), Misfit> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if rest.starts_with(word) {
            self.at += word.len();
            return Ok(());
        }
        self.at += rest.iter().zip(word).take_while(|(found, wanted)| found == wanted).count();
        Err(self.broken("no value"))
    }
}
