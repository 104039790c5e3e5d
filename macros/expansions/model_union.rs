//! Unions by first fit and by a tag.

#[derive(specwright::Model)]
#[api(union)]
pub enum Id {
    Number(i64),
    Text(String),
}

#[derive(specwright::Model)]
#[api(union(tag = "kind"))]
pub enum Pet {
    #[api(tag = "cat")]
    Cat(Cat),
    #[api(tag = "dog")]
    Dog(Box<Dog>),
}
