//! The table of an object's members: names, what each is, and the index in which the runtime looks names up.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{LitByteStr, LitStr};

use crate::{field::Field, object::Object, presence::FieldPresence};

/// The free places of an index.
const EMPTY: u8 = u8::MAX;

/// So few names are compared one by one.
const FEW: usize = 4;

/// `Members::new(…)` of an object.
pub(crate) fn emit_members(object: &Object) -> TokenStream {
    let type_name = LitStr::new(&object.name(), object.ident.span());
    let names: Vec<&LitStr> = object.named().map(|field| &field.wire_name).collect();
    let texts: Vec<String> = names.iter().map(|name| name.value()).collect();
    let kinds: Vec<u8> = object.named().zip(&texts).map(|(field, name)| kind(field, name)).collect();
    let (kinds, index) = (bytes(&kinds), bytes(&index(&texts)));
    let fields: Vec<String> = object.named().chain(object.additional()).map(Field::text).collect();
    let fields = (fields != texts).then(|| quote!(.fields(&[#(#fields),*])));
    quote! {
        ::specwright::expand::wire::Members::new(#type_name, &[#(#names),*], #kinds, #index) #fields
    }
}

/// The letter of a member, as `specwright::expand::wire::Members` describes it.
fn kind(field: &Field, name: &str) -> u8 {
    let kind = match field.presence {
        FieldPresence::Required | FieldPresence::RequiredNullable => b'r',
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

fn bytes(bytes: &[u8]) -> LitByteStr {
    LitByteStr::new(bytes, proc_macro2::Span::call_site())
}
