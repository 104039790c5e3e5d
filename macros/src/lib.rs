//! The derives of Specwright; use them through the crate `specwright`, which re-exports them.
//!
//! [`Model`] stands on every type that goes over the wire, [`Builder`] on those that a caller puts together,
//! [`Operation`] on those that are requests, and [`ApiError`] on enums of what can go wrong. They share one helper attribute, `#[api(…)]`, whose grammar is the
//! contract between Specwright's generator and the derives: generated types and types written by hand are the
//! same thing. Each derive documents the keys that it reads.
//!
//! Of the derives that may stand on one type `Model` alone reports mistakes in attributes. The others stay silent
//! on them and still write their impls, so that one mistake is one error.

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input, punctuated::Punctuated};

mod api_error;
mod attribute;
mod auth;
mod builder;
mod constrained;
mod constraint;
mod content;
mod documentation;
mod field;
mod http;
mod impls;
mod input;
mod issues;
mod model;
mod names;
mod object;
mod operation;
mod out;
mod pages;
mod pattern;
mod place;
mod presence;
mod report;
mod rule;
#[cfg(feature = "samples")]
mod samples;
mod union;
mod validate;
mod values;
mod variant;
mod words;

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

/// What is checked before a request is sent: `specwright::Validate`.
///
/// It stands beside [`Model`] on every type that a request may hold: operations' inputs, their objects, enums,
/// unions and contents.
///
/// # Limits of values
///
/// On a field, on a variant that holds a type, and in [`constrained`](macro@constrained):
///
/// | key | for | meaning |
/// |---|---|---|
/// | `length(min = 1, max = 64)` | texts, lists | code points or elements, both ends included; one end may be left out |
/// | `range(min = 0, max = 100)` | numbers | both ends included; one end may be left out |
/// | `pattern = "[a-z]+"` | texts | matches the whole text, in the syntax that Rust's `regex`, ECMAScript and Python share; `\\d`, `\\w` and `\\s` are ASCII |
/// | `format = email`, `uuid`, `uri`, `day_first_date` | texts | WHATWG's e-mail address; RFC 9562; RFC 3986, absolute; `dd-mm-yyyy` |
/// | `is = Name` | any | what [`constrained`](macro@constrained) demands of that named type |
/// | `each(…)` | lists, maps | the same for each element or entry |
///
/// The first paragraph of the field's documentation is the reason that a violation gives.
///
/// An enum of values may hold in a request what its variants name, unless it says `open`, and not the variants that
/// say `response_only`. A list that must be sent must not be empty where an empty one sends nothing: in a query,
/// header, form or part.
///
/// # Rules between members
///
/// `rule("name", …)` on the struct, as often as there are rules. Members go by their fields' names.
///
/// | rule | holds when |
/// |---|---|
/// | `any(a, b)` | at least one is present |
/// | `one(a, b)` | exactly one is present |
/// | `at_most_one(a, b)` | none or one is present |
/// | `together(a, b)` | all or none are present |
/// | `when(c, need(a, b))` | all are present when `c` is |
/// | `when(c, forbid(a, b))` | none is present when `c` is |
/// | `when(c = "x", …)`, `when(c = [1, 2], …)` | likewise, when `c` has this value or one of these |
///
/// Behind it may stand `error = ContactMissing`, the documented error that a server answers when the rule is broken,
/// and `reason = "…"`. [`Builder`] makes compile errors of the rules that presence alone decides.
///
/// ```
/// use specwright::{Builder, Model, Validate};
///
/// #[derive(Clone, PartialEq, Model, Builder, Validate)]
/// #[api(rule("reachable", any(email, phone), reason = "We call or write before we deliver."))]
/// #[api(rule("country-code", when(phone, need(country_code))))]
/// pub struct Guest {
///     #[api(length(min = 1, max = 64))]
///     pub name: String,
///     #[api(format = email)]
///     pub email: Option<String>,
///     #[api(pattern = "[0-9]+")]
///     pub phone: Option<String>,
///     #[api(name = "countryCode", pattern = r"\+[0-9]{1,3}")]
///     pub country_code: Option<String>,
/// }
///
/// let mut guest = Guest::builder().name("Ada").email("ada@example.com").build();
/// assert!(guest.validate().is_ok());
/// guest.phone = Some("12a".to_owned());
/// let violations = guest.validate().unwrap_err();
/// assert_eq!(
///     violations.to_string(),
///     "/phone: must match `[0-9]+`, not \"12a\" (pattern)\n\
///      `countryCode` is required when `phone` is set (country-code)"
/// );
/// ```
#[proc_macro_derive(Validate, attributes(api))]
pub fn validate(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    emit_validate(&Input::parse(input, &mut Report::default())).into()
}

