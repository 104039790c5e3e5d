//! Limits of every kind, nested ones, and rules of every kind.

#[derive(specwright::Validate)]
#[api(rule("any", any(a, b), error = AMissing, reason = "One of them says who it is."))]
#[api(rule("one", one(a, b)))]
#[api(rule("most", at_most_one(a, b)))]
#[api(rule("both", together(a, b)))]
#[api(rule("need", when(a = ["x", "y"], need(c))))]
#[api(rule("forbid", when(d = true, forbid(any))))]
pub struct Thing {
    /// Why it is limited.
    #[api(length(min = 1, max = 64), pattern = "[a-z]+")]
    pub a: Option<String>,
    #[api(range(min = 0.5), nullable)]
    pub b: Option<f64>,
    #[api(format = email)]
    pub c: Option<Option<String>>,
    pub d: Option<bool>,
    pub any: Option<specwright::Json>,
    #[api(is = types::Digits, each(is = types::Digit, pattern = "(a|b)*c"))]
    pub list: Vec<String>,
    #[api(additional, each(length(min = 1)))]
    pub others: specwright::Map<Option<Other>>,
}

#[derive(specwright::Validate)]
pub enum Color {
    #[api(value = "red")]
    Red,
    #[api(value = "grey", response_only)]
    Grey,
    #[api(unknown)]
    Unknown(specwright::Unknown<String>),
}

#[derive(specwright::Validate)]
#[api(union)]
pub enum Id {
    #[api(range(min = 1))]
    Number(i64),
    Thing(Thing),
    Flag(bool),
}

#[derive(specwright::Validate)]
#[api(content)]
pub enum ImportBody {
    #[api(json)]
    Json(Vec<Thing>),
}

#[derive(specwright::Validate)]
#[api(union(tag = "kind"))]
pub enum Pet {
    #[api(tag = "cat")]
    Cat(Cat),
    #[api(tag("dog", "puppy"))]
    Dog(Box<Dog>),
}
