//! Strings.

use std::borrow::Cow;

use super::{Misfit, Reader};

const NOT_UTF_8: &str = "a string that is not UTF-8";

impl<'a> Reader<'a> {
    /// Reads a string; it is copied only where escapes are taken out.
    pub(in crate::model) fn string(&mut self, expected: &'static str) -> Result<Cow<'a, str>, Misfit> {
        if self.start() != Some(b'"') {
            return Err(self.unlike(expected));
        }
        let start = self.at + 1;
        let end = plain_end(self.text, start);
        if self.text.get(end) == Some(&b'"') {
            self.at = end + 1;
            return match self.text.get(start..end).map(std::str::from_utf8) {
                Some(Ok(text)) => Ok(Cow::Borrowed(text)),
                _ => Err(self.broken(NOT_UTF_8)),
            };
        }
        self.unescape(end)?;
        match std::str::from_utf8(&self.unescaped) {
            Ok(text) => Ok(Cow::Owned(text.to_owned())),
            Err(_) => Err(self.broken(NOT_UTF_8)),
        }
    }

    /// Reads a string that comes next, whether it is UTF-8 or not.
    #[inline]
    pub(super) fn bytes(&mut self) -> Result<&[u8], Misfit> {
        let start = self.at + 1;
        let end = plain_end(self.text, start);
        if self.text.get(end) == Some(&b'"') {
            self.at = end + 1;
            return Ok(self.text.get(start..end).unwrap_or_default());
        }
        self.unescape(end)?;
        Ok(&self.unescaped)
    }

    /// Reads the string that comes next without its escapes; `end` is where it is no longer plain.
    #[cold]
    fn unescape(&mut self, mut end: usize) -> Result<(), Misfit> {
        self.unescaped.clear();
        let mut start = self.at + 1;
        loop {
            self.unescaped.extend_from_slice(self.text.get(start..end).unwrap_or_default());
            self.at = end;
            match self.text.get(end) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => self.escape()?,
                Some(_) => return Err(self.broken("a control character in a string")),
                None => return Err(self.broken("the end of the body")),
            }
            start = self.at;
            end = plain_end(self.text, start);
        }
    }

    /// Reads what a backslash begins.
    fn escape(&mut self) -> Result<(), Misfit> {
        self.at += 1;
        let character = match self.text.get(self.at) {
            Some(byte @ (b'"' | b'\\' | b'/')) => *byte,
            Some(b'b') => 8,
            Some(b'f') => 12,
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            Some(b'u') => {
                self.at += 1;
                return self.code_point();
            }
            _ => return Err(self.broken("an escape that JSON does not have")),
        };
        self.at += 1;
        self.unescaped.push(character);
        Ok(())
    }

    /// Reads `XXXX` behind `\u`, and the second half of a surrogate pair.
    fn code_point(&mut self) -> Result<(), Misfit> {
        const LONE: &str = "half of a surrogate pair";
        let first = self.unit()?;
        let second = match first {
            0xd800..0xdc00 => {
                if !self.text.get(self.at..).is_some_and(|rest| rest.starts_with(b"\\u")) {
                    return Err(self.broken(LONE));
                }
                self.at += 2;
                Some(self.unit()?)
            }
            _ => None,
        };
        let units = [Some(first), second];
        match char::decode_utf16(units.into_iter().flatten()).next() {
            Some(Ok(character)) if second.is_none_or(|second| (0xdc00..0xe000).contains(&second)) => {
                self.unescaped.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                Ok(())
            }
            _ => Err(self.broken(LONE)),
        }
    }

    fn unit(&mut self) -> Result<u16, Misfit> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.text.get(self.at).and_then(|byte| char::from(*byte).to_digit(16));
            let Some(digit) = digit.and_then(|digit| u16::try_from(digit).ok()) else {
                return Err(self.broken("an escape that JSON does not have"));
            };
            unit = unit << 4 | digit;
            self.at += 1;
        }
        Ok(unit)
    }

    /// Passes over the string that comes next.
    pub(super) fn skip_string(&mut self) -> Result<(), Misfit> {
        let mut end = plain_end(self.text, self.at + 1);
        loop {
            self.at = end;
            match self.text.get(end) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => self.skip_escape()?,
                Some(_) => return Err(self.broken("a control character in a string")),
                None => return Err(self.broken("the end of the body")),
            }
            end = plain_end(self.text, self.at);
        }
    }

    /// Halves of surrogate pairs may stand alone in what nobody reads.
    fn skip_escape(&mut self) -> Result<(), Misfit> {
        if self.text.get(self.at + 1) == Some(&b'u') {
            self.at += 2;
            return self.unit().map(drop);
        }
        self.unescaped.clear();
        self.escape()
    }
}

/// Where a string that is plain up to `from` stops to be: at a quote, a backslash, a control character or the end.
#[inline]
fn plain_end(text: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(chunk) = text.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let ends = ends(u64::from_le_bytes(*chunk));
        if ends != 0 {
            return at + (ends.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let rest = text.get(at..).unwrap_or_default();
    let end = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20));
    at + end.unwrap_or(rest.len())
}

/// The high bit of each byte that ends what is plain; those behind the first one may be wrong.
#[inline]
const fn ends(word: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = EACH << 7;
    let quote = word ^ (EACH * b'"' as u64);
    let backslash = word ^ (EACH * b'\\' as u64);
    let control = word.wrapping_sub(EACH * 0x20) & !word;
    let quote = quote.wrapping_sub(EACH) & !quote;
    let backslash = backslash.wrapping_sub(EACH) & !backslash;
    (control | quote | backslash) & HIGH
}

#[cfg(test)]
mod tests {
    use super::plain_end;

    #[test]
    fn finds_the_first_byte_that_is_not_plain_at_any_place() {
        for byte in 0..=u8::MAX {
            for place in 0..20 {
                let mut text = [0xff_u8; 24];
                text[place] = byte;
                let is_plain = byte >= 0x20 && byte != b'"' && byte != b'\\';
                let expected = if is_plain { text.len() } else { place };
                assert_eq!(plain_end(&text, 0), expected, "{byte} at {place}");
            }
        }
    }
}
