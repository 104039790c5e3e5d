//! `specwright check`: what is wrong with specs, and what they could say better.

use std::path::PathBuf;

use specwright_cli::report::Format;
use specwright_codegen::diagnostic::{Code, Diagnostic, Level, Levels, Severity};

use crate::Outcome;
use crate::console::{eprint, fail, print, report};
use crate::specs;

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
    let mut text = String::new();
    let mut found = Vec::new();
    for spec in &specs {
        let diagnostics = match &spec.problem {
            Some(problem) => vec![problem.clone()],
            None => specwright_codegen::check(&spec.file, &levels),
        };
        text.push_str(&spec.render(arguments.format, &diagnostics));
        found.extend(diagnostics);
    }
    conclude(arguments.format, &text, &found, specs.len())
}

fn levels(arguments: &Arguments) -> Result<Levels, String> {
    let mut levels = Levels::default();
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
