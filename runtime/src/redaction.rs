//! Servers that repeat a credential in their response.

use crate::{Response, Secret};

/// Shorter ones are in many a text by chance, and protect nothing.
const SHORTEST: usize = 4;

/// What must not be seen, should a server repeat it.
#[derive(Clone, Default)]
pub(crate) struct Secrets(Vec<Secret>);

impl Extend<Secret> for Secrets {
    fn extend<T: IntoIterator<Item = Secret>>(&mut self, secrets: T) {
        self.0.extend(secrets);
    }
}

impl Secrets {
    pub(crate) fn join(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether a body repeats one of them, with or without JSON's optional escapes of slashes.
    pub(crate) fn are_in(&self, body: &[u8]) -> bool {
        let unescaped: Vec<u8> = match body.contains(&b'\\') {
            true => body.iter().copied().filter(|byte| *byte != b'\\').collect(),
            false => Vec::new(),
        };
        self.long_enough().any(|secret| {
            [body, &unescaped].iter().any(|text| holds(text, secret) || breaks_off_in(text, secret))
        })
    }

    /// Whether one is the name of a member in a JSON pointer, where long names are cut.
    pub(crate) fn are_in_pointer(&self, pointer: &str) -> bool {
        pointer.split('/').any(|name| {
            let name = name.replace("~1", "/").replace("~0", "~");
            self.are_in(name.trim_end_matches('…').as_bytes())
        })
    }

    /// Marks the headers that repeat one of them as sensitive.
    pub(crate) fn mark_headers(&self, response: &mut Response) {
        for value in response.headers_mut().values_mut() {
            if self.long_enough().any(|secret| holds(value.as_bytes(), secret)) {
                value.set_sensitive(true);
            }
        }
    }

    fn long_enough(&self) -> impl Iterator<Item = &[u8]> {
        let secrets = self.0.iter().map(|secret| secret.expose().as_bytes());
        secrets.filter(|secret| secret.len() >= SHORTEST)
    }
}

/// Whether a text ends with the beginning of a secret.
fn breaks_off_in(text: &[u8], secret: &[u8]) -> bool {
    (SHORTEST..secret.len()).any(|length| secret.get(..length).is_some_and(|begin| text.ends_with(begin)))
}

fn holds(text: &[u8], part: &[u8]) -> bool {
    text.len() >= part.len() && memchr::memmem::find(text, part).is_some()
}
