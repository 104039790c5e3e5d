//! Text of a spec as documentation: it reads as it was written and never becomes code that is run, a link to an item, a
//! heading or a test.

use crate::text::is_deceptive;

/// The width of a line of documentation, without its comment mark.
const WIDTH: usize = 100;

/// A name or value as a code span.
pub fn code(text: &str) -> String {
    let text: String = text.chars().map(visible).collect::<String>().replace('\n', " ");
    match (text.is_empty(), text.contains('`')) {
        (true, _) => "an empty text".to_owned(),
        (false, false) => format!("`{text}`"),
        (false, true) => {
            let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat(longest + 1);
            format!("{fence} {text} {fence}")
        }
    }
}

/// A spec's text as escaped paragraphs, lists and blocks of code. Lines are filled anew: where the author broke them says
/// nothing, but in code.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    let mut written = Paragraphs::default();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        match fence(line.trim()) {
            Some(fence) => {
                let is_within = |line: &&str| !line.trim().strip_prefix(fence).is_some_and(str::is_empty);
                written.block(&lines.by_ref().take_while(is_within).collect::<Vec<_>>());
            }
            None => written.line(line.trim()),
        }
    }
    written.finish()
}

/// The signs that begin a block of code and stand behind it.
fn fence(line: &str) -> Option<&str> {
    let sign = line.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let rest = line.trim_start_matches(sign);
    let signs = line.strip_suffix(rest)?;
    (signs.len() >= 3 && !rest.contains('`')).then_some(signs)
}

/// The words of a heading.
fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    let words = rest.strip_prefix(' ')?.trim().trim_end_matches('#').trim();
    (1..=6).contains(&(line.len() - rest.len())).then_some(words).filter(|words| !words.is_empty())
}

/// Lines that are written, and the paragraph or entry that the next one may go on.
#[derive(Default)]
struct Paragraphs {
    lines: Vec<String>,
    open: Option<String>,
}

impl Paragraphs {
    fn line(&mut self, line: &str) {
        let entry = line.strip_prefix("- ").or_else(|| line.strip_prefix("* "));
        match (line, heading(line), entry, &mut self.open) {
            ("", ..) => self.gap(),
            (_, Some(words), ..) => {
                self.gap();
                // A heading of its own would be one of the page around it.
                self.lines.extend(fill(&format!("**{}**", inline(&words.replace("**", "")))));
                self.gap();
            }
            (_, _, Some(entry), _) => {
                self.close();
                self.open = Some(format!("- {}", inline(entry)));
            }
            (line, .., Some(paragraph)) => {
                paragraph.push(' ');
                paragraph.push_str(&inline(line));
            }
            (line, .., None) => self.open = Some(inline(line)),
        }
    }

    /// Code as it is, between signs that are not in it, and of no language that anybody would run.
    fn block(&mut self, code: &[&str]) {
        self.gap();
        let indent = |line: &&str| line.len() - line.trim_start().len();
        let common = code.iter().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
        let longest = code.iter().flat_map(|line| line.split(|c| c != '`')).map(str::len).max();
        let fence = "`".repeat((longest.unwrap_or(0) + 1).max(3));
        let code = code.iter().map(|line| line.get(common..).unwrap_or_default().trim_end());
        let code: Vec<String> = code.map(|line| line.chars().map(visible).collect()).collect();
        if code.iter().any(|line| !line.is_empty()) {
            self.lines.push(format!("{fence}text"));
            self.lines.extend(code);
            self.lines.push(fence);
        }
        self.gap();
    }

    fn close(&mut self) {
        self.lines.extend(self.open.take().iter().flat_map(|done| fill(done)));
    }

    fn gap(&mut self) {
        self.close();
        if self.lines.last().is_some_and(|last| !last.is_empty()) {
            self.lines.push(String::new());
        }
    }

    fn finish(mut self) -> Vec<String> {
        self.close();
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        self.lines
    }
}

