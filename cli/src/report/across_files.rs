//! A problem whose places are in two files, in every format.

use specwright_codegen::diagnostic::{Code, Diagnostic, Edit};
use specwright_codegen::source::{SourceFile, SourceSet, Span};

use super::Format;

/// The place of a word in a file.
fn place(file: &SourceFile, word: &str) -> Span {
    let start = file.text.find(word).unwrap_or_default() as u32;
    file.span(start, start + word.len() as u32)
}

#[test]
fn each_place_is_shown_in_its_file() {
    let mut sources = SourceSet::new(SourceFile::new("api.yaml", "extends: vendor.yaml\nname: thing\n"));
    let vendor = sources
        .add("vendor.yaml", "# by the vendor\n\nname: thing\nnaem: other\n")
        .map(|file| (place(file, "name"), place(file, "naem")));
    let (first, misspelt) = vendor.unwrap_or_default();
    let own = place(&SourceFile::new("", "extends: vendor.yaml\nname: thing\n"), "name");
    let edit = Edit { span: misspelt, replaced: "naem".to_owned(), replacement: "name".to_owned() };
    let problem = Diagnostic::new(Code::RepeatedName, own, "`name` is there twice")
        .related(first, "the first one is here")
        .help("write it once")
        .edit(edit);
    let rendered = |format: Format| format.render(&sources, std::slice::from_ref(&problem));

    assert_eq!(rendered(Format::Short), "api.yaml:2:1: error[repeated_name]: `name` is there twice\n");
    let json: serde_json::Value = serde_json::from_str(&rendered(Format::Json)).unwrap_or_default();
    assert_eq!(json["file"], "api.yaml");
    assert_eq!(json["span"]["start"]["line"], 2);
    assert_eq!(
        (&json["related"][0]["file"], &json["related"][0]["span"]["start"]["line"]),
        (&"vendor.yaml".into(), &3.into())
    );
    assert_eq!(
        (&json["edit"]["file"], &json["edit"]["span"]["start"]["line"]),
        (&"vendor.yaml".into(), &4.into())
    );
    assert!(rendered(Format::Github).starts_with("::error file=api.yaml,line=2,col=1,"));
    assert_eq!(
        problem.render(&sources),
        "api.yaml:2:1: error[repeated_name]: `name` is there twice\n  vendor.yaml:3:1: the first one is here\n  help: write it once\n"
    );
    let human = super::render_plain(&sources, std::slice::from_ref(&problem));
    for piece in ["--> api.yaml:2:1", "::: vendor.yaml:3:1", "the first one is here", "vendor.yaml:4:1"] {
        assert!(human.contains(piece), "{piece}:\n{human}");
    }
    assert!(own < first, "places are sorted by their files first");
}
