//! Types that are written where they are used get names, and become types like all others.
//!
//! The name is that of what is around the member (a type, or an operation), then the member's own; in a list or map without
//! the `s` of its plural: `tags` of `Pet` is `PetTag`. The headers of a response are named after its operation, its outcome
//! where there are several, or its error. The body of an event
//! is named after that.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::native::parse::{
    Body, Headers, Inline, Member, Notes, Outcomes, Spec, Text, TypeDef, TypeExpr, TypeKind, TypeWord,
    Webhook,
};
use crate::source::Span;

/// Names the types that members hold, and puts them behind the others.
pub(crate) fn name_inline_types(spec: &mut Spec, report: &mut Report) {
    let taken = spec.types.iter().map(|def| (def.name.value.clone(), def.name.span)).collect();
    let mut naming = Naming { taken, found: Vec::new(), report };
    for def in &mut spec.types {
        naming.name_in(&def.name.value, &mut def.kind);
    }
    for operation in &mut spec.operations {
        let owner = upper_camel(&operation.name.value);
        let inputs = &mut operation.inputs;
        let body = match &mut inputs.body {
            Some(Body::Members(_, members)) => members.as_mut_slice(),
            Some(Body::Whole(_)) | None => &mut [],
        };
        let members = [&mut inputs.path, &mut inputs.query, &mut inputs.header, &mut inputs.cookie];
        members.into_iter().flatten().chain(body).for_each(|member| naming.name_member(&owner, member));
        match &mut operation.outcomes {
            Outcomes::One(outcome) => naming.name_headers(&owner, outcome.headers.as_mut()),
            Outcomes::Several(several) => several.iter_mut().for_each(|named| {
                naming.name_headers(&format!("{owner}{}", named.name.value), named.outcome.headers.as_mut());
            }),
        }
    }
    for error in &mut spec.errors {
        naming.name_headers(&error.name.value, error.headers.as_mut());
    }
    let events = spec.webhooks.iter_mut().flat_map(|webhooks| &mut webhooks.events);
    events.for_each(|event| naming.name_webhook(event));
    let found = naming.found;
    spec.types.extend(found);
}

struct Naming<'r> {
    /// The names of types, and where they are.
    taken: HashMap<String, Span>,
    found: Vec<TypeDef>,
    report: &'r mut Report,
}

impl Naming<'_> {
    fn name_in(&mut self, owner: &str, kind: &mut TypeKind) {
        if let TypeKind::Object(object) = kind {
            object.members.iter_mut().for_each(|member| self.name_member(owner, member));
        }
    }

    fn name_member(&mut self, owner: &str, member: &mut Member) {
        let Some(inline) = member.inline.take() else { return };
        let own = upper_camel(&member.wire_name.value);
        let own = match member.ty.word {
            TypeWord::List(_) | TypeWord::Map(_) => singular(&own),
            _ => &own,
        };
        let name = inline
            .name
            .clone()
            .unwrap_or_else(|| Text { value: format!("{owner}{own}"), span: member.wire_name.span });
        if !fill(&mut member.ty, &name.value) {
            let message = "`type` does not say where the type that is written here stands";
            let help = "write `_` for it, as in `list<_>`, or leave `type` out";
            self.report.push(Diagnostic::new(Code::UnnamedType, member.ty.span, message).help(help));
            return;
        }
        self.define(name, *inline, member.notes.clone());
    }

    fn name_headers(&mut self, owner: &str, headers: Option<&mut Headers>) {
        let Some(headers) = headers else { return };
        let Some(inline) = headers.inline.take() else { return };
        let name = Text { value: format!("{owner}Headers"), span: headers.span };
        fill(&mut headers.ty, &name.value);
        self.define(name, *inline, Notes::default());
    }

    fn name_webhook(&mut self, event: &mut Webhook) {
        let Some(inline) = event.inline.take() else { return };
        let own = event.name.value.strip_suffix("Event").unwrap_or(&event.name.value);
        let name = inline
            .name
            .clone()
            .unwrap_or_else(|| Text { value: format!("{own}Event"), span: event.name.span });
        fill(&mut event.ty, &name.value);
        self.define(name, *inline, Notes::default());
    }

    /// Puts a type behind the others, with those within it.
    fn define(&mut self, name: Text, inline: Inline, notes: Notes) {
        let Inline { mut kind, span, .. } = inline;
        if let Some(first) = self.taken.insert(name.value.clone(), name.span) {
            let message =
                format!("the type that is written here would be called `{}`, as another is", name.value);
            self.report.push(
                Diagnostic::new(Code::RepeatedName, span, message)
                    .related(first, "the other one is here")
                    .help("give it another name: `name: …`"),
            );
            return;
        }
        let at = self.found.len();
        self.name_in(&name.value, &mut kind);
        self.found.insert(at, TypeDef { name, rust_name: None, kind, notes, span });
    }
}

/// Puts the name where `_` stands. Whether it stood anywhere.
fn fill(ty: &mut TypeExpr, name: &str) -> bool {
    match &mut ty.word {
        TypeWord::Inline => {
            ty.word = TypeWord::Named(name.to_owned());
            true
        }
        TypeWord::List(element) | TypeWord::Map(element) => fill(element, name),
        TypeWord::Builtin(_) | TypeWord::Named(_) => false,
    }
}

/// Without the `s` of a plural.
fn singular(name: &str) -> &str {
    match name.strip_suffix('s') {
        Some(one) if !one.is_empty() && !one.ends_with('s') => one,
        _ => name,
    }
}

/// A name on the wire, or of an operation, as that of a type.
fn upper_camel(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let camel: String = words
        .map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_ascii_uppercase() + rest
        })
        .collect();
    match camel.starts_with(|letter: char| letter.is_ascii_uppercase()) {
        true => camel,
        false => format!("Value{camel}"),
    }
}
