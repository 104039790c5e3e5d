//! Every Rust identifier of a generated crate, decided once.
//!
//! Emission only looks names up here. Keywords, names that the prelude or the derives need, and clashes that
//! conversion brings are settled in the author's order: the first keeps its name, later ones get a number.

mod error;
mod feature;
mod name;
mod reserved;
mod scope;

pub(crate) use self::error::ErrorNames;
pub(crate) use self::feature::{ALL_OPERATIONS, FeatureNames, WEBHOOKS};
pub(crate) use self::name::Name;

use self::scope::Scope;
use crate::ir::{Api, Body, EnumValues, Member, Operation, Outcomes, TypeDef, TypeId, TypeKind};
use crate::text::convert;

/// The identifiers of one API, by the index of what they name in the IR.
#[derive(Debug)]
pub(crate) struct Names {
    /// The package's name, and that of its folder.
    pub(crate) package: String,
    types: Vec<TypeNames>,
    /// The enum of the errors that operations share.
    pub(crate) common_error: Name,
    /// As [`Api::errors`].
    pub(crate) errors: Vec<ErrorNames>,
    /// As [`Api::operations`].
    pub(crate) operations: Vec<OperationNames>,
    /// Variants of the events that the API sends.
    pub(crate) webhooks: Vec<Name>,
    /// Cargo features of tags.
    pub(crate) features: FeatureNames,
}

/// The identifiers of a named type.
#[derive(Debug)]
pub(crate) struct TypeNames {
    /// The type itself, in the module `types`.
    pub(crate) ident: Name,
    /// Fields or variants in the order of the IR.
    pub(crate) parts: Vec<Name>,
}

/// The identifiers of an operation.
#[derive(Debug)]
pub(crate) struct OperationNames {
    /// The input struct.
    pub(crate) input: Name,
    /// The builder that the derive makes of it.
    pub(crate) builder: Name,
    /// The enum of several outcomes.
    pub(crate) output: Name,
    /// The enum of events that their names tell apart.
    pub(crate) event: Name,
    /// The enum of errors.
    pub(crate) error: Name,
    /// The enum of several request bodies.
    pub(crate) body: Name,
    /// The client's method and the operation's module.
    pub(crate) method: Name,
    /// Fields in the order of [`Operation::members`].
    pub(crate) fields: Vec<Name>,
    /// Variants of several outcomes.
    pub(crate) outcomes: Vec<Name>,
    /// Variants of events that their names tell apart.
    pub(crate) events: Vec<Name>,
    /// Variants of several request bodies.
    pub(crate) bodies: Vec<Name>,
}

impl Names {
    /// Decides all names of an API.
    pub(crate) fn decide(api: &Api) -> Self {
        let mut types = Scope::types();
        let mut operation_types = Scope::operations();
        let mut methods = Scope::methods();
        let mut operations: Vec<OperationNames> = api
            .operations
            .iter()
            .map(|operation| operation_names(operation, &mut operation_types, &mut methods))
            .collect();
        // Behind all operations, so that none of them gets another name for it.
        for (names, _) in
            operations.iter_mut().zip(&api.operations).filter(|(_, one)| one.named_events().is_some())
        {
            names.event = operation_types.take(&format!("{}Event", names.input));
        }
        let mut webhooks = Scope::variants();
        let events = api.webhooks.iter().flat_map(|webhooks| &webhooks.events);
        Self {
            webhooks: events.map(|event| webhooks.take(&event.name)).collect(),
            package: reserved::package(&api.name),
            types: api.types.iter().map(|def| type_names(def, &mut types)).collect(),
            common_error: Name::new("CommonError".to_owned()),
            errors: error::decide(&api.errors),
            operations,
            features: FeatureNames::decide(api),
        }
    }

    /// The names of a type.
    pub(crate) fn of(&self, id: TypeId) -> &TypeNames {
        // Ids are made by lowering from this very list.
        &self.types[id.index()]
    }

    /// The crate's name in Rust paths.
    pub(crate) fn crate_ident(&self) -> Name {
        Name::new(self.package.replace('-', "_"))
    }
}

/// The name of an API's package.
pub(crate) fn package(api: &Api) -> String {
    reserved::package(&api.name)
}

fn type_names(def: &TypeDef, types: &mut Scope) -> TypeNames {
    let parts = match &def.kind {
        TypeKind::Object(object) => {
            let mut fields = Scope::fields();
            let mut parts: Vec<Name> = Vec::with_capacity(object.members.len());
            if object.additional.is_some() {
                fields.take("additional");
            }
            for member in &object.members {
                parts.push(field(member, &mut fields));
            }
            parts
        }
        TypeKind::Enum(values) => {
            let mut variants = Scope::variants();
            match &values.values {
                EnumValues::Strings(values) => values
                    .iter()
                    .map(|value| match &value.name {
                        Some(name) => variants.take(name),
                        None => variants.take(&convert::upper_camel(&value.wire)),
                    })
                    .collect(),
                EnumValues::Integers(values) => values
                    .iter()
                    .map(|value| match &value.name {
                        Some(name) => variants.take(name),
                        None => variants.take(&convert::number_variant(value.wire)),
                    })
                    .collect(),
            }
        }
        TypeKind::Union(union) => {
            let mut variants = Scope::variants();
            union.variants.iter().map(|one| variants.take(&one.name)).collect()
        }
        TypeKind::Alias(_) => Vec::new(),
    };
    TypeNames { ident: types.take(def.rust_name.as_ref().unwrap_or(&def.name)), parts }
}

fn operation_names(operation: &Operation, types: &mut Scope, methods: &mut Scope) -> OperationNames {
    let (input, method) = match &operation.rust_name {
        Some(name) => (convert::upper_camel(name), name.clone()),
        None => (convert::upper_first(&operation.name), convert::snake(&operation.name)),
    };
    let input = types.take(&input);
    let suffixed = |suffix: &str| Name::new(format!("{input}{suffix}"));
    let mut fields = Scope::inputs();
    if operation.stream.is_some() {
        fields.take("stream");
    }
    let mut outcomes = Scope::variants();
    let (mut bodies, mut events) = (Scope::variants(), Scope::variants());
    OperationNames {
        builder: suffixed("Builder"),
        output: suffixed("Output"),
        event: suffixed("Event"),
        error: suffixed("Error"),
        body: suffixed("Body"),
        method: methods.take(&method),
        fields: operation.members.iter().map(|input| field(&input.member, &mut fields)).collect(),
        outcomes: match &operation.outcomes {
            Outcomes::One(_) => Vec::new(),
            Outcomes::Several(several) => several.iter().map(|one| outcomes.take(&one.name)).collect(),
        },
        events: operation
            .named_events()
            .unwrap_or_default()
            .iter()
            .map(|event| events.take(&event.name))
            .collect(),
        bodies: match operation.body() {
            Body::OneOf(several) => several.iter().map(|one| bodies.take(&one.name)).collect(),
            _ => Vec::new(),
        },
        input,
    }
}

/// The field of a member. A constant has none, and takes the name from nobody.
fn field(member: &Member, fields: &mut Scope) -> Name {
    let snake = || convert::snake(&member.wire_name);
    match &member.rust_name {
        _ if !member.is_given() => Name::new(snake()),
        Some(name) => fields.take(name),
        None => fields.take(&snake()),
    }
}
