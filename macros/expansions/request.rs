//! One derive for an operation.

#[derive(specwright::Request)]
#[api(http = "GET /things", out(json = Things))]
#[api(pages(by = page, page = page, first = 1, items = things, item = Thing))]
pub struct ListThings {
    /// The page, from 1 on.
    #[api(query = "page", range(min = 1))]
    page: Option<i64>,
}

#[derive(specwright::Request)]
#[api(http = "POST /login", out(json = Login))]
#[api(issues("token", token = access_token))]
pub struct LogIn {
    #[api(json = "key")]
    key: specwright::Secret,
}
