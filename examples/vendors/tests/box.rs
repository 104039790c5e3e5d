use specwright::File;
use specwright_example_vendors::boxes::Client;
use specwright_example_vendors::boxes::operations::{ListItemsError, UploadFileError};
use specwright_example_vendors::boxes::types::{
    ItemsEntry, PostFilesContentAttributes, PostFilesContentAttributesParent,
};

use crate::server::Server;

fn client(server: &Server) -> Client {
    Client::builder()
        .base_url(&server.url)
        .credential("oauth2-security", "T9cE5asGnuyYCCqIZFoWjFHvNbvVqHjl")
        .build()
        .unwrap()
}

fn attributes() -> PostFilesContentAttributes {
    let parent = PostFilesContentAttributesParent::builder().id("0").build();
    PostFilesContentAttributes::builder().name("Contract.pdf").parent(parent).build()
}

const USER: &str = r#"{"type":"user","id":"33224412","name":"Aaron Levie","login":"aaron@example.com"}"#;

fn file() -> String {
    format!(
        r#"{{"total_count":1,"entries":[{{"type":"file","id":"12345678","etag":"1","sequence_id":"3","name":"Contract.pdf",
            "sha1":"85136c79cbf9fe36bb9d05d0639c70c265c18d37","description":"","item_status":"active","size":3,
            "file_version":{{"id":"12345","type":"file_version","sha1":"134b65991ed521fcfe4724b7d814ab8ded5185dc"}},
            "path_collection":{{"total_count":1,"entries":[{{"id":"0","type":"folder","name":"All Files","etag":null,"sequence_id":null}}]}},
            "created_at":"2012-12-12T10:53:43-08:00","modified_at":"2012-12-12T10:53:43-08:00","trashed_at":null,"purged_at":null,
            "created_by":{USER},"modified_by":{USER},"owned_by":{USER},"shared_link":null,
            "parent":{{"id":"0","type":"folder","name":"All Files","etag":null,"sequence_id":null}}}}]}}"#
    )
}

#[tokio::test]
async fn items_go_on_at_the_marker() {
    let page = |kind: &str, id: &str, next: &str| {
        format!(
            r#"{{"limit":1,"next_marker":{next},"entries":[{{"type":"{kind}","id":"{id}","etag":"1","sequence_id":"3","name":"A",
                "sha1":"85136c79cbf9fe36bb9d05d0639c70c265c18d37"}}]}}"#
        )
    };
    let pages = [
        page("folder", "1", "\"JV9IRGZmieiB\""),
        page("file", "2", "\"JV9IRGZmieiC\""),
        page("web_link", "3", "\"\""),
    ];
    let server = Server::new(&pages.each_ref().map(|page| (200, &[][..], page.as_str())));
    let client = client(&server);
    let mut items = client.list_items().folder_id("0").usemarker(true).limit(1).items();
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        found.push(match item.unwrap() {
            ItemsEntry::Folder(folder) => format!("folder {}", folder.id),
            ItemsEntry::File(file) => format!("file {}", file.id),
            ItemsEntry::WebLink(link) => format!("link {}", link.id),
            other => panic!("{other:?}"),
        });
    }
    assert_eq!(found, ["folder 1", "file 2", "link 3"]);
    let (first, second) = (server.request(), server.request());
    assert_eq!(first.line, "GET /folders/0/items?usemarker=true&limit=1");
    assert_eq!(second.line, "GET /folders/0/items?usemarker=true&marker=JV9IRGZmieiB&limit=1");
    assert_eq!(first.header("authorization"), Some("Bearer T9cE5asGnuyYCCqIZFoWjFHvNbvVqHjl"));
}

/// The server reads the parts in their order, and refuses the file before its attributes.
#[tokio::test]
async fn a_file_comes_behind_its_attributes() {
    let server = Server::new(&[(201, &[], &file())]);
    let contract = File::from_bytes("PDF").with_name("Contract.pdf").with_media_type("application/pdf");
    let files = client(&server).upload_file().file(contract).attributes(attributes()).send().await.unwrap();
    assert_eq!(files.entries.unwrap()[0].id, "12345678");
    let request = server.request();
    assert_eq!(request.line, "POST /files/content");
    let at = |text: &str| request.body.find(text).unwrap_or_else(|| panic!("{text} in {}", request.body));
    assert!(
        at(r#"{"name":"Contract.pdf","parent":{"id":"0"}}"#) < at(r#"name="file"; filename="Contract.pdf""#)
    );
}

#[tokio::test]
async fn a_name_that_is_taken_is_told_with_the_item_that_has_it() {
    let body = r#"{"type":"error","status":409,"code":"item_name_in_use","context_info":{"conflicts":{"type":"file","id":"12345678",
        "sequence_id":"3","etag":"1","sha1":"85136c79cbf9fe36bb9d05d0639c70c265c18d37","name":"Contract.pdf"}},
        "help_url":"http://developers.box.com/docs/#errors","message":"Item with the same name already exists","request_id":"abcdef123456"}"#;
    let server = Server::new(&[(409, &[], body)]);
    let call = client(&server).upload_file().attributes(attributes()).file(File::from_bytes("PDF"));
    let refused = call.send().await.unwrap_err();
    assert!(matches!(refused, UploadFileError::NameInUse { .. }), "{refused}");
    assert_eq!(refused.request_id(), Some("abcdef123456"));
    assert_eq!(refused.message(), Some("Item with the same name already exists"));
}

#[tokio::test]
async fn an_error_without_a_code_of_its_own_has_its_status() {
    let body = r#"{"type":"error","status":404,"code":"not_found","context_info":{"errors":[{"reason":"invalid_parameter",
        "name":"item","message":"Invalid value 'd_1'. 'item' with value 'd_1' not found"}]},"message":"Not Found","request_id":"r1"}"#;
    let server = Server::new(&[(404, &[], body)]);
    let refused = client(&server).list_items().folder_id("1").send().await.unwrap_err();
    assert!(matches!(refused, ListItemsError::NotFound { .. }), "{refused}");
}
