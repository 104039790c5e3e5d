//! Keys of inputs: their names, unless another input of the operation has it.

use std::collections::HashSet;

use crate::diagnostic::Code;
use crate::ir::{Input, Place};
use crate::openapi::notes::Notes;

/// The first that callers set keeps its name; another one gets that of its place before it. Nobody sets what is always the
/// same, so that it comes last.
pub(super) fn settle(inputs: &mut [Input], notes: &Notes) {
    let mut taken = HashSet::new();
    let (fixed, set): (Vec<_>, Vec<_>) = inputs.iter_mut().partition(|input| is_fixed(input));
    for input in set.into_iter().chain(fixed) {
        let name = input.member.wire_name.clone();
        if taken.insert(name.clone()) {
            continue;
        }
        let place = match input.place {
            place if place.is_in_body() => "body",
            Place::Path => "path",
            Place::Query => "query",
            Place::Header => "header",
            _ => "cookie",
        };
        let wanted = format!("{place}.{name}");
        let others = (2..).map(|number| format!("{wanted}{number}"));
        let key =
            std::iter::once(wanted.clone()).chain(others).find(|key| !taken.contains(key)).unwrap_or(wanted);
        let message = format!(
            "`{}` is the name of another input, so that this one is called `{}`",
            name.escape_debug(),
            key.escape_debug()
        );
        notes.say(Code::OpenapiName, input.member.span, message);
        taken.insert(key.clone());
        if input.place != Place::Body {
            input.sent_as = Some(name);
        }
        input.member.wire_name = key;
    }
}

fn is_fixed(input: &Input) -> bool {
    input.member.constant.is_some() && input.member.presence.is_required()
}
