//! What `check` costs beside reading the YAML, on large specs.

use std::process::Command;
use std::time::Instant;

use specwright_codegen::diagnostic::Levels;
use specwright_codegen::source::SourceFile;

use crate::{ROUNDS, median, peak_kilobytes, spec};

/// The specs: operations, and letters that are added to the documentation of each.
const SPECS: [(usize, usize); 2] = [(10_000, 0), (19_000, 260)];

const PHASES: [&str; 3] = ["parse", "read", "check"];

/// Runs one phase, and prints milliseconds, peak kilobytes and the bytes of the spec.
pub fn once(spec: usize, phase: usize) {
    let (operations, letters) = SPECS[spec];
    let mut text = spec::synthetic(operations);
    text = text.replace("Changes a thing", &format!("Changes{} a thing", " letter".repeat(letters / 7)));
    if PHASES[phase] == "parse" {
        // With an unknown key reading ends where the tree has become the spec as written.
        text.push_str("unknown: 1\n");
    }
    let bytes = text.len();
    let file = SourceFile::new("synthetic.yaml", text);
    let start = Instant::now();
    let problems = match PHASES[phase] {
        "check" => specwright_codegen::check(&file, &Levels::default()).len(),
        _ => specwright_codegen::read(&file).map_or_else(|problems| problems.len(), |_| 0),
    };
    let time = start.elapsed();
    println!("{} {} {bytes} {problems}", time.as_secs_f64() * 1e3, peak_kilobytes());
}

pub fn measure() {
    let program = std::env::current_exe().expect("this program");
    println!("| spec | MB | phase | ms | against parsing | peak MiB | against parsing | problems |");
    println!("|---|---:|---|---:|---:|---:|---:|---:|");
    for spec in 0..SPECS.len() {
        let mut samples: [Vec<[f64; 4]>; 3] = Default::default();
        for _ in 0..ROUNDS {
            for (phase, samples) in samples.iter_mut().enumerate() {
                let arguments = ["--check-once", &spec.to_string(), &phase.to_string()];
                let output = Command::new(&program).args(arguments).output().expect("a run");
                let text = String::from_utf8_lossy(&output.stdout);
                let figures: Vec<f64> = text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
                samples.push(figures.try_into().expect("four figures"));
            }
        }
        let (time, peak) = (median(&samples[0], 0), median(&samples[0], 1));
        for (phase, samples) in PHASES.iter().zip(&samples) {
            let figures = [0, 1, 2, 3].map(|at| median(samples, at));
            println!(
                "| {} operations | {:.1} | {phase} | {:.0} | {:.2} | {:.0} | {:.2} | {} |",
                SPECS[spec].0,
                figures[2] / 1e6,
                figures[0],
                figures[0] / time,
                figures[1] / 1024.0,
                figures[1] / peak,
                figures[3],
            );
        }
    }
}
