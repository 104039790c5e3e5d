//! Patterns without their spelling: which lengths their texts have, a text of one of these, and whether a text is one.

use std::borrow::Cow;

use super::Choices;
use super::site::Site;

/// What a pattern stands for.
#[derive(Clone, Debug)]
pub enum Pattern {
    /// One character, of these ranges.
    Characters(Cow<'static, [(char, char)]>),
    /// One after the other.
    Sequence(Vec<Pattern>),
    /// One of several.
    Choice(Vec<Pattern>),
    /// Between `min` and `max` times.
    Repeat {
        /// What is repeated.
        of: Box<Pattern>,
        /// The fewest times.
        min: usize,
        /// The most times, if there is an end to it.
        max: Option<usize>,
    },
}

/// For each length up to the longest that matters, whether a text has it.
type Lengths = Vec<bool>;

impl Pattern {
    /// Which lengths its texts have, as far as `most`.
    pub(super) fn lengths(&self, most: usize) -> Lengths {
        match self {
            Self::Characters(ranges) if ranges.is_empty() => vec![false; most + 1],
            Self::Characters(_) => exactly(1, most),
            Self::Sequence(parts) => joined(parts.iter(), most),
            Self::Choice(parts) => parts.iter().fold(vec![false; most + 1], |mut all, part| {
                all.iter_mut().zip(part.lengths(most)).for_each(|(all, one)| *all |= one);
                all
            }),
            Self::Repeat { of, min, max } => {
                let one = of.lengths(most);
                let powers = powers(&one, repetitions(*min, *max, most), most);
                let mut all = vec![false; most + 1];
                for power in powers.get(*min..).unwrap_or_default() {
                    all.iter_mut().zip(power).for_each(|(all, one)| *all |= one);
                }
                all
            }
        }
    }

    /// The pattern of those of its texts that hold only what a site takes.
    pub(super) fn within(&self, site: Site) -> Self {
        let all = |parts: &[Self]| parts.iter().map(|part| part.within(site)).collect();
        match self {
            Self::Characters(ranges) => Self::Characters(site.taken(ranges).into()),
            Self::Sequence(parts) => Self::Sequence(all(parts)),
            Self::Choice(parts) => Self::Choice(all(parts)),
            Self::Repeat { of, min, max } => {
                Self::Repeat { of: Box::new(of.within(site)), min: *min, max: *max }
            }
        }
    }

    /// A text of this length; nothing where it has none.
    pub(super) fn text(&self, length: usize, choices: &mut Choices) -> Option<String> {
        let mut text = String::new();
        self.write(length, choices, &mut text)?;
        Some(text)
    }

    fn write(&self, length: usize, choices: &mut Choices, text: &mut String) -> Option<()> {
        match self {
            Self::Characters(ranges) => {
                text.push(character(ranges, choices).filter(|_| length == 1)?);
                Some(())
            }
            Self::Sequence(parts) => write_all(&parts.iter().collect::<Vec<_>>(), length, choices, text),
            Self::Choice(parts) => {
                let fit: Vec<&Self> =
                    parts.iter().filter(|part| has(&part.lengths(length), length)).collect();
                choices.pick(&fit)?.write(length, choices, text)
            }
            Self::Repeat { of, min, max } => {
                let one = of.lengths(length);
                let powers = powers(&one, repetitions(*min, *max, length), length);
                let counts: Vec<usize> = (*min..powers.len())
                    .filter(|count| powers.get(*count).is_some_and(|power| has(power, length)))
                    .collect();
                let count = *choices.pick(&counts)?;
                write_all(&vec![&**of; count], length, choices, text)
            }
        }
    }

    /// Whether the whole text is one of its.
    pub(super) fn matches(&self, text: &str) -> bool {
        let letters: Vec<char> = text.chars().collect();
        let mut start = vec![false; letters.len() + 1];
        if let Some(first) = start.first_mut() {
            *first = true;
        }
        self.ends(&letters, &start).last().copied().unwrap_or(false)
    }

