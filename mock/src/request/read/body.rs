//! The body.

use std::collections::HashSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use serde_json::{Map, Value};
use specwright::LineReader;
use specwright_codegen::conform::{MAX_FINDINGS, describe_kind};
use specwright_codegen::ir::{Api, Body, BodyContent, BodyVariant, Files, Input, Operation, Place, Type};
use specwright_codegen::prose::list;

use super::super::media;
use super::texts::{self, Text};
use super::{Reading, Unreadable, json, multipart, named, pairs, unknown};
use crate::{Part, Problem};

const MULTIPART: &str = "multipart/form-data";
const URLENCODED: &str = "application/x-www-form-urlencoded";

/// Longer media types are not shown.
const MAX_SHOWN_MEDIA: usize = 100;

/// What a body holds.
pub(super) enum Content<'b> {
    /// Nothing that a member could be.
    Nothing,
    /// It cannot be read.
    Lost,
    /// The members of a JSON object.
    Object(Map<String, Value>),
    /// All of it.
    Whole(Value),
    /// The fields of a form.
    Form(Vec<Field<'b>>),
}

/// A field of a form.
pub(super) struct Field<'b> {
    name: String,
    value: FieldValue<'b>,
    media: Option<String>,
    /// Whether it has a file name.
    is_file: bool,
}

#[derive(Clone, Copy)]
enum FieldValue<'b> {
    Encoded(&'b str),
    Plain(&'b [u8]),
}

impl<'b> Content<'b> {
    /// Reads a body, and reports what is wrong with it as a whole, and its members that nobody declared.
    pub(super) fn parse(
        api: &Api,
        operation: &Operation,
        headers: &HeaderMap,
        body: &'b Bytes,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let content = parse_content(operation, headers, body).unwrap_or_else(|why| {
            problems.push(why.into_problem(Part::Body, String::new()));
            Self::Lost
        });
        content.report_undeclared(api, operation, problems);
        content
    }

    fn report_undeclared(&self, api: &Api, operation: &Operation, problems: &mut Vec<Problem>) {
        let inputs = || operation.members.iter().filter(|input| input.place.is_in_body());
        let declared: HashSet<&str> =
            inputs().filter(|input| input.place != Place::Body).map(Input::sent_name).collect();
        let is_declared =
            |name: &str| declared.contains(name) || inputs().any(|input| named::is_of(api, input, name));
        let mut seen = HashSet::new();
        let mut report = |name: &str| {
            if seen.len() < MAX_FINDINGS && !is_declared(name) && seen.insert(name.to_owned()) {
                problems.push(unknown(Part::Body, name, "is not a member of this body"));
            }
        };
        match self {
            Self::Object(members) => members.keys().for_each(|name| report(name)),
            Self::Form(fields) => fields.iter().for_each(|field| report(&field.name)),
            Self::Nothing | Self::Lost | Self::Whole(_) => {}
        }
    }

    /// Takes out what a member is.
    pub(super) fn read(&mut self, api: &Api, input: &Input) -> Reading {
        match self {
            Self::Nothing => Reading::Absent,
            Self::Lost => Reading::Lost,
            Self::Whole(value) => Reading::Value(value.take()),
            Self::Object(members) => match members.remove(input.sent_name()) {
                Some(value) => Reading::Value(value),
                None => Reading::Absent,
            },
            Self::Form(fields) if api.types.file(&input.member.ty).is_some() => {
                let own = fields.iter().filter(|field| field.name == input.sent_name());
                read_files(api, input, own)
            }
            Self::Form(fields) => {
                let own = || fields.iter().filter(|field| named::is_of(api, input, &field.name));
                match own().find_map(|field| field.misfit(input)) {
                    Some(why) => Reading::Unreadable(why),
                    None if named::is_written_so(input) => {
                        let texts = own().map(|field| (field.name.as_str(), field.text().whole()));
                        named::read(api, input, texts)
                    }
                    None => texts::read(api, input, own().map(Field::text).collect()),
                }
            }
        }
    }
}

