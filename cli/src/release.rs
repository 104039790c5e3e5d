//! `specwright release`: the next version of a generated crate, with what it changes in its changelog.

mod date;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use specwright_cli::report::Format;
use specwright_codegen::conform::is_date;
use specwright_codegen::diff::{Description, changelog, compare};
use specwright_codegen::{GeneratedCrate, Plan, emit_from, replace};

use crate::Outcome;
use crate::console::{eprint, fail, print};
use crate::diff::ignore::Ignored;
use crate::diff::{checked, input};
use crate::generate;
use crate::specs;

/// Sets the version in a spec that its changes ask for, writes what changed into the changelog of the crate, and
/// generates the crate anew.
#[derive(clap::Args)]
#[command(after_help = "\
A version in the spec that is higher than the one asked for stays, and is released without changes, too. In the
changelog, what stands in it stays; what stands under `Unreleased` is released with it.

Exit status: 0 done, or nothing to release; 1 problems in the spec; 2 wrong usage, or the system refused to
read or write.")]
pub(crate) struct Arguments {
    /// The API by its name, or its spec.
    #[arg(value_name = "API")]
    api: String,
    /// Writes nothing; shows what would be done.
    #[arg(long)]
    dry_run: bool,
    /// The folder with a folder for each generated crate.
    #[arg(long, value_name = "DIR", default_value = "generated")]
    out: PathBuf,
    /// The day of the release, in the form 2026-05-31 [default: today, UTC].
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// Changes that do not count: a fingerprint and a reason a line [default: specs/diff.ignore, where it is].
    #[arg(long, value_name = "FILE")]
    ignore: Option<PathBuf>,
}

/// What a release changes.
struct Release {
    spec: PathBuf,
    spec_text: String,
    changelog: PathBuf,
    changelog_text: String,
    generated: GeneratedCrate,
    summary: String,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let date = arguments.date.clone().unwrap_or_else(date::today);
    if !is_date(&date) {
        return fail(&format!("`{}` is not a date such as 2026-05-31", date.escape_debug()));
    }
    let release = match prepare(arguments, &date) {
        Ok(Some(release)) => release,
        Ok(None) => return Outcome::Problems,
        Err(Stop::Failed(message)) => return fail(&message),
        Err(Stop::Nothing(message)) => return print(&message, Outcome::Done),
    };
    let folder = arguments.out.join(&release.generated.name);
    let plan = match Plan::new(&folder, &release.generated) {
        Ok(plan) => plan,
        Err(error) => return fail(&error.to_string()),
    };
    if arguments.dry_run {
        return print(&format!("{}nothing is written\n", release.summary), Outcome::Done);
    }
    if let Err(message) = write(&release, &plan, &arguments.out) {
        return fail(&message);
    }
    let written = plan.changes().len();
    print(&format!("{}{}: wrote {written} files\n", release.summary, folder.display()), Outcome::Done)
}

/// Why there is no release.
enum Stop {
    /// Something could not be read.
    Failed(String),
    /// There is nothing to release.
    Nothing(String),
}

/// Works out the release; `None` after problems, which were told.
fn prepare(arguments: &Arguments, date: &str) -> Result<Option<Release>, Stop> {
    let path = find(&arguments.api).map_err(Stop::Failed)?;
    let mut ignored = Ignored::read(arguments.ignore.as_deref()).map_err(Stop::Failed)?;
    let new = input::Input::read(&path.display().to_string()).map_err(Stop::Failed)?;
    let Some(after) = checked(&new) else { return Ok(None) };
    let old = input::generated(&new, &arguments.out).map_err(|message| {
        Stop::Failed(format!("{message}; `specwright generate` makes its first version"))
    })?;
    let Some(before) = checked(&old) else { return Ok(None) };
    let mut comparison = compare(
        Description { api: &before.api, sources: &old.spec.file },
        Description { api: &after.api, sources: &new.spec.file },
    );
    let ignored = match ignored.take(&mut comparison).len() {
        0 => String::new(),
        count => format!(" ({count} ignored)"),
    };
    // A version that was raised by hand releases what stands in the changelog.
    let is_raised = comparison.versions.new > comparison.versions.old;
    if comparison.entries.is_empty() && !is_raised {
        let text = format!(
            "{}: nothing to release: no changes since version {}{ignored}\n",
            path.display(),
            comparison.versions.old
        );
        return Err(Stop::Nothing(text));
    }
    let version = comparison.versions.next().clone();
    let spec_text = match specwright_codegen::set_version(&new.spec.file, &version.to_string()) {
        Ok(text) => text,
        Err(problems) => {
            eprint(&new.spec.render(Format::Human, &problems));
            return Ok(None);
        }
    };
    let file = new.spec.file.with_text(spec_text.as_str());
    let released = match specwright_codegen::read(&file) {
        Ok(released) => released,
        Err(problems) => {
            eprint(&Format::Human.render(&file, &problems));
            return Ok(None);
        }
    };
    let generated = emit_from(&released.api, &new.spec.base_name, &file);
    let changelog = arguments.out.join(&generated.name).join("CHANGELOG.md");
    let before = read_changelog(&changelog).map_err(Stop::Failed)?;
    let parts = changelog::parts(&comparison);
    let changelog_text = changelog::with_section(before.as_deref(), &version, date, &parts);
    let after = format!("{}{ignored}", comparison.versions.old);
    let summary = summary(&path, &changelog, &version.to_string(), &after, &parts);
    Ok(Some(Release { spec: path, spec_text, changelog, changelog_text, generated, summary }))
}

fn summary(spec: &Path, changelog: &Path, version: &str, after: &str, parts: &str) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "{}: version {version}, after {after}", spec.display());
    let _ = match parts.trim_end() {
        "" => {
            writeln!(text, "{}: a section for it, of what stands under `Unreleased`\n", changelog.display())
        }
        parts => writeln!(text, "{}: a section for it:\n\n{parts}\n", changelog.display()),
    };
    text
}

/// The spec that was named, or that of the API of this name.
fn find(api: &str) -> Result<PathBuf, String> {
    let named = Path::new(api);
    if named.is_file() {
        return Ok(named.to_owned());
    }
    for path in specs::paths(&[])? {
        let spec = specs::read(&path)?;
        let is_it = spec.check().is_ok_and(|checked| {
            checked.api.name == api || specwright_codegen::package_name(&checked.api) == api
        });
        if is_it || path.file_stem().is_some_and(|stem| stem == api) {
            return Ok(path);
        }
    }
    Err(format!("there is no API `{}` in specs/*.yaml, and no file of this name", api.escape_debug()))
}

fn read_changelog(path: &Path) -> Result<Option<String>, String> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("cannot read {}: {error}", path.display())),
    }
}

/// Has the crate ready before anything is written, and puts it in its place last: until then, the release is still to be made.
fn write(release: &Release, plan: &Plan, out: &Path) -> Result<(), String> {
    let _lock = generate::lock::acquire(out);
    let staged = plan.stage().map_err(|error| error.to_string())?;
    match release.changelog.exists() {
        true => replace(&release.changelog, &release.changelog_text).map_err(|error| error.to_string())?,
        false => std::fs::write(&release.changelog, &release.changelog_text)
            .map_err(|error| format!("cannot write {}: {error}", release.changelog.display()))?,
    }
    replace(&release.spec, &release.spec_text).map_err(|error| error.to_string())?;
    staged.commit().map_err(|error| error.to_string())
}
