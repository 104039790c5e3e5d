//! The provider of cryptography is the application's, where it has installed one: that is once for the whole process.
#![cfg(any(feature = "reqwest", feature = "blocking"))]
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

#[path = "support/both.rs"]
#[expect(unused_macros, reason = "two tests in one process would have one provider")]
mod both;
#[macro_use]
#[path = "support/operation.rs"]
mod operation;

use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use both::{Calls, client};
use rustls::crypto::{CryptoProvider, GetRandomFailed, SecureRandom, ring};
use specwright::Retry;

operation!(Create: POST "/things", |_request| ());

/// Counts how often it is asked.
#[derive(Debug)]
struct Counting {
    times: AtomicUsize,
    inner: &'static dyn SecureRandom,
}

impl SecureRandom for Counting {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), GetRandomFailed> {
        self.times.fetch_add(1, Ordering::SeqCst);
        self.inner.fill(bytes)
    }
}

/// Begins a handshake with a server that hangs up.
fn say_hello<C: Calls>(url: &str) {
    client::<C>(url).retry(Retry::OFF).build().unwrap().run(Create).unwrap_err();
}

fn on_each_transport(url: &str, then: impl Fn()) {
    #[cfg(feature = "reqwest")]
    {
        say_hello::<specwright::Client>(url);
        then();
    }
    #[cfg(feature = "blocking")]
    {
        say_hello::<specwright::blocking::Client>(url);
        then();
    }
}

#[test]
fn clients_take_the_installed_provider_and_install_none() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    thread::spawn(move || listener.incoming().for_each(drop));

    on_each_transport(&url, || assert!(CryptoProvider::get_default().is_none()));

    let inner = ring::default_provider();
    let counting = Box::leak(Box::new(Counting { times: AtomicUsize::new(0), inner: inner.secure_random }));
    let counting: &'static Counting = counting;
    CryptoProvider { secure_random: counting, ..inner }.install_default().unwrap();
    on_each_transport(&url, || assert_ne!(counting.times.swap(0, Ordering::SeqCst), 0));

    #[cfg(feature = "reqwest")]
    {
        specwright::transport::install_tls_provider();
        say_hello::<specwright::Client>(&url);
        assert_ne!(counting.times.load(Ordering::SeqCst), 0, "what is installed stays");
    }
}
