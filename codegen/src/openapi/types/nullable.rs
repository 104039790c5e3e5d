//! Whether null fits a schema, also by an alternative.

use std::cell::RefCell;
use std::collections::HashMap;

use super::Types;
use crate::openapi::schema::Schema;
use crate::yaml::Node;

/// What is known of alternatives: unions may lead on to each other thousands deep, and each of them is asked.
#[derive(Default)]
pub(super) struct Nullable {
    known: RefCell<HashMap<*const Node, bool>>,
}

/// An alternative that was looked at, and the one that led to it.
struct Step {
    node: *const Node,
    from: Option<usize>,
}

impl<'d> Types<'d, '_> {
    /// Whether null fits, also by an alternative.
    pub(crate) fn is_nullable(&self, schema: &Schema<'d>) -> bool {
        schema.nullable || self.has_nullable(schema)
    }

    fn has_nullable(&self, schema: &Schema<'d>) -> bool {
        let mut known = self.nullable.known.borrow_mut();
        let mut steps: Vec<Step> = Vec::new();
        let mut left: Vec<(&'d Node, Option<usize>)> = nodes_of(schema).map(|node| (node, None)).collect();
        // Alternatives may share others, and lead back to themselves: until more is known, none is one that null fits.
        while let Some((node, from)) = left.pop() {
            let own = self.schemas.schema(node);
            let target = own.reference.and_then(|to| self.schemas.document.resolve(to).ok());
            let node = target.unwrap_or(node);
            let is_nullable = match known.get(&std::ptr::from_ref(node)) {
                Some(false) => continue,
                Some(true) => true,
                None => self.schemas.schema(node).nullable,
            };
            steps.push(Step { node, from });
            if is_nullable {
                // The others that were looked at may have it further on.
                for step in &steps {
                    known.remove(&step.node);
                }
                let mut at = steps.last();
                while let Some(step) = at {
                    known.insert(step.node, true);
                    at = step.from.and_then(|from| steps.get(from));
                }
                return true;
            }
            known.insert(node, false);
            let from = Some(steps.len() - 1);
            left.extend(nodes_of(&self.schemas.schema(node)).map(|node| (node, from)));
        }
        false
    }
}

fn nodes_of<'s, 'd>(schema: &'s Schema<'d>) -> impl Iterator<Item = &'d Node> + use<'s, 'd> {
    schema.unions.iter().flat_map(|group| &group.nodes).copied()
}
