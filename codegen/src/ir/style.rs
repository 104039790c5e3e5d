//! How values are written outside JSON.

use std::collections::HashSet;

use crate::ir::{Input, Null, Object, Place, Shape, Type, TypeId, TypeKind, Types};

/// How a value that is no scalar is written in a path, query, header, cookie or form: the styles of OpenAPI 3.1, and those
/// of forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextStyle {
    /// One JSON text.
    Json,
    /// The parameter again for each element: `a=1&a=2`.
    Repeat,
    /// Joined by commas: `a=1,2`, an object as `a=x,1,y,2`.
    Comma,
    /// Joined by spaces.
    Space,
    /// Joined by `|`.
    Pipe,
    /// An object as `x=1,y=2`.
    Pairs,
    /// The members of an object as parameters of their own: `x=1&y=2`.
    Spread,
    /// `a[x]=1`, elements of a list within under one name.
    Deep,
    /// `a[x]=1`, elements of a list as `a[]=1`.
    Brackets,
    /// `a[x]=1`, elements of a list as `a[0]=1`.
    Indices,
    /// `a.x=1`, elements of a list within under one name.
    Dots,
    /// `.1,2`, an object as `.x,1,y,2`.
    Label,
    /// `.1.2`, an object as `.x=1.y=2`.
    LabelEach,
    /// `;a=1,2`, an object as `;a=x,1,y,2`.
    Matrix,
    /// `;a=1;a=2`, an object as `;x=1;y=2`.
    MatrixEach,
}

/// What a value is to those who write it as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextShape {
    /// A single value.
    Scalar,
    /// A list of single values.
    List,
    /// An object or map of single values.
    Flat,
    /// An object or map of these and others like it.
    Nested,
    /// A list of objects or lists, or an object with one in it.
    NestedLists,
    /// What only JSON can write: any value, null.
    Json,
}

impl TextStyle {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Json,
        Self::Repeat,
        Self::Comma,
        Self::Space,
        Self::Pipe,
        Self::Pairs,
        Self::Spread,
        Self::Deep,
        Self::Brackets,
        Self::Indices,
        Self::Dots,
        Self::Label,
        Self::LabelEach,
        Self::Matrix,
        Self::MatrixEach,
    ];

    /// Its word in the language.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Repeat => "repeat",
            Self::Comma => "comma",
            Self::Space => "space",
            Self::Pipe => "pipe",
            Self::Pairs => "pairs",
            Self::Spread => "spread",
            Self::Deep => "deep",
            Self::Brackets => "brackets",
            Self::Indices => "indices",
            Self::Dots => "dots",
            Self::Label => "label",
            Self::LabelEach => "label-each",
            Self::Matrix => "matrix",
            Self::MatrixEach => "matrix-each",
        }
    }

    /// Whether a place has it.
    pub fn is_of(self, place: Place) -> bool {
        use TextStyle::{Comma, Json, Label, LabelEach, Matrix, MatrixEach, Pairs, Repeat, Spread};
        match place {
            Place::Path => matches!(self, Json | Comma | Pairs | Label | LabelEach | Matrix | MatrixEach),
            Place::Header => matches!(self, Json | Repeat | Comma | Pairs),
            Place::Cookie => matches!(self, Json | Repeat | Comma | Spread),
            Place::Query | Place::Part | Place::Form => {
                !matches!(self, Pairs | Label | LabelEach | Matrix | MatrixEach)
            }
            Place::Json | Place::Body => false,
        }
    }

    /// Whether it can write a value.
    pub fn writes(self, shape: TextShape) -> bool {
        match shape {
            TextShape::Scalar => matches!(self, Self::Label | Self::Matrix),
            TextShape::List => !matches!(self, Self::Pairs | Self::Spread | Self::Deep | Self::Dots),
            TextShape::Flat => self != Self::Repeat,
            TextShape::Nested => {
                matches!(self, Self::Json | Self::Deep | Self::Brackets | Self::Indices | Self::Dots)
            }
            TextShape::NestedLists => matches!(self, Self::Json | Self::Indices),
            TextShape::Json => self == Self::Json,
        }
    }

    /// Whether nothing is sent of an empty map.
    pub fn leaves_empty_maps_out(self) -> bool {
        self != Self::Json
    }
}

impl Types {
    /// Whether a style can write a type. A union of single values needs none, and may be one JSON text all the same.
    pub fn has_style(&self, ty: &Type, style: TextStyle) -> bool {
        let is_union = matches!(self.resolve(ty), Shape::Union(_));
        style.writes(self.text_shape(ty)) || is_union && style == TextStyle::Json
    }

    /// Whether a request has an input outside its body under the input's own name: objects in some ways have those of their
    /// members only.
    pub(crate) fn has_own_name(&self, input: &Input) -> bool {
        use TextStyle::{Brackets, Deep, Dots, Indices, Spread};
        let is_single = |ty: &Type| !matches!(self.resolve(ty), Shape::Object(_) | Shape::Map(_));
        match input.member.style {
            Some(Spread | Deep | Brackets | Indices | Dots) => {
                self.written_as(&input.member.ty).into_iter().any(is_single)
            }
            _ => true,
        }
    }

