//! Outcomes and pages.

use super::Adopter;
use super::words::Words;
use crate::ir::{
    Content, Envelope, EventData, EventItems, Events, MemberPath, NamedEvent, Next, Outcome, Outcomes, Pages,
    PagesKind, ResponseField, StreamSwitch,
};
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

    pub(super) fn stream(&self, stream: &StreamSwitch) -> Node {
        let mut words = Words::new(stream.span);
        words.put_text("by", Some(&stream.by.wire_name));
        self.put_outcome(&mut words, &stream.outcome);
        words.finish()
    }

    fn outcome(&self, outcome: &Outcome) -> Words {
        let mut words = Words::new(outcome.span);
        self.put_outcome(&mut words, outcome);
        words
    }

    fn put_outcome(&self, words: &mut Words, outcome: &Outcome) {
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
            Content::Events(events) => self.put_events(words, events),
            Content::Lines { ty, nullable } => {
                words.put("lines", self.type_node(ty, *nullable, outcome.span))
            }
        }
        words.put_flag("resumable", outcome.resumable);
        words.put_text("media", outcome.media.as_ref());
        words.put_some("headers", outcome.headers.as_ref().map(|ty| self.type_node(ty, false, outcome.span)));
        words.put_text("doc", outcome.doc.as_ref());
    }

    fn put_events(&self, words: &mut Words, events: &Events) {
        let span = words.span();
        match &events.items {
            EventItems::Alike(EventData::Json { ty, nullable }) => {
                words.put("events", self.type_node(ty, *nullable, span));
            }
            EventItems::Alike(EventData::Text | EventData::Empty) => words.put_word("events", Some("text")),
            EventItems::Named(named) => {
                words.put_each("events", named, |event| (event.name.clone(), event.span, self.event(event)));
            }
        }
        words.put_text("until", events.until.as_ref());
    }

    fn event(&self, event: &NamedEvent) -> Node {
        let mut words = Words::new(event.span);
        words.put_text("event", Some(&event.event));
        match &event.data {
            EventData::Empty => words.put_word("body", Some("empty")),
            EventData::Text => words.put_word("body", Some("text")),
            EventData::Json { ty, nullable } => {
                words.put("json", self.type_node(ty, *nullable, event.span));
            }
        }
        words.put_text("doc", event.doc.as_ref());
        words.finish()
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
    let place = |words: &mut Words, key: &str, field: Option<&ResponseField>| {
        words.put_some(key, field.map(|field| super::errors::place(field, span)));
    };
    let member = |words: &mut Words, key: &str, path: Option<&MemberPath>| {
        words.put_text(key, path.map(MemberPath::to_string).as_ref());
    };
    match &pages.kind {
        PagesKind::Page { page, first, size, last, total, .. } => {
            words.put_word("by", Some("page"));
            words.put_text("page", Some(&page.wire_name));
            if *first != 1 {
                words.put("first", word(first.to_string(), span));
            }
            words.put_text("size", size.as_ref().map(|member| &member.wire_name));
            place(&mut words, "last", last.as_ref());
            place(&mut words, "total", total.as_ref());
        }
        PagesKind::Offset { offset, limit, total } => {
            words.put_word("by", Some("offset"));
            words.put_text("offset", Some(&offset.wire_name));
            words.put_text("limit", Some(&limit.wire_name));
            place(&mut words, "total", total.as_ref());
        }
        PagesKind::Cursor { cursor, next } => {
            words.put_word("by", Some("cursor"));
            words.put_text("cursor", Some(&cursor.wire_name));
            match next {
                Next::Response(next) => place(&mut words, "next", Some(next)),
                Next::LastItem(path) => member(&mut words, "last-item", Some(path)),
            }
        }
        PagesKind::Url { next } => {
            words.put_word("by", Some("url"));
            place(&mut words, "next", Some(next));
        }
        PagesKind::Link => words.put_word("by", Some("link")),
    }
    member(&mut words, "items", pages.items.as_ref());
    place(&mut words, "more", pages.more.as_ref());
    words.finish()
}
