//! Small specs of rules.

use proptest::prelude::*;

/// The members that rules may name: each with how it is written, and the values to try.
pub(crate) const MEMBERS: [(&str, &str, &[&str]); 9] = [
    ("a?", "string", &["p", "q", "r"]),
    ("b?", "Kind", &["p", "q"]),
    ("c", "boolean", &["true", "false"]),
    ("d", "string | null", &["p", "q", "r"]),
    ("e?", "string", &["p", "other"]),
    ("f?", "OpenKind", &["p", "q", "r"]),
    ("g", "list<string>", &["[]", "[p]"]),
    ("h", "any", &["null", "p", "q", "1"]),
    ("i", "Kind", &["p", "q"]),
];

const TYPES: &str = "  Kind: { values: { P: p, Q: q, R: { is: r, only: out } } }
  OpenKind: { values: [p, q], open: true }
";

/// Where the members are: `d` cannot be outside JSON, and `g` differs there.
const PLACES: [&str; 2] = ["json", "query"];

fn spec(place: &str, count: usize, offset: usize, rules: &[String]) -> String {
    let members: String = picked(place, count, offset)
        .iter()
        .map(|(name, ty, _)| format!("        {name}: {}\n", written(place, ty)))
        .collect();
    let rules: String = rules.iter().enumerate().map(|(at, rule)| format!("      r{at}: {rule}\n")).collect();
    format!(
        "specwright: 1\napi: {{ name: a, title: A }}\nservers: {{ s: https://example.com }}\ntypes:\n{TYPES}\
         errors: {{ One: {{ status: 401 }}, Two: {{ status: 402 }} }}\n\
         operations:\n  op:\n    http: POST /op\n    out: empty\n    in:\n      {place}:\n{members}    rules:\n{rules}"
    )
}

fn written(place: &str, ty: &str) -> String {
    match (place, ty) {
        ("query", "any") => "{ type: any, as: json }".to_owned(),
        ("query", ty) => ty.trim_end_matches(" | null").to_owned(),
        (_, ty) => ty.to_owned(),
    }
}

/// A member: its name with its mark, its type, and the values to try.
pub(crate) type Picked = (&'static str, &'static str, &'static [&'static str]);

fn picked(place: &str, count: usize, offset: usize) -> Vec<Picked> {
    let all = (0..count).map(|at| MEMBERS[(at + offset) % MEMBERS.len()]);
    all.map(|(name, ty, values)| match place {
        "query" if ty.ends_with("null") => ("d?", ty, values),
        _ => (name, ty, values),
    })
    .collect()
}

pub(crate) fn wire_name(picked: &Picked) -> &'static str {
    picked.0.trim_end_matches('?')
}

/// Rules over the picked members, as written.
fn rules(members: Vec<Picked>) -> impl Strategy<Value = Vec<String>> {
    let names: Vec<&'static str> = members.iter().map(wire_name).collect();
    let listed = prop::sample::subsequence(names.clone(), 2..=names.len());
    let group = (prop::sample::select(vec!["any", "one", "at-most-one", "together"]), listed)
        .prop_map(|(word, listed)| format!("{word}: [{}]", listed.join(", ")));
    let subject = (0..members.len()).prop_flat_map(move |subject| {
        let others: Vec<&'static str> =
            names.iter().copied().filter(|name| *name != names[subject]).collect();
        let count = others.len();
        let values: Vec<&'static str> = match members[subject].1 {
            "boolean" => vec!["true", "false"],
            "Kind" | "OpenKind" | "any" => vec!["p", "q"],
            "list<string>" => vec![],
            _ => vec!["p", "q", "s"],
        };
        let some = values.len().min(1)..=values.len();
        let name = wire_name(&members[subject]);
        (
            prop::sample::subsequence(values, some),
            any::<bool>(),
            prop::sample::select(vec!["need", "forbid"]),
            prop::sample::subsequence(others, 1..=count),
        )
            .prop_map(move |(values, by_value, word, listed)| {
                let when = match by_value && !values.is_empty() {
                    true => format!("{{ {name}: [{}] }}", values.join(", ")),
                    false => name.to_owned(),
                };
                format!("when: {when}, {word}: [{}]", listed.join(", "))
            })
    });
    let error = prop::sample::select(vec!["", "", ", error: One", ", error: Two"]);
    let rule = (prop_oneof![group, subject], error).prop_map(|(rule, error)| format!("{{ {rule}{error} }}"));
    prop::collection::vec(rule, 1..6)
}

/// Operations with a few members, and rules over them.
pub(crate) fn specs() -> impl Strategy<Value = String> {
    (prop::sample::select(PLACES.to_vec()), 2_usize..6, 0..MEMBERS.len()).prop_flat_map(
        |(place, count, offset)| {
            rules(picked(place, count, offset)).prop_map(move |rules| spec(place, count, offset, &rules))
        },
    )
}