    /// Returns the names that members of a type have of their own where nothing is before them.
    pub(crate) fn spread_names<'a>(&'a self, ty: &'a Type) -> Vec<&'a str> {
        let tag = match self.resolve(ty) {
            Shape::Union(union) => union.tag.as_deref(),
            _ => None,
        };
        let objects = self.written_as(ty).into_iter().filter_map(|ty| match self.resolve(ty) {
            Shape::Object(object) => Some(&object.members),
            _ => None,
        });
        let members = objects.flatten().filter(|member| member.is_sent());
        let mut found: Vec<&str> = Vec::new();
        for name in tag.into_iter().chain(members.map(|member| member.wire_name.as_str())) {
            if !found.contains(&name) {
                found.push(name);
            }
        }
        found
    }

    /// The types as which a value may be written: the alternatives of a union, and those within them.
    fn written_as<'a>(&'a self, ty: &'a Type) -> Vec<&'a Type> {
        let (mut found, mut next, mut seen) = (Vec::new(), vec![ty], HashSet::new());
        while let Some(ty) = next.pop() {
            match self.resolve(ty) {
                Shape::Union(union) => {
                    let is_new = self.behind_aliases(ty).named().is_none_or(|id| seen.insert(id));
                    next.extend(union.variants.iter().rev().map(|variant| &variant.ty).filter(|_| is_new));
                }
                _ => found.push(ty),
            }
        }
        found
    }

    /// Returns what a type is to those who write it as text.
    pub fn text_shape(&self, ty: &Type) -> TextShape {
        self.text_shape_within(ty, &mut HashSet::new())
    }

    fn text_shape_within(&self, ty: &Type, within: &mut HashSet<TypeId>) -> TextShape {
        let Type::Named(id) = ty else { return self.text_shape_of(ty, within) };
        if !matches!(self[*id].kind, TypeKind::Alias(_)) {
            return self.text_shape_of(ty, within);
        }
        // A list of itself is refused, but not yet where the shape is asked for first: that is then all there is to say of it.
        if !within.insert(*id) {
            return TextShape::Scalar;
        }
        let shape = self.text_shape_of(ty, within);
        within.remove(id);
        shape
    }

    fn text_shape_of(&self, ty: &Type, within: &mut HashSet<TypeId>) -> TextShape {
        match self.resolve(ty) {
            shape if shape.is_scalar() => TextShape::Scalar,
            Shape::List(element) if element.nullable => TextShape::Json,
            Shape::List(element) => match self.text_shape_within(&element.ty, within) {
                TextShape::Scalar => TextShape::List,
                TextShape::Json => TextShape::Json,
                _ => TextShape::NestedLists,
            },
            Shape::Map(element) if element.nullable => TextShape::Json,
            Shape::Map(element) => holding([self.text_shape_within(&element.ty, within)]),
            Shape::Object(object) => {
                let Type::Named(id) = self.behind_aliases(ty) else { return TextShape::Json };
                if !within.insert(*id) {
                    return TextShape::Nested;
                }
                let shape = self.object_text_shape(object, within);
                within.remove(id);
                shape
            }
            Shape::Union(union) => {
                let Type::Named(id) = self.behind_aliases(ty) else { return TextShape::Json };
                if !within.insert(*id) {
                    return TextShape::Nested;
                }
                let variants = union.variants.iter();
                let shapes: Vec<_> =
                    variants.map(|variant| self.text_shape_within(&variant.ty, within)).collect();
                within.remove(id);
                shapes.into_iter().reduce(either).unwrap_or(TextShape::Json)
            }
            _ => TextShape::Json,
        }
    }

    fn object_text_shape(&self, object: &Object, within: &mut HashSet<TypeId>) -> TextShape {
        let members = object.members.iter().map(|member| (&member.ty, member.presence.null() == Null::Value));
        let members = members.chain(object.additional.iter().map(|ty| (ty, false)));
        let shapes: Vec<TextShape> = members
            .map(|(ty, may_be_null)| match may_be_null {
                true => TextShape::Json,
                false => self.text_shape_within(ty, within),
            })
            .collect();
        holding(shapes)
    }
}

/// What is one or the other: what writes it writes both.
fn either(one: TextShape, other: TextShape) -> TextShape {
    use TextShape::{Flat, Json, List, Nested, NestedLists, Scalar};
    match (one, other) {
        (Json, _) | (_, Json) => Json,
        (NestedLists, _) | (_, NestedLists) => NestedLists,
        (Nested, _) | (_, Nested) | (List, Flat) | (Flat, List) => Nested,
        (List, _) | (_, List) => List,
        (Flat, _) | (_, Flat) => Flat,
        (Scalar, Scalar) => Scalar,
    }
}

/// What holds these.
fn holding(shapes: impl IntoIterator<Item = TextShape>) -> TextShape {
    let rank = |shape: TextShape| match shape {
        TextShape::Scalar => TextShape::Flat,
        TextShape::List | TextShape::Flat => TextShape::Nested,
        other => other,
    };
    let order = |shape: &TextShape| match shape {
        TextShape::Json => 3,
        TextShape::NestedLists => 2,
        TextShape::Nested => 1,
        _ => 0,
    };
    shapes.into_iter().map(rank).max_by_key(order).unwrap_or(TextShape::Flat)
}
