//! Patterns as loops over bytes, where that is exact.

use super::set::Beyond;
use super::{Pattern, Set};

/// Between `min` and `max` bytes of a set, as many as there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) set: Set,
    pub(crate) min: u32,
    pub(crate) max: Option<u32>,
}

/// The longest sequence that is worth its code.
const MAX_RUNS: usize = 32;

/// The alternatives of the pattern, each a sequence of runs; `None` where loops would have to look ahead or back.
pub(crate) fn lower(pattern: &Pattern) -> Option<Vec<Vec<Run>>> {
    let branches = match pattern {
        Pattern::Choice(branches) => branches.iter().collect(),
        Pattern::Sequence(parts) => match parts.as_slice() {
            [Pattern::Choice(branches)] => branches.iter().collect(),
            _ => vec![pattern],
        },
        _ => vec![pattern],
    };
    let lowered: Vec<Vec<Run>> = branches.into_iter().map(lower_sequence).collect::<Option<_>>()?;
    (lowered.iter().map(Vec::len).sum::<usize>() <= MAX_RUNS).then_some(lowered)
}

fn lower_sequence(pattern: &Pattern) -> Option<Vec<Run>> {
    let mut runs = Vec::new();
    flatten(pattern, &mut runs)?;
    let is_exact = runs.iter().enumerate().all(|(index, run)| {
        counts_bytes(run)
            && (run.max == Some(run.min) || !can_go_on(run, runs.get(index + 1..).unwrap_or_default()))
    });
    is_exact.then_some(runs)
}

/// Appends the runs of a pattern; one of the same set as the last becomes part of it.
fn flatten(pattern: &Pattern, runs: &mut Vec<Run>) -> Option<()> {
    match pattern {
        Pattern::Set(set) => push(Run { set: set.clone(), min: 1, max: Some(1) }, runs),
        Pattern::Sequence(parts) => parts.iter().try_for_each(|part| flatten(part, runs)),
        Pattern::Repeat { of, min, max } => match (&**of, max) {
            (Pattern::Set(set), max) => push(Run { set: set.clone(), min: *min, max: *max }, runs),
            (of, Some(max)) if max == min => (0..*min).try_for_each(|_| flatten(of, runs)),
            _ => None,
        },
        Pattern::Choice(_) => None,
    }
}

fn push(run: Run, runs: &mut Vec<Run>) -> Option<()> {
    match runs.last_mut().filter(|last| last.set == run.set) {
        Some(last) => {
            last.min = last.min.checked_add(run.min)?;
            last.max = match (last.max, run.max) {
                (Some(a), Some(b)) => Some(a.checked_add(b)?),
                _ => None,
            };
        }
        None => runs.push(run),
    }
    (runs.len() <= MAX_RUNS).then_some(())
}

/// Whether counting bytes is counting characters, or the count does not matter.
fn counts_bytes(run: &Run) -> bool {
    match run.set.beyond_ascii() {
        Beyond::None => true,
        Beyond::All => run.min <= 1 && run.max.is_none(),
        Beyond::Some => false,
    }
}

/// Whether what follows may begin with a character of the run, so that taking all of them could be too many.
fn can_go_on(run: &Run, following: &[Run]) -> bool {
    for next in following {
        if run.set.meets(&next.set) {
            return true;
        }
        if next.min > 0 {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::lower;

    fn is_lowered(pattern: &str) -> bool {
        lower(&parse(pattern).unwrap()).is_some()
    }

    #[test]
    fn sequences_that_need_no_second_thought_are_lowered() {
        for pattern in [
            "",
            "[0-9]+",
            r"\+[0-9]{1,3}",
            "[a-z][a-z0-9-]*",
            "[0-9]{2}-[0-9]{2}-[0-9]{4}",
            "yes|no",
            ".*",
            "[^/]+",
            "([0-9a-f]{2}:){5}[0-9a-f]{2}",
            "[0-9][0-9]*",
            "(a|bc)",
            "a*ab",
        ] {
            assert!(is_lowered(pattern), "{pattern}");
        }
        for pattern in ["[0-9]+9", "(ab)*", "(a|b)c", "[^/]{2,3}", "é+", ".{3}", "a?[ab]b"] {
            assert!(!is_lowered(pattern), "{pattern}");
        }
    }
}
