//! Types without names, and what refers to what.
//!
//! A new type is put into some member that asks for one of its kind and has none yet, so that each is reached. Members
//! that are left without a type get one that is there.

mod make;
mod pool;
mod responses;

use std::ops::Range;

pub use self::make::members;
use self::pool::{Pool, Reference};
use super::Quarters;
use super::deal::Random;
use super::operations::{self, Operation};
use super::shape::{self, Item, Kind, LEAF, OUTER, REQUEST, Region, SHARED_ENUMS};
use super::types::{Form, Member, Role, Type};

/// The types of an API and its operations.
pub struct Graph {
    pub types: Vec<Type>,
    pub operations: Vec<Operation>,
    quarters: Quarters,
}

/// Where types that may be outputs are.
pub struct Outputs {
    pub roots: Range<usize>,
    pub hubs: Range<usize>,
    pub leaves: Range<usize>,
}

impl Graph {
    /// Makes the types and operations of an API.
    pub fn link(quarters: Quarters, random: &mut Random) -> Self {
        let mut graph = Self { types: Vec::new(), operations: Vec::new(), quarters };
        let texts = graph.add(shape::TEXT_LIMITS.map(Form::ShortText));
        let aliases = graph.add(vec![Form::Alias; quarters.of(shape::ALIASES)]);
        let mut enums = Vec::from_iter(graph.enums(&LEAF, random).chain(graph.enums(&OUTER, random)));
        let request_enums = graph.enums(&REQUEST, random);

        let responses = graph.types.len();
        let outputs = graph.responses(random);
        let requests = graph.types.len();
        graph.requests(random);
        graph.mark_tags();
        let end = graph.types.len();

        graph.refer(Item::Enum, responses..requests, &enums, random);
        random.shuffle(&mut enums);
        enums.truncate(quarters.of(SHARED_ENUMS));
        enums.splice(0..0, request_enums);
        graph.refer(Item::Enum, requests..end, &enums, random);
        graph.refer(Item::Alias, responses..end, &Vec::from_iter(aliases), random);
        graph.refer(Item::ShortText, responses..end, &Vec::from_iter(texts), random);
        operations::give_outputs(&mut graph, &outputs, random);
        graph
    }

    fn requests(&mut self, random: &mut Random) {
        let mut pool = Pool::default();
        self.operations = operations::operations(self, self.quarters, random);
        for at in 0..self.operations.len() {
            if let Some(inputs) = self.operations[at].inputs {
                pool.open(inputs, &self.types[inputs].members);
            }
        }
        let types = self.region(&REQUEST, &mut pool, random);
        self.fill(pool, |owner| types.start.max(owner + 1)..types.end, random);
    }

    /// Makes the objects and unions of a region and puts each where the pool has a place for it; their own places join
    /// the pool.
    fn region(&mut self, region: &Region, pool: &mut Pool, random: &mut Random) -> Range<usize> {
        let start = self.types.len();
        let mut types = make::objects(region, self.quarters, random);
        types.extend(make::unions(region, self.quarters, random));
        random.shuffle(&mut types);
        for made in types {
            let reference = pool.take(made.form, random);
            self.push(made, reference, pool);
        }
        start..self.types.len()
    }

    fn push(&mut self, made: Type, reference: Option<Reference>, pool: &mut Pool) {
        if let Some(reference) = reference {
            self.point(reference, self.types.len());
        }
        pool.open(self.types.len(), &made.members);
        self.types.push(made);
    }

    fn point(&mut self, reference: Reference, target: usize) {
        self.types[reference.owner].members[reference.member].target = Some(target);
    }

    /// Lets references that are left refer to any type of the range that there is for their owner. Where there is none
    /// of the kind, a member becomes a plain one.
    fn fill(&mut self, pool: Pool, range: impl Fn(usize) -> Range<usize>, random: &mut Random) {
        for (reference, wanted) in pool.references() {
            let owner = &self.types[reference.owner];
            // An alternative that is there already would never be taken.
            let is_there = |at| {
                owner.form == Form::Union && owner.members.iter().any(|member| member.target == Some(at))
            };
            let fits = |at: &usize| self.types[*at].form.item() == Some(wanted) && !is_there(*at);
            let types: Vec<usize> = range(reference.owner).filter(fits).collect();
            match types.is_empty() {
                true => {
                    // Different ones, because a union has no two alternatives that are alike.
                    let plain =
                        [Item::Boolean, Item::Integer, Item::Number, Item::Text][reference.member % 4];
                    self.types[reference.owner].members[reference.member].kind = Kind::One(plain);
                }
                false => self.point(reference, random.pick(&types)),
            }
        }
    }

    /// Gives the alternatives of tagged unions a member that is the tag, in place of one that refers to nothing.
    fn mark_tags(&mut self) {
        let tagged = self.types.iter().filter(|ty| ty.form == Form::TaggedUnion);
        let alternatives: Vec<usize> =
            tagged.flat_map(|union| &union.members).filter_map(|alternative| alternative.target).collect();
        for at in alternatives {
            let members = &mut self.types[at].members;
            let is_tag = |member: &Member| member.role == Role::Tag;
            let place = members.iter().position(is_tag).or_else(|| members.iter().position(Member::is_plain));
            match place {
                Some(place) => members[place] = Member::TAG,
                None => members.push(Member::TAG),
            }
        }
    }

    /// Lets all members of this kind refer to these types: to each once, and then to the first ones more often.
    fn refer(&mut self, item: Item, owners: Range<usize>, types: &[usize], random: &mut Random) {
        let mut members: Vec<&mut Member> = self.types[owners]
            .iter_mut()
            .flat_map(|owner| &mut owner.members)
            .filter(|member| member.kind.item() == item)
            .collect();
        random.shuffle(&mut members);
        for (at, member) in members.into_iter().enumerate() {
            let often = random.below(types.len()) * random.below(types.len()) / types.len();
            member.target = Some(types.get(at).copied().unwrap_or(types[often]));
        }
    }

    fn enums(&mut self, region: &Region, random: &mut Random) -> Range<usize> {
        let count = region.enums.iter().map(|(_, often)| often).sum();
        let values = random.deal(region.enums, self.quarters.of(count));
        self.add(values.into_iter().map(Form::Enum))
    }

    fn add(&mut self, forms: impl IntoIterator<Item = Form>) -> Range<usize> {
        let start = self.types.len();
        self.types.extend(forms.into_iter().map(|form| Type { form, members: Vec::new() }));
        start..self.types.len()
    }
}
