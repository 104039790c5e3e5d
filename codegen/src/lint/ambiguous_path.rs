//! Paths that two operations could mean.

use std::collections::{BTreeMap, HashMap};

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Method, Operation, Path};

/// Longer paths are left out; none of a real API comes near it.
const MOST_SEGMENTS: usize = 64;

/// What a hostile spec can cost; the search ends there.
const MOST_STEPS: usize = 2_000_000;

/// Operations of one method by the segments of their paths.
#[derive(Default)]
struct Branch<'a> {
    fixed: BTreeMap<String, Branch<'a>>,
    open: Option<Box<Branch<'a>>>,
    operation: Option<&'a Operation>,
}

/// A value of `/things/{id}` may be the `new` of `/things/new`: the caller then reaches another operation.
pub(super) fn lint_paths(api: &Api, report: &mut Report) {
    let mut methods: HashMap<Method, Branch<'_>> = HashMap::new();
    let paths: Vec<(&Operation, Vec<Option<String>>)> = api
        .operations
        .iter()
        .map(|operation| (operation, segments(&operation.path)))
        .filter(|(_, segments)| segments.len() <= MOST_SEGMENTS)
        .collect();
    for (operation, segments) in &paths {
        insert(methods.entry(operation.method).or_default(), segments, operation);
    }
    let mut steps = MOST_STEPS;
    for (operation, segments) in &paths {
        let Some(root) = methods.get(&operation.method) else { continue };
        if let Some(other) = hidden(root, segments, Taken::Nothing, &mut steps) {
            let message = format!(
                "a value in the path of `{}` may make it the path of `{}`",
                operation.name, other.name
            );
            report.push(
                Diagnostic::new(Code::AmbiguousPath, operation.span, message)
                    .related(other.span, format!("`{}` is here", other.name))
                    .help("exclude that value by a `pattern` of the parameter, or allow this lint where the server does"),
            );
        }
    }
}

/// One segment; `None` for one that is a parameter alone.
fn segments(path: &Path) -> Vec<Option<String>> {
    path.pattern().split('/').map(|segment| (segment != "{}").then(|| segment.to_owned())).collect()
}

fn insert<'a>(branch: &mut Branch<'a>, segments: &[Option<String>], operation: &'a Operation) {
    match segments {
        [] => branch.operation = Some(operation),
        [Some(text), rest @ ..] => insert(branch.fixed.entry(text.clone()).or_default(), rest, operation),
        [None, rest @ ..] => insert(branch.open.get_or_insert_default(), rest, operation),
    }
}

/// Whether a parameter has stood for a fixed text on the way.
#[derive(Clone, Copy, PartialEq)]
enum Taken {
    Nothing,
    Fixed,
}

/// An operation with a fixed text where these segments have a parameter, and fitting all others.
fn hidden<'a>(
    branch: &Branch<'a>,
    segments: &[Option<String>],
    taken: Taken,
    steps: &mut usize,
) -> Option<&'a Operation> {
    *steps = steps.checked_sub(1)?;
    let Some((segment, rest)) = segments.split_first() else {
        return branch.operation.filter(|_| taken == Taken::Fixed);
    };
    let open = branch.open.as_deref();
    let through_open = open.and_then(|next| hidden(next, rest, taken, steps));
    through_open.or_else(|| match segment {
        Some(text) => branch.fixed.get(text).and_then(|next| hidden(next, rest, taken, steps)),
        None => branch.fixed.values().find_map(|next| hidden(next, rest, Taken::Fixed, steps)),
    })
}
