//! Bytes where nothing can carry them, and what is said of parts and bodies that are no bytes.

use specwright::{File, Model, Operation, Validate};

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "PUT /a", out = empty)]
struct NotAFile {
    #[api(body = bytes)]
    body: String,
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /b", out = empty)]
struct InQuery {
    #[api(query = "file")]
    file: File,
}

#[derive(Clone, PartialEq, Model, Validate)]
struct Point {
    x: i64,
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "POST /c", out = empty)]
struct NotAPart {
    #[api(part = "point")]
    point: Point,
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "POST /d", out = empty)]
struct MediaOfQuery {
    #[api(query = "q", media = "text/csv")]
    q: String,
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "POST /e", out = empty)]
struct MediaOfBody {
    #[api(body = bytes, media = "text/csv")]
    body: File,
}

#[derive(Clone, PartialEq, Model, Validate)]
#[api(content)]
enum Contents {
    #[api(text = "text/csv", bytes = "image/png")]
    Two(String),
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /f", out(bytes, text))]
struct TwoBodies {}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "POST /g", out = empty)]
struct LinesOfAList {
    #[api(body = lines)]
    body: Vec<String>,
}

fn main() {}
