//! Mistakes in limits, each on its token.

use specwright::{Model, Validate};

#[derive(Model, Validate)]
pub struct Guest {
    #[api(lenght(min = 1))]
    pub a: String,
    #[api(length(min = 5, max = 4))]
    pub b: String,
    #[api(length(min = -1))]
    pub c: String,
    #[api(length())]
    pub d: String,
    #[api(length = 3)]
    pub e: String,
    #[api(length(minimum = 3))]
    pub f: String,
    #[api(range(min = "a"))]
    pub g: i64,
    #[api(range(min = 1.5, max = 1))]
    pub h: f64,
    #[api(pattern = "[0-9")]
    pub i: String,
    #[api(pattern = "(?i)a")]
    pub j: String,
    #[api(pattern = r"\p{L}+")]
    pub k: String,
    #[api(format = e_mail)]
    pub l: String,
    #[api(is = "Digits")]
    pub m: String,
    #[api(each(length(min = 1)))]
    pub n: String,
    #[api(each(name = "x"))]
    pub o: Vec<String>,
    #[api(pattern = 3)]
    pub p: String,
    #[api(range(min = 0, above = 0))]
    pub q: i64,
    #[api(range(above = 1, below = 1))]
    pub r: i64,
    #[api(multiple_of = 0)]
    pub s: i64,
    #[api(multiple_of)]
    pub t: f64,
}

#[derive(Model, Validate)]
#[api(union, open)]
pub enum Either {
    #[api(response_only)]
    Text(String),
}

#[derive(Model, Validate)]
pub enum Values {
    #[api(value = "a", length(min = 1))]
    A,
    #[api(unknown, response_only)]
    Unknown(specwright::Unknown<String>),
}

#[specwright::constrained(pattern = "[a-")]
pub type Broken = String;

#[specwright::constrained(pattern = "a")]
pub struct NoType;

#[specwright::constrained(length(min = 1))]
pub type Generic<T> = Vec<T>;

fn main() {}
