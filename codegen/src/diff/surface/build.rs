//! The surface of a crate, by what emission makes of each construct.

mod types;

use std::collections::BTreeMap;

use super::{Fact, Need, Surface};
use crate::diff::side::{Side, presence_in_rust};
use crate::emit::features::Available;
use crate::emit::nesting::recursion_limit;
use crate::emit::package::manifest::default_features;
use crate::emit::sharing::ErrorsOf;
use crate::ir::{
    Body, BodyContent, Content, EmptyList, ErrorId, EventData, EventItems, Input, Member, MessageTemplate,
    Null, Operation, OperationId, Outcomes, Place, Presence, Rule, Shape, Type, TypeId,
};
use crate::names::{ALL_OPERATIONS, Name, WEBHOOKS};
use crate::source::Span;

pub(super) struct Builder<'a, 's> {
    side: &'s Side<'a>,
    name: &'s dyn Fn(TypeId) -> String,
    facts: BTreeMap<String, Fact>,
}

impl<'a, 's> Builder<'a, 's> {
    pub(super) fn new(side: &'s Side<'a>, name: &'s dyn Fn(TypeId) -> String) -> Self {
        Self { side, name, facts: BTreeMap::new() }
    }

    pub(super) fn build(mut self) -> Surface {
        self.package();
        let api = self.side.api;
        for (id, def) in api.types.with_ids() {
            self.named_type(id, def);
        }
        for (id, operation) in api.operations_with_ids() {
            self.operation(id, operation);
        }
        if let Some(id) = self.side.sharing.common() {
            let path = format!("errors::{}", self.side.names.common_error);
            self.error_enum(&path, &api[id].errors, api[id].span);
            let available = self.side.features.of_any(self.side.sharing.in_common());
            self.available(&path, &available, api[id].span);
        }
        self.webhooks();
        Surface { errors: self.error_enums(), facts: self.facts }
    }

    fn offer(&mut self, path: String, is: impl Into<String>, span: Span) {
        self.facts.insert(path, Fact { is: is.into(), need: None, span });
    }

    fn need(&mut self, path: String, need: Need, span: Span) {
        self.facts.insert(path, Fact { is: String::new(), need: Some(need), span });
    }

    /// The features that have an item, where it is not always there.
    fn available(&mut self, path: &str, available: &Available, span: Span) {
        if *available != Available::Always {
            self.offer(super::features(path), available.words(), span);
        }
    }

    fn rust(&self, owner: Option<TypeId>, ty: &Type) -> String {
        self.side.rust(owner, ty, self.name)
    }

    fn package(&mut self) {
        let api = self.side.api;
        self.offer("{package}".to_owned(), self.side.names.package.clone(), api.span);
        for feature in default_features(api).split(',') {
            let feature = feature.trim().trim_matches('"');
            self.offer(format!("{{feature}}::{feature}"), "", api.span);
        }
        for feature in self.side.features.all() {
            self.offer(super::feature(feature), "", api.span);
            self.offer(format!("{{feature}}::{ALL_OPERATIONS}"), "", api.span);
        }
        if *self.side.features.of_webhooks() != Available::Always {
            self.offer(super::feature(WEBHOOKS), "", api.span);
            self.offer(format!("{{feature}}::{WEBHOOKS}"), "", api.span);
        }
        for module in &api.package.modules {
            self.offer(module.clone(), "module", api.span);
        }
        if let Some(limit) = recursion_limit(api, &self.side.recursion) {
            let need = Need::Required(format!("#![recursion_limit = \"{limit}\"]"));
            self.need("{limit}".to_owned(), need, api.span);
        }
        for (word, span) in self.side.grants() {
            self.offer(format!("Client::{{grant}}::{word}"), "", span);
        }
        if api.error_body.is_some() {
            self.offer("Client::ERROR_BODY".to_owned(), "", api.span);
        }
        if api.operations.iter().any(|operation| operation.pages.is_some()) {
            super::pagers().into_iter().for_each(|path| self.offer(path, "", api.span));
        }
    }

    fn webhooks(&mut self) {
        let Some(webhooks) = &self.side.api.webhooks else { return };
        self.offer("webhooks".to_owned(), "module", webhooks.span);
        self.available("webhooks", self.side.features.of_webhooks(), webhooks.span);
        let entrance = if webhooks.signature.is_some() { "webhooks::Webhooks" } else { "webhooks::read" };
        self.offer(entrance.to_owned(), "", webhooks.span);
        for (event, variant) in webhooks.events.iter().zip(&self.side.names.webhooks) {
            let path = format!("webhooks::WebhookEvent::{variant}");
            self.offer(path.clone(), "", event.span);
            self.offer(format!("{path}::{{type}}"), self.rust(None, &event.ty), event.span);
        }
    }

