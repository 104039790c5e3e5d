//! Who knows the secret.

use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::BuildHasher;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use hmac::{Hmac, KeyInit, Mac};
use http::{HeaderMap, HeaderName, HeaderValue};
use sha2::Sha256;

use super::error::Setup;
use super::said::{self, Said};
use super::signature::{SecretForm, Signature, TimestampPlace};
use super::template::{self, Piece};
use super::{SetupError, WebhookError};
use crate::{Clock, Secret, SystemClock};

/// Verifies that whoever sent an event knows the secret, and that it was sent a short while ago.
///
/// Signatures are compared in constant time. Neither a secret nor a signature is ever shown.
#[derive(Clone)]
pub struct Verifier {
    signature: Signature,
    signed: Vec<Piece>,
    keys: Vec<Hmac<Sha256>>,
    tolerance: Duration,
    clock: Arc<dyn Clock>,
}

impl Verifier {
    /// Verifies signatures that are made with this secret.
    ///
    /// # Errors
    /// When the secret is empty or not written as the signature says, or the signature itself contradicts itself.
    pub fn new(signature: Signature, secret: impl Into<Secret>) -> Result<Self, SetupError> {
        let verifier = Self {
            signed: signed(&signature)?,
            keys: Vec::new(),
            tolerance: signature.tolerance,
            clock: Arc::new(SystemClock),
            signature,
        };
        verifier.also(secret)
    }

    /// Takes signatures that are made with this secret as well, while secrets are rotated. What is signed here is signed with
    /// the first.
    ///
    /// # Errors
    /// When the secret is empty or not written as the signature says.
    pub fn also(mut self, secret: impl Into<Secret>) -> Result<Self, SetupError> {
        self.keys.push(key(&self.signature, &secret.into())?);
        Ok(self)
    }

    /// How far the timestamp of an event may be from the time of the clock.
    #[must_use]
    pub fn tolerance(self, tolerance: Duration) -> Self {
        Self { tolerance, ..self }
    }

    /// Tells the time by this clock.
    #[must_use]
    pub fn clock(self, clock: impl Clock) -> Self {
        Self { clock: Arc::new(clock), ..self }
    }

    /// Verifies an event. `body` are its bytes as they came.
    ///
    /// # Errors
    /// When a header is missing or not well-formed, no signature matches, or the timestamp is too far from now.
    pub fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<(), WebhookError> {
        let said = Said::read(&self.signature, headers)?;
        let timestamp = said.timestamp.map_or("", |(text, _)| text);
        let id = said.id.unwrap_or_default();
        let is_known = self.keys.iter().any(|key| {
            let mac = self.mac(key, timestamp, id, body);
            said.signatures.iter().any(|signature| mac.clone().verify_slice(signature).is_ok())
        });
        if !is_known {
            return Err(WebhookError::Mismatch);
        }
        said.timestamp.map_or(Ok(()), |(_, moment)| self.is_in_time(moment))
    }

    /// The headers that make this body an event, as the API would send it now: for tests. The signature is marked as sensitive.
    pub fn sign(&self, body: &[u8]) -> HeaderMap {
        let Signature { header, separator, prefix, encoding, timestamp, timestamp_form, id, .. } =
            self.signature;
        let now = said::written(timestamp_form, self.clock.system_time());
        let own_id = format!("msg_{:016x}", RandomState::new().hash_one(()));
        let made = self.keys.first().map(|key| self.mac(key, &now, &own_id, body).finalize().into_bytes());
        let made = format!("{prefix}{}", said::encode(encoding, made.as_deref().unwrap_or_default()));
        let mut headers = HeaderMap::new();
        let mut put = |name: &str, value: &str| {
            if let (Ok(name), Ok(mut value)) = (HeaderName::try_from(name), HeaderValue::from_str(value)) {
                value.set_sensitive(name == header);
                headers.insert(name, value);
            }
        };
        match timestamp {
            Some(TimestampPlace::Beside(before)) => {
                put(header, &[format!("{before}{now}"), made].join(separator.unwrap_or_default()));
            }
            Some(TimestampPlace::Header(name)) => {
                put(name, &now);
                put(header, &made);
            }
            None => put(header, &made),
        }
        if let Some(name) = id {
            put(name, &own_id);
        }
        headers
    }

    fn mac(&self, key: &Hmac<Sha256>, timestamp: &str, id: &str, body: &[u8]) -> Hmac<Sha256> {
        let mut mac = key.clone();
        for piece in &self.signed {
            mac.update(match piece {
                Piece::Text(text) => text.as_bytes(),
                Piece::Body => body,
                Piece::Timestamp => timestamp.as_bytes(),
                Piece::Id => id.as_bytes(),
            });
        }
        mac
    }

    fn is_in_time(&self, moment: SystemTime) -> Result<(), WebhookError> {
        match self.clock.system_time().duration_since(moment) {
            Ok(age) if age > self.tolerance => Err(WebhookError::TooOld { age }),
            Err(ahead) if ahead.duration() > self.tolerance => {
                Err(WebhookError::InFuture { ahead: ahead.duration() })
            }
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verifier")
            .field("signature", &self.signature)
            .field("secrets", &self.keys.len())
            .field("tolerance", &self.tolerance)
            .finish_non_exhaustive()
    }
}

/// The pieces of what is signed, once all of the signature can be what it says.
fn signed(signature: &Signature) -> Result<Vec<Piece>, SetupError> {
    let header = match signature.timestamp {
        Some(TimestampPlace::Header(header)) => Some(header),
        _ => None,
    };
    let prefix = match signature.timestamp {
        Some(TimestampPlace::Beside(prefix)) => prefix,
        _ => "",
    };
    for name in [Some(signature.header), header, signature.id].into_iter().flatten() {
        HeaderName::try_from(name).map_err(|_| SetupError(Setup::BadHeader(name)))?;
    }
    for text in [signature.prefix, prefix, signature.separator.unwrap_or_default()] {
        HeaderValue::from_str(text).map_err(|_| SetupError(Setup::BadHeader(text)))?;
    }
    let pieces = template::parse(signature.signed).map_err(|piece| SetupError(Setup::BadPiece(piece)))?;
    let has_place = [
        (Piece::Timestamp, "timestamp", signature.timestamp.is_some()),
        (Piece::Id, "id", signature.id.is_some()),
    ];
    for (piece, name, has_place) in has_place {
        if pieces.contains(&piece) && !has_place {
            return Err(SetupError(Setup::NothingFor(name)));
        }
    }
    if !pieces.contains(&Piece::Body) {
        return Err(SetupError(Setup::NoBody));
    }
    Ok(pieces)
}

/// The key that a secret holds. An empty one would be anybody's.
fn key(signature: &Signature, secret: &Secret) -> Result<Hmac<Sha256>, SetupError> {
    let text = secret.expose();
    let text = text.strip_prefix(signature.secret_prefix).unwrap_or(text);
    let not = |form| SetupError(Setup::SecretNot(form));
    let key = match signature.secret {
        SecretForm::Text => Ok(text.as_bytes().to_vec()),
        SecretForm::Hex => said::unhex(text).ok_or(not("in hexadecimal digits")),
        SecretForm::Base64 => said::unbase64(text).ok_or(not("base64 text")),
    }?;
    if key.is_empty() {
        return Err(SetupError(Setup::EmptySecret));
    }
    Hmac::new_from_slice(&key).map_err(|_| not("a key"))
}
