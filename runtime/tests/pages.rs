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
