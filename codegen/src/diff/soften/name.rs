//! The Rust names that callers know, kept by `rust` where the new spec says of what, or by `name` of a type in place.

use super::{Softener, Softening, put_in};
use crate::diagnostic::Edit;
use crate::source::{FileId, SourceFile, Span};
use crate::yaml::{Entry, Kind, Layout, Node, Style, line_end, put_first, trap};

impl Softener<'_> {
    /// Keeps a Rust name of what stands at a place, under the keys by which a spec that extends another finds it.
    pub(in crate::diff) fn keep_name(&self, span: Span, keys: &[&str], name: &str) -> Option<Softening> {
        let rust = format!("rust: {name}");
        let Some(root) = self.root() else {
            let file = self.own();
            let document = file.name.rsplit(['/', '\\', ':']).next().unwrap_or(&file.name);
            let text = nested(keys.get(1..)?, &rust);
            let [section, text] = [key(keys.first()?), text];
            return Some(Softening::Extension(format!(
                "specwright: 1\nextends: {}\n{section}:\n{text}\n",
                key(document)
            )));
        };
        let is_extending = root.get("extends").is_some();
        if span.file == FileId::default() {
            return match entry_at(root, span.start) {
                Some(entry) if plain(entry) == *keys.last()? => self.say(&entry.value, &rust),
                _ if keys.len() == 2 => self.say(in_place(root, span.start)?, &format!("name: {name}")),
                _ => None,
            };
        }
        if is_extending { self.add(root, keys, &rust) } else { None }
    }

    /// Says one more thing of what is there: in the place of what it said of that, or first.
    fn say(&self, node: &Node, entry: &str) -> Option<Softening> {
        let (file, (key, value)) = (self.own(), entry.split_once(": ")?);
        match &node.kind {
            Kind::Map(_) => match node.get(key) {
                Some(said) => Some(replace(file, said.span, value.to_owned())),
                None => Some(put(file, put_first(file, node, entry))),
            },
            Kind::Scalar(scalar) if scalar.is_missing() || scalar.style == Style::Block => None,
            Kind::Scalar(scalar) => {
                let ty = match scalar.text.contains([',', '[', ']', '{', '}', ':', '?', '#']) {
                    true => serde_json::Value::from(scalar.text.as_str()).to_string(),
                    false => file.slice(node.span)?.to_owned(),
                };
                Some(replace(file, node.span, format!("{{ type: {ty}, {entry} }}")))
            }
            Kind::List(_) => None,
        }
    }

    /// Says it below keys, of which those that are not there are added.
    fn add(&self, root: &Node, keys: &[&str], entry: &str) -> Option<Softening> {
        let file = self.own();
        let mut node = root;
        for (at, wanted) in keys.iter().enumerate() {
            if let Some(next) = node.entries().iter().find(|entry| plain(entry) == *wanted) {
                node = &next.value;
                continue;
            }
            let rest = keys.get(at + 1..).unwrap_or_default();
            let Kind::Map(map) = &node.kind else { return None };
            if at > 0 || map.layout == Layout::Flow {
                return Some(put(
                    file,
                    put_first(file, node, &format!("{}: {}", key(wanted), braces(rest, entry))),
                ));
            }
            // A section is a new one at the end of the file.
            let (end, line_end) = (u32::try_from(file.text.len()).ok()?, line_end(file));
            let gap = if file.text.ends_with('\n') { "" } else { line_end };
            let text = format!("{gap}{}:{line_end}{}{line_end}", key(wanted), nested(rest, entry));
            return Some(put_in(file.span(end, end), text));
        }
        self.say(node, entry)
    }
}

/// The entry whose key starts at a place.
fn entry_at(node: &Node, start: u32) -> Option<&Entry> {
    let found = node.entries().iter().find_map(|entry| match entry.key.span.start == start {
        true => Some(entry),
        false => entry_at(&entry.value, start),
    });
    found.or_else(|| node.items().iter().find_map(|item| entry_at(item, start)))
}

/// The type in place of which a key starts at a place.
fn in_place(node: &Node, start: u32) -> Option<&Node> {
    let kinds = ["members", "values", "one-of", "include"];
    let is_it = node
        .entries()
        .iter()
        .any(|entry| entry.key.span.start == start && kinds.contains(&entry.key.text.as_str()));
    if is_it {
        return Some(node);
    }
    let inner = node.entries().iter().map(|entry| &entry.value).chain(node.items());
    inner.filter_map(|inner| in_place(inner, start)).next()
}

fn put(file: &SourceFile, (start, end, text): (u32, u32, String)) -> Softening {
    replace(file, file.span(start, end), text)
}

fn replace(file: &SourceFile, span: Span, text: String) -> Softening {
    let replaced = file.slice(span).unwrap_or_default();
    Softening::Edit(Box::new(Edit::replace(span, replaced, text)))
}

/// The lines of an entry below the first of some keys, as they stand in a section.
fn nested(keys: &[&str], entry: &str) -> String {
    match keys.split_first() {
        Some((first, rest)) => format!("  {}: {}", key(first), braces(rest, entry)),
        None => format!("  {entry}"),
    }
}

/// An entry below some keys, in braces.
fn braces(keys: &[&str], entry: &str) -> String {
    keys.iter().rev().fold(format!("{{ {entry} }}"), |inner, name| format!("{{ {}: {inner} }}", key(name)))
}

/// The name that a key says, whether what it names is optional or not.
fn plain(entry: &Entry) -> &str {
    entry.key.text.strip_suffix('?').unwrap_or(&entry.key.text)
}

/// A name as a key, in quotes where it would be read as something else without.
fn key(name: &str) -> String {
    let is_word = name.chars().all(|c| c.is_ascii_alphanumeric() || "_-./".contains(c));
    match is_word && name.starts_with(|c: char| c.is_ascii_alphabetic()) && trap(name).is_none() {
        true => name.to_owned(),
        false => serde_json::Value::from(name).to_string(),
    }
}
