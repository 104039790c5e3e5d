//! What holds other types on the wire.

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;
use std::mem::{ManuallyDrop, MaybeUninit};

use super::Model;
use super::reader::{Entries, Items, Misfit, Reader};
use super::writer::{Pairs, Writer};

impl<T: Model> Model for Option<T> {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        if from.null()? {
            return Ok(None);
        }
        Ok(Some(T::read(from)?))
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
        // So that nothing here could drop it: what could is compiled in this unit, too, with all that it holds.
        let value = ManuallyDrop::new(T::read(from)?);
        Ok(Box::<MaybeUninit<T>>::write(Self::new_uninit(), ManuallyDrop::into_inner(value)))
    }

    fn write(&self, to: &mut dyn Writer) {
        T::write(self, to);
    }
}

impl<T: Model> Model for Vec<T> {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        let mut list = Self::new();
        from.list(&mut list)?;
        Ok(list)
    }

    fn write(&self, to: &mut dyn Writer) {
        to.list(self);
    }
}

impl<T: Model> Items for Vec<T> {
    fn read(&mut self, from: &mut Reader<'_>) -> Result<(), Misfit> {
        self.push(T::read(from)?);
        Ok(())
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
