//! A file that is written beside its place and takes it at the end.

use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};

pub(super) struct Partial {
    file: Option<File>,
    beside: PathBuf,
    path: PathBuf,
    length: u64,
}

impl Partial {
    pub(super) fn create(path: PathBuf) -> io::Result<Self> {
        let name = path.file_name().ok_or_else(|| io::Error::other("the path names no file"))?;
        let mut beside = std::ffi::OsString::from(".");
        beside.push(name);
        beside.push(format!(".{:016x}.part", RandomState::new().hash_one(name)));
        let beside = path.with_file_name(beside);
        // Nothing that is there is written over, least of all through a link.
        let file = OpenOptions::new().write(true).create_new(true).open(&beside)?;
        Ok(Self { file: Some(file), beside, path, length: 0 })
    }

    /// Forgets what was written.
    pub(super) fn start_over(&mut self) -> io::Result<()> {
        if let Some(file) = &mut self.file {
            file.set_len(0)?;
            file.rewind()?;
        }
        self.length = 0;
        Ok(())
    }

    /// Moves the file to its place.
    pub(super) fn finish(mut self) -> io::Result<u64> {
        if let Some(file) = self.file.take() {
            file.sync_all()?;
        }
        fs::rename(&self.beside, &self.path)?;
        self.beside = PathBuf::new();
        Ok(self.length)
    }
}

impl Write for Partial {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some(file) = &mut self.file else { return Err(io::Error::other("the file is finished")) };
        let count = file.write(bytes)?;
        self.length += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if self.beside != Path::new("") {
            self.file = None;
            // Whoever drops it has another error to tell of.
            let _ = fs::remove_file(&self.beside);
        }
    }
}
