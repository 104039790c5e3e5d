//! What several schemas that all hold come to: `allOf`, what stands beside a reference, a member that is declared twice.

use std::collections::HashSet;

use super::super::reference::{Broken, schema_name};
use super::{Additional, Kind, Property, Schema, Schemas};
use crate::diagnostic::Code;
use crate::yaml::Node;

/// Merges schemas into one without references and `allOf`. What a branch brings in stands where the branch does.
pub(crate) fn merge<'d>(schemas: &Schemas<'d, '_>, nodes: &[&'d Node]) -> Result<Schema<'d>, Broken> {
    let mut merging = Merging { schemas, merged: HashSet::new(), depth: 0 };
    let mut whole: Option<Schema<'d>> = None;
    for node in nodes {
        let part = merging.of_node(node, None)?;
        whole = Some(match whole {
            None => part,
            Some(before) => merging.both(before, part),
        });
    }
    Ok(whole.unwrap_or_default())
}

impl<'d> Schemas<'d, '_> {
    /// What two schemas come to that both hold.
    pub(crate) fn both(&self, one: Schema<'d>, other: Schema<'d>) -> Schema<'d> {
        Merging { schemas: self, merged: HashSet::new(), depth: 0 }.both(one, other)
    }
}

struct Merging<'m, 'd, 'n> {
    schemas: &'m Schemas<'d, 'n>,
    /// The nodes that are merged: a schema that is part of itself, or part of the whole twice, adds nothing.
    merged: HashSet<*const Node>,
    /// How many nodes are around the one that is merged.
    depth: usize,
}

/// Schemas are parts of each other so deep at most: a chain of thousands would overflow the stack.
const DEEPEST: usize = 80;

impl<'d> Merging<'_, 'd, '_> {
    fn of_node(&mut self, node: &'d Node, home: Option<&str>) -> Result<Schema<'d>, Broken> {
        if !self.merged.insert(node) {
            return Ok(Schema::default());
        }
        if self.depth == DEEPEST {
            let message = format!("schemas are parts of each other more than {DEEPEST} deep");
            return Err(Broken { span: node.span, message });
        }
        self.depth += 1;
        let merged = self.of_schema((*self.schemas.schema(node)).clone(), home);
        self.depth -= 1;
        merged
    }

    fn of_schema(&mut self, mut own: Schema<'d>, home: Option<&str>) -> Result<Schema<'d>, Broken> {
        for property in &mut own.properties {
            property.home = home.map(str::to_owned);
        }
        let branches = std::mem::take(&mut own.all_of);
        let reference = own.reference.take();
        let mut whole: Option<Schema<'d>> = None;
        if let Some(reference) = reference {
            whole = Some(self.of_reference(reference)?);
        }
        for branch in branches {
            let part = self.of_node(branch, home)?;
            whole = Some(match whole {
                None => Schema { discriminator: None, ..part },
                Some(before) => self.both(before, part),
            });
        }
        let Some(before) = whole else { return Ok(own) };
        let (title, description, span) = (own.title, own.description.clone(), own.span);
        let (discriminator, hints) = (own.discriminator.clone(), own.hints.clone());
        let mut both = self.both(before, own);
        (both.title, both.span, both.discriminator) = (title, span, discriminator);
        both.description = description.or(both.description);
        if hints.name.or(hints.rust).is_some() {
            both.hints = hints;
        }
        Ok(both)
    }

    fn of_reference(&mut self, reference: &'d Node) -> Result<Schema<'d>, Broken> {
        let target = self.schemas.document.resolve(reference)?;
        let home = reference.text().and_then(schema_name);
        let merged = self.of_node(target, home.as_deref())?;
        // What a component says of itself is not said of what is made of it.
        Ok(Schema { title: None, description: None, ..merged })
    }

    fn both(&mut self, one: Schema<'d>, other: Schema<'d>) -> Schema<'d> {
        let kinds = self.kinds(&one, &other);
        let mut both = one;
        both.kinds = kinds;
        both.origin.extend(other.origin);
        both.nullable |= other.nullable;
        both.nothing |= other.nothing;
        both.format = other.format.or(both.format);
        both.constant = other.constant.or(both.constant);
        both.values = match (both.values, other.values) {
            (Some(one), Some(other)) => Some(common(one, other)),
            (one, other) => other.or(one),
        };
        for property in other.properties {
            add(&mut both.properties, property);
        }
        for name in other.required {
            if !both.required.iter().any(|(known, _)| *known == name.0) {
                both.required.push(name);
            }
        }
        both.additional = match (both.additional, other.additional) {
            (Additional::Unsaid, said) | (said, Additional::Unsaid) => said,
            (Additional::Closed, said) | (_, said) => said,
        };
        both.items = other.items.or(both.items);
        both.unions.extend(other.unions);
        both.rules.extend(other.rules);
        both.limits.0.extend(other.limits.0);
        both.read_only |= other.read_only;
        both.write_only |= other.write_only;
        both.deprecated |= other.deprecated;
        both.default = other.default.or(both.default);
        both.description = both.description.or(other.description);
        both.hints.open |= other.hints.open;
        if both.hints.value_names.is_empty() {
            both.hints.value_names = other.hints.value_names;
        }
        both
    }

    /// The kinds that both name. Of two that have none in common the later one counts.
    fn kinds(&self, one: &Schema<'d>, other: &Schema<'d>) -> Vec<Kind> {
        if one.kinds.is_empty() || other.kinds.is_empty() {
            return [one.kinds.as_slice(), &other.kinds].concat();
        }
        let holds = |kinds: &[Kind], kind: Kind| {
            kinds.contains(&kind) || kind == Kind::Integer && kinds.contains(&Kind::Number)
        };
        let both: Vec<Kind> =
            [Kind::String, Kind::Integer, Kind::Number, Kind::Boolean, Kind::Array, Kind::Object]
                .into_iter()
                .filter(|kind| holds(&one.kinds, *kind) && holds(&other.kinds, *kind))
                .filter(|kind| one.kinds.contains(kind) || other.kinds.contains(kind))
                .collect();
        if both.is_empty() {
            let message = "nothing is of both types that are said here; the later one counts";
            self.schemas.notes.say(Code::OpenapiType, other.span, message);
            return other.kinds.clone();
        }
        both
    }
}

fn add<'d>(properties: &mut Vec<Property<'d>>, property: Property<'d>) {
    let Some(known) = properties.iter_mut().find(|known| known.name == property.name) else {
        properties.push(property);
        return;
    };
    for schema in property.schemas {
        if !known.schemas.iter().any(|other| std::ptr::eq(*other, schema)) {
            known.schemas.push(schema);
        }
    }
}

/// The values that are in both lists; the later one where none is.
fn common<'d>(one: Vec<&'d Node>, other: Vec<&'d Node>) -> Vec<&'d Node> {
    let json: Vec<_> = other.iter().map(|value| value.value().to_json()).collect();
    let both: Vec<&Node> = one.into_iter().filter(|value| json.contains(&value.value().to_json())).collect();
    if both.is_empty() { other } else { both }
}
