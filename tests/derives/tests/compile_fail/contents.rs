//! Contents of a body have a media type each.

use specwright::Model;

#[derive(Model)]
#[api(content)]
pub enum Body {
    None(String),
    #[api(json, text = "text/csv")]
    Two(String),
    #[api(text)]
    Type(String),
    #[api(text = "text/csv", media = "application/vnd.api+json")]
    Media(String),
    #[api(json)]
    Bare,
    #[api(value = "x", json)]
    Value(String),
}

fn main() {}
