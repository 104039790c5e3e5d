//! Lists page by page: how far they go, what they ask for, and where they stop.
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use futures_core::Stream;
use specwright::bytes::Bytes;
use specwright::{
    Builder, Client, Error, Map, Model, Operation, Paged, Response, Retry, Secret, Validate, http,
};

#[derive(Clone, PartialEq, Model)]
struct Numbered {
    numbers: Vec<i64>,
    pages: Option<i64>,
    total: Option<i64>,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "GET /pages", out(json = Numbered))]
#[api(pages(by = page, page = page, first = 0, last = pages, total = total, items = numbers, item = i64))]
struct ByPage {
    #[api(query = "page")]
    page: i64,
    #[api(query = "filter")]
    filter: Option<String>,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "POST /offsets", out(json = Numbered, envelope = "data"))]
#[api(pages(by = offset, offset = skip, total = total, items = numbers, item = i64))]
struct ByOffset {
    #[api(json = "skip")]
    skip: Option<Option<i64>>,
}

#[derive(Clone, PartialEq, Model)]
struct Chain {
    things: Option<Vec<Map<i64>>>,
    next: Option<Option<Secret>>,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "GET /chain", out(json = Chain))]
#[api(pages(by = cursor, cursor = after, next = next, items = things, item = Map<i64>))]
struct ByCursor {
    #[api(query = "after")]
    after: Option<Secret>,
}

