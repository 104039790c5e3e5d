//! Sets of characters.

/// A set of characters: ranges in order that neither overlap nor touch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Set {
    ranges: Vec<(char, char)>,
}

impl Set {
    /// From one character to another, both included.
    pub(crate) fn of(first: char, last: char) -> Self {
        Self { ranges: if first <= last { vec![(first, last)] } else { Vec::new() } }
    }

    /// The characters of either.
    pub(crate) fn with(mut self, other: &Self) -> Self {
        self.ranges.extend(&other.ranges);
        self.ranges.sort_unstable();
        let mut merged: Vec<(char, char)> = Vec::with_capacity(self.ranges.len());
        for (first, last) in self.ranges {
            match merged.last_mut() {
                Some(before) if first <= after(before.1).unwrap_or(char::MAX) => {
                    before.1 = before.1.max(last)
                }
                _ => merged.push((first, last)),
            }
        }
        Self { ranges: merged }
    }

    /// All other characters.
    pub(crate) fn negated(&self) -> Self {
        let mut ranges = Vec::new();
        let mut next = Some('\0');
        for (first, last) in &self.ranges {
            if let (Some(start), Some(end)) = (next, before(*first))
                && start <= end
            {
                ranges.push((start, end));
            }
            next = after(*last);
        }
        if let Some(start) = next {
            ranges.push((start, char::MAX));
        }
        Self { ranges }
    }

    /// The ranges in order.
    pub(crate) fn ranges(&self) -> &[(char, char)] {
        &self.ranges
    }

    /// Whether some character is in both.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        let overlap = |(a, b): &(char, char), (c, d): &(char, char)| a <= d && c <= b;
        self.ranges.iter().any(|ours| other.ranges.iter().any(|theirs| overlap(ours, theirs)))
    }

    /// Which characters beyond ASCII are in it.
    pub(crate) fn beyond_ascii(&self) -> Beyond {
        let beyond: Vec<_> = self.ranges.iter().filter(|(_, last)| !last.is_ascii()).collect();
        match beyond.as_slice() {
            [] => Beyond::None,
            [(first, char::MAX)] if *first <= '\u{80}' => Beyond::All,
            _ => Beyond::Some,
        }
    }
}

/// Which characters beyond ASCII a set has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beyond {
    None,
    Some,
    All,
}

fn after(letter: char) -> Option<char> {
    match letter {
        '\u{d7ff}' => Some('\u{e000}'),
        _ => char::from_u32(u32::from(letter) + 1),
    }
}

fn before(letter: char) -> Option<char> {
    match letter {
        '\u{e000}' => Some('\u{d7ff}'),
        _ => u32::from(letter).checked_sub(1).and_then(char::from_u32),
    }
}

#[cfg(test)]
mod tests {
    use super::{Beyond, Set};

    #[test]
    fn sets_merge_and_turn_round() {
        let set = Set::of('d', 'f').with(&Set::of('a', 'c')).with(&Set::of('x', 'x'));
        assert_eq!(set.ranges(), [('a', 'f'), ('x', 'x')]);
        assert_eq!(set.negated().ranges(), [('\0', '`'), ('g', 'w'), ('y', char::MAX)]);
        assert_eq!(set.negated().negated(), set);
        assert_eq!(Set::of('\0', char::MAX).negated(), Set::default());
        assert_eq!(Set::default().negated().ranges(), [('\0', char::MAX)]);
        assert!(set.meets(&Set::of('f', 'g')) && !set.meets(&set.negated()));
        assert_eq!(Set::of('\u{d000}', '\u{d7ff}').with(&Set::of('\u{e000}', '\u{e001}')).ranges().len(), 1);
    }

    #[test]
    fn characters_beyond_ascii_are_all_or_none_or_some() {
        assert_eq!(Set::of('a', '~').beyond_ascii(), Beyond::None);
        assert_eq!(Set::of('a', 'a').negated().beyond_ascii(), Beyond::All);
        assert_eq!(Set::of('é', 'é').beyond_ascii(), Beyond::Some);
        assert_eq!(Set::of('é', 'é').negated().beyond_ascii(), Beyond::Some);
    }
}
