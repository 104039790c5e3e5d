//! How a spec spells what the help of a problem proposes in words of the API.

use crate::diagnostic::Code;

/// Returns the spelling for a problem that `check` or a lint reports.
pub(crate) fn of(code: Code) -> Option<&'static str> {
    Some(match code {
        Code::CodeWithoutMember => "`error-body: { type: …, code: … }`",
        Code::DoubtfulEnum => "`open: true`",
        Code::EndlessType => "`?` behind its name, or `| null` behind its type",
        Code::ErrorBodyIncomplete => "`error-body: { type: …, message: … }`",
        Code::ErrorBodyNotObject => "`members:`",
        Code::ExampleIncomplete => "`?` behind its name",
        Code::IssuerNeedsToken => "`auth: none`",
        Code::ListWithoutPages => "`pages: { by: …, items: … }`",
        Code::MissingProvenance => "`from: SOURCE LINES`, or `known: assumed`",
        Code::RuleInProse => "`any`, `one`, `when … need …`",
        Code::RuleWithoutError => "`error: Name`",
        Code::UnmarkedSecret => "`secret: true`",
        Code::UnusedError => "`errors: [Name]`",
        Code::UnusedScheme => "`auth: name`",
        _ => return None,
    })
}
