//! Ways to authenticate.

mod oauth2;

use std::collections::{HashMap, HashSet};

use super::fields::Fields;
use super::notes::Notes;
use super::reference::Document;
use super::words::kebab_of_identifier;
use crate::diagnostic::Code;
use crate::document::Extent;
use crate::form;
use crate::ir::{Auth, Provenance, Scheme, SchemeId, SchemeKind};
use crate::yaml::{Entry, Node};

/// The schemes of a document, and what operations need that say nothing.
pub(crate) struct Security {
    pub(crate) schemes: Vec<Scheme>,
    ids: HashMap<String, usize>,
    /// The schemes that are a signature of the whole request, which is no credential that a client could send.
    signatures: HashSet<String>,
    default: Auth,
    has_default: bool,
}

/// What gateways of AWS say of a scheme beyond OpenAPI.
const GATEWAY: &str = "x-amazon-apigateway-authtype";

impl Security {
    pub(crate) fn of(document: &Document<'_>, default: Option<&Node>, notes: &Notes) -> Self {
        let none = Auth { any_of: Vec::new(), optional: false };
        let mut security = Self {
            schemes: Vec::new(),
            ids: HashMap::new(),
            signatures: HashSet::new(),
            default: none,
            has_default: default.is_some(),
        };
        let mut names = HashSet::new();
        for entry in document.components("securitySchemes") {
            security.add(entry, document, &mut names, notes);
        }
        security.default = security.of_operation(default, notes);
        security
    }

    fn add(&mut self, entry: &Entry, document: &Document<'_>, names: &mut HashSet<String>, notes: &Notes) {
        let name = &entry.key.text;
        let Ok(node) = document.follow(&entry.value) else {
            notes.say(Code::OpenapiAuth, entry.value.span, "the scheme is a reference that leads nowhere");
            return;
        };
        let mut fields = Fields::of(node, "a security scheme", notes);
        if node.get(GATEWAY).and_then(Node::text).is_some_and(|word| word.eq_ignore_ascii_case("awsSigv4")) {
            notes.advise(
                Code::OpenapiAuth,
                node.span,
                "requests are signed with AWS Signature Version 4, which the client does not do by itself",
                "give the client a signer, which sees each request before it is sent: `ClientBuilder::signer`",
            );
            fields.words(&["description"]);
            self.signatures.insert(name.clone());
            return;
        }
        let kind = kind(&mut fields, notes);
        let doc = fields.doc("description");
        let env = fields.text("x-specwright-env").filter(|env| form::environment_variable(env).is_none());
        let oauth2 = fields.take("flows").and_then(|node| oauth2::read_flows(node, notes));
        fields.words(&["openIdConnectUrl", "bearerFormat", "oauth2MetadataUrl", "deprecated"]);
        fields.finish();
        let Some(kind) = kind else { return };
        let oauth2 = oauth2.filter(|_| kind == SchemeKind::Bearer);
        let wanted = kebab_of_identifier(name, "key");
        let others = (2..).map(|number| format!("{wanted}-{number}"));
        let own =
            std::iter::once(wanted.clone()).chain(others).find(|own| !names.contains(own)).unwrap_or(wanted);
        names.insert(own.clone());
        self.ids.insert(name.clone(), self.schemes.len());
        self.schemes.push(Scheme {
            name: own,
            kind,
            env: env.map(str::to_owned),
            issued_by: None,
            oauth2,
            refused_by: Vec::new(),
            doc,
            provenance: Provenance::default(),
            span: entry.key.span.to(entry.value.span),
        });
    }

    /// Tells that there are ways to authenticate, and that no operation says that it wants one.
    pub(crate) fn tell_unsaid(&self, extents: &[Extent], notes: &Notes) {
        if let (Some(first), false) = (self.schemes.first(), extents.iter().any(|extent| extent.says_auth)) {
            notes.advise(
                Code::OpenapiAuth,
                first.span,
                "no operation says that it needs a credential, so that none is sent",
                &format!(
                    "say it in a spec that extends the document: `defaults: {{ auth: {} }}`",
                    first.name
                ),
            );
        }
    }

    /// Whether anything says what an operation needs.
    pub(crate) fn is_said(&self, own: Option<&Node>) -> bool {
        self.has_default || own.is_some()
    }

