//! Descriptions are CommonMark, in which many vendors write HTML: what only lays out text becomes plain text, lists,
//! links and code.
//!
//! What stands between `<` and `>` is mostly a place for a value (`refs/heads/<branch>`), which is to be seen: a reader of HTML
//! would take it out. So only known tags are tags, and those of other names that are closed somewhere.

use std::collections::HashSet;

/// Tags between which a paragraph ends.
const BLOCKS: [&str; 24] = [
    "p",
    "para",
    "div",
    "br",
    "hr",
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
    "details",
    "summary",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "fullname",
];

/// Tags of a paragraph that has a word before it, with that word.
const REMARKS: [(&str, &str); 6] = [
    ("note", "Note"),
    ("important", "Important"),
    ("warning", "Warning"),
    ("caution", "Caution"),
    ("tip", "Tip"),
    ("aside", "Note"),
];

/// Tags that say how words look, or what they are in somebody's book.
const LOOKS: [&str; 18] = [
    "b",
    "strong",
    "i",
    "em",
    "u",
    "span",
    "small",
    "sup",
    "sub",
    "font",
    "center",
    "tbody",
    "thead",
    "del",
    "zonbook",
    "xhtml",
    "replaceable",
    "filename",
];

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
    let pairs = pairs(text);
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
        } else if let Some(behind) = behind_comment(from) {
            left = behind;
            found = true;
        } else if let Some(tag) = tag(from, &pairs) {
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

fn behind_comment(text: &str) -> Option<&str> {
    text.strip_prefix("<!--")?.split_once("-->").map(|(_, behind)| behind)
}

/// The names of all tags that are closed somewhere: what only stands between `<` and `>` is a place for a value.
fn pairs(text: &str) -> HashSet<String> {
    let closing = text.split("</").skip(1).filter_map(|behind| behind.split_once('>'));
    let names = closing.map(|(name, _)| name.trim().to_ascii_lowercase());
    names.filter(|name| is_name(name)).collect()
}

fn is_name(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))
}

fn tag<'t>(text: &'t str, pairs: &HashSet<String>) -> Option<Tag<'t>> {
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
        || remark(&name).is_some()
        || matches!(name.as_str(), "li" | "td" | "th" | "code" | "tt" | "a" | "img")
        || pairs.contains(&name);
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
            let (inside, behind) = content(tag).or_else(|| linked(tag))?;
            out.push_str(&link(tag.attributes, plain(inside).trim()));
            return Some(behind);
        }
        "img" => out.push_str(attribute(tag.attributes, "alt").unwrap_or_default()),
        name => match (remark(name), tag.closes) {
            (Some(word), false) => {
                end_paragraph(out);
                out.push_str(&format!("**{word}:** "));
            }
            (Some(_), true) => end_paragraph(out),
            (None, _) if BLOCKS.contains(&name) => end_paragraph(out),
            (None, _) => {}
        },
    }
    None
}

fn remark(name: &str) -> Option<&'static str> {
    REMARKS.iter().find(|(tag, _)| *tag == name).map(|(_, word)| *word)
}

/// Ends a paragraph, unless nothing of it is there yet but what it starts with.
fn end_paragraph(out: &mut String) {
    out.truncate(out.trim_end_matches([' ', '\n', '\r', '\t']).len());
    if out.ends_with("\n-") || out == "-" || out.ends_with(":**") {
        out.push(' ');
    } else if !out.is_empty() {
        out.push_str("\n\n");
    }
}

/// What is between a tag and the one that closes it, where no other is between them.
fn content<'t>(tag: &Tag<'t>) -> Option<(&'t str, &'t str)> {
    let (inside, behind) = tag.behind.split_once("</")?;
    let closing = behind.split_once('>').filter(|(name, _)| name.eq_ignore_ascii_case(&tag.name))?;
    (!inside.contains('<')).then_some((inside, closing.1))
}

/// What a link is on, where tags within that are closed within it.
fn linked<'t>(tag: &Tag<'t>) -> Option<(&'t str, &'t str)> {
    let (inside, behind) = tag.behind.split_once("</a>")?;
    let opened = inside.matches('<').count() - inside.matches("</").count();
    let is_whole = opened == inside.matches("</").count() && !inside.contains("<a");
    (is_whole && inside.len() < 300).then_some((inside, behind))
}

fn link(attributes: &str, words: &str) -> String {
    let address = attribute(attributes, "href").unwrap_or_default();
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    match (is_web, words.is_empty() || words == address) {
        (true, true) => address.to_owned(),
        (true, false) => format!("[{words}]({address})"),
        (false, _) => words.to_owned(),
    }
}

/// The value of an attribute.
fn attribute<'t>(attributes: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = attributes.split_once(&format!("{name}="))?;
    match rest.chars().next()? {
        quote @ ('"' | '\'') => rest.get(1..)?.split(quote).next(),
        _ => rest.split_whitespace().next(),
    }
}

fn decoded(text: &str) -> String {
    let pairs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&nbsp;", " "),
        ("&ndash;", "–"),
        ("&mdash;", "—"),
        ("&amp;", "&"),
    ];
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
            ("<ul> <li> <p>a</p> </li> <li> <p>b</p> <p>c</p> </li> </ul> <p>d</p>", "- a\n- b\n\nc\n\nd"),
            ("<fullname>Things</fullname> <p>A service.</p>", "Things\n\nA service."),
            ("<p>a</p> <note> <p>b</p> </note> <p>c</p>", "a\n\n**Note:** b\n\nc"),
            ("a<important><ul><li>b</li></ul></important>", "a\n\n**Important:**\n- b"),
            ("<book><name>A</name> <b>of</b> </book> refs/<branch>", "A of  refs/<branch>"),
            ("a <!-- <b>c</b> --> d<img src='x' alt='of it'/>", "a  dof it"),
            ("<a href=\"https://a.example/x\"> <code>X</code> </a>", "[`X`](https://a.example/x)"),
            ("<a href='https://a.example/it'>it&apos;s</a>", "[it's](https://a.example/it)"),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }
}
