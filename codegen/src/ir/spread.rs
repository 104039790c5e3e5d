//! Objects whose members have names of their own in a request: names that are there twice.

use std::collections::HashMap;

use super::{Api, Input, Operation, Place, Scheme, TextStyle};

/// A name of a member of an input that is written as [`TextStyle::Spread`], which something else in its place has.
pub(crate) struct SpreadClash<'a> {
    /// Which of the operation's inputs it is.
    pub(crate) index: usize,
    pub(crate) input: &'a Input,
    pub(crate) name: &'a str,
    pub(crate) other: NameHolder<'a>,
}

/// What has a name in a place of a request.
#[derive(Clone, Copy)]
pub(crate) enum NameHolder<'a> {
    /// An input under its own name.
    Input(&'a Input),
    /// A member of another input that is written as `spread`.
    MemberOf(&'a Input),
    Credential(&'a Scheme),
}

impl Api {
    /// Returns the names that are there twice because members of an input have names of their own, in the author's order.
    pub(crate) fn spread_clashes<'a>(&'a self, operation: &'a Operation) -> Vec<SpreadClash<'a>> {
        let inputs = &operation.members;
        let own = inputs.iter().filter(|input| self.types.has_own_name(input));
        let mut taken: HashMap<(Place, &str), NameHolder<'a>> =
            own.map(|input| ((input.place, input.sent_name()), NameHolder::Input(input))).collect();
        let mut found = Vec::new();
        let is_spread = |input: &Input| input.member.style == Some(TextStyle::Spread);
        for (index, input) in inputs.iter().enumerate().filter(|(_, input)| is_spread(input)) {
            for name in self.types.spread_names(&input.member.ty) {
                let key = (input.place, name);
                let credential = self.credential_at(&operation.auth, input.place, name);
                match credential.map(NameHolder::Credential).or_else(|| taken.get(&key).copied()) {
                    Some(other) => found.push(SpreadClash { index, input, name, other }),
                    None => {
                        taken.insert(key, NameHolder::MemberOf(input));
                    }
                }
            }
        }
        found
    }
}
