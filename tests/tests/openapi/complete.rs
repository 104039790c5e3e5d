//! Nothing that a spec says is lost: every text and every name of it stands in the export.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::openapi::{Export, exports};

/// Keys of the language whose values are texts or names that have to come through.
const TOLD: [&str; 18] = [
    "doc",
    "title",
    "code",
    "env",
    "rust",
    "deprecated",
    "accept",
    "url",
    "file",
    "updated",
    "media",
    "server-default",
    "member",
    "operation",
    "token",
    "license",
    "repository",
    "text",
];

/// Keys of the language under which keys are names that have to come through.
const NAMING: [&str; 16] = [
    "sources",
    "servers",
    "auth",
    "errors",
    "types",
    "operations",
    "members",
    "path",
    "query",
    "header",
    "headers",
    "json",
    "multipart",
    "urlencoded",
    "rules",
    "examples",
];

#[test]
fn every_text_and_name_of_a_spec_is_in_its_export() {
    for Export { name, spec, value, .. } in exports() {
        let spec: Value = serde_yaml::from_str(&spec).expect("YAML");
        let mut told = BTreeSet::new();
        collect(&spec, "", &mut told);
        let mut written = Vec::new();
        texts(&value, &mut written);
        let missing: Vec<&String> = told
            .iter()
            .filter(|text| !written.iter().any(|written| written.contains(text.as_str())))
            .collect();
        assert!(missing.is_empty(), "{name} lost {missing:#?}");
    }
}

fn collect(value: &Value, key: &str, told: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            // An operation may be called like one of the keys, and `auth` of one may say that schemes go together.
            let names_none = ["http", "all"].iter().any(|word| members.contains_key(*word));
            let naming = NAMING.contains(&key) && !names_none;
            for (name, member) in members {
                if naming {
                    // Only a name of its own: the mark of optional members is the language's.
                    // A name that ends in one has twice as many.
                    let marks = name.len() - name.trim_end_matches('?').len();
                    told.insert(name[..name.len() - marks.div_ceil(2)].to_owned());
                }
                collect(member, name, told);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, key, told)),
        Value::String(text) if TOLD.contains(&key) => {
            told.insert(text.trim().to_owned());
        }
        _ => {}
    }
}

fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                found.push(name.clone());
                texts(member, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        // Readers of descriptions do not see the backslash, which keeps HTML out.
        Value::String(text) => found.push(text.replace("\\<", "<")),
        _ => {}
    }
}

#[test]
fn members_of_our_own_are_documented() {
    let read = |path: &str| {
        std::fs::read_to_string(format!("{}/../{path}", env!("CARGO_MANIFEST_DIR"))).expect(path)
    };
    let page = read("docs/export.md");
    let documented: BTreeSet<String> = own_members(&page).filter(|name| !name.ends_with('-')).collect();
    let mut written = BTreeSet::new();
    for Export { document, .. } in exports() {
        written.extend(own_members(&document.to_pretty_text()));
    }
    for operation in ["x-specwright-in", "x-specwright-operation", "x-specwright-sent-as"] {
        // These are in JSON Schemas of operation inputs only.
        written.insert(operation.to_owned());
    }
    assert_eq!(documented, written);
}

fn own_members(text: &str) -> impl Iterator<Item = String> {
    text.match_indices("x-specwright-").map(|(at, _)| {
        let name = text[at..].split(|c: char| !c.is_ascii_lowercase() && c != '-').next();
        name.unwrap_or_default().to_owned()
    })
}
