//! Members that are secrets by their name, and not by their type.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Member, Type, TypeKind};

pub(super) fn lint_members(api: &Api, report: &mut Report) {
    let inputs = api.operations.iter().flat_map(|operation| &operation.members).map(|input| &input.member);
    let members = api.types.iter().filter_map(|def| match &def.kind {
        TypeKind::Object(object) => Some(&object.members),
        _ => None,
    });
    // An included member stands once in the spec, whatever objects hold it.
    let mut seen = std::collections::HashSet::new();
    for member in inputs.chain(members.flatten()) {
        if is_secret(&member.wire_name) && is_text(api, member) && seen.insert(member.span) {
            let message = format!("`{}` looks like a secret, and would be shown in logs", member.wire_name);
            report.push(
                Diagnostic::new(Code::UnmarkedSecret, member.span, message).help("mark it as a secret"),
            );
        }
    }
}

fn is_text(api: &Api, member: &Member) -> bool {
    *api.types.behind_aliases(&member.ty) == Type::String
}

/// Whether a name's last words are those of a secret: `accessToken` is, `tokenType` and `nextPageToken` are not.
fn is_secret(name: &str) -> bool {
    let words = words(name);
    let Some(last) = words.last() else { return false };
    let before = words.len().checked_sub(2).and_then(|at| words.get(at)).map(String::as_str);
    match last.as_str() {
        "password" | "passwd" | "passphrase" | "secret" | "cvv" | "cvc" => true,
        "token" => !matches!(before, Some("page" | "next" | "previous" | "sync" | "continuation" | "cursor")),
        "key" => matches!(before, Some("api" | "private" | "secret" | "access")),
        "apikey" => true,
        _ => false,
    }
}

/// The words of a camelCase, snake_case or kebab-case name, in small letters.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before_is_small = false;
    for c in name.chars() {
        let starts = c.is_ascii_uppercase() && before_is_small;
        if starts || !c.is_alphanumeric() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
        before_is_small = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::is_secret;

    #[test]
    fn knows_secrets_by_their_last_words() {
        for name in
            ["password", "client_secret", "accessToken", "X-API-Key", "apikey", "token", "userPassword"]
        {
            assert!(is_secret(name), "{name}");
        }
        for name in ["tokenType", "nextPageToken", "sort_key", "key", "passwordHint", "tokens", "secretary"] {
            assert!(!is_secret(name), "{name}");
        }
    }
}
