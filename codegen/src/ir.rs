//! The intermediate representation: an HTTP API in the API's own words.
//!
//! It speaks of operations, members, presence, rules and errors, and of neither YAML nor Rust, so that
//! other front ends (OpenAPI) and back ends (export, documentation, a mock) can share it. Every node
//! keeps the [`Span`] of the text it came from.

use crate::source::Span;

/// A whole API.
#[derive(Debug, Clone)]
pub struct Api {
    /// Kebab-case name; the generated crate's name.
    pub name: String,
    /// A title for people.
    pub title: String,
    /// What the API is for.
    pub doc: Option<String>,
    /// What the generated package says of itself.
    pub package: Package,
    /// The documents that provenance refers to.
    pub sources: Vec<Source>,
    /// Base URLs; the first is the default.
    pub servers: Vec<Server>,
    /// Ways to authenticate.
    pub schemes: Vec<Scheme>,
    /// What the body of an error answer looks like.
    pub error_body: Option<ErrorBody>,
    /// Documented errors; [`ErrorId`] is an index into it.
    pub errors: Vec<ErrorDef>,
    /// Named types; [`TypeId`] is an index into it.
    pub types: Vec<TypeDef>,
    /// Operations in the author's order.
    pub operations: Vec<Operation>,
    /// The node itself.
    pub span: Span,
}

/// What a generated package says of itself.
#[derive(Debug, Clone, Default)]
pub struct Package {
    /// Its version (semver); `0.1.0` where none is given.
    pub version: Option<String>,
    /// Its licence as an SPDX expression.
    pub license: Option<String>,
    /// Where its source is.
    pub repository: Option<String>,
}

/// An index into [`Api::types`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TypeId(pub usize);

/// An index into [`Api::errors`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ErrorId(pub usize);

/// An index into [`Api::schemes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SchemeId(pub usize);

/// An index into [`Api::sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SourceId(pub usize);

/// A document that facts come from.
#[derive(Debug, Clone)]
pub struct Source {
    /// The short name that provenance uses.
    pub name: String,
    /// The document's title.
    pub title: String,
    /// Where it can be read.
    pub location: Option<Location>,
    /// When it was last changed, in its own words.
    pub updated: Option<String>,
    /// The node itself.
    pub span: Span,
}

/// Where a [`Source`] can be read.
#[derive(Debug, Clone)]
pub enum Location {
    /// On the web.
    Url(String),
    /// In a file.
    File(String),
}

/// Where a fact comes from and how it is known.
#[derive(Debug, Clone, Default)]
pub struct Provenance {
    /// Places in source documents; empty where the fact has none of its own.
    pub places: Vec<Place>,
    /// How it is known, inherited from the node above unless said.
    pub known: Known,
}

/// Lines of one source.
#[derive(Debug, Clone)]
pub struct Place {
    /// The document.
    pub source: SourceId,
    /// Inclusive line ranges.
    pub lines: Vec<(u32, u32)>,
}

/// How a fact is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Known {
    /// The document says so.
    #[default]
    Stated,
    /// Only an example of the document shows it.
    Example,
    /// Seen on the wire.
    Observed,
    /// An assumption.
    Assumed,
}

/// A base URL without a final slash.
#[derive(Debug, Clone)]
pub struct Server {
    /// Its short name.
    pub name: String,
    /// The URL, with a path prefix where the API has one.
    pub url: String,
    /// The node itself.
    pub span: Span,
}

/// A way to authenticate.
#[derive(Debug, Clone)]
pub struct Scheme {
    /// Its short name.
    pub name: String,
    /// How the credential travels.
    pub kind: SchemeKind,
    /// The environment variable that usually holds the credential.
    pub env: Option<String>,
    /// The operation that issues the credential.
    pub issued_by: Option<TokenIssue>,
    /// Documentation.
    pub doc: Option<String>,
    /// Where it is known from.
    pub provenance: Provenance,
    /// The node itself.
    pub span: Span,
}

/// How a credential travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Bearer …` (RFC 6750).
    Bearer,
    /// `Authorization: Basic …` (RFC 7617).
    Basic,
    /// A request header of this name.
    Header(String),
    /// A query parameter of this name.
    Query(String),
}

