//! Members that only requests or only responses have, and the types that hold them.
//!
//! A type that one side holds loses the members of the other. One that both hold stays one type, whose members of one
//! direction may be absent; where such a member is required, the type is split, and so are those around it that requests
//! hold: responses keep the type, and requests get one of the same name with `Input` behind it. A union whose tag is a member
//! of one direction has no tag in the other, and is split likewise.

use std::collections::{HashMap, HashSet};

use super::{
    Condition, Direction, Member, MemberRef, Object, Rule, Shape, Type, TypeDef, TypeId, TypeKind, Types,
    Union, Variant,
};

/// The types, and for each that was split the one that requests hold.
pub(crate) struct Split {
    pub(crate) types: Types,
    pub(crate) inputs: HashMap<TypeId, TypeId>,
}

impl Split {
    /// The type, as requests hold it.
    pub(crate) fn of_request(&self, ty: &Type) -> Type {
        ty.mapped(&|id| self.inputs.get(&id).copied().unwrap_or(id))
    }
}

/// Settles what each type holds. `requests` and `responses` are what operations take and give.
pub(crate) fn split<'t>(
    types: &'t Types,
    requests: impl IntoIterator<Item = &'t Type>,
    responses: impl IntoIterator<Item = &'t Type>,
) -> Split {
    if !types.iter().any(has_directions) {
        return Split { types: types.clone(), inputs: HashMap::new() };
    }
    let sent: HashSet<TypeId> = types.reachable(requests).into_iter().collect();
    let received: HashSet<TypeId> = types.reachable(responses).into_iter().collect();
    let is_shared = |id: &TypeId| sent.contains(id) && received.contains(id);
    let tags = tags_of_one_direction(types);
    let differing = differing(types, &sent, &is_shared, &tags);
    let twins = types.with_ids().map(|(id, _)| id).filter(|id| differing.contains(id) && is_shared(id));
    let inputs: HashMap<TypeId, TypeId> =
        twins.enumerate().map(|(nth, id)| (id, TypeId::new(types.len() + nth))).collect();
    let mut names: HashSet<String> = types.iter().map(|def| def.name.clone()).collect();
    let mut defs = Vec::with_capacity(types.len() + inputs.len());
    let mut others = Vec::with_capacity(inputs.len());
    for (id, def) in types.with_ids() {
        let one_sided = |def: TypeDef, direction: Direction| match tags.get(&id) == Some(&direction) {
            true => without_tag(without(def, direction)),
            false => without(def, direction),
        };
        let in_request = |def: TypeDef| {
            let kind = def.kind.mapped(&|id| inputs.get(&id).copied().unwrap_or(id));
            one_sided(TypeDef { kind, ..def }, Direction::Out)
        };
        if inputs.contains_key(&id) {
            let mut input = in_request(def.clone());
            input.name = free(&format!("{}Input", def.name), &mut names);
            others.push(input);
            defs.push(one_sided(def.clone(), Direction::In));
        } else if is_shared(&id) {
            defs.push(def.clone());
        } else if sent.contains(&id) {
            defs.push(in_request(def.clone()));
        } else {
            defs.push(one_sided(def.clone(), Direction::In));
        }
    }
    defs.extend(others);
    Split { types: Types::from(defs), inputs }
}

fn has_directions(def: &TypeDef) -> bool {
    matches!(&def.kind, TypeKind::Object(object) if object.members.iter().any(|member| member.only.is_some()))
}

/// The unions whose tag is a member of one direction, with that.
fn tags_of_one_direction(types: &Types) -> HashMap<TypeId, Direction> {
    let unions = types.with_ids().filter_map(|(id, def)| match &def.kind {
        TypeKind::Union(union) => Some((id, union)),
        _ => None,
    });
    let found = unions.filter_map(|(id, union)| match types.tag_directions(union).as_slice() {
        [Some(first), rest @ ..] if rest.iter().all(|other| other.as_ref() == Some(first)) => {
            Some((id, *first))
        }
        _ => None,
    });
    found.collect()
}

