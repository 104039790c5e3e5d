//! Types.

use crate::ir::{BodyVariant, Constraints, Literal, Member, Provenance, Rule, TypeId};
use crate::source::Span;

/// A named type.
#[derive(Debug, Clone)]
pub struct TypeDef {
    /// UpperCamel name.
    pub name: String,
    /// A Rust name of the author's choice.
    pub rust_name: Option<String>,
    /// What it is.
    pub kind: TypeKind,
    /// Documentation.
    pub doc: Option<String>,
    /// Where it is known from.
    pub provenance: Provenance,
    /// The node itself.
    pub span: Span,
}

impl TypeDef {
    /// Returns the types that it is made of.
    pub fn parts(&self) -> Vec<&Type> {
        match &self.kind {
            TypeKind::Object(object) => {
                object.members.iter().map(|member| &member.ty).chain(&object.additional).collect()
            }
            TypeKind::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
            TypeKind::Alias(alias) => vec![&alias.ty],
            TypeKind::Enum(_) => Vec::new(),
        }
    }
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

impl Object {
    /// Finds a member by its name in payloads.
    pub fn member(&self, wire_name: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.wire_name == wire_name)
    }
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
    /// A 64-bit integer without a sign.
    Unsigned,
    /// A 64-bit float.
    Number,
    /// A decimal number with all its digits.
    Decimal,
    /// A number or boolean that is a text on the wire.
    AsText(Box<Type>),
    /// Any JSON value.
    Any,
    /// A date with a time, with or without a zone.
    DateTime,
    /// A calendar date (RFC 3339 `full-date`).
    Date,
    /// A calendar date in another order.
    OrderedDate(DateOrder),
    /// A time of day.
    Time,
    /// A duration (ISO 8601).
    Duration,
    /// Seconds since 1970.
    UnixTime,
    /// Milliseconds since 1970.
    UnixMillis,
    /// A moment as HTTP writes it (RFC 9110).
    HttpDate,
    /// Bytes as base64 text (RFC 4648).
    Base64,
    /// Bytes as they are; only of a request body as a whole and of parts. Where a request is data, as in examples, they
    /// are base64 text.
    Bytes,
    /// Bytes as they are, or a text in their place; only of parts. Where a request is data, it is an object with one member,
    /// `File` or `Text`.
    BytesOrText,
    /// A named type.
    Named(TypeId),
    /// A list.
    List(Box<ElementType>),
    /// An object whose member names are data.
    Map(Box<ElementType>),
    /// One of several request bodies, each with its media type; only of a body as a whole.
    Contents(Vec<BodyVariant>),
}

/// The order of a calendar date's parts, and what stands between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// `dd-mm-yyyy`
    DayMonthYear,
    /// `dd/mm/yyyy`
    DayMonthYearSlashes,
    /// `dd.mm.yyyy`
    DayMonthYearDots,
    /// `mm-dd-yyyy`
    MonthDayYear,
    /// `mm/dd/yyyy`
    MonthDayYearSlashes,
    /// `yyyy/mm/dd`
    YearMonthDaySlashes,
    /// `yyyymmdd`
    YearMonthDayDigits,
}

impl DateOrder {
    /// The order in letters for digits.
    pub fn pattern(self) -> &'static str {
        match self {
            Self::DayMonthYear => "dd-mm-yyyy",
            Self::DayMonthYearSlashes => "dd/mm/yyyy",
            Self::DayMonthYearDots => "dd.mm.yyyy",
            Self::MonthDayYear => "mm-dd-yyyy",
            Self::MonthDayYearSlashes => "mm/dd/yyyy",
            Self::YearMonthDaySlashes => "yyyy/mm/dd",
            Self::YearMonthDayDigits => "yyyymmdd",
        }
    }

    /// Writes a year, a month and a day in the order.
    pub fn write(self, year: &str, month: &str, day: &str) -> String {
        self.pattern().replace("yyyy", year).replace("mm", month).replace("dd", day)
    }
}

impl Type {
    /// The type of the value, where it is one that travels as text.
    pub fn plain(&self) -> &Type {
        match self {
            Type::AsText(plain) => plain,
            ty => ty,
        }
    }

    /// Whether it is a file, or perhaps a text in the place of one.
    pub(crate) fn is_file(&self) -> bool {
        matches!(self, Type::Bytes | Type::BytesOrText)
    }

    /// Whether its values are numbers, perhaps as text.
    pub(crate) fn is_number(&self) -> bool {
        matches!(self.plain(), Type::Integer | Type::Unsigned | Type::Number | Type::Decimal)
    }

    /// Whether its values are whole numbers, perhaps as text.
    pub(crate) fn is_integer(&self) -> bool {
        matches!(self.plain(), Type::Integer | Type::Unsigned)
    }

    /// Returns the named type that it is, or that it lists or maps.
    pub(crate) fn named(&self) -> Option<TypeId> {
        match self {
            Type::Named(id) => Some(*id),
            Type::List(element) | Type::Map(element) => element.ty.named(),
            _ => None,
        }
    }

    /// Whether it is text that must not be shown, or a list or map of it.
    pub(crate) fn is_secret(&self) -> bool {
        match self {
            Type::Secret => true,
            Type::List(element) | Type::Map(element) => element.ty.is_secret(),
            _ => false,
        }
    }
}

/// The type of a list's or map's elements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElementType {
    /// The type without null.
    pub ty: Type,
    /// Whether an element may be null.
    pub nullable: bool,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Requests.
    In,
    /// Responses.
    Out,
}

/// One of several types. Always open in Rust: what is none of them is kept.
#[derive(Debug, Clone)]
pub struct Union {
    /// The member whose value tells the variants apart; without it the one that fits best is taken.
    pub tag: Option<String>,
    /// Whether a request may hold something else.
    pub open: bool,
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
    /// The tag member's values for it; the union writes a single one.
    pub tags: Vec<Literal>,
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