    /// What an operation needs: what it says itself, else what the document says.
    pub(crate) fn of_operation(&self, own: Option<&Node>, notes: &Notes) -> Auth {
        let Some(node) = own else { return self.default.clone() };
        let mut auth = Auth { any_of: Vec::new(), optional: false };
        for set in node.items() {
            if set.entries().is_empty() {
                auth.optional = true;
                continue;
            }
            match self.set(set, notes) {
                // What a signature is enough for needs no credential.
                Some(ids) if ids.is_empty() => auth.optional = true,
                Some(ids) if !auth.any_of.contains(&ids) => auth.any_of.push(ids),
                _ => {}
            }
        }
        auth.optional &= !auth.any_of.is_empty();
        auth
    }

    /// The schemes that an operation takes.
    pub(crate) fn schemes_of(&self, auth: &Auth) -> Vec<&Scheme> {
        auth.schemes().filter_map(|id| self.schemes.get(id.index())).collect()
    }

    /// The schemes of a set, each place of a request once.
    fn set(&self, set: &Node, notes: &Notes) -> Option<Vec<SchemeId>> {
        let mut ids: Vec<SchemeId> = Vec::new();
        for entry in set.entries() {
            let name = entry.key.text.escape_debug();
            if self.signatures.contains(&entry.key.text) {
                continue;
            }
            let Some(id) = self.ids.get(&entry.key.text) else {
                let message = format!("there is no scheme `{name}` that a client could use");
                notes.say(Code::OpenapiAuth, entry.key.span, message);
                return None;
            };
            for scope in entry.value.items() {
                notes.words(scope.span, "a scope");
            }
            let place = self.schemes.get(*id).map(|scheme| place(&scheme.kind));
            let is_taken = |other: &SchemeId| {
                self.schemes.get(other.index()).map(|scheme| self::place(&scheme.kind)) == place
            };
            match ids.iter().any(is_taken) {
                true => notes.say(
                    Code::OpenapiAuth,
                    entry.key.span,
                    format!("`{name}` goes where another of the same set does, and one is sent"),
                ),
                false => ids.push(SchemeId::new(*id)),
            }
        }
        Some(ids)
    }
}

fn place(kind: &SchemeKind) -> String {
    match kind {
        SchemeKind::Bearer | SchemeKind::Basic => "header authorization".to_owned(),
        SchemeKind::Header(name) => format!("header {}", name.to_ascii_lowercase()),
        SchemeKind::Query(name) => format!("query {name}"),
        SchemeKind::Cookie(name) => format!("cookie {name}"),
        SchemeKind::Path => "path".to_owned(),
    }
}

fn kind(fields: &mut Fields<'_, '_>, notes: &Notes) -> Option<SchemeKind> {
    let span = fields.span();
    let (ty, scheme) = (fields.text("type").unwrap_or_default(), fields.text("scheme").unwrap_or_default());
    let (place, name) = (fields.text("in").unwrap_or_default(), fields.text("name").unwrap_or_default());
    let authorization = || SchemeKind::Header("Authorization".to_owned());
    match (ty, place) {
        ("apiKey", "header") if form::scheme_header(name).is_none() => {
            if name.eq_ignore_ascii_case("authorization") {
                let message =
                    "the key goes into `Authorization` as it is given: a word such as `Bearer` belongs to it";
                notes.say(Code::OpenapiAuth, span, message);
            }
            Some(SchemeKind::Header(name.to_owned()))
        }
        ("apiKey", "query") if form::wire_name(name).is_none() => Some(SchemeKind::Query(name.to_owned())),
        ("apiKey", "cookie") if form::cookie_name(name).is_none() => {
            Some(SchemeKind::Cookie(name.to_owned()))
        }
        ("http", _) if scheme.eq_ignore_ascii_case("basic") => Some(SchemeKind::Basic),
        ("http", _) if scheme.eq_ignore_ascii_case("bearer") => Some(SchemeKind::Bearer),
        ("basic", _) => Some(SchemeKind::Basic),
        ("oauth2" | "openIdConnect", _) => Some(SchemeKind::Bearer),
        ("http", _) => {
            let message = format!(
                "the scheme `{}` is given to the client as the whole `Authorization` header",
                scheme.escape_debug()
            );
            notes.say(Code::OpenapiAuth, span, message);
            Some(authorization())
        }
        _ => {
            let message = format!("a scheme of the type `{}` is not known", ty.escape_debug());
            notes.say(Code::OpenapiAuth, span, message);
            None
        }
    }
}
