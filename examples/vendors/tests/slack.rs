use specwright_example_vendors::slack::Client;
use specwright_example_vendors::slack::operations::{ListChannelsError, PostMessageError};

use crate::server::Server;

fn client(server: &Server) -> Client {
    Client::builder().base_url(&server.url).credential("token", "xoxb").build().unwrap()
}

#[tokio::test]
async fn channels_go_on_at_the_cursor_within_the_metadata() {
    let page = |id: &str, cursor: &str| {
        format!(
            r#"{{"ok":true,"channels":[{{"id":"{id}","name":"n","is_archived":false}}],"response_metadata":{{"next_cursor":"{cursor}"}}}}"#
        )
    };
    let server = Server::new(&[(200, &[], &page("C1", "dGVhbQ==")), (200, &[], &page("C2", ""))]);
    let client = client(&server);
    let mut channels = client.list_channels().limit(1).items();
    let mut ids = Vec::new();
    while let Some(channel) = channels.next().await {
        ids.push(channel.unwrap().id);
    }
    assert_eq!(ids, ["C1", "C2"]);
    assert_eq!(server.request().line, "GET /conversations.list?limit=1");
    assert_eq!(server.request().line, "GET /conversations.list?cursor=dGVhbQ%3D%3D&limit=1");
}

#[tokio::test]
async fn a_refusal_is_a_200() {
    let server = Server::new(&[(200, &[], r#"{"ok":false,"error":"channel_not_found"}"#)]);
    let refused = client(&server).post_message().channel("C1").text("hi").send().await.unwrap_err();
    assert!(matches!(refused, PostMessageError::ChannelNotFound { .. }), "{refused}");
    assert_eq!(server.request().body, "channel=C1&text=hi");
}

#[tokio::test]
async fn a_refusal_may_have_a_body_of_its_own() {
    let server =
        Server::new(&[(200, &[], r#"{"ok":false,"error":"missing_scope","needed":"channels:read"}"#)]);
    let refused = client(&server).list_channels().send().await.unwrap_err();
    let ListChannelsError::MissingScope { body, .. } = &refused else { panic!("{refused}") };
    assert_eq!(body.as_ref().and_then(|body| body.needed.as_deref()), Some("channels:read"));
}

#[tokio::test]
async fn a_success_that_nothing_proves_is_none() {
    let server = Server::new(&[(200, &[], r#"{"channel":"C1","ts":"1"}"#)]);
    client(&server).post_message().channel("C1").text("hi").send().await.unwrap_err();
}

#[tokio::test]
async fn a_message_that_was_not_taken_is_sent_again() {
    let server = Server::new(&[
        (429, &["retry-after: 0"], r#"{"ok":false,"error":"ratelimited"}"#),
        (200, &[], r#"{"ok":true,"channel":"C1","ts":"1.2"}"#),
    ]);
    let blocks = vec![specwright::json!({ "type": "divider" })];
    let posted = client(&server).post_message().channel("C1").blocks(blocks).send().await.unwrap();
    assert_eq!(posted.ts, "1.2");
    assert_eq!(server.request().body, "channel=C1&blocks=%5B%7B%22type%22%3A%22divider%22%7D%5D");
}
