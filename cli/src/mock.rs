//! `specwright mock`: APIs that answer by their specs.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use specwright_cli::report;
use specwright_codegen::CheckedApi;
use specwright_codegen::diagnostic::visible;
use specwright_codegen::ir::{Api, SchemeKind};
use specwright_mock::{JOURNAL_PATH, Mock, MockOptions, Server, TEST_TOKEN, http};

use crate::Outcome;
use crate::console::{eprint, fail, print};
use crate::specs;

/// Serves APIs by their specs until it is stopped: checks requests and answers them with the specs' examples.
#[derive(clap::Args)]
#[command(after_help = "\
Several APIs share the port, each with the path of its first server, or its name before that where the path alone does
not tell them apart. A line on standard output tells of each request. docs/mock.md has what can be asked of a mock.

Exit status: 1 problems in a spec; 2 wrong usage, or the system refused to read or listen.")]
pub(crate) struct Arguments {
    /// Specs to serve [default: specs/*.yaml].
    #[arg(value_name = "SPEC")]
    specs: Vec<PathBuf>,
    #[command(flatten)]
    reading: specs::Reading,
    /// The port to listen on; 0 takes a free one.
    #[arg(long, value_name = "N", default_value_t = 4010)]
    port: u16,
    /// The address to listen on. Others than the default can be reached from other machines.
    #[arg(long, value_name = "ADDR", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST), value_parser = ip)]
    host: IpAddr,
    /// Decides the ids and tokens that are made.
    #[arg(long, value_name = "S", default_value_t = 0)]
    seed: u64,
    /// How many things each list has at least in the beginning.
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=MAX_ITEMS))]
    items: u32,
}

/// So many applicants of BAF take 0.7 GB.
const MAX_ITEMS: i64 = 100_000;

fn ip(text: &str) -> Result<IpAddr, &'static str> {
    text.parse().map_err(|_| "this is not an IP address, such as 127.0.0.1, ::1, or 0.0.0.0 for all")
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let apis = match read(&arguments.specs, &arguments.reading) {
        Ok(apis) => apis,
        Err(outcome) => return outcome,
    };
    if let Some(name) = twice(&apis) {
        return fail(&format!(
            "two of the specs describe an API named `{name}`, so that nothing tells them apart"
        ));
    }
    let items = usize::try_from(arguments.items).unwrap_or(usize::MAX);
    let options = MockOptions::new().seed(arguments.seed).items(items);
    let mocks = apis.iter().map(|api| Mock::of(api.clone()).with_options(options.clone())).collect();
    let address = SocketAddr::new(arguments.host, arguments.port);
    let server = match Server::start_observed(mocks, address, Arc::new(log)) {
        Ok(server) => server,
        Err(error) => return fail(&refusal(address, &error)),
    };
    let outcome = print(&greeting(&apis, &server), Outcome::Done);
    server.wait();
    outcome
}

/// The APIs of all specs; what is wrong is said of all of them.
fn read(named: &[PathBuf], reading: &specs::Reading) -> Result<Vec<CheckedApi>, Outcome> {
    let specs = match specs::paths(named).map(|paths| specs::read_all(&paths)) {
        Ok(Ok(specs)) => specs,
        Ok(Err(specs::Unreadable(messages))) => return Err(fail(&messages.join("\n"))),
        Err(message) => return Err(fail(&message)),
    };
    let mut apis = Vec::new();
    let mut is_broken = false;
    for spec in &specs {
        let diagnostics = match spec.check_as(reading) {
            Ok(checked) => {
                apis.push(checked.api);
                checked.warnings
            }
            Err(diagnostics) => {
                is_broken = true;
                diagnostics
            }
        };
        eprint(&spec.render(report::Format::Human, &diagnostics));
    }
    if is_broken { Err(Outcome::Problems) } else { Ok(apis) }
}

fn twice(apis: &[CheckedApi]) -> Option<&str> {
    let names = || apis.iter().map(|api| api.name.as_str());
    names().enumerate().find(|(at, name)| names().take(*at).any(|other| other == *name)).map(|(_, name)| name)
}

fn refusal(address: SocketAddr, error: &io::Error) -> String {
    let (ip, port) = (address.ip(), address.port());
    match error.kind() {
        io::ErrorKind::AddrInUse => {
            format!("port {port} of {ip} is in use; choose another with --port, or 0 for a free one")
        }
        io::ErrorKind::AddrNotAvailable => {
            format!("this machine has no address {ip}; --host takes one that it has")
        }
        io::ErrorKind::PermissionDenied => {
            format!(
                "the system does not let you listen on port {port}; choose another with --port, from 1024 on"
            )
        }
        _ => format!("cannot listen on {address}: {error}"),
    }
}

/// Where each API is, and how a client gets there.
fn greeting(apis: &[CheckedApi], server: &Server) -> String {
    let mut text = String::new();
    for (api, url) in apis.iter().zip(server.base_urls()) {
        let package = api.name.replace('-', "_");
        let url = filled(api, url);
        text.push_str(&format!(
            "{}: {url}\n    {package}::Client::builder().base_url({url:?}){}.build()?\n",
            visible(&api.title),
            credentials(api)
        ));
    }
    text.push_str(&format!("Journal: http://{}{JOURNAL_PATH}\n", server.address()));
    text
}

/// A URL of the mock, with the usual values of what may differ in the URL of the API.
fn filled(api: &Api, url: &str) -> String {
    let variables = api.servers.first().map_or(&[][..], |server| &server.variables);
    variables.iter().fold(url.to_owned(), |url, variable| {
        url.replace(&format!("{{{}}}", variable.name), variable.usual())
    })
}

fn credentials(api: &Api) -> String {
    let given = api.usual_credentials(None).into_iter().map(|scheme| match &scheme.kind {
        SchemeKind::Bearer => format!(".token({TEST_TOKEN:?})"),
        SchemeKind::Basic => ".basic(\"user\", \"password\")".to_owned(),
        SchemeKind::Header(_) | SchemeKind::Query(_) | SchemeKind::Cookie(_) | SchemeKind::Path => {
            format!(".credential({:?}, {TEST_TOKEN:?})", scheme.name)
        }
    });
    given.collect()
}

/// A line for a request: no query and no body, which may hold secrets.
fn log(request: &http::Request<bytes::Bytes>, response: Option<&http::Response<bytes::Bytes>>) {
    let answer = match response {
        Some(response) => response.status().as_u16().to_string(),
        None => "reset".to_owned(),
    };
    let line = format!("{} {} {answer}\n", request.method(), visible(request.uri().path()));
    print(&line, Outcome::Done);
}
