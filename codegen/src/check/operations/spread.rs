//! Objects whose members have names of their own in a request: none of these is there twice.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, NameHolder, SpreadClash};

pub(crate) fn check_spread(api: &Api, report: &mut Report) {
    for clash in api.operations.iter().flat_map(|operation| api.spread_clashes(operation)) {
        check_clash(&clash, report);
    }
}

fn check_clash(SpreadClash { input, name, other, .. }: &SpreadClash<'_>, report: &mut Report) {
    let (other, span) = match other {
        NameHolder::Input(other) => ("an input of its own".to_owned(), other.member.span),
        NameHolder::MemberOf(other) => {
            (format!("a member of `{}`", other.sent_name().escape_debug()), other.member.span)
        }
        NameHolder::Credential(scheme) => (format!("the credential `{}`", scheme.name), scheme.span),
    };
    let (of, place) = (input.sent_name().escape_debug(), input.place.as_str());
    let message = format!(
        "`{}` in the {place} is a member of `{of}`, which is written as `spread`, and {other} as well",
        name.escape_debug()
    );
    report.push(
        Diagnostic::new(Code::InputClash, input.member.span, message)
            .related(span, "the other one is here")
            .help("write the object in another way, or leave one of the two out"),
    );
}
