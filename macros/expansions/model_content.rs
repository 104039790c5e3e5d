//! A body of several media types.

#[derive(specwright::Model)]
#[api(content)]
pub enum ImportBody {
    #[api(json)]
    Json(Things),
    #[api(text = "text/csv")]
    Csv(String),
}