impl Field<'_> {
    fn text(&self) -> Text {
        match self.value {
            FieldValue::Encoded(text) => match pairs::decode(text) {
                Ok(text) => Text::plain(&text),
                Err(why) => Text::unreadable(why),
            },
            FieldValue::Plain(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => Text::plain(text),
                Err(_) => Text::unreadable(Unreadable::malformed("is not written in UTF-8")),
            },
        }
    }

    /// What is wrong with the media type of a part.
    fn misfit(&self, input: &Input) -> Option<Unreadable> {
        let wanted = input.media.as_deref()?;
        let is = match self.media.as_deref().map(media::essence) {
            Some(found) if media::fits(wanted, &found) => return None,
            Some(found) if found.len() <= MAX_SHOWN_MEDIA => format!("is `{found}`"),
            Some(_) => "is another one".to_owned(),
            None => "is missing".to_owned(),
        };
        let message = format!("must have the media type `{wanted}`, which {is}");
        Some(Unreadable { rule: "media-type", message })
    }

    /// A file, or a text in the place of one, under the name of what it is.
    fn file_or_text(&self, input: &Input) -> Result<Value, Unreadable> {
        let (name, value) = match (self.is_file, self.value) {
            (true, _) => ("File", self.misfit(input).map_or_else(|| Ok(self.base64()), Err)?),
            (false, FieldValue::Encoded(text)) => ("Text", Value::from(text)),
            (false, FieldValue::Plain(bytes)) => match std::str::from_utf8(bytes) {
                Ok(text) => ("Text", Value::from(text)),
                Err(_) => return Err(Unreadable::malformed("is not written in UTF-8")),
            },
        };
        Ok(Value::Object(Map::from_iter([(name.to_owned(), value)])))
    }

    fn base64(&self) -> Value {
        match self.value {
            FieldValue::Plain(bytes) => base64(bytes),
            FieldValue::Encoded(text) => base64(text.as_bytes()),
        }
    }
}

/// Bytes in their JSON form.
fn base64(bytes: &[u8]) -> Value {
    Value::from(STANDARD.encode(bytes))
}

/// A part that is a file, or the parts that are a list of them.
fn read_files<'f, 'b: 'f>(api: &Api, input: &Input, own: impl Iterator<Item = &'f Field<'b>>) -> Reading {
    let or_text = match &input.member.ty {
        Type::List(element) => element.ty == Type::BytesOrText,
        ty => *ty == Type::BytesOrText,
    };
    let read = |field: &Field<'_>| match or_text {
        true => field.file_or_text(input),
        false => field.misfit(input).map_or_else(|| Ok(field.base64()), Err),
    };
    let values: Result<Vec<Value>, Unreadable> = own.map(read).collect();
    let mut values = match values {
        Ok(values) => values,
        Err(why) => return Reading::Unreadable(why),
    };
    match (values.as_mut_slice(), api.types.file(&input.member.ty)) {
        ([], _) => Reading::Absent,
        (_, Some(Files::Several)) => Reading::Value(values.into()),
        ([one], _) => Reading::Value(one.take()),
        _ => Reading::Unreadable(Unreadable::repeated()),
    }
}

fn parse_content<'b>(
    operation: &Operation,
    headers: &HeaderMap,
    body: &'b Bytes,
) -> Result<Content<'b>, Unreadable> {
    let whole = operation.members.iter().find(|input| input.place == Place::Body);
    match operation.body() {
        Body::None if body.is_empty() => Ok(Content::Nothing),
        Body::None => {
            let message = "there is a body, and this operation takes none".to_owned();
            Err(Unreadable { rule: "unknown", message })
        }
        // An empty text is a body, and so are no bytes.
        Body::OneOf(variants) if headers.contains_key(CONTENT_TYPE) => parse_one_of(variants, headers, body),
        Body::Bytes(media) if headers.contains_key(CONTENT_TYPE) => parse_bytes(media, headers, body),
        Body::Lines(media) if headers.contains_key(CONTENT_TYPE) => parse_lines(media, headers, body),
        _ if body.is_empty() && operation.may_lack_body() => Ok(Content::Nothing),
        Body::Json(media) => {
            expect_media(headers, &[&media::essence(media)])?;
            match (json::parse(body).map_err(|why| why.of("the body"))?, whole) {
                (value, Some(_)) => Ok(Content::Whole(value)),
                (Value::Object(members), None) => Ok(Content::Object(members)),
                (other, None) => {
                    let message = format!("the body must be an object, and is {}", describe_kind(&other));
                    Err(Unreadable { rule: "type", message })
                }
            }
        }
        Body::Urlencoded => {
            expect_media(headers, &[URLENCODED])?;
            parse_urlencoded(body).map_err(|why| why.of("the body"))
        }
        Body::Multipart => {
            let media = expect_media(headers, &[MULTIPART])?;
            let boundary = media::parameter(media, "boundary").filter(|boundary| !boundary.is_empty());
            let boundary = boundary.ok_or_else(|| {
                let message = "the content type of the body has no boundary".to_owned();
                Unreadable { rule: "media-type", message }
            })?;
            let parts = multipart::parse(body, &boundary).map_err(|why| why.of("the body"))?;
            let fields = parts.into_iter().map(|part| Field {
                name: part.name,
                value: FieldValue::Plain(part.content),
                media: part.media,
                is_file: part.is_file,
            });
            Ok(Content::Form(fields.collect()))
        }
        Body::Bytes(media) => parse_bytes(media, headers, body),
        Body::Lines(media) => parse_lines(media, headers, body),
        Body::OneOf(variants) => parse_one_of(variants, headers, body),
    }
}