/// One line of a spec's text, escaped, for use inside a sentence or a list.
pub(crate) fn inline(text: &str) -> String {
    let text: String = text.chars().map(visible).collect::<String>().replace('\n', " ");
    let pieces: Vec<&str> = text.split('`').collect();
    // Backticks in pairs are code spans, the one piece of Markdown that names in prose need.
    let spans = pieces.len() % 2 == 1 && pieces.iter().skip(1).step_by(2).all(|span| !span.trim().is_empty());
    let pieces = pieces.iter().enumerate().map(|(index, piece)| match (spans, index % 2 == 1) {
        (true, true) => format!("`{piece}`"),
        (false, _) if index > 0 => format!("\\`{}", prose(piece)),
        _ => prose(piece),
    });
    pieces.collect()
}

/// Escapes what Markdown and rustdoc would read as markup, but for bold words and links into the web.
fn prose(text: &str) -> String {
    match split_bold(text) {
        Some((before, words, behind)) => format!("{}**{}**{}", links(before), links(words), prose(behind)),
        None => links(text),
    }
}

/// The first bold words: what is before them, the words, what is behind them.
fn split_bold(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find("**")?;
        let rest = text.get(at + 2..)?;
        let (words, behind) = rest.split_once('*')?;
        if let (false, true, Some(behind)) =
            (words.is_empty(), words == words.trim(), behind.strip_prefix('*'))
        {
            return Some((text.get(..at)?, words, behind));
        }
        from = at + 1;
    }
}

/// Escapes all but links into the web.
fn links(text: &str) -> String {
    match split_named_link(text) {
        Some((before, words, link, behind)) => {
            format!("{}[{}]({link}){}", links(before), escape(words), links(behind))
        }
        None => escaped_words(text),
    }
}

/// The first link with words of its own: what is before it, the words, the address, what is behind it.
fn split_named_link(text: &str) -> Option<(&str, &str, &str, &str)> {
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find("](")?;
        let (words, rest) = (text.get(..at)?, text.get(at + 2..)?);
        let start =
            words.rfind(['[', ']']).filter(|start| words.get(*start..).is_some_and(|it| it.starts_with('[')));
        let words = start.and_then(|start| words.get(start + 1..)).filter(|words| !words.trim().is_empty());
        if let (Some(start), Some(words), (Some(link), behind)) = (start, words, split_link(rest))
            && let Some(behind) = behind.strip_prefix(')')
            && !text.get(..start)?.ends_with(['!', '\\'])
        {
            return Some((text.get(..start)?, words, link, behind));
        }
        from = at + 2;
    }
}

fn escaped_words(text: &str) -> String {
    if !text.contains("://") {
        return escape(text);
    }
    text.split_inclusive(' ')
        .map(|word| {
            let bare = word.trim_end_matches(' ');
            linked(bare) + &word[bare.len()..]
        })
        .collect()
}

/// One word, escaped; web addresses in it are links.
fn linked(word: &str) -> String {
    let starts = ["https://", "http://"].iter().filter_map(|scheme| word.find(scheme));
    let (before, rest) = word.split_at(starts.min().unwrap_or(word.len()));
    match split_link(rest) {
        (Some(link), behind) => format!("{}<{link}>{}", escape(before), linked(behind)),
        (None, _) => escape(word),
    }
}

/// Escapes one word. Signs that are markup only at the start of a line are seen to when lines are filled.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied().unwrap_or(' ');
        let is_markup = match letter {
            '\\' | '[' | ']' | '<' | '*' | '|' | '`' => true,
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            '~' => before == '~' || after == '~',
            '&' => after == '#' || after.is_ascii_alphabetic(),
            _ => false,
        };
        if is_markup {
            escaped.push('\\');
        }
        escaped.push(letter);
        before = letter;
    }
    escaped
}

/// A plain web address at the start of a word, without the punctuation behind it.
fn split_link(word: &str) -> (Option<&str>, &str) {
    if !word.starts_with("https://") && !word.starts_with("http://") {
        return (None, word);
    }
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&'*+,;=%".contains(c);
    let end = word.find(|c| !allowed(c)).unwrap_or(word.len());
    let link = word[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
    match link.ends_with('/') && link.ends_with("//") {
        true => (None, word),
        false => (Some(link), &word[link.len()..]),
    }
}

/// Characters that would hide or reorder what a reader sees are shown as their code points.
fn visible(letter: char) -> char {
    match letter {
        '\n' => '\n',
        '\t' | '\r' => ' ',
        letter if is_deceptive(letter) => '\u{fffd}',
        letter => letter,
    }
}

/// Escaped text in lines of a readable width; code spans are not broken.
pub(crate) fn fill(paragraph: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let indent = if paragraph.starts_with("- ") { "  " } else { "" };
    let mut line = String::new();
    let words = words(paragraph);
    for (index, word) in words.iter().enumerate() {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(std::mem::take(&mut line));
            line.push_str(indent);
        } else if !line.is_empty() {
            line.push(' ');
        }
        let is_list_mark = index == 0 && !indent.is_empty();
        match line.trim().is_empty() && !is_list_mark {
            true => line.push_str(&harmless_at_start(word)),
            false => line.push_str(word),
        }
    }
    lines.push(line);
    lines
}

