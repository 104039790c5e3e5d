//! Sentences: lists of names, and text that becomes documentation.

/// `` `a`, `b` and `c` ``, with another last word where one is given.
pub(crate) fn list(names: &[String], last: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    join(&quoted, last)
}

/// `a, b and c`.
pub(crate) fn join(parts: &[String], last: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

/// A text as Markdown, in which nothing but pairs of backticks means anything.
pub(crate) fn markdown(text: &str) -> String {
    let ticks = text.matches('`').count();
    let mut output = String::with_capacity(text.len());
    let mut in_code = false;
    for letter in text.chars() {
        match letter {
            '`' if ticks.is_multiple_of(2) => {
                in_code = !in_code;
                output.push('`');
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '#' | '$' if !in_code => {
                output.extend(['\\', letter]);
            }
            letter if letter.is_control() => output.push(' '),
            letter => output.push(letter),
        }
    }
    output
}

#[cfg(test)]
mod tests {
    use super::{list, markdown};

    #[test]
    fn names_are_listed_as_one_says_them() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(list(&names(&[]), "or"), "");
        assert_eq!(list(&names(&["a"]), "or"), "`a`");
        assert_eq!(list(&names(&["a", "b", "c"]), "or"), "`a`, `b` or `c`");
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(markdown("- `x_y`: see [z] <b>\nand"), "- `x_y`: see \\[z\\] \\<b\\> and");
        assert_eq!(markdown("a ` b"), "a \\` b");
    }
}
