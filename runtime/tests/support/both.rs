//! One test for the async client and for the blocking one, each with its default transport.

use std::time::Duration;

use specwright::{ApiClient, ClientBuilder, HandWritten, OperationOf};

/// A client of either kind.
pub(crate) trait Calls: ApiClient {
    fn run<O: OperationOf<HandWritten>>(&self, operation: O) -> Result<O::Output, O::Error>;
}

impl Calls for specwright::Client {
    fn run<O: OperationOf<HandWritten>>(&self, operation: O) -> Result<O::Output, O::Error> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(self.call(operation))
    }
}

#[cfg(feature = "blocking")]
impl Calls for specwright::blocking::Client {
    fn run<O: OperationOf<HandWritten>>(&self, operation: O) -> Result<O::Output, O::Error> {
        self.call(operation)
    }
}

/// A client for a server that is near.
pub(crate) fn client<C: Calls>(url: &str) -> ClientBuilder<C> {
    ClientBuilder::new().base_url(url).timeout(Duration::from_secs(10))
}

/// Makes tests of functions that take the kind of the client.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        #[cfg(feature = "reqwest")]
        mod with_reqwest {
            $(#[test] fn $name() { super::$name::<specwright::Client>(); })+
        }

        #[cfg(feature = "blocking")]
        mod with_ureq {
            $(#[test] fn $name() { super::$name::<specwright::blocking::Client>(); })+
        }
    };
}
