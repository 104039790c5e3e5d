//! Operation inputs as one flat object.

use super::member::style_word;
use super::rule::Subject;
use super::{Form, Schemas, rule};
use crate::export::annotation::{deprecation, description, provenance};
use crate::ir::{BodyContent, BodyVariant, Confidence, Input, Operation, Place, Type};
use crate::json::{Json, Object};

impl Schemas<'_> {
    /// The flat object of all members of an operation's input by wire name, wherever they go.
    pub(in crate::export) fn flat_input(&self, operation: &Operation) -> Object {
        let inputs = &operation.members;
        let subjects: Vec<Subject<'_>> =
            inputs.iter().map(|input| self.subject(&input.member, input.place)).collect();
        let known = operation.provenance.known;
        Object::of("title", operation.title.as_deref().unwrap_or(&operation.name))
            .with_some("description", description(&operation.doc))
            .and(self.members(inputs, |input| &input.member, |input| self.input(operation, input)))
            .and(rule::all(self.api, &operation.rules, &subjects, known, Form::Request))
            .and(deprecation(operation.deprecated.as_ref()))
            .with("x-specwright-operation", operation.name.as_str())
            .and(provenance(self.api, &operation.provenance, Confidence::Stated))
    }

    fn input(&self, operation: &Operation, input: &Input) -> Object {
        let member = &input.member;
        self.member_value(member, input.place, Form::Request)
            .and(self.about_member(member, operation.provenance.known))
            .with("x-specwright-in", place_word(input.place))
            .with_some("x-specwright-as", member.style.map(style_word))
            .with_some("contentMediaType", input.media.as_deref())
            .with_some("x-specwright-sent-as", input.sent_as.as_deref())
    }

    /// A body of one of several media types: an object whose one member has the alternative's name.
    pub(super) fn contents(&self, variants: &[BodyVariant]) -> Object {
        let variants = variants.iter().map(|variant| {
            let value = match &variant.content {
                BodyContent::Bytes(media) => {
                    self.value(&Type::Bytes, Form::Request).with("contentMediaType", media.as_str())
                }
                BodyContent::Json { ty, media } => {
                    let media = media.as_deref();
                    self.value(ty, Form::Request).with_some("contentMediaType", media)
                }
                BodyContent::Text(media) => {
                    self.value(&Type::String, Form::Request).with("contentMediaType", media.as_str())
                }
            };
            choice(&variant.name, value).with_some("description", description(&variant.doc))
        });
        Object::of("oneOf", Json::list(variants))
    }
}

/// One of several contents: an object whose one member has its name.
pub(super) fn choice(name: &str, value: Object) -> Object {
    Object::of("type", "object")
        .with("properties", Object::of(name, value))
        .with("required", Json::list([name]))
}

fn place_word(place: Place) -> &'static str {
    if place.is_in_body() { "body" } else { place.as_str() }
}
