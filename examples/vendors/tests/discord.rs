use specwright::File;
use specwright_example_vendors::discord::Client;
use specwright_example_vendors::discord::operations::{CreateMessageError, ListGuildMembersError};
use specwright_example_vendors::discord::types::MessageType;

use crate::server::Server;

fn client(server: &Server) -> Client {
    Client::builder().base_url(&server.url).credential("bot-token", "Bot abc").build().unwrap()
}

fn user(id: &str) -> String {
    format!(
        r#"{{"id":"{id}","username":"nelly","avatar":null,"discriminator":"0","public_flags":0,"flags":0,"global_name":"Nelly",
            "avatar_decoration_data":null,"collectibles":null,"primary_guild":null,"clan":null}}"#
    )
}

fn member(id: &str) -> String {
    format!(
        r#"{{"user":{},"nick":"NOT API SUPPORT","avatar":null,"banner":null,"roles":["41771983423143936"],"flags":0,
            "joined_at":"2015-04-26T06:26:56.936000+00:00","premium_since":null,"pending":false,"deaf":false,"mute":false,
            "communication_disabled_until":null}}"#,
        user(id)
    )
}

#[tokio::test]
async fn members_go_on_behind_the_user_of_the_last_one() {
    let first = format!("[{},{}]", member("80351110224678912"), member("80351110224678913"));
    let (second, last) = (format!("[{}]", member("80351110224678914")), "[]");
    let server = Server::new(&[(200, &[], &first), (200, &[], &second), (200, &[], last)]);
    let client = client(&server);
    let mut members = client.list_guild_members().guild_id("197038439483310086").limit(2).items();
    let mut ids = Vec::new();
    while let Some(member) = members.next().await {
        ids.push(member.unwrap().user.id);
    }
    assert_eq!(ids, ["80351110224678912", "80351110224678913", "80351110224678914"]);
    let requests = [server.request(), server.request(), server.request()];
    assert_eq!(requests[0].line, "GET /guilds/197038439483310086/members?limit=2");
    assert_eq!(requests[1].line, "GET /guilds/197038439483310086/members?limit=2&after=80351110224678913");
    assert_eq!(requests[0].header("authorization"), Some("Bot abc"));
}

#[tokio::test]
async fn a_message_is_sent_with_files() {
    let message = format!(
        r#"{{"type":0,"content":"Two pictures","mentions":[],"mention_roles":[],"embeds":[],"components":[],"id":"334385199974967042",
            "attachments":[{{"id":"1","filename":"a.png","size":3,"url":"https://cdn.example/a.png","proxy_url":"https://media.example/a.png"}}],
            "timestamp":"2017-07-11T17:27:07.299000+00:00","edited_timestamp":null,"flags":0,"channel_id":"290926798999357250",
            "author":{},"pinned":false,"mention_everyone":false,"tts":false}}"#,
        user("53908099506183680")
    );
    let limits = ["x-ratelimit-limit: 5", "x-ratelimit-reset-after: 1.5"];
    let server = Server::new(&[(200, &limits, &message)]);
    let picture = |name: &str| File::from_bytes("PNG").with_name(name).with_media_type("image/png");
    let call = client(&server).create_message().channel_id("290926798999357250").content("Two pictures");
    let sent = call.files_0(picture("a.png")).files_1(picture("b.png")).send().with_response().await.unwrap();
    let limits = sent.headers().unwrap();
    assert_eq!((limits.x_rate_limit_limit, limits.x_rate_limit_reset_after), (Some(5), Some(1.5)));
    assert_eq!((sent.output.id.as_str(), &sent.output.type_), ("334385199974967042", &MessageType::Default));
    let request = server.request();
    assert_eq!(request.line, "POST /channels/290926798999357250/messages");
    assert!(request.header("content-type").unwrap().starts_with("multipart/form-data; boundary="));
    for part in [
        "name=\"content\"",
        "name=\"files[0]\"; filename=\"a.png\"\r\ncontent-type: image/png\r\n\r\nPNG\r\n",
        "name=\"files[1]\"; filename=\"b.png\"",
    ] {
        let body = request.body.replace("Content-Type", "content-type");
        assert!(body.contains(part), "{part} in {body}");
    }
}

#[tokio::test]
async fn a_number_of_an_error_has_a_name() {
    let body = r#"{"message":"Unknown Channel","code":10003}"#;
    let server = Server::new(&[(404, &[], body)]);
    let refused = client(&server).create_message().channel_id("1").content("Hello").send().await.unwrap_err();
    assert!(matches!(refused, CreateMessageError::UnknownChannel { .. }), "{refused}");
    assert_eq!(refused.code(), Some("10003"));
}

/// The document has a number for the code of each member, and the server a text.
#[tokio::test]
async fn what_is_wrong_with_a_member_does_not_hide_the_error() {
    let body = r#"{"message":"Invalid Form Body","code":50035,"errors":{"content":{"_errors":[
        {"code":"BASE_TYPE_MAX_LENGTH","message":"Must be 2000 or fewer in length."}]}}}"#;
    let server = Server::new(&[(400, &[], body)]);
    let refused = client(&server).create_message().channel_id("1").content("Hello").send().await.unwrap_err();
    assert!(matches!(refused, CreateMessageError::InvalidFormBody { .. }), "{refused}");
    assert_eq!(refused.message(), Some("Invalid Form Body"));
}

#[tokio::test]
async fn an_empty_message_is_not_sent() {
    // Without `maybe_content` it would not compile.
    let server = Server::new(&[]);
    let call = client(&server).create_message().channel_id("1").maybe_content(None::<String>);
    let refused = call.send().await.unwrap_err();
    assert!(matches!(refused, CreateMessageError::EmptyMessage { .. }), "{refused}");
    assert!(!refused.may_have_been_sent());
}

#[tokio::test]
async fn a_limit_says_how_long_it_lasts() {
    let body = r#"{"message":"You are being rate limited.","retry_after":64.57,"global":false,"code":0}"#;
    let server = Server::new(&[(429, &["retry-after: 65", "x-ratelimit-bucket: abcd1234"], body)]);
    let refused = client(&server).list_guild_members().guild_id("1").send().await.unwrap_err();
    let ListGuildMembersError::TooManyRequests { body: Some(body), headers: Some(headers), .. } = &refused
    else {
        panic!("{refused}")
    };
    assert_eq!((body.retry_after, body.global), (64.57, false));
    assert_eq!(headers.x_rate_limit_bucket.as_deref(), Some("abcd1234"));
}
