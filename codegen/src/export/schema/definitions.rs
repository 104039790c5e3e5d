//! Which schemas have a name, and what that is.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::text::Text;
use crate::ir::{Api, EnumValues, Operation, Type, TypeDef, TypeId, TypeKind, Types};
use crate::json::{Json, Object};

/// Which way a value travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Form {
    /// A request must be what the spec allows.
    Request,
    /// A response is what can be read: its enums are open, and it is held to no limits.
    Response,
}

/// Whose schemas they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Dialect {
    JsonSchema,
    OpenApi,
}

/// The named schemas of an API.
pub(in crate::export) struct Schemas<'a> {
    pub(in crate::export) api: &'a Api,
    pub(in crate::export) dialect: Dialect,
    /// The types that requests hold.
    requests: HashSet<TypeId>,
    /// The types that responses hold.
    responses: HashSet<TypeId>,
    /// The types whose schema depends on who holds them.
    differing: HashSet<TypeId>,
}

impl Dialect {
    /// What stands before the name in a reference.
    fn prefix(self) -> &'static str {
        match self {
            Self::JsonSchema => "#/$defs/",
            Self::OpenApi => "#/components/schemas/",
        }
    }
}

impl<'a> Schemas<'a> {
    pub(in crate::export) fn of(api: &'a Api, dialect: Dialect) -> Self {
        let errors = api.error_types();
        let requests = api.types.reachable(api.operations.iter().flat_map(Operation::request_types));
        let responses = api.operations.iter().flat_map(Operation::response_types).chain(&errors);
        let responses = api.types.reachable(responses.chain(api.webhook_types()));
        Self {
            api,
            dialect,
            requests: requests.into_iter().collect(),
            responses: responses.into_iter().collect(),
            differing: differing(&api.types),
        }
    }

    /// A reference to a named type.
    pub(super) fn reference(&self, id: TypeId, form: Form) -> Object {
        Object::of("$ref", format!("{}{}", self.dialect.prefix(), self.name(id, form)))
    }

    /// A reference to a text form.
    pub(super) fn text(&self, text: Text) -> Object {
        Object::of("$ref", format!("{}{}", self.dialect.prefix(), text.name()))
    }

    /// The name of a type's schema. Types have no dot in their names, so that none is taken.
    fn name(&self, id: TypeId, form: Form) -> String {
        let name = self.api[id].name.as_str();
        match form == Form::Response && self.is_twofold(id) {
            true => format!("{name}.response"),
            false => name.to_owned(),
        }
    }

    fn is_twofold(&self, id: TypeId) -> bool {
        [&self.requests, &self.responses, &self.differing].into_iter().all(|types| types.contains(&id))
    }

    /// Every type, in each form that somebody holds.
    pub(in crate::export) fn all_named(&self) -> Vec<(TypeId, Form)> {
        let ids = self.api.types.with_ids().map(|(id, _)| id);
        ids.flat_map(|id| match self.requests.contains(&id) {
            _ if self.is_twofold(id) => vec![(id, Form::Request), (id, Form::Response)],
            false if self.responses.contains(&id) => vec![(id, Form::Response)],
            _ => vec![(id, Form::Request)],
        })
        .collect()
    }

    /// The schemas that a document refers to, directly or through others, and those that are wanted anyway: types in
    /// the author's order, then text forms.
    pub(in crate::export) fn definitions(&self, document: &Json, wanted: Vec<(TypeId, Form)>) -> Object {
        let types: HashMap<String, (TypeId, Form)> =
            self.all_named().into_iter().map(|(id, form)| (self.name(id, form), (id, form))).collect();
        let mut missing: Vec<String> = wanted.iter().map(|(id, form)| self.name(*id, *form)).collect();
        let mut found: HashMap<String, Json> = HashMap::new();
        missing.extend(self.references(document));
        while let Some(name) = missing.pop() {
            if found.contains_key(&name) {
                continue;
            }
            let schema = match (types.get(&name), Text::named(&name)) {
                (Some((id, form)), _) => self.named(*id, *form),
                (None, Some(text)) => text.schema(),
                (None, None) => continue,
            };
            let schema = Json::Object(schema);
            missing.extend(self.references(&schema));
            found.insert(name, schema);
        }
        let types = self.all_named().into_iter().map(|(id, form)| self.name(id, form));
        let names = types.chain(Text::ALL.iter().map(|text| text.name().to_owned()));
        names.filter_map(|name| found.remove(&name).map(|schema| (name, schema))).collect()
    }

    fn references(&self, json: &Json) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        collect_references(json, self.dialect.prefix(), &mut found);
        found
    }
}

fn collect_references(json: &Json, prefix: &str, found: &mut BTreeSet<String>) {
    match json {
        Json::Object(object) => {
            for (name, value) in object.iter() {
                match value {
                    Json::String(target) if name == "$ref" => {
                        found.extend(target.strip_prefix(prefix).map(str::to_owned));
                    }
                    value => collect_references(value, prefix, found),
                }
            }
        }
        Json::List(items) => items.iter().for_each(|item| collect_references(item, prefix, found)),
        _ => {}
    }
}

/// The types that requests and responses hold differently, by themselves or because of what they are made of.
fn differing(types: &Types) -> HashSet<TypeId> {
    let mut found: HashSet<TypeId> =
        types.with_ids().filter(|(_, def)| differs(def)).map(|(id, _)| id).collect();
    loop {
        let before = found.len();
        for (id, def) in types.with_ids() {
            if def.parts().into_iter().filter_map(Type::named).any(|part| found.contains(&part)) {
                found.insert(id);
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

/// Whether requests and responses hold it differently, its parts aside.
fn differs(def: &TypeDef) -> bool {
    match &def.kind {
        TypeKind::Enum(values) => {
            !values.open
                || match &values.values {
                    EnumValues::Strings(values) => values.iter().any(|value| value.only.is_some()),
                    EnumValues::Integers(values) => values.iter().any(|value| value.only.is_some()),
                }
        }
        TypeKind::Alias(alias) => !alias.constraints.is_empty() || holds_differing(&alias.ty),
        TypeKind::Union(union) => union.variants.iter().any(|variant| holds_differing(&variant.ty)),
        TypeKind::Object(object) => {
            !object.rules.is_empty()
                || object.additional.iter().any(holds_differing)
                || object
                    .members
                    .iter()
                    .any(|member| !member.constraints.is_empty() || holds_differing(&member.ty))
        }
    }
}

/// Secrets are marked as write-only in requests; base64 texts are read as they come, and numbers as text or as they are.
fn holds_differing(ty: &Type) -> bool {
    match ty {
        Type::Secret | Type::Base64 | Type::AsText(_) | Type::HttpDate => true,
        Type::List(element) | Type::Map(element) => holds_differing(&element.ty),
        _ => false,
    }
}
