//! Objects and lists whose parts have names of their own: `a[x]`, `a[0]`, `a[]`, `a.x`, and members by their own names.

use serde_json::{Map, Value};
use specwright_codegen::ir::{Api, Input, TextStyle, Type};

use super::texts::{member_type, scalar};
use super::{Reading, Unreadable, unions};
use crate::shape::{Shape, shape};

/// Deeper names are of no value.
const MAX_DEPTH: usize = 32;

/// Whether a member is written so.
pub(super) fn is_written_so(input: &Input) -> bool {
    use TextStyle::{Brackets, Deep, Dots, Indices, Spread};
    matches!(input.member.style, Some(Brackets | Deep | Dots | Indices | Spread))
}

/// Whether a name is that of an input, or of a part of it.
pub(super) fn is_of(api: &Api, input: &Input, name: &str) -> bool {
    match is_written_so(input) {
        true => way(api, input, name).is_some(),
        false => input.sent_name() == name,
    }
}

/// A step of a name: a member, an element with its index, or the next element.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Name(String),
    Next,
}

/// The way that a name goes into the value of an input.
fn way(api: &Api, input: &Input, name: &str) -> Option<Vec<Step>> {
    let ty = &input.member.ty;
    let is_union = matches!(shape(api, ty), Shape::Union(_));
    if is_union && name == input.sent_name() && unions::has_unnamed(api, ty) {
        return Some(Vec::new());
    }
    if input.member.style == Some(TextStyle::Spread) {
        return unions::has_member(api, ty, name).then(|| vec![Step::Name(name.to_owned())]);
    }
    let rest = name.strip_prefix(input.sent_name())?;
    let steps: Option<Vec<Step>> = match input.member.style {
        Some(TextStyle::Dots) => {
            let names = rest.strip_prefix('.')?.split('.');
            Some(names.map(|name| Step::Name(name.to_owned())).collect())
        }
        _ => {
            let inner = rest.strip_prefix('[')?.strip_suffix(']')?;
            Some(inner.split("][").map(step).collect())
        }
    };
    steps.filter(|steps| steps.len() <= MAX_DEPTH)
}

fn step(text: &str) -> Step {
    match text {
        "" => Step::Next,
        name => Step::Name(name.to_owned()),
    }
}

/// What was read so far.
#[derive(Clone, Default)]
struct Node {
    texts: Vec<String>,
    parts: Vec<(Step, Node)>,
}

impl Node {
    fn put(&mut self, way: &[Step], text: String) {
        let [step, rest @ ..] = way else { return self.texts.push(text) };
        let known = self.parts.iter_mut().find(|(known, _)| known == step && *step != Step::Next);
        match known {
            Some((_, node)) => node.put(rest, text),
            None => {
                let mut node = Self::default();
                node.put(rest, text);
                self.parts.push((step.clone(), node));
            }
        }
    }

    /// The JSON of an alternative. Elements of a list have brackets behind the name where their style has them.
    fn alternative(&self, api: &Api, style: Option<TextStyle>, ty: &Type) -> Result<Value, Unreadable> {
        let has_brackets = matches!(style, Some(TextStyle::Brackets | TextStyle::Indices));
        let is_alone = !self.texts.is_empty();
        match shape(api, ty) {
            Shape::List(_) if has_brackets && is_alone => {
                Err(Unreadable::malformed("is a single value, and should be a list"))
            }
            Shape::Object(_) | Shape::Map(_) if is_alone => {
                Err(Unreadable::malformed("is a single value, and should be an object"))
            }
            _ => Ok(self.clone().value(api, style, ty)),
        }
    }

    /// The JSON of it, as far as the type goes.
    fn value(mut self, api: &Api, style: Option<TextStyle>, ty: &Type) -> Value {
        let whole = shape(api, ty);
        match whole {
            Shape::List(element) => {
                let texts = self.texts.into_iter().map(|text| scalar(api, &element.ty, text));
                let mut elements: Vec<Value> = texts.collect();
                self.parts.sort_by_key(|(step, _)| match step {
                    Step::Name(index) => index.parse().unwrap_or(usize::MAX),
                    Step::Next => 0,
                });
                elements.extend(self.parts.into_iter().map(|(_, node)| node.value(api, style, &element.ty)));
                Value::Array(elements)
            }
            Shape::Object(_) | Shape::Map(_) => {
                let members = self.parts.into_iter().filter_map(|(step, node)| {
                    let Step::Name(name) = step else { return None };
                    let value = match member_type(whole, &name) {
                        Some(ty) => node.value(api, style, ty),
                        None => node.unknown(),
                    };
                    Some((name, value))
                });
                Value::Object(members.collect::<Map<_, _>>())
            }
            Shape::Union(union) => {
                let read = |ty: &Type| self.alternative(api, style, ty);
                unions::closest(api, ty, union, read).unwrap_or_default()
            }
            _ => match self.texts.len() {
                1 => scalar(api, ty, self.texts.remove(0)),
                _ => Value::from(self.texts),
            },
        }
    }

    /// What nobody declared.
    fn unknown(mut self) -> Value {
        match self.texts.len() {
            1 => Value::from(self.texts.remove(0)),
            _ => Value::from(self.texts),
        }
    }
}

/// Reads an input from all texts of its place, each under its name.
pub(super) fn read<'n>(
    api: &Api,
    input: &Input,
    texts: impl Iterator<Item = (&'n str, Result<String, Unreadable>)>,
) -> Reading {
    let mut root = Node::default();
    let mut is_there = false;
    for (name, text) in texts {
        let Some(way) = way(api, input, name) else { continue };
        is_there = true;
        match text {
            Ok(text) => root.put(&way, text),
            Err(why) => return Reading::Unreadable(why),
        }
    }
    match is_there {
        true => Reading::Value(root.value(api, input.member.style, &input.member.ty)),
        false => Reading::Absent,
    }
}
