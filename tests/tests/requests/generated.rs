//! The types and operations of `spec.yaml`, as they are committed beside it.

use std::path::{Path, PathBuf};

use specwright_codegen::CheckedApi;
use specwright_codegen::source::SourceFile;

/// The checked spec of this folder.
pub(crate) fn api() -> CheckedApi {
    read("requests.yaml", include_str!("spec.yaml"))
}

/// A checked spec, which has no errors.
pub(crate) fn read(name: &str, text: &str) -> CheckedApi {
    let file = SourceFile::new(name, text);
    match specwright_codegen::read(&file) {
        Ok(checked) => checked.api,
        Err(problems) => {
            panic!("{}", problems.iter().map(|problem| problem.render(&file)).collect::<String>())
        }
    }
}

/// `INSTA_UPDATE=always` writes what is new, as for snapshots.
#[test]
fn what_is_committed_is_what_is_generated() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/requests");
    let generated = specwright_codegen::emit(&api(), "spec.yaml", include_str!("spec.yaml"));
    let wanted = |path: &str| {
        ["types.rs", "errors.rs", "webhooks.rs"].contains(&path) || path.starts_with("operations")
    };
    let files = generated.files.iter().filter_map(|file| Some((file.path.strip_prefix("src/")?, &file.text)));
    let update = std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always");
    let mut paths: Vec<PathBuf> = Vec::new();
    for (path, text) in files.filter(|(path, _)| wanted(path)) {
        let path = folder.join(path);
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        if update && committed != *text {
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
            std::fs::write(&path, text).expect("the file");
        }
        assert!(update || committed == *text, "{} is out of date", path.display());
        paths.push(path);
    }
    let committed = std::fs::read_dir(folder.join("operations")).expect("the operations");
    for file in committed {
        let path = file.expect("a file").path();
        assert!(paths.contains(&path), "{} belongs to no operation", path.display());
    }
}
