//! Descriptions are CommonMark, in which many vendors write HTML: what only lays out text becomes plain text, lists,
//! links and code.

/// Tags between which a paragraph ends.
const BLOCKS: [&str; 20] = [
    "p",
    "div",
    "br",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "pre",
    "blockquote",
    "section",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "note",
    "important",
];

/// Tags that say how words look.
const LOOKS: [&str; 13] =
    ["b", "strong", "i", "em", "u", "span", "small", "sup", "sub", "font", "center", "tbody", "thead"];

/// A tag at the start of a text.
struct Tag<'t> {
    name: String,
    attributes: &'t str,
    closes: bool,
    behind: &'t str,
}

/// A description without HTML. What is no tag of text, or has a backslash before it, stays as it is written.
pub(crate) fn plain(text: &str) -> String {
    if !text.contains('<') {
        return text.to_owned();
    }
    let (mut out, mut left, mut found) = (String::with_capacity(text.len()), text, false);
    while let Some(at) = left.find('<') {
        let (before, from) = left.split_at(at);
        out.push_str(before);
        let behind = from.get(1..).unwrap_or_default();
        if is_in_code(&out) {
            out.push('<');
            left = behind;
        } else if out.ends_with('\\') {
            out.pop();
            out.push('<');
            left = behind;
        } else if let Some(tag) = tag(from) {
            left = write(&tag, &mut out).unwrap_or(tag.behind);
            found = true;
        } else {
            out.push('<');
            left = behind;
        }
    }
    out.push_str(left);
    if found { decoded(out.trim()) } else { out }
}

/// Whether a text ends within a code span.
fn is_in_code(text: &str) -> bool {
    text.matches('`').count() % 2 == 1
}

fn tag(text: &str) -> Option<Tag<'_>> {
    let inner = text.strip_prefix('<')?;
    let end = inner.find('>').filter(|end| *end < 500)?;
    let (inside, behind) = (inner.get(..end)?, inner.get(end + 1..)?);
    let (closes, inside) = match inside.strip_prefix('/') {
        Some(inside) => (true, inside),
        None => (false, inside.strip_suffix('/').unwrap_or(inside)),
    };
    let (name, attributes) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let name = name.to_ascii_lowercase();
    let is_known = BLOCKS.contains(&name.as_str())
        || LOOKS.contains(&name.as_str())
        || matches!(name.as_str(), "li" | "td" | "th" | "code" | "tt" | "a");
    is_known.then_some(Tag { name, attributes, closes, behind })
}

/// Writes what a tag is in Markdown. What is behind it, where that is not what follows the tag.
fn write<'t>(tag: &Tag<'t>, out: &mut String) -> Option<&'t str> {
    match tag.name.as_str() {
        "li" if !tag.closes => {
            out.truncate(out.trim_end_matches([' ', '\n']).len());
            out.push_str("\n- ");
        }
        "li" => out.push('\n'),
        "td" | "th" => out.push(' '),
        "code" | "tt" if !tag.closes => {
            let (inside, behind) = content(tag)?;
            let is_code = !inside.trim().is_empty() && !inside.contains('`');
            let inside = decoded(inside);
            out.push_str(&if is_code { format!("`{}`", inside.trim()) } else { inside });
            return Some(behind);
        }
        "a" if !tag.closes => {
            let (inside, behind) = content(tag)?;
            out.push_str(&link(tag.attributes, inside.trim()));
            return Some(behind);
        }
        name if BLOCKS.contains(&name) && !out.is_empty() => {
            out.truncate(out.trim_end_matches([' ', '\n']).len());
            out.push_str("\n\n");
        }
        _ => {}
    }
    None
}

/// What is between a tag and the one that closes it, where no other is between them.
fn content<'t>(tag: &Tag<'t>) -> Option<(&'t str, &'t str)> {
    let (inside, behind) = tag.behind.split_once("</")?;
    let closing = behind.split_once('>').filter(|(name, _)| name.eq_ignore_ascii_case(&tag.name))?;
    (!inside.contains('<')).then_some((inside, closing.1))
}

fn link(attributes: &str, words: &str) -> String {
    let address = attributes.split_once("href=").map(|(_, rest)| rest.trim_start_matches(['"', '\'']));
    let address = address.and_then(|rest| rest.split(['"', '\'', ' ']).next()).unwrap_or_default();
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    match (is_web, words.is_empty() || words == address) {
        (true, true) => address.to_owned(),
        (true, false) => format!("[{words}]({address})"),
        (false, _) => words.to_owned(),
    }
}

fn decoded(text: &str) -> String {
    let pairs =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_lays_out_text_becomes_markdown() {
        for (text, expected) in [
            ("<p>Makes a <b>thing</b>.</p> <p>Slow.</p>", "Makes a thing.\n\nSlow."),
            (
                "One of:<ul><li>a</li> <li><code>b</code></li></ul>Else none.",
                "One of:\n- a\n- `b`\n\nElse none.",
            ),
            (
                "See <a href=\"https://a.example/b\">the guide</a> or <a>Other</a>.",
                "See [the guide](https://a.example/b) or Other.",
            ),
            ("a<br/>b<BR>c &lt;d&gt;", "a\n\nb\n\nc <d>"),
            ("<Thing> and x < 3, &lt;", "<Thing> and x < 3, &lt;"),
            ("`<p>` and \\<b>", "`<p>` and <b>"),
            ("<code>a ` b</code>", "a ` b"),
            ("<a href=x", "<a href=x"),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }
}
