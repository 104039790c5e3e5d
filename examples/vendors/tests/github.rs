use serde_json::Value;
use specwright::File;
use specwright_example_vendors::github::Client;
use specwright_example_vendors::github::operations::{
    CreateLabelError, ListLabelsError, UploadReleaseAssetError,
};
use specwright_example_vendors::github::types::{ReleaseAssetState, ValidationError};

use crate::server::Server;

fn client(server: &Server) -> Client {
    Client::builder().base_url(&server.url).credential("token", "ghp").build().unwrap()
}

/// An example of the document.
fn example(name: &str) -> Value {
    let document: Value = serde_json::from_str(include_str!("../specs/vendor/github.json")).unwrap();
    document["components"]["examples"][name]["value"].clone()
}

const TAKEN: &str = r#"{"message":"Validation Failed","errors":[{"resource":"Label","code":"already_exists","field":"name"}],
    "documentation_url":"https://docs.github.com/rest/issues/labels#create-a-label","status":"422"}"#;

#[tokio::test]
async fn labels_go_on_where_the_header_says() {
    let (first, last) = (example("label-items").to_string(), format!("[{}]", example("label")));
    let link = r#"link: <{url}/repositories/7/labels?page=2>; rel="next", <{url}/repositories/7/labels?page=2>; rel="last""#;
    let server = Server::new(&[(200, &[link], &first), (200, &[], &last)]);
    let client = client(&server);
    let mut labels = client.list_labels().owner("octocat").repo("Hello-World").per_page(2).items();
    let mut names = Vec::new();
    while let Some(label) = labels.next().await {
        names.push(label.unwrap().name);
    }
    assert_eq!(names, ["bug", "enhancement", "bug"]);
    let (first, second) = (server.request(), server.request());
    assert_eq!(first.line, "GET /repos/octocat/Hello-World/labels?per_page=2");
    assert_eq!(second.line, "GET /repositories/7/labels?page=2");
    for request in [&first, &second] {
        assert_eq!(request.header("authorization"), Some("Bearer ghp"));
        assert_eq!(request.header("x-github-api-version"), Some("2022-11-28"));
        assert_eq!(request.header("accept"), Some("application/vnd.github+json"));
        assert_eq!(request.header("user-agent"), Some("specwright-example"));
    }
}

#[tokio::test]
async fn labels_do_not_go_on_elsewhere() {
    let first = example("label-items").to_string();
    let link = r#"link: <https://elsewhere.example/labels?page=2>; rel="next""#;
    let server = Server::new(&[(200, &[link], &first)]);
    let client = client(&server);
    let mut labels = client.list_labels().owner("a").repo("b").items();
    for _ in 0..2 {
        labels.next().await.unwrap().unwrap();
    }
    let refused = labels.next().await.unwrap().unwrap_err().to_string();
    assert!(refused.contains("https://elsewhere.example") && !refused.contains("ghp"), "{refused}");
}

#[tokio::test]
async fn an_asset_is_sent_as_it_is() {
    let asset = example("release-asset-response-for-successful-upload").to_string();
    let server = Server::new(&[(201, &[], &asset)]);
    let file = File::from_bytes("PK\u{3}\u{4}").with_media_type("application/zip");
    let call = client(&server).upload_release_asset().owner("octocat").repo("Hello-World").release_id(1);
    let asset = call.name("example.zip").body(file).send().await.unwrap();
    assert_eq!((asset.name.as_str(), asset.state), ("example.zip", ReleaseAssetState::Uploaded));
    assert_eq!(asset.uploader.unwrap().login, "octocat");
    let request = server.request();
    assert_eq!(request.line, "POST /repos/octocat/Hello-World/releases/1/assets?name=example.zip");
    assert_eq!(request.header("content-type"), Some("application/zip"));
    assert_eq!(request.body, "PK\u{3}\u{4}");
}

#[tokio::test]
async fn an_asset_of_the_same_name_is_refused() {
    let taken = TAKEN.replace("Label", "ReleaseAsset");
    let server = Server::new(&[(422, &[], &taken)]);
    let call = client(&server).upload_release_asset().owner("octocat").repo("Hello-World").release_id(1);
    let refused = call.name("example.zip").body(File::from_bytes("PK")).send().await.unwrap_err();
    assert!(matches!(refused, UploadReleaseAssetError::AlreadyExists { .. }), "{refused}");
}

#[tokio::test]
async fn the_first_of_several_errors_has_the_code() {
    let server = Server::new(&[(422, &["x-github-request-id: F00D"], TAKEN)]);
    let refused = client(&server).create_label().owner("a").repo("b").name("bug").send().await.unwrap_err();
    assert!(matches!(refused, CreateLabelError::AlreadyExists { .. }), "{refused}");
    assert_eq!(refused.request_id(), Some("F00D"));
    let body: ValidationError = refused.decode_body().unwrap();
    assert_eq!(body.errors.unwrap()[0].field.as_deref(), Some("name"));
}

#[tokio::test]
async fn a_limit_says_whose_it_is() {
    let body = r#"{"message":"API rate limit exceeded for user ID 7.","documentation_url":"https://docs.github.com/rest/overview/rate-limits-for-the-rest-api"}"#;
    let server = Server::new(&[(403, &[], body)]);
    let refused = client(&server).list_labels().owner("a").repo("b").send().await.unwrap_err();
    let ListLabelsError::RateLimited { who, .. } = &refused else { panic!("{refused}") };
    assert_eq!(who, "user ID 7.");
}
