//! "Did you mean": the nearest of the words that are known.

/// The words that fit at a place, for a message.
pub(crate) struct Candidates<'w> {
    /// What they are, in the plural: `keys`, `types`.
    pub(crate) what: &'static str,
    pub(crate) words: Vec<&'w str>,
}

/// A help text for a word that is none of the known ones.
pub(crate) fn did_you_mean(word: &str, known: &Candidates<'_>) -> String {
    if let Some(nearest) = nearest(word, &known.words) {
        return format!("did you mean `{nearest}`?");
    }
    match known.words.len() {
        0 => format!("there are no {} here", known.what),
        1..=24 => format!("the {} here are {}", known.what, list(&known.words)),
        many => format!("none of the {many} {} here is spelled like it", known.what),
    }
}

/// Words in backticks, with commas.
pub(crate) fn list(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// The nearest word, if it is near enough to be what was meant.
pub(crate) fn nearest<'w>(word: &str, words: &[&'w str]) -> Option<&'w str> {
    const LONGEST: usize = 64;
    if word.len() > LONGEST {
        return None;
    }
    let allowed = (word.chars().count() / 3).max(1);
    let word = plain(word);
    words
        .iter()
        .filter(|known| known.len() <= LONGEST)
        .filter_map(|known| Some((distance_within(allowed, &word, &plain(known))?, *known)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// `errorBody`, `error_body` and `error-body` are the same word to someone who mistypes.
fn plain(word: &str) -> Vec<char> {
    word.chars().filter(|c| !matches!(c, '-' | '_')).map(|c| c.to_ascii_lowercase()).collect()
}

/// Edits between two words, if they are so few: a letter put in, left out, changed, or swapped with the next.
fn distance_within(allowed: usize, a: &[char], b: &[char]) -> Option<usize> {
    if a.len().abs_diff(b.len()) > allowed {
        return None;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, to) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
            let changed = at(&last, j) + usize::from(from != to);
            let mut least = changed.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(to) && b.get(j - 1) == Some(from);
            if swapped {
                least = least.min(at(&before_last, j - 1) + 1);
            }
            row.push(least);
        }
        // No later row has less than the least of two rows.
        if row.iter().chain(&last).all(|edits| *edits > allowed) {
            return None;
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|edits| *edits <= allowed)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_what_was_meant() {
        let words = ["members", "include", "error-body", "one-of", "type"];
        for (typed, meant) in [
            ("member", Some("members")),
            ("memebrs", Some("members")),
            ("errorBody", Some("error-body")),
            ("oneOf", Some("one-of")),
            ("tpye", Some("type")),
            ("mebmers", Some("members")),
            ("mmbers", Some("members")),
            ("mmbr", None),
            ("includes-all", Some("include")),
            ("template", None),
            ("required", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, &words), meant, "{typed}");
        }
    }
}
