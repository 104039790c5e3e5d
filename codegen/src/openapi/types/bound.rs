//! Bounds on what schemas come to together: a document of a hundred lines may describe more types than anyone could hold.

use super::union::Alternative;
use super::{At, Made, Types};
use crate::diagnostic::Code;
use crate::openapi::schema::{Additional, Schema};
use crate::source::Span;

/// So many combinations of alternatives within alternatives are a type each. Those that documents in use come to are
/// a few dozen.
const MOST_COMBINATIONS: usize = 256;

/// Types are made within each other so deep at most, and lists and maps within each other that have no names: what is
/// deeper gets a name and waits for its turn, so that the stack suffices and a list of itself is found again.
const DEEPEST: Depth = Depth { named: 40, unnamed: 12 };

/// How many types are around one, and how many lists and maps without names are between them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Depth {
    named: usize,
    unnamed: usize,
}

/// For each schema that was read, so many types may stand in place, and so many in any document.
const MOST_PER_SCHEMA: usize = 8;
const MOST_IN_ANY: usize = 2000;

impl<'d> Types<'d, '_> {
    pub(super) fn is_deep(&self, schema: &Schema<'d>, needs_name: bool) -> bool {
        let holds_others = schema.items.is_some() || matches!(schema.additional, Additional::Of(_));
        match needs_name {
            true => self.depth.named >= DEEPEST.named,
            false => self.depth.unnamed >= DEEPEST.unnamed && holds_others,
        }
    }

    pub(super) fn make_named(&mut self, schema: Schema<'d>, at: &At) -> Made {
        let depth = Depth { named: self.depth.named + 1, unnamed: 0 };
        self.make_at(depth, schema, at)
    }

    pub(super) fn make_unnamed(&mut self, schema: Schema<'d>, at: &At) -> Made {
        let depth = Depth { unnamed: self.depth.unnamed + 1, ..self.depth };
        self.make_at(depth, schema, at)
    }

    fn make_at(&mut self, depth: Depth, schema: Schema<'d>, at: &At) -> Made {
        let around = std::mem::replace(&mut self.depth, depth);
        let made = self.make(schema, at);
        self.depth = around;
        made
    }

    /// Whether schemas are combined in so many ways that one more type is too much, which is told.
    pub(super) fn is_too_much(&self, schema: &Schema<'d>) -> bool {
        let is_too_much = self.defs.len() > MOST_IN_ANY + MOST_PER_SCHEMA * self.schemas.count();
        if is_too_much {
            let message = "schemas of the document come together in too many ways, so that this is any value";
            self.notes.say(Code::OpenapiType, schema.span, message);
        }
        is_too_much
    }

    /// Leaves out the alternatives within alternatives that come to more combinations than a union may still have.
    /// Returns how many are left for each of those that have some.
    pub(super) fn bound(
        &self,
        alternatives: &mut [Alternative<'d>],
        share: Option<usize>,
        span: Span,
    ) -> usize {
        let has_more = |alternative: &&mut Alternative<'d>| !alternative.merged.unions.is_empty();
        let nested = alternatives.iter_mut().filter(has_more).count();
        let left = match share {
            None => MOST_COMBINATIONS,
            Some(share) => share.saturating_sub(alternatives.len()),
        };
        let left = left.checked_div(nested).unwrap_or_default();
        if nested > 0 && left == 0 {
            let message = format!(
                "alternatives within these come to more than {MOST_COMBINATIONS} combinations, so that what they add \
                 is any value"
            );
            self.notes.say(Code::OpenapiType, span, message);
            for Alternative { merged, .. } in alternatives.iter_mut().filter(has_more) {
                merged.unions.clear();
                if merged.is_object() {
                    merged.additional = Additional::Any;
                }
            }
        }
        left
    }
}
