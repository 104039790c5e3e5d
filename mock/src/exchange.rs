//! From a request to a reply, step by step.

mod forced;
mod token_endpoint;

use std::time::Duration;

use bytes::Bytes;
use http::header::{ETAG, HeaderValue, WWW_AUTHENTICATE};
use http::{Method, Request, Response};
use serde_json::{Map, Value, json};
use specwright_codegen::ir::{self, Api, ErrorId, MemberPath, MessageBody, Operation, TokenIssue};

use crate::behavior::page_address::PageAddress;
use crate::behavior::resource::Plan;
use crate::behavior::{Call, Missing, Performed, perform};
use crate::journal::Entry;
use crate::mock::{Shared, State};
use crate::request::preferences::{AskedFault, Preferences};
use crate::request::report::ValidationReport;
use crate::request::route::Found;
use crate::request::{credentials, validate};
use crate::response::examples::Wish;
use crate::response::reply::{Fault, Reply};
use crate::response::{conditional, error, partial, problem_document};

/// How long an issued token is good where nobody says: what a client takes for one that need not be renewed in a test.
const USUAL_LIFETIME: Duration = Duration::from_secs(3_600);

/// One request on its way through the mock.
struct Exchange<'a> {
    shared: &'a Shared,
    api: &'a Api,
    operation: &'a Operation,
    index: usize,
    request: &'a Request<Bytes>,
    path: Vec<(String, String)>,
    address: PageAddress,
    report: ValidationReport,
}

pub(crate) fn exchange(shared: &Shared, api: &Api, request: &Request<Bytes>, entry: &mut Entry) -> Reply {
    let (method, path) = (request.method().as_str(), request.uri().path());
    let found = shared.routes.find(method, path);
    if !matches!(found, Found::Operation(..))
        && let Some(response) = token_endpoint::answer(shared, api, request)
    {
        return Reply::of(response);
    }
    let (index, parameters) = match found {
        Found::Operation(index, parameters) => (index, parameters),
        Found::OtherMethod(allowed) => {
            return Reply::of(problem_document::wrong_method(method, path, &allowed));
        }
        Found::Nothing(nearest) => {
            return Reply::of(problem_document::unknown_path(&api.title, method, path, nearest));
        }
    };
    let Some(operation) = api.operations.get(index) else {
        return Reply::of(problem_document::unknown_path(&api.title, method, path, None));
    };
    let mut preferences = Preferences::of(request.headers());
    let (address, request) = PageAddress::take(operation, request);
    let request = &*request;
    let report = validate::validate(api, operation, &parameters, request);
    entry.operation = Some(operation.name.clone());
    entry.hide_path(credentials::shown_path(api, operation, request.uri().path(), &parameters));
    entry.problems.clone_from(&report.problems);
    let exchange = Exchange { shared, api, operation, index, request, path: parameters, address, report };
    let mut response = match preferences.fault {
        // The request has no effect, and nobody sees the response.
        Some(AskedFault::ResetBefore) => error::response(503, None, Bytes::new()),
        _ => exchange.respond(&mut preferences, entry),
    };
    let applied = preferences.applied().and_then(|applied| HeaderValue::from_str(&applied).ok());
    if let Some(applied) = applied {
        response.headers_mut().insert("preference-applied", applied);
    }
    if request.method() == Method::HEAD {
        response.body_mut().clear();
    }
    let length = response.body().len();
    let fault = preferences.fault.map(|fault| match fault {
        AskedFault::ResetBefore | AskedFault::ResetAfter => Fault::Reset,
        AskedFault::Truncate(at) => Fault::Truncate(at.unwrap_or(length / 2).min(length)),
    });
    entry.fault = fault.map(|fault| match fault {
        Fault::Reset => "reset",
        Fault::Truncate(_) => "truncate",
    });
    Reply { response, delay: preferences.delay.unwrap_or(Duration::ZERO), fault }
}

