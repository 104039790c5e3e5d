//! Between cargo and rustc: what rustc and its linker used for each crate of the project.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::{Command, exit};

/// Names the file that gets a line for each crate, and says that this program runs in place of rustc.
pub const LOG: &str = "MODEL_COMPILE_LOG";

/// What compiling a crate took.
#[derive(Clone, Copy)]
pub struct Usage {
    pub seconds: f64,
    pub mebibytes: f64,
}

/// Whether cargo started this program in place of rustc.
pub fn is_wrapper() -> bool {
    std::env::var_os(LOG).is_some()
}

/// Runs rustc, whose path and arguments are this program's, and logs what it used.
pub fn run() -> ! {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (rustc, arguments) = arguments.split_first().expect("the path of rustc");
    let status = Command::new(rustc).args(arguments).status().expect("rustc");
    let name = arguments.iter().position(|argument| argument == "--crate-name");
    if let Some(name) = name.and_then(|at| arguments.get(at + 1)) {
        let used = measure::children();
        let log = std::env::var_os(LOG).expect("the path of the log");
        let mut log = File::options().append(true).create(true).open(log).expect("the log");
        writeln!(log, "{name} {} {}", used.seconds, used.peak_kilobytes).expect("the log");
    }
    exit(status.code().unwrap_or(1));
}

/// What compiling a crate took, by the log.
pub fn logged(log: &Path, package: &str) -> Usage {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let name = package.replace('-', "_");
    let line = text.lines().filter_map(|line| line.strip_prefix(&name)?.strip_prefix(' ')).next_back();
    let figures = line.and_then(|figures| figures.split_once(' '));
    let (seconds, kilobytes) = figures.unwrap_or_else(|| panic!("{package} was not compiled"));
    let number = |text: &str| text.parse::<f64>().expect("a number in the log");
    Usage { seconds: number(seconds), mebibytes: number(kilobytes) / 1024.0 }
}
