//! How the cost of generation grows with the size of a spec, and where it goes.
//!
//! Each size runs in a process of its own, several times in turn with the others, so that peak memory is its
//! own and a slow moment of the machine hits all alike. Medians are printed.

mod check;
mod spec;

use std::process::Command;
use std::time::{Duration, Instant};

use specwright_codegen::source::SourceFile;

const SIZES: [usize; 4] = [10, 100, 1_000, 10_000];
const ROUNDS: usize = 5;

fn main() {
    match std::env::args().nth(1).as_deref() {
        None => measure(),
        Some("--print") => print!("{}", spec::synthetic(argument(2))),
        Some("--once") => once(argument(2)),
        Some("--check") => check::measure(),
        Some("--check-once") => check::once(argument(2), argument(3)),
        Some(_) => eprintln!("usage: generation [--check | --print OPERATIONS]"),
    }
}

fn argument(index: usize) -> usize {
    std::env::args().nth(index).and_then(|text| text.parse().ok()).unwrap_or(100)
}

/// Generates once per `repeat` and prints microseconds for reading and emitting, bytes, and peak kilobytes.
fn once(operations: usize) {
    let text = spec::synthetic(operations);
    // Small specs are over too quickly to be timed alone.
    let repeat = (2_000 / operations).max(1);
    let (mut read, mut emit, mut bytes) = (Duration::ZERO, Duration::ZERO, 0);
    for _ in 0..repeat {
        let start = Instant::now();
        let file = SourceFile::new("synthetic.yaml", text.as_str());
        let checked = specwright_codegen::read(&file).unwrap_or_else(|problems| {
            panic!("{}", problems.iter().map(|problem| problem.render(&file)).collect::<String>())
        });
        read += start.elapsed();
        let start = Instant::now();
        let generated = specwright_codegen::emit(&checked.api, "synthetic.yaml", &text);
        emit += start.elapsed();
        bytes = generated.files.iter().map(|file| file.text.len()).sum();
    }
    let per_run = |time: Duration| time.as_secs_f64() * 1e6 / repeat as f64;
    println!("{} {} {bytes} {}", per_run(read), per_run(emit), peak_kilobytes());
}

fn peak_kilobytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse().unwrap_or(0)
}

fn measure() {
    let program = std::env::current_exe().expect("this program");
    let mut samples: Vec<Vec<[f64; 4]>> = vec![Vec::new(); SIZES.len()];
    for _ in 0..ROUNDS {
        for (size, samples) in SIZES.iter().zip(&mut samples) {
            let output = Command::new(&program).args(["--once", &size.to_string()]).output().expect("a run");
            let text = String::from_utf8_lossy(&output.stdout);
            let figures: Vec<f64> = text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
            samples.push(figures.try_into().unwrap_or_else(|_| {
                panic!("{}", String::from_utf8_lossy(&output.stderr));
            }));
        }
    }
    let rows: Vec<[f64; 4]> =
        samples.iter().map(|samples| [0, 1, 2, 3].map(|at| median(samples, at))).collect();
    println!(
        "| operations | read µs/op | emit µs/op | total µs/op | against 100 | operations/s | peak MiB | output MiB |"
    );
    println!("|---:|---:|---:|---:|---:|---:|---:|---:|");
    let per_operation = |index: usize| (rows[index][0] + rows[index][1]) / SIZES[index] as f64;
    for (index, size) in SIZES.iter().enumerate() {
        let [read, emit, bytes, peak] = rows[index];
        let count = *size as f64;
        println!(
            "| {size} | {:.1} | {:.1} | {:.1} | {:.2} | {:.0} | {:.1} | {:.1} |",
            read / count,
            emit / count,
            per_operation(index),
            per_operation(index) / per_operation(1),
            1e6 / per_operation(index),
            peak / 1024.0,
            bytes / 1024.0 / 1024.0,
        );
    }
}

fn median<const N: usize>(samples: &[[f64; N]], at: usize) -> f64 {
    let mut values: Vec<f64> = samples.iter().map(|sample| sample[at]).collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
