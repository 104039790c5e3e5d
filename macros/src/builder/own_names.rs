//! Names of methods that two things would have in one builder.

use std::collections::HashSet;

use crate::{object::Object, presence::FieldPresence, report::Report};

/// Reports the fields whose setters would be called as another method of the builder is.
pub(crate) fn check_names(object: &Object, report: &mut Report) {
    for (index, name) in clashes(object) {
        let Some(field) = object.fields.get(index) else { continue };
        report.error(
            &field.ident,
            format_args!(
                "the builder has another method `{name}`: give this field another name; its attribute says what \
                 it is called on the wire"
            ),
        );
    }
}

/// The fields whose setters cannot all be called as they should be, and the first such name of each.
pub(super) fn clashes(object: &Object) -> Vec<(usize, String)> {
    let mut taken: HashSet<String> = endings(object).iter().map(|name| (*name).to_owned()).collect();
    let fields = object.fields.iter().enumerate();
    let clash = fields.filter_map(|(index, field)| {
        let name = field.text();
        let (maybe, null) = (format!("maybe_{name}"), format!("{name}_null"));
        let names = match field.presence {
            FieldPresence::Required | FieldPresence::Additional => vec![name],
            FieldPresence::RequiredNullable => vec![name, null],
            FieldPresence::Optional => vec![name, maybe],
            FieldPresence::OptionalNullable => vec![name, maybe, null],
        };
        let taken_before = names.iter().find(|name| taken.contains(*name)).cloned();
        taken.extend(names);
        Some((index, taken_before?))
    });
    clash.collect()
}

fn endings(object: &Object) -> &'static [&'static str] {
    match &object.operation {
        None => &["build"],
        Some(operation) if operation.is_paged() => &["build", "with_client", "send", "pages", "items"],
        Some(operation) if operation.is_streamed() => &["build", "with_client", "send", "stream"],
        Some(_) => &["build", "with_client", "send"],
    }
}
