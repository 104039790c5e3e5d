//! A folder to run the command in.

use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

pub(crate) struct Workspace(tempfile::TempDir);

/// How a run ended.
pub(crate) struct Run {
    status: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    #[track_caller]
    pub(crate) fn exits(&self, status: i32) {
        assert_eq!(self.status, Some(status), "stdout: {}\nstderr: {}", self.stdout, self.stderr);
    }
}

impl Workspace {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(&[], arguments)
    }

    /// Runs the command with variables of the environment.
    pub(crate) fn run_with(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_specwright"))
            .args(arguments)
            .envs(variables.iter().copied())
            .current_dir(self.0.path())
            .output()
            .expect("the command runs");
        Run {
            status: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("text"),
            stderr: String::from_utf8(output.stderr).expect("text"),
        }
    }

    pub(crate) fn path(&self, path: &str) -> String {
        self.0.path().join(path).display().to_string()
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        self.write_bytes(path, text.as_bytes());
    }

    pub(crate) fn write_bytes(&self, path: &str, bytes: &[u8]) {
        let path = self.0.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
        std::fs::write(path, bytes).expect("the file");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.0.path().join(path)).expect("the file")
    }

    pub(crate) fn remove(&self, path: &str) {
        std::fs::remove_file(self.0.path().join(path)).expect("the file");
    }

    pub(crate) fn exists(&self, path: &str) -> bool {
        self.0.path().join(path).exists()
    }

    /// Every file with its content.
    pub(crate) fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = Vec::new();
        visit(self.0.path(), &mut |path| {
            files.push((self.relative(path), std::fs::read(path).expect("the file")));
        });
        files.sort();
        files
    }

    /// Every file and folder with the time of its last change.
    pub(crate) fn modification_times(&self) -> Vec<(String, SystemTime)> {
        let mut times = Vec::new();
        visit(self.0.path(), &mut |path| {
            let changed = |path: &Path| path.metadata().and_then(|data| data.modified()).expect("a time");
            times.push((self.relative(path), changed(path)));
            let parent = path.parent().expect("a folder");
            times.push((self.relative(parent), changed(parent)));
        });
        times.sort();
        times
    }

    fn relative(&self, path: &Path) -> String {
        path.strip_prefix(self.0.path()).expect("inside").display().to_string()
    }
}

fn visit(folder: &Path, found: &mut dyn FnMut(&Path)) {
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { visit(&path, found) } else { found(&path) }
    }
}
