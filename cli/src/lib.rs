//! Problems of specs as text, for people and for tools. The command `specwright` prints with it.

pub mod report;
