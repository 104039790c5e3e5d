//! Ids of things that are made.

use serde_json::{Map, Value};
use specwright_codegen::ir::{Api, Member, Type};

use super::Call;
use crate::alternative::settled;
use crate::behavior::id_generator::IdGenerator;
use crate::behavior::request_members::RequestMembers;
use crate::behavior::resource::{Role, own_id};
use crate::shape::{Shape, shape};

/// Objects in objects get ids of their own down to here.
const MAX_FRESH_DEPTH: usize = 3;

impl Call<'_> {
    /// Ids for an object, and for the objects that are its members where the example has them.
    pub(super) fn fresh_ids(
        &self,
        ty: Option<&Type>,
        sent: &RequestMembers<'_>,
        example: Option<&Value>,
        generator: &mut IdGenerator,
    ) -> Map<String, Value> {
        let parameter = match &self.plan.role {
            Role::Create(kind) => {
                self.resources.resources.get(*kind).and_then(|kind| kind.parameter.as_deref())
            }
            _ => None,
        };
        let sent = sent.to_value();
        let known: Vec<&Value> = [Some(&sent), example].into_iter().flatten().collect();
        let own = ty.map(|ty| settled(self.api, ty, &known));
        own.map(|ty| self.ids_in(ty, example, parameter, generator, 0)).unwrap_or_default()
    }

    fn ids_in(
        &self,
        ty: &Type,
        example: Option<&Value>,
        parameter: Option<&str>,
        generator: &mut IdGenerator,
        depth: usize,
    ) -> Map<String, Value> {
        let Shape::Object(object) = shape(self.api, ty) else { return Map::new() };
        let mut ids = Map::new();
        let own = own_id(self.api, ty, object, parameter);
        for member in &object.members {
            let name = &member.wire_name;
            let shown = example.and_then(|example| example.get(name));
            if own == Some(name.as_str()) {
                ids.insert(name.clone(), generator.id(&id_type(self.api, member), shown));
            } else if depth < MAX_FRESH_DEPTH && shown.is_some_and(Value::is_object) {
                let below = self.ids_in(&member.ty, shown, None, generator, depth + 1);
                if !below.is_empty() {
                    ids.insert(name.clone(), Value::Object(below));
                }
            }
        }
        ids
    }
}

fn id_type(api: &Api, member: &Member) -> Type {
    match shape(api, &member.ty) {
        Shape::Scalar(scalar) => scalar.clone(),
        _ => Type::String,
    }
}
