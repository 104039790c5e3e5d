//! Lists that nothing is sent for when they are empty.

use super::{at, remove, value_of};
use crate::yaml::{Kind, Map, Node};

/// The forms, whose members are sent like parameters.
const FORMS: [&str; 2] = ["multipart/form-data", "application/x-www-form-urlencoded"];

pub(super) fn tidy_parameter(parameter: &mut Node) {
    if let Some(schema) = at(parameter, &["schema"]) {
        return tidy(schema);
    }
    if let Some(Kind::Map(content)) = at(parameter, &["content"]).map(|content| &mut content.kind) {
        let schemas = content.entries.iter_mut().filter_map(|media| at(&mut media.value, &["schema"]));
        schemas.for_each(tidy);
    }
}

/// Tidies the members of a form.
pub(super) fn tidy_form(operation: &mut Map) {
    let content = value_of(operation, "requestBody").and_then(|body| at(body, &["content"]));
    let Some(Kind::Map(content)) = content.map(|content| &mut content.kind) else { return };
    for form in content.entries.iter_mut().filter(|media| FORMS.contains(&media.key.text.as_str())) {
        let members = at(&mut form.value, &["schema", "properties"]);
        if let Some(Kind::Map(members)) = members.map(|members| &mut members.kind) {
            members.entries.iter_mut().for_each(|member| tidy(&mut member.value));
        }
    }
}

/// A list that must be sent has an element, which goes without saying, and one that may be absent may be empty as well.
fn tidy(schema: &mut Node) {
    let Kind::Map(schema) = &mut schema.kind else { return };
    if value_of(schema, "minItems").is_some_and(|least| least.text() == Some("1")) {
        remove(schema, "minItems");
    }
    let Some(alternatives) = value_of(schema, "anyOf") else { return };
    if let [empty, list] = alternatives.items()
        && empty.get("maxItems").and_then(Node::text) == Some("0")
    {
        let entries = list.entries().to_vec();
        remove(schema, "anyOf");
        schema.entries.extend(entries);
    }
}
