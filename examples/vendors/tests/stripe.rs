use specwright::File;
use specwright_example_vendors::stripe::Client;
use specwright_example_vendors::stripe::operations::{PostCustomersError, PostRefundsError};
use specwright_example_vendors::stripe::types::{Created, CreatedRangeQuerySpecs};

use crate::server::Server;

fn client(server: &Server) -> Client {
    Client::builder().base_url(&server.url).credential("bearer-auth", "sk_test").build().unwrap()
}

fn customer(id: &str) -> String {
    format!(r#"{{"id":"{id}","object":"customer","created":1700000000,"livemode":false}}"#)
}

#[tokio::test]
async fn customers_go_on_behind_the_last_one() {
    let first = format!(
        r#"{{"object":"list","url":"/v1/customers","has_more":true,"data":[{}]}}"#,
        customer("cus_1")
    );
    let last = format!(
        r#"{{"object":"list","url":"/v1/customers","has_more":false,"data":[{}]}}"#,
        customer("cus_2")
    );
    let server = Server::new(&[(200, &[], &first), (200, &[], &last)]);
    let since = CreatedRangeQuerySpecs::builder().gte(1_600_000_000).build();
    let client = client(&server);
    let mut customers = client.get_customers().limit(1).created(Created::RangeQuerySpecs(since)).items();
    let mut ids = Vec::new();
    while let Some(customer) = customers.next().await {
        ids.push(customer.unwrap().id);
    }
    assert_eq!(ids, ["cus_1", "cus_2"]);
    let (first, second) = (server.request(), server.request());
    assert_eq!(first.line, "GET /v1/customers?created%5Bgte%5D=1600000000&limit=1");
    assert_eq!(second.line, "GET /v1/customers?created%5Bgte%5D=1600000000&limit=1&starting_after=cus_1");
    assert_eq!(first.header("authorization"), Some("Bearer sk_test"));
    assert_eq!(first.header("stripe-version"), Some("2025-09-30.clover"));
}

#[tokio::test]
async fn a_customer_is_a_form_with_brackets() {
    let server = Server::new(&[(200, &[], &customer("cus_1"))]);
    let metadata = specwright::Map::from_iter([("plan".to_owned(), "gold".to_owned())]);
    let customer = client(&server)
        .post_customers()
        .name("Ann")
        .metadata(metadata)
        .preferred_locales(vec!["de".to_owned()])
        .send()
        .await;
    assert_eq!(customer.unwrap().id, "cus_1");
    let request = server.request();
    assert_eq!(request.body, "metadata%5Bplan%5D=gold&name=Ann&preferred_locales%5B%5D=de");
    assert!(request.header("idempotency-key").is_some());
}

#[tokio::test]
async fn a_refund_is_of_one_payment() {
    // Without `maybe_charge` it would not compile.
    let server = Server::new(&[]);
    let refused = client(&server).post_refunds().amount(100).maybe_charge(None).send().await.unwrap_err();
    assert!(matches!(refused, PostRefundsError::Invalid(_)), "{refused}");
}

#[tokio::test]
async fn a_refusal_has_its_name_its_body_and_the_id_of_the_request() {
    let body = r#"{"error":{"type":"invalid_request_error","code":"charge_already_refunded","message":"Charge ch_1 has already been refunded."}}"#;
    let server = Server::new(&[(400, &["request-id: req_7"], body)]);
    let refused = client(&server).post_refunds().charge("ch_1").send().await.unwrap_err();
    assert!(matches!(refused, PostRefundsError::ChargeAlreadyRefunded { .. }), "{refused}");
    assert!(refused.to_string().contains("has already been refunded"), "{refused}");
    assert_eq!(refused.request_id(), Some("req_7"));
    assert_eq!(server.request().body, "charge=ch_1");
}

#[tokio::test]
async fn what_nobody_named_is_told_by_its_status() {
    let body =
        r#"{"error":{"type":"invalid_request_error","code":"email_invalid","message":"Invalid email."}}"#;
    let server = Server::new(&[(400, &[], body)]);
    let refused = client(&server).post_customers().email("x").send().await.unwrap_err();
    assert!(matches!(refused, PostCustomersError::ClientError { .. }), "{refused}");
}

#[tokio::test]
async fn a_refund_is_sent_again_under_one_key() {
    let busy = r#"{"error":{"type":"api_error","code":"rate_limit"}}"#;
    let refund = r#"{"id":"re_1","object":"refund","amount":100,"created":1700000000,"currency":"eur"}"#;
    let server = Server::new(&[(429, &["retry-after: 0"], busy), (200, &[], refund)]);
    let refund = client(&server).post_refunds().charge("ch_1").amount(100).send().await.unwrap();
    assert_eq!(refund.id, "re_1");
    let (first, second) = (server.request(), server.request());
    assert_eq!(first.header("idempotency-key"), second.header("idempotency-key"));
    assert!(first.header("idempotency-key").is_some());
}

#[tokio::test]
async fn a_file_is_uploaded() {
    let file =
        r#"{"id":"file_1","object":"file","created":1700000000,"purpose":"identity_document","size":3}"#;
    let server = Server::new(&[(200, &[], file)]);
    let picture = File::from_bytes("GIF").with_name("me.gif").with_media_type("image/gif");
    let file = client(&server).post_files().file(picture).purpose("identity_document").send().await.unwrap();
    assert_eq!(file.id, "file_1");
    let request = server.request();
    assert_eq!(request.line, "POST /v1/files");
    assert!(request.body.contains(r#"name="file"; filename="me.gif""#), "{}", request.body);
}