/// A named type whose values are limited: `#[specwright::constrained(pattern = "[0-9]+")] pub type Digits = String;`.
///
/// It takes the keys for limits of [`Validate`], and stays the type that it is. A field of a type that derives
/// [`Validate`] says `is = Digits` beside it. The limits are added to the documentation, whose first paragraph is the
/// reason that a violation gives.
///
/// ```
/// use specwright::{Model, Validate};
///
/// /// Digits without spaces.
/// #[specwright::constrained(pattern = "[0-9]+")]
/// pub type Digits = String;
///
/// #[derive(Clone, PartialEq, Model, Validate)]
/// pub struct Phone {
///     #[api(is = Digits)]
///     pub number: Digits,
///     #[api(each(is = Digits))]
///     pub others: Vec<Digits>,
/// }
///
/// let phone = Phone { number: "12 3".to_owned(), others: vec!["7".to_owned(), String::new()] };
/// let violations = phone.validate().unwrap_err();
/// assert_eq!(
///     violations.to_string(),
///     "/number: must match `[0-9]+`, not \"12 3\" (pattern): Digits without spaces.\n\
///      /others/1: must match `[0-9]+`, not \"\" (pattern): Digits without spaces."
/// );
/// ```
#[proc_macro_attribute]
pub fn constrained(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let entries =
        parse_macro_input!(arguments with Punctuated::<attribute::Entry, syn::Token![,]>::parse_terminated);
    let item = parse_macro_input!(item as constrained::NamedType);
    constrained::emit_constrained(entries, item).into()
}

/// A request and what it answers: `specwright::Operation`.
///
/// | on the struct | meaning |
/// |---|---|
/// | `http = "POST /v2/things/{id}"` | method and path |
/// | `operation = "createThing"` | the name in errors; without it, the struct's name in lower camel case |
/// | `auth = "token"`, `auth("token", "key")`, `auth("token", none)` | schemes by name, any one of them; with `none`, or no one. Without `auth`, nothing is sent |
/// | `accept = "text/plain"` | the accept header; without it, `application/json` for JSON and `*/*` otherwise |
/// | `error = CreateThingError` | the error type, which derives [`ApiError`]; without it, `specwright::Error` |
/// | `confidential` | request or answer hold secrets, and errors show nothing of a body. A field whose type names `Secret` says so as well |
/// | `idempotent` | sending it twice does no more than sending it once, so that a call that failed may be made again. GET, HEAD and OPTIONS need not say so |
/// | `pages(by = page, page = number, first = 1, items = things, last = page_count, total = count, item = Thing)` | the answer is a page of a list, and `specwright::Paged` goes through them; also `by = offset, offset = …` and `by = cursor, cursor = …, next = …`. `page`, `offset` and `cursor` name a field, the others members of the answer; `first`, `last` and `total` may be left out |
/// | `issues("token", token = token, expires_in = lifetime)` | the answer is a token of the scheme `token`, and `specwright::IssuesToken` says where: its members that are the token and its lifetime in seconds. Without `expires_in`, the token is good until it is refused |
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
/// use specwright::{Builder, Model, Operation, Validate};
///
/// #[derive(Clone, PartialEq, Model)]
/// pub struct Thing {
///     pub id: String,
/// }
///
/// #[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
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

