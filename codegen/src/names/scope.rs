//! The names that are taken in one place.

use std::collections::HashSet;

use proc_macro2::Ident;

use super::{ident, reserved};

/// The names that are taken in one place: a module, a struct's fields, an enum's variants, a client's methods.
pub(super) struct Scope {
    reserved: &'static [&'static [&'static str]],
    taken: HashSet<String>,
    companions: &'static [fn(&str) -> String],
}

impl Scope {
    /// The types of a module.
    pub(super) fn types() -> Self {
        Self::new(&[reserved::KEYWORDS, reserved::PRELUDE], &[])
    }

    /// The variants of an enum.
    pub(super) fn variants() -> Self {
        Self::new(&[reserved::KEYWORDS, reserved::UNKNOWN_VARIANT], &[])
    }

    /// The fields of a struct, which are the setters of its builder as well.
    pub(super) fn fields() -> Self {
        const SETTERS: &[fn(&str) -> String] =
            &[|name| format!("maybe_{name}"), |name| format!("{name}_null")];
        Self::new(&[reserved::KEYWORDS, reserved::BUILDER_METHODS], SETTERS)
    }

    /// The methods of a client, which are the operations' modules as well.
    pub(super) fn methods() -> Self {
        Self::new(&[reserved::KEYWORDS, reserved::CLIENT_METHODS, reserved::DEVICE_NAMES], &[])
    }

    fn new(reserved: &'static [&'static [&'static str]], companions: &'static [fn(&str) -> String]) -> Self {
        Self { reserved, taken: HashSet::new(), companions }
    }

    /// Takes a name, or one like it where it cannot be had.
    pub(super) fn take(&mut self, wanted: &str) -> Ident {
        let companions = self.companions;
        self.take_with(wanted, |name| companions.iter().map(|companion| companion(name)).collect())
    }

    /// Takes a type's name together with those of the types that are made from it.
    pub(super) fn take_type(&mut self, wanted: &str, suffixes: &[&str]) -> Ident {
        self.take_with(wanted, |name| suffixes.iter().map(|suffix| format!("{name}{suffix}")).collect())
    }

    fn take_with(&mut self, wanted: &str, companions: impl Fn(&str) -> Vec<String>) -> Ident {
        let wanted = match self.is_reserved(wanted) {
            true => format!("{wanted}_"),
            false => wanted.to_owned(),
        };
        let mut candidate = wanted.clone();
        let mut number = 1u32;
        loop {
            let others = companions(&candidate);
            if self.is_free(&candidate) && others.iter().all(|name| self.is_free(name)) {
                let chosen = ident(&candidate);
                self.taken.insert(candidate);
                self.taken.extend(others);
                return chosen;
            }
            number += 1;
            candidate = format!("{wanted}_{number}");
        }
    }

    fn is_free(&self, name: &str) -> bool {
        !self.taken.contains(name) && !self.is_reserved(name)
    }

    fn is_reserved(&self, name: &str) -> bool {
        self.reserved.iter().any(|names| names.contains(&name))
    }
}
