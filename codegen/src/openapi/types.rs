//! Schemas become types: what is reachable, each component once, what stands in place with a name of its own.

mod bound;
mod constant;
mod enumeration;
mod joined;
mod limits;
mod nullable;
mod object;
mod rule;
mod scalar;
mod subtypes;
mod tag;
mod union;
mod used;
mod variant;

use std::collections::{HashMap, VecDeque};

use self::bound::Depth;
use self::nullable::Nullable;
pub(crate) use self::object::{member, presence};
use self::subtypes::Subtypes;
pub(crate) use self::used::Used;
use super::notes::Notes;
use super::reference::{Broken, schema_name};
use super::schema::{Additional, Kind, Property, Schema, Schemas, merge};
use super::words::{singular, upper_camel};
use crate::diagnostic::Code;
use crate::form::NameForm;
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

/// Where the name of a type comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Naming {
    /// It is a component of this name.
    Component(String),
    /// It stands in place: the name is that of what is around it, then its own.
    Inline {
        /// What is around it.
        owner: Owner,
        /// Its own name, in UpperCamel.
        own: String,
        /// What the document would call it: a title, say.
        preferred: Option<String>,
        /// What it is to its owner.
        stands: Stands,
    },
}

/// What a type in place is to what is around it, which says what equal types are one with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stands {
    /// Its own name is that of a member: those of equal names, wherever they stand.
    AsMember,
    /// It is what an operation answers: those of the same operation, if they have the same words.
    AsResponse,
    /// It is another whole, or one of its alternatives: none.
    AsPart,
}

/// What a type in place belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Owner {
    /// An operation, by the name of the type.
    Name(String),
    /// A component, by its name in the document.
    Component(String),
    /// Another type.
    Type(TypeId),
}

/// Where a schema stands.
#[derive(Debug, Clone)]
pub(crate) struct At {
    pub(crate) owner: Owner,
    pub(crate) own: String,
    stands: Stands,
}

impl At {
    /// The place of a member or a parameter.
    pub(crate) fn new(owner: Owner, own: &str) -> Self {
        Self { owner, own: upper_camel(own, "Value"), stands: Stands::AsMember }
    }

    /// The place of a member of what stands there.
    fn of_member(property: &Property<'_>, at: &Self) -> Self {
        let home = property.home.clone().map(Owner::Component);
        Self::new(home.unwrap_or_else(|| at.owner.clone()), property.name)
    }

    /// The place of a whole, or of one of its alternatives.
    pub(crate) fn of_part(owner: Owner, own: &str) -> Self {
        Self { owner, own: own.to_owned(), stands: Stands::AsPart }
    }

    /// The place of what an operation answers.
    pub(crate) fn of_response(owner: Owner, own: &str) -> Self {
        Self { owner, own: own.to_owned(), stands: Stands::AsResponse }
    }

    /// The place of an element.
    fn element(&self) -> Self {
        let one = singular(&self.own);
        let own = if one == self.own { format!("{one}Item") } else { one };
        Self { owner: self.owner.clone(), own, stands: self.stands }
    }
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

