use specwright_example_vendors::openai::Client;
use specwright_example_vendors::openai::operations::CreateCompletionError;
use specwright_example_vendors::openai::types::{
    ChatMessage, Content, ImagePart, ImagePartImageUrl, Part, Role, TextPart,
};

use crate::server::Server;

fn client(server: &Server) -> Client {
    Client::builder().base_url(&server.url).token("sk-1").build().unwrap()
}

fn asked(text: &str) -> Vec<ChatMessage> {
    vec![ChatMessage::builder().role(Role::User).content(Content::Text(text.to_owned())).build()]
}

#[tokio::test]
async fn a_completion_comes_whole() {
    let completion = r#"{"id":"c1","object":"chat.completion","created":1700000000,"choices":[{"index":0,"message":{"role":"assistant","content":"Hello"},"finish_reason":"stop"}]}"#;
    let server = Server::new(&[(200, &[], completion)]);
    let url = ImagePartImageUrl::builder().url("https://example.com/a.png").build();
    let parts = vec![
        Part::Text(TextPart::builder().text("What is it?").build()),
        Part::Image(ImagePart::builder().image_url(url).build()),
    ];
    let message = ChatMessage::builder().role(Role::User).content(Content::Parts(parts)).build();
    let call = client(&server).create_completion().model("m").messages(vec![message]).max_tokens(5);
    let completion = call.send().await.unwrap();
    assert_eq!(completion.choices[0].message.content.as_deref(), Some("Hello"));
    assert_eq!(
        server.request().body,
        r#"{"stream":false,"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"What is it?"},{"type":"image_url","image_url":{"url":"https://example.com/a.png"}}]}],"max_tokens":5}"#
    );
}

#[tokio::test]
async fn a_completion_comes_piece_by_piece() {
    let piece = |text: &str| {
        format!(
            "data: {{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"choices\":[{{\"index\":0,\"delta\":{{\"content\":\"{text}\"}}}}]}}\n\n"
        )
    };
    let events = format!("{}{}data: [DONE]\n\n{}", piece("Hel"), piece("lo"), piece("never"));
    let server = Server::new(&[(200, &["content-type: text/event-stream"], &events)]);
    let call = client(&server).create_completion().model("m").messages(asked("Hi"));
    let mut chunks = call.stream().await.unwrap();
    let mut text = String::new();
    while let Some(chunk) = chunks.next().await {
        text.extend(chunk.unwrap().choices.remove(0).delta.content.flatten());
    }
    assert_eq!(text, "Hello");
    assert!(server.request().body.starts_with(r#"{"stream":true,"#));
}

#[tokio::test]
async fn two_refusals_of_one_status_are_told_apart() {
    let spent = r#"{"error":{"message":"You exceeded your quota.","type":"insufficient_quota","code":"insufficient_quota"}}"#;
    let answer: (u16, &[&str], &str) = (429, &["retry-after: 0"], spent);
    let server = Server::new(&[answer; 3]);
    let call = client(&server).create_completion().model("m").messages(asked("Hi"));
    let error = call.send().await.unwrap_err();
    assert!(matches!(error, CreateCompletionError::QuotaExceeded { .. }), "{error}");
}

#[tokio::test]
async fn files_go_on_behind_the_last() {
    let file = |id: &str| {
        format!(r#"{{"id":"{id}","bytes":3,"filename":"a.txt","purpose":"batch","created_at":1700000000}}"#)
    };
    let page = |id: &str, more: bool| format!(r#"{{"data":[{}],"has_more":{more}}}"#, file(id));
    let server =
        Server::new(&[(200, &[], &page("f1", true)), (200, &[], &page("f2", false)), (200, &[], "abc")]);
    let client = client(&server);
    let mut files = client.list_files().limit(1).items();
    let mut ids = Vec::new();
    while let Some(file) = files.next().await {
        ids.push(file.unwrap().id);
    }
    assert_eq!(ids, ["f1", "f2"]);
    assert_eq!(server.request().line, "GET /files?limit=1");
    assert_eq!(server.request().line, "GET /files?after=f1&limit=1");
    assert_eq!(client.get_file_content().file_id("f1").send().await.unwrap(), "abc");
}
