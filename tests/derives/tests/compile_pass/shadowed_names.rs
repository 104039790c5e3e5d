//! Expansions name what they need by absolute paths: the caller's names may be anything.

#![deny(warnings, missing_docs, clippy::all, unreachable_pub)]
#![forbid(unsafe_code)]
#![allow(dead_code)]

/// Shadows of the names that expansions would like to use.
mod shadows {
    pub(crate) struct Result;
    pub(crate) struct Some;
    pub(crate) struct Ok;
    pub(crate) struct Into;
    pub(crate) struct Option;
    pub(crate) struct String;
    pub(crate) struct Vec;
    pub(crate) struct None;
    pub(crate) struct Err;
    pub(crate) trait From {}
    pub(crate) trait IntoIterator {}
    pub(crate) trait Iterator {}
    pub(crate) struct Serialize;
    pub(crate) struct SetName;
    pub(crate) struct Shell;
    pub(crate) trait Clone {}
    pub(crate) mod core {}
    pub(crate) mod std {}
    pub(crate) mod specwright {}
}

#[allow(unused_imports)]
use shadows::*;

/// An object.
#[derive(
    ::std::clone::Clone,
    ::std::cmp::PartialEq,
    ::specwright::Model,
    ::specwright::Validate,
    ::specwright::Builder,
)]
#[api(rule("type", any(r#type, old, shell), error = Self, reason = "{braces} and `ticks`"))]
#[api(rule("set", at_most_one(shell, old)))]
#[api(rule("vec", when(value = ["Option", "Vec"], need(shell))))]
#[non_exhaustive]
pub struct Person {
    /// A member named like a variable of an expansion.
    #[api(length(max = 8), pattern = "[^é]{1,8}", format = email)]
    pub value: ::std::string::String,
    /// A member named like a parameter.
    #[api(range(min = 1))]
    pub shell: ::std::option::Option<i64>,
    /// A keyword.
    pub r#type: ::std::option::Option<::std::string::String>,
    /// A member whose camel case is a keyword.
    pub self_: bool,
    /// A member.
    #[api(length(min = 1))]
    pub builder_: ::std::vec::Vec<bool>,
    /// Old.
    #[deprecated = "use another"]
    pub old: ::std::option::Option<bool>,
}

/// Values.
#[derive(
    ::std::clone::Clone,
    ::std::cmp::PartialEq,
    ::std::cmp::Eq,
    ::std::hash::Hash,
    ::specwright::Model,
    ::specwright::Validate,
)]
#[non_exhaustive]
pub enum Sex {
    /// A variant named like a type.
    #[api(value = "some")]
    Some,
    /// Old.
    #[deprecated]
    #[api(value = "old")]
    Old,
    /// Others.
    #[api(unknown)]
    Unknown(::specwright::Unknown<::std::string::String>),
}

/// A union.
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::specwright::Model, ::specwright::Validate)]
#[api(union)]
pub enum Either {
    /// One.
    Person(::std::boxed::Box<Person>),
    /// The other.
    Text(::std::string::String),
}

/// Contents.
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::specwright::Model, ::specwright::Validate)]
#[api(content)]
pub enum Body {
    /// JSON.
    #[api(json)]
    Json(Person),
    /// Text.
    #[api(text = "text/csv")]
    Csv(::std::string::String),
}

/// What comes.
#[derive(::std::clone::Clone, ::std::fmt::Debug, ::std::cmp::PartialEq)]
#[non_exhaustive]
pub enum Output {
    /// Created.
    Created(Person),
    /// Accepted.
    Accepted,
}

/// An operation.
#[derive(
    ::std::clone::Clone,
    ::std::cmp::PartialEq,
    ::specwright::Model,
    ::specwright::Validate,
    ::specwright::Builder,
    ::specwright::Operation,
)]
#[api(
    http = "POST /people/{id}",
    auth("token", none),
    out(one_of = Output, Created(status = 201, json = Person), Accepted(status = 202, empty))
)]
pub struct CreatePerson {
    #[api(path = "id")]
    id: ::std::string::String,
    #[api(query = "sex")]
    sex: Sex,
    #[api(query = "tags")]
    tags: ::std::vec::Vec<::std::string::String>,
    #[api(header = "X-Tags")]
    #[api(each(range(max = 3)))]
    more: ::std::option::Option<::std::vec::Vec<i64>>,
    #[api(query = "either", as = json)]
    either: ::std::option::Option<Either>,
    #[api(body = content)]
    body: Body,
}

/// A private one.
#[derive(::specwright::Model, ::specwright::Validate, ::specwright::Builder)]
struct Private {
    #[api(is = SetNameOf)]
    name: SetNameOf,
}

/// A named type with a limit.
#[::specwright::constrained(length(min = 1))]
type SetNameOf = ::std::string::String;

#[test]
fn what_is_built_under_other_names_is_shown() {
    let person = Person::builder().value("v").shell(1).self_(true).builder_([true]);
    let request = CreatePerson::builder()
        .id("3")
        .sex("some")
        .tags(["a"])
        .body(Body::Json(::std::convert::Into::into(person)))
        .build();
    ::std::println!("{request:?}");
    let _ = Private::builder().name("x").build();
}
