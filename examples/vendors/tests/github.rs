use specwright_example_vendors::github::Client;
use specwright_example_vendors::github::operations::{CreateLabelError, ListIssuesError};
use specwright_example_vendors::github::types::LabelOrName;

use crate::server::Server;

fn client(server: &Server) -> Client {
    Client::builder().base_url(&server.url).credential("token", "ghp").build().unwrap()
}

fn issue(number: i64) -> String {
    format!(
        r#"{{"number":{number},"title":"t","state":"open","created_at":"2026-01-01T00:00:00Z","closed_at":null,"user":null,
            "labels":[{{"name":"bug","color":"ff0000"}},"plain"]}}"#
    )
}

#[tokio::test]
async fn issues_go_on_where_the_header_says() {
    let (first, last) = (format!("[{}]", issue(1)), format!("[{}]", issue(2)));
    let link = r#"link: <{url}/repositories/7/issues?page=2>; rel="next", <{url}/repositories/7/issues?page=9>; rel="last""#;
    let server = Server::new(&[(200, &[link], &first), (200, &[], &last)]);
    let client = client(&server);
    let mut issues =
        client.list_issues().owner("a").repo("b").labels(["bug", "ui"].map(String::from)).items();
    let mut numbers = Vec::new();
    while let Some(issue) = issues.next().await {
        let issue = issue.unwrap();
        assert!(matches!(issue.labels.as_slice(), [LabelOrName::Label(_), LabelOrName::Name(_)]));
        numbers.push(issue.number);
    }
    assert_eq!(numbers, [1, 2]);
    let (first, second) = (server.request(), server.request());
    assert_eq!(first.line, "GET /repos/a/b/issues?labels=bug,ui");
    assert_eq!(second.line, "GET /repositories/7/issues?page=2");
    for request in [&first, &second] {
        assert_eq!(request.header("authorization"), Some("Bearer ghp"));
        assert_eq!(request.header("x-github-api-version"), Some("2022-11-28"));
        assert_eq!(request.header("accept"), Some("application/vnd.github+json"));
        assert_eq!(request.header("user-agent"), Some("specwright-example"));
    }
}

#[tokio::test]
async fn issues_do_not_go_on_elsewhere() {
    let first = format!("[{}]", issue(1));
    let link = r#"link: <https://elsewhere.example/issues?page=2>; rel="next""#;
    let server = Server::new(&[(200, &[link], &first)]);
    let client = client(&server);
    let mut issues = client.list_issues().owner("a").repo("b").items();
    issues.next().await.unwrap().unwrap();
    let refused = issues.next().await.unwrap().unwrap_err().to_string();
    assert!(refused.contains("https://elsewhere.example") && !refused.contains("ghp"), "{refused}");
}

#[tokio::test]
async fn the_first_of_several_errors_has_the_code() {
    let body = r#"{"message":"Validation Failed","errors":[{"resource":"Label","code":"already_exists","field":"name"}]}"#;
    let server = Server::new(&[(422, &["x-github-request-id: F00D"], body)]);
    let refused = client(&server).create_label().owner("a").repo("b").name("bug").send().await.unwrap_err();
    assert!(matches!(refused, CreateLabelError::AlreadyExists { .. }), "{refused}");
    assert_eq!(refused.request_id(), Some("F00D"));
}

#[tokio::test]
async fn a_limit_says_whose_it_is() {
    let body = r#"{"message":"API rate limit exceeded for user 7"}"#;
    let server = Server::new(&[(403, &[], body)]);
    let refused = client(&server).list_issues().owner("a").repo("b").send().await.unwrap_err();
    let ListIssuesError::RateLimited { who, .. } = &refused else { panic!("{refused}") };
    assert_eq!(who, "user 7");
}
