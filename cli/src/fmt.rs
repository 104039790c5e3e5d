//! `specwright fmt`: specs in their canonical form.

use std::path::{Path, PathBuf};

use specwright_cli::report::Format;
use specwright_codegen::{Change, same_but_line_ends};

use crate::Outcome;
use crate::console::{eprint, fail, print};
use crate::specs::{self, Spec};

/// Puts specs into their canonical form.
#[derive(clap::Args)]
#[command(after_help = "\
Meaning and comments stay as they are, and so does the JSON of examples.

Exit status: 0 done, or nothing to do; 1 problems in a spec, or specs that would change (--check);
2 wrong usage, or the system refused to read or write.")]
pub(crate) struct Arguments {
    /// Specs to format [default: specs/*.yaml].
    #[arg(value_name = "SPEC")]
    specs: Vec<PathBuf>,
    /// Writes nothing; shows what would change.
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let paths = match specs::paths(&arguments.specs) {
        Ok(paths) => paths,
        Err(message) => return fail(&message),
    };
    let specs = match specs::read_all(&paths) {
        Ok(specs) => specs,
        Err(specs::Unreadable(messages)) => return fail(&messages.join("\n")),
    };
    let Some(formatted) = format(&specs) else { return Outcome::Problems };
    let changed: Vec<(&Path, &Spec, String)> = paths
        .iter()
        .zip(&specs)
        .zip(formatted)
        .filter(|((_, spec), text)| !same_but_line_ends(spec.file.text.as_bytes(), text.as_bytes()))
        .map(|((path, spec), text)| (path.as_path(), spec, text))
        .collect();
    match arguments.check {
        true => check(changed, specs.len()),
        false => write(&changed),
    }
}

/// The canonical form of each; `None` after problems, which are on standard error by then.
fn format(specs: &[Spec]) -> Option<Vec<String>> {
    let mut messages = String::new();
    let mut formatted = Vec::new();
    for spec in specs {
        let text = match &spec.problem {
            Some(problem) => Err(vec![problem.clone()]),
            None => specwright_codegen::format(&spec.file),
        };
        match text {
            Ok(text) => formatted.push(text),
            Err(problems) => messages.push_str(&spec.render(Format::Human, &problems)),
        }
    }
    eprint(&messages);
    messages.is_empty().then_some(formatted)
}

fn check(changed: Vec<(&Path, &Spec, String)>, specs: usize) -> Outcome {
    if changed.is_empty() {
        let specs = if specs == 1 { "1 spec is".to_owned() } else { format!("{specs} specs are") };
        return print(&format!("{specs} in canonical form\n"), Outcome::Done);
    }
    let mut report = String::new();
    for (_, spec, text) in changed {
        let path = spec.file.name.replace('\\', "/");
        let old = Some(spec.file.text.as_bytes().to_vec());
        report.push_str(&Change { path, old, new: Some(text) }.diff());
    }
    let outcome = print(&report, Outcome::Problems);
    eprint("not in canonical form; run `specwright fmt`\n");
    outcome
}

fn write(changed: &[(&Path, &Spec, String)]) -> Outcome {
    let mut report = String::new();
    for (path, spec, text) in changed {
        if let Err(error) = specwright_codegen::replace(path, text) {
            return fail(&error.to_string());
        }
        report.push_str(&format!("{}: formatted\n", spec.file.name));
    }
    print(&report, Outcome::Done)
}
