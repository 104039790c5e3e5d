//! What the benches share: medians, processor time, counts of instructions, and what rustc takes for a crate.

use std::process::{Command, Stdio};
use std::time::Duration;

use nix::sys::{
    resource::{Usage, UsageWho, getrusage},
    time::TimeVal,
};
use nix::time::{ClockId, clock_gettime};

mod allocations;
mod command;
mod project;
mod rustc;

pub use allocations::{Counting, allocations};
pub use command::{Cost, cost, stand_in_for_command};
pub use project::{Package, Project, Source, specwright};
pub use rustc::{Usage as RustcUsage, stand_in_for_rustc};

/// The middle one of the values; NaN of none.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => f64::NAN,
        length if length % 2 == 1 => values[length / 2],
        length => f64::midpoint(values[length / 2 - 1], values[length / 2]),
    }
}

/// The processor time that this process has used.
pub fn processor_time() -> Duration {
    clock_gettime(ClockId::CLOCK_PROCESS_CPUTIME_ID).expect("the processor clock").into()
}

/// What the children that have ended used, those that they waited for included.
pub struct Children {
    /// User and system time.
    pub seconds: f64,
    /// The most memory that one of them held.
    pub peak_kilobytes: i64,
}

/// What the children of this process used so far.
pub fn children() -> Children {
    let usage: Usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the usage of children");
    let seconds = |time: TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    Children {
        seconds: seconds(usage.user_time()) + seconds(usage.system_time()),
        peak_kilobytes: usage.max_rss(),
    }
}

/// Whether instructions can be counted; says so on standard error where they cannot.
pub fn valgrind() -> bool {
    let found =
        Command::new("valgrind").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    let found = found.is_ok_and(|status| status.success());
    if !found {
        eprintln!("valgrind is not installed: instructions are left out");
    }
    found
}

/// The instructions that a command takes from its start to its end.
pub fn instructions(command: &Command) -> f64 {
    let mut counted = Command::new("valgrind");
    counted.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    counted.arg(command.get_program()).args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        counted.current_dir(folder);
    }
    let output = counted.stdin(Stdio::null()).output().expect("valgrind");
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} failed under valgrind:\n{messages}");
    let count = messages.lines().find_map(|line| line.split_once("Collected : "));
    count
        .and_then(|(_, count)| count.trim().parse().ok())
        .unwrap_or_else(|| panic!("no count in:\n{messages}"))
}

/// The instructions of one repetition, of a bench that takes these arguments and behind them how often to repeat:
/// the difference between many and few, so that start-up is not in it.
pub fn instructions_of_one(arguments: &[usize], few: usize, many: usize) -> f64 {
    let total = |times: usize| {
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        command.args(arguments.iter().chain([&times]).map(ToString::to_string));
        instructions(&command)
    };
    (total(many) - total(few)) / (many - few) as f64
}
