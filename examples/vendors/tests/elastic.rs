use specwright::json;
use specwright_example_vendors::elastic::Client;
use specwright_example_vendors::elastic::operations::{PutDocument, PutDocumentError, PutDocumentOutput};
use specwright_example_vendors::elastic::types::{
    BulkAction, BulkLine, BulkTarget, SearchSource, Sort, TotalRelation,
};

use crate::server::Server;

fn client(server: &Server) -> Client {
    Client::builder().base_url(&server.url).basic("elastic", "s3cr3t").build().unwrap()
}

#[tokio::test]
async fn a_search_is_of_several_indexes_and_finds_anything() {
    let found = r#"{"took":2,"timed_out":false,"hits":{"total":{"value":10000,"relation":"gte"},"hits":[{"_index":"a","_id":"1","_score":null,"_source":{"price":12345678901234567890.125},"sort":[1700000000,"x"]}]}}"#;
    let server = Server::new(&[(200, &[], found)]);
    let query = specwright::Map::from_iter([("match".to_owned(), json!({ "name": "lamp" }))]);
    let search = client(&server)
        .search()
        .index(["logs 1", "b"])
        .query(query)
        .sort(vec![Sort::Field("price".to_owned())])
        .source(SearchSource::Fields(vec!["price".to_owned()]))
        .size(1);
    let found = search.send().await.unwrap();
    assert_eq!(found.hits.total.unwrap().relation, TotalRelation::AtLeast);
    let source = found.hits.hits[0].source.as_ref().unwrap();
    assert_eq!(source.to_string(), r#"{"price":12345678901234567890.125}"#);
    let request = server.request();
    assert_eq!(request.line, "POST /logs%201,b/_search");
    assert_eq!(
        request.body,
        r#"{"query":{"match":{"name":"lamp"}},"size":1,"sort":["price"],"_source":["price"]}"#
    );
    assert_eq!(request.header("authorization"), Some("Basic ZWxhc3RpYzpzM2NyM3Q="));
}

#[tokio::test]
async fn a_condition_is_whole() {
    let written = r#"{"_index":"a","_id":"1","_version":2,"_seq_no":9007199254740993,"_primary_term":1,"result":"updated"}"#;
    let server = Server::new(&[(200, &[], written)]);
    let client = client(&server);
    let put = client
        .put_document()
        .index("a")
        .id("1")
        .body(json!({ "n": 1 }))
        .if_seq_no(7_u64)
        .if_primary_term(1_u64);
    let PutDocumentOutput::Updated(written) = put.send().await.unwrap() else { panic!("it was there") };
    assert_eq!(written.seq_no, 9_007_199_254_740_993);
    assert_eq!(server.request().line, "PUT /a/_doc/1?if_seq_no=7&if_primary_term=1");
    let mut half = PutDocument::builder().index("a").id("1").body(json!({})).build();
    half.if_seq_no = Some(7);
    let error = client.call(half).await.unwrap_err();
    assert!(matches!(error, PutDocumentError::Invalid(_)), "{error}");
}

#[tokio::test]
async fn what_was_changed_in_between_is_refused_by_name() {
    let refused = r#"{"error":{"root_cause":[],"type":"version_conflict_engine_exception","reason":"[1]: version conflict"},"status":409}"#;
    let server = Server::new(&[(409, &[], refused)]);
    let error = client(&server).put_document().index("a").id("1").body(json!({})).send().await.unwrap_err();
    assert!(matches!(error, PutDocumentError::VersionConflict { .. }), "{error}");
}

#[tokio::test]
async fn many_documents_go_line_by_line() {
    let done = r#"{"took":3,"errors":false,"items":[{"index":{"_id":"1","status":201}},{"delete":{"_id":"2","status":200}}]}"#;
    let server = Server::new(&[(200, &[], done)]);
    let client = client(&server);
    let target = |id: &str| BulkTarget::builder().id(id).build();
    let lines = [
        BulkLine::Action(BulkAction::builder().index(target("1")).build()),
        BulkLine::Document(json!({ "name": "lamp\nred" })),
        BulkLine::Action(BulkAction::builder().delete(target("2")).build()),
    ];
    let done = client.bulk().index("a").body(lines).send().await.unwrap();
    assert_eq!((done.errors, done.items.len()), (false, 2));
    let request = server.request();
    assert_eq!(request.line, "POST /a/_bulk");
    assert_eq!(request.header("content-type"), Some("application/x-ndjson"));
    assert_eq!(
        request.body,
        "{\"index\":{\"_id\":\"1\"}}\n{\"name\":\"lamp\\nred\"}\n{\"delete\":{\"_id\":\"2\"}}\n"
    );
}
