//! Texts that keep their limits, or break one of them.

use std::borrow::Cow;

use super::{Aim, Maker, lengths};
use crate::samples::Pattern;
use crate::samples::catalogue::Slot;
use crate::samples::describe::{Format, Limit};
use crate::samples::site::Site;

/// How often a text is made that several limits at once have to let pass.
const ATTEMPTS: usize = 60;

/// How much longer than necessary texts are made.
const USUAL_LENGTH: usize = 12;

/// The longest text that is made for a limit's sake.
const MAX_LENGTH: usize = 2_100;

/// The longest text of a pattern.
const MAX_PATTERN: usize = 300;

/// The limits of a text, parted by kind.
struct Limited<'d> {
    /// Patterns of what the place takes.
    patterns: Vec<Cow<'d, Pattern>>,
    formats: Vec<Format>,
    /// The lengths that are left.
    lengths: Vec<(usize, usize)>,
    broken: Option<&'d Limit>,
}

impl<'d> Limited<'d> {
    fn of(slot: &Slot<'d>, broken: Option<usize>) -> Self {
        let limits = slot.limits();
        let (mut patterns, mut formats) = (Vec::new(), Vec::new());
        for (index, limit) in limits.iter().enumerate() {
            match limit {
                _ if Some(index) == broken => {}
                Limit::Pattern(pattern) => patterns.push(within(pattern, slot.site)),
                Limit::Format(format) if !formats.contains(format) => formats.push(*format),
                _ => {}
            }
        }
        let least = usize::from(!slot.site.carries(&"".into()));
        let lengths = lengths(&limits, broken).into_iter().map(|(min, max)| (min.max(least), max));
        Self {
            patterns,
            formats,
            lengths: lengths.filter(|(min, max)| min <= max).collect(),
            broken: broken.and_then(|index| limits.get(index).copied()),
        }
    }

    /// Whether the text is what was wanted, its length and form aside.
    fn lets_pass(&self, text: &str) -> bool {
        let breaks = match self.broken {
            Some(Limit::Pattern(pattern)) => !pattern.matches(text),
            _ => true,
        };
        breaks && self.patterns.iter().all(|pattern| pattern.matches(text))
    }
}

