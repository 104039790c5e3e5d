//! The day as a newcomer sees it.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

#[test]
fn the_day_is_told_legibly() {
    let mut told = Vec::new();
    specwright_example_day::day(&mut told).expect("a day without trouble");
    let told = String::from_utf8(told).expect("text");
    // Free ports are other ones every time.
    let lines = told.lines().map(|line| match line.split_once("http://127.0.0.1:") {
        Some((before, after)) => {
            format!("{before}http://127.0.0.1:…{}", after.trim_start_matches(char::is_numeric))
        }
        None => line.to_owned(),
    });
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"));
}
