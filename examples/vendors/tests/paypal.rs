use specwright::{ClientCredentials, Decimal, json};
use specwright_example_vendors::paypal::Client;
use specwright_example_vendors::paypal::operations::{CaptureOrderError, CreateOrderOutput};
use specwright_example_vendors::paypal::types::{Change, Intent, Money, NewValue, PurchaseUnit};

use crate::server::Server;

const TOKEN: &str = r#"{"access_token":"A21","token_type":"Bearer","expires_in":32400}"#;
const ORDER: &str = r#"{"id":"5O1","status":"CREATED","links":[{"href":"https://example.com/5O1","rel":"approve","method":"GET"}]}"#;

fn client(server: &Server) -> Client {
    let tokens = ClientCredentials::new(format!("{}/v1/oauth2/token", server.url), "me", "s3cr3t");
    Client::builder().base_url(&server.url).token_provider(tokens).build().unwrap()
}

#[tokio::test]
async fn an_order_is_made_with_a_token_of_ones_own() {
    let server = Server::new(&[(200, &[], TOKEN), (201, &[], ORDER)]);
    let money = Money::builder().currency_code("EUR").value("12.10".parse::<Decimal>().unwrap()).build();
    let unit = PurchaseUnit::builder().amount(money).build();
    let order = client(&server).create_order().intent(Intent::Capture).purchase_units(vec![unit]);
    let CreateOrderOutput::Created(order) = order.send().await.unwrap() else { panic!("it is new") };
    assert_eq!(order.links[0].rel, "approve");
    let (token, request) = (server.request(), server.request());
    assert_eq!((&*token.line, &*token.body), ("POST /v1/oauth2/token", "grant_type=client_credentials"));
    assert_eq!(token.header("authorization"), Some("Basic bWU6czNjcjN0"));
    assert_eq!(request.header("authorization"), Some("Bearer A21"));
    assert!(request.header("paypal-request-id").is_some());
    assert_eq!(
        request.body,
        r#"{"intent":"CAPTURE","purchase_units":[{"amount":{"currency_code":"EUR","value":"12.10"}}]}"#
    );
}

#[tokio::test]
async fn an_order_is_changed_by_a_patch() {
    let server = Server::new(&[(200, &[], TOKEN), (204, &[], "")]);
    let value = NewValue::builder().path("/purchase_units/0/description").value(json!("Lamp")).build();
    client(&server).change_order().id("5O1").body(vec![Change::Replace(value)]).send().await.unwrap();
    server.request();
    let request = server.request();
    assert_eq!(request.header("content-type"), Some("application/json-patch+json"));
    assert_eq!(request.body, r#"[{"op":"replace","path":"/purchase_units/0/description","value":"Lamp"}]"#);
}

#[tokio::test]
async fn a_refusal_is_known_by_its_issue() {
    let refused = r#"{"name":"UNPROCESSABLE_ENTITY","message":"The action could not be performed.","debug_id":"d1","details":[{"issue":"INSTRUMENT_DECLINED","description":"Declined."}]}"#;
    let server = Server::new(&[(200, &[], TOKEN), (422, &[], refused)]);
    let error = client(&server).capture_order().id("5O1").send().await.unwrap_err();
    assert!(matches!(error, CaptureOrderError::InstrumentDeclined { .. }), "{error}");
    assert_eq!(error.request_id(), Some("d1"));
}
