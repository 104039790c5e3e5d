//! Which references to types must be boxed so that every type has a size.

use std::collections::HashSet;

use crate::ir::{Api, Type, TypeId, TypeKind};

/// References that lead back to where they stand without a list or map on the way.
pub(crate) struct Recursion {
    boxed: HashSet<(TypeId, TypeId)>,
}

impl Recursion {
    pub(crate) fn of(api: &Api) -> Self {
        let edges: Vec<Vec<usize>> = api.types.iter().map(|def| direct(&def.kind)).collect();
        let component = components(&edges);
        let boxed = edges
            .iter()
            .enumerate()
            .flat_map(|(from, targets)| targets.iter().map(move |to| (from, *to)))
            .filter(|(from, to)| component.get(*from) == component.get(*to))
            .map(|(from, to)| (TypeId::new(from), TypeId::new(to)))
            .collect();
        Self { boxed }
    }

    /// Whether `owner` must box what it says of `named`.
    pub(crate) fn is_boxed(&self, owner: TypeId, named: TypeId) -> bool {
        self.boxed.contains(&(owner, named))
    }
}

/// The types that a type holds within itself.
fn direct(kind: &TypeKind) -> Vec<usize> {
    let named = |ty: &Type| match ty {
        Type::Named(id) => Some(id.index()),
        _ => None,
    };
    match kind {
        TypeKind::Object(object) => object.members.iter().filter_map(|member| named(&member.ty)).collect(),
        TypeKind::Union(union) => union.variants.iter().filter_map(|variant| named(&variant.ty)).collect(),
        TypeKind::Alias(alias) => named(&alias.ty).into_iter().collect(),
        TypeKind::Enum(_) => Vec::new(),
    }
}

/// Strongly connected components by Tarjan's algorithm, without recursion: specs may nest types deeply. A
/// node gets its component's number; a node alone that does not name itself gets one that no edge shares.
fn components(edges: &[Vec<usize>]) -> Vec<usize> {
    const UNSEEN: usize = usize::MAX;
    let count = edges.len();
    let mut order = vec![UNSEEN; count];
    let mut low = vec![UNSEEN; count];
    let mut component = vec![UNSEEN; count];
    let (mut next, mut stack, mut work) = (0, Vec::new(), Vec::new());
    for root in 0..count {
        if order[root] != UNSEEN {
            continue;
        }
        work.push((root, 0));
        while let Some((node, edge)) = work.pop() {
            if edge == 0 {
                order[node] = next;
                low[node] = next;
                next += 1;
                stack.push(node);
            }
            if let Some(&target) = edges[node].get(edge) {
                work.push((node, edge + 1));
                if order[target] == UNSEEN {
                    work.push((target, 0));
                } else if component[target] == UNSEEN {
                    low[node] = low[node].min(order[target]);
                }
                continue;
            }
            if low[node] == order[node] {
                while let Some(member) = stack.pop() {
                    component[member] = node;
                    if member == node {
                        break;
                    }
                }
            }
            if let Some(&(parent, _)) = work.last() {
                low[parent] = low[parent].min(low[node]);
            }
        }
    }
    component
}
