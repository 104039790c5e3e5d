//! Headers of responses.

use bytes::Bytes;
use http::Response;
use http::header::{
    CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, HeaderName, HeaderValue, TRANSFER_ENCODING,
};
use serde_json::Value;
use specwright_codegen::ir::{Api, Constraints, Type};

use crate::response::sample::sample;

/// Headers that say how a message travels, which only who sends it knows.
const TRAVEL: [HeaderName; 4] = [CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, TRANSFER_ENCODING];

/// Adds the headers that a response has by its description, but for those that it has already.
pub(crate) fn add(api: &Api, ty: Option<&Type>, response: &mut Response<Bytes>) {
    add_all_but(&TRAVEL, api, ty, response);
}

/// As [`add`], to a response to HEAD: it also says the length of the body that does not come with it.
pub(crate) fn add_to_head(api: &Api, ty: Option<&Type>, response: &mut Response<Bytes>) {
    let [connection, coding, _, transfer] = TRAVEL;
    add_all_but(&[connection, coding, transfer], api, ty, response);
}

fn add_all_but(left_out: &[HeaderName], api: &Api, ty: Option<&Type>, response: &mut Response<Bytes>) {
    let Some(ty) = ty else { return };
    let sample = sample(api, ty, &Constraints::default(), "headers");
    for (name, value) in sample.as_object().into_iter().flatten() {
        let header = HeaderName::try_from(name.as_str()).ok().zip(HeaderValue::from_str(&text(value)).ok());
        let Some((name, value)) = header else { continue };
        if !left_out.contains(&name) {
            response.headers_mut().entry(name).or_insert(value);
        }
    }
}

/// A value as a header has it: a list with commas between.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(elements) => elements.iter().map(text).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