    fn member(&mut self, owner: &str, ty: String, member: &Member, field: &Name, is_set: bool) {
        if !member.is_given() {
            return;
        }
        let (path, span) = (format!("{owner}::{field}"), member.span);
        self.offer(path.clone(), "", span);
        self.offer(format!("{path}::{{type}}"), ty.clone(), span);
        self.offer(format!("{path}::{{presence}}"), presence_in_rust(member.presence), span);
        if !is_set {
            return;
        }
        let setter = format!("{}::{field}", super::builder(owner));
        self.offer(setter.clone(), "", span);
        self.offer(format!("{setter}::{{type}}"), ty, span);
        match member.presence {
            Presence::Required | Presence::RequiredNullable => {
                self.need(format!("{setter}::{{required}}"), Need::Required(field.to_string()), span);
            }
            Presence::Optional | Presence::OptionalNullable | Presence::Loose => {
                self.offer(format!("{setter}::{{maybe}}"), "", span);
            }
        }
        if member.presence.null() == Null::Value {
            self.offer(format!("{setter}::{{null}}"), "", span);
        }
    }

    fn rules(
        &mut self,
        owner: &str,
        rules: &[Rule],
        members: &[&Member],
        fields: &[Name],
        place: &dyn Fn(usize) -> Place,
    ) {
        let builder = super::builder(owner);
        let field = |index: usize| fields.get(index).map(Name::to_string).unwrap_or_default();
        for rule in rules {
            let needs = Need::of_rule(rule, field);
            for named in rule.named().filter(|_| !needs.is_empty()) {
                let Some(member) = members.get(named.index) else { continue };
                let state = self.state(&member.ty, place(named.index));
                self.offer(format!("{builder}::{{state}}::{}", field(named.index)), state, rule.span);
            }
            for need in needs {
                self.need(format!("{builder}::{{rules}}::{}", need.key()), need, rule.span);
            }
        }
    }

