//! How long the command `specwright generate` takes over the specs of this repository.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use measure::median;

const ROUNDS: usize = 40;

fn main() {
    let repository = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let program = match std::env::args_os().nth(1) {
        Some(path) => path.into(),
        None => build(repository),
    };
    let folder = std::env::temp_dir().join(format!("specwright-end-to-end-{}", std::process::id()));
    let (written, compared) = (folder.join("written"), folder.join("compared"));
    let generate = |out: &Path| {
        let mut command = Command::new(&program);
        command.arg("generate").args(specs(repository)).arg("--out").arg(out);
        command
    };
    run(&mut generate(&compared));
    let write = || {
        let _ = std::fs::remove_dir_all(&written);
        generate(&written)
    };
    let compare = || {
        let mut command = generate(&compared);
        command.arg("--check");
        command
    };

    let mut milliseconds = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        milliseconds[0].push(run(&mut write()));
        milliseconds[1].push(run(&mut compare()));
    }
    let with_instructions = measure::valgrind();
    println!("| | median ms | least ms | million instructions |");
    println!("|---|---:|---:|---:|");
    let commands = [("into an empty folder", write()), ("`--check`, up to date", compare())];
    for ((title, command), times) in commands.iter().zip(milliseconds) {
        let least = times.iter().copied().fold(f64::INFINITY, f64::min);
        let instructions = match with_instructions {
            true => format!("{:.1}", measure::instructions(command) / 1e6),
            false => String::new(),
        };
        println!("| {title} | {:.1} | {least:.1} | {instructions} |", median(times));
    }
    let _ = std::fs::remove_dir_all(folder);
}

/// Builds the command and says where it is.
fn build(repository: &Path) -> PathBuf {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()))
        .args([
            "build",
            "--release",
            "--package",
            "specwright-cli",
            "--message-format",
            "json-render-diagnostics",
        ])
        .current_dir(repository)
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo");
    let messages = String::from_utf8_lossy(&output.stdout);
    let path = messages.lines().find_map(|line| line.split_once("\"executable\":\"")?.1.split_once('"'));
    path.expect("a build of the command").0.into()
}

/// The specs, in the order of their names.
fn specs(repository: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(repository.join("specs")).expect("the specs");
    let mut specs: Vec<PathBuf> = entries.map(|entry| entry.expect("a spec").path()).collect();
    specs.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    specs.sort();
    specs
}

/// The milliseconds that the command takes.
fn run(command: &mut Command) -> f64 {
    let start = Instant::now();
    let output = command.output().expect("the command");
    let time = start.elapsed();
    assert!(output.status.success(), "{command:?} failed:\n{}", String::from_utf8_lossy(&output.stderr));
    time.as_secs_f64() * 1e3
}
