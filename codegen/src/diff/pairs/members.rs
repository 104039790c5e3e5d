//! Members of the old description and of the new that are one and the same.

use std::collections::HashMap;

use crate::diff::side::Side;
use crate::ir::{Input, Member, Place};

/// How a member of the old description and one of the new are one and the same.
pub(in crate::diff) struct MemberPairs {
    /// The indexes of both.
    pub(in crate::diff) both: Vec<(usize, usize)>,
    /// The indexes of those that are gone.
    pub(in crate::diff) gone: Vec<usize>,
    /// The indexes of those that are new.
    pub(in crate::diff) fresh: Vec<usize>,
}

/// What of a member tells whether it is the same under another name.
pub(in crate::diff) struct Likeness<'m> {
    /// Its name on the wire, for an input behind its place: the path and the body may both have an `id`.
    pub(in crate::diff) name: String,
    pub(in crate::diff) rust: String,
    pub(in crate::diff) member: &'m Member,
    pub(in crate::diff) ty: String,
}

/// Pairs members: by their names, then by their Rust names and types, then by the place where the only one of a type was.
pub(in crate::diff) fn members(old: &[Likeness<'_>], new: &[Likeness<'_>]) -> MemberPairs {
    let mut both: Vec<(usize, usize)> = Vec::new();
    let mut taken = vec![false; new.len()];
    let mut gone = Vec::new();
    let named: HashMap<&str, usize> =
        new.iter().enumerate().map(|(at, member)| (member.name.as_str(), at)).collect();
    for (index, member) in old.iter().enumerate() {
        match named.get(member.name.as_str()).filter(|at| !taken[**at]) {
            Some(at) => {
                taken[*at] = true;
                both.push((index, *at));
            }
            None => gone.push(index),
        }
    }
    let alike = |old: &Likeness<'_>, new: &Likeness<'_>| {
        old.ty == new.ty && old.member.presence == new.member.presence
    };
    let by_name = |old: &Likeness<'_>, new: &Likeness<'_>| old.rust == new.rust && alike(old, new);
    let by_doc = |old: &Likeness<'_>, new: &Likeness<'_>| {
        alike(old, new) && old.member.doc.is_some() && old.member.doc == new.member.doc
    };
    for same in [&by_name as &dyn Fn(&Likeness<'_>, &Likeness<'_>) -> bool, &by_doc] {
        gone.retain(|index| {
            let found = (0..new.len()).find(|at| !taken[*at] && same(&old[*index], &new[*at]));
            if let Some(at) = found {
                taken[at] = true;
                both.push((*index, at));
            }
            found.is_none()
        });
    }
    // Two documentations that differ are of two things.
    let may_be = |old: &Likeness<'_>, new: &Likeness<'_>| {
        alike(old, new) && (old.member.doc.is_none() || new.member.doc.is_none())
    };
    gone.retain(|index| {
        let found = (0..new.len()).find(|at| {
            !taken[*at]
                && may_be(&old[*index], &new[*at])
                && is_between(&both, (*index, *at), (old.len(), new.len()))
        });
        if let Some(at) = found {
            taken[at] = true;
            both.push((*index, at));
        }
        found.is_none()
    });
    both.sort_unstable();
    let fresh = (0..new.len()).filter(|at| !taken[*at]).collect();
    MemberPairs { both, gone, fresh }
}

/// Whether the neighbours of two members are the same ones.
fn is_between(both: &[(usize, usize)], (index, at): (usize, usize), (olds, news): (usize, usize)) -> bool {
    let is_pair = |one: usize, other: usize| both.contains(&(one, other));
    let is_before = match (index.checked_sub(1), at.checked_sub(1)) {
        (None, None) => true,
        (Some(one), Some(other)) => is_pair(one, other),
        _ => false,
    };
    let is_after = match (index + 1 < olds, at + 1 < news) {
        (false, false) => true,
        (true, true) => is_pair(index + 1, at + 1),
        _ => false,
    };
    is_before && is_after
}

/// The name of an input on the wire: that of a header is one, in small letters and large ones.
pub(in crate::diff) fn wire_name(input: &Input) -> String {
    match input.place {
        Place::Header => input.sent_name().to_ascii_lowercase(),
        _ => input.sent_name().to_owned(),
    }
}

/// What tells an input: its place and name, or where it stands in its path.
pub(in crate::diff) fn likeness_of_input<'m>(
    side: &Side<'_>,
    input: &'m Input,
    rust: String,
    position: Option<usize>,
) -> Likeness<'m> {
    let name = match position {
        Some(position) => format!("{}/{position}", input.place.as_str()),
        None => format!("{}/{}", input.place.as_str(), wire_name(input)),
    };
    Likeness { name, rust, member: &input.member, ty: side.words(&input.member.ty) }
}

/// What tells a member of an object.
pub(in crate::diff) fn likeness<'m>(side: &Side<'_>, member: &'m Member, rust: String) -> Likeness<'m> {
    Likeness { name: member.wire_name.clone(), rust, member, ty: side.words(&member.ty) }
}
