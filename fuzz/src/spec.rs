//! An input as the text of a spec, and what must hold of whatever the tool makes of it. The fuzz target and the test
//! that replays the corpus share this file.

use specwright_codegen::diagnostic::Diagnostic;
use specwright_codegen::source::SourceFile;

/// Panics when the tool does, when it gives up without a reason, when what it generates is no Rust, or when the
/// formatter changes what a spec says.
pub(crate) fn check(input: &[u8]) {
    let (file, problem) = specwright_codegen::decode("spec.yaml", input.to_vec());
    if problem.is_some() {
        return;
    }
    let meaning = meaning(&file);
    let Ok(text) = specwright_codegen::format(&file).map_err(|problems| explained(&problems, &file)) else {
        return;
    };
    let formatted = SourceFile::new("spec.yaml", text.as_str());
    assert_eq!(specwright_codegen::format(&formatted).as_ref(), Ok(&text), "formatted twice is another text");
    // A version that does not stand first is put there, and what is wrong below comes to light.
    if !meaning.as_ref().is_err_and(|codes| codes.contains(&"language_version")) {
        assert_eq!(self::meaning(&formatted), meaning, "formatted, it means something else:\n{text}");
    }
}

/// The generated text, or the codes of what is wrong.
fn meaning(file: &SourceFile) -> Result<String, Vec<&'static str>> {
    let checked = specwright_codegen::read(file).map_err(|problems| explained(&problems, file))?;
    for file in specwright_codegen::emit(&checked.api, "spec.yaml", "").files {
        if file.path.ends_with(".rs") {
            assert_rust(&file.text);
        }
    }
    let module = specwright_codegen::emit_module(&checked.api, "spec.yaml");
    assert_rust(&module);
    Ok(module)
}

fn assert_rust(text: &str) {
    assert!(!text.contains("a bug in specwright"), "{text}");
    if let Err(error) = syn::parse_file(text) {
        panic!("{error}:\n{text}");
    }
}

/// The codes in order, each problem being one that can be shown.
fn explained(problems: &[Diagnostic], file: &SourceFile) -> Vec<&'static str> {
    let mut codes: Vec<&'static str> = problems.iter().map(|problem| problem.code.as_str()).collect();
    assert!(!codes.is_empty() && !codes.contains(&"internal_error"), "{problems:?}");
    problems.iter().take(20).for_each(|problem| assert!(!problem.render(file).is_empty()));
    codes.sort_unstable();
    codes
}
