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
