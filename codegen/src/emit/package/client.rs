//! The clients: what the API is, and a method for each operation.

use std::collections::HashMap;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::operation::request_line;
use crate::emit::features::Available;
use crate::emit::items::error;
use crate::emit::text::documentation::Documentation;
use crate::emit::text::{item, parallel};
use crate::emit::{Context, File};
use crate::ir::{
    Carried, ClientAuth, EveryCall, Grant, MessageTemplate, OAuth2, Operation, Scheme, SchemeKind, Server,
    ServerVariable, StatusMatch,
};
use crate::names::OperationNames;
use crate::prose::list;
use crate::prose::markdown::{code, fill, inline};

mod shell;

use shell::Shell;

pub(crate) fn file(context: &Context<'_>) -> File {
    let items = vec![client(context), description(context)];
    written(context, Shell::Async, "src/client.rs", "", items)
}

/// The client whose calls wait for their responses.
pub(crate) fn blocking_file(context: &Context<'_>) -> File {
    let head = "\n//! The client whose calls wait for their answers: the feature `blocking`.\n";
    let root = context.root.beside();
    let items = vec![quote! {
        /// [`Client`](super::Client), but calls wait for their responses and give them; a clone shares its connections.
        #[derive(Clone, Debug)]
        pub struct Client(specwright::blocking::Client<#root::Client>);
    }];
    written(context, Shell::Blocking, "src/blocking.rs", head, items)
}

fn written(context: &Context<'_>, shell: Shell, path: &str, head: &str, items: Vec<TokenStream>) -> File {
    let root = context.root.beside();
    let unused = context
        .features
        .can_be_empty()
        .then(|| quote!(#[allow(unused_imports, reason = "no feature needs to be on")]));
    let import = (!context.api.operations.is_empty()).then(|| {
        quote!(
            #unused
            use #root::operations;
        )
    });
    let items = import.into_iter().chain(items).chain(conversions(context, shell));
    let mut file = item::file(context, path, head, items);
    file.text.extend(functions(context, shell).into_iter().map(|block| format!("\n{block}")));
    file
}

fn client(context: &Context<'_>) -> TokenStream {
    let title = inline(&context.api.title);
    let mut docs = Documentation::default();
    docs.paragraph(format!("A client of {title}; a clone shares its connections."));
    let credentials = context.api.schemes.iter().map(|scheme| credential(context, scheme)).collect();
    docs.section("Servers", servers(context));
    let docs = docs.section("Credentials", credentials).section("Every call", every_call(context)).tokens();
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client(specwright::Client<Client>);
    }
}

/// The servers that a client has to say something of: those with variables, or that there are none.
fn servers(context: &Context<'_>) -> Vec<String> {
    let servers = &context.api.servers;
    if servers.is_empty() {
        return vec!["The API has no server of its own: give `base_url` of the builder one.".to_owned()];
    }
    let variables = |server: &Server| -> Vec<String> { server.variables.iter().map(variable).collect() };
    let with_variables = servers.iter().filter(|server| !server.variables.is_empty());
    with_variables
        .map(|server| {
            let variables = variables(server).join("; ");
            format!("- {}, {}: {variables}.", code(&server.name), code(&server.url))
        })
        .collect()
}

/// What every call carries.
fn every_call(context: &Context<'_>) -> Vec<String> {
    let EveryCall { headers, query } = &context.api.every_call;
    let line = |what: &str, method: &str, carried: &Carried| {
        let (name, value) = (code(&carried.name), code(&carried.value.to_text()));
        format!("- {what} {name}: {value} unless `{method}` of the builder sets another value.")
    };
    let headers = headers.iter().map(|carried| line("The header", "header", carried));
    headers.chain(query.iter().map(|carried| line("The query parameter", "query", carried))).collect()
}

fn variable(variable: &ServerVariable) -> String {
    let name = code(&variable.name);
    let values: Vec<String> = variable.values.iter().map(|value| code(value)).collect();
    let mut text = match &variable.default {
        Some(default) => {
            format!("{name} is {} unless `server_variable` of the builder sets it", code(default))
        }
        None => format!("{name} is set with `server_variable` of the builder"),
    };
    if !values.is_empty() {
        text.push_str(&format!(", to {}", list(&values, "or")));
    }
    if let Some(doc) = &variable.doc {
        text.push_str(&format!(" ({})", inline(doc.trim().trim_end_matches('.'))));
    }
    text
}

fn credential(context: &Context<'_>, scheme: &Scheme) -> String {
    let carried = match &scheme.kind {
        SchemeKind::Bearer => "a bearer token".to_owned(),
        SchemeKind::Basic => "user and password (basic authentication)".to_owned(),
        SchemeKind::Header(name) => format!("the header {}", code(name)),
        SchemeKind::Query(name) => format!("the query parameter {}", code(name)),
        SchemeKind::Cookie(name) => format!("the cookie {}", code(name)),
        SchemeKind::Path => format!("`{{{}}}` in the path", scheme.name),
    };
    let mut text = format!("- {}: {carried}", code(&scheme.name));
    if let Some(env) = &scheme.env {
        text.push_str(&format!(", usually in the environment variable {}", code(env)));
    }
    text.push('.');
    if let Some(doc) = &scheme.doc {
        text.push_str(&format!(" {}", inline(doc.trim())));
    }
    let issue = scheme.issued_by.as_ref();
    if let Some(issue) = issue {
        let names = &context.names.operations[issue.operation.index()];
        text.push_str(&format!(
            " Issued by [`operations::{0}`]: give a request of it to `login` of the builder, and the client \
             fetches and renews its tokens.",
            names.input
        ));
    }
    if let Some(oauth2) = &scheme.oauth2 {
        text.push_str(&token_sources(oauth2));
    }
    if !scheme.refused_by.is_empty() {
        let names: Vec<String> = scheme.refused_by.iter().map(|id| code(&context.api[*id].name)).collect();
        text.push_str(&format!(" {} ends a token, too.", list(&names, "or")));
    }
    text
}

/// Who gives tokens of OAuth 2, and for what.
fn token_sources(oauth2: &OAuth2) -> String {
    let mut text = String::new();
    if let Some(grant) = &oauth2.client_credentials {
        text.push_str(&format!(
            " For the client itself, [`ClientCredentials::of`](specwright::ClientCredentials::of) asks {} for tokens{}.",
            code(&grant.token_url),
            scopes(grant)
        ));
    }
    if let Some(grant) = &oauth2.authorization_code {
        let authorization = grant.authorization_url.as_deref().unwrap_or_default();
        text.push_str(&format!(
            " Users let a client in at {}{}; [`RefreshToken::of`](specwright::RefreshToken::of) asks {} for tokens \
             then.",
            code(authorization),
            scopes(grant),
            code(grant.refresh_url.as_ref().unwrap_or(&grant.token_url)),
        ));
    }
    text
}

fn scopes(grant: &Grant) -> String {
    let named: Vec<String> = grant
        .scopes
        .iter()
        .map(|scope| match scope.doc.trim().trim_end_matches('.') {
            "" => code(&scope.name),
            doc => format!("{} ({})", code(&scope.name), inline(doc)),
        })
        .collect();
    match named.is_empty() {
        true => String::new(),
        false => format!(", with the scopes {}", list(&named, "and")),
    }
}

/// Where a scheme has its tokens from, as data.
fn oauth2(oauth2: &OAuth2) -> TokenStream {
    let client = oauth2.client_credentials.as_ref().map(|grant| {
        let url = &grant.token_url;
        quote!(.client_credentials(#url))
    });
    let user = oauth2.authorization_code.as_ref().map(|grant| {
        let (authorization, token) =
            (grant.authorization_url.as_deref().unwrap_or_default(), &grant.token_url);
        quote!(.authorization_code(#authorization, #token))
    });
    let refresh = oauth2.refresh_url().map(|url| quote!(.refresh(#url)));
    let auth =
        (oauth2.client_auth == ClientAuth::Body).then(|| quote!(.client_auth(specwright::ClientAuth::Body)));
    quote!(.oauth2(specwright::OAuth2::new() #client #user #refresh #auth))
}

/// Which responses say that a token is good no more, as data.
fn refused_by(context: &Context<'_>, scheme: &Scheme) -> Option<TokenStream> {
    let refusals = scheme.refused_by.iter().map(|id| {
        let error = &context.api[*id];
        let statuses = match &error.status {
            StatusMatch::One(status) => {
                let status = Literal::u16_unsuffixed(*status);
                quote!(One(#status))
            }
            StatusMatch::Several(several) => {
                let several = several.iter().map(|status| Literal::u16_unsuffixed(*status));
                quote!(Several(&[#(#several),*]))
            }
            StatusMatch::Class(class) => {
                let class = Literal::u8_unsuffixed(*class);
                quote!(Class(#class))
            }
        };
        let code = error.code.as_ref().map(|code| quote!(.code(#code)));
        let message = error.message.as_ref().and_then(MessageTemplate::exact);
        let message = message.map(|message| quote!(.message(#message)));
        quote!(specwright::Refusal::new(specwright::ErrorStatuses::#statuses) #code #message)
    });
    let refusals: Vec<TokenStream> = refusals.collect();
    let body = match context.api.error_body {
        Some(_) => quote!(Self::ERROR_BODY),
        None => quote!(specwright::ErrorBody::new()),
    };
    (!refusals.is_empty()).then(|| quote!(.refused_by(#body, &[#(#refusals),*])))
}

fn description(context: &Context<'_>) -> TokenStream {
    let name = &context.api.name;
    let servers = context.api.servers.iter().map(server);
    let servers = (!context.api.servers.is_empty()).then(|| quote!(.servers(&[#(#servers),*])));
    let schemes = context.api.schemes.iter().map(|scheme| {
        let name = &scheme.name;
        let kind = match &scheme.kind {
            SchemeKind::Bearer => quote!(Bearer),
            SchemeKind::Basic => quote!(Basic),
            SchemeKind::Header(name) => quote!(Header(#name)),
            SchemeKind::Query(name) => quote!(Query(#name)),
            SchemeKind::Cookie(name) => quote!(Cookie(#name)),
            SchemeKind::Path => quote!(Path),
        };
        let env = scheme.env.as_ref().map(|env| quote!(.env(#env)));
        let oauth2 = scheme.oauth2.as_ref().map(oauth2);
        let refused_by = refused_by(context, scheme);
        quote!(specwright::Scheme::new(#name, specwright::SchemeKind::#kind) #env #oauth2 #refused_by)
    });
    let schemes = (!context.api.schemes.is_empty()).then(|| quote!(.schemes(&[#(#schemes),*])));
    let EveryCall { headers, query } = &context.api.every_call;
    let (headers, query) = (carried(headers), carried(query));
    let headers = headers.map(|headers| quote!(.headers(#headers)));
    let query = query.map(|query| quote!(.query(#query)));
    quote! {
        impl specwright::Api for Client {
            const INFO: specwright::ApiInfo =
                specwright::ApiInfo::new(#name) #servers #schemes #headers #query;
        }
    }
}

fn carried(carried: &[Carried]) -> Option<TokenStream> {
    let pairs = carried.iter().map(|Carried { name, value, .. }| {
        let value = value.to_text();
        quote!((#name, #value))
    });
    (!carried.is_empty()).then(|| quote!(&[#(#pairs),*]))
}

fn server(server: &Server) -> TokenStream {
    let Server { name, url, .. } = server;
    let variables = server.variables.iter().map(|variable| {
        let ServerVariable { name, default, values, .. } = variable;
        let default = default.as_ref().map(|default| quote!(.default_value(#default)));
        let values = (!values.is_empty()).then(|| quote!(.values(&[#(#values),*])));
        quote!(specwright::ServerVariable::new(#name) #default #values)
    });
    let variables = (!server.variables.is_empty()).then(|| quote!(.variables(&[#(#variables),*])));
    quote!(specwright::Server::new(#name, #url) #variables)
}

/// What builds a client, and puts the one of the runtime into it.
fn conversions(context: &Context<'_>, shell: Shell) -> [TokenStream; 2] {
    let base = shell.base(context);
    let client = quote! {
        impl specwright::ApiClient for Client {
            type Base = #base;
        }
    };
    let conversion = quote! {
        impl From<#base> for Client {
            fn from(client: #base) -> Self {
                Self(client)
            }
        }
    };
    [client, conversion]
}

/// Blocks of functions: those that are always there, then those of operations that are there with the same features.
fn functions(context: &Context<'_>, shell: Shell) -> Vec<String> {
    let client = format_ident!("Client");
    let print = |function| item::function(&format_ident!("Client"), function);
    let (operations, names) = (&context.api.operations, &context.names.operations);
    let lists = operations.iter().any(|operation| operation.pages.is_some()).then(|| lists(context, shell));
    let starts = parallel::map(operations.len(), |index| {
        print(start(context, &operations[index], &names[index], shell))
    });
    let error_body = match shell {
        Shell::Async => context.api.error_body.as_ref().map(error::body),
        Shell::Blocking => None,
    };
    let calls = calls(context, shell).into_iter().chain(lists.into_iter().flatten());
    let common =
        error_body.into_iter().chain([builder()]).chain(calls).chain(without_sending(context, shell));
    let mut blocks = vec![(&Available::Always, common.map(print).collect::<Vec<String>>())];
    let mut places: HashMap<&Available, usize> = HashMap::from([(&Available::Always, 0)]);
    for ((id, _), start) in context.api.operations_with_ids().zip(starts) {
        let available = context.features.of_operation(id);
        let place = *places.entry(available).or_insert(blocks.len());
        match blocks.get_mut(place) {
            Some((_, functions)) => functions.push(start),
            None => blocks.push((available, vec![start])),
        }
    }
    let block = |(available, functions): (&Available, Vec<String>)| {
        let docs = available.sentence().map(|sentence| fill(&sentence)).unwrap_or_default();
        let docs: String = docs.iter().map(|line| format!("/// {line}\n")).collect();
        available.guard(&format!("{docs}{}", item::impl_block(&client, &functions)))
    };
    blocks.into_iter().map(block).collect()
}

fn builder() -> TokenStream {
    quote! {
        /// Starts a client: credentials, base URL, transport.
        pub fn builder() -> specwright::ClientBuilder<Self> {
            specwright::ClientBuilder::new()
        }
    }
}

/// The functions that send a request.
fn calls(context: &Context<'_>, shell: Shell) -> Vec<TokenStream> {
    let (sent, errors, of_api) = (shell.sent(), shell.errors(), of_api(context, shell));
    let call = quote! {
        /// Sends a request that was built before, or an operation written by hand.
        #errors
        pub fn call<O: #of_api>(&self, operation: O) -> #sent {
            self.0.call(operation)
        }
    };
    let call_with_response = quote! {
        /// Sends a request, and returns the response beside the output: status, headers, body and attempts.
        #errors
        pub fn call_with_response<O: #of_api>(
            &self,
            operation: O,
        ) -> Result<specwright::WithResponse<O>, O::Error> {
            self.0.call_with_response(operation)
        }
    };
    match shell {
        // There it is an ending of the call.
        Shell::Async => vec![call],
        Shell::Blocking => vec![call, call_with_response],
    }
}

/// The functions that take up lists where a request says.
fn lists(context: &Context<'_>, shell: Shell) -> [TokenStream; 2] {
    let of_api = of_api(context, shell);
    let [pages, items] = ["Pages", "Items"].map(|kind| shell.list(&format_ident!("{kind}")));
    let pages = quote! {
        /// The pages of a list, starting with the page that the request asks for.
        pub fn pages<O: specwright::Paged + #of_api>(&self, operation: O) -> #pages {
            self.0.pages(operation)
        }
    };
    let items = quote! {
        /// The items of a list, starting with the page that the request asks for.
        pub fn items<O: specwright::Paged + #of_api>(&self, operation: O) -> #items {
            self.0.items(operation)
        }
    };
    [pages, items]
}

/// The bound of what clients of the API send.
fn of_api(context: &Context<'_>, shell: Shell) -> TokenStream {
    let api = shell.api(context);
    quote!(specwright::OperationOf<#api>)
}

fn without_sending(context: &Context<'_>, shell: Shell) -> [TokenStream; 4] {
    let of_api = of_api(context, shell);
    let request = quote! {
        /// Returns the request as it would be sent, credentials included, without sending it.
        ///
        /// # Errors
        ///
        /// When the request cannot be sent, with everything that stands in its way.
        pub fn request<O: #of_api>(
            &self,
            operation: &O,
        ) -> Result<specwright::PreparedRequest, specwright::Error> {
            self.0.request(operation)
        }
    };
    let with_options = quote! {
        /// Returns a client with these options for its calls, and the same connections and credentials.
        #[must_use = "the client itself stays as it is"]
        pub fn with_options(&self, options: specwright::CallOptions) -> Self {
            Self(self.0.with_options(options))
        }
    };
    let with_token = quote! {
        /// Returns a client with another token for the API's bearer scheme, and the same connections.
        #[must_use = "the client itself stays as it is"]
        pub fn with_token(&self, token: impl Into<specwright::Secret>) -> Self {
            Self(self.0.with_token(token))
        }
    };
    let with_credential = quote! {
        /// Returns a client with another credential for the scheme of this name, and the same connections.
        #[must_use = "the client itself stays as it is"]
        pub fn with_credential(
            &self,
            scheme: impl Into<String>,
            credential: impl Into<specwright::Credential>,
        ) -> Self {
            Self(self.0.with_credential(scheme, credential))
        }
    };
    [request, with_options, with_token, with_credential]
}

/// The function that starts an operation's builder; whoever calls it compiles it, so that others do not.
fn start(context: &Context<'_>, operation: &Operation, names: &OperationNames, shell: Shell) -> TokenStream {
    let OperationNames { method, input, builder, .. } = names;
    let base = shell.base(context);
    let mut docs = Documentation::titled(operation.title.as_deref());
    docs.deprecation(operation.deprecated.as_ref());
    docs.paragraph(format!("Starts [`{input}`](operations::{input}), {}.", code(&request_line(operation))));
    let docs = docs.tokens();
    quote! {
        #docs
        #[inline]
        pub fn #method(&self) -> operations::#builder<#base> {
            operations::#input::builder().with_client(&self.0)
        }
    }
}
