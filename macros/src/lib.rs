//! The derives of Specwright; use them through the crate `specwright`, which re-exports them.
//!
//! [`Model`] stands on every type that goes over the wire, [`Builder`] on those that a caller puts together, and
//! [`Operation`] on those that are requests. They share one helper attribute, `#[api(…)]`, whose grammar is the
//! contract between Specwright's generator and the derives: generated types and types written by hand are the
//! same thing. Each derive documents the keys that it reads.
//!
//! `Model` alone reports mistakes in attributes. The other two stay silent on them and still write their impls,
//! so that one mistake is one error.

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

mod attribute;
mod auth;
mod builder;
mod content;
mod field;
mod http;
mod impls;
mod input;
mod model;
mod object;
mod operation;
mod out;
mod place;
mod presence;
mod report;
mod union;
mod values;
mod variant;

use input::Input;
use report::Report;

/// The form of a type on the wire: `Serialize`, `Deserialize` and a `Debug` that keeps secrets.
///
/// # Objects
///
/// A struct with named fields is a JSON object. Whether a member must be there is read off the last path segment
/// of its field's type:
///
/// | type | member | absent | null |
/// |---|---|---|---|
/// | `T` | required | an error | what `T` makes of it |
/// | `Option<T>` | optional | `None`, never written | `None` |
/// | `Option<Option<T>>` | optional, nullable | `None`, never written | `Some(None)` |
/// | `Option<T>` with `nullable` | required, nullable | an error | `None`, always written |
///
/// Of a repeated member the last one wins. Members that no field names are ignored, unless a field collects them.
///
/// | on a field | meaning |
/// |---|---|
/// | `name = "wire"` | the name in payloads; without it, the field's own name |
/// | `nullable` | `None` is written as null |
/// | `additional` | a `Map<T>` of the members that are not named |
///
/// ```
/// use specwright::{Json, Map, Model};
///
/// #[derive(Clone, PartialEq, Model)]
/// pub struct Person {
///     #[api(name = "fullName")]
///     pub full_name: String,
///     pub email: Option<String>,
///     #[api(additional)]
///     pub additional: Map<Json>,
/// }
/// ```
///
/// A request's input, which derives [`Operation`] too, is the object of all its members, wherever they go.
///
/// # Enums of values
///
/// Enums of strings or of integers are open: the last variant keeps what no other names. They have `as_str` or
/// `as_i64`, `Display`, `From` and `specwright::ToText` too.
///
/// | on a variant | meaning |
/// |---|---|
/// | `value = "wire"`, `value = 3` | the value |
/// | `unknown` | holds other values: `Unknown(specwright::Unknown<String>)` or `…<i64>` |
///
/// ```
/// use specwright::{Model, Unknown};
///
/// #[derive(Clone, PartialEq, Eq, Hash, Model)]
/// pub enum Channel {
///     #[api(value = "sms")]
///     Sms,
///     /// A value that has no variant.
///     #[api(unknown)]
///     Unknown(Unknown<String>),
/// }
///
/// assert_eq!(Channel::from("sms"), Channel::Sms);
/// assert_eq!(Channel::from("telex").as_str(), "telex");
/// ```
///
/// # Unions
///
/// Each variant holds one of several types, and converts from it where no other variant has that type.
///
/// | key | on | meaning |
/// |---|---|---|
/// | `union` | enum | the first variant that fits is taken |
/// | `union(tag = "kind")` | enum | the member `kind` says which one |
/// | `tag = "cat"` | variant | the value of that member |
///
/// ```
/// use specwright::Model;
///
/// #[derive(Clone, PartialEq, Model)]
/// #[api(union)]
/// pub enum Id {
///     Number(i64),
///     Text(String),
/// }
///
/// #[derive(Clone, PartialEq, Model)]
/// pub struct Cat {
///     pub kind: String,
/// }
///
/// #[derive(Clone, PartialEq, Model)]
/// #[api(union(tag = "kind"))]
/// pub enum Pet {
///     #[api(tag = "cat")]
///     Cat(Cat),
/// }
/// ```
///
/// # Contents
///
/// A request body that may be of several media types, for a field with `body = content`.
///
/// | key | on | meaning |
/// |---|---|---|
/// | `content` | enum | a body; it has `specwright::Content` too |
/// | `json` | variant | JSON |
/// | `text = "text/csv"` | variant | a text of that media type |
///
/// ```
/// use specwright::{Json, Model};
///
/// #[derive(Clone, PartialEq, Model)]
/// #[api(content)]
/// pub enum ImportBody {
///     #[api(json)]
///     Json(Json),
///     #[api(text = "text/csv")]
///     Csv(String),
/// }
/// ```
#[proc_macro_derive(Model, attributes(api))]
pub fn model(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let mut report = Report::default();
    let input = Input::parse(input, &mut report);
    let mut output = report.into_tokens();
    output.extend(model::emit_model(&input));
    output.into()
}

