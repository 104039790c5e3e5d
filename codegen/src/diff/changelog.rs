//! The section of a changelog that tells users of a crate what a release changes, and how to mend their code.

use super::{Code, Comparison, Entry, Item, Part, Rust, Wire};

/// Returns the parts of a section, without its heading: what breaks, what behaves differently, what is new, the rest.
pub fn parts(comparison: &Comparison) -> String {
    let mut text = String::new();
    for part in Part::ALL {
        let entries: Vec<String> =
            comparison.entries.iter().filter(|entry| entry.part() == part).map(entry).collect();
        if !entries.is_empty() {
            text.push_str(&format!("### {}\n\n{}\n", title(part), entries.concat()));
        }
    }
    text
}

fn title(part: Part) -> &'static str {
    match part {
        Part::Breaks => "Breaking changes",
        Part::Behaves => "Behavior and wire",
        Part::Adds => "Added",
        Part::Rest => "Other changes",
    }
}

/// Puts a section into a changelog, in front of the last release. What stands in it stays; what stands under `Unreleased` is
/// released with it.
pub fn with_section(changelog: Option<&str>, heading: &str, parts: &str) -> String {
    let Some(text) = changelog.filter(|text| !text.trim().is_empty()) else {
        return format!("# Changelog\n\n## {heading}\n\n{}\n", parts.trim_end());
    };
    let mut lines: Vec<&str> = text.lines().collect();
    let is_section = |line: &str| line.starts_with("## ");
    let first = lines.iter().position(|line| is_section(line)).unwrap_or(lines.len());
    let is_unreleased = lines.get(first).is_some_and(|line| line.to_ascii_lowercase().contains("unreleased"));
    let title = format!("## {heading}");
    let body: Vec<&str> = parts.trim_end().lines().collect();
    match is_unreleased {
        true => {
            let next = lines.iter().skip(first + 1).position(|line| is_section(line));
            let end = next.map_or(lines.len(), |at| first + 1 + at);
            insert(&mut lines, end, &body);
            lines.splice(first + 1..first + 1, ["", title.as_str()]);
        }
        false => {
            let section: Vec<&str> = [title.as_str(), ""].into_iter().chain(body).collect();
            insert(&mut lines, first, &section);
        }
    }
    lines.join("\n") + "\n"
}

/// Puts lines before another, with an empty line on both sides.
fn insert<'l>(lines: &mut Vec<&'l str>, at: usize, fresh: &[&'l str]) {
    let before = at.checked_sub(1).and_then(|before| lines.get(before)).is_some_and(|line| !line.is_empty());
    let after = lines.get(at).is_some();
    let gap = |is_needed: bool| is_needed.then_some("");
    let fresh: Vec<&str> = gap(before).into_iter().chain(fresh.iter().copied()).chain(gap(after)).collect();
    lines.splice(at..at, fresh);
}

fn entry(entry: &Entry) -> String {
    let mut text = format!("- {}.\n", sentence(&entry.message));
    if entry.rust == Rust::Breaks {
        if entry.wire == Wire::Breaks {
            text.push_str("  Clients of earlier versions break on the wire.\n");
        }
        text.extend(mend(entry).map(|line| format!("  {line}\n")));
    }
    text
}

fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().to_string())
        .into_iter()
        .chain([letters.collect()])
        .collect()
}

/// How callers mend their code, where one line shows it.
fn mend(entry: &Entry) -> Option<String> {
    let gone = entry.items.iter().find(|item| item.new.is_none());
    let fresh = entry.items.iter().find(|item| item.old.is_none());
    match (entry.code, gone, fresh) {
        (
            Code::ParameterAddedRequired
            | Code::RequestMemberAddedRequired
            | Code::ParameterBecameRequired
            | Code::RequestMemberBecameRequired,
            ..,
        ) => {
            let field = entry.items.iter().find_map(|item| item.path.rsplit("::").next())?;
            Some(format!("Call `.{field}(…)` on the builder."))
        }
        (_, Some(gone), Some(fresh)) => {
            let (before, after) = (call(gone), call(fresh));
            Some(format!("Before: `{before}`; now: `{after}`."))
        }
        (_, Some(gone), None) => Some(format!("Nothing takes the place of `{}`.", call(gone))),
        _ => {
            let changed = entry.items.iter().find(|item| item.old != item.new)?;
            let (old, new) = (changed.old.as_deref()?, changed.new.as_deref()?);
            let is_shown = !old.is_empty() && !new.is_empty();
            is_shown.then(|| format!("Before: `{}: {old}`; now: `{}: {new}`.", changed.path, changed.path))
        }
    }
}

/// An item as callers write it.
fn call(item: &Item) -> String {
    match item.path.strip_prefix("Client::") {
        Some(method) => format!("client.{method}()"),
        None => item.path.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::with_section;

    #[test]
    fn what_stands_in_a_changelog_stays() {
        let section = "### Added\n\n- It.\n\n";
        let cases = [
            (None, "# Changelog\n\n## 1.1.0\n\n### Added\n\n- It.\n"),
            (Some("# Mine\n"), "# Mine\n\n## 1.1.0\n\n### Added\n\n- It.\n"),
            (
                Some("# Mine\n\nText.\n\n## 1.0.0\n\n- First.\n"),
                "# Mine\n\nText.\n\n## 1.1.0\n\n### Added\n\n- It.\n\n## 1.0.0\n\n- First.\n",
            ),
            (
                Some("# Mine\n\n## [Unreleased]\n\n- By hand.\n\n## 1.0.0\n- First.\n"),
                "# Mine\n\n## [Unreleased]\n\n## 1.1.0\n\n- By hand.\n\n### Added\n\n- It.\n\n## 1.0.0\n- First.\n",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(with_section(text, "1.1.0", section), expected, "{text:?}");
        }
    }
}
