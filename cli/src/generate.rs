//! `specwright generate`: specs in, crates out.

pub(crate) mod lock;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use specwright_cli::report::Format;
use specwright_codegen::{GeneratedCrate, OutputError, Plan, Staged};

use crate::Outcome;
use crate::console::{conclude, eprint, fail, report};
use crate::specs::{self, Reading, Spec};

/// Writes a client crate for each spec.
#[derive(clap::Args)]
#[command(after_help = "\
Exit status: 0 done or up to date; 1 problems in a spec, or output out of date (--check);
2 wrong usage, or the system refused to read or write.")]
pub(crate) struct Arguments {
    /// Specs to read [default: specs/*.yaml].
    #[arg(value_name = "SPEC")]
    specs: Vec<PathBuf>,
    /// The folder that gets a folder for each API.
    #[arg(long, value_name = "DIR", default_value = "generated")]
    out: PathBuf,
    /// Writes nothing; shows what would change.
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    reading: Reading,
    /// How problems of specs are written.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Format,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let every_spec = arguments.specs.is_empty();
    let paths = match specs::paths(&arguments.specs) {
        Ok(paths) => paths,
        Err(message) => return fail(&message),
    };
    let specs = match specs::read_all(&paths) {
        Ok(specs) => specs,
        Err(specs::Unreadable(messages)) => return fail(&messages.join("\n")),
    };
    let Some((crates, modules)) = generate(&specs, &arguments.reading, arguments.format) else {
        return Outcome::Problems;
    };
    if arguments.out.exists() && !arguments.out.is_dir() {
        return fail(&OutputError::NotAFolder(arguments.out.clone()).to_string());
    }
    let _lock = lock::acquire(&arguments.out);
    let plans = match plans(&arguments.out, &crates, every_spec) {
        Ok(plans) => plans,
        Err(errors) => {
            let messages: Vec<String> = errors.iter().map(OutputError::to_string).collect();
            return fail(&messages.join("\n"));
        }
    };
    let outcome = match arguments.check {
        true => check(&plans, arguments.format),
        false => write(&plans, arguments.format),
    };
    eprint(&unwritten_modules(&arguments.out, &modules));
    outcome
}

/// A module that the author of a spec writes: the crate, and the name in it.
type OwnModule = (String, String);

/// Tells the modules that nobody has written yet.
fn unwritten_modules(out: &Path, modules: &[OwnModule]) -> String {
    let mut notes = String::new();
    for (name, module) in modules {
        let source = out.join(name).join("src");
        let file = source.join(format!("{module}.rs"));
        if !file.exists() && !source.join(module).join("mod.rs").exists() {
            let _ = writeln!(
                notes,
                "{}: not there yet: the spec names the module under `modules`, and you write it",
                file.display()
            );
        }
    }
    notes
}

/// Reads and emits every spec, with the modules that their authors write; `None` after problems, which are on standard
/// error by then.
fn generate(
    specs: &[Spec],
    reading: &Reading,
    format: Format,
) -> Option<(Vec<GeneratedCrate>, Vec<OwnModule>)> {
    let (mut crates, mut modules) = (Vec::new(), Vec::new());
    let mut problems = String::new();
    let mut messages = String::new();
    let mut owners: HashMap<String, &str> = HashMap::new();
    let mut sound = true;
    for spec in specs {
        let checked = match spec.check_as(reading) {
            Ok(checked) => checked,
            Err(diagnostics) => {
                sound = false;
                problems.push_str(&spec.render(format, &diagnostics));
                continue;
            }
        };
        problems.push_str(&spec.render(format, &checked.warnings));
        let generated = specwright_codegen::emit_from(&checked.api, &spec.base_name, &spec.file);
        // Some file systems take names for one that differ only in case.
        if let Some(other) = owners.insert(generated.name.to_ascii_lowercase(), &spec.file.name) {
            sound = false;
            let (spec, name) = (&spec.file.name, &generated.name);
            let _ = writeln!(
                messages,
                "{spec}: error: the name `{name}` is taken by the API in {other}; give one of the two another name"
            );
        }
        let own = checked.api.package.modules.iter();
        modules.extend(own.map(|module| (generated.name.clone(), module.clone())));
        crates.push(generated);
    }
    report(format, &problems, Outcome::Done);
    eprint(&messages);
    sound.then_some((crates, modules))
}

