//! Maps: those whose keys are words of the language, and those whose keys are names.

use super::name::parse_name;
use super::provenance::{Notes, parse_notes};
use super::{Spanned, Text};
use crate::diagnostic::suggest::{Candidates, did_you_mean, nearest};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::form::NameForm;
use crate::source::Span;
use crate::yaml::{Entry, Kind, Layout, Map, Node, Style};

/// The problem of a key with a `?` that many YAML readers refuse where it stands.
pub(super) fn bare_mark(entry: &Entry, layout: Layout) -> Option<Diagnostic> {
    let key = &entry.key;
    let is_bare = layout == Layout::Flow && key.style == Style::Plain && key.text.ends_with('?');
    is_bare.then(|| {
        let message = format!("`{}` without quotes in braces is refused by many YAML readers", key.text);
        let help = format!("write it on a line of its own, outside braces, or as `\"{}\"`", key.text);
        Diagnostic::new(Code::OptionalInBraces, key.span, message).help(help)
    })
}

/// A map whose keys are words of the language. Each `take` says that a key is allowed; `finish`
/// reports the keys that nobody took, and those that are missing.
pub(crate) struct Fields<'n> {
    map: &'n Map,
    span: Span,
    what: &'static str,
    allowed: Vec<&'static str>,
    missing: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// The node as such a map; `what` names it in messages, with its article.
    pub(crate) fn of(node: &'n Node, what: &'static str, report: &mut Report) -> Option<Self> {
        let map = as_map(node, what, report)?;
        Some(Fields { map, span: node.span, what, allowed: Vec::new(), missing: Vec::new() })
    }

    /// The whole map's place.
    pub(crate) fn span(&self) -> Span {
        self.span
    }

    /// The value of a key that may be there.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<&'n Node> {
        self.take_entry(key).map(|entry| &entry.value)
    }

    /// A key that may be there, with its value.
    pub(crate) fn take_entry(&mut self, key: &'static str) -> Option<&'n Entry> {
        if !self.allowed.contains(&key) {
            self.allowed.push(key);
        }
        self.map.entries.iter().find(|entry| entry.key.text == key)
    }

    /// The value of a key that must be there; `finish` reports it where it is not.
    pub(crate) fn require(&mut self, key: &'static str) -> Option<&'n Node> {
        let found = self.take(key);
        if found.is_none() {
            self.missing.push(key);
        }
        found
    }

    /// `doc`, `from` and `known`, which fit anywhere.
    pub(crate) fn notes(&mut self, report: &mut Report) -> Notes {
        parse_notes(self, report)
    }

    /// Those of some keys that are there; what several of exclude each other is reported by the caller.
    pub(crate) fn present(&self, keys: &[&'static str]) -> Vec<(&'static str, Span)> {
        let found = |key: &&'static str| {
            let entry = self.map.entries.iter().find(|entry| entry.key.text == **key)?;
            Some((*key, entry.key.span))
        };
        keys.iter().filter_map(found).collect()
    }

    /// Whether a key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.map.entries.iter().any(|entry| entry.key.text == key)
    }

    /// The key that comes first in the map, if any.
    pub(crate) fn first_key(&self) -> Option<&'n str> {
        self.map.entries.first().map(|entry| entry.key.text.as_str())
    }

    /// Exactly one of the keys must be there: reports otherwise.
    pub(crate) fn exactly_one(&self, keys: &[&'static str], report: &mut Report) -> Option<&'static str> {
        let present = self.present(keys);
        match present.as_slice() {
            [(key, _)] => Some(key),
            [] => {
                let message =
                    format!("{} needs one of {}", self.what, crate::diagnostic::suggest::list(keys));
                let help = match self.unknown(keys) {
                    Some(help) => help,
                    None => "add one of them".to_owned(),
                };
                report.push(Diagnostic::new(Code::PickOne, self.first_line(), message).help(help));
                None
            }
            [(first, first_span), (second, second_span), ..] => {
                let message = format!("{} has both `{first}` and `{second}`", self.what);
                report.push(
                    Diagnostic::new(Code::PickOne, *second_span, message)
                        .related(*first_span, format!("`{first}` is here"))
                        .help("keep one of the two"),
                );
                None
            }
        }
    }

    /// Reports the keys that are missing. One that is there, but misspelt, is left to the report of the slip.
    fn report_missing(&self, report: &mut Report) {
        /// As many unknown keys may be a slip: where there are more, the file is something else.
        const SLIPS: usize = 100;
        if self.missing.is_empty() {
            return;
        }
        let keys = self.map.entries.iter().map(|entry| entry.key.text.as_str());
        let unknown = keys.filter(|word| !self.allowed.contains(word)).take(SLIPS);
        let meant: Vec<&str> = unknown.filter_map(|word| nearest(word, &self.allowed)).collect();
        for key in self.missing.iter().filter(|key| !meant.contains(key)) {
            let message = format!("`{key}` is missing in {}", self.what);
            report.push(
                Diagnostic::new(Code::MissingKey, self.first_line(), message).help(format!("add `{key}: …`")),
            );
        }
    }

    /// Reports the keys that are missing, and those that nobody took.
    pub(crate) fn finish(self, report: &mut Report) {
        self.report_missing(report);
        #[cfg(test)]
        crate::native::language::agreement::saw_keys(self.what, &self.allowed);
        let mut before: Option<&Entry> = None;
        for entry in &self.map.entries {
            let taken = self.allowed.contains(&entry.key.text.as_str());
            if let Some(problem) = bare_mark(entry, self.map.layout).filter(|_| taken) {
                report.push(problem);
            }
            if !taken {
                match before.and_then(|before| text_broke(self.map, before, entry)) {
                    Some(broken) => report.push(broken),
                    None => report.push_with(|| self.unknown_key(entry)),
                }
            }
            before = Some(entry);
        }
    }

    fn unknown_key(&self, entry: &Entry) -> Diagnostic {
        let known = Candidates { what: "keys", words: self.allowed.clone() };
        let message = format!("{} has no key `{}`", self.what, shorten(&entry.key.text));
        Diagnostic::new(Code::UnknownKey, entry.key.span, message).suggest(&entry.key.text, &known)
    }

    /// A hint about a key that is likely meant to be one of those.
    fn unknown(&self, keys: &[&'static str]) -> Option<String> {
        let known = || Candidates { what: "keys", words: keys.to_vec() };
        self.map
            .entries
            .iter()
            .map(|entry| did_you_mean(&entry.key.text, &known()))
            .find(|help| help.starts_with("did you mean"))
    }

    fn first_line(&self) -> Span {
        self.map.entries.first().map_or(self.span, |entry| match self.map.layout {
            Layout::Block => entry.key.span,
            Layout::Flow => self.span,
        })
    }
}

/// The problem of an entry in braces that is the rest of a text, cut off by a comma.
pub(crate) fn text_broke(map: &Map, before: &Entry, entry: &Entry) -> Option<Diagnostic> {
    let broke = map.layout == Layout::Flow && entry.value.is_missing() && before.value.scalar().is_some();
    let (key, rest) = (shorten(&before.key.text), shorten(&entry.key.text));
    broke.then(|| {
        let message = format!("the text of `{key}` ends at the comma before `{rest}`");
        Diagnostic::new(Code::TextBrokeInBraces, before.value.span.to(entry.key.span), message)
            .help("in braces, put a text that holds `,`, `: `, ` #`, or a bracket or brace in quotes")
    })
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or("")),
        None => text.to_owned(),
    }
}

