//! Operations and their requests.

use std::collections::HashSet;

use crate::ir::{
    Auth, Content, Deprecation, ErrorId, EventItems, Events, Example, JSON_LINES, Member, MemberRef,
    NamedEvent, Object, Outcome, Outcomes, Pages, Path, Provenance, Rule, ServerId, Type, TypeId, Types,
};
use crate::source::Span;

/// The media type of JSON, unless another is said.
const JSON: &str = "application/json";

/// The media type of bytes, unless another is said.
const BYTES: &str = "application/octet-stream";

/// One operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// camelCase name.
    pub name: String,
    /// A Rust name of the author's choice, in snake_case.
    pub rust_name: Option<String>,
    /// The groups that it is in, by the names that the API gives them.
    pub tags: Vec<String>,
    /// A title for people.
    pub title: Option<String>,
    /// The method.
    pub method: Method,
    /// The path, to be appended to the base URL.
    pub path: Path,
    /// The server that it is on, where it is not that of the client.
    pub server: Option<ServerId>,
    /// Which credentials it takes.
    pub auth: Auth,
    /// The `accept` header; the default is derived from the outcomes.
    pub accept: Option<String>,
    /// The media type of its body, where it is JSON of another than `application/json`, bytes of another than
    /// `application/octet-stream` or lines of another than `application/x-ndjson`. Of bytes it may be a range, such as
    /// `image/*`: then the caller's value says which.
    pub body_media: Option<String>,
    /// Whether its whole body, which is a list, is sent as one value after the other.
    pub body_is_lines: bool,
    /// Whether a body of members is left out when none of them is given. Of a whole body, its presence says it.
    pub body_optional: bool,
    /// Every member that the caller gives, in the author's order: path, query, header, body.
    pub members: Vec<Input>,
    /// Cross-field rules over [`Operation::members`].
    pub rules: Vec<Rule>,
    /// How its response is paged.
    pub pages: Option<Pages>,
    /// What a success answers.
    pub outcomes: Outcomes,
    /// What a success answers instead where a member of the request asks for a stream.
    pub stream: Option<StreamSwitch>,
    /// Its documented errors, those of its rules included.
    pub errors: Vec<ErrorId>,
    /// Whether sending it again does no harm.
    pub idempotent: bool,
    /// Statuses with which the server refuses a request and has done nothing.
    pub safe_refusals: Vec<u16>,
    /// The header of a key by which the server knows a request again.
    pub idempotency_key: Option<String>,
    /// Why it should not be used any more.
    pub deprecated: Option<Deprecation>,
    /// Requests and responses as documented.
    pub examples: Vec<Example>,
    /// Documentation.
    pub doc: Option<String>,
    /// Where it is known from.
    pub provenance: Provenance,
    /// The node itself.
    pub span: Span,
}

impl Operation {
    /// Returns the inputs of a place, in the author's order.
    pub fn inputs(&self, place: Place) -> impl Iterator<Item = &Input> {
        self.members.iter().filter(move |input| input.place == place)
    }

