use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use specwright_mock::{Entry, Mock, MockOptions, Server};

use crate::Failure;
use crate::clock::ByHand;

/// How long the tokens of the mocks are good.
pub(crate) const TOKEN_LIFETIME: Duration = Duration::from_secs(120);

/// How many things the lists have.
pub(crate) const ITEMS: usize = 250;

/// A mock on a socket of its own.
pub(crate) struct Running {
    mock: Mock,
    server: Server,
}

/// Starts the three mocks on free ports.
pub(crate) fn start(clock: &ByHand) -> Result<[Running; 3], Failure> {
    let options =
        || MockOptions::new().seed(2026).items(ITEMS).token_lifetime(TOKEN_LIFETIME).clock(clock.clone());
    let run = |mock: Mock| -> Result<Running, Failure> {
        let mock = mock.with_options(options());
        let anywhere = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        Ok(Running { server: Server::start(vec![mock.clone()], anywhere)?, mock })
    };
    Ok([run(personr::mock())?, run(verifik::mock())?, run(baf::mock())?])
}

impl Running {
    pub(crate) fn name(&self) -> &str {
        self.mock.name()
    }

    pub(crate) fn base_url(&self) -> &str {
        self.server.base_urls().first().map_or("", String::as_str)
    }

    pub(crate) fn journal(&self) -> Vec<Entry> {
        self.mock.journal()
    }

    /// How often an operation was called until now.
    pub(crate) fn count(&self, operation: &str) -> usize {
        self.journal().iter().filter(|entry| entry.operation.as_deref() == Some(operation)).count()
    }
}
