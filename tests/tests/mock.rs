//! The generated clients, async and blocking, against the mock, in the process and over a socket.

mod baf;
mod errors;
mod faults;
mod journal;
mod lifecycle;
mod logins;
mod made;
mod oauth2;
mod operations;
mod pages;
mod personr;
mod prefer;
mod refusals;
mod several;
mod tokens;
mod verifik;
mod wait;

use specwright::{ApiClient, ClientBuilder};
use specwright_mock::{Mock, Server};

/// A mock, reached without a socket or with one.
pub(crate) enum Via {
    Process(Mock),
    Socket(Mock, Server),
}

/// Runs a test with the async client of an API and with the blocking one, each without a socket and with one, every time
/// with a mock that knows nothing of the others. In the test `Client` is the one or the other.
macro_rules! both_clients {
    ($api:ident, |$via:ident| $test:block) => {
        crate::mock::both_clients!($api, specwright_mock::MockOptions::new(), |$via| $test)
    };
    ($api:ident, $options:expr, |$via:ident| $test:block) => {{
        let mock = || ::$api::mock().with_options($options);
        {
            #[allow(unused_imports, reason = "not every test names it")]
            use ::$api::Client;
            crate::mock::Via::both(mock, |$via| $test);
        }
        {
            #[allow(unused_imports, reason = "not every test names it")]
            use ::$api::blocking::Client;
            crate::mock::Via::both(mock, |$via| $test);
        }
    }};
}
pub(crate) use both_clients;

impl Via {
    /// Runs a test twice, each time with a mock of its own.
    pub(crate) fn both(mock: impl Fn() -> Mock, test: impl Fn(&Via)) {
        test(&Via::Process(mock()));
        test(&Via::socket(&mock()));
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
    pub(crate) fn builder<C: ApiClient>(&self) -> ClientBuilder<C> {
        match self {
            Via::Process(mock) => ClientBuilder::new().transport(mock.clone()),
            Via::Socket(_, server) => ClientBuilder::new().base_url(server.base_urls()[0].clone()),
        }
    }

    /// A client with a credential that the mock takes.
    pub(crate) fn client<C: ApiClient>(&self) -> C {
        self.builder().token(specwright_mock::TEST_TOKEN).build().unwrap()
    }
}
