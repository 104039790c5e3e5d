//! What a model of 1,000 structs costs to compile: plain, with `serde_derive`, and with `specwright::Model`.
//!
//! The crates are written beside this program and built by cargo in turns. This program also stands between cargo
//! and rustc, to learn what rustc and the linker used for one crate, dependencies left out. Medians are printed.

mod models;

use std::path::Path;

use measure::{Project, RustcUsage, median};
use models::{Flavour, packages};

const ROUNDS: usize = 5;
const STRUCTS: usize = 1_000;

fn main() {
    measure::stand_in_for_rustc();
    let argument = |index, default| match std::env::args().nth(index) {
        None => default,
        Some(text) => text.parse().expect("usage: model-compile [ROUNDS [STRUCTS]]"),
    };
    let (rounds, structs) = (argument(1, ROUNDS), argument(2, STRUCTS));
    let project = Project::write("model-compile-crates", &packages(structs));

    let mut samples = [const { Vec::new() }; Flavour::ALL.len()];
    for round in 0..rounds {
        eprintln!("round {} of {rounds}", round + 1);
        for turn in 0..Flavour::ALL.len() {
            let at = (round + turn) % Flavour::ALL.len();
            samples[at].push(Sample::take(&project, Flavour::ALL[at]));
        }
    }
    print_table(&samples);
}

/// What one round found out about one flavour.
struct Sample {
    check: RustcUsage,
    debug: RustcUsage,
    release_crate: RustcUsage,
    release_binary: RustcUsage,
    binary_bytes: f64,
}

impl Sample {
    fn take(project: &Project, flavour: Flavour) -> Self {
        let models = flavour.models();
        let user = flavour.user();
        let check = project.cargo(&["check", "-p", &models], &[&models]);
        let debug = project.cargo(&["build", "-p", &models], &[&models]);
        let release = project.cargo(&["build", "--release", "-p", &user], &[&models, &user]);
        Self {
            check: check[0],
            debug: debug[0],
            release_crate: release[0],
            release_binary: release[1],
            binary_bytes: bytes(&project.target().join("release").join(user)),
        }
    }
}

fn bytes(file: &Path) -> f64 {
    file.metadata().expect("the binary").len() as f64
}

fn print_table(samples: &[Vec<Sample>]) {
    println!(
        "| | plain | serde_derive | Model | serde_derive / plain | Model / plain | Model / serde_derive | above plain |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|");
    let row = |title: &str, digits: usize, figure: &dyn Fn(&Sample) -> f64| {
        let medians: Vec<f64> = samples.iter().map(|samples| median(samples.iter().map(figure))).collect();
        let [plain, serde, model] = medians[..] else { unreachable!("three flavours") };
        println!(
            "| {title} | {plain:.digits$} | {serde:.digits$} | {model:.digits$} | {:.2} | {:.2} | {:.2} | {:.2} |",
            serde / plain,
            model / plain,
            model / serde,
            (model - plain) / (serde - plain),
        );
    };
    row("check, CPU s", 2, &|sample| sample.check.seconds);
    row("check, peak MiB", 0, &|sample| sample.check.mebibytes);
    row("debug build, CPU s", 2, &|sample| sample.debug.seconds);
    row("debug build, peak MiB", 0, &|sample| sample.debug.mebibytes);
    row("release, crate and binary, CPU s", 2, &|sample| {
        sample.release_crate.seconds + sample.release_binary.seconds
    });
    row("… the crate", 2, &|sample| sample.release_crate.seconds);
    row("… the binary", 2, &|sample| sample.release_binary.seconds);
    row("release, peak MiB", 0, &|sample| {
        sample.release_crate.mebibytes.max(sample.release_binary.mebibytes)
    });
    row("binary, KiB", 0, &|sample| sample.binary_bytes / 1024.0);
}
