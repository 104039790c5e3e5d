//! Types.

use std::collections::HashSet;

use super::Adopter;
use super::members::Written;
use super::words::Words;
use crate::ir::{
    Alias, Direction, Enum, EnumValue, EnumValues, Object, Presence, Provenance, Type, TypeDef, TypeKind,
    Union, Variant,
};
use crate::source::Span;
use crate::text::convert;
use crate::yaml::Node;
use crate::yaml::make::{list, text, word};

/// What stands beside the type of a member or a named scalar.
pub(super) struct TypeWords {
    pub(super) word: String,
    pub(super) secret: bool,
    pub(super) form: Option<&'static str>,
}

impl Adopter<'_> {
    pub(super) fn type_def(&self, def: &TypeDef) -> Node {
        let mut words = Words::new(def.span);
        words.put_text("rust", def.rust_name.as_ref());
        match &def.kind {
            TypeKind::Object(object) => self.object(object, &def.provenance, &mut words),
            TypeKind::Enum(values) => self.values(values, &def.provenance, &mut words),
            TypeKind::Union(union) => self.union(union, &mut words),
            TypeKind::Alias(alias) => self.alias(alias, &mut words),
        }
        self.notes(def.doc.as_ref(), &def.provenance, &Provenance::default(), &mut words);
        words.finish()
    }

    fn object(&self, object: &Object, outer: &Provenance, words: &mut Words) {
        let span = words.span();
        let is_loose = !object.members.is_empty()
            && object.members.iter().all(|member| member.presence == Presence::Loose);
        words.put("members", self.members(object.members.iter().map(Written::plain), outer, span));
        words.put_flag("loose", is_loose);
        words.put_some("additional", object.additional.as_ref().map(|ty| self.type_node(ty, false, span)));
        words.put_some("rules", self.rules(&object.rules, outer, span));
    }

    fn values(&self, values: &Enum, outer: &Provenance, words: &mut Words) {
        match &values.values {
            EnumValues::Strings(values) => {
                let wire = |wire: &String, span| (text(wire, span), convert::upper_camel(wire));
                self.each_value(values, outer, wire, words);
            }
            EnumValues::Integers(values) => {
                let wire = |wire: &i64, span| (word(wire.to_string(), span), convert::number_variant(*wire));
                self.each_value(values, outer, wire, words);
            }
        }
        words.put_flag("open", values.open);
    }

    /// Values as a list, or each with a name: one that has none is called as its variant in Rust is.
    fn each_value<T>(
        &self,
        values: &[EnumValue<T>],
        outer: &Provenance,
        wire: impl Fn(&T, Span) -> (Node, String),
        words: &mut Words,
    ) {
        let is_bare = |value: &EnumValue<T>| {
            value.name.is_none() && value.only.is_none() && value.doc.is_none() && value.provenance == *outer
        };
        let span = words.span();
        if values.iter().all(is_bare) {
            words.put(
                "values",
                list(values.iter().map(|value| wire(&value.wire, value.span).0).collect(), span),
            );
            return;
        }
        let mut taken = HashSet::new();
        let entries = values.iter().map(|value| {
            let (is, usual) = wire(&value.wire, value.span);
            let mut own = Words::new(value.span);
            own.put("is", is);
            own.put_word("only", value.only.map(direction));
            self.notes(value.doc.as_ref(), &value.provenance, outer, &mut own);
            let name = free(value.name.clone().unwrap_or(usual), &mut taken);
            crate::yaml::make::entry(name, value.span, own.alone_or_all("is"))
        });
        let entries = entries.collect();
        words.put("values", crate::yaml::make::map(entries, span));
    }

    fn union(&self, union: &Union, words: &mut Words) {
        words.put_each("one-of", &union.variants, |variant| {
            (variant.name.clone(), variant.span, self.variant(variant, union))
        });
        words.put_text("tag", union.tag.as_ref());
        words.put_flag("open", union.open);
    }

    fn variant(&self, variant: &Variant, union: &Union) -> Node {
        let span = variant.span;
        let mut words = Words::new(span);
        words.put("type", self.type_node(&variant.ty, false, span));
        let mut tags: Vec<Node> = variant.tags.iter().map(|tag| super::value::literal(tag, span)).collect();
        if union.tag.is_some() && tags.len() == 1 {
            words.put_some("tag", tags.pop());
        } else if union.tag.is_some() && !tags.is_empty() {
            words.put("tag", list(tags, span));
        }
        words.put_text("doc", variant.doc.as_ref());
        words.alone_or_all("type")
    }

    fn alias(&self, alias: &Alias, words: &mut Words) {
        let ty = self.type_words(&alias.ty, false);
        words.put_word("type", Some(&ty.word));
        words.put_flag("secret", ty.secret);
        words.put_word("as", ty.form);
        super::members::limits(&alias.constraints, words);
    }

    pub(super) fn type_node(&self, ty: &Type, nullable: bool, span: Span) -> Node {
        word(self.whole(ty, nullable), span)
    }

    /// A type where nothing can stand beside it.
    fn whole(&self, ty: &Type, nullable: bool) -> String {
        let TypeWords { word, secret, form } = self.type_words(ty, false);
        let form = form.or(secret.then_some("secret")).map(|form| format!(" as {form}")).unwrap_or_default();
        let null = if nullable { " | null" } else { "" };
        format!("{word}{form}{null}")
    }

    /// A type in the words of the language.
    pub(super) fn type_words(&self, ty: &Type, nullable: bool) -> TypeWords {
        let (secret, form) = match ty {
            Type::Secret => (true, None),
            Type::AsText(_) => (false, Some("text")),
            Type::OrderedDate(order) => (false, Some(order.pattern())),
            _ => (false, None),
        };
        let word = self.word(ty);
        TypeWords { word: if nullable { format!("{word} | null") } else { word }, secret, form }
    }

    fn word(&self, ty: &Type) -> String {
        let word = match ty {
            Type::String | Type::Secret => "string",
            Type::Boolean => "boolean",
            Type::Integer => "integer",
            Type::Unsigned => "unsigned",
            Type::Number => "number",
            Type::Decimal => "decimal",
            Type::AsText(plain) => return self.word(plain),
            // Bodies of several media types are written where they are.
            Type::Any | Type::Contents(_) => "any",
            Type::DateTime => "date-time",
            Type::Date | Type::OrderedDate(_) => "date",
            Type::Time => "time",
            Type::Duration => "duration",
            Type::UnixTime => "unix-time",
            Type::UnixMillis => "unix-millis",
            Type::HttpDate => "http-date",
            Type::Base64 => "base64",
            Type::Bytes => "bytes",
            Type::BytesOrText => "bytes-or-text",
            Type::Named(id) => return self.api.types[*id].name.clone(),
            Type::List(element) => {
                return format!("list<{}>", self.whole(&element.ty, element.nullable));
            }
            Type::Map(element) => {
                return format!("map<{}>", self.whole(&element.ty, element.nullable));
            }
        };
        word.to_owned()
    }
}

/// The name, or with the number that it gets in Rust where another has it.
fn free(name: String, taken: &mut HashSet<String>) -> String {
    let others = (2..).map(|number| format!("{name}{number}"));
    let free = std::iter::once(name.clone()).chain(others).find(|name| !taken.contains(name)).unwrap_or(name);
    taken.insert(free.clone());
    free
}

pub(super) fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::In => "in",
        Direction::Out => "out",
    }
}