/// The errors of an operation: an enum that is matched one level deep.
///
/// Each variant of a documented error says what an answer must have to be it, and holds that answer in a field
/// `error`, beside a field for each parameter of the message. Of several that fit, the most specific is taken:
/// first those with code and message, then with a message, with a code, with a status alone; at the same rank an
/// exact message before one with parameters, of two such messages the one with more text, and one status before
/// several before a class.
///
/// | on the enum | meaning |
/// |---|---|
/// | `error_body(code = "code", message = "message", status = "status", request_id = "traceId")` | the members of the body that say what; all may be left out |
/// | `error_body(on_success, …)` | a 2xx may hold an error, too |
/// | `error_body = ERROR_BODY` | the same as a constant of type `specwright::ErrorBody`, which many enums can share |
///
/// | on a variant | meaning |
/// |---|---|
/// | `status = 409`, `status(401, 403)`, `status = 4xx` | the status; obligatory |
/// | `code = "Conflict"` | the code |
/// | `message = "Thing {id} not found"` | the message, exact or with parameters; a brace of its own is written twice |
/// | `name = "Conflict"` | the documented name, where the variant has another |
/// | `invalid` | a request that breaks rules and was not sent: `Invalid(specwright::InvalidRequest)` |
/// | `other` | what is not documented: `Other(specwright::Undocumented)`; obligatory |
///
/// | on a field | meaning |
/// |---|---|
/// | `parameter = "thing-id"` | the parameter's name, where the field has another |
///
/// The enum turns into `specwright::Error` with `?`, and may be used as one: `error.status()`, `error.body()`.
/// A parameter may be of any type that is a single value on the wire; a text that is none of that type does not
/// fit.
///
/// ```
/// use specwright::{ApiError, Error, Model, Operation, Response, Validate, decode_response, http};
///
/// #[derive(Clone, PartialEq, Model, Validate, Operation)]
/// #[api(http = "GET /things/{id}", out = text, error = GetThingError)]
/// struct GetThing {
///     #[api(path = "id")]
///     id: i64,
/// }
///
/// #[derive(ApiError)]
/// #[api(error_body(code = "code", message = "message"))]
/// #[non_exhaustive]
/// enum GetThingError {
///     #[api(status = 404, code = "NotFound", message = "Thing {id} not found")]
///     ThingNotFound { id: i64, error: Error },
///     #[api(status(401, 403))]
///     NoAccess { error: Error },
///     #[api(other)]
///     Other(specwright::Undocumented),
/// }
///
/// let body = r#"{ "code": "NotFound", "message": "Thing 7 not found" }"#;
/// let response = http::Response::builder().status(404).body(body.into())?;
/// match decode_response::<GetThing>(response) {
///     Err(GetThingError::ThingNotFound { id, .. }) => assert_eq!(id, 7),
///     Err(error) => return Err(error.into()), // everything else, documented or not
///     Ok(text) => println!("{text}"),
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[proc_macro_derive(ApiError, attributes(api))]
pub fn api_error(input: TokenStream) -> TokenStream {
    api_error::expand(parse_macro_input!(input as DeriveInput)).into()
}

/// `impl Validate`, and with the feature `samples` what samples are made from.
fn emit_validate(input: &Input) -> proc_macro2::TokenStream {
    let validate = validate::emit_validate(input);
    #[cfg(feature = "samples")]
    let validate = {
        let sampled = samples::emit_sampled(input);
        quote::quote!(#validate #sampled)
    };
    validate
}

#[cfg(test)]
mod tests {
    use quote::quote;
    use syn::parse::Parser;

    use super::{Input, Punctuated, Report, attribute, constrained, emit_validate, validate};

    /// Types that derive `Validate`, one of each kind.
    fn inputs() -> Vec<Input> {
        let items = [
            quote! {
                #[api(rule("one", when(a = "x", need(b))))]
                struct Object {
                    #[api(length(min = 1), pattern = "[a-z]+", format = email)]
                    a: Option<String>,
                    #[api(is = Digits, each(range(min = 1)))]
                    b: Option<Vec<i64>>,
                }
            },
            quote! {
                enum Values {
                    #[api(value = "a")]
                    A,
                    #[api(unknown)]
                    Unknown(Unknown<String>),
                }
            },
            quote!(
                #[api(union)]
                enum Union {
                    A(String),
                    B(i64),
                }
            ),
            quote!(
                #[api(content)]
                enum Contents {
                    #[api(json)]
                    A(Json),
                }
            ),
        ];
        let parsed = items.into_iter().map(|item| {
            let mut report = Report::default();
            let input = Input::parse(syn::parse2(item).unwrap(), &mut report);
            assert_eq!(report.into_tokens().to_string(), "");
            input
        });
        parsed.collect()
    }

    #[test]
    fn samples_are_behind_their_feature() {
        for input in inputs() {
            let (all, checks) =
                (emit_validate(&input).to_string(), validate::emit_validate(&input).to_string());
            assert!(all.starts_with(&checks) && !checks.contains("samples"));
            assert_eq!(all.contains("samples"), cfg!(feature = "samples"));
            assert_eq!(all == checks, !cfg!(feature = "samples"));
        }
        let arguments = Punctuated::<attribute::Entry, syn::Token![,]>::parse_terminated;
        let arguments = arguments.parse2(quote!(pattern = "[0-9]+")).unwrap();
        let item = syn::parse2(quote!(
            pub type Digits = String;
        ))
        .unwrap();
        let output = constrained::emit_constrained(arguments, item).to_string();
        assert_eq!(output.contains("samples"), cfg!(feature = "samples"));
    }
}
