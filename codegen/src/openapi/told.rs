//! What is weaker than the document says stands in the documentation of the item that it is about, too.

use super::notes::{CODES, Kept};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Extent;
use crate::ir::{Api, TypeDef, TypeKind, Types};
use crate::source::{Span, innermost};

/// An item that has documentation.
#[derive(Clone, Copy)]
enum Item {
    Operation(usize),
    Input(usize, usize),
    Type(usize),
    Member(usize, usize),
}

/// Adds each note on what is weaker to the documentation of the smallest item around it.
pub(super) fn in_documentation(api: &mut Api, extents: &[Extent], notes: &[Diagnostic]) {
    let weaker: Vec<&Diagnostic> = notes.iter().filter(|note| is_weaker(note.code)).collect();
    if weaker.is_empty() {
        return;
    }
    let (items, around): (Vec<Item>, Vec<Span>) = items(api, extents).into_iter().unzip();
    let places: Vec<Span> = weaker.iter().map(|note| note.span).collect();
    let mut defs = api.types.to_vec();
    for (note, at) in weaker.into_iter().zip(innermost(&around, &places)) {
        let item = at.and_then(|at| items.get(at));
        if let Some(doc) = item.and_then(|item| doc_of(*item, api, &mut defs)) {
            add(doc, &note.message);
        }
    }
    api.types = Types::from(defs);
}

fn is_weaker(code: Code) -> bool {
    CODES.iter().any(|(known, kept)| *known == code && *kept == Kept::Weaker)
}

fn items(api: &Api, extents: &[Extent]) -> Vec<(Item, Span)> {
    let mut items = Vec::new();
    for (at, operation) in api.operations.iter().enumerate() {
        let extent = extents.iter().find(|extent| extent.operation == operation.name);
        items.extend(extent.map(|extent| (Item::Operation(at), extent.span)));
        let inputs = operation.members.iter().enumerate();
        items.extend(inputs.map(|(index, input)| (Item::Input(at, index), input.member.span)));
    }
    for (at, def) in api.types.iter().enumerate() {
        items.push((Item::Type(at), def.span));
        if let TypeKind::Object(object) = &def.kind {
            let members = object.members.iter().enumerate();
            items.extend(members.map(|(index, member)| (Item::Member(at, index), member.span)));
        }
    }
    items
}

fn doc_of<'a>(item: Item, api: &'a mut Api, defs: &'a mut [TypeDef]) -> Option<&'a mut Option<String>> {
    Some(match item {
        Item::Operation(at) => &mut api.operations.get_mut(at)?.doc,
        Item::Input(at, index) => &mut api.operations.get_mut(at)?.members.get_mut(index)?.member.doc,
        Item::Type(at) => &mut defs.get_mut(at)?.doc,
        Item::Member(at, index) => match &mut defs.get_mut(at)?.kind {
            TypeKind::Object(object) => &mut object.members.get_mut(index)?.doc,
            TypeKind::Enum(_) | TypeKind::Union(_) | TypeKind::Alias(_) => return None,
        },
    })
}

fn add(doc: &mut Option<String>, message: &str) {
    let sentence = format!("The document says more: {message}.");
    match doc {
        Some(doc) if doc.contains(&sentence) => {}
        Some(doc) => {
            doc.push_str("\n\n");
            doc.push_str(&sentence);
        }
        None => *doc = Some(sentence),
    }
}
