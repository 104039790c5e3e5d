//! A document as it comes: from bytes to text, which language it is in, and what a front end makes of it.

mod body;
mod keys;
mod spoken;

pub(crate) use self::body::{Bodies, BodyForm};
use self::keys::top_keys;
pub(crate) use self::spoken::{Spoken, TypeWords};
use crate::diagnostic::{Code, Diagnostic, Levels, Spelling};
use crate::ir::Api;
use crate::native;
use crate::openapi;
use crate::source::{SourceFile, Span};

/// What a front end makes of a document.
#[derive(Clone)]
pub(crate) struct Described {
    /// The API, not yet checked.
    pub(crate) api: Api,
    /// The levels of lints that the document sets.
    pub(crate) levels: Levels,
    /// How the language of the document spells what a help proposes.
    pub(crate) spelling: Spelling,
    /// What the document says and the API does not keep.
    pub(crate) notes: Vec<Diagnostic>,
    /// Where the operations stand, in a document whose notes are of its parts.
    pub(crate) extents: Vec<Extent>,
    /// Contradictions that are errors of a spec, and of this document only worth a warning.
    pub(crate) softened: &'static [Code],
}

/// All of what a document says of an operation.
#[derive(Debug, Clone)]
pub(crate) struct Extent {
    pub(crate) operation: String,
    pub(crate) span: Span,
    /// Whether it says what the operation needs of credentials, if only that it needs none.
    pub(crate) says_auth: bool,
    /// The type, as a spec would call it, whose members are the inputs of its body.
    pub(crate) members_of: Option<String>,
}

impl Described {
    /// With these levels before its own.
    pub(crate) fn at(self, levels: &Levels) -> Self {
        Self { levels: self.levels.overridden_by(levels), ..self }
    }
}

/// The languages that documents are in.
enum Language {
    Native,
    OpenApi,
}

/// Reads a document by the front end that it is written for.
pub(crate) fn read(file: &SourceFile) -> Result<Described, Vec<Diagnostic>> {
    match language(file) {
        Language::Native => {
            native::read(file, |spoken| Some(openapi_or_spec(file.extended()?, file.overlays(), spoken)))
        }
        Language::OpenApi => read_openapi(file, &[], &Spoken::default()),
    }
}

/// Reads what a spec extends, which extends nothing itself.
fn openapi_or_spec(
    file: &SourceFile,
    overlays: &[SourceFile],
    spoken: &Spoken,
) -> Result<Described, Vec<Diagnostic>> {
    match (language(file), overlays) {
        (Language::OpenApi, _) => read_openapi(file, overlays, spoken),
        (Language::Native, []) => native::read(file, |_| None),
        (Language::Native, [overlay, ..]) => {
            let message = "an overlay changes a document of OpenAPI, and this spec extends another spec";
            let problem = Diagnostic::new(Code::BadOverlay, overlay.span(0, 0), message);
            Err(vec![problem.help("say in the spec what is to change")])
        }
    }
}

fn read_openapi(
    file: &SourceFile,
    overlays: &[SourceFile],
    spoken: &Spoken,
) -> Result<Described, Vec<Diagnostic>> {
    let openapi::Read { described, own } = openapi::read(file, overlays, spoken)?;
    Ok(match own {
        Some(own) => native::with_own(&own, described),
        None => described,
    })
}

/// Returns the path of the document that a spec extends, as the spec has it: from its own folder. What is there goes
/// into [`SourceFile::with_extended`].
pub fn extends(file: &SourceFile) -> Option<String> {
    match language(file) {
        Language::Native if top_keys(&file.text).contains(&"extends") => native::extends(file),
        Language::Native | Language::OpenApi => None,
    }
}

/// Returns the paths of the overlays of what a spec extends, in order, each from the folder of the spec.
pub(crate) fn overlays(file: &SourceFile) -> Vec<String> {
    match language(file) {
        Language::Native if top_keys(&file.text).contains(&"overlays") => native::overlays(file),
        Language::Native | Language::OpenApi => Vec::new(),
    }
}

/// Returns the paths of the other files of a document that references in one of its files lead to, each from the folder
/// of the document. `path` is that of the file, and empty for the document itself.
pub(crate) fn parts_of(document: &SourceFile, path: &str, file: &SourceFile) -> Vec<String> {
    match language(document) {
        Language::Native => Vec::new(),
        Language::OpenApi => openapi::parts_of(document.base_name(), path, file),
    }
}

