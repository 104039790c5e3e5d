//! What stands before the types.

use super::Adopter;
use super::words::Words;
use crate::ir::{
    Auth, Carried, ClientAuth, Features, Grant, Location, MemberPath, OAuth2, Provenance, Scheme, SchemeId,
    SchemeKind, Server, ServerVariable, Source,
};
use crate::source::Span;
use crate::yaml::Node;
use crate::yaml::make::{list, text, word};

impl Adopter<'_> {
    pub(super) fn head(&self, spec: &mut Words) {
        let api = self.api;
        let mut about = Words::new(api.span);
        about.put_text("name", Some(&api.name));
        about.put_text("title", Some(&api.title));
        about.put_some("package", self.package());
        about.put_text("doc", api.doc.as_ref());
        spec.put("api", about.finish());
        spec.put_each("sources", &api.sources, |one| (one.name.clone(), one.span, source(one)));
        spec.put_each("servers", &api.servers, |one| (one.name.clone(), one.span, server(one)));
        spec.put_each("auth", &api.schemes, |one| (one.name.clone(), one.span, self.scheme(one)));
        let mut defaults = Words::new(api.span);
        let carried =
            |one: &Carried| (one.name.clone(), one.span, super::value::literal(&one.value, one.span));
        defaults.put_each("header", &api.every_call.headers, carried);
        defaults.put_each("query", &api.every_call.query, carried);
        if !defaults.is_empty() {
            spec.put("defaults", defaults.finish());
        }
    }

    fn package(&self) -> Option<Node> {
        let crate::ir::Package { version, license, repository, modules, features } = &self.api.package;
        let mut package = Words::new(self.api.span);
        package.put_text("version", version.as_ref());
        package.put_text("license", license.as_ref());
        package.put_text("repository", repository.as_ref());
        package.put_texts("modules", modules.iter().map(String::as_str));
        package.put_word("features", matches!(features, Features::ByTag(_)).then_some("by-tag"));
        (!package.is_empty()).then(|| package.finish())
    }

    fn scheme(&self, scheme: &Scheme) -> Node {
        let mut words = Words::new(scheme.span);
        let (kind, name) = match &scheme.kind {
            SchemeKind::Bearer => ("bearer", None),
            SchemeKind::Basic => ("basic", None),
            SchemeKind::Header(name) => ("header", Some(name)),
            SchemeKind::Query(name) => ("query", Some(name)),
            SchemeKind::Cookie(name) => ("cookie", Some(name)),
            SchemeKind::Path => ("path", None),
        };
        words.put_word("scheme", Some(kind));
        words.put_text("name", name);
        words.put_text("env", scheme.env.as_ref());
        if let Some(issue) = &scheme.issued_by {
            let mut issued = Words::new(issue.span);
            issued.put_text("operation", Some(&self.api[issue.operation].name));
            issued.put_text("token", Some(&issue.token.to_string()));
            issued.put_text("expires-in", issue.expires_in.as_ref().map(MemberPath::to_string).as_ref());
            words.put("issued-by", issued.finish());
        }
        words.put_some("oauth2", scheme.oauth2.as_ref().map(oauth2));
        words.put_texts("refused-by", scheme.refused_by.iter().map(|id| self.api[*id].name.as_str()));
        self.notes(scheme.doc.as_ref(), &scheme.provenance, &Provenance::default(), &mut words);
        words.finish()
    }

    /// What an operation needs.
    pub(super) fn auth(&self, auth: &Auth, span: Span) -> Node {
        let name = |id: &SchemeId| {
            let scheme = self.api.schemes.get(id.index());
            text(scheme.map_or("", |scheme| scheme.name.as_str()), span)
        };
        let mut sets: Vec<Node> = auth
            .any_of
            .iter()
            .filter_map(|set| match set.as_slice() {
                [] => None,
                [one] => Some(name(one)),
                several => {
                    let mut all = Words::new(span);
                    all.put("all", list(several.iter().map(name).collect(), span));
                    Some(all.finish())
                }
            })
            .collect();
        let none = || word("none", span);
        if auth.optional && !sets.is_empty() {
            sets.push(none());
        }
        match sets.len() {
            0 => none(),
            1 => sets.pop().unwrap_or_else(none),
            _ => list(sets, span),
        }
    }
}

fn source(source: &Source) -> Node {
    let mut words = Words::new(source.span);
    words.put_text("title", Some(&source.title));
    match &source.location {
        Some(Location::Url(url)) => words.put_text("url", Some(url)),
        Some(Location::File(file)) => words.put_text("file", Some(file)),
        None => {}
    }
    words.put_text("updated", source.updated.as_ref());
    words.finish()
}

fn server(server: &Server) -> Node {
    let mut words = Words::new(server.span);
    words.put_text("url", Some(&server.url));
    words.put_each("variables", &server.variables, |one| (one.name.clone(), one.span, variable(one)));
    words.put_text("doc", server.doc.as_ref());
    words.alone_or_all("url")
}

fn variable(variable: &ServerVariable) -> Node {
    let mut words = Words::new(variable.span);
    words.put_text("default", variable.default.as_ref());
    words.put_texts("values", variable.values.iter().map(String::as_str));
    words.put_text("doc", variable.doc.as_ref());
    words.finish()
}

/// Where tokens of OAuth 2 come from.
fn oauth2(oauth2: &OAuth2) -> Node {
    let mut words = Words::new(oauth2.span);
    for (word, of) in oauth2.grants() {
        words.put(word, grant(of));
    }
    words.put_word("client-auth", (oauth2.client_auth == ClientAuth::Body).then_some("body"));
    words.finish()
}

fn grant(grant: &Grant) -> Node {
    let mut words = Words::new(grant.span);
    words.put_text("authorization-url", grant.authorization_url.as_ref());
    words.put_text("token-url", Some(&grant.token_url));
    words.put_text("refresh-url", grant.refresh_url.as_ref());
    words.put_each("scopes", &grant.scopes, |scope| {
        (scope.name.clone(), grant.span, text(&scope.doc, grant.span))
    });
    words.finish()
}
