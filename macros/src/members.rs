//! The table of an object's members: names, what each is, and the index in which the runtime looks names up.

use crate::{field::Field, fixed::Fixed, object::Object, presence::FieldPresence};

/// The free places of an index.
const EMPTY: u8 = u8::MAX;

/// So few names are compared one by one.
const FEW: usize = 4;

/// `Members::new(…)` of an object, as text.
pub(crate) fn members_of(object: &Object) -> String {
    let names: Vec<String> = object.named().map(|field| field.wire_name.value()).collect();
    let kinds: Vec<u8> = object.named().zip(&names).map(|(field, name)| kind(field, name)).collect();
    let fields: Vec<String> = object.named().chain(object.additional()).map(Field::text).collect();
    let fields = if fields == names { String::new() } else { format!(".fields(&{fields:?})") };
    let received: Vec<usize> =
        object.named().enumerate().filter(|(_, field)| field.response_only).map(|(index, _)| index).collect();
    let received = if received.is_empty() { String::new() } else { format!(".response_only(&{received:?})") };
    let fixed: Vec<String> = object.fixed.iter().map(Fixed::text).collect();
    let fixed = if fixed.is_empty() { String::new() } else { format!(".fixed(&[{}])", fixed.join(", ")) };
    format!(
        "::specwright::expand::wire::Members::new({:?}, &{names:?}, b\"{}\", b\"{}\"){fields}{fixed}{received}",
        object.name(),
        kinds.escape_ascii(),
        index(&names).escape_ascii()
    )
}

/// The letter of a member, as `specwright::expand::wire::Members` describes it.
fn kind(field: &Field, name: &str) -> u8 {
    let kind = match field.presence {
        FieldPresence::Required => b'r',
        FieldPresence::RequiredNullable => b'm',
        FieldPresence::OptionalNullable => b'n',
        FieldPresence::Optional | FieldPresence::Additional => b'o',
    };
    let is_plain = !name.chars().any(|character| character < ' ' || matches!(character, '"' | '\\'));
    if is_plain { kind } else { kind.to_ascii_uppercase() }
}

/// The hash table of the names, at most half full.
fn index(names: &[String]) -> Vec<u8> {
    let size = names.len().next_power_of_two() * 2;
    if names.len() <= FEW || names.len() > usize::from(EMPTY) {
        return Vec::new();
    }
    let mut index = vec![EMPTY; size];
    for (number, name) in (0..EMPTY).zip(names) {
        let mut place = hash(name.as_bytes()) % size;
        while index.get(place).is_some_and(|taken| *taken != EMPTY) {
            place = (place + 1) % size;
        }
        if let Some(free) = index.get_mut(place) {
            *free = number;
        }
    }
    index
}

/// As in `runtime/src/model/members.rs`; a test of the runtime finds names of every length.
fn hash(name: &[u8]) -> usize {
    let word = |bytes: &[u8]| bytes.iter().rev().fold(0, |word: u64, byte| word << 8 | u64::from(*byte));
    let width = match name.len() {
        0..4 => name.len().min(1),
        4..8 => 4,
        _ => 8,
    };
    let first = word(name.get(..width).unwrap_or_default());
    let last = word(name.get(name.len() - width..).unwrap_or_default());
    let length = u64::try_from(name.len()).unwrap_or(u64::MAX);
    let mixed = (first ^ last.rotate_left(23) ^ length).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    usize::try_from(mixed >> 40).unwrap_or_default()
}
