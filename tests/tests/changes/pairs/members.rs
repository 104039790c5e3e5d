//! What the pairs of requests and those of responses have in common.

/// A type with a member of every kind, and what stands around it.
macro_rules! pet {
    ($rest:literal) => {
        concat!(
            "specwright: 1\napi: { name: bodies, title: Bodies }\nservers: { live: 'https://api.example.com' }\ntypes:\n",
            "  Pet:\n    additional: string\n    members:\n      name: string\n      note?: string\n      size: integer\n",
            "      kind: { const: cat }\n      code?: { type: string, length: 1..8, pattern: '[a-z]+' }\n",
            "      weight?: { type: number, server-default: 1 }\n      born?: { type: date, doc: The day. }\n",
            "      tags?: list<string>\n      level?: Level\n      word?: string\n  Level: { values: [low, high] }\noperations:\n",
            $rest
        )
    };
}

pub(super) use pet;

pub(super) const PET: &str = "pub fn f(pet: api::types::Pet) -> (String, Option<String>, i64, Option<specwright::Date>, Option<Vec<String>>) {
    (pet.name, pet.note, pet.size, pet.born, pet.tags) }";
pub(super) const MORE: &str =
    "pub fn f(pet: api::types::Pet) -> (specwright::Map<String>, Option<api::types::Level>, Option<String>) {
    (pet.additional, pet.level, pet.word) }";