impl Maker<'_> {
    /// A text that keeps all limits, or all but one.
    pub(super) fn text(&mut self, slot: &Slot<'_>, aim: Option<Aim<'_>>) -> Option<String> {
        let broken = self.broken(slot, aim);
        let limited = Limited::of(slot, broken);
        (0..ATTEMPTS).find_map(|_| {
            let text = self.attempt(&limited, slot.site)?;
            (limited.lets_pass(&text) && slot.site.carries(&text.as_str().into())).then_some(text)
        })
    }

    fn attempt(&mut self, limited: &Limited<'_>, site: Site) -> Option<String> {
        match (limited.formats.as_slice(), limited.broken) {
            ([_, _, ..], _) => None,
            ([format], _) => {
                let (least, most) = format.lengths();
                let length = self.length(&limited.lengths, least, most)?;
                format.text(length, self.choices)
            }
            ([], Some(Limit::Format(format))) => self.another_form(*format, limited, site),
            ([], Some(Limit::Pattern(pattern))) => self.other_text(pattern, limited, site),
            ([], _) => self.of_patterns(limited, site),
        }
    }

    /// A text of one of the patterns, or any text where there are none.
    fn of_patterns(&mut self, limited: &Limited<'_>, site: Site) -> Option<String> {
        match self.choices.pick(&limited.patterns) {
            Some(pattern) => self.of_pattern(pattern, &limited.lengths),
            None => self.any_text(limited, site),
        }
    }

    fn any_text(&mut self, limited: &Limited<'_>, site: Site) -> Option<String> {
        let length = self.length(&limited.lengths, 0, usize::MAX)?;
        Some(self.letters(length, site))
    }

    fn of_pattern(&mut self, pattern: &Pattern, ranges: &[(usize, usize)]) -> Option<String> {
        let (least, most) = *self.choices.pick(ranges)?;
        let most = most.min(most_needed(pattern, least));
        let all = pattern.lengths(most);
        let fit: Vec<usize> =
            (least..=most).filter(|length| all.get(*length).copied().unwrap_or(false)).collect();
        let last = i128::try_from(fit.len().checked_sub(1)?).ok()?;
        let at = usize::try_from(self.choices.near(0, last)).ok()?;
        pattern.text(*fit.get(at)?, self.choices)
    }

    /// A text that is not of the format, and of the patterns if there are any.
    fn another_form(&mut self, format: Format, limited: &Limited<'_>, site: Site) -> Option<String> {
        if !limited.patterns.is_empty() {
            return self.of_patterns(limited, site).filter(|text| format.is_surely_not(text));
        }
        let own = format.lengths().0;
        let near = match self.choices.below(2) {
            0 => self.length(&limited.lengths, own.saturating_sub(4), own + 4),
            _ => None,
        };
        let length = near.or_else(|| self.length(&limited.lengths, 0, usize::MAX))?;
        format.other(length, self.choices)
    }

    /// A text that is perhaps not of the pattern: any one that the other limits let pass, or one of its own with a
    /// character too many, too few or another.
    fn other_text(&mut self, pattern: &Pattern, limited: &Limited<'_>, site: Site) -> Option<String> {
        if !limited.patterns.is_empty() {
            return self.of_patterns(limited, site);
        }
        let model = match self.choices.below(4) {
            0 => None,
            _ => self.of_pattern(&within(pattern, site), &limited.lengths),
        };
        let changed = model.and_then(|model| self.changed(&model));
        let fits = |text: &String| {
            let count = text.chars().count();
            limited.lengths.iter().any(|(least, most)| (*least..=*most).contains(&count))
        };
        changed.filter(fits).or_else(|| self.any_text(limited, site))
    }

    /// The text with one character too many, too few, or another.
    fn changed(&mut self, text: &str) -> Option<String> {
        let mut letters: Vec<char> = text.chars().collect();
        let (at, odd) = (self.choices.index(letters.len()), *self.choices.pick(&ODD)?);
        match self.choices.below(3) {
            0 => *letters.get_mut(at)? = odd,
            1 => letters.insert(at, odd),
            _ if letters.is_empty() => return None,
            _ => drop(letters.remove(at)),
        }
        Some(letters.into_iter().collect())
    }

    /// A length within one of the ranges and these ends, near an end of it more often than not.
    fn length(&mut self, ranges: &[(usize, usize)], least: usize, most: usize) -> Option<usize> {
        let ranges: Vec<(usize, usize)> = ranges
            .iter()
            .map(|(min, max)| (least.max(*min), most.min(*max)))
            .filter(|(min, max)| min <= max && *min <= MAX_LENGTH)
            .collect();
        let (least, most) = *self.choices.pick(&ranges)?;
        let most = if most > MAX_LENGTH { least + USUAL_LENGTH } else { most };
        usize::try_from(self.choices.near(i128::try_from(least).ok()?, i128::try_from(most).ok()?)).ok()
    }

    fn letters(&mut self, count: usize, site: Site) -> String {
        let of: Vec<char> = LETTERS.into_iter().filter(|letter| site.takes(*letter)).collect();
        (0..count).filter_map(|_| self.choices.pick(&of).copied()).collect()
    }
}

/// The pattern of what a place takes.
fn within(pattern: &Pattern, site: Site) -> Cow<'_, Pattern> {
    match site.is_outside() {
        true => Cow::Owned(pattern.within(site)),
        false => Cow::Borrowed(pattern),
    }
}

/// Letters of texts that have no pattern. The first ones are plain.
const LETTERS: [char; 16] =
    ['a', 'b', 'Z', '0', '9', '_', ' ', '/', '~', '"', '\\', '%', '\n', 'é', '日', '😀'];

/// Characters that patterns rarely take.
const ODD: [char; 8] = ['!', ' ', 'é', '\n', 'x', '٣', '-', '\0'];

/// The longest text of a pattern that is worth making.
fn most_needed(pattern: &Pattern, least: usize) -> usize {
    // Enough for the shortest text, whatever the pattern demands.
    let own = [16, 40, 100].into_iter().find(|most| pattern.lengths(*most).contains(&true));
    own.unwrap_or(MAX_PATTERN).max(least + USUAL_LENGTH).min(MAX_PATTERN)
}
