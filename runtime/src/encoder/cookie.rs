//! The header `Cookie`.

use http::HeaderValue;

/// The cookies of a request.
#[derive(Default)]
pub(super) struct Cookies {
    pairs: String,
    are_secret: bool,
}

impl Cookies {
    /// Adds a cookie that arrives as it was given.
    pub(super) fn push(&mut self, name: &str, text: &str, secret: bool) -> Result<(), &'static str> {
        self.push_list(name, &[text], secret)
    }

    /// Adds a cookie of texts with commas between them, as OpenAPI writes lists, and RFC 6265 leaves it to servers.
    pub(super) fn push_list(
        &mut self,
        name: &str,
        texts: &[impl AsRef<str>],
        secret: bool,
    ) -> Result<(), &'static str> {
        if name.is_empty() || !name.bytes().all(is_token_byte) {
            return Err("has a name that no cookie can have");
        }
        if !texts.iter().all(|text| text.as_ref().bytes().all(is_cookie_byte)) {
            return Err("has characters that a cookie cannot carry, such as spaces, commas or semicolons");
        }
        if !self.pairs.is_empty() {
            self.pairs.push_str("; ");
        }
        self.pairs.extend([name, "="]);
        for (at, text) in texts.iter().enumerate() {
            self.pairs.extend([if at > 0 { "," } else { "" }, text.as_ref()]);
        }
        self.are_secret |= secret;
        Ok(())
    }

    pub(super) fn finish(self) -> Option<HeaderValue> {
        let mut value = HeaderValue::from_str(&self.pairs).ok().filter(|value| !value.is_empty())?;
        value.set_sensitive(self.are_secret);
        Some(value)
    }
}

/// `tchar` of RFC 9110.
fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// `cookie-octet` of RFC 6265.
fn is_cookie_byte(byte: u8) -> bool {
    matches!(byte, 0x21 | 0x23..=0x2B | 0x2D..=0x3A | 0x3C..=0x5B | 0x5D..=0x7E)
}

#[cfg(test)]
mod tests {
    use super::Cookies;

    #[test]
    fn cookies_are_one_header_and_arrive_as_they_are() {
        let mut cookies = Cookies::default();
        cookies.push("a", "1=%2F", false).unwrap();
        cookies.push("b", "", true).unwrap();
        for text in ["a b", "a,b", "a;b", "\"", "\\", "\r\n", "é"] {
            assert!(cookies.push("c", text, false).is_err(), "{text}");
        }
        assert!(cookies.push("c d", "", false).is_err() && cookies.push("", "", false).is_err());
        let header = cookies.finish().unwrap();
        assert_eq!((header.to_str().unwrap(), header.is_sensitive()), ("a=1=%2F; b=", true));
        assert!(Cookies::default().finish().is_none());
    }
}
