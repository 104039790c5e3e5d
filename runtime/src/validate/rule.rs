//! Rules and limits, as far as they are known when a program is compiled.

/// What was broken, as far as it is known when a program is compiled: a rule, or a limit of a member's value.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The rule's name, or the limit's: `length`, `range`, `pattern`, `format`, `enum`, `required`.
    pub name: &'static str,
    /// What it demands, a sentence without its end. A limit's begins with a verb: `must have 1 to 64 characters`.
    pub demand: &'static str,
    /// The author's reason.
    pub reason: Option<&'static str>,
    /// The documented error that the server answers when it is broken.
    pub error: Option<&'static str>,
    /// The members that it is about, by their names on the wire; a limit names none.
    pub members: &'static [&'static str],
}

impl Rule {
    /// A limit of one value.
    pub const fn limit(name: &'static str, demand: &'static str, reason: Option<&'static str>) -> Self {
        Self { name, demand, reason, error: None, members: &[] }
    }

    /// A member that must be sent, and is a list that would send nothing.
    pub const REQUIRED: Self =
        Self::limit("required", "must have an element: nothing is sent for an empty list", None);

    /// What must be sent, and is something empty that would send nothing.
    pub(crate) const NOTHING: Self =
        Self::limit("required", "must have a value in it: nothing is sent for what is empty", None);
}
