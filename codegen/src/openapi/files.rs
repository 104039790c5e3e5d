//! Documents of several files become one tree.
//!
//! A file that a component is, by a reference, takes the place of that reference, so that the tree is the one of a document
//! of one file. Other files stand under [`FILES`], and references lead there. Every node keeps its place in its own file.

mod inline;
mod path;
mod walk;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use self::inline::Inliner;
use self::path::{Target, escaped, target};
pub(super) use self::walk::{Keys, each_object, each_reference};
use super::notes::Notes;
use super::reference::at_pointer;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, SourceFile, Span};
use crate::yaml::make::{entry, map};
use crate::yaml::{Kind, Node, Slip};

/// The key at the top of a tree under which other files are, by their paths.
pub(crate) const FILES: &str = "x-specwright-files";

/// The longest chain of references for one thing.
const MAX_CHAIN: usize = 32;

/// A tree, and why references in it are not read, by their places.
pub(super) struct Bundle {
    pub(super) root: Node,
    pub(super) refused: HashMap<Span, String>,
    /// What its references between files are in them, by their places.
    pub(super) written: HashMap<Span, String>,
    /// What its other files are read in spite of.
    pub(super) slips: Vec<Slip>,
    /// What keeps other files from being read.
    pub(super) unread: Vec<Diagnostic>,
}

/// The paths of the other files that references in a file of a document lead to.
pub(crate) fn parts_of(main: &str, path: &str, file: &SourceFile) -> Vec<String> {
    if is_prose(path) || !may_lead_out(&file.text) {
        return Vec::new();
    }
    let Ok((mut root, _)) = crate::yaml::parse_foreign(file) else { return Vec::new() };
    let mut found = Vec::new();
    each_reference(&mut root, Keys::Words, &mut |reference| {
        let target = target(main, path, reference.text().unwrap_or_default()).ok();
        found.extend(target.map(|target| target.path).filter(|other| !other.is_empty() && other != path));
        None
    });
    found
}

/// Whether a text has a reference that does not start with `#`: most documents have none, and are read once.
fn may_lead_out(text: &str) -> bool {
    text.split("$ref").skip(1).any(|rest| {
        let value = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ':'));
        !value.starts_with('#')
    })
}

/// Whether a file is a text for people, to which a description refers.
fn is_prose(path: &str) -> bool {
    [".md", ".markdown", ".txt"].iter().any(|ending| path.ends_with(ending))
}

/// Puts a document and its other files together.
pub(super) fn bundle(root: Node, file: &SourceFile, notes: &Notes) -> Bundle {
    let mut trees = BTreeMap::new();
    let mut paths = HashMap::from([(file.id(), "")]);
    let mut slips = Vec::new();
    let (mut unreadable, mut unread) = (BTreeSet::new(), Vec::new());
    for (path, part) in file.parts() {
        paths.insert(part.id(), path);
        if is_prose(path) {
            let span = Span { file: part.id(), start: 0, end: part.text.len() as u32 };
            trees.insert(path, crate::yaml::make::text(&*part.text, span));
            continue;
        }
        match crate::yaml::parse_foreign(part) {
            Ok((tree, of_part)) => {
                trees.insert(path, tree);
                slips.extend(of_part);
            }
            // What does not use the file is not the worse for it.
            Err(problems) => {
                for problem in &problems {
                    let message = format!("the file is not read: {}", problem.message);
                    notes.say(Code::OpenapiNotRead, problem.span, message);
                }
                unreadable.insert(path);
                unread.extend(problems);
            }
        }
    }
    let (homes, used, written) = (BTreeMap::new(), BTreeSet::new(), HashMap::new());
    let mut bundler = Bundler { file, trees, unreadable, paths, homes, used, written, notes };
    let mut root = bundler.place(root, String::new(), Level::Document);
    bundler.inline(&mut root);
    let mut refused = HashMap::new();
    let main = (!bundler.trees.is_empty()).then(|| root.clone());
    each_reference(&mut root, Keys::Words, &mut |reference| {
        bundler.moved(reference, main.as_ref(), &mut refused)
    });
    let files = bundler.others(main.as_ref(), &mut refused);
    if let (false, Kind::Map(map)) = (files.entries().is_empty(), &mut root.kind) {
        map.entries.push(entry(FILES, files.span, files));
    }
    Bundle { root, refused, written: bundler.written, slips, unread }
}