/// An operation that issues a scheme's credential.
#[derive(Debug, Clone)]
pub struct TokenIssue {
    /// The operation's name.
    pub operation: String,
    /// The response member that is the token.
    pub token: String,
    /// The response member that is its lifetime in seconds.
    pub expires_in: Option<String>,
    /// The node itself.
    pub span: Span,
}

/// What the body of an error answer looks like, and which members say what.
#[derive(Debug, Clone)]
pub struct ErrorBody {
    /// The object type.
    pub ty: TypeId,
    /// The member with the machine-readable code.
    pub code: Option<String>,
    /// The member with the message.
    pub message: Option<String>,
    /// The member that repeats the status.
    pub status: Option<String>,
    /// The member with the request's id.
    pub request_id: Option<String>,
    /// Whether a 2xx answer may hold it.
    pub on_success_status: bool,
    /// Whether documented bodies have trailing commas.
    pub trailing_commas: bool,
    /// The node itself.
    pub span: Span,
}

/// A documented error and what tells it apart.
#[derive(Debug, Clone)]
pub struct ErrorDef {
    /// UpperCamel name.
    pub name: String,
    /// The statuses it comes with.
    pub status: StatusMatch,
    /// The exact machine-readable code.
    pub code: Option<String>,
    /// The message.
    pub message: Option<MessageTemplate>,
    /// An answer as on the wire.
    pub example: Option<Message>,
    /// Documentation.
    pub doc: Option<String>,
    /// Where it is known from.
    pub provenance: Provenance,
    /// The node itself.
    pub span: Span,
}

/// Which statuses match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatusMatch {
    /// Exactly one.
    One(u16),
    /// One of several.
    Several(Vec<u16>),
    /// A class by its first digit: `4xx`.
    Class(u8),
}

/// A message, exact or with parameters: literal and parameter segments alternate as written.
#[derive(Debug, Clone)]
pub struct MessageTemplate {
    /// The pieces in order.
    pub segments: Vec<Segment>,
    /// The node itself.
    pub span: Span,
}

/// A piece of a [`MessageTemplate`].
#[derive(Debug, Clone)]
pub enum Segment {
    /// Text to match exactly.
    Literal(String),
    /// A captured parameter.
    Parameter {
        /// Its name.
        name: String,
        /// Its type; a string unless the spec types it.
        ty: Type,
    },
}

/// A named type.
#[derive(Debug, Clone)]
pub struct TypeDef {
    /// UpperCamel name.
    pub name: String,
    /// What it is.
    pub kind: TypeKind,
    /// Documentation.
    pub doc: Option<String>,
    /// Where it is known from.
    pub provenance: Provenance,
    /// The node itself.
    pub span: Span,
}

/// What a named type is.
#[derive(Debug, Clone)]
pub enum TypeKind {
    /// An object with named members.
    Object(Object),
    /// An enumeration of strings or integers.
    Enum(Enum),
    /// One of several types.
    Union(Union),
    /// A named scalar, list or map, with its constraints.
    Alias(Alias),
}

/// An object with named members.
#[derive(Debug, Clone)]
pub struct Object {
    /// Members in the author's order, those of included objects first, where they stand.
    pub members: Vec<Member>,
    /// Where set, other members are allowed and have this type.
    pub additional: Option<Type>,
    /// Cross-field rules.
    pub rules: Vec<Rule>,
}

/// A member of an object, or a parameter of an operation.
#[derive(Debug, Clone)]
pub struct Member {
    /// Its name in payloads.
    pub wire_name: String,
    /// A Rust name of the author's choice.
    pub rust_name: Option<String>,
    /// Its type, without null.
    pub ty: Type,
    /// Whether it may be absent or null.
    pub presence: Presence,
    /// What its value must satisfy.
    pub constraints: Constraints,
    /// How a list is written outside JSON.
    pub list_style: Option<ListStyle>,
    /// What the server assumes when it is absent; documentation only.
    pub server_default: Option<Value>,
    /// Why it should not be used any more.
    pub deprecated: Option<Deprecation>,
    /// Documentation.
    pub doc: Option<String>,
    /// Where it is known from.
    pub provenance: Provenance,
    /// The node itself.
    pub span: Span,
}

/// Whether a member may be absent, and whether it may be null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Always there, never null.
    Required,
    /// Always there, perhaps null.
    RequiredNullable,
    /// May be absent; never null.
    Optional,
    /// May be absent, and null means something else than absence.
    OptionalNullable,
    /// May be absent or null, and the two mean the same (`loose`).
    Loose,
}

