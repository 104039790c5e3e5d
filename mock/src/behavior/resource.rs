//! Which operations are about the same things. Nothing but their shapes tells:
//!
//! - a path parameter that is a segment of its own stands for a thing; its name and the text before it tell which
//!   (`…/Applicants/{applicantId}`), so that `/users/{id}` and `/orders/{id}` are two
//! - the id of a thing in a body is the member with the parameter's name, else `id` or `_id`, else the name of the
//!   object's type with `Id` behind it
//! - POST to the path before the parameter makes one; so does a POST elsewhere whose response has the parameter's name,
//!   if no other thing goes by that name
//! - GET of the path before the parameter lists them, if its response has a list of objects
//! - GET, PUT, PATCH and DELETE of the path with the parameter at its end read, replace, change and delete one
//! - a longer path is about something that a thing has
//!
//! Lists that are paged, and lists whose path takes POST as well, are kept without such a path, too.

use serde_json::{Map, Value};
use specwright_codegen::ir::{
    Api, Content, MemberPath, Method, Object, Operation, Outcome, Outcomes, PathStep, StreamSwitch, Type,
};

use crate::request::path::{self, Segment};
use crate::shape::{Shape, resolve, shape};

/// All things of an API, and what each operation does with them.
#[derive(Debug, Default)]
pub(crate) struct Resources {
    pub(crate) resources: Vec<Resource>,
    /// One for each operation.
    pub(crate) plans: Vec<Plan>,
}

/// A kind of thing.
#[derive(Debug)]
pub(crate) struct Resource {
    /// The path parameter that is its id; none where nothing takes it.
    pub(crate) parameter: Option<String>,
    /// The parameter's type.
    pub(crate) id_type: Type,
    /// What its path begins with.
    pub(crate) parent: Option<usize>,
    /// Whether some operation makes or lists them, so that all that there are can be known.
    pub(crate) is_known: bool,
    /// The literal segment before the parameter, or the path of the list.
    place: String,
}

/// What an operation does with which thing.
#[derive(Debug)]
pub(crate) struct Plan {
    /// Things in its path, the outermost first: kind and parameter.
    pub(crate) chain: Vec<(usize, String)>,
    pub(crate) role: Role,
}

/// What an operation does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Role {
    /// Makes a thing of this kind.
    Create(usize),
    /// Lists things of this kind; where the list is, unless the response is the list.
    List(usize, Option<MemberPath>),
    /// Reads the last thing of the chain.
    Get,
    /// Replaces it.
    Replace,
    /// Changes it.
    Change,
    /// Deletes it.
    Delete,
    /// Anything else, with the last thing of the chain if there is one.
    Other,
}

impl Resources {
    pub(crate) fn of(api: &Api) -> Self {
        let mut resources = Vec::new();
        let chains: Vec<_> =
            api.operations.iter().map(|operation| chain(operation, &mut resources)).collect();
        let mut this = Self { resources, plans: Vec::new() };
        for (operation, chain) in api.operations.iter().zip(chains) {
            let role = this.role(api, operation, &chain);
            if let Role::Create(resource) | Role::List(resource, _) = role
                && let Some(resource) = this.resources.get_mut(resource)
            {
                resource.is_known = true;
            }
            this.plans.push(Plan { chain, role });
        }
        this
    }

    fn role(&mut self, api: &Api, operation: &Operation, chain: &[(usize, String)]) -> Role {
        let segments = path::segments(operation);
        let last = segments.last().and_then(path::parameter);
        let ends_in_thing = last.is_some() && last == chain.last().map(|(_, parameter)| parameter.as_str());
        match operation.method {
            Method::Get if ends_in_thing => Role::Get,
            Method::Put if ends_in_thing => Role::Replace,
            Method::Patch | Method::Post if ends_in_thing => Role::Change,
            Method::Delete if ends_in_thing => Role::Delete,
            Method::Get => self.list(api, operation, chain, &segments),
            Method::Post => self.create(api, operation, chain, &segments),
            _ => Role::Other,
        }
    }

