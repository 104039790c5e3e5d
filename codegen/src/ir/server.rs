//! Servers.

use crate::source::Span;

/// A base URL without a final slash.
#[derive(Debug, Clone)]
pub struct Server {
    /// Its short name.
    pub name: String,
    /// The URL, with a path prefix where the API has one; the names of its variables stand in braces.
    pub url: String,
    /// What may differ in its URL.
    pub variables: Vec<ServerVariable>,
    /// Documentation.
    pub doc: Option<String>,
    /// The node itself.
    pub span: Span,
}

/// A variable in the URL of a [`Server`].
#[derive(Debug, Clone)]
pub struct ServerVariable {
    /// Its name in the URL.
    pub name: String,
    /// What it is unless a client says otherwise.
    pub default: Option<String>,
    /// What it may be; anything where none are listed.
    pub values: Vec<String>,
    /// Documentation.
    pub doc: Option<String>,
    /// The node itself.
    pub span: Span,
}

impl Server {
    /// Returns the URL with a value for each variable.
    pub fn url_with<'v>(&'v self, value: impl Fn(&'v ServerVariable) -> &'v str) -> String {
        self.variables.iter().fold(self.url.clone(), |url, variable| {
            url.replace(&format!("{{{}}}", variable.name), value(variable))
        })
    }

    /// Returns URLs that it may have: the usual one, and those in which one variable has another of its values. A value
    /// that anything can be is `any`.
    pub fn urls(&self) -> Vec<String> {
        let mut urls = vec![self.url_with(ServerVariable::usual)];
        for variable in &self.variables {
            for value in &variable.values {
                let other = |one: &'_ ServerVariable| std::ptr::eq(one, variable);
                let url = self.url_with(|one| if other(one) { value } else { one.usual() });
                if !urls.contains(&url) {
                    urls.push(url);
                }
            }
        }
        urls
    }
}

impl ServerVariable {
    /// Returns its default, else the first of its values, else a word that fits anywhere.
    pub fn usual(&self) -> &str {
        self.default.as_deref().or(self.values.first().map(String::as_str)).unwrap_or("any")
    }
}
