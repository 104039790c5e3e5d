//! Objects: the loop over members and the look-up of their names.

use std::borrow::Cow;

use super::{Misfit, Reader};
use crate::model::members::{Members, same};

/// Where the value of a member goes.
pub trait Slot {
    /// Reads the value; it replaces one that was there, which had to fit, too.
    fn read(&mut self, from: &mut Reader<'_>) -> Result<(), Misfit>;

    /// Makes the member absent.
    fn clear(&mut self);

    /// Whether there is a value.
    fn is_filled(&self) -> bool;
}

/// Where the elements of an array go.
pub(in crate::model) trait Items {
    /// Reads the next one.
    fn read(&mut self, from: &mut Reader<'_>) -> Result<(), Misfit>;
}

/// Where the values of members go that have no field of their own.
pub trait Entries {
    /// Reads the value of this name.
    fn read(&mut self, name: String, from: &mut Reader<'_>) -> Result<(), Misfit>;
}

impl<'a> Reader<'a> {
    /// Reads an object into slots, one for each member of the table. When it succeeds, all that is required is there.
    ///
    /// # Errors
    /// When there is no such object.
    pub fn object(&mut self, members: &Members, slots: &mut [&mut dyn Slot]) -> Result<(), Misfit> {
        self.all_or_nothing(members, slots, None)
    }

    /// As [`object`](Self::object), and keeps the members that the table does not name.
    ///
    /// # Errors
    /// When there is no such object.
    pub fn object_with(
        &mut self,
        members: &Members,
        slots: &mut [&mut dyn Slot],
        others: &mut dyn Entries,
    ) -> Result<(), Misfit> {
        self.all_or_nothing(members, slots, Some(others))
    }

    /// For a slot that [`object`](Self::object) has filled: it cannot be empty.
    #[cold]
    pub fn incomplete(&mut self) -> Misfit {
        self.unlike("an object")
    }

    fn all_or_nothing(
        &mut self,
        members: &Members,
        slots: &mut [&mut dyn Slot],
        others: Option<&mut dyn Entries>,
    ) -> Result<(), Misfit> {
        let read = self.members(members, slots, others);
        if read.is_err() {
            slots.iter_mut().for_each(|slot| slot.clear());
        }
        read
    }

    fn members(
        &mut self,
        members: &Members,
        slots: &mut [&mut dyn Slot],
        mut others: Option<&mut dyn Entries>,
    ) -> Result<(), Misfit> {
        if let Some(headers) = self.headers.take() {
            return self.header_members(headers, members, slots);
        }
        let mut more = self.open(b'{', b'}', "an object")?;
        let start = self.value;
        let tag = self.told.take_if(|(object, _)| *object == start).map(|(_, tag)| tag);
        let mut expected = 0;
        let (mut is_known, mut constants) = (false, 0);
        while more {
            let name_at = self.at;
            match self.name_in(members, expected)?.and_then(|index| Some((index, slots.get_mut(index)?))) {
                Some((index, slot)) => {
                    (expected, is_known) = (index + 1, true);
                    if members.null_is_absent(index) && self.null()? {
                        slot.clear();
                    } else {
                        slot.read(self)?;
                    }
                }
                None => constants += usize::from(self.other(members, (start, tag), name_at, &mut others)?),
            }
            more = self.another(b'}')?;
        }
        self.depth -= 1;
        if self.tried == Some(start) && !members.fixed.is_empty() {
            self.lack_constants(members, (start, tag), is_known, constants)?;
        }
        let missing =
            members.required().find(|index| slots.get(*index).is_some_and(|slot| !slot.is_filled()));
        match missing {
            None => Ok(()),
            Some(index) => Err(self.missing(start, members.names.get(index).copied().unwrap_or_default())),
        }
    }

