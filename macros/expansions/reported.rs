//! What is left of types with mistakes, so that each mistake is one error.

#[derive(specwright::Model, specwright::Validate, specwright::Builder)]
pub struct Wrong<T>(T);

#[derive(specwright::Request)]
pub struct NoRequest {
    pub name: String,
}

#[derive(specwright::Payload)]
#[api(http = "GET /things", out = empty)]
pub struct NoPayload {}

#[derive(specwright::ApiError)]
pub enum NoError {}
