//! Two trees of the native language become one.

use super::body::{plain, without_other};
use super::{Unknown, contradict, kind};
use crate::diagnostic::suggest::{Candidates, did_you_mean};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::native::member_key;
use crate::yaml::make::{entry, list, map};
use crate::yaml::{Entry, Node};

/// A map of things with names of which a spec may say more, and what makes a new one of its entries.
struct Section {
    key: &'static str,
    what: &'static str,
    several: &'static str,
    code: Code,
    /// One of these keys makes a new thing of an entry that the document does not have.
    made_by: &'static [&'static str],
    /// Where the author says something else under these, one of the two is wrong.
    decided: &'static [&'static str],
}

const SECTIONS: [Section; 4] = [
    Section {
        key: "auth",
        what: "way to authenticate",
        several: "ways to authenticate of the document",
        code: Code::UnknownScheme,
        made_by: &["scheme"],
        decided: &["scheme", "name"],
    },
    Section {
        key: "errors",
        what: "error",
        several: "errors of the document",
        code: Code::UnknownError,
        made_by: &["status"],
        decided: &["status", "code"],
    },
    Section {
        key: "types",
        what: "type",
        several: "types of the document",
        code: Code::UnknownType,
        made_by: &["members", "include", "values", "one-of", "type"],
        decided: &["type"],
    },
    Section {
        key: "operations",
        what: "operation",
        several: "operations of the document",
        code: Code::UnknownOperation,
        made_by: &["http"],
        decided: &["http"],
    },
];

/// The places of inputs that hold members.
const MEMBERS: [&str; 7] = ["path", "query", "header", "cookie", "json", "multipart", "urlencoded"];

/// Those of them where values are sent as texts.
const TEXTS: [&str; 6] = ["path", "query", "header", "cookie", "multipart", "urlencoded"];

/// What was found on the way.
pub(super) struct Found<'r> {
    pub(super) report: &'r mut Report,
    /// Where the author and the document say what cannot both be.
    pub(super) contradictions: Vec<Diagnostic>,
    /// Whether what is compared is sent as texts.
    pub(super) is_text: bool,
    pub(super) unknown: Unknown,
    /// The types of the document whose members are those of an operation, until more is said of them.
    pub(super) in_place: Vec<String>,
}

impl Found<'_> {
    /// Only the entries that the document has, where others are passed over.
    fn known(&self, base: &Node, own: &Node) -> Option<Node> {
        if self.unknown == Unknown::Refused || !own.is_map() {
            return None;
        }
        let is_known =
            |new: &&Entry| base.entries().iter().any(|old| plain(&old.key.text) == plain(&new.key.text));
        Some(map(own.entries().iter().filter(is_known).cloned().collect(), own.span))
    }

    /// Looks at the keys of a thing that both say.
    fn compare(&mut self, name: &str, keys: &[&str], base: &Node, own: &Node) {
        for (base, own) in keys.iter().filter_map(|key| Some((base.get(key)?, own.get(key)?))) {
            self.contradictions.extend(contradict::between(name, base, own, self.is_text));
        }
    }
}

/// The spec with what the author says of it.
pub(super) fn merge(base: &Node, own: &Node, found: &mut Found<'_>) -> Node {
    let mut own_entries: Vec<Entry> = own.entries().to_vec();
    own_entries
        .retain(|entry| !matches!(entry.key.text.as_str(), "extends" | "only" | "overlays" | "specwright"));
    // A section that the document does not have has none of the things of which more is said.
    for section in SECTIONS.iter().filter(|section| base.get(section.key).is_none()) {
        if section.passes_over(found) {
            own_entries.retain(|entry| entry.key.text != section.key);
        }
        let none = map(Vec::new(), base.span);
        own.get(section.key).into_iter().for_each(|own| section.tell_unknown(&none, own, found));
    }
    let own = map(own_entries, own.span);
    combine(base, &own, &mut |key, base, own| match SECTIONS.iter().find(|section| section.key == key) {
        Some(section) => section.merge(base, own, found),
        None if key == "servers" => {
            combine(base, own, &mut |name, base, own| short(name, "url", base, own, found))
        }
        None if matches!(key, "api" | "error-body" | "sources" | "webhooks") => deep(base, own),
        None => own.clone(),
    })
}

impl Section {
    fn merge(&self, base: &Node, own: &Node, found: &mut Found<'_>) -> Node {
        let known = found.known(base, own).filter(|_| self.passes_over(found));
        let own = known.as_ref().unwrap_or(own);
        self.tell_unknown(base, own, found);
        combine(base, own, &mut |name, base, own| {
            found.compare(name, self.decided, base, own);
            match self.key {
                "types" => type_def(base, own, found),
                "operations" => {
                    found.contradictions.extend(contradict::of_output(name, base, own));
                    operation(base, own, found)
                }
                _ => deep(base, own),
            }
        })
    }

    /// Whether what the document does not have says nothing.
    fn passes_over(&self, found: &Found<'_>) -> bool {
        found.unknown == Unknown::PassedOver && self.key != "errors"
    }

