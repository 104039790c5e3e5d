//! Outputs inside of another object.

use std::fmt;

use super::{DecodeError, locate};
use crate::Model;
use crate::model::{Held, Reader, from_json};

/// The object around an output, such as `{"status": "success", "data": …}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Envelope {
    /// The member that holds the output; without it, the whole is the output.
    pub member: Option<&'static str>,
    /// What (other) members must hold for a success.
    pub expect: &'static [(&'static str, Literal)],
}

/// A value that a member must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Literal {
    /// This text.
    String(&'static str),
    /// This integer.
    Integer(i64),
    /// This boolean.
    Boolean(bool),
}

impl Envelope {
    /// An envelope with the output in this member.
    pub const fn new(member: &'static str) -> Self {
        Self { member: Some(member), expect: &[] }
    }

    /// An output that shows the proof of its success itself.
    pub const fn whole() -> Self {
        Self { member: None, expect: &[] }
    }

    /// Sets what (other) members must hold for a success.
    #[must_use]
    pub const fn expect(mut self, expect: &'static [(&'static str, Literal)]) -> Self {
        self.expect = expect;
        self
    }

    /// The output. What proves the success is looked at first: without that, the member is likely missing, and the server
    /// said why elsewhere.
    pub(super) fn read<T: Model>(&self, body: &[u8]) -> Result<T, DecodeError> {
        if let Some(output) = self.read_through(body) {
            return Ok(output);
        }
        let mut reader = Reader::new(body);
        let whole = reader.checkpoint();
        let mut output = None;
        let mut proofs = vec![None; self.expect.len()];
        let read = reader.each_member(&mut |name, reader| {
            let mut expected = self.expect.iter().zip(&mut proofs);
            let proof = expected.find(|((wanted, _), _)| *wanted == name).map(|(_, proof)| proof);
            if Some(name) == self.member {
                output = Some(reader.checkpoint());
            }
            let value = reader.raw()?;
            if let Some(proof) = proof {
                *proof = Some(value);
            }
            Ok(())
        });
        if let Err(misfit) = read.and_then(|()| reader.end()) {
            return Err(reader.explain(misfit));
        }
        for ((name, literal), found) in self.expect.iter().zip(proofs) {
            if !found.is_some_and(|found| literal.is(found)) {
                let found = found.map_or("nothing", locate::kind);
                return Err(DecodeError::refusal(locate::member("", name), literal.to_string(), found));
            }
        }
        let output = match self.member {
            None => whole,
            Some(member) => {
                output.ok_or_else(|| DecodeError::new(locate::member("", member), "a value", "nothing"))?
            }
        };
        reader.go_to(&output);
        T::read(&mut reader).map_err(|misfit| reader.explain(misfit))
    }

    /// The output, where nothing else must prove the success, read in one go. `None` for all that is not so good.
    fn read_through<T: Model>(&self, body: &[u8]) -> Option<T> {
        let wanted = self.member.filter(|_| self.expect.is_empty())?;
        let mut reader = Reader::new(body);
        let mut output = Held::EMPTY;
        let read = reader.each_member(&mut |name, reader| {
            if name != wanted {
                return reader.skip();
            }
            output.fill(T::read(reader)?);
            Ok(())
        });
        if read.and_then(|()| reader.end()).is_err() {
            output.let_go();
        }
        output.take()
    }
}

impl Literal {
    /// Whether a JSON text is this value.
    pub(crate) fn is(self, found: &[u8]) -> bool {
        match self {
            Self::String(wanted) => {
                is_plainly(found, wanted) || from_json::<String>(found).is_ok_and(|found| found == wanted)
            }
            Self::Integer(wanted) => from_json::<i64>(found).is_ok_and(|found| found == wanted),
            Self::Boolean(wanted) => from_json::<bool>(found).is_ok_and(|found| found == wanted),
        }
    }
}

/// Whether a JSON text is a string without escapes, with this in it.
fn is_plainly(found: &[u8], wanted: &str) -> bool {
    let inner = found.strip_prefix(b"\"").and_then(|found| found.strip_suffix(b"\""));
    inner == Some(wanted.as_bytes()) && !wanted.contains(['\\', '"'])
}

/// As in messages; a text is in quotes.
impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String(text) => write!(f, "{text:?}"),
            Self::Integer(integer) => write!(f, "{integer}"),
            Self::Boolean(boolean) => write!(f, "{boolean}"),
        }
    }
}
