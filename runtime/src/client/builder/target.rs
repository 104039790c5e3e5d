//! The base URLs that a client is configured with.

use crate::base_url::BaseUrl;
use crate::client::servers::Servers;
use crate::{ApiInfo, Server, ServerVariable};

/// Where requests go.
pub(super) struct Target {
    pub(super) base: Base,
    /// Names and values of variables.
    pub(super) variables: Vec<(String, String)>,
}

/// Where those requests go whose operation says nothing else.
pub(super) enum Base {
    Default,
    Server(String),
    Url(String),
}

impl Target {
    pub(super) const DEFAULT: Self = Self { base: Base::Default, variables: Vec::new() };

    /// The base URL, and the servers of operations. A base URL that is given is that of all operations.
    pub(super) fn resolve(&self, api: &ApiInfo) -> Result<Servers, String> {
        let server = match &self.base {
            Base::Url(url) => {
                if let Some((name, _)) = self.variables.first() {
                    let name = name.escape_debug();
                    return Err(format!(
                        "the server variable `{name}` is set, and a base URL has no variables"
                    ));
                }
                return Ok(Servers::new(BaseUrl::parse(url)?, Vec::new()));
            }
            Base::Default => api.servers.first().ok_or_else(|| {
                format!("the API `{}` names no server: call `.base_url(…)` on the client builder", api.name)
            })?,
            Base::Server(name) => api.servers.iter().find(|server| server.name == name).ok_or_else(|| {
                let names = api.servers.iter().map(|server| server.name);
                format!("the API has no server `{name}`{}", listed(names))
            })?,
        };
        self.check_names(api)?;
        let named = api.servers.iter().map(|server| (server.name, self.url(server)));
        Ok(Servers::new(self.url(server)?, named.collect()))
    }

    fn check_names(&self, api: &ApiInfo) -> Result<(), String> {
        let known = || api.servers.iter().flat_map(|server| server.variables).map(|variable| variable.name);
        match self.variables.iter().find(|(name, _)| !known().any(|known| known == name)) {
            None => Ok(()),
            Some((name, _)) => {
                let name = name.escape_debug();
                Err(format!("no server of the API has a variable `{name}`{}", listed(known())))
            }
        }
    }

    /// The base URL of a server, its variables filled in.
    fn url(&self, server: &Server) -> Result<BaseUrl, String> {
        let mut url = server.url.to_owned();
        for variable in server.variables {
            url = url.replace(&format!("{{{}}}", variable.name), self.value(server, variable)?);
        }
        BaseUrl::parse(&url)
    }

    /// The value of a variable. One that is not listed cannot end the part of the URL that it stands in.
    fn value<'v>(&'v self, server: &Server, variable: &'v ServerVariable) -> Result<&'v str, String> {
        let ServerVariable { name, default, values } = variable;
        let given = self.variables.iter().rev().find(|(given, _)| given == name).map(|(_, value)| value);
        let Some(value) = given else {
            return default.ok_or_else(|| {
                format!("the server `{}` needs `.server_variable(\"{name}\", …)`", server.name)
            });
        };
        if !values.is_empty() {
            return match values.contains(&value.as_str()) {
                true => Ok(value),
                false => {
                    let values = listed(values.iter().copied());
                    Err(format!("the server variable `{name}` cannot be `{}`{values}", value.escape_debug()))
                }
            };
        }
        let is_plain = value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~:".contains(&byte));
        match is_plain && !value.is_empty() {
            true => Ok(value),
            false => Err(format!(
                "the server variable `{name}` is empty or has other characters than letters, digits and `-._~:`"
            )),
        }
    }
}

/// The names to choose from, for a message.
pub(super) fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    if names.is_empty() { " (it has none)".to_owned() } else { format!(" (it has {})", names.join(", ")) }
}