/// A client that answers in turn, and the paths, queries and bodies that were asked for.
fn client(answers: &[(u16, &'static str)]) -> (Client, Arc<Mutex<Vec<String>>>) {
    let asked: Arc<Mutex<Vec<String>>> = Arc::default();
    let (log, answers) = (asked.clone(), answers.to_vec());
    let transport = move |request: http::Request<Bytes>| {
        let mut log = log.lock().unwrap();
        let body = String::from_utf8_lossy(request.body()).into_owned();
        let (status, answer) = answers.get(log.len()).copied().unwrap_or((418, ""));
        log.push(format!("{}{body}", request.uri().query().unwrap_or_default()));
        let response: Response = http::Response::builder().status(status).body(answer.into()).unwrap();
        async { Ok(response) }
    };
    let builder = Client::builder().base_url("http://h.test").transport(transport).retry(Retry::OFF);
    (builder.build().unwrap(), asked)
}

fn block_on<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

/// All that a stream gives, and that it gives nothing more.
async fn all<S: Stream>(stream: S) -> Vec<S::Item> {
    let mut stream = pin!(stream);
    let mut given = Vec::new();
    while let Some(item) = std::future::poll_fn(|context| stream.as_mut().poll_next(context)).await {
        given.push(item);
    }
    let more = std::future::poll_fn(|context| Pin::new(&mut stream).poll_next(context)).await;
    assert!(more.is_none());
    given
}

fn good<T>(given: Vec<Result<T, Error>>) -> Vec<T> {
    given.into_iter().map(Result::unwrap).collect()
}

#[test]
fn items_come_over_all_pages_to_the_last() {
    let (client, asked) = client(&[
        (200, r#"{"numbers":[1,2],"pages":2}"#),
        (200, r#"{"numbers":[3,4],"pages":2}"#),
        (200, r#"{"numbers":[5],"pages":2}"#),
    ]);
    let items = ByPage::builder().page(0).filter("a b").with_client(&client).items();
    assert_eq!(good(block_on(all(items))), [1, 2, 3, 4, 5]);
    assert_eq!(*asked.lock().unwrap(), ["page=0&filter=a%20b", "page=1&filter=a%20b", "page=2&filter=a%20b"]);
}

#[test]
fn an_early_empty_page_is_the_last() {
    let (client, asked) =
        client(&[(200, r#"{"numbers":[1],"pages":9}"#), (200, r#"{"numbers":[],"pages":9}"#)]);
    let pages = ByPage::builder().page(0).with_client(&client).pages();
    let sizes: Vec<_> = good(block_on(all(pages))).iter().map(|page| page.numbers.len()).collect();
    assert_eq!((sizes, asked.lock().unwrap().len()), (vec![1, 0], 2));
}

#[test]
fn without_a_last_page_the_total_or_an_empty_page_ends_it() {
    let (counted, asked) =
        client(&[(200, r#"{"numbers":[1,2],"total":3}"#), (200, r#"{"numbers":[3],"total":3}"#)]);
    assert_eq!(good(block_on(all(ByPage::builder().page(0).with_client(&counted).items()))), [1, 2, 3]);
    assert_eq!(asked.lock().unwrap().len(), 2);
    let (uncounted, asked) = client(&[(200, r#"{"numbers":[1,2]}"#), (200, r#"{"numbers":[]}"#)]);
    assert_eq!(good(block_on(all(ByPage::builder().page(0).with_client(&uncounted).items()))), [1, 2]);
    assert_eq!(asked.lock().unwrap().len(), 2);
}

#[test]
fn nothing_is_asked_for_before_it_is_wanted() {
    let (client, asked) = client(&[(200, r#"{"numbers":[1,2]}"#), (200, r#"{"numbers":[3]}"#)]);
    let mut items = ByPage::builder().page(0).with_client(&client).items();
    let count = || asked.lock().unwrap().len();
    assert_eq!(count(), 0);
    block_on(async {
        assert_eq!(items.next().await.unwrap().unwrap(), 1);
        assert_eq!((count(), items.left_on_page()), (1, 1));
        assert_eq!(items.next().await.unwrap().unwrap(), 2);
        assert_eq!(count(), 1);
        assert_eq!(items.next().await.unwrap().unwrap(), 3);
        assert_eq!(count(), 2);
    });
}

#[test]
fn an_error_ends_it_and_says_where_to_go_on() {
    let (client, _) = client(&[
        (200, r#"{"numbers":[1],"pages":2}"#),
        (500, "down"),
        (200, r#"{"numbers":[2],"pages":2}"#),
        (200, r#"{"numbers":[3],"pages":2}"#),
    ]);
    let mut pages = ByPage::builder().page(0).filter("x").with_client(&client).pages();
    block_on(async {
        assert_eq!(pages.next().await.unwrap().unwrap().numbers, [1]);
        assert_eq!(pages.next().await.unwrap().err().unwrap().status().unwrap(), 500);
        assert!(pages.next().await.is_none() && pages.next().await.is_none());
        // Stored and read again, as on another day.
        let stored = specwright::to_json(pages.next_request().unwrap()).unwrap();
        assert_eq!(stored, r#"{"page":1,"filter":"x"}"#);
        let again: ByPage = specwright::from_json(stored.as_bytes()).unwrap();
        assert_eq!(good(all(client.items(again)).await), [2, 3]);
    });
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "GET /counted", out(json = Numbered))]
#[api(pages(by = page, page = page, first = 0, total = total, items = numbers, item = i64))]
struct ByCount {
    #[api(query = "page")]
    page: Option<u64>,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "GET /texts", out(json = Numbered))]
#[api(pages(by = offset, offset = offset, total = total, items = numbers, item = i64))]
struct ByText {
    #[api(query = "offset")]
    offset: specwright::AsText<u64>,
}

#[test]
fn pages_are_counted_in_any_whole_numbers() {
    let (counted, asked) = client(&[(200, r#"{"numbers":[1]}"#), (200, r#"{"numbers":[2],"total":2}"#)]);
    assert_eq!(good(block_on(all(ByCount::builder().with_client(&counted).items()))), [1, 2]);
    assert_eq!(*asked.lock().unwrap(), ["", "page=1"]);
    let (texts, asked) = client(&[(200, r#"{"numbers":[1]}"#), (200, r#"{"numbers":[2],"total":2}"#)]);
    assert_eq!(good(block_on(all(ByText::builder().offset(0_u64).with_client(&texts).items()))), [1, 2]);
    assert_eq!(*asked.lock().unwrap(), ["offset=0", "offset=1"]);
}

#[test]
fn offsets_and_cursors_are_followed() {
    let (offsets, asked) = client(&[
        (200, r#"{"data":{"numbers":[1,2],"total":3}}"#),
        (200, r#"{"data":{"numbers":[3],"total":3}}"#),
    ]);
    assert_eq!(good(block_on(all(ByOffset::builder().with_client(&offsets).items()))), [1, 2, 3]);
    assert_eq!(*asked.lock().unwrap(), ["{}", r#"{"skip":2}"#]);

    let (chain, asked) = client(&[
        (200, r#"{"things":[{"a":1}],"next":"b/c"}"#),
        (200, r#"{"next":"d"}"#),
        (200, r#"{"things":[{"a":2}],"next":null}"#),
    ]);
    let values: Vec<_> = good(block_on(all(ByCursor::builder().with_client(&chain).items())));
    assert_eq!(values.iter().map(|value| value["a"]).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(*asked.lock().unwrap(), ["", "after=b%2Fc", "after=d"]);
}

#[test]
fn a_page_that_was_asked_for_is_not_lost_when_the_wait_is_given_up() {
    let asked = Arc::new(Mutex::new(0));
    let log = asked.clone();
    let transport = move |_: http::Request<Bytes>| {
        *log.lock().unwrap() += 1;
        let mut polls = 0;
        std::future::poll_fn(move |_| {
            polls += 1;
            let answer = Response::new(Bytes::from_static(br#"{"numbers":[1],"pages":0}"#));
            if polls == 1 { Poll::Pending } else { Poll::Ready(Ok(answer)) }
        })
    };
    let client = Client::builder().base_url("http://h.test").transport(transport).build().unwrap();
    let mut pages = client.pages(ByPage { page: 0, filter: None });
    let mut context = Context::from_waker(Waker::noop());
    assert!(pin!(pages.next()).poll(&mut context).is_pending());
    assert_eq!(block_on(pages.next()).unwrap().unwrap().numbers, [1]);
    assert_eq!(*asked.lock().unwrap(), 1);
    assert!(block_on(pages.next()).is_none());
    fn is_free<O: Paged>(_: &(impl Send + Unpin + 'static)) {}
    is_free::<ByPage>(&pages);
    assert_eq!(format!("{pages:?}"), r#"Pages { operation: "byPage", .. }"#);
}

#[derive(Clone, PartialEq, Model)]
struct Charge {
    id: String,
}

#[derive(Clone, PartialEq, Model)]
struct Charges {
    data: Option<ChargeData>,
    has_more: Option<bool>,
}

#[derive(Clone, PartialEq, Model)]
struct ChargeData {
    charges: Vec<Charge>,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "GET /charges", out(json = Charges))]
#[api(pages(by = cursor, cursor = starting_after, last_item = id, more = has_more, items = data?.charges, item = Charge))]
struct ListCharges {
    #[api(query = "starting_after")]
    starting_after: Option<String>,
}

#[derive(Clone, PartialEq, Model)]
struct Linked {
    names: Vec<String>,
    paging: Option<Option<Paging>>,
}

#[derive(Clone, PartialEq, Model)]
struct Paging {
    next: Option<String>,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "GET /names", out(json = Linked), auth = "token")]
#[api(pages(by = url, next = paging??.next, items = names, item = String))]
struct ByUrl {
    #[api(query = "limit")]
    limit: Option<i64>,
    #[api(header = "x-team")]
    team: Option<String>,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "GET /repos", out(json = Vec<String>), pages(by = link, item = String))]
struct ByLink {}

/// A client whose server gives these responses in turn: status, header `link`, body. What came is logged as URL and
/// headers.
fn linked(answers: &[(u16, &'static str, &'static str)]) -> (Client, Arc<Mutex<Vec<String>>>) {
    let asked: Arc<Mutex<Vec<String>>> = Arc::default();
    let (log, answers) = (asked.clone(), answers.to_vec());
    let transport = move |request: http::Request<Bytes>| {
        let mut log = log.lock().unwrap();
        let (status, link, body) = answers.get(log.len()).copied().unwrap_or((418, "", ""));
        let header = |name| request.headers().get(name).map_or("-", |value| value.to_str().unwrap());
        log.push(format!("{} {} {}", request.uri(), header("authorization"), header("x-team")));
        let response =
            http::Response::builder().status(status).header("link", link).body(body.into()).unwrap();
        async { Ok(response) }
    };
    let builder =
        Client::builder().base_url("http://h.test/v1").token("t").query("api", "2").transport(transport);
    (builder.retry(Retry::OFF).build().unwrap(), asked)
}

/// What a list gives before it ends in an error, and the error.
fn until_error<T: std::fmt::Debug>(mut given: Vec<Result<T, Error>>) -> (Vec<T>, String) {
    let error = given.pop().unwrap().unwrap_err();
    assert!(error.is_invalid() && !error.may_have_been_sent(), "{error:?}");
    (good(given), error.to_string())
}

#[test]
fn the_last_item_is_a_cursor_and_a_flag_says_whether_there_is_more() {
    let (flagged, asked) = client(&[
        (200, r#"{"data":{"charges":[{"id":"a"},{"id":"b c"}]},"has_more":true}"#),
        (200, r#"{"data":{"charges":[{"id":"d"}]},"has_more":false}"#),
    ]);
    let charges = good(block_on(all(ListCharges::builder().with_client(&flagged).items())));
    assert_eq!(charges.iter().map(|charge| charge.id.as_str()).collect::<Vec<_>>(), ["a", "b c", "d"]);
    assert_eq!(*asked.lock().unwrap(), ["", "starting_after=b%20c"]);

    // Without the flag, an empty page or none at all is the end.
    for last in [r#"{"data":{"charges":[]}}"#, "{}", r#"{"has_more":true}"#] {
        let (unflagged, asked) = client(&[(200, r#"{"data":{"charges":[{"id":"a"}]}}"#), (200, last)]);
        assert_eq!(good(block_on(all(ListCharges::builder().with_client(&unflagged).items()))).len(), 1);
        assert_eq!(asked.lock().unwrap().len(), 2);
    }
}

#[test]
fn a_list_that_goes_in_circles_is_an_error_and_nothing_is_sent_twice() {
    let page = r#"{"things":[{"a":1}],"next":"b"}"#;
    let other = r#"{"things":[{"a":1}],"next":"a"}"#;
    let (own, asked) = client(&[(200, page), (200, page)]);
    let (items, error) = until_error(block_on(all(ByCursor::builder().with_client(&own).items())));
    assert_eq!((items.len(), asked.lock().unwrap().len()), (2, 2));
    assert!(error.contains("the next page would be one that was there before"), "{error}");
    let (around, asked) = client(&[(200, page), (200, other), (200, page)]);
    until_error(block_on(all(ByCursor::builder().with_client(&around).items())));
    assert_eq!(*asked.lock().unwrap(), ["", "after=b", "after=a"]);
    // An empty page that leads to itself says that there is nothing more by now.
    let (quiet, _) = client(&[(200, page), (200, r#"{"things":[],"next":"b"}"#)]);
    assert_eq!(good(block_on(all(ByCursor::builder().with_client(&quiet).items()))).len(), 1);
    let (same, asked) = linked(&[(200, "", r#"{"names":["a"],"paging":{"next":"/v1/names?limit=1"}}"#)]);
    until_error(block_on(all(ByUrl::builder().limit(1).with_client(&same).items())));
    assert_eq!(asked.lock().unwrap().len(), 1);
}

#[test]
fn urls_are_followed_with_what_the_client_has_for_every_call() {
    let (client, asked) = linked(&[
        (200, "", r#"{"names":["a"],"paging":{"next":"http://h.test/v1/names?limit=1&after=x%2F"}}"#),
        (200, "", r#"{"names":[],"paging":{"next":"?after=y"}}"#),
        (200, "", r#"{"names":["b"],"paging":null}"#),
    ]);
    let names = ByUrl::builder().limit(1).team("red").with_client(&client).items();
    assert_eq!(good(block_on(all(names))), ["a", "b"]);
    assert_eq!(
        *asked.lock().unwrap(),
        [
            "http://h.test/v1/names?limit=1&api=2 Bearer t red",
            "http://h.test/v1/names?limit=1&after=x%2F&api=2 Bearer t red",
            "http://h.test/v1/names?after=y&api=2 Bearer t red",
        ]
    );
}

#[test]
fn links_are_followed_and_a_list_goes_on_from_its_url() {
    let (client, asked) = linked(&[
        (
            200,
            r#"<http://h.test/v1/repos?page=2>; rel="next", <http://h.test/v1/repos?page=3>; rel="last""#,
            r#"["a"]"#,
        ),
        (500, "", "down"),
        (200, r#"</v1/repos?page=3>; rel=next"#, r#"["b"]"#),
        (200, r#"<http://h.test/v1/repos?page=2>; rel="prev""#, r#"["c"]"#),
    ]);
    let mut items = ByLink::builder().with_client(&client).items();
    let url = block_on(async {
        assert_eq!(items.next_url(), None);
        assert_eq!(items.next().await.unwrap().unwrap(), "a");
        assert_eq!(items.next().await.unwrap().unwrap_err().status().unwrap(), 500);
        assert!(items.next_request().is_some());
        items.next_url().unwrap().to_owned()
    });
    assert_eq!(url, "http://h.test/v1/repos?page=2");
    let mut rest = client.items(ByLink {}).starting_at(url);
    block_on(async {
        assert_eq!(rest.next().await.unwrap().unwrap(), "b");
        assert_eq!(rest.next().await.unwrap().unwrap(), "c");
        assert!(rest.next().await.is_none());
    });
    assert_eq!((rest.next_request(), rest.next_url()), (None, None));
    let asked: Vec<String> = asked.lock().unwrap().iter().map(|line| line.replace(" - -", "")).collect();
    let page = |query: &str| format!("http://h.test/v1/repos?{query}api=2");
    assert_eq!(asked, [page(""), page("page=2&"), page("page=2&"), page("page=3&")]);
}

#[test]
fn no_page_of_another_origin_is_asked_for() {
    for next in [
        "http://evil.test/v1/names?key=hunter2",
        "//evil.test/x",
        "https://h.test/v1/names",
        "http://h.test:81/",
    ] {
        let body: &'static str = format!(r#"{{"names":["a"],"paging":{{"next":"{next}"}}}}"#).leak();
        let (client, asked) = linked(&[(200, "", body)]);
        let mut pages = ByUrl::builder().with_client(&client).pages();
        let error = block_on(async {
            assert_eq!(pages.next().await.unwrap().unwrap().names, ["a"]);
            pages.next().await.unwrap().unwrap_err()
        });
        assert!(error.to_string().contains("which is not a server of the API"), "{error}");
        assert!(!format!("{error:?}").contains("hunter2"));
        assert_eq!((asked.lock().unwrap().len(), pages.next_url()), (1, Some(next)));
    }
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "GET /headers", out(json = Vec<i64>))]
#[api(pages(by = page, page = page, first = 1, last(header = "X-Pages"), total(header = "X-Total"), item = i64))]
struct ByHeaders {
    #[api(query = "page")]
    page: Option<i64>,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "GET /next", out(json = Vec<i64>))]
#[api(pages(by = cursor, cursor = page, next(header = "X-Next-Page"), more(header = "X-More"), item = i64))]
struct ByNextHeader {
    #[api(query = "page")]
    page: Option<u64>,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "GET /urls", out(json = Vec<i64>))]
#[api(pages(by = url, next(header = "X-Next"), item = i64))]
struct ByUrlHeader {}

/// A client whose answers hold the numbers from 1 on, one each, with these headers.
fn with_headers(answers: &[&'static [(&'static str, &'static str)]]) -> (Client, Arc<Mutex<Vec<String>>>) {
    let asked: Arc<Mutex<Vec<String>>> = Arc::default();
    let (log, answers) = (asked.clone(), answers.to_vec());
    let transport = move |request: http::Request<Bytes>| {
        let mut log = log.lock().unwrap();
        log.push(request.uri().query().unwrap_or_default().to_owned());
        let mut response = http::Response::builder();
        for (name, value) in answers.get(log.len() - 1).copied().unwrap_or_default() {
            response = response.header(*name, *value);
        }
        let response: Response = response.body(format!("[{}]", log.len()).into()).unwrap();
        async { Ok(response) }
    };
    let builder = Client::builder().base_url("http://h.test").transport(transport).retry(Retry::OFF);
    (builder.build().unwrap(), asked)
}

#[test]
fn headers_say_where_a_list_goes_on_and_ends() {
    let (client, _) = with_headers(&[&[], &[("x-pages", "3")], &[("X-Pages", "3")]]);
    assert_eq!(good(block_on(all(ByHeaders::builder().with_client(&client).items()))), [1, 2, 3]);
    let (client, _) = with_headers(&[&[("x-total", "2")], &[("x-total", "2")]]);
    assert_eq!(good(block_on(all(ByHeaders::builder().with_client(&client).items()))), [1, 2]);

    let (client, asked) =
        with_headers(&[&[("x-next-page", "2")], &[("x-next-page", "7")], &[("x-next-page", "")]]);
    assert_eq!(good(block_on(all(ByNextHeader::builder().with_client(&client).items()))), [1, 2, 3]);
    assert_eq!(*asked.lock().unwrap(), ["", "page=2", "page=7"]);
    let (client, _) = with_headers(&[&[("x-next-page", "2"), ("x-more", "false")]]);
    assert_eq!(good(block_on(all(ByNextHeader::builder().with_client(&client).items()))), [1]);

    let (client, asked) = with_headers(&[&[("x-next", "/urls?after=1")], &[]]);
    assert_eq!(good(block_on(all(ByUrlHeader::builder().with_client(&client).items()))), [1, 2]);
    assert_eq!(*asked.lock().unwrap(), ["", "after=1"]);
}
