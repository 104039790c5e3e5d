//! The section of a changelog that tells users of a crate what a release changes, and how to mend their code.

mod sections;

use semver::Version;

use self::sections::{Heading, Style, headings, is_link};
use super::{Code, Comparison, Entry, Item, Part, Rust, Told, Wire};
use crate::line_ends::LineEnds;

/// Returns the parts of a section, without its heading: what breaks, what behaves differently, what is new, the rest.
pub fn parts(comparison: &Comparison) -> String {
    let (mut text, told) = (String::new(), comparison.told());
    for part in Part::ALL {
        let entries: Vec<String> = told.iter().filter(|told| told.entry.part() == part).map(entry).collect();
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

/// Puts the section of a version into a changelog, in front of the last release. What stands in it stays, line ends included;
/// what stands under `Unreleased` is released with it. A section that the version has already is added to.
pub fn with_section(changelog: Option<&str>, version: &Version, date: &str, parts: &str) -> String {
    let parts = parts.trim_end();
    let Some(text) = changelog.filter(|text| !text.trim().is_empty()) else {
        let text = format!("# Changelog\n\n## {version} - {date}\n\n{parts}");
        return format!("{}\n", text.trim_end());
    };
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let sections = headings(&lines);
    let body: Vec<&str> = parts.lines().collect();
    let end = |at: usize| match sections.get(at + 1) {
        Some(next) => next.lines.start,
        None => without_links(&lines),
    };
    let own = sections.iter().position(|one| one.version().is_some_and(|(found, _)| found == *version));
    let mut written = Written {
        lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        end: LineEnds::of(text.as_bytes()),
    };
    if let Some((at, heading)) = own.and_then(|at| Some((at, sections.get(at)?))) {
        let section: Vec<&str> = lines
            .get(heading.lines.end..end(at))
            .unwrap_or_default()
            .iter()
            .map(|line| line.trim_end())
            .collect();
        // It may be there because a release was broken off.
        if body.is_empty() || section.windows(body.len()).any(|lines| lines == body) {
            return text.to_owned();
        }
        written.insert(end(at), &body);
        return written.lines.concat();
    }
    let title = format!("## {} - {date}", in_style(version, &sections));
    match sections.first() {
        Some(unreleased) if unreleased.is_unreleased() => {
            written.insert(end(0), &body);
            written.insert(unreleased.lines.end, &[&title]);
        }
        first => {
            let at = first.map_or_else(|| without_links(&lines), |first| first.lines.start);
            let section: Vec<&str> = if body.is_empty() {
                vec![&title]
            } else {
                [title.as_str(), ""].into_iter().chain(body).collect()
            };
            written.insert(at, &section);
        }
    }
    written.lines.concat()
}

/// A version as the headings of the other ones have it.
fn in_style(version: &Version, sections: &[Heading]) -> String {
    let style = sections.iter().find_map(|one| Some(one.version()?.1));
    let style = style.unwrap_or_else(|| Style {
        has_brackets: sections.first().is_some_and(Heading::has_brackets),
        has_v: false,
    });
    let number = if style.has_v { format!("v{version}") } else { version.to_string() };
    if style.has_brackets { format!("[{number}]") } else { number }
}

/// How many lines there are before those at the end that say where links lead.
fn without_links(lines: &[&str]) -> usize {
    let is_text = |line: &&str| !line.trim().is_empty() && !is_link(line);
    match lines.iter().rposition(is_text) {
        Some(last) if lines.iter().skip(last + 1).any(|line| is_link(line)) => last + 1,
        _ => lines.len(),
    }
}

/// The lines of a changelog, each with its end, as they are and as they are added.
struct Written {
    lines: Vec<String>,
    end: LineEnds,
}

impl Written {
    /// Puts lines before another, with an empty line on both sides.
    fn insert(&mut self, at: usize, fresh: &[&str]) {
        if fresh.is_empty() {
            return;
        }
        let before = at.checked_sub(1);
        if let Some(line) = before.and_then(|before| self.lines.get_mut(before))
            && !line.ends_with('\n')
        {
            line.push('\n');
            *line = self.end.apply(line).into_owned();
        }
        let is_text = |line: Option<&String>| line.is_some_and(|line| !line.trim().is_empty());
        let gap = |is_needed: bool| is_needed.then_some("");
        let above = gap(is_text(before.and_then(|before| self.lines.get(before))));
        let below = gap(is_text(self.lines.get(at)));
        let fresh: Vec<&str> = above.into_iter().chain(fresh.iter().copied()).chain(below).collect();
        self.put(at, &fresh);
    }

    fn put(&mut self, at: usize, fresh: &[&str]) {
        let fresh = fresh.iter().map(|line| self.end.apply(&format!("{line}\n")).into_owned());
        let fresh: Vec<String> = fresh.collect();
        self.lines.splice(at..at, fresh);
    }
}

fn entry(told: &Told<'_>) -> String {
    let (entry, mut text) = (told.entry, format!("- {}.\n", sentence(&told.message)));
    if entry.wire == Wire::Breaks {
        text.push_str("  Clients of earlier versions break on the wire.\n");
    }
    if entry.rust == Rust::Breaks {
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
    use semver::Version;

    use super::with_section;

    const SECTION: &str = "### Added\n\n- It.\n\n";

    fn released(text: Option<&str>) -> String {
        with_section(text, &Version::new(1, 1, 0), "2026-05-31", SECTION)
    }

    #[test]
    fn what_stands_in_a_changelog_stays() {
        let cases = [
            (None, "# Changelog\n\n## 1.1.0 - 2026-05-31\n\n### Added\n\n- It.\n"),
            (Some("# Mine\n"), "# Mine\n\n## 1.1.0 - 2026-05-31\n\n### Added\n\n- It.\n"),
            (Some("# Mine"), "# Mine\n\n## 1.1.0 - 2026-05-31\n\n### Added\n\n- It.\n"),
            (
                Some("# Mine\n\nText.\n\n## 1.0.0\n\n- First.\n"),
                "# Mine\n\nText.\n\n## 1.1.0 - 2026-05-31\n\n### Added\n\n- It.\n\n## 1.0.0\n\n- First.\n",
            ),
            (
                Some("# Mine\n\n## [Unreleased]\n\n- By hand.\n\n## 1.0.0\n- First."),
                "# Mine\n\n## [Unreleased]\n\n## 1.1.0 - 2026-05-31\n\n- By hand.\n\n### Added\n\n- It.\n\n## \
                 1.0.0\n- First.",
            ),
            (
                Some("# Mine\n\nUnreleased\n----------\n\n- By hand.\n\n1.0.0\n-----\n\n- First.\n"),
                "# Mine\n\nUnreleased\n----------\n\n## 1.1.0 - 2026-05-31\n\n- By hand.\n\n### Added\n\n- It.\n\n\
                 1.0.0\n-----\n\n- First.\n",
            ),
            (
                Some("# Mine\n\n## Unreleased\n\n```md\n## Not one\n```\n"),
                "# Mine\n\n## Unreleased\n\n## 1.1.0 - 2026-05-31\n\n```md\n## Not one\n```\n\n### Added\n\n- It.\n",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(released(text), expected, "{text:?}");
        }
    }

    #[test]
    fn line_ends_stay() {
        let text =
            "# Mine\r\n\r\n## Unreleased\r\n\r\n- By hand.\r\n\r\n## 1.0.0\r\n\r\n- First.\n- Second.\r\n";
        let expected = "# Mine\r\n\r\n## Unreleased\r\n\r\n## 1.1.0 - 2026-05-31\r\n\r\n- By hand.\r\n\r\n### \
                        Added\r\n\r\n- It.\r\n\r\n## 1.0.0\r\n\r\n- First.\n- Second.\r\n";
        assert_eq!(released(Some(text)), expected);
    }

    #[test]
    fn a_heading_is_written_as_the_others_are() {
        for (before, heading) in [
            ("## [Unreleased]\n", "## [1.1.0] - 2026-05-31\n"),
            ("## [Unreleased]\n\n## [1.0.0] - 2026-01-01\n", "## [1.1.0] - 2026-05-31\n"),
            ("## Unreleased\n\n## [v1.0.0](https://example.com)\n", "## [v1.1.0] - 2026-05-31\n"),
            ("## v1.0.0\n\n## [0.9.0]\n", "## v1.1.0 - 2026-05-31\n"),
        ] {
            let text = released(Some(before));
            assert!(text.contains(heading), "{before:?}: {text}");
        }
    }

    #[test]
    fn a_version_has_one_section() {
        let by_hand = "## Unreleased\n\n## [1.1.0]\n\n- By hand.\n\n## 1.0.0\n";
        let expected = "## Unreleased\n\n## [1.1.0]\n\n- By hand.\n\n### Added\n\n- It.\n\n## 1.0.0\n";
        assert_eq!(released(Some(by_hand)), expected);
        assert_eq!(released(Some(expected)), expected, "what it says already is not said twice");
        let pre = "## 1.1.0-rc.1\n";
        assert_eq!(
            released(Some(pre)),
            "## 1.1.0 - 2026-05-31\n\n### Added\n\n- It.\n\n## 1.1.0-rc.1\n",
            "another version"
        );
    }

    #[test]
    fn links_stay_at_the_end() {
        let text = "## [Unreleased]\n\n- By hand.\n\n[Unreleased]: https://example.com\n";
        let expected = "## [Unreleased]\n\n## [1.1.0] - 2026-05-31\n\n- By hand.\n\n### Added\n\n- It.\n\n[Unreleased]: \
                        https://example.com\n";
        assert_eq!(released(Some(text)), expected);
    }
}
