//! Text forms that the language has words for: each is one named schema.

use crate::ir::{DateOrder, Format, Type};
use crate::json::Object;
use crate::pattern::form;

/// A text form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Text {
    DateTime,
    Date,
    Base64,
    Time,
    Duration,
    HttpDate,
    Ordered(DateOrder),
    Formatted(Format),
    Number(NumberText),
}

/// A number or boolean as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberText {
    Boolean,
    Integer,
    Unsigned,
    Number,
    Decimal,
    UnixTime,
    UnixMillis,
}

impl NumberText {
    /// That of a type.
    pub(super) fn of(plain: &Type) -> Self {
        match plain {
            Type::Boolean => Self::Boolean,
            Type::Integer => Self::Integer,
            Type::Unsigned => Self::Unsigned,
            Type::Number => Self::Number,
            Type::UnixTime => Self::UnixTime,
            Type::UnixMillis => Self::UnixMillis,
            _ => Self::Decimal,
        }
    }

    /// The type of JSON that the value has by itself.
    pub(super) fn plain(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Integer | Self::Unsigned | Self::UnixTime | Self::UnixMillis => "integer",
            Self::Number | Self::Decimal => "number",
        }
    }

    /// The format of the value.
    pub(super) fn format(self) -> Option<&'static str> {
        match self {
            Self::Boolean => None,
            Self::Integer => Some("int64"),
            Self::Unsigned => Some("uint64"),
            Self::Number => Some("double"),
            Self::Decimal => Some("decimal"),
            Self::UnixTime => Some("unix-time"),
            Self::UnixMillis => Some("unix-millis"),
        }
    }

    fn pattern(self) -> String {
        match self {
            Self::Boolean => "^(?:true|false)$".to_owned(),
            Self::Integer | Self::UnixTime | Self::UnixMillis => form::integer_text(),
            Self::Unsigned => form::unsigned_text(),
            Self::Number | Self::Decimal => form::NUMBER_TEXT.to_owned(),
        }
    }
}

impl Text {
    /// All of them, in the order in which they stand behind the types.
    pub(super) const ALL: [Text; 27] = [
        Text::DateTime,
        Text::Date,
        Text::Base64,
        Text::Formatted(Format::Email),
        Text::Formatted(Format::Uuid),
        Text::Formatted(Format::Uri),
        Text::Formatted(Format::Ipv4),
        Text::Formatted(Format::Ipv6),
        Text::Formatted(Format::Hostname),
        Text::Formatted(Format::DayFirstDate),
        Text::Time,
        Text::Duration,
        Text::HttpDate,
        Text::Ordered(DateOrder::DayMonthYear),
        Text::Ordered(DateOrder::DayMonthYearSlashes),
        Text::Ordered(DateOrder::DayMonthYearDots),
        Text::Ordered(DateOrder::MonthDayYear),
        Text::Ordered(DateOrder::MonthDayYearSlashes),
        Text::Ordered(DateOrder::YearMonthDaySlashes),
        Text::Ordered(DateOrder::YearMonthDayDigits),
        Text::Number(NumberText::UnixTime),
        Text::Number(NumberText::UnixMillis),
        Text::Number(NumberText::Boolean),
        Text::Number(NumberText::Integer),
        Text::Number(NumberText::Unsigned),
        Text::Number(NumberText::Number),
        Text::Number(NumberText::Decimal),
    ];

