//! What emission relies on, asked of the IR: names and short texts have their forms, names are unique where one must
//! tell things apart, and what is sent has one place. A front end says most of it earlier and in better words; what it
//! lets through ends here.

mod operations;
mod response_headers;
mod types;

use std::borrow::Cow;
use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::form::{self, Misfit, NameForm};
use crate::ir::{Api, ErrorDef, EventPlace, EveryCall, OAuth2, Scheme, SchemeKind, Segment, Signature};
use crate::source::Span;

/// Reports names and texts that cannot stand where they do.
pub(crate) fn check_forms(api: &Api, report: &mut Report) {
    let mut forms = Forms { report };
    forms.head(api);
    forms.unique("errors", api.errors.iter().map(|error| (error.name.as_str(), error.span)));
    for error in &api.errors {
        forms.error(error, api);
    }
    types::check_types(api, &mut forms);
    operations::check_operations(api, &mut forms);
    forms.webhooks(api);
}

/// The forms that texts of an API must have, and where to say that one has not.
struct Forms<'r> {
    report: &'r mut Report,
}

impl Forms<'_> {
    fn expect(&mut self, misfit: Option<Misfit>, span: Span) {
        if let Some(misfit) = misfit {
            self.report.push(misfit.at(span));
        }
    }

    fn name(&mut self, form: NameForm, name: &str, span: Span) {
        self.expect(form.misfit(name), span);
    }

    fn wire(&mut self, name: &str, span: Span) {
        self.expect(form::wire_name(name), span);
    }

    fn problem(&mut self, code: Code, span: Span, message: impl Into<String>, help: &str) {
        self.report.push(Diagnostic::new(code, span, message).help(help));
    }

    /// Reports each name that an earlier one of the same kind has.
    fn unique<'n, N: Into<Cow<'n, str>>>(&mut self, what: &str, names: impl IntoIterator<Item = (N, Span)>) {
        let mut seen: HashMap<Cow<'n, str>, Span> = HashMap::new();
        for (name, span) in names {
            let name = name.into();
            let message = || format!("`{}` is the name of two {what}", name.escape_debug());
            let problem = |first: Span| {
                Diagnostic::new(Code::RepeatedName, span, message())
                    .related(first, "the first one is here")
                    .help("give one of the two another name")
            };
            match seen.get(&name) {
                Some(first) => self.report.push(problem(*first)),
                None => {
                    seen.insert(name, span);
                }
            }
        }
    }

    /// Headers and query parameters of every call: names that can be sent, each once.
    fn every_call(&mut self, every_call: &EveryCall) {
        for header in &every_call.headers {
            self.expect(form::header_name(&header.name), header.span);
            self.expect(form::header_value(&header.value.to_text()), header.span);
        }
        for parameter in &every_call.query {
            self.wire(&parameter.name, parameter.span);
        }
        let headers = every_call.headers.iter().map(|header| (header.name.to_ascii_lowercase(), header.span));
        self.unique("headers", headers);
        self.unique(
            "parameters",
            every_call.query.iter().map(|parameter| (&*parameter.name, parameter.span)),
        );
    }

    fn head(&mut self, api: &Api) {
        self.name(NameForm::Kebab, &api.name, api.span);
        self.expect(api.package.version.as_deref().and_then(form::package_version), api.span);
        for module in &api.package.modules {
            self.expect(form::own_module(module), api.span);
        }
        for source in &api.sources {
            self.name(NameForm::Kebab, &source.name, source.span);
        }
        self.every_call(&api.every_call);
        for server in &api.servers {
            self.name(NameForm::Kebab, &server.name, server.span);
            form::server(server).into_iter().for_each(|problem| self.report.push(problem));
        }
        for scheme in &api.schemes {
            self.scheme(scheme);
        }
        self.unique("sources", api.sources.iter().map(|source| (source.name.as_str(), source.span)));
        self.unique("servers", api.servers.iter().map(|server| (server.name.as_str(), server.span)));
        self.unique("schemes", api.schemes.iter().map(|scheme| (scheme.name.as_str(), scheme.span)));
    }

    fn scheme(&mut self, scheme: &Scheme) {
        self.name(NameForm::Kebab, &scheme.name, scheme.span);
        self.expect(scheme.env.as_deref().and_then(form::environment_variable), scheme.span);
        match &scheme.kind {
            SchemeKind::Bearer | SchemeKind::Basic | SchemeKind::Path => {}
            SchemeKind::Header(name) => self.expect(form::scheme_header(name), scheme.span),
            SchemeKind::Query(name) => self.wire(name, scheme.span),
            SchemeKind::Cookie(name) => self.expect(form::cookie_name(name), scheme.span),
        }
        for (_, grant) in scheme.oauth2.iter().flat_map(OAuth2::grants) {
            let urls = [Some(&grant.token_url), grant.refresh_url.as_ref(), grant.authorization_url.as_ref()];
            for url in urls.into_iter().flatten() {
                self.expect(form::endpoint_url(url), grant.span);
            }
            grant.scopes.iter().for_each(|scope| self.expect(form::oauth_scope(&scope.name), grant.span));
            self.unique("scopes", grant.scopes.iter().map(|scope| (scope.name.as_str(), grant.span)));
        }
    }

    fn webhooks(&mut self, api: &Api) {
        let Some(webhooks) = &api.webhooks else { return };
        for event in &webhooks.events {
            self.name(NameForm::UpperCamel, &event.name, event.span);
            self.expect(event.event.as_deref().and_then(form::wire_name), event.span);
        }
        self.unique("events", webhooks.events.iter().map(|event| (event.name.as_str(), event.span)));
        if let Some(EventPlace::Header(name)) = &webhooks.event {
            self.expect(form::response_header(name), webhooks.span);
        }
        for name in webhooks.signature.iter().flat_map(Signature::headers) {
            self.expect(form::response_header(name), webhooks.span);
        }
    }

    fn error(&mut self, error: &ErrorDef, api: &Api) {
        self.name(NameForm::UpperCamel, &error.name, error.span);
        if let Some(name) = &error.rust_name {
            self.name(NameForm::UpperCamel, name, error.span);
        }
        self.expect(form::error_status(&error.status), error.span);
        self.response_headers(error.headers.as_ref(), error.span, api);
        let Some(template) = &error.message else { return };
        for (name, _) in template.parameters() {
            if !form::is_parameter(name) {
                let message = format!("`{}` is not a valid name of a parameter", name.escape_debug());
                self.problem(Code::BadMessage, template.span, message, "use letters, digits, `_` and `-`");
            }
        }
        self.unique("parameters", template.parameters().map(|(name, _)| (name, template.span)));
        let is_parameter = |segment: &Segment| matches!(segment, Segment::Parameter { .. });
        let is_empty = |segment: &Segment| matches!(segment, Segment::Literal(text) if text.is_empty());
        if template.segments.iter().all(is_empty) {
            let help = "leave the message out, or write what the server says";
            self.problem(Code::BadMessage, template.span, "an empty message tells nothing apart", help);
        }
        if template.segments.windows(2).any(|pair| pair.iter().all(is_parameter)) {
            let message = "nothing stands between two parameters of the message to tell them apart";
            self.problem(Code::BadMessage, template.span, message, "make one parameter of the two");
        }
    }
}

#[cfg(test)]
mod hostile;
