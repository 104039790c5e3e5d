//! What builders of 100 request types cost to compile: none, `specwright::Builder`, `bon` and `typed-builder`.
//!
//! The crates are written beside this program and built by cargo in turns; this program also stands between cargo
//! and rustc, to learn what rustc and the linker used for the one crate. Medians are printed.

mod requests;

use measure::{Project, RustcUsage, median};
use requests::{Flavour, Tracked, package, package_name};

const ROUNDS: usize = 9;
const REQUESTS: usize = 100;

fn main() {
    measure::stand_in_for_rustc();
    let argument = |index, default| match std::env::args().nth(index) {
        None => default,
        Some(text) => text.parse().expect("usage: builder-compile [ROUNDS [REQUESTS]]"),
    };
    let (rounds, requests) = (argument(1, ROUNDS), argument(2, REQUESTS));
    let crates: Vec<(Tracked, Flavour)> =
        Tracked::ALL.into_iter().flat_map(|tracked| Flavour::ALL.map(|flavour| (tracked, flavour))).collect();
    let packages: Vec<_> =
        crates.iter().map(|&(tracked, flavour)| package(tracked, flavour, requests)).collect();
    let project = Project::write("builder-compile-crates", &packages);

    let mut samples = vec![Vec::new(); crates.len()];
    for round in 0..rounds {
        eprintln!("round {} of {rounds}", round + 1);
        for turn in 0..crates.len() {
            let at = (round + turn) % crates.len();
            samples[at].push(Sample::take(&project, crates[at]));
        }
    }
    for (tracked, samples) in Tracked::ALL.into_iter().zip(samples.chunks(Flavour::ALL.len())) {
        println!("\n{}:\n", tracked.title());
        print_table(samples);
    }
}

/// What one round found out about one crate.
#[derive(Clone)]
struct Sample {
    check: RustcUsage,
    debug: RustcUsage,
}

impl Sample {
    fn take(project: &Project, (tracked, flavour): (Tracked, Flavour)) -> Self {
        let package = package_name(tracked, flavour);
        let usage = |command| project.cargo(&[command, "-p", &package], &[&package])[0];
        Self { check: usage("check"), debug: usage("build") }
    }
}

fn print_table(samples: &[Vec<Sample>]) {
    println!(
        "| | ours / bon | above plain | ours / typed-builder | above plain | plain | ours | bon | typed-builder |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    let row = |title: &str, digits: usize, figure: &dyn Fn(&Sample) -> f64| {
        let medians: Vec<f64> = samples.iter().map(|samples| median(samples.iter().map(figure))).collect();
        let [plain, ours, bon, typed] = medians[..] else { unreachable!("four flavours") };
        let above = |peer: f64| (ours - plain) / (peer - plain);
        println!(
            "| {title} | {:.2} | {:.2} | {:.2} | {:.2} | {plain:.digits$} | {ours:.digits$} | {bon:.digits$} | {typed:.digits$} |",
            ours / bon,
            above(bon),
            ours / typed,
            above(typed),
        );
    };
    row("check, CPU s", 2, &|sample| sample.check.seconds);
    row("check, peak MiB", 0, &|sample| sample.check.mebibytes);
    row("debug build, CPU s", 2, &|sample| sample.debug.seconds);
    row("debug build, peak MiB", 0, &|sample| sample.debug.mebibytes);
}
