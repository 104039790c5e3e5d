//! Headers without the values that may hold a secret.

use std::fmt;

use http::{HeaderMap, HeaderName, HeaderValue};

/// Headers for `Debug`, without the values that may hold a secret.
pub(crate) struct RedactedHeaders<'a>(pub(crate) &'a HeaderMap);

/// Parts of names: vendors have their own headers for tokens and sessions.
const TELLING: [&str; 8] = ["auth", "cookie", "key", "location", "link", "secret", "session", "token"];

impl fmt::Debug for RedactedHeaders<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for (name, value) in self.0 {
            if is_secret(name, value) {
                map.entry(name, &format_args!("[redacted]"));
            } else {
                map.entry(name, value);
            }
        }
        map.finish()
    }
}

/// `location` and `link` hold URLs, and those may hold keys.
fn is_secret(name: &HeaderName, value: &HeaderValue) -> bool {
    value.is_sensitive() || tells_a_secret(name)
}

/// Whether headers of this name hold what must not be seen.
pub(crate) fn tells_a_secret(name: &HeaderName) -> bool {
    TELLING.iter().any(|part| name.as_str().contains(part))
}