    /// Whether a builder knows that a member is present which was set.
    fn state(&self, ty: &Type, place: Place) -> &'static str {
        match (self.side.api.types.resolve(ty), place.empty_list()) {
            (Shape::List(_) | Shape::Map(_), EmptyList::Absent) | (Shape::Any, _) => "maybe",
            _ => "set",
        }
    }

    fn input_type(&self, operation: &Operation, input: &Input) -> String {
        match &input.member.ty {
            Type::List(of) if operation.body_is_lines && input.place == Place::Body => {
                format!("OutgoingLines<{}>", self.nullable(&of.ty, of.nullable))
            }
            ty => self.rust(None, ty),
        }
    }

    fn operation(&mut self, id: OperationId, operation: &Operation) {
        let span = operation.span;
        let names = &self.side.names.operations[id.index()];
        let path = format!("operations::{}", names.input);
        let fields = names.fields.clone();
        self.offer(format!("Client::{}", names.method), path.clone(), span);
        self.offer(path.clone(), "", span);
        self.offer(super::builder(&path), "", span);
        for (input, field) in operation.members.iter().zip(&fields) {
            let ty = self.input_type(operation, input);
            self.member(&path, ty, &input.member, field, true);
        }
        let members: Vec<&Member> = operation.members.iter().map(|input| &input.member).collect();
        let place = |index: usize| operation.members.get(index).map_or(Place::Json, |input| input.place);
        self.rules(&path, &operation.rules, &members, &fields, &place);
        self.outcomes(&path, id, operation);
        if let Some(headers) = operation.headers() {
            self.offer(format!("{path}::{{headers}}"), self.rust(None, headers), span);
        }
        self.events(id, operation);
        if let Some(stream) = &operation.stream {
            let ty = self.content(&stream.outcome.content);
            self.offer(format!("{path}::{{stream}}"), ty, stream.span);
        }
        self.bodies(&path, id, operation);
        if let Some(pages) = &operation.pages {
            let item = operation.output().and_then(|output| pages.item(output, &self.side.api.types));
            let item = item.map_or_else(|| "Json".to_owned(), |item| self.rust(None, item));
            self.offer(format!("{path}::{{pages}}"), item, span);
        }
        self.available(&path, self.side.features.of_operation(id), span);
        if self.side.api.token_issue(id).is_some() {
            self.offer(format!("{path}::{{token}}"), "", span);
        }
        let error = format!("operations::{}", self.side.names.operations[id.index()].error);
        self.error_enum(&error, &operation.errors, span);
    }

    fn outcomes(&mut self, path: &str, id: OperationId, operation: &Operation) {
        let output = format!("{path}::{{output}}");
        match &operation.outcomes {
            Outcomes::One(outcome) => {
                let ty = self.content(&outcome.content);
                self.offer(output, ty, outcome.span);
            }
            Outcomes::Several(several) => {
                let names = &self.side.names.operations[id.index()];
                let (ident, variants) = (names.output.to_string(), names.outcomes.clone());
                self.offer(output, ident.clone(), operation.span);
                for (one, variant) in several.iter().zip(&variants) {
                    let ty = self.content(&one.outcome.content);
                    let path = format!("operations::{ident}::{variant}");
                    self.offer(path.clone(), "", one.outcome.span);
                    self.offer(format!("{path}::{{type}}"), ty, one.outcome.span);
                }
            }
        }
    }

    fn content(&self, content: &Content) -> String {
        match content {
            Content::Empty => "()".to_owned(),
            Content::Text => "String".to_owned(),
            Content::Bytes => "Bytes".to_owned(),
            Content::Json { ty, nullable, .. } => self.nullable(ty, *nullable),
            Content::Lines { ty, nullable } => format!("Lines<{}>", self.nullable(ty, *nullable)),
            Content::Events(events) => match &events.items {
                EventItems::Alike(EventData::Json { ty, nullable }) => {
                    format!("Events<{}>", self.nullable(ty, *nullable))
                }
                EventItems::Alike(EventData::Text | EventData::Empty) => "Events".to_owned(),
                EventItems::Named(_) => "Events<…>".to_owned(),
            },
        }
    }

    fn nullable(&self, ty: &Type, nullable: bool) -> String {
        match nullable {
            false => self.rust(None, ty),
            true => format!("Option<{}>", self.rust(None, ty)),
        }
    }

    /// The variants of events that their names tell apart.
    fn events(&mut self, id: OperationId, operation: &Operation) {
        let Some(named) = operation.named_events() else { return };
        let names = &self.side.names.operations[id.index()];
        let (path, variants) = (format!("operations::{}", names.event), names.events.clone());
        self.offer(path.clone(), "", operation.span);
        for (one, variant) in named.iter().zip(&variants) {
            let ty = match &one.data {
                EventData::Empty => "()".to_owned(),
                EventData::Text => "String".to_owned(),
                EventData::Json { ty, nullable } => self.nullable(ty, *nullable),
            };
            let path = format!("{path}::{variant}");
            self.offer(path.clone(), "", one.span);
            self.offer(format!("{path}::{{type}}"), ty, one.span);
        }
    }

    fn bodies(&mut self, path: &str, id: OperationId, operation: &Operation) {
        let Body::OneOf(several) = operation.body() else { return };
        let variants = self.side.names.operations[id.index()].bodies.clone();
        for (one, variant) in several.iter().zip(&variants) {
            let ty = match &one.content {
                BodyContent::Json { ty, .. } => self.rust(None, ty),
                BodyContent::Text(_) => "String".to_owned(),
                BodyContent::Bytes(_) => "File".to_owned(),
            };
            let path = format!("{path}Body::{variant}");
            self.offer(path.clone(), "", one.span);
            self.offer(format!("{path}::{{type}}"), ty, one.span);
        }
    }

    /// The variants of an enum of errors, under one of its names.
    fn error_enum(&mut self, path: &str, errors: &[ErrorId], span: Span) {
        self.offer(path.to_owned(), "", span);
        for id in errors {
            let (error, names) = (&self.side.api[*id], &self.side.names.errors[id.index()]);
            let path = format!("{path}::{}", names.variant);
            let types: Vec<String> = error
                .message
                .iter()
                .flat_map(MessageTemplate::parameters)
                .map(|(_, ty)| self.rust(None, ty))
                .collect();
            let body = error.body.as_ref().map(|ty| self.rust(None, ty));
            let parameters: Vec<String> = names.parameters.iter().map(|(_, name)| name.to_string()).collect();
            let is_small = crate::emit::has_small_parameters(self.side.api, error);
            self.offer(path.clone(), "", error.span);
            for (parameter, ty) in parameters.iter().zip(types) {
                let ty = if is_small { ty } else { format!("Box<{ty}>") };
                self.offer(format!("{path}::{parameter}"), ty, error.span);
            }
            if let Some(body) = body {
                self.offer(format!("{path}::body"), body, error.span);
            }
            if let Some(headers) = &error.headers {
                self.offer(format!("{path}::headers"), self.rust(None, headers), error.span);
            }
        }
    }

    /// Which names of errors stand for one enum.
    fn error_enums(&self) -> BTreeMap<String, (usize, bool)> {
        let numbered = self.side.api.operations_with_ids().map(|(id, _)| {
            let name = self.side.names.operations[id.index()].error.to_string();
            let (number, is_common) = match self.side.sharing.errors_of(id) {
                ErrorsOf::Own => (id.index(), false),
                ErrorsOf::Other(first) => (first.index(), false),
                ErrorsOf::Common => (usize::MAX, true),
            };
            (format!("operations::{name}"), (number, is_common))
        });
        numbered.collect()
    }
}
