//! The type of a value, and what it takes compared with what it took.

use super::members::MemberSite;
use super::{Around, Role, Walk};
use crate::diff::Code;
use crate::diff::entry::Wire;
use crate::diff::finding::Finding;
use crate::diff::pairs;
use crate::diff::surface;
use crate::ir::{Literal, Shape, Type, TypeId};

/// How the values of a type relate to those that it had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// The same values.
    Same,
    /// More values.
    Wider,
    /// Fewer values.
    Narrower,
    /// Other values.
    Other,
}

impl Walk<'_, '_> {
    /// Compares what a value in the same place may be: its type, and the limits of the named types that it goes through.
    pub(super) fn value(&mut self, sites: &(MemberSite, MemberSite), (old, new): (&Type, &Type), role: Role) {
        self.type_of(sites, (old, new), role);
        if self.is_same_type(old, new) {
            self.shared_limits(sites, (old, new), role);
        }
    }

    /// Compares the types of a value in the same place.
    pub(super) fn type_of(
        &mut self,
        sites: &(MemberSite, MemberSite),
        (old, new): (&Type, &Type),
        role: Role,
    ) {
        if let (Type::Named(before), Type::Named(after)) = (old, new)
            && self.pairs.new_type(*before) == Some(*after)
        {
            self.visit(*before, *after, Some(role.direction()));
            return;
        }
        let (before, after) =
            (self.old.api.types.behind_aliases(old), self.new.api.types.behind_aliases(new));
        match (before, after) {
            (Type::List(one), Type::List(other)) | (Type::Map(one), Type::Map(other)) => {
                if one.nullable != other.nullable {
                    self.element_nullability(sites, other.nullable, role);
                }
                let (one, other) = (one.ty.clone(), other.ty.clone());
                self.around.push(if matches!(before, Type::List(_)) { Around::List } else { Around::Map });
                self.value(sites, (&one, &other), role);
                self.around.pop();
            }
            (Type::Named(one), Type::Named(other)) if self.pairs.new_type(*one) == Some(*other) => {
                self.visit(*one, *other, Some(role.direction()));
            }
            (Type::Contents(_), Type::Contents(_)) => {}
            (Type::Named(one), Type::Named(other)) if self.is_same_kind(*one, *other) => {
                let message = format!(
                    "{} is `{}`, and was `{}`",
                    self.called(&sites.1.wire_name),
                    self.new.words(new),
                    self.old.words(old)
                );
                let code = role.pick(
                    Code::ParameterTypeChanged,
                    Code::RequestTypeChanged,
                    Code::ResponseTypeChanged,
                );
                self.typed(sites, Finding::new(code, "type", Wire::None, message), role);
                // What that means on the wire is in what the two types hold.
                self.visit(*one, *other, Some(role.direction()));
            }
            (one, other) if !matches!(one, Type::Named(_)) && one == other => {}
            (one, other) => self.type_changed(sites, (one, other), (old, new), role),
        }
    }

    /// Whether two types have the same values, whatever their limits.
    fn is_same_type(&self, old: &Type, new: &Type) -> bool {
        match (self.old.api.types.behind_aliases(old), self.new.api.types.behind_aliases(new)) {
            (Type::Named(one), Type::Named(other)) => self.pairs.new_type(*one) == Some(*other),
            (Type::List(one), Type::List(other)) | (Type::Map(one), Type::Map(other)) => {
                one.nullable == other.nullable && self.is_same_type(&one.ty, &other.ty)
            }
            (Type::Named(_) | Type::List(_) | Type::Map(_) | Type::Contents(_), _) => false,
            (one, other) => one == other,
        }
    }

    /// How the values of one type relate to those of another. In a text, every single value is one.
    pub(super) fn relation(&self, old: &Type, new: &Type, is_text: bool) -> Relation {
        let (one, other) = (self.old.api.types.resolve(old), self.new.api.types.resolve(new));
        if self.alternative_of_new(old, new).is_some() {
            return Relation::Wider;
        }
        if let Shape::Union(union) = one
            && union.tag.is_none()
            && union.variants.iter().any(|variant| self.is_same_type(&variant.ty, new))
        {
            return Relation::Narrower;
        }
        relation(one, other, is_text)
    }

    /// The alternative of a new union without a tag that an old type is.
    fn alternative_of_new(&self, old: &Type, new: &'_ Type) -> Option<Type> {
        let Shape::Union(union) = self.new.api.types.resolve(new) else { return None };
        let mut variants = union.variants.iter().filter(|_| union.tag.is_none());
        variants.find(|variant| self.is_same_type(old, &variant.ty)).map(|variant| variant.ty.clone())
    }

