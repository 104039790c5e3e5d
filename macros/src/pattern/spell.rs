//! A pattern in a spelling on which all engines agree: classes written out, and nothing captured.

use super::{Pattern, Set};

/// The pattern as text.
pub(crate) fn spell(pattern: &Pattern) -> String {
    let mut output = String::new();
    write(pattern, &mut output);
    output
}

fn write(pattern: &Pattern, output: &mut String) {
    match pattern {
        Pattern::Set(set) => write_set(set, output),
        Pattern::Sequence(parts) => {
            for part in parts {
                match part {
                    Pattern::Choice(_) => write_group(part, output),
                    _ => write(part, output),
                }
            }
        }
        Pattern::Choice(parts) => {
            for (index, part) in parts.iter().enumerate() {
                if index > 0 {
                    output.push('|');
                }
                write(part, output);
            }
        }
        Pattern::Repeat { of, min, max } => {
            match &**of {
                Pattern::Set(set) => write_set(set, output),
                other => write_group(other, output),
            }
            output.push_str(&match (min, max) {
                (0, None) => "*".to_owned(),
                (1, None) => "+".to_owned(),
                (0, Some(1)) => "?".to_owned(),
                (min, None) => format!("{{{min},}}"),
                (min, Some(max)) if min == max => format!("{{{min}}}"),
                (min, Some(max)) => format!("{{{min},{max}}}"),
            });
        }
    }
}

fn write_group(pattern: &Pattern, output: &mut String) {
    output.push_str("(?:");
    write(pattern, output);
    output.push(')');
}

fn write_set(set: &Set, output: &mut String) {
    match set.ranges() {
        [(first, last)] if first == last => write_character(*first, output),
        ranges => {
            output.push('[');
            ranges.iter().for_each(|range| write_range(*range, output));
            output.push(']');
        }
    }
}

fn write_range((first, last): (char, char), output: &mut String) {
    write_character(first, output);
    if first != last {
        output.push('-');
        write_character(last, output);
    }
}

fn write_character(letter: char, output: &mut String) {
    match letter {
        letter if letter.is_ascii_alphanumeric() || "_ <>".contains(letter) => output.push(letter),
        letter if letter.is_ascii_punctuation() => output.extend(['\\', letter]),
        letter => output.push_str(&format!("\\u{{{:x}}}", u32::from(letter))),
    }
}
