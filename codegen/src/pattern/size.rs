//! How large a pattern is with its repetitions written out, which is what an engine makes of it.

use regex_syntax::ast::{Ast, GroupKind};

use super::write::copies;

/// What every engine takes without a limit of its own being reached.
pub(super) const MAX_SIZE: u64 = 10_000;

/// The size in items, where that is too many.
pub(super) fn exceeded(ast: &Ast) -> Option<u64> {
    Some(size(ast)).filter(|size| *size > MAX_SIZE)
}

fn size(ast: &Ast) -> u64 {
    match ast {
        Ast::Repetition(repetition) => {
            size(&repetition.ast).saturating_mul(u64::from(copies(&repetition.op.kind)))
        }
        Ast::Group(group) => size(&group.ast).saturating_add(match group.kind {
            GroupKind::NonCapturing(_) => 0,
            _ => 1,
        }),
        Ast::Alternation(alternation) => sum(&alternation.asts),
        Ast::Concat(concat) => sum(&concat.asts),
        Ast::Empty(_) | Ast::Assertion(_) => 0,
        _ => 1,
    }
}

fn sum(items: &[Ast]) -> u64 {
    items.iter().map(size).fold(0, u64::saturating_add)
}