    /// Whether a type takes a value that the old description fixed.
    pub(super) fn takes(&self, new: &Type, value: &Literal, is_text: bool) -> bool {
        match (self.new.api.types.resolve(new), value) {
            (Shape::Enum(values), value) => {
                values.open || pairs::wire_values(&values.values).contains(&value.to_text())
            }
            (shape, value) => is_within(Shape::Scalar(&value.ty()), shape, is_text),
        }
    }

    fn is_same_kind(&self, old: TypeId, new: TypeId) -> bool {
        let (old, new) = (&self.old.api[old].kind, &self.new.api[new].kind);
        std::mem::discriminant(old) == std::mem::discriminant(new)
    }

    fn element_nullability(&mut self, sites: &(MemberSite, MemberSite), is_nullable: bool, role: Role) {
        let (wire, what) = match (is_nullable, role) {
            (true, Role::Response) => (Wire::Breaks, "may be null"),
            (true, _) => (Wire::Safe, "may be null"),
            (false, Role::Response) => (Wire::Safe, "are never null any more"),
            (false, _) => (Wire::Breaks, "are never null any more"),
        };
        let message = format!("elements of {} {what}", self.called(&sites.1.wire_name));
        let found = Finding::new(Code::ElementNullabilityChanged, "elements", wire, message);
        self.typed(sites, found, role);
    }

    fn type_changed(
        &mut self,
        sites: &(MemberSite, MemberSite),
        (before, after): (&Type, &Type),
        (old, new): (&Type, &Type),
        role: Role,
    ) {
        let (one, other) = (self.old.api.types.resolve(before), self.new.api.types.resolve(after));
        let is_response = role == Role::Response;
        let relation = match self.relation(before, after, sites.0.is_text && sites.1.is_text) {
            // Who reads texts reads the values themselves as well.
            Relation::Other if is_response && reads_plain(before, other) => Relation::Narrower,
            relation => relation,
        };
        let name = self.called(&sites.1.wire_name);
        let message = format!("{name} is `{}`, and was `{}`", self.new.words(new), self.old.words(old));
        let is_secret = |ty: &Type| matches!(ty, Type::Secret);
        let is_enum = |shape: Shape<'_>| matches!(shape, Shape::Enum(_));
        let (code, wire) = match relation {
            Relation::Same if is_secret(before) != is_secret(after) => (Code::SecrecyChanged, Wire::None),
            Relation::Same => {
                let code = role.pick(
                    Code::ParameterTypeWidened,
                    Code::RequestTypeWidened,
                    Code::ResponseTypeNarrowed,
                );
                (code, Wire::None)
            }
            Relation::Wider | Relation::Narrower
                if is_enum(one) != is_enum(other) && (!is_response || still_read(one, other)) =>
            {
                let code =
                    role.pick(Code::ParameterBecameEnum, Code::RequestBecameEnum, Code::ResponseBecameEnum);
                let is_safe = is_response || relation == Relation::Wider;
                (code, if is_safe { Wire::Safe } else { Wire::Breaks })
            }
            Relation::Wider => {
                let code = role.pick(
                    Code::ParameterTypeWidened,
                    Code::RequestTypeWidened,
                    Code::ResponseTypeWidened,
                );
                let wire = match is_response {
                    true => Wire::Breaks,
                    false if has_more_digits(before, after) => Wire::MayBreak,
                    false => Wire::Safe,
                };
                (code, wire)
            }
            Relation::Narrower => {
                let code = role.pick(
                    Code::ParameterTypeNarrowed,
                    Code::RequestTypeNarrowed,
                    Code::ResponseTypeNarrowed,
                );
                let wire = match is_response {
                    true if has_more_digits(after, before) => Wire::MayBreak,
                    true => Wire::Safe,
                    false => Wire::Breaks,
                };
                (code, wire)
            }
            Relation::Other => {
                let code = role.pick(
                    Code::ParameterTypeChanged,
                    Code::RequestTypeChanged,
                    Code::ResponseTypeChanged,
                );
                (code, Wire::Breaks)
            }
        };
        self.typed(sites, Finding::new(code, "type", wire, message), role);
        if let Some(alternative) = self.alternative_of_new(before, after) {
            self.type_of(sites, (before, &alternative), role);
        }
    }

