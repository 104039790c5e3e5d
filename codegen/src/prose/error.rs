//! Documented errors.

use super::code;
use crate::ir::ErrorDef;

/// What tells an error apart.
pub fn marks(error: &ErrorDef) -> String {
    let mut text = format!("Status {}", error.status);
    if let Some(expected) = &error.code {
        text.push_str(&format!(", code {}", code(expected)));
    }
    if let Some(message) = &error.message {
        text.push_str(&format!(", message {}", code(&message.shown())));
    }
    text.push('.');
    text
}
