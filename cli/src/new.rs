//! `specwright new`: a spec to start from.

mod document;

use std::fs::File;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use specwright_codegen::source::SourceFile;

use self::document::{Start, Stop};
use crate::Outcome;
use crate::console::{eprint, fail, print};

/// What a new spec holds; `weather` stands for the name.
const TEMPLATE: &str = include_str!("new/template.yaml");

const SCHEMA: &str = "specwright.schema.json";

/// Starts a spec that can be generated at once.
#[derive(clap::Args)]
#[command(after_help = "\
The schema for editors is put beside it, where there is none. Nothing is overwritten.

Exit status: 0 done; 1 problems in the document; 2 wrong usage, or the system refused to read or write.")]
pub(crate) struct Arguments {
    /// The API's name in kebab-case, which the generated crate gets.
    #[arg(value_name = "NAME")]
    name: String,
    /// The folder that gets the spec.
    #[arg(long, value_name = "DIR", default_value = "specs")]
    dir: PathBuf,
    /// An OpenAPI document to start from: the spec adds to it, and stays when the document is replaced.
    #[arg(long, value_name = "DOCUMENT", conflicts_with = "adopt")]
    extends: Option<PathBuf>,
    /// An OpenAPI document to take over: the spec says all that it says.
    #[arg(long, value_name = "DOCUMENT")]
    adopt: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let Some(text) = spec(&arguments.name) else { return fail(&bad_name(&arguments.name)) };
    let start = match (&arguments.extends, &arguments.adopt) {
        (Some(document), _) => Some(Start::Extending(document)),
        (None, Some(document)) => Some(Start::Adopting(document)),
        (None, None) => None,
    };
    let text = match start {
        None => text,
        Some(start) => match from_document(&arguments.name, start, &arguments.dir) {
            Ok(text) => text,
            Err(Stop::Failed(message)) => return fail(&message),
            Err(Stop::Problems(problems)) => {
                eprint(&problems);
                return Outcome::Problems;
            }
        },
    };
    let path = arguments.dir.join(format!("{}.yaml", arguments.name));
    if let Err(error) = std::fs::create_dir_all(&arguments.dir) {
        return fail(&format!("cannot make the folder {}: {error}", arguments.dir.display()));
    }
    match write_new(&path, &text) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return fail(&format!("{} is there already; choose another name, or edit it", path.display()));
        }
        Err(error) => return fail(&format!("cannot write {}: {error}", path.display())),
    }
    let schema = arguments.dir.join(SCHEMA);
    match write_new(&schema, &specwright_codegen::schema()) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            return fail(&format!("cannot write {}: {error}", schema.display()));
        }
        _ => {}
    }
    let (path, step) = (path.display(), start.map_or("describe the API in it", Start::next_step));
    print(&format!("{path}: written; {step}, then run `specwright generate {path}`\n"), Outcome::Done)
}

/// The spec of an API of this name that starts from a document, in its canonical form.
fn from_document(name: &str, start: Start<'_>, folder: &Path) -> Result<String, Stop> {
    let text = document::spec(name, start, folder)?;
    let file = SourceFile::new("", text.as_str());
    Ok(specwright_codegen::format(&file).unwrap_or(text))
}

/// The name as words for people.
fn title(name: &str) -> String {
    name.split('-').map(capitalised).collect::<Vec<_>>().join(" ")
}

/// The spec of an API of this name, if there can be one.
fn spec(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split('-').collect();
    let title = title(name);
    let filled = |name: &str| {
        TEMPLATE
            .replace("name: weather", &format!("name: {name}"))
            .replace("title: Weather", &format!("title: {title:?}"))
            .replace("WEATHER", &words.join("_").to_ascii_uppercase())
    };
    // Some names are numbers or booleans to YAML without quotes; the formatter takes off those that need none.
    let file = SourceFile::new("", filled(&format!("{name:?}")));
    let is_sound = specwright_codegen::read(&file).is_ok();
    is_sound.then(|| specwright_codegen::format(&file).ok()).flatten()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}

fn bad_name(name: &str) -> String {
    let proposed = if name.is_ascii() { kebab(name) } else { String::new() };
    let name = name.escape_debug();
    let rule = "small letters and digits, with single hyphens between words, and a letter first";
    match spec(&proposed) {
        Some(_) => format!("`{name}` cannot be an API's name: {rule}; did you mean `{proposed}`?"),
        None => format!("`{name}` cannot be an API's name: {rule}, such as `weather-reports`"),
    }
}

/// The name with hyphens where its words begin.
fn kebab(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        let starts_word = letter.is_ascii_uppercase() && text.ends_with(|c: char| c.is_ascii_lowercase());
        if starts_word || !letter.is_ascii_alphanumeric() {
            text.push('-');
        }
        text.extend(Some(letter.to_ascii_lowercase()).filter(char::is_ascii_alphanumeric));
    }
    text.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

fn write_new(path: &Path, text: &str) -> std::io::Result<()> {
    File::create_new(path)?.write_all(text.as_bytes())
}
