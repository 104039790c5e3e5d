//! Another version in a spec, and nothing else changed in its text.

use super::parse;
use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;
use crate::yaml::{self, Entry, Kind, Layout, Map, Node, Style, indentation, line_end, put_first};

/// Returns the text with another version under `api.package.version`, where it is put in if it is not there.
pub(crate) fn set(file: &SourceFile, version: &str) -> Result<String, Vec<Diagnostic>> {
    let root = yaml::parse(file)?;
    let Some(api) = get(&root, "api") else {
        parse::parse(&root)?;
        return Ok(file.text.to_string());
    };
    let (start, end, text) = match get(api, "package") {
        Some(package) => match get(package, "version") {
            Some(node) => replacement(node, version),
            None => put_first(file, package, &format!("version: {version}")),
        },
        None => put_in(file, api, &format!("package: {{ version: {version} }}")),
    };
    let (before, after) = (file.text.get(..start as usize), file.text.get(end as usize..));
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    Ok(format!("{before}{text}{after}"))
}

fn map(node: &Node) -> Option<&Map> {
    match &node.kind {
        Kind::Map(map) => Some(map),
        Kind::Scalar(_) | Kind::List(_) => None,
    }
}

fn entry<'n>(node: &'n Node, key: &str) -> Option<&'n Entry> {
    map(node)?.entries.iter().find(|entry| entry.key.text == key)
}

fn get<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    entry(node, key).map(|entry| &entry.value)
}

fn replacement(node: &Node, version: &str) -> (u32, u32, String) {
    let is_quoted = node.scalar().is_some_and(|scalar| scalar.style == Style::Quoted);
    let text = if is_quoted { format!("\"{version}\"") } else { version.to_owned() };
    (node.span.start, node.span.end, text)
}

/// Puts an entry behind the title of the API, which is on a line of its own; else where [`put_first`] does.
fn put_in(file: &SourceFile, api: &Node, text: &str) -> (u32, u32, String) {
    let is_block = map(api).is_some_and(|map| map.layout == Layout::Block);
    let title = entry(api, "title").filter(|_| is_block);
    let Some(title) = title else { return put_first(file, api, text) };
    let at = file.line_column(title.value.span.end);
    let line = file.line(at.line);
    let rest = file.text.get(title.value.span.end as usize..line.end as usize).unwrap_or_default();
    let is_alone = rest.trim().is_empty() || rest.trim().starts_with('#');
    let is_one_line = file.line_column(title.key.span.start).line == at.line;
    if !is_alone || !is_one_line {
        return put_first(file, api, text);
    }
    let indentation = indentation(file, title.key.span.start);
    (line.end, line.end, format!("{}{indentation}{text}", line_end(file)))
}

#[cfg(test)]
mod tests {
    use super::set;
    use crate::source::SourceFile;

    #[test]
    fn only_the_version_changes() {
        let rest = "\noperations: { ping: { http: GET /, out: empty } }\n";
        for (api, expected) in [
            ("api: { name: a, title: A }", "api: { package: { version: 1.2.3 }, name: a, title: A }"),
            (
                "api:\n  name: a # mine\n  title: A  # it\n  doc: Text",
                "api:\n  name: a # mine\n  title: A  # it\n  package: { version: 1.2.3 }\n  doc: Text",
            ),
            (
                "api:\n  title: A\n  package: { license: MIT } # free\n  name: a",
                "api:\n  title: A\n  package: { version: 1.2.3, license: MIT } # free\n  name: a",
            ),
            (
                "api:\n  title: A\n  package:\n    # who may\n    license: MIT\n  name: a",
                "api:\n  title: A\n  package:\n    # who may\n    version: 1.2.3\n    license: MIT\n  name: a",
            ),
            (
                "api: { name: a, title: A, package: { version: '0.9.0' } }",
                "api: { name: a, title: A, package: { version: \"1.2.3\" } }",
            ),
            (
                "api:\r\n  name: a\r\n  title: A\r\n",
                "api:\r\n  name: a\r\n  title: A\r\n  package: { version: 1.2.3 }\r\n",
            ),
        ] {
            let text = format!("specwright: 1\n{api}{rest}");
            let changed = set(&SourceFile::new("a.yaml", text), "1.2.3").unwrap_or_default();
            assert_eq!(changed, format!("specwright: 1\n{expected}{rest}"));
            let read = crate::read(&SourceFile::new("a.yaml", changed.as_str()));
            let version = read.ok().and_then(|checked| checked.api.package.version.clone());
            assert_eq!(version.as_deref(), Some("1.2.3"), "{changed}");
        }
    }
}
