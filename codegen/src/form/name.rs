//! Names: of what an API defines, and on the wire.

use super::Misfit;
use crate::diagnostic::Code;

/// How a name must look. All are ASCII, and at most a hundred letters long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameForm {
    /// Types, enum values, variants, errors, outcomes.
    UpperCamel,
    /// Operations.
    Camel,
    /// Sources, servers, schemes, rules, examples.
    Kebab,
    /// Names in Rust.
    Snake,
}

/// The longest name; with what is added to it, it fits into any file system.
const MOST_LETTERS: usize = 100;

impl NameForm {
    /// Returns why a name does not have this form.
    pub(crate) fn misfit(self, name: &str) -> Option<Misfit> {
        if name.len() > MOST_LETTERS {
            let message = format!("this name has {} letters", name.len());
            let help = format!("names become file names: {MOST_LETTERS} letters are the most");
            return Some(Misfit::new(Code::BadName, message, help));
        }
        if self.fits(name) {
            return None;
        }
        let (form, help) = self.describe();
        let message = format!("`{}` is not a valid {form} name", name.escape_debug());
        Some(Misfit::new(Code::BadName, message, help))
    }

    /// Whether a name has this form, whatever its length.
    pub(crate) fn fits(self, name: &str) -> bool {
        let first = |fits: fn(&char) -> bool| name.chars().next().is_some_and(|c| fits(&c));
        let rest = |fits: fn(char) -> bool| name.chars().all(fits);
        match self {
            NameForm::UpperCamel => first(char::is_ascii_uppercase) && rest(|c| c.is_ascii_alphanumeric()),
            NameForm::Camel => first(char::is_ascii_lowercase) && rest(|c| c.is_ascii_alphanumeric()),
            NameForm::Kebab => {
                first(char::is_ascii_lowercase)
                    && rest(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
                    && name.split('-').all(|part| !part.is_empty())
            }
            NameForm::Snake => {
                first(char::is_ascii_lowercase)
                    && rest(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
            }
        }
    }

    fn describe(self) -> (&'static str, &'static str) {
        match self {
            NameForm::UpperCamel => {
                ("UpperCamel", "it starts with a capital and has only letters and digits: `PostalAddress`")
            }
            NameForm::Camel => {
                ("camelCase", "it starts with a small letter and has only letters and digits: `createOrder`")
            }
            NameForm::Kebab => (
                "kebab-case",
                "small letters and digits, with single hyphens between words: `postal-address`",
            ),
            NameForm::Snake => {
                ("snake_case", "small letters and digits, with underscores between words: `postal_address`")
            }
        }
    }

    /// Returns the form as a regular expression, for editors.
    pub(crate) fn pattern(self) -> &'static str {
        match self {
            NameForm::UpperCamel => "^[A-Z][A-Za-z0-9]{0,99}$",
            NameForm::Camel => "^[a-z][A-Za-z0-9]{0,99}$",
            NameForm::Kebab => "^(?!.{101})[a-z][a-z0-9]*(-[a-z0-9]+)*$",
            NameForm::Snake => "^[a-z][a-z0-9_]{0,99}$",
        }
    }

    /// Returns what an editor says of a name that does not have this form.
    pub(crate) fn hint(self) -> &'static str {
        match self {
            NameForm::UpperCamel => "an UpperCamel name, such as `PostalAddress`",
            NameForm::Camel => "a camelCase name, such as `createOrder`",
            NameForm::Kebab => "a kebab-case name, such as `postal-address`",
            NameForm::Snake => "a snake_case name, such as `postal_address`",
        }
    }
}

/// Returns why a text cannot be a name in payloads, which may be any text without control characters.
pub(crate) fn wire_name(name: &str) -> Option<Misfit> {
    let message = if name.is_empty() {
        "a name on the wire cannot be empty".to_owned()
    } else if name.chars().any(char::is_control) {
        format!("the name `{}` holds a control character", name.escape_debug())
    } else {
        return None;
    };
    Some(Misfit::new(Code::BadWireName, message, "write the name as it is in the payload"))
}

/// Returns why a text cannot be a scope of OAuth 2 (RFC 6749 §3.3).
pub(crate) fn oauth_scope(name: &str) -> Option<Misfit> {
    let fits =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"\\".contains(&byte));
    (!fits).then(|| {
        let message = format!("`{}` is not a scope", name.escape_debug());
        Misfit::new(Code::BadName, message, "a scope has no blank, quote or backslash in it")
    })
}

/// Returns why a text cannot be the name of an environment variable.
pub(crate) fn environment_variable(name: &str) -> Option<Misfit> {
    let fits = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    (!fits).then(|| {
        let message = format!("`{}` is not a valid name of an environment variable", name.escape_debug());
        Misfit::new(Code::BadName, message, "letters, digits and `_`: `ACME_TOKEN`")
    })
}

/// Whether a text can be the name of a parameter in a message.
pub(crate) fn is_parameter(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
}

/// The modules of a generated crate that are the generator's, `mock` and `specwright` being names at its root.
const MODULES: [&str; 11] = [
    "blocking",
    "client",
    "errors",
    "lib",
    "main",
    "mock",
    "operations",
    "specwright",
    "specwright_mock",
    "types",
    "webhooks",
];

/// Returns why a text cannot be the name of a module that the author writes beside the generated ones.
pub(crate) fn own_module(name: &str) -> Option<Misfit> {
    let is_reserved = MODULES.contains(&name) || syn::parse_str::<syn::Ident>(name).is_err();
    NameForm::Snake.misfit(name).or_else(|| {
        is_reserved.then(|| {
            let message = format!("a module of the author's own cannot be called `{name}`");
            Misfit::new(Code::BadName, message, "take another name, such as `extras`")
        })
    })
}
