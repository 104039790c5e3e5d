//! `when … forbid`: what must not stand beside another member.

use specwright::{Builder, Model, Validate};

#[derive(Clone, PartialEq, Model, Validate, Builder)]
#[api(rule("draft", when(draft, forbid(published, reviewer))))]
pub struct Page {
    pub draft: Option<bool>,
    pub published: Option<String>,
    pub reviewer: Option<String>,
}

fn main() {
    Page::builder().draft(true).reviewer("Ada").build();
}
