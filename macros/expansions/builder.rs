//! Setters of every kind of member, rules that the compiler checks, and what else a complete builder becomes.

#[derive(specwright::Builder)]
#[api(rule("reachable", any(email, phones), reason = "We call or write."))]
#[api(rule("code", when(phones, need(code))))]
#[api(into = Party)]
#[api(into = parties::Somebody)]
pub struct Guest {
    /// The full name.
    pub name: String,
    #[deprecated]
    pub email: Option<String>,
    pub phones: Option<Vec<String>>,
    #[api(length(max = 3))]
    pub code: Option<Option<String>>,
    #[api(nullable)]
    pub born: Option<specwright::Date>,
    pub parent: Option<Box<Guest>>,
    #[api(additional)]
    pub additional: specwright::Map<i64>,
}