    fn list(
        &mut self,
        api: &Api,
        operation: &Operation,
        chain: &[(usize, String)],
        segments: &[Segment],
    ) -> Role {
        let Some(items) = items(api, operation) else { return Role::Other };
        let known = self.collection(chain, segments);
        let takes_post = || {
            let path = operation.path.template();
            let is_post = |other: &&Operation| other.method == Method::Post && other.path.template() == path;
            api.operations.iter().find(is_post).is_some_and(|other| output_type(other).is_some())
        };
        match known {
            Some(resource) => Role::List(resource, items),
            None if operation.pages.is_some() || takes_post() => {
                Role::List(self.add_list(operation, chain), items)
            }
            None => Role::Other,
        }
    }

    fn create(
        &mut self,
        api: &Api,
        operation: &Operation,
        chain: &[(usize, String)],
        segments: &[Segment],
    ) -> Role {
        if matches!(output_type(operation).map(|ty| shape(api, ty)), Some(Shape::List(_))) {
            return Role::Other;
        }
        if let Some(resource) = self.collection(chain, segments) {
            return Role::Create(resource);
        }
        let lists_there = |other: &&Operation| {
            other.method == Method::Get && other.path.template() == operation.path.template()
        };
        let listed = api.operations.iter().find(lists_there).filter(|other| items(api, other).is_some());
        if listed.is_some() && output_type(operation).is_some() {
            return Role::Create(self.add_list(operation, chain));
        }
        let object = output_object(api, operation).map(|(object, _)| object);
        let named = object.and_then(|object| self.named(object, chain));
        named.map_or(Role::Other, Role::Create)
    }

    /// The kind whose things stand directly below this path.
    fn collection(&self, chain: &[(usize, String)], segments: &[Segment]) -> Option<usize> {
        let place = segments.last().map(path::written)?;
        let parent = chain.last().map(|(resource, _)| *resource);
        self.resources.iter().position(|resource| {
            resource.parameter.is_some() && resource.place == place && resource.parent == parent
        })
    }

    /// The only kind whose id is a member of a response by the parameter's own name.
    fn named(&self, object: &Object, chain: &[(usize, String)]) -> Option<usize> {
        let is_member = |resource: &Resource| {
            let name = resource.parameter.as_deref().filter(|name| !GENERIC.contains(name));
            name.is_some_and(|name| object.members.iter().any(|member| member.wire_name == name))
        };
        let parent = chain.last().map(|(resource, _)| *resource);
        let fits = |resource: &Resource| is_member(resource) && resource.parent == parent;
        let mut fitting = self.resources.iter().enumerate().filter(|(_, resource)| fits(resource));
        let (index, _) = fitting.next()?;
        fitting.next().is_none().then_some(index)
    }

    fn add_list(&mut self, operation: &Operation, chain: &[(usize, String)]) -> usize {
        let place = operation.path.template();
        let known = self.resources.iter().position(|resource| resource.place == place);
        known.unwrap_or_else(|| {
            let parent = chain.last().map(|(resource, _)| *resource);
            self.resources.push(Resource {
                parameter: None,
                id_type: Type::String,
                parent,
                is_known: true,
                place,
            });
            self.resources.len() - 1
        })
    }
}

/// Names that say nothing of what they are the id of.
const GENERIC: [&str; 2] = ["id", "_id"];

