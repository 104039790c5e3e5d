//! Where references between files lead.

use crate::openapi::reference::{percent_decoded, unescaped};

/// The place that a reference names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Target {
    /// The file, by its path from the folder of the document; empty for the document itself.
    pub(crate) path: String,
    /// What in it, as a JSON pointer in its usual form; empty for all of it.
    pub(crate) pointer: String,
}

/// Finds the place that a reference in a file names. The document is `main` to its other files.
///
/// # Errors
/// With why it is not read, as the end of a sentence.
pub(crate) fn target(main: &str, file: &str, reference: &str) -> Result<Target, String> {
    let (name, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let pointer = usual(fragment);
    if name.is_empty() {
        return Ok(Target { path: file.to_owned(), pointer });
    }
    if is_url(name) {
        return Err("is on a network, from which nothing is fetched".to_owned());
    }
    let path = joined(file, &percent_decoded(name))?;
    let path = if path == main { String::new() } else { path };
    Ok(Target { path, pointer })
}

fn is_url(name: &str) -> bool {
    let is_scheme = |scheme: &str| {
        scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'))
    };
    name.starts_with("//") || name.split_once(':').is_some_and(|(scheme, _)| is_scheme(scheme))
}

/// The path from the folder of the document. It never leaves that.
fn joined(file: &str, name: &str) -> Result<String, String> {
    if name.starts_with(['/', '\\']) || name.chars().nth(1) == Some(':') {
        return Err("is not relative, and only files in the folder of the document are read".to_owned());
    }
    let mut steps: Vec<&str> = file.split('/').collect();
    steps.pop();
    for step in name.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => {
                let above = "leads above the folder of the document, where no file is read";
                steps.pop().ok_or(above)?;
            }
            step => steps.push(step),
        }
    }
    Ok(steps.join("/"))
}

/// A pointer in the one form that it is compared in.
fn usual(pointer: &str) -> String {
    match pointer {
        "" | "/" => String::new(),
        _ => pointer.split('/').map(|step| escaped(&unescaped(step))).collect::<Vec<_>>().join("/"),
    }
}

/// A step of a pointer within a URI.
pub(crate) fn escaped(step: &str) -> String {
    step.replace('~', "~0").replace('/', "~1").replace('%', "%25")
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn references_lead_into_files_below_the_document_and_nowhere_else() {
        for (file, reference, path, pointer) in [
            ("", "schemas/pet.yaml", "schemas/pet.yaml", ""),
            ("", "./schemas/pet.yaml#/Pet", "schemas/pet.yaml", "/Pet"),
            ("schemas/pet.yaml", "../common.json#/a~1b", "common.json", "/a~1b"),
            ("schemas/pet.yaml", "owner.yaml#/", "schemas/owner.yaml", ""),
            ("schemas/pet.yaml", "#/Tag", "schemas/pet.yaml", "/Tag"),
            ("schemas/pet.yaml", "../api.yaml#/components/schemas/Pet", "", "/components/schemas/Pet"),
            ("", "#/components/schemas/A%20b", "", "/components/schemas/A b"),
            ("", "some%20pets.yaml", "some pets.yaml", ""),
            ("", r"schemas\pet.yaml", "schemas/pet.yaml", ""),
        ] {
            let found = target("api.yaml", file, reference).map(|found| (found.path, found.pointer));
            assert_eq!(found, Ok((path.to_owned(), pointer.to_owned())), "{reference} in {file}");
        }
        for (file, reference, why) in [
            ("", "https://example.com/pet.yaml#/Pet", "network"),
            ("", "//example.com/pet.yaml", "network"),
            ("", "file:///etc/passwd", "network"),
            ("", "../pet.yaml", "above"),
            ("schemas/pet.yaml", "../../pet.yaml", "above"),
            ("schemas/pet.yaml", "%2e%2e/%2e%2e/pet.yaml", "above"),
            ("", "/etc/passwd", "not relative"),
            ("", r"C:\pet.yaml", "not relative"),
        ] {
            let refused = target("api.yaml", file, reference).err().unwrap_or_default();
            assert!(refused.contains(why), "{reference}: {refused}");
        }
    }
}
