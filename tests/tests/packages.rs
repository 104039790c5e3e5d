//! What is published is whole: facts, front page, licences, and nothing that leads out of the package.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// A package that is published.
struct Package {
    facts: Value,
    folder: PathBuf,
    /// The files that are in it, from its folder.
    files: Vec<String>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

fn cargo(arguments: &[&str]) -> String {
    cargo_with(arguments, &[])
}

fn cargo_with(arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .envs(environment.iter().copied())
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

fn packages() -> Vec<Package> {
    let metadata = cargo(&["metadata", "--no-deps", "--offline", "--format-version", "1"]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let all = metadata["packages"].as_array().unwrap().iter();
    let packages: Vec<Package> = all
        .filter(|facts| facts["publish"].is_null())
        .map(|facts| {
            let name = facts["name"].as_str().unwrap();
            let list =
                ["package", "--list", "--offline", "--allow-dirty", "--exclude-lockfile", "--package", name];
            Package {
                folder: Path::new(facts["manifest_path"].as_str().unwrap()).parent().unwrap().to_owned(),
                facts: facts.clone(),
                files: cargo(&list).lines().map(|path| path.replace('\\', "/")).collect(),
            }
        })
        .collect();
    assert_eq!(packages.len(), 8, "a package more or less is for `.ci/packages` to know as well");
    packages
}

#[test]
fn every_package_says_what_it_is_and_under_which_licence() {
    for Package { facts, folder, files } in packages() {
        let name = &facts["name"];
        for fact in ["description", "license", "readme"] {
            assert!(facts[fact].is_string(), "{name} has no {fact}");
        }
        assert!(!facts["categories"].as_array().unwrap().is_empty(), "{name} has no categories");
        assert!(files.iter().any(|file| file == "README.md"), "{name} has no front page");
        for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
            assert!(files.iter().any(|file| file == licence), "{name} has no {licence}");
            let read = |folder: &Path| std::fs::read_to_string(folder.join(licence)).unwrap();
            assert!(
                read(&folder) == read(&root()),
                "{licence} of {name} differs from that of the repository"
            );
        }
    }
}

/// Whatever a package reads when it is built or tested is in it: `cargo test` works where it was unpacked.
#[test]
fn no_package_reads_what_is_not_in_it() {
    let mut included = 0;
    for Package { folder, files, .. } in packages() {
        for file in files.iter().filter(|file| file.ends_with(".rs")) {
            let text = std::fs::read_to_string(folder.join(file)).unwrap();
            for path in text.split("include_str!(\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
                let place = normal(&Path::new(file).parent().unwrap().join(path));
                let is_there = place.is_some_and(|place| files.contains(&place));
                assert!(is_there, "{file} includes {path}, which is not in the package");
                included += 1;
            }
            let leads_out = text.contains("CARGO_MANIFEST_DIR") && text.contains("\"..");
            assert!(!leads_out, "{file} looks outside of its package, {}", folder.display());
        }
    }
    assert!(included > 5, "{included}");
}

/// One feature more in what tests stand on than in what build scripts stand on, and all that is above it is compiled
/// twice, the generator too: the `build-dependencies` of this package have on what is missing in one half.
///
/// Only cargo's graph of what it is going to compile tells the halves apart, and stable cargo shows it to nobody.
#[test]
fn nothing_is_compiled_twice_for_its_features() {
    let arguments =
        ["test", "--workspace", "--no-run", "--offline", "--unit-graph", "-Z", "unstable-options"];
    let graph = cargo_with(&arguments, &[("RUSTC_BOOTSTRAP", "1")]);
    let graph: Value = serde_json::from_str(&graph).unwrap();
    let units = graph["units"].as_array().unwrap();
    let mut compiled: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
    for unit in units {
        let what = [&unit["pkg_id"], &unit["target"]["name"], &unit["target"]["kind"], &unit["mode"]];
        compiled.entry(what.map(Value::to_string).join(" ")).or_default().push(&unit["features"]);
    }
    let generator = compiled.iter().filter(|(what, _)| what.contains("\"specwright_codegen\""));
    assert_eq!(generator.count(), 3, "as a library, as its own tests, and for those of its docs");
    let twice: Vec<_> = compiled.into_iter().filter(|(_, features)| features.len() > 1).collect();
    assert!(twice.is_empty(), "compiled with several lists of features, or above what is: {twice:#?}");
}

/// A path without `..`; `None` where it leads out.
fn normal(path: &Path) -> Option<String> {
    let mut pieces = Vec::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(pieces.pop()?),
            Component::Normal(piece) => pieces.push(piece.to_str()?),
            _ => {}
        }
    }
    Some(pieces.join("/"))
}