impl Presence {
    /// Whether the member must be there.
    pub fn is_required(self) -> bool {
        matches!(self, Presence::Required | Presence::RequiredNullable)
    }
}

/// A note that something should not be used any more.
#[derive(Debug, Clone)]
pub struct Deprecation {
    /// The reason, where one is given.
    pub note: Option<String>,
}

/// How a list is written in a query, header or form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListStyle {
    /// One JSON text.
    Json,
    /// The parameter again for each element.
    Repeat,
    /// Elements joined by commas.
    Comma,
}

/// The type of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// Text.
    String,
    /// Text that must not be shown.
    Secret,
    /// `true` or `false`.
    Boolean,
    /// A 64-bit signed integer.
    Integer,
    /// A 64-bit float.
    Number,
    /// Any JSON value.
    Any,
    /// A date with a time, with or without a zone.
    DateTime,
    /// A calendar date (RFC 3339 `full-date`).
    Date,
    /// Bytes as base64 text (RFC 4648).
    Base64,
    /// A named type.
    Named(TypeId),
    /// A list.
    List(Box<ElementType>),
    /// An object whose member names are data.
    Map(Box<ElementType>),
}

/// The type of a list's or map's elements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElementType {
    /// The type without null.
    pub ty: Type,
    /// Whether an element may be null.
    pub nullable: bool,
}

/// What a value must satisfy beyond its type.
#[derive(Debug, Clone, Default)]
pub struct Constraints {
    /// Length in Unicode code points; of a list, its elements.
    pub length: Option<Bounds<u64>>,
    /// Numeric range.
    pub range: Option<Bounds<i64>>,
    /// A regular expression for the whole string.
    pub pattern: Option<Pattern>,
    /// A well-known text form.
    pub format: Option<Format>,
}

/// An inclusive range; an end that is not given is open.
#[derive(Debug, Clone, Copy)]
pub struct Bounds<T> {
    /// The least.
    pub min: Option<T>,
    /// The greatest.
    pub max: Option<T>,
    /// The node itself.
    pub span: Span,
}

/// A regular expression, anchored on the whole string, with ASCII classes.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// Its text.
    pub regex: String,
    /// The node itself.
    pub span: Span,
}

/// A well-known text form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// An address by the WHATWG HTML rule.
    Email,
    /// RFC 9562 text form.
    Uuid,
    /// RFC 3986, absolute.
    Uri,
    /// `dd-mm-yyyy`.
    DayFirstDate,
}

/// An enumeration. Always open in Rust; `open` and `only` say what a request may hold.
#[derive(Debug, Clone)]
pub struct Enum {
    /// Values in the author's order.
    pub values: EnumValues,
    /// Whether a request may hold other values.
    pub open: bool,
}

/// The values of an [`Enum`], all of one kind.
#[derive(Debug, Clone)]
pub enum EnumValues {
    /// Strings.
    Strings(Vec<EnumValue<String>>),
    /// Integers.
    Integers(Vec<EnumValue<i64>>),
}

/// One value of an [`Enum`].
#[derive(Debug, Clone)]
pub struct EnumValue<T> {
    /// UpperCamel name where the spec gives one.
    pub name: Option<String>,
    /// What is on the wire.
    pub wire: T,
    /// Where it may occur.
    pub only: Option<Direction>,
    /// Documentation.
    pub doc: Option<String>,
    /// Where it is known from.
    pub provenance: Provenance,
    /// The node itself.
    pub span: Span,
}

/// Requests or responses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Requests.
    In,
    /// Responses.
    Out,
}

/// One of several types.
#[derive(Debug, Clone)]
pub struct Union {
    /// The member whose value tells the variants apart; without it the first that fits is taken.
    pub tag: Option<String>,
    /// Variants in the author's order.
    pub variants: Vec<Variant>,
}

/// One alternative of a [`Union`].
#[derive(Debug, Clone)]
pub struct Variant {
    /// UpperCamel name.
    pub name: String,
    /// Its type.
    pub ty: Type,
    /// The tag member's value for it.
    pub tag: Option<String>,
    /// Documentation.
    pub doc: Option<String>,
    /// The node itself.
    pub span: Span,
}

