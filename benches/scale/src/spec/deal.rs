//! Chance that is the same each time.

/// Numbers from a seed (splitmix64).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below this one, which is not zero.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// Whether something happens that happens in so many of so many cases.
    pub fn chance(&mut self, cases: usize, of: usize) -> bool {
        self.below(of) < cases
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    pub fn shuffle<T>(&mut self, cards: &mut [T]) {
        for at in (1..cards.len()).rev() {
            cards.swap(at, self.below(at + 1));
        }
    }

    /// Deals so many cards in the proportions of a table, which has how often each card is in the whole deck: exactly
    /// the whole deck, shuffled, where as many are asked for.
    pub fn deal<T: Copy>(&mut self, table: &[(T, usize)], cards: usize) -> Vec<T> {
        let deck: usize = table.iter().map(|(_, often)| often).sum();
        let nth = |number: usize| {
            let mut place = (2 * number + 1) * deck / (2 * cards);
            let card = table.iter().find(|(_, often)| {
                let here = place < *often;
                place = place.saturating_sub(*often);
                here
            });
            card.expect("a place in the deck").0
        };
        let mut dealt: Vec<T> = (0..cards).map(nth).collect();
        self.shuffle(&mut dealt);
        dealt
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn a_whole_deck_is_dealt_as_it_is_and_a_part_in_proportion() {
        let table = [('a', 5), ('b', 2), ('c', 1)];
        let dealt = |cards| {
            let mut dealt = Random::new(7).deal(&table, cards);
            dealt.sort_unstable();
            dealt.into_iter().collect::<String>()
        };
        assert_eq!(dealt(8), "aaaaabbc");
        assert_eq!(dealt(4), "aabc");
        assert_eq!(dealt(16), "aaaaaaaaaabbbbcc");
    }
}
