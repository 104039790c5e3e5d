//! What clients of hundreds of operations cost: to generate, to check, to build, to call five operations of, to document.
//!
//! The spec is made here, of the shape of Stripe's API, or given. The crate and a program that calls it are written beside
//! this one and built by cargo, several times, with dependencies that were built before.

mod arguments;
mod builds;
mod changes;
mod generate;
mod growth;
mod peer;
mod report;
mod spec;
mod tree;
mod user;
mod workspace;

use arguments::{Arguments, Mode};
use spec::Quarters;

/// The made spec is the same each time.
const SEED: u64 = 1;

fn main() {
    measure::stand_in_for_command();
    let arguments = Arguments::parse(std::env::args().skip(1));
    match &arguments.mode {
        Mode::Print => print!("{}", spec::made(arguments.quarters, SEED)),
        Mode::Generate { spec, folder } => generate::generate(spec, folder),
        Mode::Growth => growth::measure(&arguments),
        Mode::Changes => changes::measure(&arguments),
        Mode::Measure => measure_all(&arguments),
    }
}

fn measure_all(arguments: &Arguments) {
    let generated = generate::measured(arguments);
    let mut ours = builds::Ours::prepare(&generated, &arguments.steps);
    let mut peers = peer::Peer::all(arguments, &generated);
    for run in 0..arguments.runs {
        eprintln!("run {} of {}", run + 1, arguments.runs);
        ours.run();
        peers.iter_mut().for_each(peer::Peer::run);
    }
    let report = report::Report {
        size: generated.size,
        trees: tree::of(&ours),
        ours: ours.finish(),
        peers: peers.into_iter().map(peer::Peer::finish).collect(),
    };
    match arguments.json {
        true => println!("{}", report.json()),
        false => print!("{}", report.table()),
    }
}
