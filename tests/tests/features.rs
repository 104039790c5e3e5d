//! Cargo features by tag: with each of them, with none and with all a crate compiles without warnings, is documented without
//! links that lead nowhere, and has what belongs to them and nothing else.

use std::path::{Path, PathBuf};

use specwright_codegen::{GeneratedCrate, emit};

use crate::crates::{self, cargo};
use crate::fixtures;

/// What the fixture has beside what is always there, with the features that have it.
const OPERATIONS: [(&str, &[&str]); 9] = [
    ("list_parcels", &["parcel-lists"]),
    ("add_parcel", &["parcel-lists"]),
    ("add_parcels", &["parcel-lists"]),
    ("get_shelf", &["mock-operations"]),
    ("move_parcel", &["mock-operations", "parcel-lists"]),
    ("book_shelf", &["rare"]),
    ("list_prices", &["mock-operations"]),
    ("list_invoices", &["billing"]),
    ("pay_invoice", &["billing"]),
];
const TYPES: [(&str, &[&str]); 15] = [
    ("Parcel", &["parcel-lists"]),
    ("ParcelInput", &["parcel-lists", "rare"]),
    ("Shelf", &["mock-operations", "parcel-lists"]),
    ("ShelfKind", &["mock-operations", "parcel-lists", "rare"]),
    ("Number", &["mock-operations", "parcel-lists"]),
    ("Asked", &["mock-operations", "parcel-lists"]),
    ("ShelfInput", &["mock-operations", "parcel-lists", "rare"]),
    ("Invoice", &["billing"]),
    ("OpenInvoice", &["billing"]),
    ("PaidInvoice", &["billing"]),
    ("Load", &["rare"]),
    ("Conflict", &["mock-operations", "parcel-lists"]),
    ("Capacity", &["mock-operations", "parcel-lists"]),
    ("Moved", &["webhooks"]),
    ("Place", &["webhooks"]),
];
const ALWAYS: [&str; 4] = ["Problem", "Session", "Health", "Money"];

const FEATURES: [&str; 5] = ["billing", "mock-operations", "parcel-lists", "rare", "webhooks"];

fn generated() -> GeneratedCrate {
    let fixture =
        fixtures::all().into_iter().find(|fixture| fixture.name == "features").expect("the fixture");
    emit(&fixture.read().api, &fixture.base_name, &fixture.file.text)
}

/// The crate, with items that are there twice where a feature has more than it should, and names that lead nowhere where it has
/// less.
fn with_expectations() -> GeneratedCrate {
    let mut generated = generated();
    let on = |features: &[&str]| {
        let keys: Vec<String> = features.iter().map(|feature| format!("feature = {feature:?}")).collect();
        format!("any({})", keys.join(", "))
    };
    let mut append = |path: &str, text: String| {
        let file = generated.files.iter_mut().find(|file| file.path == path).expect("the file");
        file.text.push_str(&text);
    };
    for (method, features) in OPERATIONS {
        let on = on(features);
        let absent = format!("#[cfg(not({on}))]\nimpl Client {{\n    pub fn {method}(&self) {{}}\n}}\n");
        append("src/client.rs", absent.clone());
        append("src/blocking.rs", absent);
        append(
            "src/lib.rs",
            format!(
                "#[cfg({on})]\npub fn try_{method}(client: &Client) {{\n    let _ = client.{method}();\n}}\n"
            ),
        );
    }
    for (name, features) in TYPES {
        let on = on(features);
        append("src/types.rs", format!("#[cfg(not({on}))]\npub struct {name};\n"));
        append("src/lib.rs", format!("#[cfg({on})]\npub use types::{name} as Tried{name};\n"));
    }
    for name in ALWAYS {
        append("src/lib.rs", format!("pub use types::{name} as Tried{name};\n"));
    }
    generated
}

fn workspace() -> PathBuf {
    crates::workspace("features", [("features".to_owned(), with_expectations())])
}

/// Runs a command of cargo with some features beside those that the shared folder has anyway.
fn run(folder: &Path, command: &[&str], features: &[&str]) {
    let features = [&["blocking", "mock"], features].concat().join(",");
    cargo(folder, &[command, &["--no-default-features", "--features", &features]].concat());
}

#[test]
fn each_feature_has_what_belongs_to_it() {
    let folder = workspace();
    let single = FEATURES.map(|feature| vec![feature]);
    for features in [vec![], vec!["all-operations", "webhooks"]].into_iter().chain(single) {
        run(&folder, &["check"], &features);
        run(&folder, &["doc", "--no-deps"], &features);
    }
    // The front page's examples are of one feature.
    for features in ["parcel-lists", "billing"] {
        cargo(&folder, &["test", "--doc", "--no-default-features", "--features", features]);
    }
}

#[test]
fn the_tables_name_all_that_there_is() {
    let fixture =
        fixtures::all().into_iter().find(|fixture| fixture.name == "features").expect("the fixture");
    let api = fixture.read().api;
    assert_eq!(api.operations.len(), OPERATIONS.len() + ["log_in", "get_health"].len());
    assert_eq!(api.types.len(), TYPES.len() + ALWAYS.len());
}
