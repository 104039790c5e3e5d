//! Schemas become types: what is reachable, each component once, what stands in place with a name of its own.

mod at;
mod bound;
mod constant;
mod enumeration;
mod joined;
mod limits;
mod nullable;
mod object;
mod reference;
mod rule;
mod scalar;
mod subtypes;
mod tag;
mod union;
mod used;
mod variant;

use std::collections::{HashMap, VecDeque};

pub(crate) use self::at::{At, Naming, Owner, Stands};
use self::bound::Depth;
use self::nullable::Nullable;
pub(crate) use self::object::{member, presence};
use self::subtypes::Subtypes;
pub(crate) use self::used::Used;
use super::notes::Notes;
use super::reference::Broken;
use super::schema::{Additional, Kind, Schema, Schemas, merge};
use super::words::upper_camel;
use crate::diagnostic::Code;
use crate::ir::{Alias, Constraints, ElementType, Type, TypeId, TypeKind};
use crate::source::Span;
use crate::yaml::Node;

/// The longest chain of names for one thing.
const MAX_CHAIN: usize = 32;

/// A type that is being made.
#[derive(Debug, Clone)]
pub(crate) struct Def {
    pub(crate) naming: Naming,
    pub(crate) rust_name: Option<String>,
    pub(crate) kind: TypeKind,
    pub(crate) doc: Option<String>,
    pub(crate) span: Span,
    /// A reference in it that leads nowhere.
    pub(crate) broken: Option<Broken>,
}

/// What a schema comes to.
enum Made {
    /// A type that needs a name.
    Kind(TypeKind),
    /// One that needs none.
    Type(Type, Constraints),
}

/// The types that were met so far.
pub(crate) struct Types<'d, 'n> {
    pub(crate) schemas: &'n Schemas<'d, 'n>,
    pub(crate) notes: &'n Notes,
    pub(crate) defs: Vec<Def>,
    /// References of what is being lowered that lead nowhere.
    pub(crate) broken: Vec<Broken>,
    made: HashMap<Vec<*const Node>, TypeId>,
    components: HashMap<*const Node, Component>,
    pending: VecDeque<Pending<'d>>,
    subtypes: Subtypes<'d>,
    nullable: Nullable,
    /// How many types are around the one that is being made.
    depth: Depth,
    /// How many combinations of alternatives the next type may come to, where it is one of them.
    share: Option<usize>,
}

/// What has its place among the types and is looked into later.
struct Pending<'d> {
    id: TypeId,
    schema: Schema<'d>,
    /// Where it stands; a component stands for itself.
    at: Option<At>,
    share: Option<usize>,
}

#[derive(Debug, Clone)]
struct Component {
    ty: Type,
    nullable: bool,
}

impl<'d, 'n> Types<'d, 'n> {
    pub(crate) fn new(schemas: &'n Schemas<'d, 'n>) -> Self {
        Self {
            schemas,
            notes: schemas.notes,
            defs: Vec::new(),
            broken: Vec::new(),
            made: HashMap::new(),
            components: HashMap::new(),
            pending: VecDeque::new(),
            subtypes: Subtypes::of(schemas),
            nullable: Nullable::default(),
            depth: Depth::default(),
            share: None,
        }
    }

    /// Whether a part of this type is a file or several.
    pub(crate) fn is_file(&self, ty: &Type) -> bool {
        match ty {
            Type::List(element) => element.ty.is_file(),
            ty => ty.is_file(),
        }
    }

    /// Lowers what was met and not yet looked into.
    pub(crate) fn settle(&mut self) {
        while let Some(Pending { id, schema, at, share }) = self.pending.pop_front() {
            self.share = share;
            let made = self.within(id, |types| match at {
                None => types.make_component(id, schema),
                Some(at) => types.make(schema, &at),
            });
            self.set(id, made);
        }
    }

