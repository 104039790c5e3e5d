use std::fmt::Display;
use std::io::{self, Write};

/// How wide the left column is.
const LEFT: usize = 40;

/// How wide the right one is.
const RIGHT: usize = 76;

/// Tells what happens: what was done on the left, what came of it on the right.
pub(crate) struct Story<'w> {
    out: &'w mut dyn Write,
    begun: bool,
}

impl<'w> Story<'w> {
    pub(crate) fn new(out: &'w mut dyn Write) -> Self {
        Self { out, begun: false }
    }

    /// Begins a part of the day.
    pub(crate) fn chapter(&mut self, title: &str) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            writeln!(self.out)?;
        }
        writeln!(self.out, "{title}")
    }

    /// Something done, and what came of it.
    pub(crate) fn step(&mut self, what: &str, outcome: impl Display) -> io::Result<()> {
        let mut what = what;
        for line in wrapped(&outcome.to_string()) {
            writeln!(self.out, "  {what:<LEFT$}{line}")?;
            what = "";
        }
        Ok(())
    }
}

/// A text in lines that are broken between words.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.len() + 1 + word.len() <= RIGHT => line.extend([" ", word]),
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
