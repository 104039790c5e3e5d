//! Where the requests of a client go.

use crate::OperationInfo;
use crate::base_url::BaseUrl;

/// The base URL of a client, and the servers of its API by name.
pub(crate) struct Servers {
    base_url: BaseUrl,
    /// Those that operations may be on, or why they have no URL; none of a client that was given a base URL.
    named: Vec<(&'static str, Result<BaseUrl, String>)>,
}

impl Servers {
    pub(crate) fn new(base_url: BaseUrl, named: Vec<(&'static str, Result<BaseUrl, String>)>) -> Self {
        Self { base_url, named }
    }

    pub(crate) fn base_url(&self) -> &BaseUrl {
        &self.base_url
    }

    /// Whether credentials may go there: to the client's own base URL, and to the servers that the API names.
    pub(crate) fn are_at(&self, url: &BaseUrl) -> bool {
        let mut named = self.named.iter().filter_map(|(_, named)| named.as_ref().ok());
        url.is_same_origin(&self.base_url) || named.any(|named| url.is_same_origin(named))
    }

    /// The server of an operation, where it is not that of the client.
    pub(crate) fn of(&self, operation: &OperationInfo) -> Option<Result<&BaseUrl, String>> {
        let name = operation.server.filter(|_| !self.named.is_empty())?;
        Some(match self.named.iter().find(|(named, _)| *named == name) {
            Some((_, Ok(url))) => Ok(url),
            Some((_, Err(problem))) => Err(problem.clone()),
            None => Err(format!("the API has no server `{name}`, which the operation is on")),
        })
    }
}