/// A builder that is complete when it compiles: `X::builder()` and the type `XBuilder`.
///
/// | for a member | setters |
/// |---|---|
/// | any | `x(value)`, which takes what converts into the type; lists and maps take iterators of such values |
/// | optional | `maybe_x(option)` too |
/// | nullable | `x_null()` too |
///
/// | ending | gives |
/// |---|---|
/// | `build()` | the value, once all required members have been given |
/// | `send()` | the call, once there is a client too; for operations |
/// | `into()` | the value where one is wanted; for objects |
///
/// `with_client(&client)` puts the client in. The type has one parameter per required member, in their order,
/// each `specwright::builder::Unset` or `Set`; operations have one for the client before them. Required members
/// are told apart as by [`Model`], and `http` on the struct is what makes an operation.
///
/// ```
/// use specwright::{Builder, Model};
///
/// #[derive(Clone, PartialEq, Model, Builder)]
/// pub struct Person {
///     pub name: String,
///     pub tags: Option<Vec<String>>,
/// }
///
/// let person = Person::builder().name("Ada").tags(["poet", "engineer"]).build();
/// assert_eq!(person.name, "Ada");
/// ```
///
/// ```compile_fail,E0277
/// # use specwright::{Builder, Model};
/// # #[derive(Clone, PartialEq, Model, Builder)]
/// # pub struct Person {
/// #     pub name: String,
/// #     pub tags: Option<Vec<String>>,
/// # }
/// Person::builder().tags(["poet"]).build(); // error: `name` is required
/// ```
#[proc_macro_derive(Builder, attributes(api))]
pub fn builder(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    match Input::parse(input, &mut Report::default()) {
        Input::Object(object) => builder::emit_builder(&object).into(),
        _ => TokenStream::new(),
    }
}

/// A request and what it answers: `specwright::Operation`.
///
/// | on the struct | meaning |
/// |---|---|
/// | `http = "POST /v2/things/{id}"` | method and path |
/// | `operation = "createThing"` | the name in errors; without it, the struct's name in lower camel case |
/// | `auth = "token"`, `auth("token", "key")`, `auth("token", none)` | schemes by name, any one of them; with `none`, or no one. Without `auth`, nothing is sent |
/// | `accept = "text/plain"` | the accept header; without it, `application/json` for JSON and `*/*` otherwise |
/// | `out = empty`, `out = text` | a success answers nothing, or a text |
/// | `out(json = T, envelope = "data", expect("status" = "success"))` | a success answers `T`, as the member `data` of an object whose `status` is `"success"`; all but the type may be left out |
/// | `out(one_of = E, Created(status = 201, json = T), Gone(status = 204, empty), Csv(status = 200, text, media = "text/csv"))` | a success answers one of the variants of the enum `E` |
///
/// | on a field | meaning |
/// |---|---|
/// | `path = "wire"`, `query = "wire"`, `header = "wire"` | a parameter |
/// | `json = "wire"`, `part = "wire"`, `form = "wire"` | a member of a JSON, multipart or urlencoded body |
/// | `body = json`, `body = content` | the whole body: JSON, or an enum of contents |
/// | `nullable` | as for [`Model`]; outside JSON, where there is no null, `None` is not sent |
/// | `as = json`, `as = repeat`, `as = comma` | how a value that is no scalar is written outside JSON. A list repeats its name in a query, a form or parts, and is parted by commas in a path or a header; an empty one is not sent |
///
/// ```
/// use specwright::{Builder, Model, Operation};
///
/// #[derive(Clone, PartialEq, Model)]
/// pub struct Thing {
///     pub id: String,
/// }
///
/// #[derive(Clone, PartialEq, Model, Builder, Operation)]
/// #[api(http = "POST /v2/owners/{owner}/things", auth = "token", out(json = Thing, envelope = "data"))]
/// pub struct CreateThing {
///     #[api(path = "owner")]
///     owner: String,
///     #[api(query = "tag")]
///     tags: Option<Vec<String>>,
///     #[api(json = "name")]
///     name: String,
/// }
///
/// assert_eq!(<CreateThing as specwright::Operation>::INFO.name, "createThing");
/// ```
#[proc_macro_derive(Operation, attributes(api))]
pub fn operation(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    match Input::parse(input, &mut Report::default()) {
        Input::Object(object) => operation::emit_operation(&object).into(),
        _ => TokenStream::new(),
    }
}
