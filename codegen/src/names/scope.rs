//! The names that are taken in one place.

use std::collections::HashSet;

use super::{Name, reserved};

/// What the names of a place have in common.
struct Kind {
    /// Names that cannot be given away there.
    reserved: &'static [&'static [&'static str]],
    /// What a reserved name gets.
    suffix: &'static str,
    /// What stands before the number of a name that is taken already.
    separator: &'static str,
    /// Names that are made from a name, and are taken with it.
    companions: &'static [fn(&str) -> String],
}

const TYPES: Kind = Kind {
    reserved: &[reserved::KEYWORDS, reserved::PRELUDE],
    suffix: "Type",
    separator: "",
    companions: &[|name| format!("{name}Builder")],
};

const OPERATIONS: Kind = Kind {
    reserved: &[reserved::KEYWORDS, reserved::PRELUDE],
    suffix: "Operation",
    separator: "",
    companions: &[
        |name| format!("{name}Builder"),
        |name| format!("{name}Output"),
        |name| format!("{name}Body"),
        |name| format!("{name}Error"),
    ],
};

const VARIANTS: Kind = Kind {
    reserved: &[reserved::KEYWORDS, reserved::UNKNOWN_VARIANT],
    suffix: "Value",
    separator: "",
    companions: &[],
};

const ERRORS: Kind = Kind {
    reserved: &[reserved::KEYWORDS, reserved::ERROR_VARIANTS],
    suffix: "Error",
    separator: "",
    companions: &[],
};

const PARAMETERS: Kind = Kind {
    reserved: &[reserved::KEYWORDS, reserved::ERROR_FIELDS],
    suffix: "_",
    separator: "_",
    companions: &[],
};

const FIELDS: Kind = Kind {
    reserved: &[reserved::KEYWORDS, reserved::BUILDER_METHODS],
    suffix: "_",
    separator: "_",
    companions: &[|name| format!("maybe_{name}"), |name| format!("{name}_null")],
};

const INPUTS: Kind =
    Kind { reserved: &[reserved::KEYWORDS, reserved::BUILDER_METHODS, reserved::ENDINGS], ..FIELDS };

const METHODS: Kind = Kind {
    reserved: &[reserved::KEYWORDS, reserved::CLIENT_METHODS, reserved::DEVICE_NAMES],
    suffix: "_",
    separator: "_",
    companions: &[],
};

/// The names that are taken in one place.
pub(super) struct Scope {
    kind: &'static Kind,
    taken: HashSet<String>,
}

impl Scope {
    /// The types of the module `types`.
    pub(super) fn types() -> Self {
        Self::new(&TYPES)
    }

    /// The inputs of operations, with the types that belong to them.
    pub(super) fn operations() -> Self {
        Self::new(&OPERATIONS)
    }

    /// The variants of an enum.
    pub(super) fn variants() -> Self {
        Self::new(&VARIANTS)
    }

    /// The variants of enums of errors.
    pub(super) fn errors() -> Self {
        Self::new(&ERRORS)
    }

    /// The parameters of an error's message.
    pub(super) fn parameters() -> Self {
        Self::new(&PARAMETERS)
    }

    /// The fields of an operation's input, which are the setters of its builder.
    pub(super) fn inputs() -> Self {
        Self::new(&INPUTS)
    }

    /// The fields of an object, which are the setters of its builder as well.
    pub(super) fn fields() -> Self {
        Self::new(&FIELDS)
    }

    /// The methods of a client, which are the operations' modules as well.
    pub(super) fn methods() -> Self {
        Self::new(&METHODS)
    }

    fn new(kind: &'static Kind) -> Self {
        Self { kind, taken: HashSet::new() }
    }

    /// Takes a name, or one like it where it cannot be had.
    pub(super) fn take(&mut self, wanted: &str) -> Name {
        let Kind { suffix, separator, companions, .. } = self.kind;
        let stem = match self.is_reserved(wanted) {
            true => format!("{wanted}{suffix}"),
            false => wanted.to_owned(),
        };
        let mut candidate = stem.clone();
        let mut number = 1u32;
        loop {
            let others: Vec<String> = companions.iter().map(|companion| companion(&candidate)).collect();
            if self.is_free(&candidate) && others.iter().all(|name| self.is_free(name)) {
                self.taken.insert(candidate.clone());
                self.taken.extend(others);
                return Name::new(candidate);
            }
            number += 1;
            candidate = format!("{}{separator}{number}", stem.trim_end_matches('_'));
        }
    }

    fn is_free(&self, name: &str) -> bool {
        !self.taken.contains(name) && !self.is_reserved(name)
    }

    fn is_reserved(&self, name: &str) -> bool {
        self.kind.reserved.iter().any(|names| names.contains(&name))
    }
}
