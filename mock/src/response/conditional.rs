//! Responses to requests that say what they have already (RFC 9110, section 13).

use std::hash::{DefaultHasher, Hash, Hasher};

use bytes::Bytes;
use http::header::{
    CACHE_CONTROL, CONTENT_LENGTH, CONTENT_LOCATION, ETAG, EXPIRES, HeaderName, HeaderValue,
    IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, VARY,
};
use http::{HeaderMap, Request, Response};
use serde_json::Value;
use specwright::HttpDate;
use specwright_codegen::conform::{Slot, fits};
use specwright_codegen::ir::{Api, Direction, Member, Method, Null, Operation, Outcome};

use crate::behavior::resource::outcomes;
use crate::request::preferences::split;
use crate::response::error::response as empty;
use crate::response::headers;
use crate::response::partial::is_resumable;
use crate::shape::{Shape, shape};

/// What a response without a body says of the one that it stands for (section 15.4.5).
const KEPT: [HeaderName; 6] = [CACHE_CONTROL, CONTENT_LOCATION, ETAG, EXPIRES, LAST_MODIFIED, VARY];

/// Gives a response to GET or HEAD a tag, of an operation that knows status 304 or whose bytes may come in parts.
pub(crate) fn tagged(api: &Api, operation: &Operation, mut response: Response<Bytes>) -> Response<Bytes> {
    let is_conditional = outcomes(operation).iter().any(|outcome| outcome.is_not_modified());
    if (is_conditional || is_resumable(operation)) && is_read(operation) && response.status().is_success() {
        tag(api, operation, &mut response);
    }
    response
}

fn is_read(operation: &Operation) -> bool {
    matches!(operation.method, Method::Get | Method::Head)
}

/// Gives a response to HEAD what the response to GET says of the same thing (section 9.3.2): its state, and the length of
/// its body where that is told.
pub(crate) fn of_head(mut response: Response<Bytes>, whole: &Response<Bytes>) -> Response<Bytes> {
    if !response.status().is_success() {
        return response;
    }
    for name in [ETAG, LAST_MODIFIED] {
        if let Some(value) = whole.headers().get(&name) {
            response.headers_mut().insert(name, value.clone());
        }
    }
    if let Some(length) = response.headers_mut().get_mut(CONTENT_LENGTH) {
        *length = HeaderValue::from(whole.body().len());
    }
    response
}

/// Says that nothing was modified, of an operation that knows status 304, where the request has the tag of the response or a
/// date that is not before that of the response.
pub(crate) fn settle(
    api: &Api,
    operation: &Operation,
    request: &Request<Bytes>,
    response: Response<Bytes>,
) -> Response<Bytes> {
    let outcomes = outcomes(operation);
    let Some(unmodified) = outcomes.iter().find(|outcome| outcome.is_not_modified()) else { return response };
    if !is_read(operation) || !response.status().is_success() {
        return response;
    }
    match has_it(request.headers(), response.headers()) {
        true => not_modified(api, unmodified, &response),
        false => response,
    }
}

/// The member that the tag is, where the description says one.
fn tag_member<'a>(api: &'a Api, outcome: &'a Outcome) -> Option<&'a Member> {
    match shape(api, outcome.headers.as_ref()?) {
        Shape::Object(object) => {
            object.members.iter().find(|member| member.wire_name.eq_ignore_ascii_case("etag"))
        }
        _ => None,
    }
}

/// Tags a response with what its body is, unless the description says that tags look otherwise.
fn tag(api: &Api, operation: &Operation, response: &mut Response<Bytes>) {
    let status = response.status().as_u16();
    let own = outcomes(operation).into_iter().find(|outcome| outcome.status == status);
    let member = own.and_then(|outcome| tag_member(api, outcome));
    let mut hasher = DefaultHasher::new();
    response.body().hash(&mut hasher);
    let tag = format!("\"{:016x}\"", hasher.finish());
    let fits = |member: &Member| {
        let slot = Slot { ty: &member.ty, limits: Some(&member.constraints), null: Null::Refused };
        fits(api, slot, &Value::from(tag.as_str()), Direction::Out)
    };
    if member.is_none_or(fits)
        && let Ok(value) = HeaderValue::from_str(&tag)
    {
        response.headers_mut().insert(ETAG, value);
    }
}

/// Whether what a request has is what would come. A date counts where there is no tag.
fn has_it(request: &HeaderMap, response: &HeaderMap) -> bool {
    let mut known = request.get_all(IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok()).peekable();
    if known.peek().is_some() {
        let own = response.get(ETAG).and_then(|tag| tag.to_str().ok()).map(opaque);
        return known.flat_map(|line| split(line, ',')).any(|tag| tag == "*" || own == Some(opaque(tag)));
    }
    let date = |headers: &HeaderMap, name| headers.get(name)?.to_str().ok()?.parse::<HttpDate>().ok();
    match (date(request, IF_MODIFIED_SINCE), date(response, LAST_MODIFIED)) {
        (Some(since), Some(modified)) => modified <= since,
        _ => false,
    }
}

/// A tag as it is compared: a weak one is as good as a strong one.
fn opaque(tag: &str) -> &str {
    tag.strip_prefix("W/").unwrap_or(tag)
}

fn not_modified(api: &Api, outcome: &Outcome, instead_of: &Response<Bytes>) -> Response<Bytes> {
    let mut response = empty(outcome.status, None, Bytes::new());
    for name in KEPT {
        if let Some(value) = instead_of.headers().get(&name) {
            response.headers_mut().insert(name, value.clone());
        }
    }
    headers::add(api, outcome.headers.as_ref(), &mut response);
    response
}
