//! Objects and unions as a table has them.

use super::{Form, Member, Quarters, Random, Region, Role, Type};
use crate::spec::shape::{Alternatives, Item, Kind, Members, Null};

pub fn objects(region: &Region, quarters: Quarters, random: &mut Random) -> Vec<Type> {
    members(&region.objects, quarters, random)
        .into_iter()
        .map(|members| Type { form: Form::Object, members })
        .collect()
}

pub fn members(table: &Members, quarters: Quarters, random: &mut Random) -> Vec<Vec<Member>> {
    let lists = table.sizes.iter().map(|(_, often)| often).sum();
    let sizes = random.deal(table.sizes, quarters.of(lists));
    let all = sizes.iter().sum();
    let kinds = random.deal(table.kinds, all);
    let [optional, required] = table.optional;
    let optional = random.deal(&[(true, optional), (false, required)], all);
    let members = kinds.into_iter().zip(optional);
    let mut members = members.map(|((kind, null), optional)| Member {
        kind,
        null,
        optional,
        target: None,
        role: Role::Data,
    });
    sizes.into_iter().map(|size| members.by_ref().take(size).collect()).collect()
}

/// Gives each object a member that refers to an object or union, in exchange with one that has several.
pub fn spread_references(objects: &mut [Type]) {
    let refers = |member: &Member| matches!(member.kind.item(), Item::Object | Item::Union);
    let count = |ty: &Type| ty.members.iter().filter(|member| refers(member)).count();
    for at in 0..objects.len() {
        let Some(rich) = (0..objects.len()).max_by_key(|other| count(&objects[*other])) else { return };
        if count(&objects[at]) > 0 || count(&objects[rich]) < 2 {
            continue;
        }
        if let Some(place) = objects[rich].members.iter().position(refers) {
            let mine = objects[at].members[0];
            objects[at].members[0] = std::mem::replace(&mut objects[rich].members[place], mine);
        }
    }
}

pub fn unions(region: &Region, quarters: Quarters, random: &mut Random) -> Vec<Type> {
    let count = region.unions.iter().map(|(_, often)| often).sum();
    random.deal(region.unions, quarters.of(count)).into_iter().map(union).collect()
}

fn union(alternatives: Alternatives) -> Type {
    let alternative =
        |kind| Member { kind, null: Null::Never, optional: false, target: None, role: Role::Data };
    match alternatives {
        Alternatives::Untagged(kinds) => {
            Type { form: Form::Union, members: kinds.iter().copied().map(alternative).collect() }
        }
        Alternatives::Tagged(count) => {
            Type { form: Form::TaggedUnion, members: vec![alternative(Kind::One(Item::Object)); count] }
        }
    }
}