    /// Returns the operation with all inputs of its body, and its rules, under their names on the wire; what has another
    /// key keeps that in the place of the name on the wire.
    pub fn with_body_as_sent(&self) -> std::borrow::Cow<'_, Self> {
        let renamed = |input: &Input| input.place.is_in_body() && input.sent_as.is_some();
        if !self.members.iter().any(renamed) {
            return std::borrow::Cow::Borrowed(self);
        }
        let mut own = self.clone();
        for (index, input) in own.members.iter_mut().enumerate().filter(|(_, input)| renamed(input)) {
            let name = input.sent_name().to_owned();
            let refs = own.rules.iter_mut().flat_map(Rule::references_mut);
            refs.filter(|member| member.index == index).for_each(|member| member.wire_name.clone_from(&name));
            input.sent_as = Some(std::mem::replace(&mut input.member.wire_name, name));
        }
        std::borrow::Cow::Owned(own)
    }

    /// Returns the key of an input where that does not go without saying: another input may have its name.
    pub fn said_key<'i>(&'i self, input: &'i Input) -> Option<&'i str> {
        self.said_keys()(input)
    }

    /// Returns what finds [the key](Self::said_key) of each input.
    pub fn said_keys<'i>(&'i self) -> impl Fn(&'i Input) -> Option<&'i str> {
        let mut names = HashSet::new();
        let again = self.members.iter().map(Input::sent_name).filter(|name| !names.insert(*name));
        let shared: HashSet<&str> = again.collect();
        move |input| {
            let is_shared = shared.contains(input.sent_name());
            input.key().or_else(|| is_shared.then_some(input.member.wire_name.as_str()))
        }
    }

    /// Finds an input by its key.
    pub fn input(&self, wire_name: &str) -> Option<&Input> {
        self.members.iter().find(|input| input.member.wire_name == wire_name)
    }

    /// Returns the input that is the whole body, if there is one.
    pub fn whole_body(&self) -> Option<&Input> {
        self.inputs(Place::Body).next()
    }

    /// Returns what its request body is.
    pub fn body(&self) -> Body<'_> {
        if let Some(whole) = self.whole_body() {
            return match &whole.member.ty {
                Type::Contents(variants) => Body::OneOf(variants),
                Type::Bytes => Body::Bytes(self.body_media.as_deref().unwrap_or(BYTES)),
                _ if self.body_is_lines => Body::Lines(self.body_media.as_deref().unwrap_or(JSON_LINES)),
                _ => Body::Json(self.json_media()),
            };
        }
        let place = self.members.iter().map(|input| input.place).find(|place| place.is_in_body());
        match place {
            Some(Place::Part) => Body::Multipart,
            Some(Place::Form) => Body::Urlencoded,
            Some(_) => Body::Json(self.json_media()),
            None => Body::None,
        }
    }

    fn json_media(&self) -> &str {
        self.body_media.as_deref().unwrap_or(JSON)
    }

    /// Whether its request may come without the body that it takes.
    pub fn may_lack_body(&self) -> bool {
        match self.whole_body() {
            Some(whole) => !whole.member.presence.is_required(),
            None => self.body_optional,
        }
    }

    /// Returns the types that its request holds.
    pub fn request_types(&self) -> impl Iterator<Item = &Type> + Clone {
        self.members.iter().map(|input| &input.member.ty)
    }

    /// Returns each success: the outcomes, and the stream that may be asked for instead.
    pub fn successes(&self) -> impl Iterator<Item = &Outcome> + Clone {
        self.outcomes.iter().chain(self.stream.as_ref().map(|stream| &stream.outcome))
    }

    /// Returns the types that a success holds, those of bodies first, then those of headers.
    pub fn response_types(&self) -> impl Iterator<Item = &Type> + Clone {
        self.body_types().chain(self.outcomes.iter().filter_map(|outcome| outcome.headers.as_ref()))
    }

    /// Returns the types of the bodies that a success may have.
    pub fn body_types(&self) -> impl Iterator<Item = &Type> + Clone {
        self.successes().flat_map(|outcome| outcome.content.types())
    }

    /// Returns its server-sent events, where their names tell what they hold.
    pub fn named_events(&self) -> Option<&[NamedEvent]> {
        self.successes().find_map(|outcome| match &outcome.content {
            Content::Events(Events { items: EventItems::Named(named), .. }) => Some(named.as_slice()),
            _ => None,
        })
    }

    /// Returns the type of the headers of a success, where all outcomes that say any say the same.
    pub fn headers(&self) -> Option<&Type> {
        let mut said = self.outcomes.iter().filter_map(|outcome| outcome.headers.as_ref());
        let first = said.next()?;
        said.all(|other| other == first).then_some(first)
    }

    /// Whether its request or a success of it can hold a secret.
    pub fn is_confidential(&self, types: &Types) -> bool {
        types.hold_secret(self.request_types().chain(self.response_types()))
    }

    /// Returns the type that every success holds, inside its envelope; none where the outcomes are several, or it may be
    /// null or is no JSON.
    pub fn output(&self) -> Option<&Type> {
        match &self.outcomes {
            Outcomes::One(Outcome { content: Content::Json { ty, nullable: false, .. }, .. }) => Some(ty),
            _ => None,
        }
    }

    /// Returns the named object that every success holds, inside its envelope; none where the outcomes are several or
    /// it may be something else.
    pub fn output_type(&self, types: &Types) -> Option<TypeId> {
        match types.behind_aliases(self.output()?) {
            Type::Named(id) => types.object(*id).map(|_| *id),
            _ => None,
        }
    }

    /// Returns the object of [`output_type`](Self::output_type).
    pub fn output_object<'a>(&self, types: &'a Types) -> Option<&'a Object> {
        types.object(self.output_type(types)?)
    }
}

/// A member of a request that asks for a stream, and the stream.
#[derive(Debug, Clone)]
pub struct StreamSwitch {
    /// The boolean that asks for it.
    pub by: MemberRef,
    /// The stream.
    pub outcome: Outcome,
    /// The node itself.
    pub span: Span,
}

