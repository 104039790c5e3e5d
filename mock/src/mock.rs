//! The mock: an API that answers by its description.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::{Request, Response};
use specwright_codegen::CheckedApi;
use specwright_codegen::source::SourceFile;

use crate::behavior::id_generator::IdGenerator;
use crate::behavior::resource::Resources;
use crate::behavior::seed::seed;
use crate::behavior::store::Store;
use crate::exchange;
use crate::journal::{Entry, JOURNAL_PATH, Journal};
use crate::request::credentials::Tokens;
use crate::request::route::Routes;
use crate::response::problem_document;
use crate::response::reply::Reply;
use crate::{InvalidSpec, MockOptions};

/// An API that answers by its description. Cheap to clone; clones share what they keep.
///
/// ```
/// use specwright_mock::{Mock, http::Request};
///
/// let mock = Mock::new("pets.yaml", "
/// specwright: 1
/// api: { name: pets, title: Pets }
/// servers: { production: https://pets.example.com/v1 }
/// types:
///   Pet:
///     members: { id: string, name: string }
/// operations:
///   addPet: { http: POST /pets, in: { json: { name: string } }, out: Pet }
///   getPet: { http: 'GET /pets/{id}', in: { path: { id: string } }, out: Pet }
/// ")?;
/// let request = Request::post("/v1/pets").header("content-type", "application/json");
/// let reply = mock.answer(&request.body(r#"{ "name": "Rex" }"#.into())?);
/// assert_eq!(reply.response.status(), 200);
/// assert!(String::from_utf8_lossy(reply.response.body()).contains("Rex"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Mock {
    shared: Arc<Shared>,
}

pub(crate) struct Shared {
    /// The API, or why there is none.
    pub(crate) api: Result<CheckedApi, String>,
    pub(crate) routes: Routes,
    pub(crate) resources: Resources,
    pub(crate) options: MockOptions,
    state: Mutex<State>,
    journal: Mutex<Journal>,
}

/// What changes.
pub(crate) struct State {
    pub(crate) store: Store,
    pub(crate) generator: IdGenerator,
    pub(crate) tokens: Tokens,
}

/// A file that a description is made of beside its first, with its name and its text.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Beside<'a> {
    /// The document that it extends.
    Extended(&'a str, &'a str),
    /// An overlay of that document; several are applied in their order.
    Overlay(&'a str, &'a str),
    /// A file that references lead to, by its path from the folder of the document.
    Part(&'a str, &'a str),
}

impl Mock {
    /// Reads a description; `name` is the file's, for messages.
    ///
    /// # Errors
    /// With all that is wrong with the description.
    pub fn new(name: &str, text: &str) -> Result<Self, InvalidSpec> {
        Self::read(SourceFile::new(name, text))
    }

    fn read(file: SourceFile) -> Result<Self, InvalidSpec> {
        match specwright_codegen::read(&file) {
            Ok(checked) => Ok(Self::of(checked.api)),
            Err(diagnostics) => Err(InvalidSpec { file: Box::new(file), diagnostics }),
        }
    }

    /// The mock of an API that was read before.
    pub fn of(api: CheckedApi) -> Self {
        Self::with(Ok(api), MockOptions::new())
    }

    /// Reads a description that a generated package carries. Should another version of this crate refuse it, every
    /// request is answered with a 500 that says why.
    pub fn embedded(name: &str, text: &str) -> Self {
        Self::new(name, text)
            .unwrap_or_else(|invalid| Self::with(Err(invalid.to_string()), MockOptions::new()))
    }

    /// As [`embedded`](Self::embedded), for a description and the document that it extends, each with its name.
    pub fn embedded_with(spec: (&str, &str), extended: (&str, &str)) -> Self {
        Self::read(SourceFile::new(spec.0, spec.1).with_extended(extended.0, extended.1))
            .unwrap_or_else(|invalid| Self::with(Err(invalid.to_string()), MockOptions::new()))
    }

