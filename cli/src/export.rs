//! `specwright export`: a spec in other people's languages.

use std::io;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use specwright_cli::report;
use specwright_codegen::CheckedApi;
use specwright_codegen::export::{json_schema, openapi};
use specwright_codegen::same_but_line_ends;

use crate::Outcome;
use crate::console::{eprint, fail, print};
use crate::specs;

/// Writes a spec as OpenAPI 3.1 or JSON Schema 2020-12, for other tools.
#[derive(clap::Args)]
#[command(after_help = "\
Exit status: 0 done; 1 problems in the spec; 2 wrong usage, or the system refused to read or write.")]
pub(crate) struct Arguments {
    /// The spec to read.
    #[arg(value_name = "SPEC")]
    spec: PathBuf,
    /// What to write.
    #[arg(long, value_name = "FORMAT")]
    format: Format,
    #[command(flatten)]
    reading: specs::Reading,
    /// The file to write [default: standard output].
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// What an API can be written as.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// OpenAPI 3.1 as JSON.
    OpenapiJson,
    /// OpenAPI 3.1 as YAML.
    OpenapiYaml,
    /// JSON Schema 2020-12 of all types and of the input of every operation.
    JsonSchema,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let spec = match specs::read(&arguments.spec) {
        Ok(spec) => spec,
        Err(message) => return fail(&message),
    };
    let checked = match spec.check_as(&arguments.reading) {
        Ok(checked) => checked,
        Err(diagnostics) => {
            eprint(&spec.render(report::Format::Human, &diagnostics));
            return Outcome::Problems;
        }
    };
    eprint(&spec.render(report::Format::Human, &checked.warnings));
    let text = export(&checked.api, arguments.format);
    deliver(&text, arguments.out.as_deref())
}

/// Prints a text, or writes it into a file.
pub(crate) fn deliver(text: &str, out: Option<&Path>) -> Outcome {
    match out {
        None => print(text, Outcome::Done),
        Some(path) => match write(path, text) {
            Ok(()) => Outcome::Done,
            Err(error) => fail(&format!("cannot write {}: {error}", path.display())),
        },
    }
}

fn export(api: &CheckedApi, format: Format) -> String {
    match format {
        Format::OpenapiJson => openapi::document(api).to_pretty_text(),
        Format::OpenapiYaml => openapi::document(api).to_yaml(),
        Format::JsonSchema => json_schema::api(api).to_pretty_text(),
    }
}

/// Writes all or nothing; a file that says the same already is left alone.
fn write(path: &Path, text: &str) -> io::Result<()> {
    if std::fs::read(path).is_ok_and(|old| same_but_line_ends(&old, text.as_bytes())) {
        return Ok(());
    }
    let name = path.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::IsADirectory))?;
    let mut fresh = std::ffi::OsString::from(".");
    fresh.push(name);
    fresh.push(format!(".{}", std::process::id()));
    let fresh = path.with_file_name(fresh);
    let written = std::fs::write(&fresh, text).and_then(|()| std::fs::rename(&fresh, path));
    if written.is_err() {
        // A failure to tidy up is not worth hiding the first error.
        let _ = std::fs::remove_file(&fresh);
    }
    written
}
