//! Errors told apart by every means, and where the body says what.

#[derive(specwright::ApiError)]
#[api(error_body(code = "code", message = "message", on_success))]
pub enum PutThingError {
    #[api(status = 404, code = "NotFound", message = "Thing {id} of {owner-id} not found")]
    ThingNotFound {
        id: i64,
        #[api(parameter = "owner-id")]
        owner_id: Box<String>,
        error: specwright::Error,
    },
    #[api(status(401, 403), name = "Denied")]
    NoAccess {
        #[api(body)]
        body: Option<Box<Denial>>,
        #[api(headers)]
        headers: Option<Box<DenialHeaders>>,
        error: specwright::Error,
    },
    #[api(status = 4xx, message = "Gone.")]
    Gone(specwright::Error),
    #[api(invalid)]
    Invalid(specwright::InvalidRequest),
    #[api(other)]
    Other(specwright::Undocumented),
}

#[derive(specwright::ApiError)]
#[api(error_body = crate::Client::ERROR_BODY)]
pub enum PlainError {
    #[api(other)]
    Other(specwright::Undocumented),
}
