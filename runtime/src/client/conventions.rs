//! What a client keeps to beside its operations: signatures, refusals that end a token, waits in headers, keys against
//! doing a thing twice.

use std::sync::Arc;

use http::{HeaderMap, HeaderName, HeaderValue, Method};

use crate::retry::WaitHeader;
use crate::{OperationInfo, Random, Response, Signer};

/// Whether a response says that the token is good no more.
pub(crate) type RefusesToken = Arc<dyn Fn(&Response) -> bool + Send + Sync>;

/// What is agreed with the server.
#[derive(Clone, Default)]
pub(crate) struct Conventions {
    pub(crate) signer: Option<Arc<dyn Signer>>,
    pub(crate) refuses_token: Option<RefusesToken>,
    pub(crate) wait_headers: Vec<WaitHeader>,
    /// The header of a key by which the server knows a request again.
    pub(crate) idempotency_key: Option<HeaderName>,
}

/// Whether a call may be made again after the server may have acted on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Repeatable {
    Yes,
    No,
}

impl Conventions {
    /// Gives a request its key, where the server knows it again by one. The key stays the same over all attempts.
    pub(crate) fn mark(
        &self,
        operation: &OperationInfo,
        headers: &mut HeaderMap,
        random: &dyn Random,
    ) -> Repeatable {
        let by_itself = if operation.is_repeatable() { Repeatable::Yes } else { Repeatable::No };
        let changes = matches!(operation.method, Method::POST | Method::PATCH | Method::PUT | Method::DELETE);
        let own = operation.idempotency_key.and_then(|name| HeaderName::from_bytes(name.as_bytes()).ok());
        let for_all = self.idempotency_key.clone().filter(|_| changes);
        match own.or(for_all) {
            Some(name) if by_itself == Repeatable::No => {
                if !headers.contains_key(&name)
                    && let Ok(key) = HeaderValue::from_str(&uuid(random))
                {
                    headers.insert(name, key);
                }
                Repeatable::Yes
            }
            _ => by_itself,
        }
    }
}

/// A UUID of version 4 (RFC 9562 §5.4).
fn uuid(random: &dyn Random) -> String {
    let part = || (random.fraction().clamp(0.0, 1.0) * f64::from(u32::MAX)) as u32;
    let (first, second, third, fourth) = (part(), part(), part(), part());
    format!(
        "{first:08x}-{:04x}-4{:03x}-{:04x}-{:04x}{fourth:08x}",
        second >> 16,
        second & 0xfff,
        0x8000 | (third >> 16 & 0x3fff),
        third & 0xffff
    )
}

#[cfg(test)]
mod tests {
    use super::uuid;

    #[test]
    fn keys_are_uuids_of_version_4() {
        let key = uuid(&|| 0.5);
        assert_eq!(key, "7fffffff-7fff-4fff-bfff-ffff7fffffff");
        assert_ne!(uuid(&crate::time::system_random), uuid(&crate::time::system_random));
        assert_eq!(uuid(&|| f64::NAN).len(), 36);
    }
}
