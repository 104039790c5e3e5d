//! What an API says of itself.

use super::fields::Fields;
use super::notes::Notes;
use super::words::kebab;
use crate::diagnostic::Code;
use crate::form;
use crate::ir::{Features, Package};
use crate::source::Span;
use crate::yaml::Node;

/// The longest name of a crate that is made.
const LONGEST: usize = 60;

/// The head of an API.
pub(crate) struct Head {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) doc: Option<String>,
    pub(crate) package: Package,
}

/// Reads it. `file` is the name of the document's file, for an API whose title says nothing.
pub(crate) fn read(info: Option<&Node>, span: Span, file: &str, notes: &Notes) -> Head {
    let Some(info) = info else {
        notes.say(Code::OpenapiRepaired, span, "nothing says what the API is called");
        let name = of_file(file);
        return Head { title: name.clone(), name, doc: None, package: Package::default() };
    };
    let mut fields = Fields::of(info, "`info`", notes);
    let title = fields.doc("title").unwrap_or_else(|| "API".to_owned());
    let doc = fields.doc("description").or_else(|| fields.doc("summary"));
    let own = fields.text("x-specwright-name").filter(|name| form::NameForm::Kebab.misfit(name).is_none());
    let name = own.map_or_else(|| of_title(&title).unwrap_or_else(|| of_file(file)), str::to_owned);
    let package = fields.take("x-specwright-package").map(|node| package(node, notes)).unwrap_or_default();
    fields.words(&["summary", "termsOfService", "contact", "license", "version"]);
    fields.finish();
    Head { name, title: title.replace(['\n', '\r'], " "), doc, package }
}

/// Words that say nothing of an API.
const EMPTY: [&str; 8] = ["api", "the", "rest", "openapi", "swagger", "title", "untitled", "service"];

/// The title as the name of a crate, without words that say nothing; none where no other is left, or where it is in
/// letters that no crate has in its name.
fn of_title(title: &str) -> Option<String> {
    let plain: String = title.chars().map(without_accent).collect();
    if plain.chars().any(|c| c.is_alphanumeric() && !c.is_ascii()) {
        return None;
    }
    let whole = kebab(&plain, "api");
    let mut name = String::new();
    for word in whole.split('-').filter(|word| !EMPTY.contains(word)) {
        if name.len() + word.len() > LONGEST {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(word);
    }
    match name.starts_with(|c: char| c.is_ascii_lowercase()) {
        true => Some(name),
        false if name.is_empty() => None,
        false => Some(format!("api-{name}")),
    }
}

/// The letter of ASCII that a letter of Latin languages is without its accent.
fn without_accent(letter: char) -> char {
    match letter {
        'à'..='å' | 'À'..='Å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'Ç' | 'ć' | 'č' | 'Č' => 'c',
        'è'..='ë' | 'È'..='Ë' | 'ę' | 'ě' | 'ē' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' | 'ı' | 'İ' => 'i',
        'ñ' | 'Ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' | 'ő' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' | 'Ý' => 'y',
        'š' | 'Š' | 'ś' | 'ş' => 's',
        'ž' | 'Ž' | 'ź' | 'ż' => 'z',
        'ł' | 'Ł' => 'l',
        'ğ' | 'Ğ' => 'g',
        'ř' | 'Ř' => 'r',
        other => other,
    }
}

/// The name of the file, without its folder and what says its format.
fn of_file(file: &str) -> String {
    let base = file.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = [".json", ".yaml", ".yml"].iter().find_map(|ending| base.strip_suffix(ending)).unwrap_or(base);
    let name: String = kebab(stem, "api").chars().take(LONGEST).collect();
    name.trim_end_matches('-').to_owned()
}

fn package(node: &Node, notes: &Notes) -> Package {
    let mut fields = Fields::of(node, "the package", notes);
    let version = fields.text("version").filter(|version| form::package_version(version).is_none());
    let package = Package {
        version: version.map(str::to_owned),
        license: fields.text("license").map(str::to_owned),
        repository: fields.text("repository").map(str::to_owned),
        modules: fields.list("modules").iter().filter_map(Node::text).map(str::to_owned).collect(),
        features: match fields.text("features") {
            Some("by-tag") => Features::ByTag(node.span),
            _ => Features::None,
        },
    };
    fields.finish();
    package
}

#[cfg(test)]
mod tests {
    use super::of_title;

    #[test]
    fn titles_in_other_letters_are_no_names_of_crates() {
        for (title, name) in [
            ("Café API", Some("cafe")),
            ("Łódź Crème", Some("lodz-creme")),
            ("Погода", None),
            ("天気 API", None),
            ("The Weather — API", Some("weather")),
        ] {
            assert_eq!(of_title(title).as_deref(), name, "{title}");
        }
    }
}
