//! Goes through both descriptions side by side, and tells what of them differs where they are used.

mod auth;
mod body;
mod documentation;
mod enums;
mod errors;
mod features;
mod inputs;
mod limits;
mod members;
mod oauth2;
mod operations;
mod outcomes;
mod pages;
mod rules;
mod servers;
mod streams;
mod types;
mod unions;
mod values;
mod webhooks;

use std::collections::{HashSet, VecDeque};

use super::finding::{Finding, Findings};
use super::pairs::Pairs;
use super::side::Side;
use super::soften::Softener;
use crate::ir::{Direction, TypeId};

/// What a member is to those who use it: the words of the codes follow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// A parameter of an operation outside its body.
    Parameter,
    /// A value in a request's body.
    Request,
    /// A value in a response.
    Response,
}

impl Role {
    fn direction(self) -> Direction {
        match self {
            Self::Parameter | Self::Request => Direction::In,
            Self::Response => Direction::Out,
        }
    }

    /// One of three, by the role.
    fn pick<T>(self, parameter: T, request: T, response: T) -> T {
        match self {
            Self::Parameter => parameter,
            Self::Request => request,
            Self::Response => response,
        }
    }
}

/// The walk over both descriptions.
pub(super) struct Walk<'w, 'a> {
    old: &'w Side<'a>,
    new: &'w Side<'a>,
    pairs: &'w Pairs,
    soften: Softener<'w>,
    findings: Findings,
    /// Pairs of named types that are to be compared as they are used.
    next: VecDeque<(TypeId, TypeId, Option<Direction>)>,
    seen: HashSet<(TypeId, TypeId, Option<Direction>)>,
    /// The lists and maps around what is compared, the outermost first.
    around: Vec<Around>,
}

/// What holds a value beside others of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Around {
    List,
    Map,
}

impl<'w, 'a> Walk<'w, 'a> {
    pub(super) fn new(old: &'w Side<'a>, new: &'w Side<'a>, pairs: &'w Pairs, soften: Softener<'w>) -> Self {
        let (findings, next, seen) = (Findings::default(), VecDeque::new(), HashSet::new());
        Self { old, new, pairs, soften, findings, next, seen, around: Vec::new() }
    }

    /// Returns what differs.
    pub(super) fn findings(mut self) -> Vec<Finding> {
        self.head();
        self.servers();
        self.every_call();
        self.schemes();
        self.errors();
        self.operations();
        self.features();
        self.webhooks();
        self.named_types();
        self.documentation();
        self.findings.into_found()
    }

    /// What is compared, by the name of what it stands in: `` each value of `meta` ``.
    fn called(&self, name: &str) -> String {
        let around = self.around.iter().rev().map(|around| match around {
            Around::List => "each element of ",
            Around::Map => "each value of ",
        });
        around.map(str::to_owned).chain([crate::prose::code(name)]).collect()
    }

    fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Has two named types compared as a direction uses them.
    fn visit(&mut self, old: TypeId, new: TypeId, direction: Option<Direction>) {
        if self.seen.insert((old, new, direction)) {
            self.next.push_back((old, new, direction));
        }
    }
}
