//! An operation says what a success answers.

use specwright::{Model, Operation, Validate};

#[derive(Debug)]
pub enum Output {
    Created(String),
}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /a")]
pub struct Missing {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /b", out = json)]
pub struct Word {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /c", out(envelope = "data"))]
pub struct EnvelopeOfNothing {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /d", out(json = String, expect("status" = "success")))]
pub struct ExpectWithoutEnvelope {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /e", out(json = String, envelope = "data", expect(status = "success")))]
pub struct ExpectWord {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /f", out(one_of = Output, Created(json = String)))]
pub struct NoStatus {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /g", out(one_of = Output, Created(status = 404, json = String)))]
pub struct NoSuccess {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /h", out(one_of = Output, Created(status = 201, text, empty)))]
pub struct TwoBodies {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /i", out(one_of = Output))]
pub struct NoOutcomes {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /j", out(one_of = Output, Created))]
pub struct BareOutcome {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /k", out(empty, media = "text/plain"))]
pub struct MediaOfNothing {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /l", out(text, headers = "ETag"))]
pub struct HeadersOfNoType {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /m", out(one_of = Output, headers, Created(status = 201, text)))]
pub struct BareHeaders {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /n", out(one_of = Output, NotModified(status = 304, text), Created(status = 201, text)))]
pub struct BodyOfNothingNew {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /o", out(one_of = Output, NotModified(status = 304, empty)))]
pub struct NothingBefore {}

fn main() {}
