//! `oas3-gen`, where it is installed.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use specwright_codegen::export::openapi;

use crate::arguments::Arguments;
use crate::builds::Costs;
use crate::generate::Generated;
use crate::workspace::Workspace;

const PROGRAM: &str = "oas3-gen";
const PACKAGE: &str = "peer";

pub struct Peer {
    workspace: Workspace,
    costs: Costs,
}

impl Peer {
    /// Generates the peer's crate and builds its dependencies; says so where there is no peer.
    pub fn prepare(arguments: &Arguments, generated: &Generated) -> Option<Self> {
        let installed =
            Command::new(PROGRAM).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !installed.is_ok_and(|status| status.success()) {
            eprintln!("{PROGRAM} is not installed: it is left out");
            return None;
        }
        let root = generated.folder.with_file_name("peer");
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).expect("a folder");
        let document = match &arguments.openapi {
            Some(path) => fs::canonicalize(path).expect("the OpenAPI document"),
            None => {
                let path = root.join("openapi.json");
                fs::write(&path, openapi::document(&generated.api).to_pretty_text()).expect("the document");
                path
            }
        };
        generate(&document, &root.join(PACKAGE));
        let manifest =
            fs::read_to_string(root.join(PACKAGE).join("Cargo.toml")).expect("the peer's manifest");
        let (_, dependencies) = manifest.split_once("[dependencies]\n").expect("dependencies of the peer");
        let workspace = Workspace::write(&root, &[PACKAGE, "dependencies"]);
        workspace.package("dependencies", dependencies, ("lib.rs", ""));
        let steps = arguments.steps.iter().copied().filter(|step| !step.is_of_user());
        let costs = Costs::new(steps);
        for command in costs.commands() {
            workspace.prepare(&[command, &["-p", "dependencies"]].concat());
        }
        Some(Self { workspace, costs })
    }

    pub fn run(&mut self) {
        let Self { workspace, costs } = self;
        costs.run(|step| workspace.build(&[step.command(), &["-p", PACKAGE]].concat(), PACKAGE));
    }

    pub fn finish(self) -> Costs {
        self.costs
    }
}

/// Its client of all operations: without builders, as it makes them unless it is asked, and without helper methods of
/// unions, because those of the made spec do not compile.
fn generate(document: &Path, folder: &Path) {
    let status = Command::new(PROGRAM)
        .args(["generate", "client-mod", "--workspace", "--no-helpers", "--quiet", "--input"])
        .arg(document)
        .arg("--output")
        .arg(folder)
        .stdout(Stdio::null())
        .status();
    assert!(status.expect("the peer").success(), "{PROGRAM} did not generate a client");
}
