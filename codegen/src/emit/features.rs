//! Cargo features by tag: with which of them what is there.
//!
//! An operation is there with the feature of any of its tags, and always where no tag selects it. A type is there with the
//! features of all operations whose requests, responses or documented errors can hold it, and with that of events where one can.
//! It is always there where an operation that always is can hold it, where nothing can, and where the features of all tags have
//! it; so is the common body of errors, which any response may have.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::ir::{Api, ErrorDef, MessageTemplate, Operation, OperationId, Type, TypeId};
use crate::names::{Names, WEBHOOKS};
use crate::prose::{code, list};

/// The widest line of an attribute.
const WIDTH: usize = 100;

/// When what is there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Available {
    Always,
    /// With any one of these features, in the order of the alphabet.
    With(BTreeSet<Arc<str>>),
}

/// When the parts of a package are there.
pub(crate) struct Features {
    all: BTreeSet<Arc<str>>,
    operations: Vec<Available>,
    webhooks: Available,
    types: Vec<Available>,
}

impl Features {
    pub(crate) fn of(api: &Api, names: &Names) -> Self {
        let all = names.features.all();
        if all.is_empty() {
            return Self::none(api);
        }
        let operations: Vec<Available> = api
            .operations_with_ids()
            .map(|(id, _)| match names.features.of(api.selecting_tags(id)) {
                features if features.is_empty() => Available::Always,
                features => Available::With(features),
            })
            .collect();
        let webhooks = match api.webhooks {
            Some(_) => Available::With(BTreeSet::from([Arc::from(WEBHOOKS)])),
            None => Available::Always,
        };
        let types = types(api, &all, &operations);
        Self { all, operations, webhooks, types }
    }

    /// Where everything is always there.
    pub(crate) fn none(api: &Api) -> Self {
        Self {
            all: BTreeSet::new(),
            operations: vec![Available::Always; api.operations.len()],
            webhooks: Available::Always,
            types: vec![Available::Always; api.types.len()],
        }
    }

    /// Returns the features of tags, in the order of the alphabet.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(Arc::as_ref)
    }

    /// Returns when an operation is there.
    pub(crate) fn of_operation(&self, id: OperationId) -> &Available {
        self.operations.get(id.index()).unwrap_or(&Available::Always)
    }

    /// Returns when the events that the API sends are there.
    pub(crate) fn of_webhooks(&self) -> &Available {
        &self.webhooks
    }

    /// Returns when a type is there.
    pub(crate) fn of_type(&self, id: TypeId) -> &Available {
        self.types.get(id.index()).unwrap_or(&Available::Always)
    }

    /// Returns when any of some operations is there.
    pub(crate) fn of_any(&self, ids: impl IntoIterator<Item = OperationId>) -> Available {
        let mut any = BTreeSet::new();
        for id in ids {
            match self.of_operation(id) {
                Available::Always => return Available::Always,
                Available::With(features) => any.extend(features.iter().cloned()),
            }
        }
        within(&self.all, any)
    }

    /// Whether there is no operation where no feature is on.
    pub(crate) fn can_be_empty(&self) -> bool {
        !self.operations.is_empty() && !self.operations.contains(&Available::Always)
    }
}

/// What some features have; those of all tags have what is always there.
fn within(all: &BTreeSet<Arc<str>>, features: BTreeSet<Arc<str>>) -> Available {
    match features.is_empty() || all.is_subset(&features) {
        true => Available::Always,
        false => Available::With(features),
    }
}

fn types(api: &Api, all: &BTreeSet<Arc<str>>, operations: &[Available]) -> Vec<Available> {
    let held = |is_meant: &dyn Fn(&Available) -> bool| -> Vec<&Type> {
        let meant = api.operations.iter().zip(operations).filter(|(_, available)| is_meant(available));
        meant.flat_map(|(operation, _)| types_of(api, operation)).collect()
    };
    let common = api.error_body.as_ref().map(|body| Type::Named(body.ty));
    let always = held(&|available| *available == Available::Always);
    let always = api.types.reachable(always.into_iter().chain(&common));
    let mut found = vec![BTreeSet::new(); api.types.len()];
    for id in api.types.reachable(api.webhook_types()) {
        found[id.index()].insert(Arc::from(WEBHOOKS));
    }
    for feature in all {
        let has =
            |available: &Available| matches!(available, Available::With(with) if with.contains(feature));
        for id in api.types.reachable(held(&has)) {
            found[id.index()].insert(feature.clone());
        }
    }
    for id in always {
        found[id.index()].clear();
    }
    found.into_iter().map(|features| within(all, features)).collect()
}

/// What an operation names: of its request, its successes and its documented errors.
fn types_of<'a>(api: &'a Api, operation: &'a Operation) -> impl Iterator<Item = &'a Type> {
    let errors = operation.errors.iter().flat_map(|id| types_of_error(&api[*id]));
    operation.request_types().chain(operation.response_types()).chain(errors)
}

