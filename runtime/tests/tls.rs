//! TLS over sockets: whom a client trusts, and what a certificate that it does not trust is to the caller.
#![cfg(any(feature = "reqwest", feature = "blocking"))]
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use crate::support::both::{Calls, client};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use specwright::{AttemptEnd, ClientBuilder, Retry};

operation!(Create: POST "/things", |_request| ());

/// A server whose certificate an authority of its own has signed.
struct Server {
    url: String,
    /// The authority's certificate, as DER.
    authority: Vec<u8>,
    requests: Arc<AtomicUsize>,
}

impl Server {
    fn start(name: &str) -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let authority = params.self_signed(&key).unwrap().der().to_vec();
        let issuer = Issuer::new(params, key);
        let own_key = KeyPair::generate().unwrap();
        let own = CertificateParams::new([name.to_owned()]).unwrap().signed_by(&own_key, &issuer).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(
                vec![own.der().clone()],
                PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(own_key.serialize_der())),
            )
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
        let requests: Arc<AtomicUsize> = Arc::default();
        let server = Self { url, authority, requests: Arc::clone(&requests) };
        thread::spawn(move || serve(&listener, &Arc::new(config), &requests));
        server
    }
}

fn serve(listener: &TcpListener, config: &Arc<rustls::ServerConfig>, requests: &AtomicUsize) {
    for mut stream in listener.incoming().flatten() {
        let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
        let mut session = rustls::ServerConnection::new(Arc::clone(config)).unwrap();
        let mut tls = rustls::Stream::new(&mut session, &mut stream);
        let mut request = [0; 4096];
        if tls.read(&mut request).is_ok_and(|count| count > 0) {
            requests.fetch_add(1, Ordering::SeqCst);
            let _ = tls.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            session.send_close_notify();
            let _ = session.complete_io(&mut stream);
        }
    }
}

on_both! {
    a_certificate_of_nobody_is_refused_before_anything_is_sent,
    a_client_of_ones_own_may_trust_an_authority_of_ones_own_but_not_another_name,
}

fn a_certificate_of_nobody_is_refused_before_anything_is_sent<C: Calls>() {
    let server = Server::start("localhost");
    let retry = Retry::default().initial_backoff(Duration::from_millis(1));
    let client = client::<C>(&server.url).retry(retry).build().unwrap();
    let error: specwright::Error = client.run(Create).unwrap_err();
    assert!(error.is_connect() && !error.may_have_been_sent(), "{error:?}");
    assert!(error.attempts().iter().all(|attempt| attempt.end == AttemptEnd::NotConnected), "{error:?}");
    assert_eq!(server.requests.load(Ordering::SeqCst), 0);
}

/// A client on a transport of one's own that trusts the authority of this server, and no other.
trait Trusts: Calls {
    fn trusting(server: &Server) -> ClientBuilder<Self>;
}

#[cfg(feature = "reqwest")]
impl Trusts for specwright::Client {
    fn trusting(server: &Server) -> ClientBuilder<Self> {
        use specwright::{reqwest, transport};

        transport::install_tls_provider();
        let certificate = reqwest::Certificate::from_der(&server.authority).unwrap();
        let own = reqwest::Client::builder().no_proxy().tls_certs_only([certificate]).build().unwrap();
        client(&server.url).transport(transport::Reqwest::from(own))
    }
}

#[cfg(feature = "blocking")]
impl Trusts for specwright::blocking::Client {
    fn trusting(server: &Server) -> ClientBuilder<Self> {
        use specwright::{transport, ureq};

        let certificate = ureq::tls::Certificate::from_der(&server.authority).to_owned();
        let tls = ureq::tls::TlsConfig::builder().root_certs([certificate].into_iter().into()).build();
        let own = ureq::Agent::config_builder().proxy(None).tls_config(tls).build().new_agent();
        client(&server.url).transport(transport::Ureq::from(own))
    }
}

fn a_client_of_ones_own_may_trust_an_authority_of_ones_own_but_not_another_name<C: Trusts>() {
    let server = Server::start("localhost");
    C::trusting(&server).build().unwrap().run(Create).unwrap();
    assert_eq!(server.requests.load(Ordering::SeqCst), 1);

    let server = Server::start("other.test");
    let client = C::trusting(&server).retry(Retry::OFF).build().unwrap();
    let error: specwright::Error = client.run(Create).unwrap_err();
    assert!(error.is_connect());
    assert_eq!(server.requests.load(Ordering::SeqCst), 0);
}