    /// As [`embedded`](Self::embedded), for a description of several files, each with its name.
    pub fn embedded_from(spec: (&str, &str), beside: &[Beside<'_>]) -> Self {
        let extended = beside.iter().find_map(|one| match one {
            Beside::Extended(name, text) => Some(SourceFile::new(*name, *text)),
            _ => None,
        });
        let own = SourceFile::new(spec.0, spec.1);
        let (spec, document) = match extended {
            Some(document) => (Some(own), document),
            None => (None, own),
        };
        let document = beside.iter().fold(document, |document, one| match one {
            Beside::Part(path, text) => document.with_part(*path, *path, *text),
            _ => document,
        });
        let file = match spec {
            Some(spec) => spec.extending(document),
            None => document,
        };
        let file = beside.iter().fold(file, |file, one| match one {
            Beside::Overlay(name, text) => file.with_overlay(*name, *text),
            _ => file,
        });
        Self::read(file).unwrap_or_else(|invalid| Self::with(Err(invalid.to_string()), MockOptions::new()))
    }

    /// A mock of the same API that keeps nothing of what this one knows.
    #[must_use = "the mock itself stays as it is"]
    pub fn with_options(&self, options: MockOptions) -> Self {
        Self::with(self.shared.api.clone(), options)
    }

    fn with(api: Result<CheckedApi, String>, options: MockOptions) -> Self {
        let mut generator = IdGenerator::of(options.seed);
        let (routes, resources, store) = match &api {
            Ok(api) => {
                let resources = Resources::of(api);
                let store = seed(api, &resources, &mut generator, options.items);
                (Routes::of(api), resources, store)
            }
            Err(_) => (Routes::default(), Resources::default(), Store::default()),
        };
        let state = State { store, generator, tokens: Tokens::default() };
        let shared = Shared {
            api,
            routes,
            resources,
            options,
            state: Mutex::new(state),
            journal: Mutex::new(Journal::default()),
        };
        Self { shared: Arc::new(shared) }
    }

    /// The name of the API; empty where the description could not be read.
    pub fn name(&self) -> &str {
        self.shared.api.as_ref().map_or("", |api| &api.name)
    }

    /// Answers one request. Of its target only path and query count; the path may have the prefix of one of the API's
    /// servers.
    pub fn answer(&self, request: &Request<Bytes>) -> Reply {
        let api = match &self.shared.api {
            Ok(api) => api,
            Err(why) => {
                let title = "the description cannot be read";
                return Reply::of(
                    problem_document::Document::new(500, "broken-description", title, why).response(),
                );
            }
        };
        if request.uri().path().ends_with(JOURNAL_PATH) {
            return Reply::of(journal_over_http(std::slice::from_ref(self), request));
        }
        let mut entry = Entry::of(api, request);
        let reply = exchange::exchange(&self.shared, api, request, &mut entry);
        entry.status = reply.response.status().as_u16();
        self.journal_lock().add(next_number(), entry);
        reply
    }

    /// What was received, the oldest first: the last thousand requests.
    pub fn journal(&self) -> Vec<Entry> {
        self.journal_lock().entries().map(|(_, entry)| entry.clone()).collect()
    }

    /// Forgets what was received. What the requests have made stays.
    pub fn clear_journal(&self) {
        self.journal_lock().clear();
    }

    fn journal_lock(&self) -> MutexGuard<'_, Journal> {
        self.shared.journal.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.shared
    }
}

impl Shared {
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Mock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mock").field("api", &self.name()).finish_non_exhaustive()
    }
}

/// The order of requests to all mocks, whose journals one server shows as one.
fn next_number() -> u64 {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    NUMBER.fetch_add(1, Ordering::Relaxed)
}

/// The journal of several mocks as one, and its end.
pub(crate) fn journal_over_http(mocks: &[Mock], request: &Request<Bytes>) -> Response<Bytes> {
    match request.method().as_str() {
        "GET" => {
            let mut entries: Vec<_> = mocks
                .iter()
                .flat_map(|mock| mock.journal_lock().entries().cloned().collect::<Vec<_>>())
                .collect();
            entries.sort_by_key(|(number, _)| *number);
            let json: serde_json::Value = entries.iter().map(|(_, entry)| entry.json()).collect();
            crate::response::error::response(200, Some("application/json"), Bytes::from(json.to_string()))
        }
        "DELETE" => {
            mocks.iter().for_each(Mock::clear_journal);
            crate::response::error::response(204, None, Bytes::new())
        }
        method => problem_document::wrong_method(method, JOURNAL_PATH, &["GET", "DELETE"]),
    }
}
