//! Ways to authenticate, and which of them something uses.

use super::fields::{Fields, as_list};
use super::name::parse_name_node;
use super::oauth2::parse_oauth2;
use super::provenance::Notes;
use super::scalar::{parse_text, parse_wire_node, parse_word};
use super::{Spanned, Text};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::form::{self, NameForm};
use crate::ir::{OAuth2, SchemeKind};
use crate::source::Span;
use crate::yaml::{Kind, Node};

/// A way to authenticate.
#[derive(Debug)]
pub(crate) struct Scheme {
    pub(crate) name: Text,
    pub(crate) kind: SchemeKind,
    pub(crate) env: Option<String>,
    pub(crate) issued_by: Option<TokenIssue>,
    pub(crate) oauth2: Option<OAuth2>,
    /// Names of errors.
    pub(crate) refused_by: Vec<Text>,
    pub(crate) notes: Notes,
    pub(crate) span: Span,
}

/// The operation that issues a scheme's credential.
#[derive(Debug)]
pub(crate) struct TokenIssue {
    pub(crate) operation: Text,
    pub(crate) token: Text,
    pub(crate) expires_in: Option<Text>,
    pub(crate) span: Span,
}

/// The sets of schemes that something takes, any one of them; `none` among them makes them optional.
#[derive(Debug, Clone, Default)]
pub(crate) struct AuthUse {
    pub(crate) any_of: Vec<Vec<Text>>,
    pub(crate) optional: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum SchemeWord {
    Bearer,
    Basic,
    Header,
    Query,
    Cookie,
    Path,
}

const SCHEMES: [(&str, SchemeWord); 6] = [
    ("bearer", SchemeWord::Bearer),
    ("basic", SchemeWord::Basic),
    ("header", SchemeWord::Header),
    ("query", SchemeWord::Query),
    ("cookie", SchemeWord::Cookie),
    ("path", SchemeWord::Path),
];

pub(crate) fn parse_scheme(name: Text, node: &Node, report: &mut Report) -> Option<Scheme> {
    let mut fields = Fields::of(node, "a scheme", report)?;
    let word = fields.require("scheme").and_then(|node| parse_word(node, "`scheme`", &SCHEMES, report));
    let kind = word.and_then(|word| parse_scheme_kind(word.value, &mut fields, report));
    let env = fields.take("env").and_then(|node| parse_env(node, report));
    let issued_by = fields.take("issued-by").and_then(|node| parse_token_issue(node, report));
    let oauth2 = fields.take("oauth2").and_then(|node| parse_oauth2(node, report));
    let refused_by = fields.take("refused-by").map(|node| parse_refusals(node, report)).unwrap_or_default();
    let notes = fields.notes(report);
    fields.take("name");
    fields.finish(report);
    let span = name.span.to(node.span);
    Some(Scheme { name, kind: kind?, env, issued_by, oauth2, refused_by, notes, span })
}

fn parse_scheme_kind(word: SchemeWord, fields: &mut Fields<'_>, report: &mut Report) -> Option<SchemeKind> {
    match word {
        SchemeWord::Bearer | SchemeWord::Basic | SchemeWord::Path => {
            for (_, span) in fields.present(&["name"]) {
                let message = "`name` only goes with the schemes `header`, `query` and `cookie`";
                report.push(Diagnostic::new(Code::PickOne, span, message).help("remove it"));
            }
            Some(match word {
                SchemeWord::Bearer => SchemeKind::Bearer,
                SchemeWord::Basic => SchemeKind::Basic,
                _ => SchemeKind::Path,
            })
        }
        SchemeWord::Header => {
            let name = fields.require("name")?;
            let name = parse_wire_node(name, "the header's name", report)?;
            match form::scheme_header(&name.value) {
                Some(misfit) => {
                    report.push(misfit.at(name.span));
                    None
                }
                None => Some(SchemeKind::Header(name.value)),
            }
        }
        SchemeWord::Query => {
            let name = fields.require("name")?;
            parse_wire_node(name, "the parameter's name", report).map(|name| SchemeKind::Query(name.value))
        }
        SchemeWord::Cookie => {
            let name = fields.require("name")?;
            let name = parse_wire_node(name, "the cookie's name", report)?;
            match form::cookie_name(&name.value) {
                Some(misfit) => {
                    report.push(misfit.at(name.span));
                    None
                }
                None => Some(SchemeKind::Cookie(name.value)),
            }
        }
    }
}

fn parse_refusals(node: &Node, report: &mut Report) -> Vec<Text> {
    let items = as_list(node, "`refused-by`", report);
    items.iter().filter_map(|item| parse_name_node(item, "an error", NameForm::UpperCamel, report)).collect()
}

fn parse_env(node: &Node, report: &mut Report) -> Option<String> {
    let text = parse_text(node, "`env`", report)?;
    if let Some(misfit) = form::environment_variable(&text.value) {
        report.push(misfit.at(text.span));
    }
    Some(text.value)
}

fn parse_token_issue(node: &Node, report: &mut Report) -> Option<TokenIssue> {
    let mut fields = Fields::of(node, "`issued-by`", report)?;
    let operation = fields
        .require("operation")
        .and_then(|node| parse_name_node(node, "an operation", NameForm::Camel, report));
    let token = fields.require("token").and_then(|node| parse_wire_node(node, "`token`", report));
    let expires_in = fields.take("expires-in").and_then(|node| parse_wire_node(node, "`expires-in`", report));
    if let Some(node) = fields.take("unit") {
        parse_word(node, "`unit`", &[("seconds", ())], report);
    }
    fields.notes(report);
    let span = fields.span();
    fields.finish(report);
    Some(TokenIssue { operation: operation?, token: token?, expires_in, span })
}

/// `none`, `scheme`, `[scheme, none]`, `[scheme, scheme]`, `{ all: [scheme, scheme] }`.
pub(crate) fn parse_auth_use(node: &Node, report: &mut Report) -> Option<AuthUse> {
    let items = match &node.kind {
        Kind::Scalar(_) | Kind::Map(_) => std::slice::from_ref(node),
        Kind::List(_) => as_list(node, "`auth`", report),
    };
    let mut auth = AuthUse::default();
    for item in items {
        if let Kind::Map(_) = &item.kind {
            auth.any_of.push(parse_together(item, report)?);
            continue;
        }
        let Spanned { value, span } = parse_name_node(item, "a scheme", NameForm::Kebab, report)?;
        if value == "none" {
            auth.optional = !matches!(items, [_]);
        } else {
            auth.any_of.push(vec![Spanned { value, span }]);
        }
    }
    if items.is_empty() || (auth.optional && auth.any_of.is_empty()) {
        let message = "the list names no scheme";
        report.push(Diagnostic::new(Code::WrongKind, node.span, message).help("write `auth: none`"));
    }
    Some(auth)
}

/// `{ all: [scheme, scheme] }`.
fn parse_together(node: &Node, report: &mut Report) -> Option<Vec<Text>> {
    let mut fields = Fields::of(node, "schemes that go together", report)?;
    let names = fields.require("all").map(|node| {
        let items = as_list(node, "`all`", report);
        let name = |item: &Node| parse_name_node(item, "a scheme", NameForm::Kebab, report);
        items.iter().filter_map(name).collect::<Vec<_>>()
    });
    fields.finish(report);
    let names = names?;
    if names.len() < 2 {
        let message = "`all` names schemes that are needed together, so at least two";
        report.push(
            Diagnostic::new(Code::EmptyList, node.span, message)
                .help("write the name of the one scheme alone"),
        );
    }
    Some(names)
}
