//! Validation: what a request must satisfy, checked before it is sent.
//!
//! The derive writes the checks of a type into [`Validate::check`]; what they have in common is here, once.

mod check;
mod checks;
mod given;
mod impls;
mod length;
mod number;
mod pattern;
mod rule;
mod same;
mod shown;
mod text;
mod violation;
mod violations;

pub mod format;

pub use check::Check;
pub use checks::Checks;
pub use given::{Given, NeverNull};
pub use length::Length;
pub use number::{Number, is_multiple_of};
pub use pattern::{Regex, run};
pub use rule::Rule;
pub use same::Same;
pub use shown::Shown;
pub use text::Text;
pub use violation::Violation;
pub use violations::Violations;

/// A value whose limits and rules can be checked: every type that a request may hold.
///
/// Derive it with [`derive@crate::Validate`]. Scalars have no rules of their own; lists, maps and boxes have those
/// of what they hold. An implementation by hand need not write anything: `impl Validate for Mine {}` says that
/// nothing can be wrong with the type.
///
/// ```
/// use specwright::{Builder, Model, Validate};
///
/// #[derive(Clone, PartialEq, Model, Builder, Validate)]
/// #[api(rule("reachable", any(email, phone), reason = "We call or write before we deliver."))]
/// pub struct Guest {
///     #[api(name = "fullName", length(min = 1, max = 64))]
///     pub full_name: String,
///     #[api(name = "email", format = email)]
///     pub email: Option<String>,
///     #[api(name = "phone", pattern = "[0-9]+")]
///     pub phone: Option<String>,
/// }
///
/// // Data from outside takes the same path as what a builder made.
/// let guest: Guest = specwright::from_json(br#"{ "fullName": "", "phone": "12a" }"#)?;
/// let violations = guest.validate().unwrap_err();
/// let found: Vec<_> = violations.iter().map(|broken| (broken.pointer(), broken.rule())).collect();
/// assert_eq!(found, [("/fullName", "length"), ("/phone", "pattern")]);
/// # Ok::<(), specwright::DecodeError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "nobody knows how to check a `{Self}`",
    label = "a request holds this type, and it has no `Validate`",
    note = "derive it beside `Model`: `#[derive(specwright::Model, specwright::Validate)]`"
)]
pub trait Validate {
    /// Checks everything: limits of values, presence, and rules; of an operation also whether it can be sent at all, such as
    /// that no value in its path is empty.
    ///
    /// # Errors
    /// All violations, members depth first in their order and then the rules of each object.
    fn validate(&self) -> Result<(), Violations> {
        self.validate_with(Checks::All)
    }

    /// Checks as much of the limits and rules of the API as `checks` says.
    ///
    /// # Errors
    /// As [`validate`](Self::validate).
    fn validate_with(&self, checks: Checks) -> Result<(), Violations> {
        Check::collect(checks, |check| self.check(check))
    }

    /// Reports what is wrong with the value at the place that `check` stands at.
    #[doc(hidden)]
    fn check(&self, check: &mut Check<'_>) {
        let _ = check;
    }
}