/// The types that requests hold in another form than responses: those with a required member or a tag of one direction, and
/// those that hold them.
fn differing(
    types: &Types,
    sent: &HashSet<TypeId>,
    is_shared: &impl Fn(&TypeId) -> bool,
    tags: &HashMap<TypeId, Direction>,
) -> HashSet<TypeId> {
    let demands = |def: &TypeDef| match &def.kind {
        TypeKind::Object(object) => {
            object.members.iter().any(|member| member.only.is_some() && member.presence.is_required())
        }
        _ => false,
    };
    let is_demanding = |(id, def): &(TypeId, &TypeDef)| demands(def) || tags.contains_key(id);
    let demanding = types.with_ids().filter(is_demanding).map(|(id, _)| id);
    let mut found: HashSet<TypeId> = demanding.filter(is_shared).collect();
    loop {
        let before = found.len();
        for (id, def) in types.with_ids().filter(|(id, _)| sent.contains(id)) {
            if types_in(def).iter().any(|part| found.contains(part)) {
                found.insert(id);
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

fn types_in(def: &TypeDef) -> Vec<TypeId> {
    def.parts().into_iter().filter_map(Type::named).collect()
}

fn free(name: &str, names: &mut HashSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{name}{number}"));
    let mut candidates = std::iter::once(name.to_owned()).chain(numbered);
    let name = candidates.find(|candidate| !names.contains(candidate)).unwrap_or_else(|| name.to_owned());
    names.insert(name.clone());
    name
}

/// The type without the members of a direction that it does not travel in; of the others none says so any more.
fn without(mut def: TypeDef, direction: Direction) -> TypeDef {
    if let TypeKind::Object(object) = &mut def.kind {
        object.members.retain(|member| member.only != Some(direction));
        object.members.iter_mut().for_each(|member| member.only = None);
        object.rules = object.rules.iter().filter_map(|rule| rule_over(rule, &object.members)).collect();
    }
    def
}

/// A union whose alternatives nothing tells but what they hold.
fn without_tag(mut def: TypeDef) -> TypeDef {
    if let TypeKind::Union(union) = &mut def.kind {
        union.tag = None;
        union.variants.iter_mut().for_each(|variant| variant.tags.clear());
    }
    def
}

/// The rule over the members that are left; none where one that it names is gone.
fn rule_over(rule: &Rule, members: &[Member]) -> Option<Rule> {
    let find = |named: &MemberRef| {
        let index = members.iter().position(|member| member.wire_name == named.wire_name)?;
        Some(MemberRef { index, ..named.clone() })
    };
    let when = match &rule.when {
        None => None,
        Some(Condition::Present(member)) => Some(Condition::Present(find(member)?)),
        Some(Condition::Equals(member, values)) => Some(Condition::Equals(find(member)?, values.clone())),
    };
    let members = rule.members.iter().map(find).collect::<Option<Vec<_>>>()?;
    Some(Rule { when, members, ..rule.clone() })
}

impl Types {
    /// Returns, for each alternative of a union with a tag, the one direction that the member has which holds the tag; none of
    /// one that both have, declared or not.
    pub(crate) fn tag_directions(&self, union: &Union) -> Vec<Option<Direction>> {
        let Some(tag) = &union.tag else { return Vec::new() };
        let of = |variant: &Variant| match self.resolve(&variant.ty) {
            Shape::Object(object) => object.member(tag)?.only,
            _ => None,
        };
        union.variants.iter().map(of).collect()
    }
}

impl Object {
    /// Finds the first rule that names a member which only responses have.
    pub(crate) fn rule_of_response(&self) -> Option<(&Rule, &MemberRef)> {
        let is_received = |named: &&MemberRef| {
            self.members.get(named.index).is_some_and(|member| member.only == Some(Direction::Out))
        };
        self.rules.iter().find_map(|rule| Some((rule, rule.named().find(is_received)?)))
    }
}