impl Exchange<'_> {
    /// What was asked for by name, else what the description says.
    fn respond(&self, preferences: &mut Preferences, entry: &mut Entry) -> Response<Bytes> {
        match self.asked_for(preferences, entry) {
            Ok(Some(response)) => return response,
            Ok(None) => {}
            Err(unknown) => {
                let response = problem_document::unknown_preference(unknown);
                preferences.name_nothing();
                return response;
            }
        }
        let now = self.shared.options.clock.instant();
        let mut state = self.shared.state();
        let (request, path) = (self.request, &self.path);
        if let Err(refused) = credentials::check(self.api, self.operation, request, path, &state.tokens, now)
        {
            return self.refuse(refused, entry);
        }
        if !self.report.problems.is_empty() {
            return self.bad_request(entry);
        }
        match self.perform(preferences.code, &mut state) {
            // A status that was asked for is the one that comes.
            Ok(performed) if preferences.code.is_some() => performed.response,
            Ok(performed) => {
                let stands_for = self.response_to_get(&mut state);
                let response = match stands_for {
                    Some(whole) => conditional::of_head(performed.response, &whole),
                    None => conditional::tagged(self.api, self.operation, performed.response),
                };
                let response = conditional::settle(self.api, self.operation, self.request, response);
                partial::settle(self.operation, self.request, response)
            }
            Err(missing) => self.missing(&missing, entry),
        }
    }

    /// Does what a good request asks for, with a response of this status where there are several; an operation that
    /// issues tokens issues one.
    fn perform(&self, status: Option<u16>, state: &mut State) -> Result<Performed, Missing> {
        let resources = &self.shared.resources;
        let Some(plan) = resources.plans.get(self.index) else {
            let response = error::response(500, None, Bytes::new());
            return Ok(Performed { response, result: None });
        };
        let issues: Vec<&TokenIssue> = self
            .api
            .schemes
            .iter()
            .filter_map(|scheme| scheme.issued_by.as_ref())
            .filter(|issue| std::ptr::eq(&self.api[issue.operation], self.operation))
            .collect();
        let mut stated = json!({});
        for issue in &issues {
            let token = format!("{}-{}", self.api.name, state.generator.hex(24));
            issue.token.put(&mut stated, json!(token));
            let place = issue.expires_in.as_ref();
            if let Some((place, lifetime)) = place.and_then(|place| Some((place, self.lifetime(place)?))) {
                let seconds = lifetime.as_secs() + u64::from(lifetime.subsec_nanos() > 0);
                place.put(&mut stated, json!(i64::try_from(seconds).unwrap_or(i64::MAX)));
            }
        }
        let stated = stated.as_object().cloned().unwrap_or_default();
        let call = self.call(self.operation, plan, status, stated);
        let performed = perform(&call, &mut state.store, &mut state.generator)?;
        for issue in issues {
            self.issue(issue, performed.result.as_ref(), state);
        }
        Ok(performed)
    }

    fn call<'c>(
        &'c self,
        operation: &'c Operation,
        plan: &'c Plan,
        status: Option<u16>,
        stated: Map<String, Value>,
    ) -> Call<'c> {
        let header = |name: &str| self.request.headers().get(name).and_then(|value| value.to_str().ok());
        Call {
            api: self.api,
            resources: &self.shared.resources,
            operation,
            plan,
            members: &self.report.members,
            wish: Wish { accept: header("accept").unwrap_or(""), status, last_id: header("last-event-id") },
            address: self.address.clone(),
            stated,
        }
    }

    /// The response to GET that a response to HEAD stands for, where the API has one at the same path.
    fn response_to_get(&self, state: &mut State) -> Option<Response<Bytes>> {
        if self.request.method() != Method::HEAD {
            return None;
        }
        let path = self.operation.path.template();
        let mut others = self.api.operations.iter().zip(&self.shared.resources.plans);
        let (operation, plan) =
            others.find(|(other, _)| other.method == ir::Method::Get && other.path.template() == path)?;
        let call = self.call(operation, plan, None, Map::new());
        let performed = perform(&call, &mut state.store, &mut state.generator).ok()?;
        let whole = conditional::tagged(self.api, operation, performed.response);
        Some(match whole.headers().contains_key(ETAG) {
            true => whole,
            false => conditional::tagged(self.api, self.operation, whole),
        })
    }

    /// How long a token is to be good: as the options say, or an hour where no example shows it either.
    fn lifetime(&self, place: &MemberPath) -> Option<Duration> {
        let shown = || {
            let bodies =
                self.operation.examples.iter().filter_map(|example| Some(&example.response.as_ref()?.body));
            bodies.into_iter().any(|body| match body {
                MessageBody::Json(value) => shows(&value.to_json(), place),
                _ => false,
            })
        };
        self.shared.options.token_lifetime.or_else(|| (!shown()).then_some(USUAL_LIFETIME))
    }

    /// Takes the token that was answered as issued.
    fn issue(&self, issue: &TokenIssue, result: Option<&Value>, state: &mut State) {
        let member = |place: &MemberPath| result.and_then(|result| place.find(result));
        let Some(token) = member(&issue.token).and_then(Value::as_str) else { return };
        let seconds = |said: &Value| said.as_u64().or_else(|| said.as_str()?.parse().ok());
        let said = issue.expires_in.as_ref().and_then(member).and_then(seconds);
        let lifetime = self.shared.options.token_lifetime.or(said.map(Duration::from_secs));
        state.tokens.issue(token.to_owned(), self.shared.options.clock.instant(), lifetime);
    }

    fn error(&self, id: ErrorId, status: Option<u16>, entry: &mut Entry) -> Option<Response<Bytes>> {
        let error = &self.api[id];
        entry.error = Some(error.name.clone());
        Some(error::answer(self.api, error, status, &self.report.members, &self.path))
    }

    fn refuse(&self, refused: credentials::Refused, entry: &mut Entry) -> Response<Bytes> {
        let documented = error::unauthorised(self.api, self.operation);
        let mut response = documented.and_then(|id| self.error(id, Some(401), entry)).unwrap_or_else(|| {
            problem_document::Document::new(
                401,
                "unauthorised",
                "the request has no good credential",
                refused.detail,
            )
            .with("operation", self.operation.name.as_str())
            .response()
        });
        if let Some(challenge) = refused.challenge {
            response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
        }
        response
    }

    fn bad_request(&self, entry: &mut Entry) -> Response<Bytes> {
        if let Some(response) = self.report.error().and_then(|id| self.error(id, None, entry)) {
            return response;
        }
        let documents = |status: u16| {
            let errors = self.operation.errors.iter().map(|id| &self.api[*id]);
            errors.into_iter().any(|error| error.status.contains(status))
        };
        let status = if documents(422) && !documents(400) { 422 } else { 400 };
        problem_document::bad_request(status, &self.operation.name, &self.report)
    }

    /// The operation's own error, else that of another operation about the same thing.
    fn missing(&self, missing: &Missing, entry: &mut Entry) -> Response<Bytes> {
        let own = error::not_found(self.api, self.operation);
        let others = self.api.operations.iter().zip(&self.shared.resources.plans);
        let related = others
            .filter(|(_, plan)| plan.chain.last().is_some_and(|(kind, _)| *kind == missing.kind))
            .find_map(|(operation, _)| error::not_found(self.api, operation));
        let response = own.or(related).and_then(|id| self.error(id, Some(404), entry));
        response.unwrap_or_else(|| {
            let value = self.path.iter().find(|(name, _)| *name == missing.parameter);
            let value = value.map(|(_, value)| value.as_str()).unwrap_or_default();
            let detail = format!("there is nothing with {} {value}", missing.parameter);
            problem_document::Document::new(404, "not-found", "there is no such thing", detail)
                .with("operation", self.operation.name.as_str())
                .response()
        })
    }
}

/// Whether a value has something at this place, or an object in it, such as that in an envelope.
fn shows(value: &Value, place: &MemberPath) -> bool {
    let is_within = |value| shows(value, place);
    place.find(value).is_some()
        || match value {
            Value::Object(members) => members.values().any(is_within),
            Value::Array(elements) => elements.iter().any(is_within),
            _ => false,
        }
}
