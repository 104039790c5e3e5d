//! Which types of requests can be made of types of responses.
//!
//! `PetInput` is what requests hold where responses hold `Pet`. Where all that it must have is in a `Pet`, what was read can
//! be sent back. It is found by the name and by what the types hold, whoever wrote the two.

use std::collections::{HashMap, HashSet};

use super::{Api, ElementType, Member, Object, Operation, Type, TypeDef, TypeId, TypeKind, Types, Union};

/// What the name of a type of requests ends in.
const INPUT: &str = "Input";

/// The type of responses that each type of requests can be made of.
pub(crate) struct Conversions(HashMap<TypeId, TypeId>);

impl Conversions {
    pub(crate) fn of(api: &Api) -> Self {
        let mut pairs = candidates(api);
        loop {
            let known = Self(pairs.clone());
            pairs.retain(|input, output| known.fits(&api.types, &api[*input], &api[*output]));
            if pairs.len() == known.0.len() {
                return known;
            }
        }
    }

    /// Returns the type that values of this one can be made of.
    pub(crate) fn source(&self, input: TypeId) -> Option<TypeId> {
        self.0.get(&input).copied()
    }

    fn fits(&self, types: &Types, input: &TypeDef, output: &TypeDef) -> bool {
        match (&input.kind, &output.kind) {
            (TypeKind::Object(input), TypeKind::Object(output)) => self.object(types, input, output),
            (TypeKind::Union(input), TypeKind::Union(output)) => self.union(types, input, output),
            _ => false,
        }
    }

    fn object(&self, types: &Types, input: &Object, output: &Object) -> bool {
        let members = input.members.iter().all(|member| match output.member(&member.wire_name) {
            Some(other) => self.member(types, member, other),
            None => !member.presence.is_required() || !member.is_given(),
        });
        let additional = match (&input.additional, &output.additional) {
            (Some(input), Some(output)) => self.value(types, input, output),
            (_, None) => true,
            (None, Some(_)) => false,
        };
        members && additional
    }

    fn member(&self, types: &Types, input: &Member, output: &Member) -> bool {
        match (input.is_given(), output.is_given()) {
            (true, true) => input.presence == output.presence && self.value(types, &input.ty, &output.ty),
            (is_given, _) => !is_given,
        }
    }

    fn union(&self, types: &Types, input: &Union, output: &Union) -> bool {
        let mut variants = input.variants.iter().zip(&output.variants);
        input.variants.len() == output.variants.len()
            && variants.all(|(one, other)| one.name == other.name && self.value(types, &one.ty, &other.ty))
    }

    /// Whether a value of a type can be made of one of another.
    fn value(&self, types: &Types, input: &Type, output: &Type) -> bool {
        match (types.behind_aliases(input), types.behind_aliases(output)) {
            (Type::List(one), Type::List(other)) | (Type::Map(one), Type::Map(other)) => {
                let (one, other): (&ElementType, &ElementType) = (one, other);
                one.nullable == other.nullable && self.value(types, &one.ty, &other.ty)
            }
            (Type::Named(one), Type::Named(other)) => one == other || self.source(*one) == Some(*other),
            (one, other) => one == other,
        }
    }
}

/// The types of requests alone that go by the name of one of responses.
fn candidates(api: &Api) -> HashMap<TypeId, TypeId> {
    let named: HashMap<&str, TypeId> =
        api.types.with_ids().map(|(id, def)| (def.name.as_str(), id)).collect();
    let twin = |def: &TypeDef| def.name.strip_suffix(INPUT).and_then(|name| named.get(name)).copied();
    if !api.types.iter().any(|def| twin(def).is_some()) {
        return HashMap::new();
    }
    let requests = api.operations.iter().flat_map(Operation::request_types);
    let requests: HashSet<TypeId> = api.types.reachable(requests).into_iter().collect();
    let pairs = api.types.with_ids().filter_map(|(id, def)| Some((id, twin(def)?)));
    pairs.filter(|(input, output)| requests.contains(input) && !requests.contains(output)).collect()
}
