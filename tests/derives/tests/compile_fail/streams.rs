//! Streams of items say what they hold, and a member that asks for one where it goes.

use specwright::{Builder, Model, Operation, Validate};

#[derive(Debug)]
pub enum Several {
    Note(String),
}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /a", out(events = String, lines = String))]
pub struct Both {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /b", out(lines = String, until = "end", resumable))]
pub struct LinesWithAnEnd {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /c", out(events_of = Several))]
pub struct NoEvents {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /d", out(events_of = Several, Note(text)))]
pub struct NoName {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /e", out(events_of = Several, Note(event = "note", text, empty)))]
pub struct TwoKindsOfData {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /f", out = text, stream(events = String))]
pub struct NobodyAsks {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /g/{live}", out = text, stream(by(path = "live"), events = String))]
pub struct AskedInThePath {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /h", out = text, stream(by(query = "live"), json = String))]
pub struct NotAStream {}

#[derive(Model, Validate, Builder, Operation)]
#[api(http = "GET /i", out = text, stream(by(query = "live"), lines = String))]
pub struct AnEndingTwice {
    #[api(query = "stream")]
    stream: String,
}

fn main() {}
