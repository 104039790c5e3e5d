//! What holds other types on the wire.

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;

use super::Model;
use super::reader::{Entries, Misfit, Reader, Slot};
use super::writer::{Pairs, Writer};

impl<T: Model> Slot for Option<T> {
    fn read(&mut self, from: &mut Reader<'_>) -> Result<(), Misfit> {
        *self = Some(T::read(from)?);
        Ok(())
    }

    fn clear(&mut self) {
        *self = None;
    }

    fn is_filled(&self) -> bool {
        self.is_some()
    }
}

impl<T: Model> Model for Option<T> {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        match from.null()? {
            true => Ok(None),
            false => T::read(from).map(Some),
        }
    }

    fn write(&self, to: &mut dyn Writer) {
        match self {
            Some(value) => to.some(value),
            None => to.none(),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Model> Model for Box<T> {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        T::read(from).map(Self::new)
    }

    fn write(&self, to: &mut dyn Writer) {
        T::write(self, to);
    }
}

impl<T: Model> Model for Vec<T> {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        let mut list = Self::new();
        from.list(|from| {
            list.push(T::read(from)?);
            Ok(())
        })?;
        Ok(list)
    }

    fn write(&self, to: &mut dyn Writer) {
        to.list(self);
    }
}

impl<T: Model, const N: usize> Model for [T; N] {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        let start = from.checkpoint();
        let list: Vec<T> = Model::read(from)?;
        list.try_into().map_err(|_| from.unlike_at(start.at(), format!("an array of {N} elements")))
    }

    fn write(&self, to: &mut dyn Writer) {
        to.list(self);
    }
}

macro_rules! maps {
    ($([$($generics:tt)*] $map:ty;)*) => {$(
        impl<T: Model, $($generics)*> Model for $map {
            fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
                let mut map = Self::default();
                from.entries(&mut map)?;
                Ok(map)
            }

            fn write(&self, to: &mut dyn Writer) {
                to.map(self);
            }
        }

        impl<T: Model, $($generics)*> Entries for $map {
            fn read(&mut self, name: String, from: &mut Reader<'_>) -> Result<(), Misfit> {
                let value = T::read(from)?;
                self.insert(name, value);
                Ok(())
            }
        }

        impl<T: Model, $($generics)*> Pairs for $map {
            fn each(&self, show: &mut dyn FnMut(&str, &dyn Model)) {
                for (name, value) in self {
                    show(name, value);
                }
            }
        }
    )*};
}
maps! {
    [] BTreeMap<String, T>;
    [S: BuildHasher + Default] HashMap<String, T, S>;
}
