//! How cost grows from one quarter of the shape to all of it.

use crate::arguments::Arguments;
use crate::builds::{Ours, Step};
use crate::generate;
use crate::spec::Quarters;

pub fn measure(arguments: &Arguments) {
    let sizes = [1, 2, 3, 4].map(Quarters);
    let generated = sizes.map(|quarters| generate::measured(&Arguments { quarters, ..arguments.clone() }));
    let mut ours: Vec<Ours> = generated.iter().map(|one| Ours::prepare(one, &arguments.steps)).collect();
    for run in 0..arguments.runs {
        eprintln!("run {} of {}", run + 1, arguments.runs);
        ours.iter_mut().for_each(Ours::run);
    }
    let costs: Vec<_> = ours.iter().map(Ours::costs).collect();
    println!(
        "| | operations | types | CPU s | ms an operation | wall s | peak MiB |\n|---|---:|---:|---:|---:|---:|---:|"
    );
    let row = |title: &str, of: &generate::Size, cost: measure::Cost| {
        println!(
            "| {title} | {} | {} | {:.2} | {:.1} | {:.2} | {:.0} |",
            of.operations,
            of.types,
            cost.seconds,
            cost.seconds * 1e3 / of.operations as f64,
            cost.wall_seconds,
            cost.mebibytes,
        );
    };
    for one in &generated {
        row("generation", &one.size, one.size.generation);
    }
    for step in Step::ALL {
        for (one, costs) in generated.iter().zip(&costs) {
            if let Some(cost) = costs.of(step) {
                row(step.title(), &one.size, cost);
            }
        }
    }
}
