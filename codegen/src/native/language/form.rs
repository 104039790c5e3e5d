//! How names look.

/// The form of a name. All are ASCII, and at most a hundred letters long.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    /// Types, enum values, variants, errors, outcomes.
    UpperCamel,
    /// Operations.
    Camel,
    /// Sources, servers, schemes, rules, examples.
    Kebab,
    /// Names in Rust.
    Snake,
}

impl Form {
    pub(crate) fn pattern(self) -> &'static str {
        match self {
            Form::UpperCamel => "^[A-Z][A-Za-z0-9]{0,99}$",
            Form::Camel => "^[a-z][A-Za-z0-9]{0,99}$",
            Form::Kebab => "^(?!.{101})[a-z][a-z0-9]*(-[a-z0-9]+)*$",
            Form::Snake => "^[a-z][a-z0-9_]{0,99}$",
        }
    }

    pub(crate) fn hint(self) -> &'static str {
        match self {
            Form::UpperCamel => "an UpperCamel name, such as `PostalAddress`",
            Form::Camel => "a camelCase name, such as `createOrder`",
            Form::Kebab => "a kebab-case name, such as `postal-address`",
            Form::Snake => "a snake_case name, such as `postal_address`",
        }
    }
}
