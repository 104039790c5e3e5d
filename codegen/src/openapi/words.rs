//! From the names of a document to those of an API.

/// The longest name that is made.
const LONGEST: usize = 80;

/// An UpperCamel name: `get-user_by` → `GetUserBy`. `else_name` is what stands before one that would start with a digit,
/// or alone where no letter is left.
pub(crate) fn upper_camel(text: &str, else_name: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for word in words(text) {
        let (first, rest) = word.split_at(1);
        name.push_str(&first.to_ascii_uppercase());
        name.push_str(rest);
    }
    if !name.starts_with(|c: char| c.is_ascii_uppercase()) {
        name.insert_str(0, else_name);
    }
    name
}

/// The name of a value: as [`upper_camel`], and `SCAN_PROMPT` → `ScanPrompt`.
pub(crate) fn value_name(text: &str, else_name: &str) -> String {
    match text.chars().any(|c| c.is_ascii_lowercase()) {
        true => upper_camel(text, else_name),
        false => upper_camel(&text.to_ascii_lowercase(), else_name),
    }
}

/// A camelCase name: `GetUser` and `get_user` → `getUser`.
pub(crate) fn camel(text: &str, else_name: &str) -> String {
    let upper = upper_camel(text, else_name);
    let capitals = upper.chars().take_while(char::is_ascii_uppercase).count();
    let lowered = match capitals {
        0 | 1 => 1,
        all if all == upper.len() => all,
        several if upper.chars().nth(several).is_some_and(|c| c.is_ascii_digit()) => several,
        several => several - 1,
    };
    let (head, tail) = upper.split_at(lowered.min(upper.len()));
    head.to_ascii_lowercase() + tail
}

/// A kebab-case name.
pub(crate) fn kebab(text: &str, else_name: &str) -> String {
    let name = words(text).map(|word| word.to_ascii_lowercase()).collect::<Vec<_>>().join("-");
    match name.starts_with(|c: char| c.is_ascii_lowercase()) {
        true => name,
        false if name.is_empty() => else_name.to_owned(),
        false => format!("{else_name}-{name}"),
    }
}

/// The kebab-case name of what is called by an identifier, whose words may be told apart by their first letter alone:
/// `accessToken` is `access-token`. Abbreviations stay whole (`OAuth2` is `oauth2`).
pub(crate) fn kebab_of_identifier(text: &str, else_name: &str) -> String {
    let mut spaced = String::new();
    let mut before = ' ';
    for letter in text.chars() {
        if (before.is_ascii_lowercase() || before.is_ascii_digit()) && letter.is_ascii_uppercase() {
            spaced.push(' ');
        }
        spaced.push(letter);
        before = letter;
    }
    kebab(&spaced, else_name)
}

/// The words of a text: letters and digits of ASCII. Other letters stand as their code points, so that names of other
/// scripts differ.
fn words(text: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    for letter in text.chars() {
        let separate = |words: &mut Vec<String>| words.push(String::new());
        let current = match letter {
            c if c.is_ascii_alphanumeric() => c.to_string(),
            c if c.is_alphanumeric() => format!("u{:x}", u32::from(c)),
            '\'' | '’' => String::new(),
            _ => {
                separate(&mut words);
                continue;
            }
        };
        if let Some(word) = words.last_mut() {
            word.push_str(&current);
        }
    }
    words.into_iter().filter(|word| !word.is_empty())
}

/// Without the ending of a plural.
pub(crate) fn singular(name: &str) -> String {
    if let Some(stem) = name.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    for ending in ["sses", "xes", "ches", "shes"] {
        if name.ends_with(ending) {
            return name.get(..name.len() - 2).unwrap_or(name).to_owned();
        }
    }
    match name.strip_suffix('s') {
        Some(one) if one.len() > 1 && !one.ends_with(['s', 'u', 'i']) => one.to_owned(),
        _ => name.to_owned(),
    }
}

/// A name that is not longer than names may be: its last words.
pub(crate) fn shortened(name: String) -> String {
    if name.len() <= LONGEST {
        return name;
    }
    let capitals = name.char_indices().filter(|(_, c)| c.is_ascii_uppercase()).map(|(at, _)| at);
    let start = capitals.into_iter().find(|at| name.len() - at <= LONGEST).unwrap_or(name.len() - LONGEST);
    let rest = name.get(start..).unwrap_or_default();
    upper_camel(rest, "N")
}

/// The longest prefix of whole words, ended by dots, that all names have.
pub(crate) fn common_prefix<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut prefix: Option<Vec<&str>> = None;
    for name in names {
        let steps: Vec<&str> = name.split('.').collect();
        let own = steps.split_last().map_or(&[] as &[&str], |(_, before)| before);
        prefix = Some(match prefix {
            None => own.to_vec(),
            Some(known) => known.iter().zip(own).take_while(|(a, b)| a == b).map(|(a, _)| *a).collect(),
        });
    }
    let prefix = prefix.unwrap_or_default();
    if prefix.is_empty() { String::new() } else { prefix.join(".") + "." }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_of_words() {
        for (text, upper, lower, hyphens) in [
            ("get-user_by id", "GetUserById", "getUserById", "get-user-by-id"),
            ("HTTPServer", "HTTPServer", "httpServer", "httpserver"),
            ("API2", "API2", "api2", "api2"),
            ("3d model", "N3dModel", "n3dModel", "n-3d-model"),
            ("日本", "U65e5u672c", "u65e5u672c", "u65e5u672c"),
            ("", "N", "n", "n"),
        ] {
            assert_eq!(upper_camel(text, "N"), upper);
            assert_eq!(camel(text, "N"), lower);
            assert_eq!(kebab(text, "n"), hyphens);
        }
    }

    #[test]
    fn words_of_identifiers_are_told_apart() {
        for (text, name) in [
            ("accessToken", "access-token"),
            ("accountSid_authToken", "account-sid-auth-token"),
            ("OAuth2", "oauth2"),
            ("OAuth2Security", "oauth2-security"),
            ("api_key", "api-key"),
            ("JWT", "jwt"),
        ] {
            assert_eq!(kebab_of_identifier(text, "key"), name);
        }
    }

    #[test]
    fn plurals_end() {
        for (many, one) in [
            ("Tags", "Tag"),
            ("Entries", "Entry"),
            ("Status", "Status"),
            ("Boxes", "Box"),
            ("News", "New"),
            ("Is", "Is"),
        ] {
            assert_eq!(singular(many), one);
        }
    }

    #[test]
    fn prefixes_are_whole_steps() {
        assert_eq!(common_prefix(["a.b.C", "a.b.D"].into_iter()), "a.b.");
        assert_eq!(common_prefix(["a.b.C", "a.x"].into_iter()), "a.");
        assert_eq!(common_prefix(["a", "a.x"].into_iter()), "");
    }
}
