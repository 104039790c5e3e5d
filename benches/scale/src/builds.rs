//! The builds of the generated crate and its user.

use std::path::Path;
use std::process::Command;

use measure::Cost;

use crate::generate::Generated;
use crate::user;
use crate::workspace::{Workspace, target};

/// The features of tokio are among those that reqwest asks for, so that it is the same with the user and without.
const TOKIO: &str = "tokio = { version = \"1\", default-features = false, features = [\"rt\"] }\n";
const RUNTIME: &str =
    "specwright = { version = \"0.1\", default-features = false, features = [\"reqwest\"] }\n";

/// One build.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Check,
    DebugCrate,
    DebugUser,
    ReleaseCrate,
    ReleaseUser,
    Doc,
}

impl Step {
    pub const ALL: [Self; 6] =
        [Self::Check, Self::DebugCrate, Self::DebugUser, Self::ReleaseCrate, Self::ReleaseUser, Self::Doc];

    pub fn title(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::DebugCrate => "debug, crate",
            Self::DebugUser => "debug, user alone",
            Self::ReleaseCrate => "release, crate",
            Self::ReleaseUser => "release, user alone",
            Self::Doc => "docs",
        }
    }

    /// What cargo is asked for, but for the package.
    pub fn command(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::DebugCrate | Self::DebugUser => &["build"],
            Self::ReleaseCrate | Self::ReleaseUser => &["build", "--release"],
            Self::Doc => &["doc", "--no-deps"],
        }
    }

    pub fn is_of_user(self) -> bool {
        matches!(self, Self::DebugUser | Self::ReleaseUser)
    }
}

/// The least of what each step took.
pub struct Costs(Vec<(Step, Option<Cost>)>);

impl Costs {
    pub fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        Self(steps.into_iter().map(|step| (step, None)).collect())
    }

    /// Takes each step once more. One that fails has no cost; cargo has said why by then.
    pub fn run(&mut self, take: impl Fn(Step) -> Option<Cost>) {
        for (step, least) in &mut self.0 {
            let cost = take(*step);
            *least = cost.map(|cost| least.map_or(cost, |least| least.least(cost)));
        }
    }

    pub fn of(&self, step: Step) -> Option<Cost> {
        self.0.iter().find(|(other, _)| *other == step)?.1
    }

    /// The steps of dependencies, which are built before.
    pub fn commands(&self) -> impl Iterator<Item = &'static [&'static str]> {
        self.0.iter().filter(|(step, _)| !step.is_of_user()).map(|(step, _)| match step {
            Step::Doc => Step::Check.command(),
            step => step.command(),
        })
    }
}

/// The generated crate in its workspace.
pub struct Ours {
    pub workspace: Workspace,
    pub package: String,
    costs: Costs,
}

/// What was found out about it.
pub struct Found {
    pub costs: Costs,
    /// Bytes of the user's binaries: debug, release, release stripped.
    pub binaries: [Option<u64>; 3],
}

impl Ours {
    /// Writes the workspace and builds dependencies.
    pub fn prepare(generated: &Generated, steps: &[Step]) -> Self {
        let root = generated.folder.parent().expect("a workspace");
        let workspace = Workspace::write(root, &["client", "dependencies", "user"]);
        workspace.package("dependencies", &format!("{RUNTIME}{TOKIO}"), ("lib.rs", ""));
        let client = format!("{} = {{ path = \"../client\" }}\n{TOKIO}", generated.krate.name);
        workspace.package("user", &client, ("main.rs", &user::program(&generated.api, &generated.krate)));
        let costs = Costs::new(steps.iter().copied());
        for command in costs.commands() {
            workspace.prepare(&[command, &["-p", "dependencies"]].concat());
        }
        Self { workspace, package: generated.krate.name.clone(), costs }
    }

    pub fn run(&mut self) {
        let Self { workspace, package, costs } = self;
        costs.run(|step| {
            let (package, folder) =
                if step.is_of_user() { ("user", "user") } else { (package.as_str(), "client") };
            workspace.build(&[step.command(), &["-p", package]].concat(), folder)
        });
    }

    pub fn costs(&self) -> &Costs {
        &self.costs
    }

    /// What was found out; the binaries are those of the last build.
    pub fn finish(self) -> Found {
        let has = |step| self.costs.of(step).is_some();
        let debug = target().join("debug/user");
        let release = target().join("release/user");
        let stripped = target().join("release/user.stripped");
        let is_stripped = has(Step::ReleaseUser) && strip(&release, &stripped);
        let size = |file: &Path, is_built: bool| is_built.then(|| file.metadata().expect("a binary").len());
        Found {
            binaries: [
                size(&debug, has(Step::DebugUser)),
                size(&release, has(Step::ReleaseUser)),
                size(&stripped, is_stripped),
            ],
            costs: self.costs,
        }
    }
}

/// Whether a binary could be stripped; says so where not.
fn strip(binary: &Path, stripped: &Path) -> bool {
    let status = Command::new("strip").arg("-o").arg(stripped).arg(binary).status();
    let is_stripped = status.is_ok_and(|status| status.success());
    if !is_stripped {
        eprintln!("strip is not installed: the stripped size is left out");
    }
    is_stripped
}
