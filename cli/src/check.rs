//! `specwright check`: what is wrong with specs, and what they could say better.

use std::path::{Path, PathBuf};

use specwright_cli::report::Format;
use specwright_codegen::CheckedApi;
use specwright_codegen::diagnostic::{Code, Diagnostic, Level, Levels, Severity};
use specwright_codegen::diff::{Description, Since};

use crate::Outcome;
use crate::console::{eprint, fail, print, report};
use crate::diff::ignore::Ignored;
use crate::diff::input;
use crate::specs::{self, Spec};

/// Reports errors and lints of each spec; writes nothing.
#[derive(clap::Args)]
#[command(after_help = "\
`warnings` stands for every lint that would be a warning. Of one lint, `--deny` goes before `--warn`, and that
before `--allow`; all three go before `lints` of a spec.

Exit status: 0 no errors; 1 errors, or lints that are denied; 2 wrong usage, or the system refused to read.")]
pub(crate) struct Arguments {
    /// Specs to read [default: specs/*.yaml].
    #[arg(value_name = "SPEC")]
    specs: Vec<PathBuf>,
    /// How problems are written.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Format,
    /// Says nothing of a lint.
    #[arg(long, value_name = "CODE")]
    allow: Vec<String>,
    /// Makes a lint a warning.
    #[arg(long, value_name = "CODE")]
    warn: Vec<String>,
    /// Makes a lint an error.
    #[arg(long, value_name = "CODE")]
    deny: Vec<String>,
    #[command(flatten)]
    reading: specs::Reading,
    /// The folder with a folder for each generated crate: what changed since then asks for a version.
    #[arg(long, value_name = "DIR", default_value = "generated")]
    out: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let levels = match levels(arguments) {
        Ok(levels) => levels,
        Err(message) => return fail(&message),
    };
    let specs = match specs::paths(&arguments.specs).map(|paths| specs::read_all(&paths)) {
        Ok(Ok(specs)) => specs,
        Ok(Err(specs::Unreadable(messages))) => return fail(&messages.join("\n")),
        Err(message) => return fail(&message),
    };
    let ignored = match Ignored::read(None) {
        Ok(ignored) => ignored,
        Err(message) => return fail(&message),
    };
    let mut text = String::new();
    let mut found = Vec::new();
    for spec in &specs {
        let diagnostics = match &spec.problem {
            Some(problem) => vec![problem.clone()],
            None => check(spec, &arguments.out, &ignored, &levels),
        };
        text.push_str(&spec.render(arguments.format, &diagnostics));
        found.extend(diagnostics);
    }
    conclude(arguments.format, &text, &found, specs.len())
}

/// Checks a spec, beside the crate that was generated of it where there is one.
fn check(spec: &Spec, out: &Path, ignored: &Ignored, levels: &Levels) -> Vec<Diagnostic> {
    let Some((old, api)) = generated(spec, out) else { return specwright_codegen::check(&spec.file, levels) };
    let old = Description { api: &api, sources: &old.file };
    let since = Since { old, counts: &|entry| ignored.counts(entry) };
    specwright_codegen::check_since(&spec.file, since, levels)
}

/// The spec that a crate was generated of, where it is another one. What is wrong with it is not this spec's problem.
fn generated(spec: &Spec, out: &Path) -> Option<(Spec, CheckedApi)> {
    // Nothing is looked for where nothing is generated.
    if !out.is_dir() {
        return None;
    }
    let copy = input::copy_of(spec, out);
    let old = copy.is_file().then(|| specs::read(&copy).ok()).flatten()?;
    if old.file.text == spec.file.text {
        return None;
    }
    let api = old.check().ok()?.api;
    Some((old, api))
}

fn levels(arguments: &Arguments) -> Result<Levels, String> {
    let mut levels = arguments.reading.levels();
    let flags =
        [(&arguments.allow, Level::Allow), (&arguments.warn, Level::Warn), (&arguments.deny, Level::Deny)];
    for (codes, level) in flags {
        for code in codes {
            levels.set(code, level).map_err(|code| {
                let code = code.escape_debug();
                format!("there is no lint `{code}`; the lints are warnings, {}", Code::LINTS.join(", "))
            })?;
        }
    }
    Ok(levels)
}

/// Prints the problems, and for people what they come to.
fn conclude(format: Format, text: &str, found: &[Diagnostic], specs: usize) -> Outcome {
    let errors = found.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    let outcome = if errors > 0 { Outcome::Problems } else { Outcome::Done };
    let outcome = report(format, text, outcome);
    if !format.is_for_people() {
        return outcome;
    }
    let specs = counted(specs, "spec");
    let Some(first) = found.first() else {
        return print(&format!("{specs} checked: no problems\n"), outcome);
    };
    let warnings = counted(found.len() - errors, "warning");
    let problems = match errors {
        0 => warnings,
        errors if errors == found.len() => counted(errors, "error"),
        errors => format!("{}, {warnings}", counted(errors, "error")),
    };
    eprint(&format!("{specs} checked: {problems}; `specwright explain {}` says more\n", first.code));
    outcome
}

fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    }
}
