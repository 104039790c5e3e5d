//! Mistakes in `pages(…)`.

use specwright::{Model, Operation, Validate};

#[derive(Clone, PartialEq, Model)]
struct Page {
    items: Vec<i64>,
    next: Option<String>,
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /a", out(json = Page), pages)]
struct Alone {}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /b", out(json = Page), pages(by = pages, items = items, item = i64))]
struct UnknownKind {}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /c", out(json = Page), pages(by = page, first = "1", next = next, items = items))]
struct Lacking {}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /d", out(json = Page), pages(by = cursor, cursor = after, next = next, items = items, item = i64))]
struct NoField {}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /e", out(json = Page), pages(by = page, page = page, last = last, items = items, item = i64))]
struct NoMember {
    #[api(query = "page")]
    page: i64,
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /f", out(json = Page), pages(by = page, page = page, items = items, item = String))]
struct WrongItem {
    #[api(query = "page")]
    page: i64,
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /g", out(json = Page), pages(by = cursor, cursor = page, items = items, item = i64))]
struct NoCursor {
    #[api(query = "page")]
    page: i64,
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /h", out(json = Page), pages(by = link, next = next, items = "items", item = i64))]
struct LinkWithNext {}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /i", out(json = Page), pages(by = url, next = next.url, items = items, item = i64))]
struct NotWithin {}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /j", out(json = Page), pages(by = url, next = next, more = next, item = i64))]
struct NotAList {}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /k", out(json = Page), pages(by = url, next = a::b.c, items = items, item = i64))]
struct PathWithColons {}

fn main() {}
