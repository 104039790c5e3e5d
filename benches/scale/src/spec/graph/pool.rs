//! Members that ask for a type.

use super::{Form, Item, Member, Random};

/// A member that refers to a type: its owner, and which one of its members.
#[derive(Clone, Copy)]
pub struct Reference {
    pub owner: usize,
    pub member: usize,
}

/// References to objects and unions, without a type so far.
#[derive(Default)]
pub struct Pool {
    objects: Vec<Reference>,
    unions: Vec<Reference>,
}

impl Pool {
    /// Adds the references of a new type.
    pub fn open(&mut self, owner: usize, members: &[Member]) {
        for (member, asks) in members.iter().enumerate() {
            match asks.kind.item() {
                Item::Object => self.objects.push(Reference { owner, member }),
                Item::Union => self.unions.push(Reference { owner, member }),
                _ => {}
            }
        }
    }

    /// Takes a reference out that a type of this form can have.
    pub fn take(&mut self, form: Form, random: &mut Random) -> Option<Reference> {
        let references = match form {
            Form::Object => &mut self.objects,
            _ => &mut self.unions,
        };
        match references.len() {
            0 => None,
            length => Some(references.swap_remove(random.below(length))),
        }
    }

    pub fn extend(&mut self, other: Self) {
        self.objects.extend(other.objects);
        self.unions.extend(other.unions);
    }

    /// Those of which this is true, and the others.
    pub fn partition(self, mut is: impl FnMut(Reference) -> bool) -> (Self, Self) {
        let (objects, other_objects) = self.objects.into_iter().partition(|reference| is(*reference));
        let (unions, other_unions) = self.unions.into_iter().partition(|reference| is(*reference));
        (Self { objects, unions }, Self { objects: other_objects, unions: other_unions })
    }

    /// All, with what they ask for.
    pub fn references(self) -> impl Iterator<Item = (Reference, Item)> {
        let objects = self.objects.into_iter().map(|reference| (reference, Item::Object));
        objects.chain(self.unions.into_iter().map(|reference| (reference, Item::Union)))
    }
}