    /// Constants that an alternative of a union lacks count against it as what it leaves unread does. One that has nothing
    /// but these in common with the object is another: any object would be it.
    fn lack_constants(
        &mut self,
        members: &Members,
        (start, tag): (usize, Option<&str>),
        is_known: bool,
        found: usize,
    ) -> Result<(), Misfit> {
        let mut wanted = members.fixed.iter().map(|(name, _)| *name).filter(|name| tag != Some(*name));
        let lacking = wanted.clone().count().saturating_sub(found);
        match wanted.next() {
            Some(name) if lacking > 0 && found == 0 && !is_known && tag.is_none() => {
                Err(self.missing(start, name))
            }
            _ => {
                self.unread += lacking;
                Ok(())
            }
        }
    }

    /// Reads or skips a member that has no slot: a constant, the tag of the union around the object, or one that nobody
    /// named. Whether it is a constant.
    fn other(
        &mut self,
        members: &Members,
        (start, tag): (usize, Option<&str>),
        name_at: usize,
        others: &mut Option<&mut dyn Entries>,
    ) -> Result<bool, Misfit> {
        if others.is_none() && members.fixed.is_empty() && tag.is_none() {
            self.unread += 1;
            return self.skip().map(|()| false);
        }
        let value_at = self.at;
        self.at = name_at;
        let name = self.name()?;
        if tag.is_some_and(|tag| tag == name) {
            return self.skip().map(|()| false);
        }
        if let Some(constant) = members.constant(&name) {
            let found = self.raw()?;
            return match self.tried == Some(start) && !constant.is(found) {
                true => Err(self.unlike(constant.to_string())),
                false => Ok(true),
            };
        }
        self.unread += 1;
        match others {
            Some(others) => others.read(name.into_owned(), self)?,
            None => {
                self.at = value_at;
                self.skip()?;
            }
        }
        Ok(false)
    }

    /// Reads an object whose names are data.
    pub(in crate::model) fn entries(&mut self, entries: &mut dyn Entries) -> Result<(), Misfit> {
        let mut more = self.open(b'{', b'}', "an object")?;
        while more {
            let name = self.name()?;
            self.unread += 1;
            entries.read(name.into_owned(), self)?;
            more = self.another(b'}')?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Reads an object, whose members are shown to `read`, each by its name: it reads or skips the value.
    pub(crate) fn each_member(
        &mut self,
        read: &mut dyn FnMut(&str, &mut Self) -> Result<(), Misfit>,
    ) -> Result<(), Misfit> {
        let mut more = self.open(b'{', b'}', "an object")?;
        while more {
            let name = self.name()?;
            read(&name, self)?;
            more = self.another(b'}')?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Reads a name and the colon behind it.
    fn name(&mut self) -> Result<Cow<'a, str>, Misfit> {
        if self.peek() != Some(b'"') {
            return Err(self.broken("a name that is not a string"));
        }
        let name = self.string("a string")?;
        self.colon()?;
        Ok(name)
    }

    /// Reads a name and the colon behind it; its place in the table, if it has one. The name that probably comes next is
    /// tried first: servers answer in one order.
    #[inline]
    fn name_in(&mut self, members: &Members, expected: usize) -> Result<Option<usize>, Misfit> {
        if self.peek() != Some(b'"') {
            return Err(self.broken("a name that is not a string"));
        }
        let start = self.at + 1;
        if members.is_plain(expected)
            && let Some(name) = members.names.get(expected)
            && let end = start + name.len()
            && self.text.get(end) == Some(&b'"')
            && self.text.get(start..end).is_some_and(|found| same(found, name.as_bytes()))
        {
            self.at = end + 1;
            self.colon()?;
            return Ok(Some(expected));
        }
        let found = self.bytes()?;
        let index = members.find(found);
        self.colon()?;
        Ok(index)
    }
}

/// ``one of `a`, `b` ``.
pub(in crate::model) fn one_of(names: &[&str]) -> String {
    let word = if names.len() == 1 { "" } else { "one of " };
    format!("{word}`{}`", names.join("`, `"))
}
