//! What stands around the operations.

use crate::export::annotation::description;
use crate::ir::{Api, Features, Location, ResponseField, Server, ServerVariable};
use crate::json::{Json, Object};

pub(super) fn info(api: &Api) -> Object {
    let package = &api.package;
    let others = Object::default()
        .with_some("version", package.version.as_deref())
        .with_some("license", package.license.as_deref())
        .with_some("repository", package.repository.as_deref())
        .with_some(
            "modules",
            (!package.modules.is_empty()).then(|| Json::list(package.modules.iter().map(String::as_str))),
        )
        .with_some("features", matches!(package.features, Features::ByTag(_)).then_some("by-tag"));
    Object::of("title", api.title.as_str())
        .with_some("description", description(&api.doc))
        // OpenAPI asks for the version of the document; the package's is the nearest to that.
        .with("version", package.version.as_deref().unwrap_or("0.1.0"))
        .with("x-specwright-name", api.name.as_str())
        .with_some("x-specwright-package", others.non_empty())
}

pub(super) fn servers<'a>(servers: impl IntoIterator<Item = &'a Server>) -> Json {
    let server = |server: &Server| {
        Object::of("url", server.url.as_str())
            .with("description", server.name.as_str())
            .with_some("variables", variables(server).non_empty())
            .with_some("x-specwright-doc", description(&server.doc))
    };
    Json::list(servers.into_iter().map(server))
}

/// OpenAPI wants a default of each variable: without one, the first of its values or a word that is none.
fn variables(server: &Server) -> Object {
    let about = |variable: &ServerVariable| {
        let values =
            (!variable.values.is_empty()).then(|| Json::list(variable.values.iter().map(String::as_str)));
        Object::of("default", variable.usual())
            .with_some("enum", values)
            .with_some("description", description(&variable.doc))
            .with_some("x-specwright-required", variable.default.is_none().then_some(true))
    };
    server.variables.iter().map(|variable| (variable.name.clone(), about(variable).into())).collect()
}

/// What is said of the whole API and has no word in OpenAPI.
pub(super) fn extensions(api: &Api) -> Object {
    let error_body = api.error_body.as_ref().map(|body| {
        let ty = api[body.ty].name.as_str();
        Object::of("type", ty)
            .with_some("code", body.code.as_ref().map(response_field))
            .with_some("message", body.message.as_ref().map(response_field))
            .with_some("status", body.status.as_ref().map(response_field))
            .with_some("request-id", body.request_id.as_ref().map(response_field))
            .with_some("on-2xx", body.on_success_status.then_some(true))
            .with_some("trailing-commas", body.trailing_commas.then_some(true))
    });
    let sources: Object = api
        .sources
        .iter()
        .map(|source| {
            let about = Object::of("title", source.title.as_str());
            let about = match &source.location {
                Some(Location::Url(url)) => about.with("url", url.as_str()),
                Some(Location::File(file)) => about.with("file", file.as_str()),
                None => about,
            };
            (source.name.clone(), about.with_some("updated", source.updated.as_deref()).into())
        })
        .collect();
    Object::default()
        .with_some("x-specwright-error-body", error_body)
        .with_some("x-specwright-sources", sources.non_empty())
}

/// In the words of the spec language.
pub(super) fn response_field(field: &ResponseField) -> Json {
    match field {
        ResponseField::Member(path) => path.to_string().into(),
        ResponseField::Header(name) => Object::of("header", name.as_str()).into(),
    }
}
