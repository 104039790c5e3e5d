//! The generated clients against the mock, in the process and over a socket.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod baf;
mod errors;
mod faults;
mod journal;
mod lifecycle;
mod made;
mod pages;
mod personr;
mod prefer;
mod refusals;
mod several;
mod tokens;
mod verifik;

use specwright::{Api, ClientBuilder};
use specwright_mock::{Mock, Server};

/// A mock, reached without a socket or with one.
pub(crate) enum Via {
    Process(Mock),
    Socket(Mock, Server),
}

impl Via {
    /// Runs a test twice, each time with a mock that knows nothing of the other.
    pub(crate) fn both(mock: &Mock, test: impl Fn(&Via)) {
        test(&Via::Process(mock.clone()));
        test(&Via::socket(&fresh(mock)));
    }

    pub(crate) fn socket(mock: &Mock) -> Via {
        let server = Server::start(vec![mock.clone()], "127.0.0.1:0".parse().unwrap()).unwrap();
        Via::Socket(mock.clone(), server)
    }

    pub(crate) fn mock(&self) -> &Mock {
        match self {
            Via::Process(mock) | Via::Socket(mock, _) => mock,
        }
    }

    /// A builder of a client that reaches the mock.
    pub(crate) fn builder<C: Api>(&self) -> ClientBuilder<C> {
        match self {
            Via::Process(mock) => ClientBuilder::new().transport(mock.clone()),
            Via::Socket(_, server) => ClientBuilder::new().base_url(server.base_urls()[0].clone()),
        }
    }

    /// A client with a credential that the mock takes.
    pub(crate) fn client<C: Api>(&self) -> C {
        self.builder().token(specwright_mock::TEST_TOKEN).build().unwrap()
    }
}

/// The same API as in the beginning.
pub(crate) fn fresh(mock: &Mock) -> Mock {
    mock.with_options(specwright_mock::MockOptions::new())
}
