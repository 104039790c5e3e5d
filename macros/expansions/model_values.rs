//! Open enums of strings and of integers.

#[derive(specwright::Model)]
pub enum Color {
    #[api(value = "red")]
    Red,
    #[api(unknown)]
    Unknown(specwright::Unknown<String>),
}

#[derive(specwright::Model)]
pub enum Level {
    #[api(value = -1)]
    Low,
    #[api(unknown)]
    Unknown(specwright::Unknown<i64>),
}