fn types_of_error(error: &ErrorDef) -> impl Iterator<Item = &Type> {
    let parameters = error.message.iter().flat_map(MessageTemplate::parameters).map(|(_, ty)| ty);
    error.body.iter().chain(&error.headers).chain(parameters)
}

impl Available {
    /// The line of the attribute that says so; nothing of what is always there.
    pub(crate) fn attribute(&self) -> String {
        let Self::With(features) = self else { return String::new() };
        let keys: Vec<String> = features.iter().map(|feature| format!("feature = \"{feature}\"")).collect();
        match keys.as_slice() {
            [one] => format!("#[cfg({one})]\n"),
            several => {
                let line = format!("#[cfg(any({}))]\n", several.join(", "));
                if line.len() <= WIDTH { line } else { format!("#[cfg(any({}\n))]\n", filled(several)) }
            }
        }
    }

    /// An item with that attribute, between its documentation and the rest.
    pub(crate) fn guard(&self, item: &str) -> String {
        guarded(item, &self.attribute())
    }

    /// As [`guard`](Self::guard), where something else must be there as well.
    pub(crate) fn guard_beside(&self, other: &Self, item: &str) -> String {
        match (self.covers(other), other.covers(self)) {
            (_, true) => self.guard(item),
            (true, false) => other.guard(item),
            (false, false) => guarded(item, &format!("{}{}", self.attribute(), other.attribute())),
        }
    }

    /// Says so in rustdoc; nothing of what is always there.
    pub(crate) fn sentence(&self) -> Option<String> {
        let Self::With(features) = self else { return None };
        let features: Vec<String> = features.iter().map(|feature| code(feature)).collect();
        Some(match features.len() {
            1 => format!("Available with the feature {}.", features.concat()),
            _ => format!("Available with any of the features {}.", list(&features, "and")),
        })
    }

    /// The features alone.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Always => String::new(),
            Self::With(features) => {
                features.iter().map(|feature| format!("`{feature}`")).collect::<Vec<_>>().join(", ")
            }
        }
    }

    /// Whether what is there then has all that is there when the other is.
    pub(crate) fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Always, _) => true,
            (Self::With(_), Self::Always) => false,
            (Self::With(own), Self::With(others)) => others.is_subset(own),
        }
    }
}

fn guarded(item: &str, attribute: &str) -> String {
    let docs: usize =
        item.split_inclusive('\n').take_while(|line| line.starts_with("///")).map(str::len).sum();
    let (docs, rest) = item.split_at_checked(docs).unwrap_or(("", item));
    format!("{docs}{attribute}{rest}")
}

/// Keys on as few lines as there must be.
fn filled(keys: &[String]) -> String {
    let (mut text, mut width) = (String::new(), WIDTH);
    for key in keys {
        if width + key.len() + 2 > WIDTH {
            text.push_str("\n   ");
            width = 3;
        }
        text.push_str(&format!(" {key},"));
        width += key.len() + 2;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::Available;

    fn with(features: &[&str]) -> Available {
        Available::With(features.iter().map(|feature| (*feature).into()).collect())
    }

    #[test]
    fn attributes_keep_to_their_width() {
        assert_eq!(Available::Always.attribute(), "");
        assert_eq!(with(&["one"]).attribute(), "#[cfg(feature = \"one\")]\n");
        assert_eq!(with(&["b", "a"]).attribute(), "#[cfg(any(feature = \"a\", feature = \"b\"))]\n");
        let many: Vec<String> = (10..30).map(|number| format!("feature-{number}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let text = with(&many).attribute();
        assert!(text.lines().count() > 3 && text.lines().all(|line| line.len() <= 100), "{text}");
        assert!(text.starts_with("#[cfg(any(\n    feature = \"feature-10\", ") && text.ends_with(",\n))]\n"));
    }

    #[test]
    fn attributes_stand_below_documentation() {
        let item = "/// A.\n///\n/// B.\nstruct A;\n";
        assert_eq!(Available::Always.guard(item), item);
        assert_eq!(with(&["a"]).guard(item), "/// A.\n///\n/// B.\n#[cfg(feature = \"a\")]\nstruct A;\n");
        let both = |one: &[&str], other: &[&str]| with(one).guard_beside(&with(other), "impl A {}\n");
        assert_eq!(both(&["a", "b"], &["a"]), with(&["a"]).guard("impl A {}\n"));
        assert_eq!(both(&["a"], &["a", "b"]), with(&["a"]).guard("impl A {}\n"));
        assert_eq!(both(&["a"], &["b"]), with(&["a"]).guard(&with(&["b"]).guard("impl A {}\n")));
    }

    #[test]
    fn more_features_cover_fewer() {
        assert!(Available::Always.covers(&with(&["a"])) && !with(&["a"]).covers(&Available::Always));
        assert!(with(&["a", "b"]).covers(&with(&["b"])) && !with(&["b"]).covers(&with(&["a", "b"])));
    }
}
