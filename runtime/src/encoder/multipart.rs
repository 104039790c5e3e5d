//! Multipart bodies.

use http::HeaderValue;

/// The text parts of a multipart/form-data body (RFC 7578).
#[derive(Default)]
pub(super) struct Multipart {
    parts: Vec<(String, String)>,
}

impl Multipart {
    pub(super) fn push(&mut self, name: &str, text: &str) {
        self.parts.push((name.to_owned(), text.to_owned()));
    }

    pub(super) fn finish(self) -> (HeaderValue, Vec<u8>) {
        let boundary = self.free_boundary(self.fingerprint());
        let mut body = Vec::new();
        for (name, text) in &self.parts {
            let name = escape(name);
            let head = format!("--{boundary}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(text.as_bytes());
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        let content_type = HeaderValue::from_str(&format!("multipart/form-data; boundary={boundary}"));
        // A boundary is letters, digits and hyphens, so the fallback is never taken.
        (content_type.unwrap_or(HeaderValue::from_static("multipart/form-data")), body)
    }

    /// The same parts have the same boundary, and none of them contains it.
    fn free_boundary(&self, mut seed: u64) -> String {
        loop {
            let boundary = format!("specwright-{seed:016x}");
            if !self.parts.iter().any(|(_, text)| text.contains(&boundary)) {
                return boundary;
            }
            seed = seed.wrapping_add(1);
        }
    }

    /// FNV-1a. The seed depends on the content so that a content made of likely boundaries cannot make the
    /// search long.
    fn fingerprint(&self) -> u64 {
        let bytes = self.parts.iter().flat_map(|(name, text)| name.bytes().chain(text.bytes()));
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        })
    }
}

/// As the WHATWG HTML standard escapes the names of form entries; and NUL, at which some parsers end a name.
fn escape(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A").replace('\0', "%00")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_within_its_quotes() {
        assert_eq!(escape("a\"\r\nb\0é\\"), "a%22%0D%0Ab%00é\\");
    }

    #[test]
    fn the_boundary_is_in_no_part() {
        let mut parts = Multipart::default();
        parts.push("a", "x\r\n--specwright-ffffffffffffffff--\r\n");
        parts.push("b", "specwright-0000000000000000");
        assert_eq!(parts.free_boundary(u64::MAX), "specwright-0000000000000001");
        assert_eq!(parts.free_boundary(7), "specwright-0000000000000007");
    }
}
