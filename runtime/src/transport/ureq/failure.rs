//! What an error of `ureq` says about the request: whether it can have reached the server.

use std::io::{self, ErrorKind};
use std::time::Duration;

use ureq::{Error, Timeout};

use crate::TransportError;

/// A failure before the head of a response was there. The URL stays out of the message: its query may hold a key.
pub(super) fn before_response(error: Error, took: Duration, connect_timeout: Duration) -> TransportError {
    match error {
        Error::Timeout(Timeout::Resolve | Timeout::Connect) => TransportError::connect_timeout(error),
        Error::HostNotFound
        | Error::ConnectionFailed
        | Error::ConnectProxyFailed(_)
        | Error::InvalidProxyUrl
        | Error::Tls(_)
        | Error::TlsRequired => TransportError::connect(error),
        Error::BadUri(_) | Error::RequireHttpsOnly(_) => {
            TransportError::other("the agent of `ureq` does not take such a URL")
        }
        Error::Io(failed) if is_of_connecting(&failed, took, connect_timeout) => {
            TransportError::connect(failed)
        }
        error => other(error),
    }
}

/// A failure in the middle of a response.
pub(super) fn in_body(error: io::Error) -> TransportError {
    other(Error::from(error))
}

fn other(error: Error) -> TransportError {
    match error {
        Error::Timeout(_) => TransportError::timeout(error),
        Error::Io(failed) if failed.kind() == ErrorKind::TimedOut => TransportError::timeout(failed),
        Error::Io(failed) => TransportError::other(failed),
        error => TransportError::other(error),
    }
}

/// Whether nothing can have been sent. What a system says of an unreachable network it may also say of a connection
/// that was open: after it has tried for minutes.
fn is_of_connecting(error: &io::Error, took: Duration, connect_timeout: Duration) -> bool {
    match error.kind() {
        ErrorKind::ConnectionRefused | ErrorKind::AddrNotAvailable => true,
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => {
            took <= connect_timeout
        }
        _ => is_refused_certificate(error),
    }
}

/// The handshake ends there, before any of the request is sent.
fn is_refused_certificate(error: &io::Error) -> bool {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
    matches!(inner, Some(rustls::Error::InvalidCertificate(_) | rustls::Error::PeerIncompatible(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEN: Duration = Duration::from_secs(10);

    fn io(kind: ErrorKind) -> Error {
        Error::Io(kind.into())
    }

    #[test]
    fn only_what_cannot_have_been_sent_is_no_connection() {
        for (error, took, connect, timeout) in [
            (io(ErrorKind::ConnectionRefused), 0, true, false),
            (io(ErrorKind::NetworkUnreachable), 1, true, false),
            (io(ErrorKind::NetworkUnreachable), 900, false, false),
            (io(ErrorKind::ConnectionReset), 0, false, false),
            (io(ErrorKind::BrokenPipe), 0, false, false),
            (io(ErrorKind::TimedOut), 0, false, true),
            (Error::HostNotFound, 0, true, false),
            (Error::Timeout(Timeout::Connect), 0, true, true),
            (Error::Timeout(Timeout::Resolve), 0, true, true),
            (Error::Timeout(Timeout::Global), 0, false, true),
            (Error::Timeout(Timeout::RecvBody), 0, false, true),
            (
                io::Error::other(rustls::Error::InvalidCertificate(rustls::CertificateError::Expired)).into(),
                0,
                true,
                false,
            ),
            (
                io::Error::other(rustls::Error::AlertReceived(rustls::AlertDescription::InternalError))
                    .into(),
                0,
                false,
                false,
            ),
        ] {
            let shown = error.to_string();
            let error = before_response(error, Duration::from_secs(took), TEN);
            assert_eq!((error.is_connect(), error.is_timeout()), (connect, timeout), "{shown}");
        }
    }

    #[test]
    fn the_url_is_in_no_message() {
        for error in
            [Error::BadUri("http://h/?key=k".into()), Error::RequireHttpsOnly("http://h/?key=k".into())]
        {
            let error = before_response(error, TEN, TEN);
            assert!(!format!("{error:?}").contains("key=k"), "{error:?}");
        }
    }
}
