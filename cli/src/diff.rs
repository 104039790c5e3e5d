//! `specwright diff`: what a change of a spec means for those who use its API.

pub(crate) mod ignore;
pub(crate) mod input;
mod verify;

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use specwright_cli::report;
use specwright_cli::report::changes::{Compared, Format};
use specwright_codegen::diff::{Comparison, Description, Rust, Wire, compare};

use self::ignore::Ignored;
use self::input::Input;
use crate::Outcome;
use crate::console::{eprint, fail, print};
use crate::specs;

/// Tells what a change of a spec means: for clients that are deployed, and for callers who generate anew.
#[derive(clap::Args)]
#[command(after_help = "\
OLD and NEW are specs, folders of generated crates (each holds the spec that it was made of), or REV:PATH for
either as it was in git. With one SPEC, it is compared with the crate that was generated of it, or a REV:PATH
with the file of today. Without any, each of specs/*.yaml is.

Exit status: 0 nothing that --fail-on names; 1 that, or problems in a spec; 2 wrong usage, or the system
refused to read.")]
pub(crate) struct Arguments {
    /// What was.
    #[arg(value_name = "OLD")]
    old: Option<String>,
    /// What is.
    #[arg(value_name = "NEW")]
    new: Option<String>,
    /// The folder with a folder for each generated crate.
    #[arg(long, value_name = "DIR", default_value = "generated")]
    out: PathBuf,
    /// How changes are written.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Format,
    /// What makes the command fail.
    #[arg(long, value_name = "WHAT", value_enum, value_delimiter = ',', default_value = "version")]
    fail_on: Vec<FailOn>,
    /// Changes that do not count: a fingerprint and a reason a line [default: specs/diff.ignore, where it is].
    #[arg(long, value_name = "FILE")]
    ignore: Option<PathBuf>,
    /// Generates both crates and asks cargo-semver-checks, which must be installed; a disagreement that nothing explains fails.
    #[arg(long)]
    verify: bool,
}

/// What makes the command fail.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// The spec states a version that is too low for the changes.
    Version,
    /// A change breaks deployed clients.
    Wire,
    /// A change breaks callers.
    Rust,
    /// A change makes callers' code do something else.
    Behaviour,
    /// Nothing.
    None,
}

impl FailOn {
    fn is_met(self, comparison: &Comparison) -> bool {
        let entries = &comparison.entries;
        match self {
            Self::Version => comparison.versions.is_too_low(),
            Self::Wire => entries.iter().any(|entry| entry.wire == Wire::Breaks),
            Self::Rust => entries.iter().any(|entry| entry.rust == Rust::Breaks),
            Self::Behaviour => entries.iter().any(|entry| entry.rust == Rust::Behaves),
            Self::None => false,
        }
    }
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    if arguments.fail_on.contains(&FailOn::None) && arguments.fail_on.len() > 1 {
        return fail("`--fail-on none` is never: it stands alone");
    }
    let inputs = match pairs(arguments) {
        Ok(inputs) => inputs,
        Err(message) => return fail(&message),
    };
    let mut ignored = match Ignored::read(arguments.ignore.as_deref()) {
        Ok(ignored) => ignored,
        Err(message) => return fail(&message),
    };
    if let Err(message) = if arguments.verify { verify::find() } else { Ok(()) } {
        return fail(&message);
    }
    let (mut text, mut verified, mut outcome) = (String::new(), String::new(), Outcome::Done);
    for (old, new) in &inputs {
        let (Some(before), Some(after)) = (checked(old), checked(new)) else {
            outcome = Outcome::Problems;
            continue;
        };
        let mut comparison = compare(
            Description { api: &before.api, sources: &old.spec.file },
            Description { api: &after.api, sources: &new.spec.file },
        );
        let left_out = ignored.take(&mut comparison);
        if arguments.fail_on.iter().any(|what| what.is_met(&comparison)) {
            outcome = Outcome::Problems;
        }
        text.push_str(&arguments.format.render(&Compared {
            old: &old.spec.file,
            new: &new.spec.file,
            old_name: &old.spec.file.name,
            new_name: &new.spec.file.name,
            comparison: &comparison,
            ignored: &left_out,
        }));
        if arguments.verify {
            match verify::verify((old, &before), (new, &after), &comparison) {
                Ok((told, is_fault)) => {
                    verified.push_str(&told);
                    outcome = if is_fault { Outcome::Problems } else { outcome };
                }
                Err(message) => return fail(&message),
            }
        }
    }
    eprint(&ignored.unused());
    match arguments.format.is_for_people() {
        true => text.push_str(&verified),
        false => eprint(&verified),
    }
    match arguments.format {
        Format::Human => print(&plain_unless_seen(&text), outcome),
        _ => print(&text, outcome),
    }
}

/// The text without its colours where nobody would see them.
fn plain_unless_seen(text: &str) -> String {
    match anstream::stdout().current_choice() {
        anstream::ColorChoice::Never => anstream::adapter::strip_str(text).to_string(),
        _ => text.to_owned(),
    }
}

/// The API of a spec; `None` after its problems were told.
pub(crate) fn checked(input: &Input) -> Option<specwright_codegen::Checked> {
    match input.spec.check() {
        Ok(checked) => Some(checked),
        Err(problems) => {
            eprint(&input.spec.render(report::Format::Human, &problems));
            None
        }
    }
}

fn pairs(arguments: &Arguments) -> Result<Vec<(Input, Input)>, String> {
    match (&arguments.old, &arguments.new) {
        (Some(old), Some(new)) => Ok(vec![(Input::read(old)?, Input::read(new)?)]),
        (Some(one), None) => match input::Revision::of(one) {
            Some(revision) => {
                Ok(vec![(Input::read(one)?, Input::read(&revision.today()?.display().to_string())?)])
            }
            None => {
                let new = Input::read(one)?;
                Ok(vec![(input::generated(&new, &arguments.out)?, new)])
            }
        },
        (None, _) => every_spec(&arguments.out),
    }
}

fn every_spec(out: &Path) -> Result<Vec<(Input, Input)>, String> {
    let mut found = Vec::new();
    for path in specs::paths(&[])? {
        let new = Input::read(&path.display().to_string())?;
        match input::generated(&new, out) {
            Ok(old) => found.push((old, new)),
            Err(message) => eprint(&format!("{message}\n")),
        }
    }
    Ok(found)
}