    /// The one alternative beside null, of a schema that says nothing else of values.
    fn lone_alternative(&self, schema: &Schema<'d>) -> Option<&'d Node> {
        let [group] = schema.unions.as_slice() else { return None };
        let bare = schema.without_unions();
        let mut others = group.nodes.iter().filter(|node| !self.schemas.schema(node).is_null_only());
        match (bare.has_structure(), others.next(), others.next()) {
            (false, Some(alone), None) => Some(alone),
            _ => None,
        }
    }

    /// The one reference that a schema is, with what stands beside it: words, null, a default.
    fn reference_with_words(&self, schema: &Schema<'d>) -> Option<(&'d Node, Schema<'d>)> {
        if let Some(reference) = schema.plain_reference() {
            return Some((reference, schema.clone()));
        }
        if let Some(alone) = self.lone_alternative(schema) {
            let nullable = schema.nullable || self.is_nullable(schema);
            let reference = self.schemas.schema(alone).plain_reference()?;
            return Some((reference, Schema { nullable, ..schema.clone() }));
        }
        let own = Schema { all_of: Vec::new(), ..schema.clone() };
        let says_nothing = |schema: &Schema<'d>| !schema.has_structure() || schema.is_object_word();
        if schema.all_of.is_empty() || !says_nothing(&own) {
            return None;
        }
        let mut words = own;
        let mut found = None;
        for branch in &schema.all_of {
            let branch = self.schemas.schema(branch);
            match branch.plain_reference() {
                Some(reference) if found.is_none() => found = Some(reference),
                None if says_nothing(&branch) => {}
                _ => return None,
            }
            words.take_words(&branch);
        }
        Some((found?, words))
    }

    fn referenced(&mut self, reference: &'d Node, depth: usize) -> Used<'d> {
        let target = match self.schemas.document.resolve(reference) {
            Ok(target) if depth < MAX_CHAIN => target,
            Ok(_) => {
                return self
                    .fail(Broken { span: reference.span, message: "the reference leads to itself".into() });
            }
            Err(broken) => return self.fail(broken),
        };
        let schema = self.schemas.schema(target);
        if let Some((next, words)) = self.reference_with_words(&schema) {
            let used = self.referenced(next, depth + 1);
            return Used { nullable: used.nullable | words.nullable, ..used };
        }
        let text = reference.text().unwrap_or_default();
        match schema_name(text) {
            Some(name) => self.component(target, name),
            None => {
                let steps: Vec<&str> =
                    text.rsplit('/').filter(|step| !STRUCTURE.contains(step)).take(2).collect();
                let own = steps.first().copied().unwrap_or("Value");
                let owner = steps.get(1).map_or(String::new(), |owner| upper_camel(owner, ""));
                match merge(self.schemas, &[target]) {
                    Ok(merged) => self.structure(merged, &At::new(Owner::Name(owner), own)).without_words(),
                    Err(broken) => self.fail(broken),
                }
            }
        }
    }

    fn fail(&mut self, broken: Broken) -> Used<'d> {
        self.broken.push(broken);
        Used::of(Type::Any)
    }

    /// A component by its node: its name, unless it says nothing of values, or one value only.
    pub(crate) fn component(&mut self, node: &'d Node, name: String) -> Used<'d> {
        if let Some(Component { ty, nullable }) = self.components.get(&(node as *const Node)) {
            return Used { nullable: *nullable, ..Used::of(ty.clone()) };
        }
        let merged = match merge(self.schemas, &[node]) {
            Ok(merged) => merged,
            Err(broken) => return self.fail(broken),
        };
        let nullable = self.is_nullable(&merged);
        if let Some(constant) = self.constant(&merged) {
            let ty = constant.ty();
            return Used { nullable, constant: Some(constant), ..Used::of(ty) };
        }
        let ty = match says_anything(&merged) {
            false => Type::Any,
            true => {
                let id = self.reserve_named(Naming::Component(name), merged.description.clone(), merged.span);
                let rust_name = merged.hints.rust.filter(|name| NameForm::UpperCamel.fits(name));
                if let Some(def) = self.defs.get_mut(id.index()) {
                    def.rust_name = rust_name.map(str::to_owned);
                }
                self.made.insert(key(&merged), id);
                self.pending.push_back(Pending { id, schema: merged, at: None, share: None });
                Type::Named(id)
            }
        };
        self.components.insert(node, Component { ty: ty.clone(), nullable });
        Used { nullable, ..Used::of(ty) }
    }

    /// The components whose types have a name that is asked for. A broken one is passed over: nothing of the document needs it.
    pub(crate) fn components_called(&mut self, is_asked: &dyn Fn(&str) -> bool) -> Vec<Type> {
        let broken = self.broken.len();
        let asked = self.schemas.components().iter().filter(|entry| {
            let name = entry.key.text.as_str();
            is_asked(name) || is_asked(&upper_camel(name, ""))
        });
        let types = asked.map(|entry| self.component(&entry.value, entry.key.text.clone()).ty).collect();
        self.broken.truncate(broken);
        types
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

/// Steps of pointers that name no thing of the API.
const STRUCTURE: [&str; 9] = [
    "properties",
    "schema",
    "items",
    "content",
    "components",
    "#",
    "responses",
    "application~1json",
    "allOf",
];

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
