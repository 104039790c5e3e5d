//! Where the pages of a list are, and that none is asked for twice.

use std::collections::HashSet;

use super::Paged;
use crate::client::Engine;
use crate::{Call, Error};

/// The way through the pages of a list.
#[derive(Default)]
pub(super) struct Route {
    /// Where the next page is, if a response has its URL.
    url: Option<String>,
    /// Fingerprints of the requests.
    seen: HashSet<u64>,
}

impl Route {
    pub(super) fn go_to(&mut self, url: String) {
        self.url = Some(url);
    }

    pub(super) fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// The call for the next page, unless it is the same as an earlier one.
    pub(super) fn call<O: Paged>(&mut self, engine: &Engine, request: &O) -> Result<Call<O>, Error> {
        let (fingerprint, call) = engine.page(request, self.url());
        match fingerprint {
            Some(seen) if !self.seen.insert(seen) => {
                let problem =
                    "the next page would be one that was there before, so that the list would not end";
                Err(Error::unsendable(const { &O::INFO }, "page", problem.to_owned()))
            }
            _ => Ok(call),
        }
    }
}