    /// Where it can end, given where it can begin.
    fn ends(&self, letters: &[char], starts: &[bool]) -> Vec<bool> {
        match self {
            Self::Characters(ranges) => {
                let is_in =
                    |letter: &char| ranges.iter().any(|(first, last)| (first..=last).contains(&letter));
                let taken = letters.iter().zip(starts).map(|(letter, start)| *start && is_in(letter));
                std::iter::once(false).chain(taken).collect()
            }
            Self::Sequence(parts) => {
                parts.iter().fold(starts.to_vec(), |starts, part| part.ends(letters, &starts))
            }
            Self::Choice(parts) => parts.iter().fold(vec![false; starts.len()], |mut all, part| {
                all.iter_mut().zip(part.ends(letters, starts)).for_each(|(all, one)| *all |= one);
                all
            }),
            Self::Repeat { of, min, max } => {
                let mut now = starts.to_vec();
                for _ in 0..*min {
                    now = of.ends(letters, &now);
                }
                let mut all = now.clone();
                // More repetitions than letters take nothing new.
                let more = max.map_or(letters.len(), |max| (max - min).min(letters.len()));
                for _ in 0..more {
                    now = of.ends(letters, &now);
                    all.iter_mut().zip(&now).for_each(|(all, one)| *all |= one);
                }
                all
            }
        }
    }
}

fn has(lengths: &[bool], length: usize) -> bool {
    lengths.get(length).copied().unwrap_or(false)
}

fn exactly(length: usize, most: usize) -> Lengths {
    (0..=most).map(|at| at == length).collect()
}

/// How often something is repeated at most where no more than `most` characters matter.
fn repetitions(min: usize, max: Option<usize>, most: usize) -> usize {
    max.unwrap_or(usize::MAX).min(most.max(min))
}

/// The lengths of two texts, one behind the other.
fn both(first: &[bool], second: &[bool], most: usize) -> Lengths {
    let mut all = vec![false; most + 1];
    let second: Vec<usize> = (0..=most).filter(|length| has(second, *length)).collect();
    for before in (0..=most).filter(|length| has(first, *length)) {
        for length in &second {
            if let Some(there) = all.get_mut(before + length) {
                *there = true;
            }
        }
    }
    all
}

fn joined<'p>(parts: impl Iterator<Item = &'p Pattern>, most: usize) -> Lengths {
    parts.fold(exactly(0, most), |before, part| both(&before, &part.lengths(most), most))
}

/// The lengths of no, one, two … repetitions.
fn powers(one: &[bool], count: usize, most: usize) -> Vec<Lengths> {
    let mut powers = vec![exactly(0, most)];
    for _ in 0..count {
        let next = both(powers.last().map_or(&[][..], Vec::as_slice), one, most);
        powers.push(next);
    }
    powers
}

/// Writes parts, which have this length together.
fn write_all(parts: &[&Pattern], length: usize, choices: &mut Choices, text: &mut String) -> Option<()> {
    // What the parts behind each one can have together.
    let mut behind = vec![exactly(0, length)];
    for part in parts.iter().rev() {
        let next = both(behind.last()?, &part.lengths(length), length);
        behind.push(next);
    }
    behind.pop();
    let mut left = length;
    for part in parts {
        let (own, rest) = (part.lengths(left), behind.pop()?);
        let fit: Vec<usize> =
            (0..=left).filter(|length| has(&own, *length) && has(&rest, left - length)).collect();
        let taken = *choices.pick(&fit)?;
        part.write(taken, choices, text)?;
        left -= taken;
    }
    (left == 0).then_some(())
}

/// A character of a set; most of those that people write are tried first.
fn character(ranges: &[(char, char)], choices: &mut Choices) -> Option<char> {
    let usual = |first: char, last: char| {
        let (first, last) = (first.max(' '), last.min('~'));
        (first <= last).then_some((first, last))
    };
    let printable: Vec<(char, char)> =
        ranges.iter().filter_map(|(first, last)| usual(*first, *last)).collect();
    let usually = !printable.is_empty() && choices.below(8) < 7;
    let (first, last) = *choices.pick(if usually { &printable } else { ranges })?;
    let span = u64::from(u32::from(last) - u32::from(first)) + 1;
    let code = u32::from(first) + u32::try_from(choices.below(span)).ok()?;
    // The gap of surrogates is in the middle of a range.
    char::from_u32(code).or(Some(first))
}

#[cfg(test)]
mod tests {
    use super::{Choices, Pattern};

    fn digits(min: usize, max: Option<usize>) -> Pattern {
        Pattern::Repeat { of: Box::new(Pattern::Characters([('0', '9')].as_slice().into())), min, max }
    }

    #[test]
    fn texts_have_the_length_that_was_asked_for() {
        let plus = Pattern::Characters([('+', '+')].as_slice().into());
        let pair = Pattern::Sequence(vec![plus.clone(), digits(1, Some(3))]);
        let list = Pattern::Repeat { of: Box::new(pair.clone()), min: 0, max: None };
        let either = Pattern::Choice(vec![pair.clone(), digits(6, Some(6)), Pattern::Sequence(Vec::new())]);
        for pattern in [plus, pair, list, either, digits(0, None)] {
            let lengths = pattern.lengths(12);
            for (length, can) in lengths.iter().enumerate() {
                let mut choices = Choices::given(vec![3, 1, 4, 1, 5, 9, 2, 6]);
                let text = pattern.text(length, &mut choices);
                assert_eq!(text.is_some(), *can, "{pattern:?} {length}");
                let text = text.unwrap_or_default();
                assert!(!can || text.chars().count() == length && pattern.matches(&text), "{text}");
            }
        }
    }

    #[test]
    fn whole_texts_match() {
        let pattern =
            Pattern::Sequence(vec![digits(1, Some(2)), Pattern::Characters([('a', 'b')].as_slice().into())]);
        assert!(pattern.matches("1a") && pattern.matches("12b"));
        for text in ["", "a", "123a", "1ac", "1", "x1a", "1a\n"] {
            assert!(!pattern.matches(text), "{text:?}");
        }
        let empty = Pattern::Repeat { of: Box::new(digits(0, Some(1))), min: 3, max: None };
        assert!(empty.matches("") && empty.matches("12345") && !empty.matches("1a"));
    }
}