/// The things that an operation's path goes through. What chooses a page stands for no thing.
fn chain(operation: &Operation, resources: &mut Vec<Resource>) -> Vec<(usize, String)> {
    let mut chain: Vec<(usize, String)> = Vec::new();
    let mut before = String::new();
    let paging = operation.pages.as_ref().map(|pages| pages.kind.parameters()).unwrap_or_default();
    for segment in path::segments(operation) {
        let Some(name) = path::parameter(&segment) else {
            before = path::written(&segment);
            continue;
        };
        if paging.iter().any(|parameter| parameter.name() == name) {
            continue;
        }
        let parent = chain.last().map(|(resource, _)| *resource);
        let same = |resource: &Resource| {
            resource.parameter.as_deref() == Some(name)
                && resource.place == before
                && resource.parent == parent
        };
        let index = resources.iter().position(same).unwrap_or_else(|| {
            let member = operation.members.iter().find(|input| input.member.wire_name == name);
            let id_type = member.map_or(Type::String, |input| input.member.ty.clone());
            let parameter = Some(name.to_owned());
            resources.push(Resource { parameter, id_type, parent, is_known: false, place: before.clone() });
            resources.len() - 1
        });
        chain.push((index, name.to_owned()));
    }
    chain
}

/// Where a response lists objects; `Some(None)` where the response itself is the list.
fn items(api: &Api, operation: &Operation) -> Option<Option<MemberPath>> {
    let ty = output_type(operation)?;
    let lists_objects = |ty: &Type| match shape(api, ty) {
        Shape::List(element) => matches!(shape(api, &element.ty), Shape::Object(_) | Shape::Union(_)),
        _ => false,
    };
    if let Some(pages) = &operation.pages {
        return Some(pages.items.clone());
    }
    match shape(api, ty) {
        Shape::List(_) => lists_objects(ty).then_some(None),
        Shape::Object(object) => {
            let mut lists = object.members.iter().filter(|member| lists_objects(&member.ty));
            let first = lists.next()?;
            let steps = vec![PathStep::Member(first.wire_name.clone())];
            lists.next().is_none().then_some(Some(MemberPath { steps, span: first.span }))
        }
        _ => None,
    }
}

/// What a success answers to a request with these members: the outcomes in the author's order, or the stream that one of
/// the members asks for.
pub(crate) fn asked_for<'a>(operation: &'a Operation, members: &Map<String, Value>) -> Vec<&'a Outcome> {
    let asks = |stream: &&StreamSwitch| members.get(&stream.by.wire_name) == Some(&Value::Bool(true));
    match operation.stream.as_ref().filter(asks) {
        Some(stream) => vec![&stream.outcome],
        None => outcomes(operation),
    }
}

/// The outcomes in the author's order.
pub(crate) fn outcomes(operation: &Operation) -> Vec<&Outcome> {
    match &operation.outcomes {
        Outcomes::One(outcome) => vec![outcome],
        Outcomes::Several(several) => several.iter().map(|named| &named.outcome).collect(),
    }
}

/// The first JSON that an operation answers, inside the envelope.
pub(crate) fn output_type(operation: &Operation) -> Option<&Type> {
    outcomes(operation).into_iter().find_map(|outcome| match &outcome.content {
        Content::Json { ty, .. } => Some(ty),
        Content::Empty | Content::Text | Content::Bytes | Content::Events(_) | Content::Lines { .. } => None,
    })
}

fn output_object<'a>(api: &'a Api, operation: &'a Operation) -> Option<(&'a Object, &'a Type)> {
    let ty = output_type(operation)?;
    match shape(api, ty) {
        Shape::Object(object) => Some((object, ty)),
        _ => None,
    }
}

/// The member of an object that is its own id.
pub(crate) fn own_id<'a>(
    api: &Api,
    ty: &'a Type,
    object: &'a Object,
    parameter: Option<&str>,
) -> Option<&'a str> {
    let type_name = resolve(api, ty).id.map(|id| &api[id]).map(|def| def.name.clone());
    let by_type = type_name.map(|name| {
        let mut letters = name.chars();
        let first = letters.next().map(|first| first.to_ascii_lowercase());
        first.into_iter().chain(letters).chain("Id".chars()).collect::<String>()
    });
    let names = [parameter, Some("id"), Some("_id"), by_type.as_deref()];
    names.into_iter().flatten().find_map(|name| {
        object.members.iter().map(|member| member.wire_name.as_str()).find(|wire_name| *wire_name == name)
    })
}
