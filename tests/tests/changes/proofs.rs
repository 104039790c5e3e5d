//! Verdicts about Rust are compiled: the program of each pair compiles against the old crate; against the new one it does not
//! where the verdict is that callers break, and does in all other cases.

use std::collections::BTreeSet;
use std::path::Path;

use specwright_codegen::{File, GeneratedCrate, emit, emit_module};

use super::pairs::{self, Pair};
use crate::crates;
use crate::fixtures;

/// What some of the crates need, and which all have here.
pub(super) const WEBHOOKS: &str = "specwright/webhooks";

/// A crate whose modules are crates that were generated, and programs that use them.
pub(super) struct Programs {
    files: Vec<File>,
    root: String,
}

impl Programs {
    pub(super) fn new() -> Self {
        Self { files: Vec::new(), root: String::new() }
    }

    /// Adds the module of a spec, once.
    pub(super) fn module(&mut self, name: &str, spec: &str) {
        let path = format!("src/{name}.rs");
        if self.files.iter().all(|file| file.path != path) {
            let text = emit_module(&fixtures::read(name, spec), "spec.yaml");
            self.files.push(File { path, text });
            self.root.push_str(&format!("pub mod {name};\n"));
        }
    }

    /// Adds a program that knows a module as `api`.
    pub(super) fn program(&mut self, name: &str, api: &str, text: &str) {
        let text = format!("use crate::{api} as api;\n{text}\n");
        self.files.push(File { path: format!("src/{name}.rs"), text });
        self.root.push_str(&format!("#[allow(warnings)]\npub mod {name};\n"));
    }

    pub(super) fn into_crate(self, name: &str) -> GeneratedCrate {
        let text = format!(
            "specwright: 1\napi: {{ name: {name}, title: A }}\noperations: {{ ping: {{ http: GET /, out: empty }} }}\n"
        );
        let mut generated = emit(&fixtures::read("spec.yaml", &text), "spec.yaml", &text);
        let library = generated.files.iter_mut().find(|file| file.path == "src/lib.rs").unwrap();
        library.text.push_str(&self.root);
        generated.files.extend(self.files);
        generated
    }
}

#[test]
fn programs_compile_before_and_after_where_the_verdict_is_that_they_do() {
    let pairs: Vec<&Pair> = pairs::all().into_iter().filter(|pair| !pair.dependent.is_empty()).collect();
    let bases: BTreeSet<&str> = pairs.iter().map(|pair| pair.base).collect();
    let base = |pair: &Pair| format!("old_{}", bases.iter().position(|base| *base == pair.base).unwrap());
    let (mut before, mut after) = (Programs::new(), Programs::new());
    let mut breaking = Vec::new();
    for (number, pair) in pairs.iter().enumerate() {
        let (old, new) = (base(pair), format!("new_{number}"));
        before.module(&old, pair.base);
        before.program(&format!("use_{number}"), &old, pair.dependent);
        match pair.rust == "breaks" {
            true => breaking.push((number, *pair)),
            false => {
                after.module(&new, &pair.new_spec());
                after.program(&format!("use_{number}"), &new, pair.dependent);
            }
        }
    }
    let crates = [("before", before), ("after", after)];
    let folder = crates::workspace(
        "changes",
        crates.map(|(name, programs)| (name.to_owned(), programs.into_crate(name))),
    );
    crates::cargo(&folder, &["check", "--workspace", "--no-default-features", "--features", WEBHOOKS]);
    every_one_breaks(&breaking);
}

/// rustc tells of names that it does not find before it looks at types: programs that it has told of are taken away, until
/// it finds nothing more.
fn every_one_breaks(breaking: &[(usize, &Pair)]) {
    let mut left: Vec<(usize, &Pair)> = breaking.to_vec();
    while !left.is_empty() {
        let mut programs = Programs::new();
        for (number, pair) in &left {
            programs.module(&format!("new_{number}"), &pair.new_spec());
            programs.program(&format!("use_{number}"), &format!("new_{number}"), pair.dependent);
        }
        let folder =
            crates::workspace("breaking", [("breaking".to_owned(), programs.into_crate("breaking"))]);
        let errors = errors(&folder);
        let wrong: Vec<&String> = errors.iter().filter(|place| !place.contains("/use_")).collect();
        assert!(wrong.is_empty(), "only programs break: {wrong:?}");
        let breaks = |number: usize| errors.iter().any(|place| place.contains(&format!("/use_{number}.rs")));
        let count = left.len();
        left.retain(|(number, _)| !breaks(*number));
        let codes: Vec<&str> = left.iter().map(|(_, pair)| pair.code).collect();
        assert!(left.len() < count, "these compile, and must not: {codes:?}");
    }
}

/// The places of the errors of a workspace that does not compile.
fn errors(folder: &Path) -> BTreeSet<String> {
    let output = crates::command(
        folder,
        &["check", "--no-default-features", "--features", WEBHOOKS, "--message-format", "short"],
    )
    .output()
    .unwrap();
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let places =
        text.lines().filter(|line| line.contains(": error")).filter_map(|line| line.split(": error").next());
    places.map(|place| format!("/{}", place.rsplit('/').next().unwrap_or(place))).collect()
}