    fn tell_unknown(&self, base: &Node, own: &Node, found: &mut Found<'_>) {
        if self.passes_over(found) {
            return;
        }
        let mut names: Vec<&str> = base.entries().iter().map(|entry| entry.key.text.as_str()).collect();
        let is_new = |entry: &&Entry| !names.contains(&entry.key.text.as_str()) && !self.makes(&entry.value);
        let unknown: Vec<&Entry> = own.entries().iter().filter(is_new).collect();
        if self.key == "types" {
            names.extend(found.in_place.iter().map(String::as_str));
        }
        let problems: Vec<Diagnostic> =
            unknown.into_iter().map(|entry| self.unknown(entry, &names)).collect();
        problems.into_iter().for_each(|problem| found.report.push(problem));
    }

    /// Whether what is said is enough for a thing that the document does not have.
    fn makes(&self, own: &Node) -> bool {
        self.made_by.iter().any(|key| match (*key, own.get(key)) {
            // Words on members that are somewhere else are no members.
            ("members", Some(members)) => members.entries().iter().all(is_made),
            (_, found) => found.is_some(),
        })
    }

    fn unknown(&self, entry: &Entry, names: &[&str]) -> Diagnostic {
        let name = &entry.key.text;
        let message = format!("the document has no {} `{}`", self.what, name.escape_debug());
        let known = Candidates { what: self.several, words: names.to_vec() };
        let help = match names.is_empty() {
            true => format!("it has none; give this one `{}` to add it", self.made_by.concat()),
            false => {
                format!("{} (a new one has `{}`)", did_you_mean(name, &known), self.made_by.join("` or `"))
            }
        };
        Diagnostic::new(self.code, entry.key.span, message).help(help)
    }
}

fn type_def(base: &Node, own: &Node, found: &mut Found<'_>) -> Node {
    combine(&kind::without_old(base, own), own, &mut |key, base, own| match key {
        "members" => members(base, own, found),
        "rules" => deep(base, own),
        "values" if base.is_map() && own.is_map() => deep(base, own),
        "one-of" => combine(base, own, &mut |name, base, own| short(name, "type", base, own, found)),
        _ => own.clone(),
    })
}

fn operation(base: &Node, own: &Node, found: &mut Found<'_>) -> Node {
    combine(base, own, &mut |key, base, own| match key {
        "in" => inputs(base, own, found),
        "rules" | "examples" => deep(base, own),
        "errors" => both(base, own),
        "out" if is_around(own) && (base.is_map() || base.scalar().is_some()) => {
            let holds = if matches!(base.text(), Some("empty" | "text" | "bytes")) { "body" } else { "json" };
            deep(&as_map(holds, base), own)
        }
        "out" if are_around(base, own) => deep(base, own),
        // Which member asks for the stream that the document has.
        "stream" if base.is_map() && own.entries().iter().all(|entry| entry.key.text == "by") => {
            deep(base, own)
        }
        _ => own.clone(),
    })
}

/// Whether what is said of an outcome is about what is around its content.
fn is_around(out: &Node) -> bool {
    let words = ["status", "envelope", "media", "doc"];
    !out.entries().is_empty() && out.entries().iter().all(|entry| words.contains(&entry.key.text.as_str()))
}

/// Whether that is all that is said of each of several outcomes of the document.
fn are_around(base: &Node, own: &Node) -> bool {
    let is_around =
        |outcome: &Entry| is_around(&outcome.value) && base.get(&outcome.key.text).is_some_and(Node::is_map);
    !own.entries().is_empty() && own.entries().iter().all(is_around)
}

/// A map, or what is no more than the value of one key.
fn as_map(key: &str, node: &Node) -> Node {
    match node.is_map() {
        true => node.clone(),
        false => map(vec![entry(key, node.span, node.clone())], node.span),
    }
}

fn inputs(base: &Node, own: &Node, found: &mut Found<'_>) -> Node {
    let known = found.known(base, own);
    let own = known.as_ref().unwrap_or(own);
    let other = without_other(base, own);
    found.contradictions.extend(other.iter().map(|(_, contradiction)| contradiction.clone()));
    let base = other.as_ref().map_or(base, |(kept, _)| kept);
    let is_there =
        |place: &Entry| base.entries().iter().any(|old| plain(&old.key.text) == plain(&place.key.text));
    for place in
        own.entries().iter().filter(|place| MEMBERS.contains(&plain(&place.key.text)) && !is_there(place))
    {
        let elsewhere = base.entries().iter().filter(|old| MEMBERS.contains(&plain(&old.key.text)));
        let elsewhere: Vec<(&str, &str)> = elsewhere
            .flat_map(|old| {
                old.value.entries().iter().map(|one| (plain(&old.key.text), plain(&one.key.text)))
            })
            .collect();
        for member in place.value.entries().iter().filter(|member| !is_made(member)) {
            let problem = unknown_member(member, &[]);
            let place = elsewhere.iter().find(|(_, name)| *name == plain(&member.key.text));
            found.report.push(match place {
                Some((place, _)) => problem.help(format!("it stands under `{place}`")),
                None => problem,
            });
        }
    }
    combine(base, own, &mut |key, base, own| match MEMBERS.contains(&plain(key))
        && base.is_map()
        && own.is_map()
    {
        true => {
            found.is_text = TEXTS.contains(&plain(key));
            let members = members(base, own, found);
            found.is_text = false;
            members
        }
        false => {
            members_elsewhere(base, own).into_iter().for_each(|problem| found.report.push(problem));
            own.clone()
        }
    })
}

