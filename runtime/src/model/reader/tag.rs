//! Which alternative of a union a value is.

use super::object::one_of;
use super::{Misfit, Reader, Trouble};
use crate::decode::Literal;

/// How badly an alternative fits: whether it only keeps the value, and the members that it leaves unread.
type Rank = (bool, usize);

/// Where the value of an alternative goes.
pub(in crate::model) trait Alternative {
    /// Reads the value as the alternative of this place.
    fn read(&mut self, index: usize, from: &mut Reader<'_>) -> Result<(), Misfit>;
}

impl Reader<'_> {
    /// Reads the value as each alternative, and at last as the one that fits best. Whether there is one; if there is none,
    /// an open union finds the value unread.
    ///
    /// # Errors
    /// When none fits a union that is not open.
    pub(in crate::model) fn closest(
        &mut self,
        names: &[&str],
        is_open: bool,
        alternative: &mut dyn Alternative,
    ) -> Result<bool, Misfit> {
        let start = self.checkpoint();
        let (unread, told, tried) = (self.unread, self.told, self.tried.replace(start.at()));
        let mut best: Option<(Rank, usize)> = None;
        let mut last = None;
        for index in 0..names.len() {
            (self.unread, self.vague, self.told) = (unread, None, told);
            match alternative.read(index, self) {
                Ok(()) => {
                    let rank = (self.vague == Some(start.at()), self.unread - unread);
                    last = Some((index, self.checkpoint()));
                    if best.is_none_or(|(least, _)| rank < least) {
                        best = Some((rank, index));
                    }
                    if rank == (false, 0) || !self.may_read_again(&start) {
                        break;
                    }
                    self.go_to(&start);
                }
                Err(misfit) => self.rewind(&start, misfit)?,
            }
        }
        let found = match (best, last) {
            (Some((_, index)), Some((read_last, end))) if index == read_last => {
                self.go_to(&end);
                Ok(true)
            }
            (Some((_, index)), _) => {
                self.go_to(&start);
                (self.unread, self.told) = (unread, told);
                alternative.read(index, self).map(|()| true)
            }
            (None, _) if is_open && self.peek() != Some(b'n') => {
                self.unread = unread;
                Ok(false)
            }
            (None, _) => Err(self.fits_none(&start, names)),
        };
        self.tried = tried;
        if let Some(((is_vague, _), _)) = best {
            self.vague = is_vague.then_some(start.at());
        }
        found
    }

    /// The alternative that the member `tag` tells, which is looked for and not read. None where an open union does not
    /// know it, or finds no object.
    ///
    /// # Errors
    /// When a union that is not open finds no object, or does not know the tag; or when the value is null.
    pub(in crate::model) fn tag(
        &mut self,
        tag: &'static str,
        values: &'static [(Literal, usize)],
        is_open: bool,
    ) -> Result<Option<usize>, Misfit> {
        let first = self.peek();
        // Null is read by an `Option` around the union, and kept by none. What another union tries as its alternative does not
        // fit: that union may have one for such values, and keeps them otherwise.
        let is_other = first.is_some_and(|first| !matches!(first, b'{' | b'n'));
        if is_open && is_other && self.tried != Some(self.at) {
            return Ok(None);
        }
        let before = (self.at, self.depth);
        let mut more = self.open(b'{', b'}', "an object")?;
        let start = self.value;
        let mut found = None;
        while more {
            if self.peek() != Some(b'"') {
                return Err(self.broken("a name that is not a string"));
            }
            let is_tag = self.bytes()? == tag.as_bytes();
            self.colon()?;
            match is_tag {
                true => {
                    self.start();
                    found = Some((self.at, self.raw()?));
                }
                false => self.skip()?,
            }
            more = self.another(b'}')?;
        }
        (self.at, self.depth) = before;
        let known = found.and_then(|(_, text)| values.iter().find(|(value, _)| value.is(text)));
        if let Some((_, index)) = known {
            self.told = Some((start, tag));
            return Ok(Some(*index));
        }
        if is_open {
            return Ok(None);
        }
        let expected = || {
            let texts: Vec<String> = values.iter().map(|(value, _)| text(value)).collect();
            one_of(&texts.iter().map(String::as_str).collect::<Vec<_>>()).into()
        };
        Err(self.fails(match found {
            Some((at, _)) => Trouble::Unlike { at, expected: expected() },
            None => Trouble::Missing { at: start, name: tag.into(), expected: expected() },
        }))
    }
}

/// A value as it stands in a message.
fn text(value: &Literal) -> String {
    match value {
        Literal::String(text) => (*text).to_owned(),
        other => other.to_string(),
    }
}
