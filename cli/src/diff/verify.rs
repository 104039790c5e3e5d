//! `--verify`: both crates are generated, and `cargo-semver-checks` says what it makes of them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use specwright_cli::semver::{Judgement, findings, judge};
use specwright_codegen::diff::Comparison;
use specwright_codegen::{Checked, GeneratedCrate, emit_from};

use super::input::Input;

const PROGRAM: &str = "cargo-semver-checks";

/// Says that the program is there, or how to get it.
pub(crate) fn find() -> Result<(), String> {
    let found = Command::new(PROGRAM).args(["semver-checks", "--version"]).output();
    match found {
        Ok(output) if output.status.success() => Ok(()),
        _ => Err(format!(
            "`--verify` asks {PROGRAM}, which is not installed: `cargo install {PROGRAM} --locked` installs it"
        )),
    }
}

/// What the program says of both crates, in words, and whether the comparison has a fault.
pub(crate) fn verify(
    (old, before): (&Input, &Checked),
    (new, after): (&Input, &Checked),
    comparison: &Comparison,
) -> Result<(String, bool), String> {
    let crates = [
        emit_from(&before.api, &old.spec.base_name, &old.spec.file),
        emit_from(&after.api, &new.spec.base_name, &new.spec.file),
    ];
    let [one, other] = &crates;
    if one.name != other.name {
        return Ok((format!("{PROGRAM}: `{}` and `{}` are two packages\n", one.name, other.name), false));
    }
    let folder = folder();
    let (baseline, current) = (write(&folder.join("old"), one)?, write(&folder.join("new"), other)?);
    let report = run(&folder, &baseline, &current)?;
    let judgement = judge(comparison, &findings(&report));
    Ok((words(&judgement), !judgement.faults.is_empty()))
}

/// Where the crates are written: in the project, so that its settings of cargo hold, and what is built stays for the next time.
fn folder() -> PathBuf {
    Path::new("target").join("specwright-verify")
}

/// Writes a crate anew, as a workspace of its own.
fn write(folder: &Path, generated: &GeneratedCrate) -> Result<PathBuf, String> {
    let failed = |error: std::io::Error| format!("cannot write {}: {error}", folder.display());
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(failed)?;
    }
    for file in &generated.files {
        let path = folder.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap_or(folder)).map_err(failed)?;
        let is_manifest = file.path == "Cargo.toml";
        let text = if is_manifest { format!("{}\n[workspace]\n", file.text) } else { file.text.clone() };
        std::fs::write(&path, text).map_err(failed)?;
    }
    std::fs::canonicalize(folder).map_err(failed)
}

fn run(folder: &Path, baseline: &Path, current: &Path) -> Result<String, String> {
    // As a patch release, so that it tells of all that it looks for.
    let output = Command::new(PROGRAM)
        .args(["semver-checks", "--release-type", "patch", "--color", "never", "--baseline-root"])
        .arg(baseline)
        .arg("--manifest-path")
        .arg(current.join("Cargo.toml"))
        .env(
            "CARGO_TARGET_DIR",
            std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned()).join("target"),
        )
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .output()
        .map_err(|error| format!("cannot run {PROGRAM}: {error}"))?;
    let (report, told) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    // It fails where it finds something as well; then it says so at its end.
    let is_done = output.status.success() || told.contains("Summary");
    match is_done {
        true => Ok(report.into_owned()),
        false => Err(format!("{PROGRAM} could not compare the crates:\n{}", told.trim_end())),
    }
}

fn words(judgement: &Judgement) -> String {
    let mut text = match judgement.agreed.len() {
        1 => format!("{PROGRAM} agrees on 1 change\n"),
        count => format!("{PROGRAM} agrees on {count} changes\n"),
    };
    for (code, lints) in &judgement.agreed {
        let _ = writeln!(text, "  agreed: `{code}`: {}", lints.join(", "));
    }
    for why in &judgement.explained {
        let _ = writeln!(text, "  explained: {why}");
    }
    for fault in &judgement.faults {
        let _ = writeln!(text, "  fault: {fault}");
    }
    if !judgement.faults.is_empty() {
        text.push_str("  a fault is one of specwright: its verdict is not what the crates show\n");
    }
    text
}
