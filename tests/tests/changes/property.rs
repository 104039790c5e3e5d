//! Random changes of random specs: where a comparison says that callers do not break, the greatest dependent of the old
//! module compiles against the new one.

use specwright_codegen::diff::Rust;
use specwright_codegen::emit_module;
use specwright_codegen::source::SourceFile;

use super::proofs::Programs;
use super::{compared, greatest};
use crate::mutations::nodes::{Node, nodes};
use crate::{crates, fixtures};

/// How many changes are tried in continuous integration; `SPECWRIGHT_CHANGES` says another number.
const CHANGES: usize = 40;

/// Numbers that are the same on every machine (a linear congruential generator, as in Knuth's MMIX).
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

/// A change that a vendor could make of a node.
pub(super) fn changed(text: &str, node: &Node, chance: &mut Chance) -> Option<String> {
    const TYPES: [&str; 11] = [
        "string",
        "integer",
        "integer as text",
        "number",
        "number as text",
        "boolean",
        "date",
        "any",
        "list<string>",
        "unsigned",
        "map<string>",
    ];
    let put = |range: std::ops::Range<usize>, by: &str| {
        format!("{}{by}{}", &text[..range.start], &text[range.end..])
    };
    let value = &text[node.value.clone()];
    let is_word = !value.contains(['\n', '{', '[', ':', '#']);
    match chance.below(8) {
        0 => Some(put(node.with_separator(text), "")),
        1 => {
            let key = node.key.clone()?;
            match text[key.clone()].strip_suffix('?') {
                Some(required) => Some(put(key.clone(), required)),
                None => Some(put(key.end..key.end, "?")),
            }
        }
        2 => {
            let key = node.key.clone()?;
            Some(put(key.start..key.start, "a"))
        }
        3 if is_word => Some(put(node.value.clone(), TYPES[chance.below(TYPES.len())])),
        4 if is_word => Some(put(node.value.end..node.value.end, " | null")),
        5 if is_word => Some(put(node.value.end..node.value.end, "x")),
        6 | 7 => {
            let key = node.key.clone()?;
            let others: Vec<std::ops::Range<usize>> = nodes(text)
                .into_iter()
                .filter_map(|other| other.key)
                .filter(|other| column(text, other) == column(text, &key) && *other != key)
                .collect();
            let other = others.get(chance.below(others.len()))?;
            let (first, second) = if key.start < other.start { (&key, other) } else { (other, &key) };
            Some(format!(
                "{}{}{}{}{}",
                &text[..first.start],
                &text[second.clone()],
                &text[first.end..second.start],
                &text[first.clone()],
                &text[second.end..]
            ))
        }
        _ => None,
    }
}

/// How far a key stands from the start of its line.
fn column(text: &str, key: &std::ops::Range<usize>) -> usize {
    key.start - text[..key.start].rfind('\n').map_or(0, |end| end + 1)
}

#[test]
fn what_is_said_not_to_break_compiles() {
    let wanted =
        std::env::var("SPECWRIGHT_CHANGES").ok().and_then(|count| count.parse().ok()).unwrap_or(CHANGES);
    let seed = std::env::var("SPECWRIGHT_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(7);
    let mut chance = Chance::new(seed);
    let mut programs = Programs::new();
    let mut uses = std::collections::BTreeSet::new();
    let mut olds = Vec::new();
    for (number, fixture) in fixtures::all().iter().enumerate() {
        let module = emit_module(&fixture.read().api, &fixture.base_name);
        let program = greatest::program(&module);
        uses.extend(greatest::kinds(&program));
        programs.module(&format!("old_{number}"), &fixture.file.text);
        programs.program(&format!("use_old_{number}"), &format!("old_{number}"), &program);
        olds.push((fixture.file.text.to_string(), program));
    }
    assert!(uses.len() >= 10, "the programs use too little: {uses:?}");
    let (mut tried, mut kept, mut broken) = (0, 0, 0);
    while kept < wanted && tried < wanted * 400 {
        tried += 1;
        let (old, program) = &olds[chance.below(olds.len())];
        let nodes = nodes(old);
        let Some(new) = changed(old, &nodes[chance.below(nodes.len())], &mut chance) else { continue };
        if specwright_codegen::read(&SourceFile::new("new.yaml", new.as_str())).is_err() {
            continue;
        }
        let comparison = compared(old, &new);
        if comparison.entries.iter().all(|entry| entry.code.is_for_readers()) {
            continue;
        }
        if comparison.rust() == Rust::Breaks {
            broken += 1;
            continue;
        }
        programs.module(&format!("new_{kept}"), &new);
        programs.program(&format!("use_new_{kept}"), &format!("new_{kept}"), program);
        kept += 1;
    }
    println!("{tried} changes, {broken} break callers, {kept} are compiled");
    assert!(kept == wanted && broken > kept / 2, "{tried} changes: {kept} kept, {broken} break");
    let folder = crates::workspace(
        "random-changes",
        [("random-changes".to_owned(), programs.into_crate("random-changes"))],
    );
    crates::cargo(&folder, &["check", "--no-default-features", "--features", super::proofs::WEBHOOKS]);
}
