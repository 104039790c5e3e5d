//! Operations without names.

use super::Quarters;
use super::deal::Random;
use super::graph::{Graph, Outputs, members};
use super::shape::{self, Output, Place, Takes};
use super::types::{Form, Type};

pub struct Operation {
    pub takes: Takes,
    /// What kind of body it has.
    pub body: Option<&'static str>,
    /// The members of its query or body.
    pub inputs: Option<usize>,
    pub output: usize,
}

/// Makes the operations; what they take joins the types.
pub fn operations(graph: &mut Graph, quarters: Quarters, random: &mut Random) -> Vec<Operation> {
    let mut bodies = members(&shape::BODY, quarters, random).into_iter();
    let mut queries = members(&shape::QUERY, quarters, random).into_iter();
    let mut media = random.deal(&shape::BODIES, bodies.len()).into_iter();
    let count = shape::OPERATIONS.iter().map(|(_, often)| often).sum();
    let takes = random.deal(&shape::OPERATIONS, quarters.of(count));
    let operation = |takes: Takes| {
        let (members, body) = match takes.place {
            Place::Nothing => (None, None),
            Place::Query => (queries.next(), None),
            Place::Body => (bodies.next(), media.next()),
        };
        let inputs = members.map(|members| {
            graph.types.push(Type { form: Form::Inputs, members });
            graph.types.len() - 1
        });
        Operation { takes, body: body.filter(|_| inputs.is_some()), inputs, output: 0 }
    };
    takes.into_iter().map(operation).collect()
}

/// Says what the output of each operation is. Each root is that of one at least.
pub fn give_outputs(graph: &mut Graph, outputs: &Outputs, random: &mut Random) {
    let Outputs { roots, hubs, leaves } = outputs;
    let objects = |range: &std::ops::Range<usize>| -> Vec<usize> {
        range.clone().filter(|at| graph.types[*at].form == Form::Object).collect()
    };
    let [mut roots, hubs, mut leaves] = [roots, hubs, leaves].map(objects);
    random.shuffle(&mut roots);
    leaves.truncate(shape::LEAF_OUTPUTS);
    let [mut roots, mut hubs, mut leaves] = [roots, hubs, leaves].map(|types| types.into_iter().cycle());
    let dealt = random.deal(&shape::OUTPUTS, graph.operations.len());
    for (operation, output) in graph.operations.iter_mut().zip(dealt) {
        let types = match output {
            Output::Root => &mut roots,
            Output::Hub => &mut hubs,
            Output::Leaf => &mut leaves,
        };
        operation.output = types.next().expect("a type of each kind");
    }
}
