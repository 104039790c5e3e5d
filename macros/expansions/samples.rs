//! What `Validate` writes besides with the feature for samples.

#[derive(specwright::Validate)]
#[api(rule("need", when(a = "x", need(b))))]
pub struct Thing {
    #[api(length(min = 1), pattern = "[a-z]+|x")]
    pub a: Option<String>,
    #[api(each(range(max = 2), is = Digit))]
    pub b: Option<Vec<i64>>,
    #[api(additional)]
    pub others: specwright::Map<Other>,
}

#[derive(specwright::Validate)]
pub enum Color {
    #[api(value = "red")]
    Red,
    #[api(unknown)]
    Unknown(specwright::Unknown<String>),
}

#[derive(specwright::Validate)]
#[api(union(tag = "kind"))]
pub enum Pet {
    #[api(tag = "cat")]
    Cat(Cat),
}

#[specwright::constrained(format = uuid)]
pub type Id = String;
