//! What is no scalar needs `as = json` outside JSON.

use specwright::{Model, Operation, Validate};

#[derive(Clone, PartialEq, Model, Validate)]
pub struct Filter {
    pub name: String,
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /people", out = empty)]
pub struct ListPeople {
    #[api(query = "filter")]
    filter: Filter,
    #[api(query = "any")]
    any: Option<Vec<Filter>>,
}

fn main() {}