fn parse_bytes<'b>(media: &str, headers: &HeaderMap, body: &[u8]) -> Result<Content<'b>, Unreadable> {
    expect_media(headers, &[&media::essence(media)])?;
    Ok(Content::Whole(base64(body)))
}

/// Values one after the other have the form of a list.
fn parse_lines<'b>(media: &str, headers: &HeaderMap, body: &[u8]) -> Result<Content<'b>, Unreadable> {
    expect_media(headers, &[&media::essence(media)])?;
    let mut reader = LineReader::new().longest(usize::MAX);
    reader.push(body);
    reader.finish();
    // None is too long.
    let lines = std::iter::from_fn(|| reader.next_line()).filter_map(Result::ok);
    let parse = |(nth, line): (usize, Vec<u8>)| {
        json::parse(&line).map_err(|why| why.of(&format!("item {nth} of the body")))
    };
    (1..).zip(lines).map(parse).collect::<Result<Vec<Value>, _>>().map(|items| Content::Whole(items.into()))
}

fn parse_urlencoded(body: &[u8]) -> Result<Content<'_>, Unreadable> {
    let text = std::str::from_utf8(body).map_err(|_| Unreadable::malformed("is not written in UTF-8"))?;
    let fields = pairs::parse(text).into_iter().map(|pair| {
        Ok(Field { name: pair.name?, value: FieldValue::Encoded(pair.value), media: None, is_file: false })
    });
    fields.collect::<Result<_, _>>().map(Content::Form)
}

/// A body of one of several media types has the form of an object with one member, named for what it holds.
fn parse_one_of<'b>(
    variants: &[BodyVariant],
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Content<'b>, Unreadable> {
    let media_of = |variant: &BodyVariant| media::essence(variant.media());
    let media: Vec<String> = variants.iter().map(media_of).collect();
    let wanted: Vec<&str> = media.iter().map(String::as_str).collect();
    let found = media::essence(expect_media(headers, &wanted)?);
    let same = variants.iter().find(|variant| media_of(variant) == found);
    let in_range = || variants.iter().find(|variant| media::fits(&media_of(variant), &found));
    let Some(variant) = same.or_else(in_range) else { return Ok(Content::Nothing) };
    let value = match &variant.content {
        BodyContent::Bytes(_) => base64(body),
        BodyContent::Json { .. } => json::parse(body).map_err(|why| why.of("the body"))?,
        BodyContent::Text(_) => match std::str::from_utf8(body) {
            Ok(text) => Value::from(text),
            Err(_) => return Err(Unreadable::malformed("the body is not written in UTF-8")),
        },
    };
    Ok(Content::Whole(Value::Object(Map::from_iter([(variant.name.clone(), value)]))))
}

/// The content type, which is one of these, or in a range of them.
fn expect_media<'h>(headers: &'h HeaderMap, wanted: &[&str]) -> Result<&'h str, Unreadable> {
    let found = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if let Some(found) = found.filter(|found| wanted.iter().any(|wanted| media::fits(wanted, found))) {
        return Ok(found);
    }
    let wanted: Vec<String> = wanted.iter().map(|media| format!("`{media}`")).collect();
    let is = match found.map(media::essence) {
        Some(other) if other.len() <= MAX_SHOWN_MEDIA => format!("is `{other}`"),
        Some(_) => "is another one".to_owned(),
        None => "is missing".to_owned(),
    };
    let message = format!("the content type of the body must be {}, and {is}", list(&wanted, "or"));
    Err(Unreadable { rule: "media-type", message })
}