    /// Adds a finding about the type of a member.
    fn typed(&mut self, sites: &(MemberSite, MemberSite), finding: Finding, role: Role) {
        let (before, after) = sites;
        let covers = surface::member_type(&before.owner, &before.field)
            .into_iter()
            .chain([format!("{}::{{output}}", before.owner)])
            .chain(before.state_paths());
        let mut found =
            finding.was(&before.subject, before.around).is(&after.subject, after.around).covers(covers);
        found.direction = Some(role.direction());
        self.push(found);
    }
}

/// Whether clients that know an enum read the values of what it has become: an enum is open to them, and no other kind of
/// value is.
fn still_read(old: Shape<'_>, new: Shape<'_>) -> bool {
    use crate::ir::EnumValues;
    match old {
        Shape::Enum(values) => match values.values {
            EnumValues::Strings(_) => is_within(new, Shape::Scalar(&Type::String), false),
            EnumValues::Integers(_) => is_within(new, Shape::Scalar(&Type::Integer), false),
        },
        _ => true,
    }
}

/// Whether clients that know a type which is a text take values of another one that are none.
fn reads_plain(old: &Type, new: Shape<'_>) -> bool {
    matches!(old, Type::AsText(plain) if is_within(new, Shape::Scalar(plain), false))
}

/// How the values of one type relate to those of another. In a text, every single value is one.
fn relation(old: Shape<'_>, new: Shape<'_>, is_text: bool) -> Relation {
    let (within, around) = (is_within(new, old, is_text), is_within(old, new, is_text));
    match (within, around) {
        (true, true) => Relation::Same,
        (false, true) => Relation::Wider,
        (true, false) => Relation::Narrower,
        (false, false) => Relation::Other,
    }
}

/// Whether all values of one type are values of another.
fn is_within(inner: Shape<'_>, outer: Shape<'_>, is_text: bool) -> bool {
    use crate::ir::EnumValues;
    match (inner, outer) {
        (_, Shape::Any) => true,
        (Shape::Any, _) => false,
        (Shape::Scalar(inner), Shape::Scalar(outer)) => scalar_is_within(inner, outer, is_text),
        (Shape::Object(_), Shape::Map(of)) => of.ty == Type::Any,
        (Shape::Enum(values), Shape::Scalar(outer)) => match values.values {
            EnumValues::Strings(_) => scalar_is_within(&Type::String, outer, false),
            EnumValues::Integers(_) => scalar_is_within(&Type::Integer, outer, is_text),
        },
        _ => false,
    }
}

fn scalar_is_within(inner: &Type, outer: &Type, is_text: bool) -> bool {
    if inner == outer {
        return true;
    }
    if inner.is_file() {
        return *outer == Type::BytesOrText;
    }
    match outer {
        Type::String | Type::Secret | Type::BytesOrText => is_text || is_written_as_text(inner),
        Type::Number | Type::Decimal => {
            matches!(inner, Type::Number | Type::Decimal | Type::Integer | Type::Unsigned)
                || (is_text && matches!(inner, Type::AsText(plain) if scalar_is_within(plain, outer, true)))
        }
        Type::Integer => matches!(inner, Type::Unsigned | Type::UnixTime | Type::UnixMillis),
        Type::AsText(plain) => match inner {
            Type::AsText(inner) => scalar_is_within(inner, plain, is_text),
            inner => is_text && scalar_is_within(inner, plain, true),
        },
        _ => false,
    }
}

/// Whether integers of one type go beyond those of another in 64 bits: nothing says that such a value is never sent, and who
/// reads the other type refuses it.
fn has_more_digits(sent: &Type, read: &Type) -> bool {
    match (sent, read) {
        (Type::AsText(sent), read) => has_more_digits(sent, read),
        (sent, Type::AsText(read)) => has_more_digits(sent, read),
        (sent, read) => *sent == Type::Unsigned && *read == Type::Integer,
    }
}

/// Whether a scalar is a text in JSON.
fn is_written_as_text(ty: &Type) -> bool {
    match ty {
        Type::String
        | Type::Secret
        | Type::AsText(_)
        | Type::DateTime
        | Type::Date
        | Type::OrderedDate(_)
        | Type::Time
        | Type::Duration
        | Type::HttpDate
        | Type::Base64 => true,
        Type::Boolean
        | Type::Integer
        | Type::Unsigned
        | Type::Number
        | Type::Decimal
        | Type::Any
        | Type::Bytes
        | Type::BytesOrText
        | Type::UnixTime
        | Type::UnixMillis
        | Type::Named(_)
        | Type::List(_)
        | Type::Map(_)
        | Type::Contents(_) => false,
    }
}
