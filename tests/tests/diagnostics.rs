//! Every diagnostic code has a fixture `fixtures/broken/<code>.yaml`, or `<code>_2.yaml` and so on, with a
//! snapshot of all that is said about it, as people read it.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use specwright_cli::report::render_plain;
use specwright_codegen::diagnostic::Diagnostic;
use specwright_codegen::lint::Levels;
use specwright_codegen::source::SourceFile;

/// Codes that no fixture can show: those of files larger than anyone wants in a repository, which
/// `hostile_specs.rs` makes, and the one of a mistake in the tool.
const WITHOUT_FIXTURE: [&str; 3] = ["too_large", "too_many", "internal_error"];

#[test]
fn broken_specs_are_explained() {
    for path in fixtures() {
        let (file, diagnostics) = read_broken(&path);
        let rendered = render_plain(&file, &diagnostics);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../fixtures/broken");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(stem(&path), rendered));
    }
}

#[test]
fn fixtures_show_their_code() {
    for path in fixtures() {
        let (_, diagnostics) = read_broken(&path);
        let code = code(&stem(&path));
        assert!(
            diagnostics.iter().any(|diagnostic| diagnostic.code == code),
            "{} does not show {code}",
            path.display()
        );
        for diagnostic in &diagnostics {
            assert_eq!(diagnostic.code, code, "{}: {}", path.display(), diagnostic.message);
        }
    }
}

#[test]
fn every_code_has_a_fixture() {
    let shown: BTreeSet<String> = fixtures().iter().map(|path| code(&stem(path))).collect();
    let mut missing = codes_in_sources();
    assert!(missing.len() > 50, "the sources are no longer understood: {missing:?}");
    for code in shown.iter().map(String::as_str).chain(WITHOUT_FIXTURE) {
        assert!(missing.remove(code), "no source knows the code {code}");
    }
    assert!(missing.is_empty(), "without a fixture: {missing:?}");
}

#[test]
fn messages_are_sentences() {
    for path in fixtures() {
        for Diagnostic { code, message, help, related, .. } in read_broken(&path).1 {
            let texts = [&message].into_iter().chain(&help).chain(related.iter().map(|(_, what)| what));
            for text in texts {
                assert!(!text.ends_with('.') && !text.contains('\n'), "{code}: {text}");
                assert_eq!(text.matches('`').count() % 2, 0, "{code}: {text}");
            }
        }
    }
}

#[test]
fn good_specs_give_no_warning() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let broken = folder();
    for path in files_below(&root.join("fixtures"), "yaml").iter().filter(|path| !path.starts_with(&broken)) {
        let (file, diagnostics) = read(path);
        assert!(diagnostics.is_empty(), "{}", render_plain(&file, &diagnostics));
    }
}

#[test]
fn the_specs_have_no_lint() {
    for path in files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs"), "yaml") {
        let (file, _) = read(&path);
        let diagnostics = specwright_codegen::check(&file, &Levels::default());
        assert!(diagnostics.is_empty(), "{}", render_plain(&file, &diagnostics));
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/broken")
}

fn fixtures() -> Vec<PathBuf> {
    files_below(&folder(), "yaml")
}

fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path, ending));
        } else if path.extension().is_some_and(|found| found == ending) {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

/// The code that a fixture's name says, without its number.
fn code(stem: &str) -> String {
    match stem.rsplit_once('_') {
        Some((code, number)) if number.parse::<u8>().is_ok() => code.to_owned(),
        _ => stem.to_owned(),
    }
}

fn read(path: &Path) -> (SourceFile, Vec<Diagnostic>) {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let (file, problem) = specwright_codegen::decode(name, std::fs::read(path).unwrap());
    let diagnostics = match problem {
        Some(problem) => vec![problem],
        None => match specwright_codegen::read(&file) {
            Ok(checked) => checked.warnings,
            Err(diagnostics) => diagnostics,
        },
    };
    (file, diagnostics)
}

/// What `generate` says of a fixture and, where that is nothing, what `check` says.
fn read_broken(path: &Path) -> (SourceFile, Vec<Diagnostic>) {
    let (file, diagnostics) = read(path);
    let diagnostics = match diagnostics.is_empty() {
        true => specwright_codegen::check(&file, &Levels::default()),
        false => diagnostics,
    };
    (file, diagnostics)
}

/// The first argument of every `Diagnostic::error` and `Diagnostic::warning`.
fn codes_in_sources() -> BTreeSet<String> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/src");
    let mut codes = BTreeSet::new();
    for path in files_below(&sources, "rs") {
        let text = std::fs::read_to_string(path).unwrap();
        for call in ["Diagnostic::error(", "Diagnostic::warning("] {
            for (at, _) in text.match_indices(call) {
                let argument = text[at + call.len()..].trim_start();
                let code = argument.strip_prefix('"').and_then(|rest| rest.split_once('"'));
                codes.extend(code.map(|(code, _)| code.to_owned()));
            }
        }
    }
    codes
}
