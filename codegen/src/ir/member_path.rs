//! Places inside of a JSON value, such as `error.code` and `errors[0].code`.

use std::fmt;

use serde_json::Value;

use super::{Member, Shape, Type, TypeId, Types};
use crate::source::Span;

/// A place inside of a JSON value: members by name, and first elements of lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberPath {
    /// The steps to it; the first is a member.
    pub steps: Vec<PathStep>,
    /// The node itself.
    pub span: Span,
}

/// A step of a [`MemberPath`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathStep {
    /// The member of this name.
    Member(String),
    /// The first element.
    First,
}

impl MemberPath {
    /// Returns the name of the member, where it is one of the whole value itself.
    pub fn single(&self) -> Option<&str> {
        match self.steps.as_slice() {
            [PathStep::Member(name)] => Some(name),
            _ => None,
        }
    }

    /// Returns the JSON pointer (RFC 6901).
    pub fn pointer(&self) -> String {
        let steps = self.steps.iter().map(|step| match step {
            PathStep::Member(name) => format!("/{}", name.replace('~', "~0").replace('/', "~1")),
            PathStep::First => "/0".to_owned(),
        });
        steps.collect()
    }

    /// Returns how the attribute grammar names it: a member of the whole by its name, others by their pointers.
    pub fn attribute(&self) -> String {
        match self.single() {
            Some(name) if !name.starts_with('/') => name.to_owned(),
            _ => self.pointer(),
        }
    }

    /// Returns what stands there in a value, if anything does.
    pub fn find<'v>(&self, value: &'v Value) -> Option<&'v Value> {
        self.steps.iter().try_fold(value, step)
    }

    /// Returns what stands there in an object of these members, if anything does.
    pub fn find_in<'v>(&self, members: &'v serde_json::Map<String, Value>) -> Option<&'v Value> {
        let (first, rest) = self.steps.split_first()?;
        let PathStep::Member(name) = first else { return None };
        rest.iter().try_fold(members.get(name)?, step)
    }

    /// Puts a value there. What is around it is made, where it is not there.
    pub fn put(&self, whole: &mut Value, value: Value) {
        let mut place = whole;
        for step in &self.steps {
            place = match step {
                PathStep::Member(name) => {
                    if !place.is_object() {
                        *place = Value::Object(serde_json::Map::new());
                    }
                    &mut place[name.as_str()]
                }
                PathStep::First => {
                    if place.as_array().is_none_or(Vec::is_empty) {
                        *place = Value::Array(vec![Value::Null]);
                    }
                    &mut place[0]
                }
            };
        }
        *place = value;
    }
}

fn step<'v>(value: &'v Value, step: &PathStep) -> Option<&'v Value> {
    match step {
        PathStep::Member(name) => value.get(name),
        PathStep::First => value.get(0),
    }
}

/// `error.code` and `errors[0].code`.
impl fmt::Display for MemberPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.steps.iter().enumerate() {
            match step {
                PathStep::Member(name) if index == 0 => f.write_str(name)?,
                PathStep::Member(name) => write!(f, ".{name}")?,
                PathStep::First => f.write_str("[0]")?,
            }
        }
        Ok(())
    }
}

impl Types {
    /// Returns the member that a path ends in; `None` where it ends in an element, or in what takes any value.
    pub fn member_at<'a>(&'a self, ty: &'a Type, path: &MemberPath) -> Option<&'a Member> {
        let (mut ty, mut last) = (ty, None);
        for step in &path.steps {
            (ty, last) = match (step, self.resolve(ty)) {
                (PathStep::Member(name), Shape::Object(object)) => {
                    let member = object.member(name)?;
                    (&member.ty, Some(member))
                }
                (PathStep::Member(_), Shape::Map(element)) | (PathStep::First, Shape::List(element)) => {
                    (&element.ty, None)
                }
                _ => return None,
            };
        }
        last
    }

    /// Returns the members on the way to a place, each by the object that has it and its index there; `None` where the
    /// way leads through anything but members of objects.
    pub fn members_to(&self, ty: &Type, path: &MemberPath) -> Option<Vec<(TypeId, usize)>> {
        let (mut ty, mut members) = (ty, Vec::new());
        for step in &path.steps {
            let (PathStep::Member(name), Type::Named(id)) = (step, self.behind_aliases(ty)) else {
                return None;
            };
            let object = self.object(*id)?;
            let index = object.members.iter().position(|member| member.wire_name == *name)?;
            ty = &object.members.get(index)?.ty;
            members.push((*id, index));
        }
        Some(members)
    }
}