/// How far a node is from the top of a document.
#[derive(Clone, Copy)]
enum Level {
    Document,
    /// What has kinds of components.
    Components,
    /// Components of one kind.
    Named,
    /// A component, or another part of the document.
    Part,
}

impl Level {
    fn below(self, key: &str) -> Option<Level> {
        match self {
            Level::Document => Some(match key {
                "components" => Level::Components,
                "definitions" | "parameters" | "responses" | "securityDefinitions" => Level::Named,
                _ => Level::Part,
            }),
            Level::Components => Some(Level::Named),
            Level::Named => Some(Level::Part),
            Level::Part => None,
        }
    }
}

struct Bundler<'a> {
    file: &'a SourceFile,
    trees: BTreeMap<&'a str, Node>,
    /// The paths of files that are no YAML.
    unreadable: BTreeSet<&'a str>,
    paths: HashMap<FileId, &'a str>,
    /// Where in the document parts of other files are.
    homes: BTreeMap<Target, String>,
    /// What references lead to.
    used: BTreeSet<Target>,
    written: HashMap<Span, String>,
    notes: &'a Notes,
}

impl Bundler<'_> {
    /// The path of the file that a node is in.
    fn file_of(&self, node: &Node) -> &str {
        self.paths.get(&node.span.file).copied().unwrap_or_default()
    }

    fn target(&self, reference: &Node) -> Result<Target, String> {
        target(self.file.base_name(), self.file_of(reference), reference.text().unwrap_or_default())
    }

    fn find(&self, target: &Target) -> Option<&Node> {
        at_pointer(self.trees.get(target.path.as_str())?, &target.pointer)
    }

    /// Puts what references lead to in their place, as deep as components are.
    fn place(&mut self, mut node: Node, at: String, level: Level) -> Node {
        for _ in 0..MAX_CHAIN {
            let Some(target) = self.whole(&node) else { break };
            let Some(found) = self.find(&target).filter(|_| !self.homes.contains_key(&target)) else { break };
            node = found.clone();
            self.homes.insert(target, at.clone());
        }
        if let Kind::Map(map) = &mut node.kind {
            for entry in &mut map.entries {
                let Some(below) = level.below(&entry.key.text) else { break };
                let at = format!("{at}/{}", escaped(&entry.key.text));
                let value = std::mem::replace(&mut entry.value, crate::yaml::make::word("", Span::default()));
                entry.value = self.place(value, at, below);
            }
        }
        node
    }

    /// Puts what references lead to in their place, where the language has none.
    fn inline(&mut self, root: &mut Node) {
        let trees = self.trees.values();
        if !trees.chain([&*root]).any(|tree| inline::is_needed(tree, Keys::Words)) {
            return;
        }
        let main = root.clone();
        let mut trees = self.trees.clone();
        let mut inliner = Inliner::new(self, &main);
        inliner.inline(root, Keys::Words, 0);
        // Files stand two levels deep.
        trees.values_mut().for_each(|tree| inliner.inline(tree, Keys::Words, 2));
        self.trees = trees;
    }

    /// The part of another file that a node is, by a reference without anything beside it.
    fn whole(&self, node: &Node) -> Option<Target> {
        let [only] = node.entries() else { return None };
        let target = self.target(Some(&only.value).filter(|_| only.key.text == "$ref")?).ok()?;
        (!target.path.is_empty()).then_some(target)
    }

    /// What a reference is in the one tree; none where it stays as it is.
    fn moved(
        &mut self,
        reference: &Node,
        main: Option<&Node>,
        refused: &mut HashMap<Span, String>,
    ) -> Option<String> {
        let written = reference.text()?;
        let target = match self.target(reference) {
            Ok(target) => target,
            Err(why) => {
                refused.insert(reference.span, why);
                return None;
            }
        };
        if target.path.is_empty() {
            return (!written.starts_with('#')).then(|| {
                self.written.insert(reference.span, written.to_owned());
                format!("#{}", target.pointer)
            });
        }
        if !self.trees.contains_key(target.path.as_str()) {
            let why = match self.unreadable.contains(target.path.as_str()) {
                true => "is in a file that cannot be read",
                false => {
                    self.file.missing_part(&target.path).unwrap_or("is in another file, which is not at hand")
                }
            };
            refused.insert(reference.span, why.to_owned());
            return None;
        }
        let is_of_main = written.starts_with('#') && self.find(&target).is_none();
        if is_of_main && main.is_some_and(|main| at_pointer(main, &target.pointer).is_some()) {
            let message = format!("`{}` is not in this file, but in the document", written.escape_debug());
            self.notes.say(Code::OpenapiRepaired, reference.span, message);
            return None;
        }
        self.written.insert(reference.span, written.to_owned());
        let moved = self.home(&target);
        self.used.insert(target);
        Some(moved)
    }

    /// Where a part of another file is.
    fn home(&self, target: &Target) -> String {
        let mut pointer = target.pointer.as_str();
        loop {
            let known = Target { path: target.path.clone(), pointer: pointer.to_owned() };
            if let Some(home) = self.homes.get(&known) {
                return format!("#{home}{}", target.pointer.get(pointer.len()..).unwrap_or_default());
            }
            match pointer.rsplit_once('/') {
                Some((outer, _)) => pointer = outer,
                None => return format!("#/{FILES}/{}{}", escaped(&target.path), target.pointer),
            }
        }
    }

    /// The files that are not in the document as a whole, by their paths.
    fn others(&mut self, main: Option<&Node>, refused: &mut HashMap<Span, String>) -> Node {
        let mut entries = Vec::new();
        let paths: Vec<&str> = self.trees.keys().copied().collect();
        let mut moved = Vec::new();
        for path in paths {
            let all = Target { path: path.to_owned(), pointer: String::new() };
            let Some(mut tree) = self.trees.get(path).cloned().filter(|_| !self.homes.contains_key(&all))
            else {
                continue;
            };
            each_reference(&mut tree, Keys::Words, &mut |reference| self.moved(reference, main, refused));
            moved.push((path, tree));
        }
        for (path, tree) in moved {
            self.tell_unread(path, &tree, String::new());
            let span = tree.span;
            entries.push(entry(path, span, tree));
        }
        map(entries, main.map_or(Span::default(), |main| main.span))
    }

    /// Tells the parts of a file that no reference leads to.
    fn tell_unread(&self, path: &str, node: &Node, pointer: String) {
        let here = Target { path: path.to_owned(), pointer };
        if self.used.contains(&here) || self.homes.contains_key(&here) {
            return;
        }
        let inner = format!("{}/", here.pointer);
        let leads_in = |target: &Target| target.path == path && target.pointer.starts_with(&inner);
        if !self.used.iter().chain(self.homes.keys()).any(leads_in) {
            let message = "no reference leads to this part of the file, which is not read";
            return self.notes.say(Code::OpenapiUnused, node.span, message);
        }
        for entry in node.entries() {
            self.tell_unread(path, &entry.value, format!("{inner}{}", escaped(&entry.key.text)));
        }
    }
}

/// The path of a file under [`FILES`], and the pointer within it.
pub(crate) fn split(reference: &str) -> Option<(String, &str)> {
    let rest = reference.strip_prefix("#/")?.strip_prefix(FILES)?.strip_prefix('/')?;
    let end = rest.find('/').unwrap_or(rest.len());
    let (path, pointer) = rest.split_at_checked(end)?;
    Some((super::reference::unescaped(path), pointer))
}
