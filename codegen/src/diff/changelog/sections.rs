//! Where the sections of a changelog are: its headings of the second level, as CommonMark knows them.

use std::ops::Range;

use semver::Version;

/// A heading of the second level at the top of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// Its lines: two or more where it is underlined.
    pub(super) lines: Range<usize>,
    /// Its words.
    pub(super) title: String,
}

impl Heading {
    /// The version that it is of, and how it writes it.
    pub(super) fn version(&self) -> Option<(Version, Style)> {
        if self.is_unreleased() {
            return None;
        }
        let is_of_version = |letter: char| letter.is_ascii_alphanumeric() || ".+-".contains(letter);
        self.title.split(|letter| !is_of_version(letter)).find_map(|word| {
            let number = word.strip_prefix('v').unwrap_or(word);
            let version = Version::parse(number).ok()?;
            let style =
                Style { has_brackets: self.title.contains(&format!("[{word}]")), has_v: number != word };
            Some((version, style))
        })
    }

    pub(super) fn is_unreleased(&self) -> bool {
        self.title.to_ascii_lowercase().contains("unreleased")
    }

    pub(super) fn has_brackets(&self) -> bool {
        self.title.starts_with('[')
    }
}

/// How headings write a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Style {
    /// `[1.2.3]`, as Keep a Changelog has it.
    pub(super) has_brackets: bool,
    /// `v1.2.3`.
    pub(super) has_v: bool,
}

/// What the lines before one say of it.
#[derive(Debug, Clone, Copy)]
enum Within {
    /// Nothing.
    Nothing,
    /// A paragraph that began in a line: an underline makes a heading of it.
    Paragraph(usize),
    /// An entry of a list, a quotation or the like.
    Other,
    /// A block of code that ends with a line of at least so many of a sign; one of a list ends where the list does.
    Fence { sign: char, length: usize, indent: usize },
    /// A comment.
    Comment,
    /// Settings of a tool, in front of all.
    Front,
}

/// Finds all headings of the second level.
pub(super) fn headings(lines: &[&str]) -> Vec<Heading> {
    let (mut found, mut within) = (Vec::new(), Within::Nothing);
    for (at, line) in lines.iter().map(|line| line.trim_end()).enumerate() {
        let words = line.trim_start();
        let indent = line.len() - words.len();
        within = match within {
            Within::Front if line != "---" => Within::Front,
            Within::Comment if !line.contains("-->") => Within::Comment,
            Within::Front | Within::Comment => Within::Nothing,
            Within::Fence { indent: of_fence, .. } if of_fence >= 2 && indent == 0 && !line.is_empty() => {
                outside(lines, at, Within::Nothing, &mut found)
            }
            Within::Fence { sign, length, .. } => {
                let is_end = words.len() >= length && words.chars().all(|one| one == sign);
                if is_end { Within::Nothing } else { within }
            }
            Within::Nothing | Within::Paragraph(_) | Within::Other => outside(lines, at, within, &mut found),
        };
    }
    found
}

/// Reads a line outside of code and comments.
fn outside(lines: &[&str], at: usize, within: Within, found: &mut Vec<Heading>) -> Within {
    let line = lines.get(at).map_or("", |line| line.trim_end());
    let words = line.trim_start();
    let indent = line.len() - words.len();
    if at == 0 && line == "---" && lines.iter().skip(1).any(|line| line.trim_end() == "---") {
        return Within::Front;
    }
    if let Some((sign, length)) = fence(words) {
        return Within::Fence { sign, length, indent };
    }
    if words.starts_with("<!--") {
        return if words.contains("-->") { Within::Nothing } else { Within::Comment };
    }
    if words.is_empty() {
        return Within::Nothing;
    }
    if indent == 0 && words.starts_with('#') {
        let title = words.strip_prefix("##").filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t']));
        let titles = title.map(|rest| rest.trim().trim_end_matches('#').trim().to_owned());
        found.extend(titles.map(|title| Heading { lines: at..at + 1, title }));
        return Within::Nothing;
    }
    let is_line = |sign: char| indent < 4 && words.chars().all(|one| one == sign);
    match within {
        Within::Paragraph(start) if is_line('-') => {
            let title: Vec<&str> =
                lines.get(start..at).unwrap_or_default().iter().map(|line| line.trim()).collect();
            found.push(Heading { lines: start..at + 1, title: title.join(" ") });
            Within::Nothing
        }
        Within::Paragraph(_) if is_line('=') => Within::Nothing,
        Within::Nothing if indent == 0 && !is_marked(words) => Within::Paragraph(at),
        Within::Nothing => Within::Other,
        within => within,
    }
}

/// The sign of a line that begins a block of code, and how often it stands there.
fn fence(words: &str) -> Option<(char, usize)> {
    let sign = words.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let info = words.trim_start_matches(sign);
    let length = words.len() - info.len();
    (length >= 3 && !(sign == '`' && info.contains('`'))).then_some((sign, length))
}

/// Whether a line begins an entry of a list, a quotation, a table or a line across.
fn is_marked(words: &str) -> bool {
    let number = words.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let is_entry = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
    let is_numbered = number.len() < words.len() && number.strip_prefix(['.', ')']).is_some_and(is_entry);
    let is_listed = words.strip_prefix(['-', '*', '+']).is_some_and(is_entry);
    let is_across = ['-', '*', '_'].iter().any(|sign| words.chars().all(|one| one == *sign));
    is_numbered || is_listed || is_across || words.starts_with(['>', '|'])
}

/// Whether a line says where a link leads: `[1.2.3]: https://…`.
pub(super) fn is_link(line: &str) -> bool {
    line.starts_with('[') && line.split_once("]:").is_some_and(|(name, _)| !name.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::headings;

    #[test]
    fn headings_are_those_of_commonmark() {
        let titles = |text: &str| -> Vec<String> {
            let lines: Vec<&str> = text.lines().collect();
            headings(&lines).into_iter().map(|heading| heading.title).collect()
        };
        for (text, expected) in [
            ("# A\n## B\n### C\n##D\n  ## E\n## F ##\n", vec!["B", "F"]),
            ("```md\n## A\n```\n## B\n", vec!["B"]),
            ("~~~~\n## A\n~~~\n## B\n~~~~~\n## C\n", vec!["C"]),
            ("- A\n\n  ```sh\n  ## B\n  ```\n\n## C\n", vec!["C"]),
            ("- A\n\n  ```sh\n  # never closed\n\n## C\n", vec!["C"]),
            ("A ``` b\n## C\n", vec!["C"]),
            ("<!--\n## A\n-->\n## B\n<!-- c -->\n## D\n", vec!["B", "D"]),
            ("A\n---\n\nB\nC\n-\n\nD\n===\n", vec!["A", "B C"]),
            ("- A\n---\n\n---\n\n> B\n---\n\n1. C\n---\n| a |\n---\n", vec![]),
            ("---\ntitle: A\n---\n## B\n", vec!["B"]),
        ] {
            assert_eq!(titles(text), expected, "{text:?}");
        }
    }
}
