//! One derive for a type within requests.

#[derive(specwright::Payload)]
pub struct Guest {
    #[api(length(min = 1))]
    pub name: String,
}

#[derive(specwright::Payload)]
pub enum Color {
    #[api(value = "red")]
    Red,
    #[api(unknown)]
    Unknown(specwright::Unknown<String>),
}
