//! Passing over values that nobody asked for.

use super::{Misfit, Reader};

impl Reader<'_> {
    /// Passes over the value that comes next, however deep it is.
    pub(crate) fn skip(&mut self) -> Result<(), Misfit> {
        match self.start() {
            Some(b'"') => self.skip_string(),
            Some(b'-' | b'0'..=b'9') => self.scan_number().map(drop),
            Some(b'{' | b'[') => {
                let outer = self.brackets.len();
                let skipped = self.skip_containers(outer);
                self.brackets.truncate(outer);
                skipped
            }
            _ => self.skip_word(),
        }
    }

    fn skip_word(&mut self) -> Result<(), Misfit> {
        match self.peek() {
            Some(b'n') => self.word(b"null"),
            Some(b't') => self.word(b"true"),
            Some(b'f') => self.word(b"false"),
            _ => Err(self.broken("no value")),
        }
    }

    /// No recursion: the depth is the server's choice.
    fn skip_containers(&mut self, outer: usize) -> Result<(), Misfit> {
        loop {
            match self.peek() {
                Some(open @ (b'{' | b'[')) => {
                    let close = if open == b'{' { b'}' } else { b']' };
                    self.at += 1;
                    if self.peek() == Some(close) {
                        self.at += 1;
                    } else {
                        self.brackets.push(close);
                        self.skip_name(close)?;
                        continue;
                    }
                }
                Some(b'"') => self.skip_string()?,
                Some(b'-' | b'0'..=b'9') => {
                    self.scan_number()?;
                }
                _ => self.skip_word()?,
            }
            loop {
                let Some(close) = self.brackets.get(outer..).and_then(<[u8]>::last).copied() else {
                    return Ok(());
                };
                if self.another(close)? {
                    self.skip_name(close)?;
                    break;
                }
                self.brackets.pop();
            }
        }
    }

    /// Passes over the name of a member, if it is an object that `close` ends.
    fn skip_name(&mut self, close: u8) -> Result<(), Misfit> {
        if close == b']' {
            return Ok(());
        }
        if self.peek() != Some(b'"') {
            return Err(self.broken("a name that is not a string"));
        }
        self.skip_string()?;
        self.colon()
    }
}
