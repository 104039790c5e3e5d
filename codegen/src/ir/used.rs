//! Types that something uses.

use std::collections::{HashMap, HashSet};

use super::{Api, Operation, Outcome, Outcomes, Segment, Type, TypeDef, TypeId, TypeKind, Types};

impl Api {
    /// Returns the types that operations, errors and events hold.
    pub(crate) fn used_types(&self) -> HashSet<TypeId> {
        let errors = self.error_types();
        let messages = self.errors.iter().filter_map(|error| error.message.as_ref());
        let parameters = messages.flat_map(|message| message.parameters().map(|(_, ty)| ty));
        let requests = self.operations.iter().flat_map(Operation::request_types);
        let responses = self.operations.iter().flat_map(Operation::response_types);
        let held: Vec<&Type> =
            requests.chain(responses).chain(&errors).chain(parameters).chain(self.webhook_types()).collect();
        self.types.reachable(held).into_iter().collect()
    }

    /// Drops the types that nothing holds, but for those of `others`. What is left keeps its order.
    pub(crate) fn keep_used_types_and(&mut self, others: &[Type]) {
        let mut used = self.used_types();
        used.extend(self.types.reachable(others));
        if used.len() == self.types.len() {
            return;
        }
        let kept = self.types.with_ids().map(|(id, _)| id).filter(|id| used.contains(id));
        let ids: HashMap<TypeId, TypeId> =
            kept.enumerate().map(|(index, id)| (id, TypeId::new(index))).collect();
        let defs = self.types.with_ids().filter(|(id, _)| ids.contains_key(id));
        let to = |id: TypeId| ids.get(&id).copied().unwrap_or(id);
        let defs = defs.map(|(_, def)| TypeDef { kind: def.kind.clone().mapped(&to), ..def.clone() });
        let defs: Vec<TypeDef> = defs.collect();
        self.types = Types::from(defs);
        let rename = |ty: &mut Type| *ty = ty.mapped(&to);
        for operation in &mut self.operations {
            operation.members.iter_mut().for_each(|input| rename(&mut input.member.ty));
            let stream = operation.stream.as_mut().map(|stream| &mut stream.outcome);
            outcomes_mut(&mut operation.outcomes).into_iter().chain(stream).for_each(|outcome| {
                outcome.content.types_mut().into_iter().for_each(rename);
                outcome.headers.iter_mut().for_each(rename);
            });
        }
        let webhooks = self.webhooks.iter_mut().flat_map(|webhooks| &mut webhooks.events);
        webhooks.for_each(|event| rename(&mut event.ty));
        for error in &mut self.errors {
            error.body.iter_mut().chain(&mut error.headers).for_each(rename);
            for segment in error.message.iter_mut().flat_map(|message| &mut message.segments) {
                if let Segment::Parameter { ty, .. } = segment {
                    rename(ty);
                }
            }
        }
        if let Some(body) = &mut self.error_body {
            body.ty = to(body.ty);
        }
    }

    /// Gives each constant the type of its value: what the document has in its place is nobody's.
    pub(crate) fn settle_constants(&mut self) {
        let mut types: Vec<TypeDef> = self.types.to_vec();
        let objects = types.iter_mut().filter_map(|def| match &mut def.kind {
            TypeKind::Object(object) => Some(&mut object.members),
            _ => None,
        });
        let inputs = self.operations.iter_mut().flat_map(|operation| &mut operation.members);
        for member in objects.flatten().chain(inputs.map(|input| &mut input.member)) {
            if let Some(constant) = &member.constant {
                member.ty = constant.ty();
            }
        }
        self.types = Types::from(types);
    }
}

fn outcomes_mut(outcomes: &mut Outcomes) -> Vec<&mut Outcome> {
    match outcomes {
        Outcomes::One(outcome) => vec![outcome],
        Outcomes::Several(several) => several.iter_mut().map(|named| &mut named.outcome).collect(),
    }
}
