//! TLS of the transport on `reqwest`, which brings no provider of cryptography: the one of `ureq` serves both.

use std::sync::Arc;

use rustls::ClientConfig;
use rustls::crypto::{CryptoProvider, ring};
use rustls_platform_verifier::BuilderVerifierExt;

/// What ALPN offers: HTTP/2 only where `reqwest` was built for it.
const PROTOCOLS: &[&[u8]] = if cfg!(feature = "http2") { &[b"h2", b"http/1.1"] } else { &[b"http/1.1"] };

/// Makes `ring` the provider of cryptography of the process, unless it has one.
///
/// For an application that builds a `reqwest::Client` of its own: that takes the provider of the process, and panics where
/// there is none. Call it first in `main`. Clients that are given no transport need nothing of it: they take the provider
/// of the process if there is one, and `ring` if not, and never install any. Neither should a library.
pub fn install_tls_provider() {
    // It fails where there is one already, which is then the one to keep.
    let _ = ring::default_provider().install_default();
}

/// The certificates that the operating system trusts, with the provider of the application if it has installed one.
pub(super) fn client_config() -> Result<ClientConfig, rustls::Error> {
    let provider =
        CryptoProvider::get_default().map_or_else(|| Arc::new(ring::default_provider()), Arc::clone);
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_platform_verifier()?
        .with_no_client_auth();
    config.alpn_protocols = PROTOCOLS.iter().map(|protocol| protocol.to_vec()).collect();
    Ok(config)
}