/// A named type with constraints.
#[derive(Debug, Clone)]
pub struct Alias {
    /// What it stands for.
    pub ty: Type,
    /// What its values must satisfy.
    pub constraints: Constraints,
}

/// A cross-field rule over members of one object.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Kebab-case name.
    pub name: String,
    /// What it demands.
    pub kind: RuleKind,
    /// The documented error that a violation gives.
    pub error: Option<ErrorId>,
    /// The documented reason.
    pub doc: Option<String>,
    /// Where it is known from.
    pub provenance: Provenance,
    /// The node itself.
    pub span: Span,
}

/// What a rule demands; members by wire name, each with its place in the spec.
#[derive(Debug, Clone)]
pub enum RuleKind {
    /// At least one is present.
    Any(Vec<MemberRef>),
    /// Exactly one is present.
    One(Vec<MemberRef>),
    /// None or one is present.
    AtMostOne(Vec<MemberRef>),
    /// All or none are present.
    Together(Vec<MemberRef>),
    /// When the condition holds, all these must be present.
    Need(Condition, Vec<MemberRef>),
    /// When the condition holds, none of these may be present.
    Forbid(Condition, Vec<MemberRef>),
}

/// A member that a rule names.
#[derive(Debug, Clone)]
pub struct MemberRef {
    /// Its index among the members of the object (for an operation: [`Operation::members`]).
    pub index: usize,
    /// Its wire name.
    pub wire_name: String,
    /// Where the rule names it.
    pub span: Span,
}

/// When a conditional rule applies.
#[derive(Debug, Clone)]
pub enum Condition {
    /// The member is present.
    Present(MemberRef),
    /// The member is present and equals one of these.
    Equals(MemberRef, Vec<Value>),
}

/// One operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// camelCase name.
    pub name: String,
    /// A title for people.
    pub title: Option<String>,
    /// The method.
    pub method: Method,
    /// The path in pieces, to be appended to the base URL.
    pub path: Vec<PathPiece>,
    /// Which credentials it takes.
    pub auth: Auth,
    /// The `accept` header; the default is derived from the outcomes.
    pub accept: Option<String>,
    /// Every member that the caller gives, in the author's order: path, query, header, body.
    pub members: Vec<Input>,
    /// The body's media type.
    pub body: Body,
    /// Cross-field rules over [`Operation::members`].
    pub rules: Vec<Rule>,
    /// How its answer is paged.
    pub pages: Option<Pages>,
    /// What a success answers.
    pub outcomes: Outcomes,
    /// Its documented errors, those of its rules included.
    pub errors: Vec<ErrorId>,
    /// Whether sending it again does no harm.
    pub idempotent: bool,
    /// Why it should not be used any more.
    pub deprecated: Option<Deprecation>,
    /// Requests and answers as documented.
    pub examples: Vec<Example>,
    /// Documentation.
    pub doc: Option<String>,
    /// Where it is known from.
    pub provenance: Provenance,
    /// The node itself.
    pub span: Span,
}

/// An HTTP method (RFC 9110, and PATCH by RFC 5789).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// A piece of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathPiece {
    /// Text as it stands.
    Literal(String),
    /// The value of the path parameter of this wire name.
    Parameter(String),
}

/// Which credentials an operation takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Auth {
    /// Any one of these; empty = none is sent.
    pub schemes: Vec<SchemeId>,
    /// Whether it also works without.
    pub optional: bool,
}

/// A member that the caller gives, and where it goes.
#[derive(Debug, Clone)]
pub struct Input {
    /// Where it goes.
    pub place: InputPlace,
    /// The member.
    pub member: Member,
}

/// Where an input goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputPlace {
    /// A segment of the path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
    /// A member of the body object.
    BodyMember,
    /// The whole body.
    WholeBody,
}

/// What an operation's request body is.
#[derive(Debug, Clone)]
pub enum Body {
    /// Nothing.
    None,
    /// `application/json`.
    Json,
    /// `multipart/form-data` (RFC 7578).
    Multipart,
    /// `application/x-www-form-urlencoded`.
    Urlencoded,
    /// One of several media types; the whole-body input's value says which.
    OneOf(Vec<BodyVariant>),
}

/// One of several request bodies.
#[derive(Debug, Clone)]
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