    /// What a schema is where it is used.
    pub(crate) fn used(&mut self, nodes: &[&'d Node], at: &At) -> Used<'d> {
        if let [node] = nodes {
            let schema = self.schemas.schema(node);
            if let Some((reference, words)) = self.reference_with_words(&schema) {
                return self.referenced(reference, 0).with_words(&words);
            }
            if let Some(alone) = self.lone_alternative(&schema) {
                let used = self.used(&[alone], at).with_words(&schema);
                return Used { nullable: used.nullable || self.is_nullable(&schema), ..used };
            }
        }
        match merge(self.schemas, nodes) {
            Ok(merged) => self.structure(merged, at),
            Err(broken) => {
                self.broken.push(broken);
                Used::of(Type::Any)
            }
        }
    }

    /// What a schema is where no limits and constants can be said: these get a type.
    pub(crate) fn plain(&mut self, node: &'d Node, at: &At) -> (Type, bool) {
        let used = self.used(&[node], at);
        self.tell_words(&used);
        self.with_own_type(used, at)
    }

    /// Tells what is said of a place that has no words of its own, such as an item, unless its type says it.
    fn tell_words(&self, used: &Used<'d>) {
        let said_by_type = match &used.ty {
            Type::Named(id) => self.defs.get(id.index()).and_then(|def| def.doc.as_ref()),
            _ => None,
        };
        let gets_type = !used.constraints.is_empty() || used.constant.is_some();
        let has_doc = used.doc.is_some() && used.doc.as_ref() != said_by_type && !gets_type;
        let words = [
            ("`description`", has_doc),
            ("`deprecated`", used.deprecated),
            ("`default`", used.default.is_some()),
            ("`readOnly` or `writeOnly`", used.only.is_some()),
        ];
        for (word, _) in words.iter().filter(|(_, is_there)| *is_there) {
            self.notes.words(used.span, &format!("{word} of what is no member"));
        }
    }

    pub(crate) fn with_own_type(&mut self, used: Used<'d>, at: &At) -> (Type, bool) {
        let nullable = used.nullable;
        if let Some(constant) = &used.constant {
            return (self.constant_type(constant, &used, at), nullable);
        }
        if used.constraints.is_empty() {
            return (used.ty, nullable);
        }
        let kind = TypeKind::Alias(Alias { ty: used.ty, constraints: used.constraints });
        let id = self.reserve(at, None, used.doc, used.span);
        self.set(id, Made::Kind(kind));
        (Type::Named(id), nullable)
    }

    fn element(&mut self, node: &'d Node, at: &At) -> ElementType {
        let (ty, nullable) = self.plain(node, &at.element());
        ElementType { ty, nullable }
    }

    /// What a merged schema is where it stands.
    pub(crate) fn structure(&mut self, schema: Schema<'d>, at: &At) -> Used<'d> {
        let nullable = self.is_nullable(&schema);
        let constant = self.constant(&schema);
        if constant.is_some() {
            self.tell_unnamed_kind(&schema);
        }
        let mut used = Used { nullable, ..Used::of(Type::Any) }.with_words(&schema);
        if let Some(constant) = constant {
            used.ty = constant.ty();
            used.constant = Some(constant);
        } else {
            (used.ty, used.constraints) = self.place(schema, at);
        }
        used
    }

    /// Makes a type, with a name of its own where it needs one.
    fn place(&mut self, schema: Schema<'d>, at: &At) -> (Type, Constraints) {
        let key = key(&schema);
        if let Some(id) = self.made.get(&key) {
            return (Type::Named(*id), Constraints::default());
        }
        let needs_name = self.needs_name(&schema);
        let is_deep = self.is_deep(&schema, needs_name);
        if !needs_name && !is_deep {
            return match self.make_unnamed(schema, at) {
                Made::Type(ty, constraints) => (ty, constraints),
                Made::Kind(kind) => {
                    let id = self.reserve(at, None, None, Span::default());
                    self.set(id, Made::Kind(kind));
                    (Type::Named(id), Constraints::default())
                }
            };
        }
        if self.is_too_much(&schema) {
            return (Type::Any, Constraints::default());
        }
        let preferred = schema.hints.name.or(schema.title.filter(|title| is_plain_name(title)));
        let preferred = preferred.map(|name| upper_camel(name, "Value"));
        let id = self.reserve(at, preferred, schema.description.clone(), schema.span);
        self.made.insert(key, id);
        let inner = At { owner: Owner::Type(id), ..at.clone() };
        if is_deep {
            let share = self.share.take();
            self.pending.push_back(Pending { id, schema, at: Some(inner), share });
            return (Type::Named(id), Constraints::default());
        }
        let made = self.within(id, |types| types.make_named(schema, &inner));
        match made {
            Made::Kind(_) => {
                self.set(id, made);
                (Type::Named(id), Constraints::default())
            }
            Made::Type(ty, constraints) => {
                self.set(id, Made::Type(ty.clone(), constraints.clone()));
                (ty, constraints)
            }
        }
    }

    /// Whether a schema becomes an object, a union or an enum.
    fn needs_name(&self, schema: &Schema<'d>) -> bool {
        schema.values.is_some()
            || !schema.unions.is_empty()
            || schema.kinds.len() > 1
            || !schema.properties.is_empty()
            || !schema.required.is_empty() && schema.kinds.iter().all(|kind| *kind == Kind::Object)
    }

    fn make_component(&mut self, id: TypeId, schema: Schema<'d>) -> Made {
        let at = At::of_part(Owner::Type(id), "");
        match self.union_of_subtypes(id, &schema) {
            Some(kind) => Made::Kind(kind),
            None => self.make(schema, &at),
        }
    }

    /// `at` is where parts of it stand: for what is in a type of its own, in that.
    fn make(&mut self, schema: Schema<'d>, at: &At) -> Made {
        let share = self.share.take();
        if schema.nothing && schema.kinds.is_empty() {
            return Made::Type(Type::Any, Constraints::default());
        }
        self.tell_unnamed_kind(&schema);
        self.tell_constant(&schema);
        if schema.properties.is_empty() && schema.unions.is_empty() {
            self.tell_rules(&schema.rules);
        }
        if schema.values.is_some() {
            return self.make_enum(&schema);
        }
        if !schema.unions.is_empty() {
            return self.make_union(schema, at, share);
        }
        match schema.kinds.as_slice() {
            [_, _, ..] => self.make_union_of_kinds(&schema, at),
            [Kind::Array] => self.make_list(&schema, at),
            [Kind::Object] => self.make_object(&schema, at),
            [_] => self.make_scalar(&schema),
            [] if schema.is_object() => self.make_object(&schema, at),
            [] if schema.items.is_some() => self.make_list(&schema, at),
            [] => self.make_untyped(&schema),
        }
    }

    fn tell_unnamed_kind(&self, schema: &Schema<'d>) {
        if schema.kinds.is_empty() && schema.unions.is_empty() && schema.has_structure() {
            self.notes.say(Code::OpenapiWords, schema.span, "no `type` is named: the other keywords tell it");
        }
    }

    fn make_list(&mut self, schema: &Schema<'d>, at: &At) -> Made {
        let element = match schema.items {
            Some(items) => self.element(items, at),
            None => ElementType { ty: Type::Any, nullable: true },
        };
        let ty = Type::List(Box::new(element));
        let constraints = self.constraints(schema, &ty);
        Made::Type(ty, constraints)
    }

    pub(crate) fn reserve(
        &mut self,
        at: &At,
        preferred: Option<String>,
        doc: Option<String>,
        span: Span,
    ) -> TypeId {
        let naming =
            Naming::Inline { owner: at.owner.clone(), own: at.own.clone(), preferred, stands: at.stands };
        self.reserve_named(naming, doc, span)
    }

    fn reserve_named(&mut self, naming: Naming, doc: Option<String>, span: Span) -> TypeId {
        let kind = TypeKind::Alias(Alias { ty: Type::Any, constraints: Constraints::default() });
        self.defs.push(Def { naming, rust_name: None, kind, doc, span, broken: None });
        TypeId::new(self.defs.len() - 1)
    }

    fn set(&mut self, id: TypeId, made: Made) {
        let kind = match made {
            Made::Kind(kind) => kind,
            Made::Type(ty, constraints) => TypeKind::Alias(Alias { ty, constraints }),
        };
        if let Some(def) = self.defs.get_mut(id.index()) {
            def.kind = kind;
        }
    }

    /// Lowers what is in a type, and keeps what is broken there with it.
    fn within<T>(&mut self, id: TypeId, lower: impl FnOnce(&mut Self) -> T) -> T {
        let around = std::mem::take(&mut self.broken);
        let made = lower(self);
        let found = std::mem::replace(&mut self.broken, around);
        if let Some(def) = self.defs.get_mut(id.index()) {
            def.broken = found.into_iter().next();
        }
        made
    }
}

/// What a schema was read from, and behind a null which of its alternatives are still to be told apart.
fn key(schema: &Schema<'_>) -> Vec<*const Node> {
    let alternatives = schema.unions.iter().filter_map(|group| group.nodes.first().copied());
    let nodes = schema.origin.iter().copied().map(std::ptr::from_ref);
    nodes.chain([std::ptr::null()]).chain(alternatives.map(std::ptr::from_ref)).collect()
}

/// Whether values of some kind only fit.
fn says_anything(schema: &Schema<'_>) -> bool {
    let only_words = !schema.has_structure() || schema.nothing && schema.kinds.is_empty();
    !only_words || !matches!(schema.additional, Additional::Unsaid)
}

/// Whether a title could as well be a name.
fn is_plain_name(title: &str) -> bool {
    title.starts_with(|c: char| c.is_ascii_alphabetic())
        && title.len() <= 60
        && title.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
}
