//! Enums of errors say what tells each apart, and where the answer goes.

use specwright::{ApiError, Error, InvalidRequest, Undocumented};

#[derive(ApiError)]
#[api(error_body(kode = "code", message = 3))]
pub enum Body {
    #[api(other)]
    Other(Undocumented),
}

#[derive(ApiError)]
#[api(error_body = "code")]
pub enum BodyText {
    #[api(other)]
    Other(Undocumented),
}

#[derive(ApiError)]
pub enum NoRest {
    #[api(status = 404)]
    NotFound { error: Error },
}

#[derive(ApiError)]
pub enum Statuses {
    NoStatus { error: Error },
    #[api(status = 99)]
    TooSmall { error: Error },
    #[api(status = 2xx)]
    Success { error: Error },
    #[api(status(404, 404))]
    Twice { error: Error },
    #[api(status = "404")]
    Text { error: Error },
    #[api(status())]
    Empty { error: Error },
    #[api(other)]
    Other(Undocumented),
}

#[derive(ApiError)]
pub enum Shapes {
    #[api(status = 404)]
    NotFound,
    #[api(status = 405)]
    NotAllowed { answer: Error },
    #[api(invalid)]
    Invalid { invalid: InvalidRequest },
    #[api(other, status = 400)]
    Other(Undocumented),
}

#[derive(ApiError)]
pub enum Messages {
    #[api(status = 400, message = "")]
    Empty { error: Error },
    #[api(status = 401, message = "Thing {id} and {id}")]
    Twice { id: String, error: Error },
    #[api(status = 402, message = "Thing {a}{b}")]
    Adjacent { a: String, b: String, error: Error },
    #[api(status = 403, message = "Thing {id")]
    Open { id: String, error: Error },
    #[api(status = 404, message = "Thing {id}")]
    NoField { error: Error },
    #[api(status = 405, message = "Thing {id}")]
    NoParameter { id: String, name: String, error: Error },
    #[api(other)]
    Other(Undocumented),
}

#[derive(ApiError)]
pub enum LookAlike {
    #[api(status = 404, message = "Thing {id}")]
    Thing { id: String, error: Error },
    #[api(status(404, 410))]
    Gone { error: Error },
    #[api(status = 404, message = "Thing {name}")]
    Named { name: String, error: Error },
    #[api(status(403, 404))]
    Hidden { error: Error },
    #[api(other)]
    Other(Undocumented),
}

#[derive(ApiError)]
pub struct NoEnum {
    error: Error,
}

#[derive(ApiError)]
pub enum Generic<T> {
    #[api(status = 404)]
    NotFound { what: T, error: Error },
    #[api(other)]
    Other(Undocumented),
}

#[derive(ApiError)]
pub enum Wide {
    #[api(status = 404, message = "{a} of {b} of {c}")]
    NotFound { a: String, b: String, c: String, error: Error },
    #[api(other)]
    Other(Undocumented),
}

/// Its uses make no second error.
fn use_it(error: NoRest) -> Result<(), Error> {
    println!("{error} {error:?} {:?}", error.status());
    Err(error)?
}

fn main() {}
