//! Outcomes and pages.

use super::Adopter;
use super::words::Words;
use crate::ir::{Content, Envelope, Outcome, Outcomes, Pages, PagesKind};
use crate::source::Span;
use crate::yaml::Node;
use crate::yaml::make::{entry, map, word};

impl Adopter<'_> {
    pub(super) fn outcomes(&self, outcomes: &Outcomes, span: Span) -> Node {
        match outcomes {
            Outcomes::One(outcome) => self.outcome(outcome).alone_or_all("json"),
            Outcomes::Several(several) => {
                let entries = several.iter().map(|named| {
                    entry(&named.name, named.outcome.span, self.outcome(&named.outcome).finish())
                });
                map(entries.collect(), span)
            }
        }
    }

    fn outcome(&self, outcome: &Outcome) -> Words {
        let mut words = Words::new(outcome.span);
        if outcome.status != 200 {
            words.put_word("status", Some(&outcome.status.to_string()));
        }
        match &outcome.content {
            Content::Empty => words.put_word("body", Some("empty")),
            Content::Text => words.put_word("body", Some("text")),
            Content::Bytes => words.put_word("body", Some("bytes")),
            Content::Json { ty, nullable, envelope } => {
                words.put("json", self.type_node(ty, *nullable, outcome.span));
                words.put_some("envelope", envelope.as_ref().map(self::envelope));
            }
        }
        words.put_text("media", outcome.media.as_ref());
        words.put_text("doc", outcome.doc.as_ref());
        words
    }
}

fn envelope(envelope: &Envelope) -> Node {
    let mut words = Words::new(envelope.span);
    words.put_text("member", envelope.member.as_ref());
    words.put_each("expect", &envelope.expect, |(name, literal)| {
        (name.clone(), envelope.span, super::value::literal(literal, envelope.span))
    });
    words.finish()
}

pub(super) fn pages(pages: &Pages) -> Node {
    let span = pages.span;
    let mut words = Words::new(span);
    match &pages.kind {
        PagesKind::Page { page, first, size, items, last, total } => {
            words.put_word("by", Some("page"));
            words.put_text("page", Some(&page.wire_name));
            if *first != 1 {
                words.put("first", word(first.to_string(), span));
            }
            words.put_text("size", size.as_ref().map(|member| &member.wire_name));
            words.put_text("items", Some(&items.wire_name));
            words.put_text("last", last.as_ref().map(|member| &member.wire_name));
            words.put_text("total", total.as_ref().map(|member| &member.wire_name));
        }
        PagesKind::Offset { offset, limit, items, total } => {
            words.put_word("by", Some("offset"));
            words.put_text("offset", Some(&offset.wire_name));
            words.put_text("limit", Some(&limit.wire_name));
            words.put_text("items", Some(&items.wire_name));
            words.put_text("total", total.as_ref().map(|member| &member.wire_name));
        }
        PagesKind::Cursor { cursor, next, items } => {
            words.put_word("by", Some("cursor"));
            words.put_text("cursor", Some(&cursor.wire_name));
            words.put_text("next", Some(&next.wire_name));
            words.put_text("items", Some(&items.wire_name));
        }
    }
    words.finish()
}
