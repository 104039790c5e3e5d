//! IdGenerator ids and tokens: no two alike, and the same ones for the same seed.

use serde_json::{Value, json};
use specwright_codegen::ir::Type;

/// Makes ids.
#[derive(Debug)]
pub(crate) struct IdGenerator {
    state: u64,
}

impl IdGenerator {
    pub(crate) fn of(seed: u64) -> Self {
        Self { state: seed }
    }

    /// SplitMix64: a step for each number, and all 2^64 states are passed.
    fn number(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn digit(&mut self, base: u64) -> char {
        let digit = (self.number() >> 16) % base;
        char::from_digit(digit as u32, base as u32).unwrap_or('0')
    }

    /// So many hexadecimal digits.
    pub(crate) fn hex(&mut self, count: usize) -> String {
        (0..count).map(|_| self.digit(16)).collect()
    }

    /// An id that looks like another one, or like nothing in particular.
    pub(crate) fn id(&mut self, ty: &Type, like: Option<&Value>) -> Value {
        if matches!(ty, Type::Integer | Type::Unsigned) {
            // Far above what documents show, and exact in every JSON reader.
            return json!(1_000_000 + (self.number() >> 33) as i64);
        }
        match like.and_then(Value::as_str).filter(|like| like.chars().any(|c| c.is_ascii_digit())) {
            Some(like) => json!(self.text_like(like)),
            None => json!(self.hex(24)),
        }
    }

    /// Some moment of this century.
    pub(crate) fn moment(&mut self) -> String {
        let mut below = |count: u64| (self.number() >> 16) % count;
        let (year, month, day) = (2000 + below(100), 1 + below(12), 1 + below(28));
        format!("{year}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", below(24), below(60), below(60))
    }

    /// Hexadecimal texts and UUIDs get other hexadecimal digits, all others only other digits.
    fn text_like(&mut self, like: &str) -> String {
        let is_hex = like.chars().all(|c| c == '-' || c.is_ascii_digit() || ('a'..='f').contains(&c));
        let is_uuid = is_hex && like.len() == 36;
        let place = |(at, letter): (usize, char)| match letter {
            '-' => '-',
            // The version and the variant of RFC 9562.
            letter if is_uuid && (at == 14 || at == 19) => letter,
            _ if is_hex => self.digit(16),
            letter if letter.is_ascii_digit() => self.digit(10),
            letter => letter,
        };
        like.chars().enumerate().map(place).collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn ids_look_like_those_of_the_document() {
        let mut generator = IdGenerator::of(1);
        let mut like = |text: &str| {
            let id = generator.id(&Type::String, Some(&json!(text)));
            id.as_str().unwrap().to_owned()
        };
        let uuid = like("3fa85f64-5717-4562-b3fc-2c963f66afa6");
        assert_eq!((uuid.len(), &uuid[14..15], &uuid[19..20]), (36, "4", "b"));
        assert!(like("674de8df21c72be3cc42b8a7").chars().all(|c| c.is_ascii_hexdigit()));
        assert_eq!(&like("4242424242424x424242424242424242")[13..14], "x");
        assert!(like("ord_17").starts_with("ord_"));
        assert_eq!(like("none").len(), 24);
        assert!(generator.id(&Type::Integer, Some(&json!(7))).is_i64());
    }

    #[test]
    fn the_seed_decides() {
        let ids = |seed| {
            let mut generator = IdGenerator::of(seed);
            (0..4).map(|_| generator.id(&Type::String, None)).collect::<Vec<_>>()
        };
        assert_eq!(ids(7), ids(7));
        assert_ne!(ids(7), ids(8));
    }
}
