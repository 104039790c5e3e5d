//! What a command used, with all that it started.

use std::process::{Command, Stdio, exit};
use std::time::Instant;

/// Says that this program runs a command and tells what it used.
const RUN: &str = "MEASURE_RUN";

/// What a command took.
#[derive(Clone, Copy)]
pub struct Cost {
    /// Processor time of all processes.
    pub seconds: f64,
    pub wall_seconds: f64,
    /// The most memory that one process held.
    pub mebibytes: f64,
}

impl Cost {
    /// The least of each figure.
    pub fn least(self, other: Self) -> Self {
        Self {
            seconds: self.seconds.min(other.seconds),
            wall_seconds: self.wall_seconds.min(other.wall_seconds),
            mebibytes: self.mebibytes.min(other.mebibytes),
        }
    }

    /// What it takes to run one after the other.
    pub fn then(self, other: Self) -> Self {
        Self {
            seconds: self.seconds + other.seconds,
            wall_seconds: self.wall_seconds + other.wall_seconds,
            mebibytes: self.mebibytes.max(other.mebibytes),
        }
    }
}

/// Runs a command without its output and says what it took; `None` where it failed. It runs below a process of its own,
/// because a process only learns the greatest peak of all its children.
pub fn cost(command: &Command) -> Option<Cost> {
    let mut runner = Command::new(std::env::current_exe().expect("this program"));
    runner.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => runner.env(name, value),
            None => runner.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        runner.current_dir(folder);
    }
    let output = runner.env(RUN, "1").stderr(Stdio::inherit()).output().expect("this program");
    if !output.status.success() {
        return None;
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let figures: Vec<f64> = text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let [seconds, wall_seconds, mebibytes] = figures[..] else { panic!("no figures in {text:?}") };
    Some(Cost { seconds, wall_seconds, mebibytes })
}

/// Where [`cost`] started this program, runs the command that the arguments are, prints what it took, and ends. A bench
/// that calls it begins with this.
pub fn stand_in_for_command() {
    if std::env::var_os(RUN).is_none() {
        return;
    }
    let mut arguments = std::env::args_os().skip(1);
    let mut command = Command::new(arguments.next().expect("a command"));
    command.args(arguments).env_remove(RUN).stdin(Stdio::null()).stdout(Stdio::null());
    let start = Instant::now();
    let status = command.status().expect("the command");
    let wall = start.elapsed();
    let used = crate::children();
    println!("{} {} {}", used.seconds, wall.as_secs_f64(), used.peak_kilobytes as f64 / 1024.0);
    exit(status.code().unwrap_or(1));
}
