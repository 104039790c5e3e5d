//! The base URL that a client is configured with.

use crate::ApiInfo;
use crate::base_url::BaseUrl;

/// Where requests go.
pub(super) enum Target {
    Default,
    Server(String),
    Url(String),
}

impl Target {
    pub(super) fn resolve(&self, api: &ApiInfo) -> Result<BaseUrl, String> {
        let url = match self {
            Self::Url(url) => url,
            Self::Default => match api.servers.first() {
                Some(server) => server.url,
                None => return Err("there is no server to send to: call `.base_url(…)`".to_owned()),
            },
            Self::Server(name) => match api.servers.iter().find(|server| server.name == name) {
                Some(server) => server.url,
                None => {
                    let names = api.servers.iter().map(|server| server.name);
                    return Err(format!("the API has no server `{name}`{}", listed(names)));
                }
            },
        };
        BaseUrl::parse(url)
    }
}

/// The names to choose from, for a message.
pub(super) fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    if names.is_empty() { " (it has none)".to_owned() } else { format!(" (it has {})", names.join(", ")) }
}
