//! What a generated client depends on.

use std::collections::BTreeSet;

use crate::builds::Ours;

/// The crates that are compiled for a client, itself left out.
pub struct Tree {
    pub crates: usize,
    /// Whether the build of one of them may call a C compiler.
    pub has_c: bool,
}

/// Those with TLS, as clients are by default, and without a transport.
pub struct Trees {
    pub with_tls: Tree,
    pub without: Tree,
}

pub fn of(ours: &Ours) -> Trees {
    Trees { with_tls: tree(ours, &[]), without: tree(ours, &["--no-default-features"]) }
}

fn tree(ours: &Ours, features: &[&str]) -> Tree {
    let arguments = ["tree", "--package", &ours.package, "--prefix", "none", "--edges", "normal,build"];
    let output = ours.workspace.cargo(&arguments).args(features).output().expect("cargo tree");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    // Name and version; the first line is the client.
    let packages: BTreeSet<(&str, &str)> = text
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(' '))
        .map(|(name, rest)| (name, rest.split(' ').next().unwrap_or(rest)))
        .collect();
    let has_c = packages.iter().any(|(name, _)| ["cc", "cmake"].contains(name));
    Tree { crates: packages.len(), has_c }
}
