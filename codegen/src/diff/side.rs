//! One of the two descriptions, with what generation makes of it.

use crate::emit::features::Features;
use crate::emit::recursion::Recursion;
use crate::emit::sharing::Sharing;
use crate::ir::{Api, Conversions, ElementType, Member, OAuth2, Presence, Requests, Type, TypeId, TypeKind};
use crate::names::Names;
use crate::source::Span;

/// An API with the names and decisions of its generated crate.
pub(super) struct Side<'a> {
    pub(super) api: &'a Api,
    pub(super) names: Names,
    pub(super) requests: Requests,
    pub(super) recursion: Recursion,
    pub(super) features: Features,
    pub(super) sharing: Sharing,
    pub(super) conversions: Conversions,
}

impl<'a> Side<'a> {
    pub(super) fn of(api: &'a Api) -> Self {
        let (names, recursion) = (Names::decide(api), Recursion::of(api));
        let features = Features::of(api, &names);
        Self {
            api,
            names,
            requests: Requests::of(api),
            recursion,
            sharing: Sharing::of(api, &features),
            features,
            conversions: Conversions::of(api),
        }
    }

    /// The grants of OAuth 2 whose address callers need not name: those that one scheme alone has.
    pub(super) fn grants(&self) -> Vec<(&'static str, Span)> {
        let of = |url: &dyn Fn(&OAuth2) -> bool| {
            let mut found =
                self.api.schemes.iter().filter_map(|scheme| scheme.oauth2.as_ref()).filter(|one| url(one));
            let one = found.next().map(|oauth2| oauth2.span);
            one.filter(|_| found.next().is_none())
        };
        let client =
            of(&|oauth2| oauth2.client_credentials.is_some()).map(|span| ("client_credentials", span));
        let refresh = of(&|oauth2| oauth2.refresh_url().is_some()).map(|span| ("refresh_token", span));
        client.into_iter().chain(refresh).collect()
    }

    /// The Rust path of a named type.
    pub(super) fn type_path(&self, id: TypeId) -> String {
        format!("types::{}", self.names.of(id).ident)
    }

    /// A type in the words of the spec language.
    pub(super) fn words(&self, ty: &Type) -> String {
        let element = |element: &ElementType| {
            let null = if element.nullable { " | null" } else { "" };
            format!("{}{null}", self.words(&element.ty))
        };
        match ty {
            Type::String => "string".to_owned(),
            Type::Secret => "secret string".to_owned(),
            Type::Boolean => "boolean".to_owned(),
            Type::Integer => "integer".to_owned(),
            Type::Unsigned => "unsigned".to_owned(),
            Type::Number => "number".to_owned(),
            Type::Decimal => "decimal".to_owned(),
            Type::AsText(plain) => format!("{} as text", self.words(plain)),
            Type::Any => "any".to_owned(),
            Type::DateTime => "date-time".to_owned(),
            Type::Date => "date".to_owned(),
            Type::OrderedDate(order) => format!("date as {}", order.pattern()),
            Type::Time => "time".to_owned(),
            Type::Duration => "duration".to_owned(),
            Type::UnixTime => "unix-time".to_owned(),
            Type::UnixMillis => "unix-millis".to_owned(),
            Type::HttpDate => "http-date".to_owned(),
            Type::Base64 => "base64".to_owned(),
            Type::Bytes => "bytes".to_owned(),
            Type::BytesOrText => "bytes or a text".to_owned(),
            Type::Named(id) => self.api[*id].name.clone(),
            Type::List(of) => format!("list<{}>", element(of)),
            Type::Map(of) => format!("map<{}>", element(of)),
            Type::Contents(_) => "one of several bodies".to_owned(),
        }
    }

    /// A type in Rust, behind all aliases, with the names that `name` gives.
    pub(super) fn rust(&self, owner: Option<TypeId>, ty: &Type, name: &dyn Fn(TypeId) -> String) -> String {
        let element = |element: &ElementType| {
            let inner = match &element.ty {
                // What stands in a list or map is in no box.
                Type::Named(_) => self.rust(None, &element.ty, name),
                other => self.rust(owner, other, name),
            };
            if element.nullable { format!("Option<{inner}>") } else { inner }
        };
        match ty {
            Type::Named(id) => {
                let inner = match &self.api[*id].kind {
                    TypeKind::Alias(alias) => match &alias.ty {
                        inner @ (Type::List(_) | Type::Map(_)) => return self.rust(owner, inner, name),
                        inner => self.rust(Some(*id), inner, name),
                    },
                    TypeKind::Object(_) | TypeKind::Enum(_) | TypeKind::Union(_) => name(*id),
                };
                match owner.is_some_and(|owner| self.recursion.is_boxed(owner, *id)) {
                    true => format!("Box<{inner}>"),
                    false => inner,
                }
            }
            Type::List(of) => format!("Vec<{}>", element(of)),
            Type::Map(of) => format!("Map<{}>", element(of)),
            Type::String => "String".to_owned(),
            Type::Secret => "Secret".to_owned(),
            Type::Boolean => "bool".to_owned(),
            Type::Integer => "i64".to_owned(),
            Type::Unsigned => "u64".to_owned(),
            Type::Number => "f64".to_owned(),
            Type::Decimal => "Decimal".to_owned(),
            Type::AsText(plain) => format!("AsText<{}>", self.rust(owner, plain, name)),
            Type::Any => "Json".to_owned(),
            Type::DateTime => "DateTime".to_owned(),
            Type::Date => "Date".to_owned(),
            Type::OrderedDate(order) => format!("DateAs<{}>", order.pattern()),
            Type::Time => "Time".to_owned(),
            Type::Duration => "IsoDuration".to_owned(),
            Type::UnixTime => "UnixTime".to_owned(),
            Type::UnixMillis => "UnixMillis".to_owned(),
            Type::HttpDate => "HttpDate".to_owned(),
            Type::Base64 => "Base64".to_owned(),
            Type::Bytes => "File".to_owned(),
            Type::BytesOrText => "FileOrText".to_owned(),
            Type::Contents(_) => "Body".to_owned(),
        }
    }
}

/// How the type of a field says that the member may be absent or null.
pub(super) fn presence_in_rust(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "T",
        Presence::RequiredNullable | Presence::Optional | Presence::Loose => "Option<T>",
        Presence::OptionalNullable => "Option<Option<T>>",
    }
}

/// Whether a request can have a member at all.
pub(super) fn is_sent(member: &Member) -> bool {
    member.is_sent()
}

/// Whether a response can have a member at all.
pub(super) fn is_received(member: &Member) -> bool {
    member.only != Some(crate::ir::Direction::In)
}