    /// The name of its schema; no type, operation or other thing of a spec has a dot in its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Text::DateTime => "text.date-time",
            Text::Date => "text.date",
            Text::Base64 => "text.base64",
            Text::Formatted(Format::Email) => "text.email",
            Text::Formatted(Format::Uuid) => "text.uuid",
            Text::Formatted(Format::Uri) => "text.uri",
            Text::Formatted(Format::Ipv4) => "text.ipv4",
            Text::Formatted(Format::Ipv6) => "text.ipv6",
            Text::Formatted(Format::Hostname) => "text.hostname",
            Text::Formatted(Format::DayFirstDate) => "text.day-first-date",
            Text::Time => "text.time",
            Text::Duration => "text.duration",
            Text::HttpDate => "text.http-date",
            Text::Ordered(DateOrder::DayMonthYear) => "text.date.dd-mm-yyyy",
            Text::Ordered(DateOrder::DayMonthYearSlashes) => "text.date.dd_mm_yyyy",
            Text::Ordered(DateOrder::DayMonthYearDots) => "text.date.dd.mm.yyyy",
            Text::Ordered(DateOrder::MonthDayYear) => "text.date.mm-dd-yyyy",
            Text::Ordered(DateOrder::MonthDayYearSlashes) => "text.date.mm_dd_yyyy",
            Text::Ordered(DateOrder::YearMonthDaySlashes) => "text.date.yyyy_mm_dd",
            Text::Ordered(DateOrder::YearMonthDayDigits) => "text.date.yyyymmdd",
            Text::Number(NumberText::UnixTime) => "text.unix-time",
            Text::Number(NumberText::UnixMillis) => "text.unix-millis",
            Text::Number(NumberText::Boolean) => "text.boolean",
            Text::Number(NumberText::Integer) => "text.integer",
            Text::Number(NumberText::Unsigned) => "text.unsigned",
            Text::Number(NumberText::Number) => "text.number",
            Text::Number(NumberText::Decimal) => "text.decimal",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|text| text.name() == name)
    }

    /// Its schema. The pattern decides; `format` stands beside it only where it takes no less than the pattern.
    pub(super) fn schema(self) -> Object {
        let (description, format, pattern) = match self {
            Text::DateTime => (
                "A date with a time of RFC 3339, with up to nine digits of fraction, and perhaps without a zone.",
                None,
                form::date_time(),
            ),
            Text::Date => ("A calendar date of RFC 3339.", Some("date"), form::date()),
            Text::Time => ("A time of day, perhaps with a zone.", None, form::time()),
            Text::Duration => ("A duration of ISO 8601.", None, form::duration()),
            Text::HttpDate => ("A moment as HTTP writes it, RFC 9110.", None, form::http_date()),
            Text::Ordered(order) => {
                ("A calendar date in the order of the API.", None, form::ordered_date(order.pattern()))
            }
            Text::Base64 => ("Bytes as base64 text of RFC 4648, section 4.", None, form::BASE64.to_owned()),
            Text::Formatted(format) => (about(format), standard(format), form::of_format(format)),
            Text::Number(number) => ("A value as text.", number.format(), number.pattern()),
        };
        let encoding = (self == Text::Base64).then_some("base64");
        let longest = (self == Text::Formatted(Format::Hostname)).then_some(form::MAX_HOSTNAME as u64);
        let written = match self {
            Text::Number(_) => Some("text"),
            Text::Ordered(order) => Some(order.pattern()),
            _ => None,
        };
        Object::of("type", "string")
            .with("description", description)
            .with_some("format", format)
            .with_some("contentEncoding", encoding)
            .with_some("maxLength", longest)
            .with_some("x-specwright-as", written)
            .with("pattern", pattern)
    }
}

fn about(format: Format) -> &'static str {
    match format {
        Format::Email => "An e-mail address by the rule of WHATWG HTML.",
        Format::Uuid => "A UUID in the text form of RFC 9562.",
        Format::Uri => "A URI of RFC 3986 with its scheme.",
        Format::Ipv4 => "An address of IP version 4.",
        Format::Ipv6 => "An address of IP version 6 of RFC 4291.",
        Format::Hostname => "A host name of RFC 1123.",
        Format::DayFirstDate => "A date as `dd-mm-yyyy`.",
    }
}

/// The format of JSON Schema; its `email` takes less than browsers do.
fn standard(format: Format) -> Option<&'static str> {
    match format {
        Format::Uuid => Some("uuid"),
        Format::Uri => Some("uri"),
        Format::Ipv4 => Some("ipv4"),
        Format::Ipv6 => Some("ipv6"),
        Format::Hostname => Some("hostname"),
        Format::Email | Format::DayFirstDate => None,
    }
}