/// What has to change for each crate and, where all specs were read, for crates whose spec is gone.
fn plans(out: &Path, crates: &[GeneratedCrate], every_spec: bool) -> Result<Vec<Plan>, Vec<OutputError>> {
    let mut plans = Vec::new();
    let mut errors = Vec::new();
    for generated in crates {
        match Plan::new(&out.join(&generated.name), generated) {
            Ok(plan) => plans.push(plan),
            Err(error) => errors.push(error),
        }
    }
    if every_spec {
        for folder in abandoned(out, crates) {
            match Plan::removal(&folder) {
                Ok(plan) => plans.extend(plan),
                Err(error) => errors.push(error),
            }
        }
    }
    if errors.is_empty() { Ok(plans) } else { Err(errors) }
}

fn abandoned(out: &Path, crates: &[GeneratedCrate]) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(out) else { return Vec::new() };
    let mut folders: Vec<PathBuf> = entries
        .flatten()
        .filter(|entry| !crates.iter().any(|generated| entry.file_name() == generated.name.as_str()))
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

fn write(plans: &[Plan], format: Format) -> Outcome {
    // Nothing is put in its place before everything lies ready.
    let staged: Result<Vec<Staged<'_>>, OutputError> = plans.iter().map(Plan::stage).collect();
    let committed =
        staged.and_then(|staged| staged.into_iter().try_for_each(specwright_codegen::Staged::commit));
    if let Err(error) = committed {
        return fail(&error.to_string());
    }
    let mut summary = String::new();
    for plan in plans {
        let folder = plan.folder().display();
        let written = plan.changes().iter().filter(|change| change.new.is_some()).count();
        let removed = plan.changes().len() - written;
        let _ = match (written, removed) {
            (0, 0) => writeln!(summary, "{folder}: up to date"),
            (_, 0) => writeln!(summary, "{folder}: wrote {}", files(written)),
            (0, _) => writeln!(summary, "{folder}: removed {}", files(removed)),
            (_, _) => writeln!(summary, "{folder}: wrote {}, removed {}", files(written), files(removed)),
        };
    }
    eprint(&stray_notes(plans));
    conclude(format, &summary, Outcome::Done)
}

fn check(plans: &[Plan], format: Format) -> Outcome {
    let mut report = String::new();
    for plan in plans {
        for change in plan.changes() {
            let path = plan.folder().join(&change.path);
            let state = match (&change.old, &change.new) {
                (None, _) => "missing",
                (Some(_), Some(_)) => "out of date",
                (Some(_), None) => "no longer generated",
            };
            let _ = writeln!(report, "{}: {state}", path.display());
            if change.old.is_some() && change.new.is_some() {
                report.push_str(&change.diff());
            }
        }
    }
    for leftover in plans.iter().flat_map(Plan::leftovers) {
        let _ = writeln!(report, "{}: left over from a run that was ended", leftover.display());
    }
    let strays = stray_notes(plans);
    if report.is_empty() && strays.is_empty() {
        return conclude(format, "up to date\n", Outcome::Done);
    }
    eprint(&strays);
    if !report.is_empty() {
        eprint("the output does not match the specs; run `specwright generate`\n");
    }
    conclude(format, &report, Outcome::Problems)
}

fn stray_notes(plans: &[Plan]) -> String {
    let mut notes = String::new();
    for plan in plans {
        for stray in plan.strays() {
            let path = plan.folder().join(stray);
            let _ = writeln!(
                notes,
                "{}: stray: it says that it is generated, but not from this spec; remove it, or its first line",
                path.display()
            );
        }
    }
    notes
}

fn files(count: usize) -> String {
    match count {
        1 => "1 file".to_owned(),
        count => format!("{count} files"),
    }
}