fn words(paragraph: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut in_code = false;
    let mut escaped = false;
    for letter in paragraph.chars() {
        match letter {
            ' ' if !in_code => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            '`' if in_code || !escaped => {
                in_code = !in_code;
                word.push(letter);
            }
            letter => word.push(letter),
        }
        escaped = letter == '\\' && !escaped && !in_code;
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// A word that would start a list, a heading or a rule at the start of a line.
fn harmless_at_start(word: &str) -> String {
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let after = word[digits..].chars().next();
    match word.chars().next() {
        Some('-' | '+' | '=' | '#' | '>') => format!("\\{word}"),
        Some('0'..='9') if matches!(after, Some('.' | ')')) => {
            format!("{}\\{}", &word[..digits], &word[digits..])
        }
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_becomes_markup() {
        let cases = [
            ("a [link](x) and <b>", "a \\[link\\](x) and \\<b>"),
            ("user_id is _not_ a*b", "user_id is \\_not\\_ a\\*b"),
            ("R&D, &lt; and ~~x~~", "R\\&D, \\&lt; and \\~\\~x\\~\\~"),
            ("use `code` here", "use `code` here"),
            ("odd ` tick", "odd \\` tick"),
            ("```rust", "\\`\\`\\`rust"),
            ("see https://a.b/c?d=e.", "see <https://a.b/c?d=e>."),
            ("a [link_x y](https://a.b/c).", "a [link_x y](https://a.b/c)."),
            ("[](https://a.b) ![i](https://a.b)", "\\[\\](<https://a.b>) !\\[i\\](<https://a.b>)"),
            ("[a] [b *c*](http://d.e/f) [g](h)", "\\[a\\] [b \\*c\\*](http://d.e/f) \\[g\\](h)"),
            ("<a href=\"http://a.b\">https://a.b</a>", "\\<a href=\"<http://a.b>\"><https://a.b>\\</a>"),
            ("a \u{202e} b", "a \u{fffd} b"),
            ("**must <b>** come, ** not **", "**must \\<b>** come, \\*\\* not \\*\\*"),
            ("***a*** **[b](http://c.d)** **`e`**", "\\***a**\\* **[b](http://c.d)** \\*\\*`e`\\*\\*"),
        ];
        for (text, expected) in cases {
            assert_eq!(inline(text), expected, "{text}");
        }
    }

    #[test]
    fn indentation_and_lists_are_flattened() {
        let text = "    fn main() {}\n\n- one\n  more\n- two\n\n1. no list\n===\n\n#no heading";
        assert_eq!(
            paragraphs(text),
            ["fn main() {}", "", "- one more", "- two", "", "1\\. no list ===", "", "\\#no heading"],
        );
    }

    #[test]
    fn headings_are_bold_and_code_is_of_no_language() {
        for (text, expected) in [
            ("one\n# Two `x` **three** ##\nfour", &["one", "", "**Two `x` three**", "", "four"][..]),
            (
                "one:\n  ```rust,no_run\n    a <b>\n\n      c\u{202e}\n  ```\ntwo",
                &["one:", "", "```text", "a <b>", "", "  c\u{fffd}", "```", "", "two"],
            ),
            ("~~~\n````\n# x\n", &["`````text", "````", "# x", "`````"]),
            ("```\n```\nthen", &["then"]),
            ("```a``` b", &["\\`\\`\\`a\\`\\`\\` b"]),
            ("#######\n# ", &["\\####### #"]),
        ] {
            assert_eq!(paragraphs(text), expected, "{text}");
        }
    }
}
