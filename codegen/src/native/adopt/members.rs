//! Members, their limits, and rules between them.

use super::Adopter;
use super::types::direction;
use super::words::Words;
use crate::ir::{
    Bounds, Condition, Constraints, Deprecation, Format, Member, MemberRef, Presence, Provenance, Rule,
};
use crate::native::member_key;
use crate::source::Span;
use crate::yaml::Node;
use crate::yaml::make::{entry, flag, list, map, text, word};

/// A member where it stands.
pub(super) struct Written<'m> {
    pub(super) member: &'m Member,
    /// Its name on the wire, where its key is another.
    pub(super) sent_as: Option<&'m str>,
    /// The media type of its part.
    pub(super) media: Option<&'m str>,
}

impl<'m> Written<'m> {
    /// A member of an object.
    pub(super) fn plain(member: &'m Member) -> Self {
        Self { member, sent_as: None, media: None }
    }
}

impl Adopter<'_> {
    /// Members by their names on the wire.
    pub(super) fn members<'m>(
        &self,
        members: impl Iterator<Item = Written<'m>>,
        outer: &Provenance,
        span: Span,
    ) -> Node {
        let entries = members.map(|written| {
            let name = written.sent_as.unwrap_or(&written.member.wire_name);
            let key = member_key::write(name, is_optional(written.member.presence));
            entry(key, written.member.span, self.member(&written, outer))
        });
        map(entries.collect(), span)
    }

    fn member(&self, written: &Written<'_>, outer: &Provenance) -> Node {
        let member = written.member;
        let mut words = Words::new(member.span);
        match &member.constant {
            Some(constant) => words.put("const", super::value::literal(constant, member.span)),
            None => {
                let nullable =
                    matches!(member.presence, Presence::RequiredNullable | Presence::OptionalNullable);
                let ty = self.type_words(&member.ty, nullable);
                words.put_word("type", Some(&ty.word));
                words.put_flag("secret", ty.secret);
                words.put_word("as", member.style.map(|style| style.as_str()).or(ty.form));
            }
        }
        words.put_word("only", member.only.map(direction));
        words.put_flag("reserved", member.reserved);
        words.put_some("key", written.sent_as.map(|_| text(&member.wire_name, member.span)));
        words.put_some("media", written.media.map(|media| text(media, member.span)));
        limits(&member.constraints, &mut words);
        // What a server assumes without a value that is always sent, nobody needs to know.
        let default = member.server_default.as_ref().filter(|_| member.constant.is_none());
        words.put_some("server-default", default.map(super::value::value));
        words.put_text("rust", member.rust_name.as_ref());
        words.put_some("deprecated", member.deprecated.as_ref().map(|one| deprecated(one, member.span)));
        self.notes(member.doc.as_ref(), &member.provenance, outer, &mut words);
        words.alone_or_all("type")
    }

    pub(super) fn rules(&self, rules: &[Rule], outer: &Provenance, span: Span) -> Option<Node> {
        let entries: Vec<_> =
            rules.iter().map(|rule| entry(&rule.name, rule.span, self.rule(rule, outer))).collect();
        (!entries.is_empty()).then(|| map(entries, span))
    }

    fn rule(&self, rule: &Rule, outer: &Provenance) -> Node {
        let mut words = Words::new(rule.span);
        words.put_some("when", rule.when.as_ref().map(condition));
        let members: Vec<Node> = rule.members.iter().map(name).collect();
        words.put(rule.demand.as_str(), list(members, rule.span));
        words.put_text("error", rule.error.map(|id| &self.api[id].name));
        self.notes(rule.doc.as_ref(), &rule.provenance, outer, &mut words);
        words.finish()
    }
}

fn condition(condition: &Condition) -> Node {
    match condition {
        Condition::Present(member) => name(member),
        Condition::Equals(member, values) => {
            let mut nodes: Vec<Node> = values.iter().map(super::value::value).collect();
            let value = match nodes.len() {
                1 => nodes.pop().unwrap_or_else(|| list(Vec::new(), member.span)),
                _ => list(nodes, member.span),
            };
            map(vec![entry(&member.wire_name, member.span, value)], member.span)
        }
    }
}

fn name(member: &MemberRef) -> Node {
    text(&member.wire_name, member.span)
}

fn is_optional(presence: Presence) -> bool {
    matches!(presence, Presence::Optional | Presence::OptionalNullable)
}

pub(super) fn deprecated(deprecation: &Deprecation, span: Span) -> Node {
    match &deprecation.note {
        Some(note) => text(note, span),
        None => flag(true, span),
    }
}

/// What a value must satisfy beyond its type.
pub(super) fn limits(constraints: &Constraints, words: &mut Words) {
    let Constraints { length, range, multiple_of, pattern, format } = constraints;
    words.put_word("format", format.map(Format::as_str));
    words.put_some("pattern", pattern.as_ref().map(|pattern| text(&pattern.regex, pattern.span)));
    words.put_some("length", length.as_ref().map(|length| word(bounds(length), length.span)));
    words.put_some("range", range.as_ref().map(|range| word(range.to_string(), range.span)));
    words.put_some("multiple-of", multiple_of.as_ref().map(|step| word(step.of.to_string(), step.span)));
}

fn bounds(bounds: &Bounds<u64>) -> String {
    let end = |end: Option<u64>| end.map(|end| end.to_string()).unwrap_or_default();
    format!("{}..{}", end(bounds.min), end(bounds.max))
}
