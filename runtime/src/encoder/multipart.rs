//! Multipart bodies.

use std::hash::{BuildHasher, RandomState};

use bytes::Bytes;
use http::HeaderValue;

use crate::File;
use crate::source::Segment;

/// The name of a file that has none, as in browsers.
const UNNAMED: &str = "blob";

/// The parts of a multipart/form-data body (RFC 7578).
#[derive(Default)]
pub(super) struct Multipart {
    parts: Vec<Part>,
}

struct Part {
    /// The lines of its head, each with its end.
    head: String,
    content: Content,
}

enum Content {
    Text(String),
    Memory(Bytes),
    File(String, File),
}

impl Content {
    /// The bytes, as far as they are in memory.
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Memory(bytes) => bytes,
            Self::File(..) => &[],
        }
    }
}

impl Multipart {
    pub(super) fn push(&mut self, name: &str, media: Option<&str>, text: &str) {
        let mut head = disposition(name);
        head.push_str("\r\n");
        if let Some(media) = media {
            push_header(&mut head, "Content-Type", media);
        }
        self.parts.push(Part { head, content: Content::Text(text.to_owned()) });
    }

    /// Adds a file, of which media type and headers are those of a header.
    pub(super) fn push_file(&mut self, name: &str, media: HeaderValue, file: &File) {
        let mut head = disposition(name);
        head.push_str(&format!("; filename=\"{}\"\r\n", escape(file.name().unwrap_or(UNNAMED))));
        push_header(&mut head, "Content-Type", media.to_str().unwrap_or_default());
        for (name, value) in file.headers() {
            push_header(&mut head, name, value);
        }
        let content = match file.in_memory() {
            Some(bytes) => Content::Memory(bytes.clone()),
            None => Content::File(format!("the part `{}`", name.escape_debug()), file.clone()),
        };
        self.parts.push(Part { head, content });
    }

    pub(super) fn finish(self) -> (HeaderValue, Vec<Segment>) {
        let boundary = self.boundary();
        let mut body = Vec::with_capacity(self.length(&boundary));
        let mut segments = Vec::new();
        for Part { head, content } in self.parts {
            body.extend_from_slice(format!("--{boundary}\r\n{head}\r\n").as_bytes());
            body.extend_from_slice(content.bytes());
            if let Content::File(what, file) = content {
                segments.push(Segment::Bytes(std::mem::take(&mut body).into()));
                segments.push(Segment::File(what, file));
            }
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        let content_type = HeaderValue::from_str(&format!("multipart/form-data; boundary={boundary}"));
        // A boundary is letters, digits and hyphens, so the fallback is never taken.
        segments.push(Segment::Bytes(body.into()));
        (content_type.unwrap_or(HeaderValue::from_static("multipart/form-data")), segments)
    }

    fn length(&self, boundary: &str) -> usize {
        let part = |part: &Part| boundary.len() + part.head.len() + part.content.bytes().len() + 8;
        self.parts.iter().map(part).sum::<usize>() + boundary.len() + 6
    }

    /// Texts are looked through for it. Files are not: nobody can know a boundary of 128 random bits.
    fn boundary(&self) -> String {
        match self.parts.iter().any(|part| !matches!(part.content, Content::Text(_))) {
            true => format!("specwright-{:016x}{:016x}", random(), random()),
            false => self.free_boundary(self.fingerprint()),
        }
    }

    /// The same parts have the same boundary, and none of them contains it.
    fn free_boundary(&self, mut seed: u64) -> String {
        let holds = |part: &Part, boundary: &str| {
            memchr::memmem::find(part.content.bytes(), boundary.as_bytes()).is_some()
        };
        loop {
            let boundary = format!("specwright-{seed:016x}");
            if !self.parts.iter().any(|part| holds(part, &boundary)) {
                return boundary;
            }
            seed = seed.wrapping_add(1);
        }
    }

    /// FNV-1a. The seed depends on the content so that a content made of likely boundaries cannot make the
    /// search long.
    fn fingerprint(&self) -> u64 {
        let bytes =
            self.parts.iter().flat_map(|part| part.head.bytes().chain(part.content.bytes().iter().copied()));
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        })
    }
}

/// The standard library seeds its hash maps with it, against those who choose keys.
fn random() -> u64 {
    RandomState::new().hash_one(UNNAMED)
}

fn disposition(name: &str) -> String {
    format!("Content-Disposition: form-data; name=\"{}\"", escape(name))
}

fn push_header(head: &mut String, name: &str, value: &str) {
    head.extend([name, ": ", value, "\r\n"]);
}

/// As the WHATWG HTML standard escapes the names of form entries and files; and NUL, at which some parsers end a name.
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
        parts.push("a", None, "x\r\n--specwright-ffffffffffffffff--\r\n");
        parts.push("b", None, "specwright-0000000000000000");
        assert_eq!(parts.free_boundary(u64::MAX), "specwright-0000000000000001");
        assert_eq!(parts.free_boundary(7), "specwright-0000000000000007");
    }

    #[test]
    fn a_file_has_a_name_and_a_media_type_and_a_boundary_that_nobody_knows() {
        let form = || {
            let mut parts = Multipart::default();
            let file = File::from(b"GIF8").with_name("ä\"\r\n.gif").with_header("x-a", "1");
            parts.push_file("photo", HeaderValue::from_static("image/gif"), &file);
            parts.finish()
        };
        let (media, segments) = form();
        let [Segment::Bytes(body)] = segments.as_slice() else { panic!("one segment") };
        let boundary = media.to_str().unwrap().split_once('=').unwrap().1.to_owned();
        let wanted = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"ä%22%0D%0A.gif\"\r\n\
             Content-Type: image/gif\r\nx-a: 1\r\n\r\nGIF8\r\n--{boundary}--\r\n"
        );
        assert_eq!(String::from_utf8(body.to_vec()).unwrap(), wanted);
        assert_eq!(boundary.len(), 43);
        assert_ne!(form().0, media);
    }
}