/// An HTTP method (RFC 9110, and PATCH by RFC 5789).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Method {
    Get,
    Head,
    Post,
    Put,
    Patch,
    Delete,
    Options,
    Trace,
}

impl Method {
    /// The method as it stands in a request, such as `GET`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Trace => "TRACE",
        }
    }
}

/// A member that the caller gives, and where it goes.
///
/// The [`wire_name`](Member::wire_name) of its member is its key: its name among all inputs of the operation, which have
/// one flat form. On the wire it may have another, so that a path and a body can both have an `id`.
#[derive(Debug, Clone)]
pub struct Input {
    /// Where it goes.
    pub place: Place,
    /// Its name on the wire, where that is not its key.
    pub sent_as: Option<String>,
    /// The media type of its part. Of bytes it may be a range, such as `image/*`: then the caller's value says which.
    pub media: Option<String>,
    /// The member.
    pub member: Member,
}

impl Input {
    /// Returns its name on the wire.
    pub fn sent_name(&self) -> &str {
        self.sent_as.as_deref().unwrap_or(&self.member.wire_name)
    }

    /// Returns its key, where that is not its name on the wire.
    pub fn key(&self) -> Option<&str> {
        self.sent_as.as_ref().map(|_| self.member.wire_name.as_str())
    }
}

/// Where an input goes, in the words of the attribute grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// A segment of the path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
    /// A member of a JSON body.
    Json,
    /// A part of a `multipart/form-data` body (RFC 7578).
    Part,
    /// A member of an `application/x-www-form-urlencoded` body.
    Form,
    /// The whole body.
    Body,
}

impl Place {
    /// Its word in the attribute grammar.
    pub fn as_str(self) -> &'static str {
        match self {
            Place::Path => "path",
            Place::Query => "query",
            Place::Header => "header",
            Place::Cookie => "cookie",
            Place::Json => "json",
            Place::Part => "part",
            Place::Form => "form",
            Place::Body => "body",
        }
    }

    /// Whether it is in the body.
    pub fn is_in_body(self) -> bool {
        matches!(self, Place::Json | Place::Part | Place::Form | Place::Body)
    }

    /// What an empty list says there.
    pub fn empty_list(self) -> EmptyList {
        match self {
            Place::Json | Place::Body => EmptyList::Value,
            Place::Path | Place::Query | Place::Header | Place::Cookie | Place::Part | Place::Form => {
                EmptyList::Absent
            }
        }
    }
}

/// What an empty list says where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmptyList {
    /// It is a value like any other.
    Value,
    /// Nothing is written for it, so that it is as good as absent.
    Absent,
}

/// What an operation's request body is.
#[derive(Debug, Clone, Copy)]
pub enum Body<'a> {
    /// Nothing.
    None,
    /// JSON of this media type, by members or as a whole.
    Json(&'a str),
    /// Bytes of this media type, or of one in this range.
    Bytes(&'a str),
    /// JSON values of this media type, one after the other: the elements of a list.
    Lines(&'a str),
    /// `multipart/form-data` (RFC 7578).
    Multipart,
    /// `application/x-www-form-urlencoded`.
    Urlencoded,
    /// One of several media types; the caller's value says which.
    OneOf(&'a [BodyVariant]),
}

/// One of several request bodies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyVariant {
    /// UpperCamel name.
    pub name: String,
    /// What it holds.
    pub content: BodyContent,
    /// Documentation.
    pub doc: Option<String>,
    /// The node itself.
    pub span: Span,
}

impl BodyVariant {
    /// Returns its type, where it is JSON.
    pub fn ty(&self) -> Option<&Type> {
        match &self.content {
            BodyContent::Json { ty, .. } => Some(ty),
            BodyContent::Text(_) | BodyContent::Bytes(_) => None,
        }
    }

    /// Returns its media type; of bytes it may be a range.
    pub fn media(&self) -> &str {
        match &self.content {
            BodyContent::Json { media, .. } => media.as_deref().unwrap_or(JSON),
            BodyContent::Text(media) | BodyContent::Bytes(media) => media,
        }
    }
}

/// The content of one of several request bodies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyContent {
    /// JSON of this type.
    Json {
        /// The type.
        ty: Type,
        /// Its media type, where it is another than `application/json`.
        media: Option<String>,
    },
    /// Text of this media type.
    Text(String),
    /// Bytes of this media type, or of one in this range.
    Bytes(String),
}
