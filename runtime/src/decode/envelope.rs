//! Outputs inside of another object.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{DeserializeOwned, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{DecodeError, locate};

/// The object around an output, such as `{"status": "success", "data": …}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Envelope {
    /// The member that holds the output.
    pub member: &'static str,
    /// What other members must hold for a success.
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
        Self { member, expect: &[] }
    }

    /// Sets what other members must hold for a success.
    #[must_use]
    pub const fn expect(mut self, expect: &'static [(&'static str, Literal)]) -> Self {
        self.expect = expect;
        self
    }

    /// The output, where nothing else must prove the success, read in one go. `None` for all that is not so good, which
    /// [`open`](Self::open) then looks at.
    pub(super) fn read_through<T: DeserializeOwned>(&self, body: &[u8]) -> Option<T> {
        if !self.expect.is_empty() {
            return None;
        }
        let mut deserializer = serde_json::Deserializer::from_slice(body);
        let output =
            deserializer.deserialize_map(Through { member: self.member, output: PhantomData }).ok()?;
        deserializer.end().ok().and(output)
    }

    /// The JSON text of the output. Checks first what proves the success: without that, the member is likely
    /// missing, and the server said why elsewhere.
    pub(super) fn open<'a>(&self, body: &'a [u8]) -> Result<&'a str, DecodeError> {
        let mut deserializer = serde_json::Deserializer::from_slice(body);
        let opened = deserializer.deserialize_map(Reader { envelope: self });
        let members = opened
            .and_then(|members| deserializer.end().map(|()| members))
            .map_err(|error| locate::explain(body, "", &error))?;
        for ((name, literal), found) in self.expect.iter().zip(members.proofs) {
            if !found.is_some_and(|found| literal.is(found)) {
                let found = found.map_or("nothing", |found| locate::kind(found.get().as_bytes()));
                return Err(DecodeError::refusal(locate::member("", name), literal.to_string(), found));
            }
        }
        let missing = || DecodeError::new(locate::member("", self.member), "a value", "nothing");
        members.content.map(RawValue::get).ok_or_else(missing)
    }

    pub(super) fn explain(&self, content: &str, error: &serde_json::Error) -> DecodeError {
        locate::explain(content.as_bytes(), &locate::member("", self.member), error)
    }
}

impl Literal {
    fn is(self, found: &RawValue) -> bool {
        let text = found.get();
        match self {
            Self::String(wanted) => serde_json::from_str::<String>(text).is_ok_and(|found| found == wanted),
            Self::Integer(wanted) => serde_json::from_str::<i64>(text).is_ok_and(|found| found == wanted),
            Self::Boolean(wanted) => serde_json::from_str::<bool>(text).is_ok_and(|found| found == wanted),
        }
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String(text) => write!(f, "{text:?}"),
            Self::Integer(integer) => write!(f, "{integer}"),
            Self::Boolean(boolean) => write!(f, "{boolean}"),
        }
    }
}

/// The members that matter, unread.
struct Members<'de> {
    content: Option<&'de RawValue>,
    /// One for each of `Envelope::expect`.
    proofs: Vec<Option<&'de RawValue>>,
}

/// Reads the output where it stands.
struct Through<T> {
    member: &'static str,
    output: PhantomData<T>,
}

impl<'de, T: DeserializeOwned> Visitor<'de> for Through<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Option<T>, A::Error> {
        let mut output = None;
        while let Some(name) = map.next_key::<Cow<'de, str>>()? {
            match name == self.member {
                true => output = Some(map.next_value()?),
                false => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(output)
    }
}

struct Reader<'a> {
    envelope: &'a Envelope,
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Members<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with the member `{}`", self.envelope.member)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
        let Envelope { member, expect } = *self.envelope;
        let mut members = Members { content: None, proofs: vec![None; expect.len()] };
        while let Some(name) = map.next_key::<Cow<'de, str>>()? {
            let is_content = name == member;
            let mut proofs = expect.iter().zip(&mut members.proofs);
            let proof = proofs.find(|((wanted, _), _)| name == *wanted).map(|(_, proof)| proof);
            if !is_content && proof.is_none() {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let value = Some(map.next_value::<&'de RawValue>()?);
            if let Some(proof) = proof {
                *proof = value;
            }
            if is_content {
                members.content = value;
            }
        }
        Ok(members)
    }
}
