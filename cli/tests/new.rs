//! `specwright new` as a user runs it.

use crate::workspace::Workspace;

#[test]
fn a_new_spec_is_sound_tidy_and_short() {
    for name in ["weather", "weather-reports-2", "no", "y", "a"] {
        let workspace = Workspace::new();
        workspace.run(&["new", name]).exits(0);
        let spec = workspace.read(&format!("specs/{name}.yaml"));
        assert!(spec.lines().count() <= 60);
        assert!(workspace.exists("specs/specwright.schema.json"));
        let generate = workspace.run(&["generate"]);
        generate.exits(0);
        assert_eq!(generate.stderr, "", "{name}");
        workspace.run(&["fmt", "--check"]).exits(0);
        workspace.run(&["check", "--deny", "warnings"]).exits(0);
    }
}

#[test]
fn a_new_spec_has_the_name_it_is_given() {
    let workspace = Workspace::new();
    workspace.run(&["new", "no-weather", "--dir", "apis"]).exits(0);
    let spec = workspace.read("apis/no-weather.yaml");
    let head = "api:\n  name: no-weather\n  title: No Weather\n";
    assert!(spec.contains(head) && spec.contains("env: NO_WEATHER_TOKEN"), "{spec}");
    workspace.run(&["generate", "apis/no-weather.yaml"]).exits(0);
    assert!(workspace.exists("generated/no-weather/src/lib.rs"));
}

#[test]
fn nothing_is_overwritten() {
    let workspace = Workspace::new();
    workspace.write("specs/weather.yaml", "mine");
    workspace.write("specs/specwright.schema.json", "mine");
    let run = workspace.run(&["new", "weather"]);
    run.exits(2);
    assert!(run.stderr.contains("is there already"), "{}", run.stderr);
    workspace.run(&["new", "tides"]).exits(0);
    let adopt = workspace.run(&["adopt", "specs/tides.yaml", "--out", "specs/weather.yaml"]);
    adopt.exits(2);
    assert!(adopt.stderr.contains("is there already"), "{}", adopt.stderr);
    assert_eq!(workspace.read("specs/weather.yaml"), "mine");
    assert_eq!(workspace.read("specs/specwright.schema.json"), "mine");
}

#[test]
fn bad_names_are_refused_with_a_better_one() {
    let workspace = Workspace::new();
    for (name, better) in [
        ("WeatherReports", "did you mean `weather-reports`?"),
        ("weather_reports", "did you mean `weather-reports`?"),
        ("../weather", "did you mean `weather`?"),
        ("a: b\n", "did you mean `a-b`?"),
        ("2fa", "such as `weather-reports`"),
        ("", "such as `weather-reports`"),
        ("übung", "such as `weather-reports`"),
    ] {
        let run = workspace.run(&["new", name]);
        run.exits(2);
        assert!(run.stderr.contains(better), "{name}: {}", run.stderr);
        assert!(workspace.files().is_empty(), "{name}");
    }
}

const DOCUMENT: &str = r#"{ "openapi": "3.1.0", "info": { "title": "Depot" }, "servers": [{ "url": "https://depot.example.com" }],
  "paths": { "/parcels": { "get": { "operationId": "listParcels", "responses": { "204": { "description": "Done." } } } } } }"#;

#[test]
fn a_spec_may_start_from_a_document() {
    let workspace = Workspace::new();
    workspace.write("vendor/depot.json", DOCUMENT);
    let run = workspace.run(&["new", "own-depot", "--extends", "vendor/depot.json"]);
    run.exits(0);
    assert!(run.stdout.contains("say in it what the document does not"), "{}", run.stdout);
    let spec = workspace.read("specs/own-depot.yaml");
    assert!(spec.contains("extends: ../vendor/depot.json\n"), "{spec}");
    assert!(!spec.contains("title"), "the title of the document counts\n{spec}");
    workspace.run(&["new", "taken", "--adopt", "vendor/depot.json"]).exits(0);
    let taken = workspace.read("specs/taken.yaml");
    assert!(taken.contains("name: taken") && taken.contains("http: GET /parcels"), "{taken}");
    assert!(!taken.contains("extends"), "{taken}");
    workspace.run(&["fmt", "--check"]).exits(0);
    workspace.run(&["generate"]).exits(0);
    assert!(workspace.exists("generated/own-depot/src/operations/list_parcels.rs"));
    assert!(workspace.exists("generated/taken/src/operations/list_parcels.rs"));
    for arguments in [
        &["new", "other", "--extends", "gone.json"][..],
        &["new", "other", "--extends", "vendor/depot.json", "--adopt", "vendor/depot.json"],
    ] {
        workspace.run(arguments).exits(2);
    }
    workspace.write("vendor/depot.json", "{ \"openapi\": \"3.1.0\" }");
    workspace.run(&["new", "other", "--extends", "vendor/depot.json"]).exits(1);
    assert!(!workspace.exists("specs/other.yaml"), "nothing is written");
}