/// The content of one of several request bodies.
#[derive(Debug, Clone)]
pub enum BodyContent {
    /// JSON of this type.
    Json(Type),
    /// Text of this media type.
    Text(String),
}

/// What a success answers.
#[derive(Debug, Clone)]
pub enum Outcomes {
    /// One thing, whatever the 2xx status.
    One(Outcome),
    /// One of several, by status and media type.
    Several(Vec<NamedOutcome>),
}

/// One of several outcomes.
#[derive(Debug, Clone)]
pub struct NamedOutcome {
    /// UpperCamel name.
    pub name: String,
    /// The outcome.
    pub outcome: Outcome,
}

/// A successful answer.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Its status.
    pub status: u16,
    /// Its body.
    pub content: Content,
    /// Its media type where the spec says one.
    pub media: Option<String>,
    /// Documentation.
    pub doc: Option<String>,
    /// The node itself.
    pub span: Span,
}

/// The body of a successful answer.
#[derive(Debug, Clone)]
pub enum Content {
    /// Nothing that is read.
    Empty,
    /// Text; an empty body is empty text.
    Text,
    /// JSON.
    Json {
        /// Its type, inside the envelope.
        ty: Type,
        /// Whether the whole may be null.
        nullable: bool,
        /// What it is wrapped in.
        envelope: Option<Envelope>,
    },
}

/// A wrapper object around a result.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// The member that holds the result.
    pub member: String,
    /// Members that prove success, with their values.
    pub expect: Vec<(String, Value)>,
    /// The node itself.
    pub span: Span,
}

/// How a list operation is paged. Parameters and members by wire name.
#[derive(Debug, Clone)]
pub struct Pages {
    /// The scheme.
    pub kind: PagesKind,
    /// The node itself.
    pub span: Span,
}

/// Paging schemes.
#[derive(Debug, Clone)]
pub enum PagesKind {
    /// By page number.
    Page {
        /// The parameter with the page number.
        page: String,
        /// The number of the first page.
        first: i64,
        /// The parameter with the page size.
        size: Option<String>,
        /// The response member with the items.
        items: String,
        /// The response member with the number of the last page.
        last: Option<String>,
        /// The response member with the number of all items.
        total: Option<String>,
    },
    /// By offset and limit.
    Offset {
        /// The parameter with the offset.
        offset: String,
        /// The parameter with the limit.
        limit: String,
        /// The response member with the items.
        items: String,
        /// The response member with the number of all items.
        total: Option<String>,
    },
    /// By an opaque cursor.
    Cursor {
        /// The parameter with the cursor.
        cursor: String,
        /// The response member with the next cursor.
        next: String,
        /// The response member with the items.
        items: String,
    },
}

/// A documented request with its answer.
#[derive(Debug, Clone)]
pub struct Example {
    /// Kebab-case name.
    pub name: String,
    /// The request, where it is shown: values before encoding, by place.
    pub request: Option<ExampleRequest>,
    /// The answer, where it is shown.
    pub response: Option<Message>,
    /// Documentation.
    pub doc: Option<String>,
    /// Where it is known from.
    pub provenance: Provenance,
    /// The node itself.
    pub span: Span,
}

/// A request of an [`Example`].
#[derive(Debug, Clone)]
pub struct ExampleRequest {
    /// Values of the members, by their index in [`Operation::members`].
    pub values: Vec<(usize, Value)>,
    /// The node itself.
    pub span: Span,
}

/// An answer as on the wire.
#[derive(Debug, Clone)]
pub struct Message {
    /// The status.
    pub status: u16,
    /// The body.
    pub body: MessageBody,
    /// The node itself.
    pub span: Span,
}

/// The body of a [`Message`].
#[derive(Debug, Clone)]
pub enum MessageBody {
    /// Nothing.
    Empty,
    /// A JSON value.
    Json(Value),
    /// The bytes as printed.
    Text(String),
}

/// A JSON value with places.
#[derive(Debug, Clone)]
pub struct Value {
    /// What it is.
    pub kind: ValueKind,
    /// The node itself.
    pub span: Span,
}

/// The kinds of JSON values.
#[derive(Debug, Clone)]
pub enum ValueKind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number, as written.
    Number(serde_json::Number),
    /// Text
    String(String),
    /// A list
    List(Vec<Value>),
    /// Members in order
    Object(Vec<(String, Value)>),
}
