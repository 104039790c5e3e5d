//! What `Operation` writes into a request, and reads out of a response.
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use specwright::{
    Auth, Builder, Checks, Client, Date, DecodeError, HandWritten, Json, Map, Model, Operation, OperationOf,
    Response, Unknown, Validate, bytes::Bytes, http,
};

#[derive(Clone, PartialEq, Eq, Hash, Model, Validate)]
enum Order {
    #[api(value = "up")]
    Up,
    #[api(unknown)]
    Unknown(Unknown<String>),
}

#[derive(Clone, PartialEq, Model, Validate, Builder)]
struct Thing {
    name: String,
}

/// All that goes into a path, a query and headers.
#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "GET /things/{id}/of/{names}", auth("token", "key", none), out(json = Vec<Thing>, envelope = "data"))]
struct ListThings {
    #[api(path = "id")]
    id: i64,
    #[api(path = "names")]
    names: Vec<String>,
    #[api(query = "order")]
    order: Option<Order>,
    #[api(query = "tag")]
    tags: Option<Vec<String>>,
    #[api(query = "ids", as = comma)]
    ids: Vec<i64>,
    #[api(query = "filter", as = json)]
    filter: Option<Thing>,
    #[api(query = "list", as = json)]
    list: Vec<bool>,
    #[api(query = "null")]
    null: Option<Option<bool>>,
    #[api(query = "needed", nullable)]
    needed: Option<bool>,
    #[api(header = "X-Day")]
    day: Option<Date>,
    #[api(header = "X-Tags")]
    header_tags: Option<Vec<String>>,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "POST /things", operation = "makeThing", out = text)]
struct CreateThing {
    #[api(json = "name")]
    name: String,
    #[api(json = "size", nullable)]
    size: Option<i64>,
    #[api(json = "note")]
    note: Option<Option<String>>,
    #[api(json = "tags")]
    tags: Option<Vec<String>>,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "PUT /things", accept = "application/xml", out = empty)]
struct Upload {
    #[api(part = "name")]
    name: String,
    #[api(part = "ids", as = json)]
    ids: Option<Vec<String>>,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "PATCH /things", out = empty)]
struct SendForm {
    #[api(form = "tag")]
    tags: Option<Vec<String>>,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "DELETE /things", out = empty)]