/// The node as a map.
pub(crate) fn as_map<'n>(node: &'n Node, what: &str, report: &mut Report) -> Option<&'n Map> {
    match &node.kind {
        Kind::Map(map) => Some(map),
        _ => {
            wrong_kind(node, what, MAP, report);
            None
        }
    }
}

/// Reports a node of another kind than its place wants.
pub(crate) fn wrong_kind(node: &Node, what: &str, wanted: &str, report: &mut Report) {
    if node.is_missing() {
        let message = format!("nothing is written here, and {what} must be {wanted}");
        report.push(
            Diagnostic::new(Code::MissingValue, node.span, message)
                .help("write it, or remove the key; lines below that belong to it are indented deeper"),
        );
        return;
    }
    let message = format!("{what} must be {wanted}, and this is {}", node.describe());
    let problem = Diagnostic::new(Code::WrongKind, node.span, message);
    report.push(match wanted {
        MAP => problem.help("write `key: value` lines below it, indented deeper, or `{ key: value }`"),
        LIST => problem.help("write it as `[a, b]`"),
        _ => problem,
    });
}

/// The largest known APIs have about as many operations; it bounds what a hostile file can cost.
pub(crate) const MOST_ENTRIES: usize = 20_000;

/// Reports a map with more entries than any spec needs.
pub(crate) fn refuse_too_many(map: &Map, node: &Node, what: &str, report: &mut Report) {
    let entries = map.entries.len();
    if entries > MOST_ENTRIES {
        let message = format!("{what} has {entries} entries, and at most {MOST_ENTRIES} are read");
        report.push(Diagnostic::new(Code::TooMany, node.span, message).help("split the spec into several"));
    }
}

const MAP: &str = "a map of keys";
const LIST: &str = "a list";

/// The entries of a map whose keys are names of one form. One that is not is reported, and kept, so that
/// what stands below it is read as well.
pub(crate) fn named_entries<'n>(
    node: &'n Node,
    what: &str,
    form: NameForm,
    report: &mut Report,
) -> Vec<(Text, &'n Node)> {
    let Some(map) = as_map(node, what, report) else { return Vec::new() };
    refuse_too_many(map, node, what, report);
    let mut entries = Vec::new();
    for Entry { key, value } in map.entries.iter().take(MOST_ENTRIES) {
        parse_name(&key.text, key.style, key.span, form, report);
        entries.push((Spanned { value: key.text.clone(), span: key.span }, value));
    }
    entries
}

/// The items of a list; none where it is something else, which is reported.
pub(crate) fn as_list<'n>(node: &'n Node, what: &str, report: &mut Report) -> &'n [Node] {
    match &node.kind {
        Kind::List(items) => items,
        _ => {
            wrong_kind(node, what, LIST, report);
            &[]
        }
    }
}
