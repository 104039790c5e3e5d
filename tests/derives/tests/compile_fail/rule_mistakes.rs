//! Mistakes in rules, each on its token.

use specwright::{Model, Validate};

#[derive(Model, Validate)]
#[api(rule("a", anny(email, phone)))]
#[api(rule("b", any(email, fone)))]
#[api(rule("c", any(email)))]
#[api(rule("d", any(email, email)))]
#[api(rule("e", when(phone, need(phone))))]
#[api(rule("f", when(phone, needs(email))))]
#[api(rule("g", when(phone)))]
#[api(rule("h", when("phone", need(email))))]
#[api(rule("i", when(phone = [], need(email))))]
#[api(rule("j", any(email, phone), eror = Missing))]
#[api(rule("k", any(email, phone), error = "Missing"))]
#[api(rule("l", any(email, phone), reason = 3))]
#[api(rule("l", any(email, phone)))]
#[api(rule(any(email, phone)))]
#[api(rule = "m")]
#[api(rule("n", any))]
#[api(rule("o", together(email, others)))]
pub struct Guest {
    pub email: Option<String>,
    pub phone: Option<String>,
    #[api(additional)]
    pub others: specwright::Map<specwright::Json>,
}

fn main() {}
