//! How events are signed, in words.

use super::code;
use crate::ir::{Signature, SignatureEncoding, TimestampPlace};

/// How many seconds an event may be late, unless it is said.
const TOLERANCE: u32 = 300;

/// What is signed, where the signature is and how old it may be.
pub(crate) fn signature(signature: &Signature) -> String {
    let encoding = match signature.encoding {
        SignatureEncoding::Hex => "in hexadecimal digits",
        SignatureEncoding::Base64 => "in base64",
    };
    let signed = match &signature.signed {
        None => "the body".to_owned(),
        Some(text) => code(text),
    };
    let mut text = format!(
        "The signature is an HMAC-SHA256 of {signed}, {encoding}, in the header {}",
        code(&signature.header)
    );
    if let Some(prefix) = &signature.prefix {
        text.push_str(&format!(" behind {}", code(prefix)));
    }
    text.push('.');
    if let Some(timestamp) = &signature.timestamp {
        let place = match &timestamp.place {
            TimestampPlace::Header(name) => format!("in the header {}", code(name)),
            TimestampPlace::Beside(prefix) => format!("beside it, behind {}", code(prefix)),
        };
        let seconds = signature.tolerance.unwrap_or(TOLERANCE);
        text.push_str(&format!(" The timestamp is {place}; it may be {seconds} seconds from now."));
    }
    if let Some(doc) = &signature.doc {
        text.push(' ');
        text.push_str(&super::markdown::inline(doc));
    }
    text
}
