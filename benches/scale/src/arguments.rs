//! What is asked of the program.

use std::path::PathBuf;

use crate::Quarters;
use crate::builds::Step;

const USAGE: &str = "\
usage: scale [--quarters 1..4 | --spec FILE] [--openapi FILE] [--runs N] [--steps check,debug,release,doc] [--json]
       scale --growth [--runs N] [--steps …]
       scale --changes [--quarters 1..4 | --spec FILE] [--runs N]
       scale --print [--quarters 1..4]";

#[derive(Clone)]
pub struct Arguments {
    pub mode: Mode,
    pub quarters: Quarters,
    /// A spec in place of the made one.
    pub spec: Option<PathBuf>,
    /// What the peer generates from, in place of an export of the spec.
    pub openapi: Option<PathBuf>,
    pub runs: usize,
    pub steps: Vec<Step>,
    pub json: bool,
}

#[derive(Clone)]
pub enum Mode {
    Measure,
    /// From one to four quarters.
    Growth,
    /// Compares the made spec with others of its size.
    Changes,
    /// Prints the made spec.
    Print,
    /// Generates and does nothing else, so that it can be measured.
    Generate {
        spec: PathBuf,
        folder: PathBuf,
    },
}

impl Arguments {
    pub fn parse(mut words: impl Iterator<Item = String>) -> Self {
        let mut arguments = Self {
            mode: Mode::Measure,
            quarters: Quarters(4),
            spec: None,
            openapi: None,
            runs: 2,
            steps: Step::ALL.to_vec(),
            json: false,
        };
        while let Some(word) = words.next() {
            let mut value = || words.next().expect(USAGE);
            match word.as_str() {
                "--growth" => arguments.mode = Mode::Growth,
                "--changes" => arguments.mode = Mode::Changes,
                "--print" => arguments.mode = Mode::Print,
                "--generate" => {
                    arguments.mode = Mode::Generate { spec: value().into(), folder: value().into() };
                }
                "--quarters" => arguments.quarters = Quarters(value().parse().expect(USAGE)),
                "--spec" => arguments.spec = Some(value().into()),
                "--openapi" => arguments.openapi = Some(value().into()),
                "--runs" => arguments.runs = value().parse().expect(USAGE),
                "--steps" => arguments.steps = value().split(',').flat_map(steps).copied().collect(),
                "--json" => arguments.json = true,
                _ => panic!("{USAGE}"),
            }
        }
        assert!((1..=4).contains(&arguments.quarters.0) && arguments.runs > 0, "{USAGE}");
        arguments
    }
}

fn steps(word: &str) -> &'static [Step] {
    match word {
        "check" => &[Step::Check],
        "debug" => &[Step::DebugCrate, Step::DebugUser],
        "release" => &[Step::ReleaseCrate, Step::ReleaseUser],
        "doc" => &[Step::Doc],
        _ => panic!("{USAGE}"),
    }
}
