//! Rules that are many, long or a puzzle.

use crate::hostile_specs::{HEAD, codes, read};

/// An operation with optional members `m0`, `m1` … and rules.
fn with_rules(members: usize, rules: impl Iterator<Item = String>) -> String {
    let members: String = (0..members).map(|at| format!("        m{at}?: string\n")).collect();
    let rules: String = rules.enumerate().map(|(at, rule)| format!("      r{at}: {{ {rule} }}\n")).collect();
    format!(
        "{HEAD}operations:\n  a:\n    http: POST /a\n    out: empty\n    in:\n      json:\n{members}    rules:\n{rules}"
    )
}

/// `m3, m4, m5` for `3..6`.
fn listed(members: impl Iterator<Item = usize>) -> String {
    members.map(|at| format!("m{at}")).collect::<Vec<_>>().join(", ")
}

#[test]
fn hundreds_of_ordinary_rules_are_compared() {
    let pairs = (0..300).map(|at| match at {
        299 => "when: m0, need: [m300]".to_owned(),
        _ => format!("when: m{at}, need: [m{}]", at + 1),
    });
    assert_eq!(codes(&with_rules(301, pairs)), Vec::<&str>::new());
    let chain = (0..=200).map(|at| match at {
        200 => "when: m0, need: [m200]".to_owned(),
        _ => format!("when: m{at}, need: [m{}]", at + 1),
    });
    assert_eq!(codes(&with_rules(201, chain)), ["rule_implied"]);
}

/// More pigeons than holes: no request keeps these rules, and to see it takes longer than anyone waits.
#[test]
fn rules_that_are_a_hard_puzzle_are_given_up() {
    let (pigeons, holes) = (16, 15);
    let somewhere =
        (0..pigeons).map(|pigeon| format!("any: [{}]", listed((0..holes).map(|hole| pigeon * holes + hole))));
    let alone = (0..holes)
        .map(|hole| format!("at-most-one: [{}]", listed((0..pigeons).map(|pigeon| pigeon * holes + hole))));
    let rules: Vec<String> = somewhere.chain(alone).collect();
    assert_eq!(codes(&with_rules(pigeons * holes, rules.into_iter())), Vec::<&str>::new());
}

#[test]
fn many_and_long_rules_are_compared_for_a_bounded_time() {
    for word in ["any", "one", "at-most-one", "together", "when: m0, need", "when: { m0: [a, b] }, forbid"] {
        let long = (0..300).map(|at| format!("{word}: [{}]", listed(1 + at % 7..300)));
        read(&with_rules(400, long));
        let short = (0..5_000).map(|at| format!("{word}: [m{}, m{}]", 1 + at % 399, 1 + at * 7 % 398 % 399));
        read(&with_rules(400, short));
        read(&with_rules(20_000, std::iter::once(format!("{word}: [{}]", listed(1..20_000)))));
    }
    let values = |count: usize| (0..count).map(|at| format!("v{at}")).collect::<Vec<_>>().join(", ");
    let rule = |at: usize| format!("when: {{ m0: [{}] }}, need: [{}]", values(5_000), listed(1 + at..400));
    read(&with_rules(400, (0..20).map(rule)));
}
