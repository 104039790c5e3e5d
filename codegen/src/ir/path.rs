//! The path of an operation.

use crate::ir::Literal;

/// A path in pieces: literals and parameters as the spec writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path(Vec<PathPiece>);

/// A piece of a [`Path`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathPiece {
    /// Text as it stands.
    Literal(String),
    /// The value of the path parameter of this wire name.
    Parameter(String),
}

impl From<Vec<PathPiece>> for Path {
    fn from(pieces: Vec<PathPiece>) -> Self {
        Self(pieces)
    }
}

impl Path {
    /// Returns its pieces in order.
    pub fn pieces(&self) -> &[PathPiece] {
        &self.0
    }

    /// Returns the names of its parameters in order.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|piece| match piece {
            PathPiece::Literal(_) => None,
            PathPiece::Parameter(name) => Some(name.as_str()),
        })
    }

    /// Returns the path with a value in the place of a parameter.
    pub(crate) fn with(&self, parameter: &str, value: &Literal) -> Self {
        let mut pieces: Vec<PathPiece> = Vec::with_capacity(self.0.len());
        for piece in &self.0 {
            let text = match piece {
                PathPiece::Parameter(name) if name == parameter => percent_encoded(&value.to_text()),
                PathPiece::Literal(text) => text.clone(),
                PathPiece::Parameter(_) => {
                    pieces.push(piece.clone());
                    continue;
                }
            };
            match pieces.last_mut() {
                Some(PathPiece::Literal(before)) => before.push_str(&text),
                _ => pieces.push(PathPiece::Literal(text)),
            }
        }
        Self(pieces)
    }

    /// Returns the path as the spec writes it, such as `/v2/things/{id}`.
    pub fn template(&self) -> String {
        self.written(|name| name)
    }

    /// Returns the path with the same mark for each parameter, such as `/v2/things/{}`: a server does not see their
    /// names.
    pub fn pattern(&self) -> String {
        self.written(|_| "")
    }

    /// Writes it with other names for its parameters.
    pub fn written<'n>(&'n self, name: impl Fn(&'n str) -> &'n str) -> String {
        let pieces = self.0.iter().map(|piece| match piece {
            PathPiece::Literal(text) => text.clone(),
            PathPiece::Parameter(parameter) => format!("{{{}}}", name(parameter)),
        });
        pieces.collect()
    }
}

/// A text as a part of a segment.
fn percent_encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}
