//! Doc comments: the author's text, then the facts of the spec, then where they come from.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::attributes::{constant, paging};
use crate::emit::features::Available;
use crate::ir::{
    Api, Confidence, Constraints, Deprecation, Direction, EnumValue, ErrorDef, Member, Operation, Provenance,
    Rule,
};
use crate::names::OperationNames;
use crate::prose;
use crate::prose::markdown::{code, fill, inline, paragraphs};

/// Lines of documentation that grow paragraph by paragraph.
#[derive(Default)]
pub(crate) struct Documentation {
    lines: Vec<String>,
}

impl Documentation {
    /// Starts with the author's text.
    pub(crate) fn of(doc: Option<&str>) -> Self {
        Self { lines: doc.map(paragraphs).unwrap_or_default() }
    }

    /// Starts with a title as a sentence.
    pub(crate) fn titled(title: Option<&str>) -> Self {
        let sentence = |title: &str| format!("{}.", inline(title.trim().trim_end_matches('.')));
        Self { lines: title.map(|title| fill(&sentence(title))).unwrap_or_default() }
    }

    /// Adds a paragraph of our own words, already escaped.
    pub(crate) fn paragraph(&mut self, text: impl AsRef<str>) -> &mut Self {
        self.gap();
        self.lines.extend(fill(text.as_ref()));
        self
    }

    /// Adds a heading of our own words, already escaped.
    pub(crate) fn heading(&mut self, text: &str) -> &mut Self {
        self.gap();
        self.lines.push(format!("# {text}"));
        self
    }

    /// Adds list entries under a heading, where there are any.
    pub(crate) fn section(&mut self, heading: &str, entries: Vec<String>) -> &mut Self {
        if !entries.is_empty() {
            self.heading(heading).gap();
            self.lines.extend(entries.iter().flat_map(|entry| fill(entry)));
        }
        self
    }

    /// Adds where it is known from, where there is something to say.
    pub(crate) fn provenance(&mut self, api: &Api, provenance: &Provenance) -> &mut Self {
        match prose::provenance::sentence(api, provenance) {
            Some(sentence) => self.paragraph(sentence),
            None => self,
        }
    }

    /// Adds where a part is known from, where that is less certain than the whole: the place of a documented
    /// fact is said once, and the spec has its line.
    fn part_provenance(&mut self, api: &Api, part: &Provenance, whole: &Provenance) -> &mut Self {
        match part.known == Confidence::Stated || (part.known == whole.known && part.places.is_empty()) {
            true => self,
            false => self.provenance(api, part),
        }
    }

    /// Adds with which features it is there, unless it always is.
    pub(crate) fn available(&mut self, available: &Available) -> &mut Self {
        match available.sentence() {
            Some(sentence) => self.paragraph(sentence),
            None => self,
        }
    }

    /// Adds why it should not be used any more.
    pub(crate) fn deprecation(&mut self, deprecation: Option<&Deprecation>) -> &mut Self {
        match deprecation.map(|deprecation| &deprecation.note) {
            None => self,
            Some(None) => self.paragraph("Deprecated."),
            Some(Some(note)) => self.paragraph(format!("Deprecated: {}", inline(note))),
        }
    }

    /// Adds what must hold of a value, a paragraph each.
    pub(crate) fn facts(&mut self, constraints: &Constraints) -> &mut Self {
        for fact in prose::limits::sentences(constraints) {
            self.paragraph(fact);
        }
        self
    }

    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// As attributes.
    pub(crate) fn tokens(&self) -> TokenStream {
        let lines = self.lines.iter().map(|line| match line.is_empty() {
            true => String::new(),
            false => format!(" {line}"),
        });
        quote!(#(#[doc = #lines])*)
    }

    /// As Markdown.
    pub(crate) fn markdown(&self) -> String {
        self.lines.iter().map(|line| format!("{line}\n")).collect()
    }
}

/// The documentation of a member whose limits stand in its attribute. `whole` is where the type or operation around
/// it is known from.
pub(crate) fn member(api: &Api, member: &Member, whole: &Provenance) -> TokenStream {
    describe(api, member, whole, &Constraints::default())
}

/// As [`member`], of one that only responses have: its limits are not checked, but they are worth knowing.
pub(crate) fn answered_member(api: &Api, member: &Member, whole: &Provenance) -> TokenStream {
    describe(api, member, whole, &member.constraints)
}

fn describe(api: &Api, member: &Member, whole: &Provenance, limits: &Constraints) -> TokenStream {
    let mut docs = Documentation::of(member.doc.as_deref());
    docs.deprecation(member.deprecated.as_ref()).facts(limits);
    match member.only {
        Some(Direction::In) => docs.paragraph("Only in requests."),
        Some(Direction::Out) => docs.paragraph("Only in responses; it is never sent."),
        None => &mut docs,
    };
    if let Some(value) = &member.server_default {
        docs.paragraph(format!(
            "The server assumes {} when it is absent.",
            code(&value.to_json().to_string())
        ));
    }
    docs.part_provenance(api, &member.provenance, whole).tokens()
}

/// The documentation of an enum's value. `whole` is where the enum is known from.
pub(crate) fn enum_value<T>(api: &Api, value: &EnumValue<T>, whole: &Provenance) -> TokenStream {
    let mut docs = Documentation::of(value.doc.as_deref());
    match value.only {
        Some(Direction::In) => docs.paragraph("Only in requests."),
        Some(Direction::Out) => docs.paragraph("Only in responses."),
        None => &mut docs,
    };
    docs.part_provenance(api, &value.provenance, whole).tokens()
}

/// The documentation of an operation's input.
pub(crate) fn operation(
    api: &Api,
    operation: &Operation,
    request_line: &str,
    names: &OperationNames,
    available: &Available,
) -> TokenStream {
    let OperationNames { error, builder, .. } = names;
    let mut docs = Documentation::titled(operation.title.as_deref());
    if let Some(doc) = &operation.doc {
        docs.gap();
        docs.lines.extend(paragraphs(doc));
    }
    docs.deprecation(operation.deprecated.as_ref());
    docs.paragraph(code(request_line)).available(available);
    if let Some(pages) = &operation.pages {
        docs.paragraph(prose::pages::sentence(pages));
        docs.paragraph(paging::endings(builder));
    }
    docs.section("Constants", constant::entries_of_inputs(operation));
    docs.heading("Errors").paragraph(format!("[`{error}`] tells them apart."));
    docs.provenance(api, &operation.provenance);
    docs.tokens()
}

/// Rules as list entries.
pub(crate) fn rules(api: &Api, rules: &[Rule]) -> Vec<String> {
    rules.iter().map(|rule| prose::rule::entry(api, rule)).collect()
}

/// The documentation of an error.
pub(crate) fn error(api: &Api, error: &ErrorDef) -> TokenStream {
    let mut docs = Documentation::of(error.doc.as_deref());
    docs.paragraph(prose::error::marks(error)).provenance(api, &error.provenance).tokens()
}
