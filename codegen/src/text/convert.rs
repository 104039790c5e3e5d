//! From names as they are on the wire to the pieces of Rust names.

use heck::{ToKebabCase, ToSnakeCase, ToUpperCamelCase};

/// `projectFlow` → `project_flow`. Never empty, never starts with a digit.
pub(crate) fn snake(wire_name: &str) -> String {
    leading_letter(spelled(wire_name).to_snake_case(), "n")
}

/// `Parcel Lists` → `parcel-lists`. Never empty; it may start with a digit.
pub(crate) fn kebab(text: &str) -> String {
    match spelled(text).to_kebab_case() {
        name if name.is_empty() => "unnamed".to_owned(),
        name => name,
    }
}

/// `SCAN_PROMPT` → `ScanPrompt`. Never empty, never starts with a digit.
pub(crate) fn upper_camel(wire_name: &str) -> String {
    leading_letter(spelled(wire_name).to_upper_camel_case(), "N")
}

/// `getThing` → `GetThing`; the rest stays as the author wrote it.
pub(crate) fn upper_first(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// The variant of an integer that has no name: `3` → `Value3`, `-1` → `Minus1`.
pub(crate) fn number_variant(value: i64) -> String {
    match value {
        0.. => format!("Value{value}"),
        _ => format!("Minus{}", value.unsigned_abs()),
    }
}

/// Letters outside ASCII become their code points, so that the result is stable, readable on any terminal and
/// a valid identifier; signs that carry the meaning of a short value are spelled.
fn spelled(wire_name: &str) -> String {
    let mut text = String::with_capacity(wire_name.len());
    for letter in wire_name.chars() {
        match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' => text.push(letter),
            '+' => text.push_str(" plus "),
            '*' => text.push_str(" star "),
            '%' => text.push_str(" percent "),
            '<' => text.push_str(" less "),
            '>' => text.push_str(" greater "),
            '=' => text.push_str(" equal "),
            '-' if text.is_empty() && wire_name.chars().nth(1).is_some_and(|next| next.is_ascii_digit()) => {
                text.push_str("minus ");
            }
            letter if letter.is_alphanumeric() => text.push_str(&format!(" u{:x} ", u32::from(letter))),
            _ => text.push(' '),
        }
    }
    text
}

fn leading_letter(name: String, prefix: &str) -> String {
    match name.chars().next() {
        None => match prefix {
            "N" => "Empty".to_owned(),
            _ => "unnamed".to_owned(),
        },
        Some('0'..='9') => format!("{prefix}{name}"),
        Some(_) => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_becomes_an_identifier() {
        let cases = [
            ("projectFlow", "project_flow", "ProjectFlow"),
            ("_id", "id", "Id"),
            ("isDMVEnabled", "is_dmv_enabled", "IsDmvEnabled"),
            ("SCAN_PROMPT", "scan_prompt", "ScanPrompt"),
            ("2fa", "n2fa", "N2fa"),
            ("größe", "gr_uf6_udf_e", "GrUf6UdfE"),
            ("", "unnamed", "Empty"),
            ("+1", "plus_1", "Plus1"),
            ("-1", "minus_1", "Minus1"),
            ("@type", "type", "Type"),
        ];
        for (wire, field, variant) in cases {
            assert_eq!(snake(wire), field, "{wire}");
            assert_eq!(upper_camel(wire), variant, "{wire}");
        }
    }
}
