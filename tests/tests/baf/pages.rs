//! All applicants, page by page, over a socket.

use specwright_tests::{Answer, Server, block_on};

use crate::baf::client;

/// A page as the vendor answers it: with a size of its own (three, whatever was asked for).
fn answer(page: i64, count: usize) -> Answer {
    let sample = specwright_tests::page_json("baf-list-applicants.json");
    let mut body = sample.clone();
    body["page"] = page.into();
    body["totalPages"] = 3.into();
    body["total"] = 7.into();
    body["items"] = (0..count).map(|index| sample["items"][index].clone()).collect();
    Answer::json(200, body.to_string())
}

#[test]
fn all_applicants_come_whatever_size_the_server_gives_its_pages() {
    let server = Server::playing(vec![answer(1, 3), answer(2, 3), answer(3, 1)]);
    let mut applicants = client(&server).list_applicants().page(1).page_size(2).text_filter("a").items();
    let count = block_on(async {
        let mut count = 0;
        while let Some(applicant) = applicants.next().await {
            assert!(!applicant.unwrap().applicant_id.is_empty());
            count += 1;
        }
        count
    });
    assert_eq!(count, 7);
    let asked: Vec<_> = (0..3).map(|_| server.received().query()["Page"].clone()).collect();
    assert_eq!(asked, ["1", "2", "3"]);
    assert!(server.is_idle());
}

#[test]
fn a_list_is_taken_up_where_the_caller_says_and_ends_at_an_empty_page() {
    let server = Server::playing(vec![answer(2, 3), answer(3, 0)]);
    let mut pages = client(&server).list_applicants().page(2).page_size(3).pages();
    let sizes = block_on(async {
        let mut sizes = Vec::new();
        while let Some(page) = pages.next().await {
            sizes.push(page.unwrap().items.len());
        }
        sizes
    });
    assert_eq!(sizes, [3, 0]);
    assert_eq!(server.received().query()["Page"], "2");
    assert_eq!(server.received().query()["Page"], "3");
    assert!(server.is_idle() && pages.next_request().is_none());
}

#[test]
fn a_page_that_cannot_be_had_ends_the_list_with_the_error_of_the_operation() {
    let server = Server::playing(vec![answer(1, 3), Answer::json(400, r#"{"code":"Odd","message":"no"}"#)]);
    let client = client(&server);
    let mut applicants = client.list_applicants().page(1).page_size(3).items();
    block_on(async {
        for _ in 0..3 {
            applicants.next().await.unwrap().unwrap();
        }
        let error = applicants.next().await.unwrap().unwrap_err();
        assert_eq!((error.code(), error.status().unwrap().as_u16()), (Some("Odd"), 400));
        assert!(applicants.next().await.is_none());
    });
    let again = client.request(applicants.next_request().unwrap()).unwrap();
    assert_eq!(again.uri().query(), Some("Page=2&PageSize=3"));
}
