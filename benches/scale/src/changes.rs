//! What it costs to compare two descriptions: beside reading them, which is what each command does anyway.

use std::time::Duration;

use measure::{median, processor_time};
use specwright_codegen::CheckedApi;
use specwright_codegen::diff::{Comparison, Description, compare};
use specwright_codegen::source::SourceFile;

use crate::arguments::Arguments;
use crate::{SEED, spec};

/// Compares the made spec with itself, with one in which every tenth optional text is an integer, and with that of another
/// API of the same size.
pub fn measure(arguments: &Arguments) {
    let made = match &arguments.spec {
        Some(path) => std::fs::read_to_string(path).expect("the spec"),
        None => spec::made(arguments.quarters, SEED),
    };
    let old = Read::of(&made);
    let others = [
        ("the same", made.clone()),
        ("every tenth optional text changed", changed(&made)),
        ("another API", spec::made(arguments.quarters, SEED + 1)),
    ];
    println!("| against | read both, ms | compare, ms | compare / read | changes |");
    println!("|---|---:|---:|---:|---:|");
    for (title, text) in others {
        let new = Read::of(&text);
        let (mut reading, mut comparing, mut changes) = (Vec::new(), Vec::new(), 0);
        // The first run is no sample: it touches everything for the first time.
        for run in 0..=arguments.runs.max(5) {
            let (_, read) = timed(|| (Read::of(&made), Read::of(&text)));
            let (comparison, compared) = timed(|| old.against(&new));
            changes = comparison.entries.len();
            if run > 0 {
                reading.push(milliseconds(read));
                comparing.push(milliseconds(compared));
            }
        }
        let (read, compared) = (median(reading), median(comparing));
        println!("| {title} | {read:.0} | {compared:.0} | {:.2} | {changes} |", compared / read);
    }
}

/// A spec that was read.
struct Read {
    file: SourceFile,
    api: CheckedApi,
}

impl Read {
    fn of(text: &str) -> Self {
        let file = SourceFile::new("made.yaml", text);
        match specwright_codegen::read(&file) {
            Ok(checked) => Self { api: checked.api, file },
            Err(problems) => {
                panic!("{}", problems.iter().map(|problem| problem.render(&file)).collect::<String>())
            }
        }
    }

    fn against(&self, new: &Self) -> Comparison {
        compare(self.description(), new.description())
    }

    fn description(&self) -> Description<'_> {
        Description { api: &self.api, sources: &self.file }
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = processor_time();
    let done = work();
    (done, processor_time().saturating_sub(start))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn changed(text: &str) -> String {
    let mut seen = 0;
    let lines = text.lines().map(|line| {
        let is_text = line.ends_with("?: string");
        seen += usize::from(is_text);
        match is_text && seen % 10 == 0 {
            true => line.replace("?: string", "?: integer"),
            false => line.to_owned(),
        }
    });
    lines.map(|line| line + "\n").collect()
}