/// Returns a spec in its canonical form: of the native language alone.
///
/// # Errors
/// With what keeps the text from being read.
pub fn format(file: &SourceFile) -> Result<String, Vec<Diagnostic>> {
    match language(file) {
        Language::Native => native::format::format(file),
        Language::OpenApi => {
            let message =
                "this is an OpenAPI document, and only specs in the native language have a canonical form";
            let help = "leave it as its author wrote it";
            Err(vec![Diagnostic::new(Code::OpenapiDocument, file.span(0, 0), message).help(help)])
        }
    }
}

/// Returns a spec that states another version of its package; all else stays as it is written. Of the native language alone.
///
/// # Errors
/// With what keeps the text from being read.
pub fn set_version(file: &SourceFile, version: &str) -> Result<String, Vec<Diagnostic>> {
    match language(file) {
        Language::Native => native::version::set(file, version),
        Language::OpenApi => {
            let message =
                "this is an OpenAPI document, whose version is that of the API and not of a package";
            let help = "write a spec that `extends` it and has `api: { package: { version: … } }`, where the version can be set";
            Err(vec![Diagnostic::new(Code::OpenapiDocument, file.span(0, 0), message).help(help)])
        }
    }
}

/// Whether a document is a spec in the native language.
pub(crate) fn is_native(file: &SourceFile) -> bool {
    matches!(language(file), Language::Native)
}

/// The language of a document, told by the keys at its top.
fn language(file: &SourceFile) -> Language {
    let keys = top_keys(&file.text);
    match !keys.contains(&"specwright") && (keys.contains(&"openapi") || keys.contains(&"swagger")) {
        true => Language::OpenApi,
        false => Language::Native,
    }
}

/// Takes the bytes of a spec. Where they are not UTF-8, the file holds what comes before that, and the problem
/// says so.
pub fn decode(name: impl Into<String>, bytes: Vec<u8>) -> (SourceFile, Option<Diagnostic>) {
    match String::from_utf8(bytes) {
        Ok(text) => (SourceFile::new(name, text), None),
        Err(error) => {
            let end = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes().get(..end).unwrap_or_default()).into_owned();
            let at = u32::try_from(end).unwrap_or(u32::MAX);
            let file = SourceFile::new(name, text);
            let problem = Diagnostic::new(Code::NotUtf8, file.span(at, at), "the file is not UTF-8 here")
                .help("save it as UTF-8");
            (file, Some(problem))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use crate::source::SourceFile;

    #[test]
    fn a_document_of_another_version_is_one_problem_at_its_version() {
        for (text, start) in [
            ("swagger: '1.2'\ninfo: { title: A }\n", 9),
            ("# vendor\n---\ninfo:\n  swagger: no\n'swagger': '1.1'\n", 44),
            ("{ \"info\": { \"openapi\": 1 }, \"swagger\": \"3.0\" }", 39),
            ("\u{feff}{swagger: 1.2}", 13),
            ("{ // it's \"swagger\": 1,\n \"info\": {}, /* { */ \"swagger\": \"3.0\" }", 56),
            ("{ host: http://a.example, swagger: 3.0 }", 35),
        ] {
            let file = SourceFile::new("api", text);
            let problems = crate::read(&file).err();
            let found: Vec<_> = problems.iter().flatten().map(|one| (one.code, one.span.start)).collect();
            assert_eq!(found, [(Code::OpenapiDocument, start)], "{text}");
            assert!(super::format(&file).is_err(), "only specs have a canonical form");
        }
    }

    #[test]
    fn a_spec_may_be_json_and_may_speak_of_openapi() {
        let spec = r#"{ "specwright": 1, "api": { "name": "a", "title": "openapi: 3" }, "servers": { "live": "https://a.example" },
            "types": {}, "operations": { "openapi": { "http": "GET /openapi", "out": "empty" } } }"#;
        assert!(crate::read(&SourceFile::new("a.json", spec)).is_ok());
        let spec = "specwright: 1\nopenapi: 3.1.0\n";
        let problems = crate::read(&SourceFile::new("a.yaml", spec)).err();
        assert!(problems.iter().flatten().all(|problem| problem.code != Code::OpenapiDocument));
    }
}
