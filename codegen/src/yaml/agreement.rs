//! The tree agrees with another reader of YAML on what documents hold.

use proptest::prelude::*;
use serde_yaml::Value;

use super::{Kind, Node, parse};
use crate::source::SourceFile;

/// Documents of texts, lists and maps, as JSON has them.
fn documents() -> impl Strategy<Value = serde_json::Value> {
    let text = prop_oneof![
        "[a-z]{0,8}",
        "(?s)[^\u{0}-\u{8}\u{b}-\u{1f}\u{7f}-\u{9f}\u{2028}\u{2029}\u{feff}\u{fffe}\u{ffff}]{0,12}",
        "(yes|no|~|null|1|1e3|010|2023-11-12|10:30| x|x |- a|a: b|#|\\?|<<|'|\"|\\{|\\*)",
    ];
    let leaf = text.clone().prop_map(serde_json::Value::String);
    let document = leaf.prop_recursive(4, 40, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(serde_json::Value::Array),
            prop::collection::btree_map(text.clone(), inner, 0..5)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    });
    document.prop_map(|document| serde_json::json!({ "document": document }))
}

fn agrees(node: &Node, value: &Value) -> bool {
    match (&node.kind, value) {
        (Kind::Scalar(scalar), Value::String(text)) => scalar.text == *text,
        (Kind::List(items), Value::Sequence(values)) => {
            items.len() == values.len() && items.iter().zip(values).all(|(item, value)| agrees(item, value))
        }
        (Kind::Map(map), Value::Mapping(values)) => {
            map.entries.len() == values.len()
                && map.entries.iter().zip(values).all(|(entry, (key, value))| {
                    key.as_str() == Some(entry.key.text.as_str()) && agrees(&entry.value, value)
                })
        }
        _ => false,
    }
}

fn check(text: &str) {
    let file = SourceFile::new("document.yaml", text);
    let theirs: Value = serde_yaml::from_str(text).expect("the other reader takes it");
    match parse(&file) {
        Ok(ours) => assert!(agrees(&ours, &theirs), "{text}\n{ours:#?}\n{theirs:#?}"),
        Err(problems) => {
            // `<<` is refused as a key, quoted or not being the same to the other reader.
            let rendered: String = problems.iter().map(|problem| problem.render(&file)).collect();
            assert!(
                problems.iter().all(|problem| problem.code == crate::diagnostic::Code::MergeKey),
                "{text}\n{rendered}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn on_block_documents(document in documents()) {
        check(&serde_yaml::to_string(&document).expect("YAML"));
    }

    #[test]
    fn on_json_documents(document in documents()) {
        check(&document.to_string());
        check(&serde_json::to_string_pretty(&document).expect("JSON"));
    }
}
