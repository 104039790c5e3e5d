//! Every diagnostic code has a fixture `fixtures/broken/<code>.yaml`, or `<code>_2.yaml` and so on, with a
//! snapshot of all that is said about it, as people read it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use specwright_cli::report::{Format, render_plain};
use specwright_codegen::diagnostic::{Code, Diagnostic, Level, Levels};
use specwright_codegen::source::SourceFile;

use specwright_tests::files::files_below;

/// Codes that no fixture can show: those of files larger than anyone wants in a repository, which
/// `hostile_specs` makes, the one of a mistake in the tool, and the one of what changed since another spec.
const WITHOUT_FIXTURE: [&str; 4] = ["too_large", "too_many", "internal_error", "version_too_low"];

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
            diagnostics.iter().any(|diagnostic| diagnostic.code.as_str() == code),
            "{} does not show {code}",
            path.display()
        );
        for diagnostic in &diagnostics {
            assert_eq!(diagnostic.code.as_str(), code, "{}: {}", path.display(), diagnostic.message);
        }
    }
}

#[test]
fn every_code_has_a_fixture() {
    let shown: BTreeSet<String> = fixtures().iter().map(|path| code(&stem(path))).collect();
    let mut missing: BTreeSet<String> = Code::ALL.iter().map(Code::to_string).collect();
    for code in shown.iter().map(String::as_str).chain(WITHOUT_FIXTURE) {
        assert!(missing.remove(code), "there is no code {code}");
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

#[test]
fn edits_mend_what_they_are_proposed_for() {
    let mut edits = 0;
    for path in fixtures() {
        let (file, diagnostics) = read_broken(&path);
        for diagnostic in &diagnostics {
            let Some(edit) = &diagnostic.edit else { continue };
            let range = edit.span.start as usize..edit.span.end as usize;
            assert_eq!(file.text[range.clone()], edit.replaced, "{}", path.display());
            let mut text = file.text.to_string();
            text.replace_range(range, &edit.replacement);
            let mended = SourceFile::new(file.name.as_str(), text);
            let left = match specwright_codegen::read(&mended) {
                Ok(checked) => checked.warnings,
                Err(diagnostics) => diagnostics,
            };
            let same = |found: &[Diagnostic]| {
                found.iter().filter(|found| found.message == diagnostic.message).count()
            };
            assert!(same(&left) < same(&diagnostics), "{}: {}", path.display(), diagnostic.message);
            edits += 1;
        }
    }
    assert!(edits > 20, "{edits}");
}

#[test]
fn line_ends_and_byte_order_marks_change_nothing_that_is_said() {
    for path in fixtures() {
        let bytes = std::fs::read(&path).unwrap();
        let (file, diagnostics) = read_broken(&path);
        let said = render_plain(&file, &diagnostics);
        for (what, bytes) in [("CRLF", with_crlf(&bytes)), ("a byte order mark", with_mark(&bytes))] {
            let (file, diagnostics) = diagnose(&path, bytes);
            assert_eq!(render_plain(&file, &diagnostics), said, "{} with {what}", path.display());
        }
    }
}

fn with_crlf(bytes: &[u8]) -> Vec<u8> {
    bytes.split(|byte| *byte == b'\n').collect::<Vec<_>>().join(b"\r\n".as_slice())
}

fn with_mark(bytes: &[u8]) -> Vec<u8> {
    ["\u{feff}".as_bytes(), bytes].concat()
}

#[test]
fn json_keeps_to_its_schema() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/diagnostics.md");
    let page = std::fs::read_to_string(page).unwrap();
    let schema = page.split_once("```json\n").and_then(|(_, rest)| rest.split_once("```")).unwrap().0;
    let validator = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
    for path in fixtures() {
        let (file, diagnostics) = read_broken(&path);
        let lines = Format::Json.render(&file, &diagnostics);
        assert_eq!(lines.lines().count(), diagnostics.len());
        for line in lines.lines() {
            let errors: Vec<String> = validator
                .iter_errors(&serde_json::from_str(line).unwrap())
                .map(|error| error.to_string())
                .collect();
            assert!(errors.is_empty(), "{line}: {errors:?}");
        }
    }
}

#[test]
fn a_hostile_spec_moves_no_cursor() {
    let hostile = "\u{1b}[2J\u{9b}31m\u{202e}\u{200b}\u{7}";
    let escaped = |text: &str| text.chars().map(|c| format!("\\U{:08x}", c as u32)).collect::<String>();
    let text = format!(
        "specwright: 1\n# {hostile}\napi: {{ name: a, title: A }} # \u{202e}\nservers: {{ a: 'https://a.example\u{9b}2J\u{202e}' }}\n\
         types:\n  \"{0}\": {{ type: \"{0}\", \"{0}\": \u{202e}\u{9b} }}\noperations: {{}}\n",
        escaped(hostile)
    );
    let texts = [text.clone(), text.replace(hostile, "")];
    for text in texts {
        let file = SourceFile::new(format!("{hostile}.yaml"), text);
        let diagnostics = specwright_codegen::check(&file, &Levels::default());
        assert!(!diagnostics.is_empty());
        let plain = render_plain(&file, &diagnostics);
        for rendered in [
            plain,
            Format::Short.render(&file, &diagnostics),
            Format::Json.render(&file, &diagnostics),
            Format::Github.render(&file, &diagnostics),
        ] {
            let acted_on = |c: &char| c.is_control() && *c != '\n' || ('\u{202a}'..='\u{202e}').contains(c);
            assert_eq!(rendered.chars().find(acted_on), None, "{rendered:?}");
        }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/broken")
}

fn fixtures() -> Vec<PathBuf> {
    files_below(&folder(), "yaml")
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
    read_bytes(path, std::fs::read(path).unwrap())
}

fn read_bytes(path: &Path, bytes: Vec<u8>) -> (SourceFile, Vec<Diagnostic>) {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let (file, problem) = specwright_codegen::decode(name, bytes);
    let file = match specwright_codegen::extends(&file) {
        Some(document) => {
            let text = |path: &str| std::fs::read_to_string(folder().join(path)).unwrap();
            let overlay = file.text.split_once("overlays: [").and_then(|(_, rest)| rest.split(']').next());
            let overlay = overlay.map(str::to_owned);
            let file = file.with_extended(document.as_str(), text(&document));
            match overlay {
                Some(overlay) => file.with_overlay(overlay.as_str(), text(&overlay)),
                None => file,
            }
        }
        None => file,
    };
    let diagnostics = match problem {
        Some(problem) => vec![problem],
        None => match specwright_codegen::read(&file) {
            Ok(checked) => checked.warnings,
            Err(diagnostics) => diagnostics,
        },
    };
    (file, diagnostics)
}

/// Levels at which a lint of this word is told, those included that are allowed unless somebody asks.
fn levels(word: &str) -> Levels {
    let mut levels = Levels::default();
    let _ = levels.set(word, Level::Warn);
    levels
}

/// What `generate` says of a fixture and, where that is nothing, what `check` says.
fn read_broken(path: &Path) -> (SourceFile, Vec<Diagnostic>) {
    diagnose(path, std::fs::read(path).unwrap())
}

fn diagnose(path: &Path, bytes: Vec<u8>) -> (SourceFile, Vec<Diagnostic>) {
    let (file, diagnostics) = read_bytes(path, bytes);
    let diagnostics = match diagnostics.is_empty() {
        true => specwright_codegen::check(&file, &levels(&code(&stem(path)))),
        false => diagnostics,
    };
    (file, diagnostics)
}
