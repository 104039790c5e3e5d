//! Its report, read.

/// Something that it says breaks callers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The lint, such as `enum_variant_missing`.
    pub lint: String,
    /// What it is about, in its words.
    pub what: String,
    /// The path of that without the crate, such as `types::Pet::name`.
    pub path: Vec<String>,
}

/// Returns what a report tells, in its order.
pub fn findings(report: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let (mut lint, mut is_list) = (None, false);
    for line in report.lines() {
        let heading = line.strip_prefix("--- failure ").or_else(|| line.strip_prefix("--- warning "));
        match heading.and_then(|rest| rest.split_once(':')) {
            Some((word, _)) => (lint, is_list) = (Some(word.to_owned()), false),
            None if line == "Failed in:" => is_list = true,
            None if line.trim().is_empty() => is_list = false,
            None => {
                let what = line.trim().split(", previously in ").next().unwrap_or_default();
                let what =
                    what.split(" in file ").next().unwrap_or_default().trim_end_matches(',').to_owned();
                let lint = lint.clone().filter(|_| is_list && line.starts_with("  "));
                found.extend(lint.map(|lint| Finding { lint, path: path(&what), what }));
            }
        }
    }
    found
}

/// The path in the words of a finding: `variant Kind::Dog`, `field name of struct Pet`, `struct pets::types::Pet`.
fn path(what: &str) -> Vec<String> {
    let pieces = |path: &str| -> Vec<String> {
        let name = path.split(['(', '<', ' ']).next().unwrap_or_default();
        let pieces = name.split("::").filter(|piece| !piece.is_empty());
        // The crate goes before modules, and nothing else does.
        let is_module =
            |piece: &&str| ["types", "operations", "errors", "blocking", "webhooks"].contains(piece);
        let all: Vec<&str> = pieces.collect();
        let start = all.iter().position(is_module).unwrap_or(0);
        all.into_iter().skip(start).map(str::to_owned).collect()
    };
    let words: Vec<&str> = what.split_whitespace().collect();
    if let Some(("field" | "variant", [name, "of", _, owner, ..])) =
        words.split_first().map(|(first, rest)| (*first, rest))
    {
        return [pieces(owner), vec![(*name).to_owned()]].concat();
    }
    let kinds = [
        "struct", "enum", "union", "trait", "type", "variant", "function", "module", "const", "static",
        "macro",
    ];
    let named = words.iter().find(|word| word.contains("::"));
    // Some lints begin a sentence with it.
    let is_kind = |word: &str| kinds.contains(&word.to_ascii_lowercase().as_str());
    let after_kind = words.windows(2).find(|pair| is_kind(pair[0])).map(|pair| &pair[1]);
    named.or(after_kind).or(words.first()).map(|word| pieces(word)).unwrap_or_default()
}
