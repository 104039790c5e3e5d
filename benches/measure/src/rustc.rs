//! Between cargo and rustc: what rustc and its linker used for each crate of a project.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::{Command, exit};

/// Names the file that gets a line for each crate, and says that this program runs in place of rustc.
pub(crate) const LOG: &str = "MEASURE_RUSTC_LOG";

/// What compiling a crate took.
#[derive(Clone, Copy)]
pub struct Usage {
    /// Processor time.
    pub seconds: f64,
    /// The most memory that rustc or the linker held.
    pub mebibytes: f64,
}

/// Where cargo started this program in place of rustc, runs rustc, whose path and arguments are this program's, logs
/// what it used, and ends. A bench that calls [`Project::cargo`](crate::Project::cargo) begins with this.
pub fn stand_in_for_rustc() {
    let Some(log) = std::env::var_os(LOG) else { return };
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (rustc, arguments) = arguments.split_first().expect("the path of rustc");
    let status = Command::new(rustc).args(arguments).status().expect("rustc");
    let name = arguments.iter().position(|argument| argument == "--crate-name");
    if let Some(name) = name.and_then(|at| arguments.get(at + 1)) {
        let used = crate::children();
        let mut log = File::options().append(true).create(true).open(log).expect("the log");
        writeln!(log, "{name} {} {}", used.seconds, used.peak_kilobytes).expect("the log");
    }
    exit(status.code().unwrap_or(1));
}

/// What compiling a crate took, by the log.
pub(crate) fn logged(log: &Path, package: &str) -> Usage {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let name = package.replace('-', "_");
    let line = text.lines().filter_map(|line| line.strip_prefix(&name)?.strip_prefix(' ')).next_back();
    let figures = line.and_then(|figures| figures.split_once(' '));
    let (seconds, kilobytes) = figures.unwrap_or_else(|| panic!("{package} was not compiled"));
    let number = |text: &str| text.parse::<f64>().expect("a number in the log");
    Usage { seconds: number(seconds), mebibytes: number(kilobytes) / 1024.0 }
}