struct DeleteThings {
    #[api(body = json)]
    filter: Option<Map<Json>>,
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /me", auth = "token", out = empty)]
struct WhoAmI {}

#[derive(Clone, PartialEq, Model, Validate)]
#[api(content)]
enum ImportBody {
    #[api(json)]
    Json(Thing),
    #[api(text = "text/csv")]
    Csv(String),
}

#[derive(Clone, Debug, PartialEq)]
enum ImportOutput {
    Done(Thing),
    Later,
    Log(String),
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(
    http = "POST /imports",
    out(
        one_of = ImportOutput,
        Done(status = 200, json = Thing, envelope = "thing", expect("ok" = true, "code" = 3, "s" = "x")),
        Later(status = 202, empty),
        Log(status = 203, text, media = "text/plain"),
    )
)]
struct Import {
    #[api(body = content)]
    body: ImportBody,
}

fn request<O: OperationOf<HandWritten>>(operation: &O) -> http::Request<Bytes> {
    let client = Client::builder()
        .base_url("https://x.test")
        .transport(|_: http::Request<Bytes>| async { Ok(Response::default()) })
        // What is written of an empty list is of interest, too.
        .checks(Checks::Off)
        .build()
        .unwrap();
    client.request(operation).unwrap().into_inner()
}

fn body<O: OperationOf<HandWritten>>(operation: &O) -> String {
    String::from_utf8(request(operation).into_body().to_vec()).unwrap()
}

fn answer(status: u16, media: &str, body: &'static str) -> Response {
    let response = http::Response::builder().status(status).header("content-type", media);
    response.body(Bytes::from_static(body.as_bytes())).unwrap()
}

fn decode<O: Operation>(response: &Response) -> Result<O::Output, DecodeError> {
    O::decode(response)
}

#[test]
fn info_says_what_the_attributes_say() {
    let info = ListThings::INFO;
    assert_eq!(
        (info.name, info.method.as_str(), info.path),
        ("listThings", "GET", "/things/{id}/of/{names}")
    );
    assert_eq!((info.auth, info.accept), (Auth::any_of(&["token", "key"]).or_none(), "application/json"));
    let info = CreateThing::INFO;
    assert_eq!((info.name, info.accept), ("makeThing", "*/*"));
    assert_eq!((info.auth, Upload::INFO.accept), (Auth::NONE, "application/xml"));
    assert_eq!(WhoAmI::INFO.auth, Auth::any_of(&["token"]));
    assert_eq!(Import::INFO.accept, "application/json, text/plain");
}

#[test]
fn what_is_absent_is_not_sent() {
    let least = ListThings::builder().id(3).names(["a"]).ids([0; 0]).list([false; 0]).needed_null().build();
    let request = request(&least);
    assert_eq!(request.uri(), "https://x.test/things/3/of/a");
    assert!(request.headers().keys().all(|name| !name.as_str().starts_with("x-")), "{:?}", request.headers());
}

#[test]
fn values_go_to_their_places() {
    let operation = ListThings::builder()
        .id(3)
        .names(["a", "b/c"])
        .order("up")
        .tags(["x", "y"])
        .ids([1, 2])
        .filter(Thing::builder().name("n"))
        .list([true])
        .null_null()
        .needed(true)
        .maybe_day("2026-11-20".parse::<Date>().ok())
        .header_tags(["p", "q"])
        .build();
    let request = request(&operation);
    assert_eq!(
        request.uri(),
        "https://x.test/things/3/of/a,b%2Fc?order=up&tag=x&tag=y&ids=1,2\
         &filter=%7B%22name%22%3A%22n%22%7D&list=%5Btrue%5D&needed=true"
    );
    assert_eq!(
        (&request.headers()["x-day"], &request.headers()["x-tags"]),
        (&"2026-11-20".parse().unwrap(), &"p,q".parse().unwrap())
    );
}

#[test]
fn bodies() {
    let create = CreateThing::builder().name("n").size_null();
    assert_eq!(body(&create.build()), r#"{"name":"n","size":null}"#);
    let create = CreateThing::builder().name("n").size(1).note_null().tags([""; 0]).build();
    assert_eq!(body(&create), r#"{"name":"n","size":1,"note":null,"tags":[]}"#);
    let upload = body(&Upload::builder().name("n").ids(["a"]).build());
    assert!(
        upload.contains("name=\"name\"\r\n\r\nn\r\n") && upload.contains("name=\"ids\"\r\n\r\n[\"a\"]"),
        "{upload}"
    );
    assert!(
        !body(&Upload::builder().name("n").ids([""; 0]).build()).contains("ids"),
        "an empty list sends nothing"
    );
    assert_eq!(body(&SendForm::builder().tags(["a", "b c"]).build()), "tag=a&tag=b+c");
    let form = request(&SendForm::builder().build());
    assert_eq!(form.headers()["content-type"], "application/x-www-form-urlencoded");
    assert_eq!(body(&DeleteThings::builder().build()), "");
    assert_eq!(body(&DeleteThings::builder().filter([("a", 1)]).build()), r#"{"a":1}"#);
}

#[test]
fn contents() {
    let csv = request(&Import::builder().body(ImportBody::Csv("a,b".into())).build());
    assert_eq!(
        (&csv.headers()["content-type"], &csv.body()[..]),
        (&"text/csv".parse().unwrap(), &b"a,b"[..])
    );
    let json = request(&Import::builder().body(ImportBody::Json(Thing::builder().name("n").into())).build());
    assert_eq!(
        (&json.headers()["content-type"], &json.body()[..]),
        (&"application/json".parse().unwrap(), &br#"{"name":"n"}"#[..])
    );
}

#[test]
fn answers() {
    let things = answer(200, "application/json", r#"{"data":[{"name":"a"}]}"#);
    assert_eq!(decode::<ListThings>(&things).unwrap(), [Thing { name: "a".into() }]);
    assert_eq!(decode::<CreateThing>(&answer(201, "text/plain", "made")).unwrap(), "made");
    decode::<Upload>(&answer(204, "text/plain", "ignored")).unwrap();
}

#[test]
fn several_answers() {
    let done = answer(200, "application/json", r#"{"ok":true,"code":3,"s":"x","thing":{"name":"a"}}"#);
    assert_eq!(decode::<Import>(&done).unwrap(), ImportOutput::Done(Thing { name: "a".into() }));
    let unproven = answer(200, "application/json", r#"{"ok":false,"code":3,"s":"x","thing":{"name":"a"}}"#);
    assert!(decode::<Import>(&unproven).is_err());
    assert_eq!(decode::<Import>(&answer(202, "", "")).unwrap(), ImportOutput::Later);
    assert_eq!(decode::<Import>(&answer(203, "text/plain", "l")).unwrap(), ImportOutput::Log("l".into()));
}

#[test]
fn an_input_can_be_stored_and_read_from_data() {
    let stored = r#"{"id":3,"names":["a"],"ids":[],"list":[],"needed":null,"X-Tags":["p"]}"#;
    let operation: ListThings = specwright::from_json(stored.as_bytes()).unwrap();
    assert_eq!(operation.header_tags.as_deref(), Some(&["p".to_owned()][..]));
    assert_eq!(specwright::to_json(&operation).unwrap(), stored);
    let body = r#"{"body":{"Csv":"a"}}"#;
    let import: Import = specwright::from_json(body.as_bytes()).unwrap();
    assert_eq!(specwright::to_json(&import).unwrap(), body);
}

#[derive(Clone, PartialEq, Model, Validate)]
#[api(union)]
enum Within {
    Exact(i64),
    Either(Vec<i64>),
    Named(Thing),
}

/// A union is written as the alternative that it holds.
#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "GET /within/{exact}", out = empty)]
struct FindWithin {
    #[api(path = "exact")]
    exact: Within,
    #[api(query = "plain")]
    plain: Option<Within>,
    #[api(query = "deep", as = deep)]
    deep: Option<Within>,
    #[api(query = "spread", as = spread)]
    spread: Option<Within>,
    #[api(query = "comma", as = comma)]
    comma: Option<Within>,
}

#[test]
fn unions_are_written_as_what_they_hold() {
    let written = |value: Within| {
        let find = FindWithin {
            exact: Within::Exact(1),
            plain: matches!(value, Within::Exact(_) | Within::Either(_)).then(|| value.clone()),
            deep: Some(value.clone()),
            spread: Some(value.clone()),
            comma: Some(value),
        };
        request(&find).uri().to_string()
    };
    let base = "https://x.test/within/1";
    assert_eq!(written(Within::Exact(5)), format!("{base}?plain=5&deep=5&spread=5&comma=5"));
    assert_eq!(
        written(Within::Either(vec![1, 2])),
        format!("{base}?plain=1&plain=2&deep=1&deep=2&spread=1&spread=2&comma=1,2")
    );
    let named = written(Within::Named(Thing { name: "a".to_owned() }));
    assert_eq!(named, format!("{base}?deep%5Bname%5D=a&name=a&comma=name,a"));
}

#[derive(Clone, PartialEq, Model, Validate, Builder)]
struct Filter {
    name: String,
    #[api(name = "tag/s")]
    tags: Vec<String>,
    labels: Map<String>,
    #[api(length(min = 1))]
    limited: Vec<i64>,
    more: Option<Vec<i64>>,
    inner: Option<Vec<Filter>>,
}

/// What is within an object is written only where there is something in it.
#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "POST /filter", out = empty)]
struct FindFiltered {
    #[api(query = "deep", as = deep)]
    deep: Option<Filter>,
    #[api(form = "form", as = brackets)]
    form: Option<Filter>,
    #[api(header = "X-Flat", as = comma)]
    flat: Option<Flat>,
}

#[derive(Clone, PartialEq, Model, Validate, Builder)]
struct Flat {
    name: String,
    labels: Vec<String>,
}

/// What must be there, and may have nothing in it.
#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "POST /boxes/{side}", out = empty)]
struct FindBoxes {
    #[api(path = "side", as = comma)]
    side: Side,
    #[api(query = "deep", as = deep)]
    deep: Packed,
    #[api(query = "either", as = deep)]
    either: Parcel,
    #[api(query = "many", as = indices)]
    many: Vec<Side>,
    #[api(query = "text", as = json)]
    text: Side,
    #[api(header = "X-Side", as = pairs)]
    x_side: Side,
    #[api(form = "form", as = brackets)]
    form: Option<Packed>,
}

#[derive(Clone, Default, PartialEq, Model, Validate, Builder)]
struct Side {
    width: Option<i64>,
    #[api(response_only)]
    seen: Option<String>,
}

#[derive(Clone, Default, PartialEq, Model, Validate, Builder)]
struct Packed {
    side: Side,
    #[api(response_only)]
    id: Option<String>,
    #[api(additional)]
    others: Map<String>,
}

#[derive(Clone, PartialEq, Model, Validate)]
#[api(union)]
enum Parcel {
    Side(Side),
    List(Vec<i64>),
}

fn side(width: Option<i64>) -> Side {
    Side { width, seen: Some("never sent".to_owned()) }
}

fn packed(width: Option<i64>) -> Packed {
    Packed { side: side(width), id: Some("never sent".to_owned()), others: Map::new() }
}

fn find_boxes(width: Option<i64>) -> FindBoxes {
    FindBoxes {
        side: side(width),
        deep: packed(width),
        either: Parcel::Side(side(width)),
        many: vec![side(width)],
        text: side(width),
        x_side: side(width),
        form: Some(packed(width)),
    }
}

#[test]
fn an_object_that_must_be_there_and_would_not_be_sent_is_a_violation() {
    let found = find_boxes(None).validate().unwrap_err();
    let found: Vec<_> = found.iter().map(|broken| (broken.pointer(), broken.rule())).collect();
    let within = [
        ("/side", "required"),
        ("/deep/side", "required"),
        ("/either", "required"),
        ("/many/0", "required"),
        ("/X-Side", "required"),
        ("/form/side", "required"),
    ];
    assert_eq!(found, within);
    let empty = FindBoxes { either: Parcel::List(Vec::new()), many: Vec::new(), ..find_boxes(Some(1)) };
    let found = empty.validate().unwrap_err();
    let found: Vec<_> = found.iter().map(|broken| (broken.pointer(), broken.to_string())).collect();
    let [(many, of_list), (either, of_union)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((*many, *either), ("/many", "/either"));
    assert!(of_list.contains("nothing is sent for an empty list"), "{of_list}");
    assert!(of_union.contains("nothing is sent for what is empty"), "{of_union}");
}

#[test]
fn what_only_responses_have_is_sent_nowhere() {
    let (path, headers, body) = client_request(&find_boxes(Some(1)));
    assert_eq!(
        path,
        "/boxes/width,1?deep%5Bside%5D%5Bwidth%5D=1&either%5Bwidth%5D=1&many%5B0%5D%5Bwidth%5D=1&text=%7B%22width%22%3A1%7D"
    );
    assert_eq!(
        (headers["x-side"].to_str().unwrap(), body),
        ("width=1", "form%5Bside%5D%5Bwidth%5D=1".to_owned())
    );
}

/// What a request has of an operation: its path with the query, its headers, and its body.
fn client_request(operation: &FindBoxes) -> (String, http::HeaderMap, String) {
    let unused = |_: http::Request<Bytes>| async { Ok(Response::default()) };
    let client = Client::builder().base_url("https://x.test").transport(unused).build().unwrap();
    let request = client.request(operation).unwrap().into_inner();
    let path = request.uri().path_and_query().unwrap().to_string();
    (path, request.headers().clone(), String::from_utf8(request.body().to_vec()).unwrap())
}

#[test]
fn what_must_be_there_within_an_object_and_would_not_be_sent_is_a_violation() {
    let filter = |texts: &[&str], inner| Filter {
        name: "a".to_owned(),
        tags: texts.iter().map(|text| (*text).to_owned()).collect(),
        labels: texts.iter().map(|text| ((*text).to_owned(), "x".to_owned())).collect(),
        limited: texts.iter().map(|_| 1).collect(),
        more: Some(Vec::new()),
        inner,
    };
    let find = |deep, form, flat| FindFiltered { deep, form, flat };
    let full = || filter(&["t"], None);
    let flat = |labels: &[&str]| Flat {
        name: "a".to_owned(),
        labels: labels.iter().map(|text| (*text).to_owned()).collect(),
    };
    assert!(find(Some(full()), Some(full()), None).validate().is_ok());

    let empty =
        find(Some(full()), Some(filter(&["t"], Some(vec![full(), filter(&[], None)]))), Some(flat(&[])));
    let found = empty.validate().unwrap_err();
    let found: Vec<_> = found.iter().map(|broken| (broken.pointer(), broken.rule())).collect();
    let within = [
        ("/form/inner/1/limited", "length"),
        ("/form/inner/1/tag~1s", "required"),
        ("/form/inner/1/labels", "required"),
        ("/X-Flat/labels", "required"),
    ];
    assert_eq!(found, within);

    // Whoever switches the checks off sends what there is.
    let client = |checks| {
        Client::builder()
            .base_url("https://x.test")
            .checks(checks)
            .transport(|_: http::Request<Bytes>| async { Ok(Response::default()) })
            .build()
            .unwrap()
    };
    let empty = find(Some(filter(&[], None)), None, None);
    assert!(client(Checks::Structure).request(&empty).is_err());
    let sent = client(Checks::Off).request(&empty).unwrap();
    assert_eq!(sent.uri(), "https://x.test/filter?deep%5Bname%5D=a");
}

#[test]
fn an_alternative_that_nothing_says_how_to_write_is_refused() {
    let named = || Within::Named(Thing { name: "a".to_owned() });
    let find = |exact, plain| FindWithin { exact, plain, deep: None, spread: None, comma: None };
    for find in
        [find(named(), None), find(Within::Either(vec![1]), None), find(Within::Exact(1), Some(named()))]
    {
        let client = Client::builder()
            .base_url("https://x.test")
            .transport(|_: http::Request<Bytes>| async { Ok(Response::default()) })
            .build()
            .unwrap();
        let refused = client.request(&find).unwrap_err().to_string();
        assert!(refused.contains("nothing says how it is written here"), "{refused}");
    }
}
