//! Ways to authenticate.

use crate::export::annotation::{description, provenance};
use crate::ir::{Api, Auth, ClientAuth, Confidence, Grant, MemberPath, OAuth2, Scheme, SchemeKind};
use crate::json::{Json, Object};

/// Those that OpenAPI has a place for: one in the path is a parameter of each operation.
pub(super) fn schemes(api: &Api) -> Object {
    let schemes = api.schemes.iter().filter(|scheme| scheme.kind != SchemeKind::Path);
    schemes.map(|scheme| (scheme.name.clone(), self::scheme(api, scheme).into())).collect()
}

fn scheme(api: &Api, scheme: &Scheme) -> Object {
    let kind = match &scheme.kind {
        SchemeKind::Bearer => match &scheme.oauth2 {
            Some(oauth2) => Object::of("type", "oauth2").with("flows", flows(oauth2)),
            None => Object::of("type", "http").with("scheme", "bearer"),
        },
        SchemeKind::Basic => Object::of("type", "http").with("scheme", "basic"),
        SchemeKind::Header(name) => {
            Object::of("type", "apiKey").with("in", "header").with("name", name.as_str())
        }
        SchemeKind::Query(name) => {
            Object::of("type", "apiKey").with("in", "query").with("name", name.as_str())
        }
        SchemeKind::Cookie(name) => {
            Object::of("type", "apiKey").with("in", "cookie").with("name", name.as_str())
        }
        SchemeKind::Path => Object::default(),
    };
    let issued_by = scheme.issued_by.as_ref().map(|issue| {
        Object::of("operation", api[issue.operation].name.as_str())
            .with("token", issue.token.to_string())
            .with_some("expires-in", issue.expires_in.as_ref().map(MemberPath::to_string))
            .with_some("unit", issue.expires_in.is_some().then_some("seconds"))
    });
    let refusals = scheme.refused_by.iter().map(|id| Json::from(api[*id].name.as_str()));
    let refused_by = (!scheme.refused_by.is_empty()).then(|| Json::list(refusals));
    kind.with_some("description", description(&scheme.doc))
        .with_some("x-specwright-env", scheme.env.as_deref())
        .with_some("x-specwright-issued-by", issued_by)
        .with_some("x-specwright-refused-by", refused_by)
        .and(provenance(api, &scheme.provenance, Confidence::Stated))
}

fn flows(oauth2: &OAuth2) -> Object {
    let name =
        |word: &str| if word == "client-credentials" { "clientCredentials" } else { "authorizationCode" };
    let flows: Object =
        oauth2.grants().map(|(word, grant)| (name(word).to_owned(), flow(grant).into())).collect();
    flows.with_some("x-specwright-client-auth", (oauth2.client_auth == ClientAuth::Body).then_some("body"))
}

fn flow(grant: &Grant) -> Object {
    let scopes: Object =
        grant.scopes.iter().map(|scope| (scope.name.clone(), Json::from(scope.doc.as_str()))).collect();
    Object::default()
        .with_some("authorizationUrl", grant.authorization_url.as_deref())
        .with("tokenUrl", grant.token_url.as_str())
        .with_some("refreshUrl", grant.refresh_url.as_deref())
        .with("scopes", scopes)
}

/// Which credentials an operation takes: any one entry is enough, an empty one asks for none.
pub(super) fn requirements(api: &Api, auth: &Auth) -> Json {
    let named = auth.any_of.iter().filter_map(|set| {
        let schemes = set.iter().map(|id| &api[*id]).filter(|scheme| scheme.kind != SchemeKind::Path);
        schemes.map(|scheme| (scheme.name.clone(), Json::List(Vec::new()))).collect::<Object>().non_empty()
    });
    Json::list(named.chain(auth.optional.then(Object::default)))
}