/// The problem of members of which more is said where the document has a type with a name.
fn members_elsewhere(base: &Node, own: &Node) -> Option<Diagnostic> {
    let name = base.text().filter(|name| name.starts_with(|c: char| c.is_ascii_uppercase()))?;
    let refined = own.entries().iter().find(|entry| !is_made(entry))?;
    let (name, member) = (name.escape_debug(), plain(&refined.key.text).escape_debug());
    let message =
        format!("the body is `{name}` in the document, whose members are not those of the operation");
    let help = format!("say it of the type: `types: {{ {name}: {{ members: {{ {member}: … }} }} }}`");
    Some(Diagnostic::new(Code::UnknownMember, refined.key.span, message).help(help))
}

/// Whether what is said of a member is enough for one that the document does not have.
fn is_made(member: &Entry) -> bool {
    let makes = ["type", "const", "members", "values", "one-of"];
    !member.value.is_map() || makes.iter().any(|key| member.value.get(key).is_some())
}

/// Members; those that the document does not have need a type.
fn members(base: &Node, own: &Node, found: &mut Found<'_>) -> Node {
    let known = found.known(base, own);
    let own = known.as_ref().unwrap_or(own);
    let names: Vec<&str> = base.entries().iter().map(|entry| plain(&entry.key.text)).collect();
    for entry in own.entries().iter().filter(|entry| !names.contains(&plain(&entry.key.text))) {
        if !is_made(entry) {
            found.report.push(unknown_member(entry, &names));
        }
    }
    for new in own.entries().iter().filter(|entry| is_optional(&entry.key.text)) {
        let same = |old: &&Entry| plain(&old.key.text) == plain(&new.key.text) && !is_optional(&old.key.text);
        let same = base.entries().iter().find(same);
        found.contradictions.extend(same.map(|old| contradict::of_presence(&old.key, &new.key)));
    }
    combine(base, own, &mut |name, base, own| short(plain(name), "type", base, own, found))
}

fn unknown_member(entry: &Entry, names: &[&str]) -> Diagnostic {
    let name = plain(&entry.key.text);
    let message = format!("the document has no member `{}` here", name.escape_debug());
    let known = Candidates { what: "members", words: names.to_vec() };
    let help = match names.is_empty() {
        true => "give this one a `type` to add it".to_owned(),
        false => format!("{} (a new one has a `type`)", did_you_mean(name, &known)),
    };
    Diagnostic::new(Code::UnknownMember, entry.key.span, message).help(help)
}

/// What may be no more than the value of one key, on either side: a member its type, a server its URL.
fn short(name: &str, key: &str, base: &Node, own: &Node, found: &mut Found<'_>) -> Node {
    let (base, own) = (as_map(key, base), as_map(key, own));
    found.compare(name, &[key], &base, &own);
    deep(&kind::without_old(&base, &own), &own)
}

/// Whether a key says that what it names may be absent.
fn is_optional(key: &str) -> bool {
    member_key::read(key).1
}

/// The entries of both; of an entry that both have, what is made of the two. Keys that differ in a `?` only are the same,
/// and the author's is written where it has one.
fn combine(base: &Node, own: &Node, both: &mut dyn FnMut(&str, &Node, &Node) -> Node) -> Node {
    if !base.is_map() || !own.is_map() {
        return own.clone();
    }
    let same = |entry: &&Entry, key: &str| plain(&entry.key.text) == plain(key);
    let mut entries = Vec::with_capacity(base.entries().len());
    for old in base.entries() {
        let found = own.entries().iter().find(|entry| same(entry, &old.key.text));
        entries.push(match found {
            None => old.clone(),
            Some(new) => {
                let key = if is_optional(&new.key.text) { &new.key } else { &old.key };
                Entry { key: key.clone(), value: both(&old.key.text, &old.value, &new.value) }
            }
        });
    }
    let is_new = |new: &&Entry| !base.entries().iter().any(|old| same(&old, &new.key.text));
    entries.extend(own.entries().iter().filter(is_new).cloned());
    map(entries, own.span)
}

/// All of both, key by key and as deep as maps go.
fn deep(base: &Node, own: &Node) -> Node {
    combine(base, own, &mut |_, base, own| deep(base, own))
}

/// The items of both lists, each once.
fn both(base: &Node, own: &Node) -> Node {
    if !base.is_list() || !own.is_list() {
        return own.clone();
    }
    let is_new = |item: &&Node| !base.items().iter().any(|old| old.text() == item.text());
    list(base.items().iter().chain(own.items().iter().filter(is_new)).cloned().collect(), own.span)
}
