//! Other generators of Rust clients, where they are installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use measure::Cost;
use specwright_codegen::export::openapi;

use crate::arguments::Arguments;
use crate::builds::Costs;
use crate::generate::Generated;
use crate::workspace::Workspace;

const PACKAGE: &str = "peer";

/// A generator of clients from OpenAPI documents.
#[derive(Clone, Copy)]
enum Program {
    /// Without builders, as it makes clients unless it is asked, and without helper methods of unions, because those of the
    /// made spec do not compile.
    Oas3Gen,
    /// As it makes clients where nothing is said.
    OpenapiToRust,
}

pub struct Peer {
    program: Program,
    workspace: Workspace,
    generation: Option<Cost>,
    costs: Costs,
}

/// What a peer's client takes.
pub struct Found {
    pub name: &'static str,
    pub generation: Option<Cost>,
    pub costs: Costs,
}

impl Program {
    const ALL: [Self; 2] = [Self::Oas3Gen, Self::OpenapiToRust];

    const fn name(self) -> &'static str {
        match self {
            Self::Oas3Gen => "oas3-gen",
            Self::OpenapiToRust => "openapi-to-rust",
        }
    }

    fn is_installed(self) -> bool {
        let asked =
            Command::new(self.name()).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        let is_installed = asked.is_ok_and(|status| status.success());
        if !is_installed {
            eprintln!("{} is not installed: it is left out", self.name());
        }
        is_installed
    }

    /// What generates a client of all operations into a folder.
    fn command(self, document: &Path, folder: &Path) -> Command {
        let mut command = Command::new(self.name());
        match self {
            Self::Oas3Gen => command
                .args(["generate", "client-mod", "--workspace", "--no-helpers", "--quiet", "--input"])
                .arg(document)
                .arg("--output")
                .arg(folder),
            Self::OpenapiToRust => command
                .args(["generate", "--quiet", "--output-dir"])
                .arg(folder.join("src/generated"))
                .arg(document),
        };
        command
    }

    /// What the client depends on, for a manifest. Where the client has none, it is written.
    fn dependencies(self, workspace: &Workspace, folder: &Path) -> String {
        let read = |file: &str| fs::read_to_string(folder.join(file)).expect("the peer's manifest");
        let manifest = match self {
            Self::Oas3Gen => read("Cargo.toml"),
            Self::OpenapiToRust => read("src/generated/REQUIRED_DEPS.toml"),
        };
        let (_, dependencies) = manifest.split_once("[dependencies]\n").expect("dependencies of the peer");
        if let Self::OpenapiToRust = self {
            workspace.package(PACKAGE, dependencies, ("lib.rs", "pub mod generated;\n"));
        }
        dependencies.to_owned()
    }
}

impl Peer {
    /// Generates the clients of all peers that are installed, and builds what they depend on.
    pub fn all(arguments: &Arguments, generated: &Generated) -> Vec<Self> {
        let programs = Program::ALL.into_iter().filter(|program| program.is_installed());
        programs.map(|program| Self::prepare(program, arguments, generated)).collect()
    }

    fn prepare(program: Program, arguments: &Arguments, generated: &Generated) -> Self {
        let root = generated.folder.with_file_name(program.name());
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).expect("a folder");
        let document = document(arguments, generated, &root);
        let folder = root.join(PACKAGE);
        let generation = measure::cost(&program.command(&document, &folder));
        assert!(generation.is_some(), "{} did not generate a client", program.name());
        let workspace = Workspace::write(&root, &[PACKAGE, "dependencies"]);
        let dependencies = program.dependencies(&workspace, &folder);
        workspace.package("dependencies", &dependencies, ("lib.rs", ""));
        let steps = arguments.steps.iter().copied().filter(|step| !step.is_of_user());
        let costs = Costs::new(steps);
        for command in costs.commands() {
            workspace.prepare(&[command, &["-p", "dependencies"]].concat());
        }
        Self { program, workspace, generation, costs }
    }

    pub fn run(&mut self) {
        let Self { workspace, costs, .. } = self;
        costs.run(|step| workspace.build(&[step.command(), &["-p", PACKAGE]].concat(), PACKAGE));
    }

    pub fn finish(self) -> Found {
        Found { name: self.program.name(), generation: self.generation, costs: self.costs }
    }
}

/// The document that peers generate from: the one that is given, or an export.
fn document(arguments: &Arguments, generated: &Generated, root: &Path) -> PathBuf {
    match &arguments.openapi {
        Some(path) => fs::canonicalize(path).expect("the OpenAPI document"),
        None => {
            let path = root.join("openapi.json");
            fs::write(&path, openapi::document(&generated.api).to_pretty_text()).expect("the document");
            path
        }
    }
}
