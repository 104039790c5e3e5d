use std::time::{Duration, SystemTime};

use specwright::File;
use specwright_example_vendors::telegram::Client;
use specwright_example_vendors::telegram::operations::{GetUpdates, SendMessageError};
use specwright_example_vendors::telegram::types::{Button, ChatId, SendMessageReplyMarkup};

use crate::server::Server;

const TOKEN: &str = "123456:ABC-DEF_1";
const MESSAGE: &str = r#"{"message_id":7,"date":1700000000,"chat":{"id":5,"type":"private"},"text":"hi"}"#;

fn client(server: &Server) -> Client {
    Client::builder().base_url(&server.url).credential("token", TOKEN).build().unwrap()
}

fn result(result: &str) -> String {
    format!(r#"{{"ok":true,"result":{result}}}"#)
}

#[tokio::test]
async fn the_token_stands_in_the_path() {
    let server = Server::new(&[(200, &[], &result(&format!(r#"[{{"update_id":1,"message":{MESSAGE}}}]"#)))]);
    let kinds = vec!["message".to_owned()];
    let updates = client(&server).get_updates().offset(1).allowed_updates(kinds).send().await.unwrap();
    let date = updates[0].message.as_ref().unwrap().date;
    assert_eq!(date.timestamp(), Some(SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000)));
    assert_eq!(
        server.request().line,
        "GET /bot123456:ABC-DEF_1/getUpdates?offset=1&allowed_updates=%5B%22message%22%5D"
    );
}

#[tokio::test]
async fn the_token_is_shown_nowhere() {
    let refused =
        format!(r#"{{"ok":false,"error_code":401,"description":"Unauthorized: /bot{TOKEN}/getUpdates"}}"#);
    let server = Server::new(&[(401, &[], &refused)]);
    let client = client(&server);
    let error = client.get_updates().send().await.unwrap_err();
    for shown in [format!("{error} {error:?}"), format!("{client:?}")] {
        assert!(!shown.contains("ABC-DEF_1"), "{shown}");
    }
}

#[tokio::test]
async fn a_request_is_valid_without_a_token_and_is_not_sent() {
    let request = GetUpdates::builder().build();
    specwright::Validate::validate(&request).unwrap();
    let client = Client::builder().base_url("http://127.0.0.1:9").build().unwrap();
    let error = client.call(request).await.unwrap_err().to_string();
    assert!(error.contains("for the scheme `token` call `.credential(\"token\", …)`"), "{error}");
    assert!(!error.contains("is missing"), "{error}");
}

#[tokio::test]
async fn a_chat_is_a_number_or_a_name() {
    let server = Server::new(&[(200, &[], &result(MESSAGE)), (200, &[], &result(MESSAGE))]);
    let client = client(&server);
    let button = Button::builder().text("More").url("https://example.com").build();
    let keyboard = SendMessageReplyMarkup::builder().inline_keyboard(vec![vec![button]]).build();
    client.send_message().chat_id(ChatId::Number(5)).text("hi").reply_markup(keyboard).send().await.unwrap();
    client.send_message().chat_id(ChatId::Channel("@news".to_owned())).text("hi").send().await.unwrap();
    assert_eq!(
        server.request().body,
        r#"{"chat_id":5,"text":"hi","reply_markup":{"inline_keyboard":[[{"text":"More","url":"https://example.com"}]]}}"#
    );
    assert_eq!(server.request().body, r#"{"chat_id":"@news","text":"hi"}"#);
}

#[tokio::test]
async fn a_refusal_says_what_it_is() {
    let refused = r#"{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}"#;
    let server = Server::new(&[(400, &[], refused)]);
    let error =
        client(&server).send_message().chat_id(ChatId::Number(5)).text("hi").send().await.unwrap_err();
    assert!(matches!(error, SendMessageError::ChatNotFound { .. }), "{error}");
}

#[tokio::test]
async fn a_document_is_a_part() {
    let server = Server::new(&[(200, &[], &result(MESSAGE))]);
    let document = File::from_bytes("PDF").with_name("a.pdf").with_media_type("application/pdf");
    client(&server).send_document().chat_id(ChatId::Number(5)).document(document).send().await.unwrap();
    let body = server.request().body;
    assert!(body.contains("name=\"chat_id\"\r\n\r\n5\r\n"), "{body}");
    assert!(body.contains(r#"name="document"; filename="a.pdf""#), "{body}");
}
