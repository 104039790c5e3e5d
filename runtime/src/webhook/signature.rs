//! How an API signs its events.

use std::time::Duration;

/// How an API signs its events: HMAC-SHA256 over the body, with what stands around it, in a header.
///
/// ```
/// use specwright::webhook::Signature;
///
/// const STRIPE: Signature = Signature::new("Stripe-Signature")
///     .separator(",")
///     .prefix("v1=")
///     .timestamp_prefix("t=")
///     .signed("{timestamp}.{body}");
///
/// const SLACK: Signature = Signature::new("X-Slack-Signature")
///     .prefix("v0=")
///     .timestamp_header("X-Slack-Request-Timestamp")
///     .signed("v0:{timestamp}:{body}");
///
/// const STANDARD: Signature = Signature::new("webhook-signature")
///     .separator(" ")
///     .prefix("v1,")
///     .base64()
///     .id_header("webhook-id")
///     .timestamp_header("webhook-timestamp")
///     .signed("{id}.{timestamp}.{body}")
///     .base64_secret()
///     .secret_prefix("whsec_");
///
/// const SHOPIFY: Signature = Signature::new("X-Shopify-Hmac-Sha256").base64();
/// # for signature in [STRIPE, SLACK, STANDARD, SHOPIFY] {
/// #     let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
/// #     specwright::webhook::Verifier::new(signature, secret)?;
/// # }
/// # Ok::<(), specwright::webhook::SetupError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature {
    pub(super) header: &'static str,
    pub(super) separator: Option<&'static str>,
    pub(super) prefix: &'static str,
    pub(super) encoding: Encoding,
    pub(super) signed: &'static str,
    pub(super) timestamp: Option<TimestampPlace>,
    pub(super) timestamp_form: TimestampForm,
    pub(super) id: Option<&'static str>,
    pub(super) tolerance: Duration,
    pub(super) secret: SecretForm,
    pub(super) secret_prefix: &'static str,
}

/// How a signature is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Hex,
    Base64,
}

/// How the key is written in a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SecretForm {
    /// It is the text itself.
    Text,
    Hex,
    Base64,
}

/// Where the timestamp is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimestampPlace {
    /// In a header of its own.
    Header(&'static str),
    /// In the header of the signature, behind this prefix.
    Beside(&'static str),
}

/// How a timestamp is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimestampForm {
    /// Seconds since 1970.
    UnixTime,
    /// Milliseconds since 1970.
    UnixMillis,
    /// A date and a time with a zone (RFC 3339).
    DateTime,
}

/// How old an event may be, unless it is said.
const TOLERANCE: Duration = Duration::from_secs(300);

impl Signature {
    /// A signature over the body in this header, in hexadecimal digits, with a key that is the text of the secret.
    pub const fn new(header: &'static str) -> Self {
        Self {
            header,
            separator: None,
            prefix: "",
            encoding: Encoding::Hex,
            signed: "{body}",
            timestamp: None,
            timestamp_form: TimestampForm::UnixTime,
            id: None,
            tolerance: TOLERANCE,
            secret: SecretForm::Text,
            secret_prefix: "",
        }
    }

    /// The header is a list with this between its elements. Those that begin as no signature does are passed over.
    #[must_use]
    pub const fn separator(self, separator: &'static str) -> Self {
        Self { separator: Some(separator), ..self }
    }

    /// What a signature begins with, such as `sha256=`.
    #[must_use]
    pub const fn prefix(self, prefix: &'static str) -> Self {
        Self { prefix, ..self }
    }

    /// Signatures are written in base64, with or without padding.
    #[must_use]
    pub const fn base64(self) -> Self {
        Self { encoding: Encoding::Base64, ..self }
    }

    /// What is signed: a text with `{body}` and perhaps `{timestamp}` and `{id}`, as they came.
    #[must_use]
    pub const fn signed(self, template: &'static str) -> Self {
        Self { signed: template, ..self }
    }

    /// The timestamp has a header of its own.
    #[must_use]
    pub const fn timestamp_header(self, header: &'static str) -> Self {
        Self { timestamp: Some(TimestampPlace::Header(header)), ..self }
    }

    /// The timestamp is an element of the list that the header is, and begins with this.
    #[must_use]
    pub const fn timestamp_prefix(self, prefix: &'static str) -> Self {
        Self { timestamp: Some(TimestampPlace::Beside(prefix)), ..self }
    }

    /// How the timestamp is written, where it is not in seconds since 1970.
    #[must_use]
    pub const fn timestamp_form(self, form: TimestampForm) -> Self {
        Self { timestamp_form: form, ..self }
    }

    /// The header of the event's id, where that is signed as well.
    #[must_use]
    pub const fn id_header(self, header: &'static str) -> Self {
        Self { id: Some(header), ..self }
    }

    /// How far the timestamp may be from the time of the clock: 5 minutes, unless this says otherwise.
    #[must_use]
    pub const fn tolerance(self, tolerance: Duration) -> Self {
        Self { tolerance, ..self }
    }

    /// The secret is base64 text of the key, with or without padding.
    #[must_use]
    pub const fn base64_secret(self) -> Self {
        Self { secret: SecretForm::Base64, ..self }
    }

    /// The secret is the key in hexadecimal digits.
    #[must_use]
    pub const fn hex_secret(self) -> Self {
        Self { secret: SecretForm::Hex, ..self }
    }

    /// What stands before the key in a secret; it may be left out.
    #[must_use]
    pub const fn secret_prefix(self, prefix: &'static str) -> Self {
        Self { secret_prefix: prefix, ..self }
    }
}
