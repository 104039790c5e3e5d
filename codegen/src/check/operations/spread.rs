//! Objects whose members have names of their own in a request: none of these is there twice.

use std::collections::HashMap;

use super::auth::credential_at;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Input, Operation, Place, TextStyle};
use crate::source::Span;

pub(crate) fn check_spread(api: &Api, report: &mut Report) {
    for operation in &api.operations {
        check_operation(api, operation, report);
    }
}

fn check_operation(api: &Api, operation: &Operation, report: &mut Report) {
    let is_spread = |input: &&Input| input.member.style == Some(TextStyle::Spread);
    let mut taken: HashMap<(Place, &str), (String, Span)> = HashMap::new();
    for input in operation.members.iter().filter(|input| api.types.has_own_name(input)) {
        let other = "an input of its own".to_owned();
        taken.insert((input.place, input.sent_name()), (other, input.member.span));
    }
    for input in operation.members.iter().filter(is_spread) {
        let of = format!("`{}`", input.sent_name().escape_debug());
        for name in api.types.spread_names(&input.member.ty) {
            let credential = credential_at(api, &operation.auth, input.place, name);
            let credential =
                credential.map(|scheme| (format!("the credential `{}`", scheme.name), scheme.span));
            let known = credential.or_else(|| taken.get(&(input.place, name)).cloned());
            let Some((other, span)) = known else {
                taken.insert((input.place, name), (format!("a member of {of}"), input.member.span));
                continue;
            };
            let (name, place) = (name.escape_debug(), input.place.as_str());
            let message = format!(
                "`{name}` in the {place} is a member of {of}, which is written as `spread`, and {other} as well"
            );
            report.push(
                Diagnostic::new(Code::InputClash, input.member.span, message)
                    .related(span, "the other one is here")
                    .help("write the object in another way, or leave one of the two out"),
            );
        }
    }
}
