//! Rules, as far as they are known when a program is compiled.

/// What a rule demands, as far as it is known when a program is compiled.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The rule's name.
    pub name: &'static str,
    /// What it demands, a sentence without its end.
    pub demand: &'static str,
    /// The author's reason.
    pub reason: Option<&'static str>,
    /// The documented error that the server answers when it is broken.
    pub error: Option<&'static str>,
    /// The members that it is about, by their names on the wire.
    pub members: &'static [&'static str],
}

/// What a limit demands of one value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Limit {
    /// `length`, `range`, `pattern`, `format`, `enum`, `type` or `required`.
    pub(super) name: &'static str,
    /// Begins with a verb: `must have 1 to 64 characters`.
    pub(super) demand: &'static str,
    /// The author's reason.
    pub(super) reason: Option<&'static str>,
}

impl Limit {
    /// A member that must be sent, and is a list that would send nothing.
    pub(super) const REQUIRED: Self =
        Self::of("required", "must have an element: nothing is sent for an empty list");

    /// What must be sent, and is something empty that would send nothing.
    pub(super) const NOTHING: Self =
        Self::of("required", "must have a value in it: nothing is sent for what is empty");

    pub(super) const fn of(name: &'static str, demand: &'static str) -> Self {
        Self { name, demand, reason: None }
    }
}
