//! The top of a spec: version, `api`, `sources`, `servers`.

use super::Text;
use super::fields::{Fields, as_list};
use super::name::parse_name_node;
use super::provenance::Notes;
use super::scalar::{parse_scalar, parse_text, parse_word};
use crate::diagnostic::{Code, Diagnostic, Edit, Report};
use crate::form::{self, NameForm};
use crate::ir::{Features, Location, Package};
use crate::source::Span;
use crate::yaml::Node;

const FEATURES: [(&str, ()); 1] = [("by-tag", ())];

/// What the API is called.
#[derive(Debug)]
pub(crate) struct Api {
    pub(crate) name: Text,
    pub(crate) title: Text,
    pub(crate) package: Package,
    pub(crate) notes: Notes,
}

/// A document that facts come from.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) name: Text,
    pub(crate) title: Text,
    pub(crate) location: Option<Location>,
    pub(crate) updated: Option<Text>,
    pub(crate) span: Span,
}

pub(crate) fn parse_version(fields: &mut Fields<'_>, report: &mut Report) {
    let help = "the first line is `specwright: 1`";
    let Some(node) = fields.take("specwright") else {
        let message = "the spec does not say which version of the language it is written in";
        let problem = Diagnostic::new(Code::LanguageVersion, fields.span(), message).help(help);
        report.push(problem.edit(Edit::insert(fields.span(), "specwright: 1\n")));
        return;
    };
    let Some(scalar) = parse_scalar(node, "`specwright`", "the version of the language", report) else {
        return;
    };
    if scalar.text != "1" {
        let message = format!(
            "version {} of the language is not known; this tool reads version 1",
            node_text(scalar.short_text())
        );
        report.push(Diagnostic::new(Code::LanguageVersion, node.span, message).help(help));
    } else if fields.first_key() != Some("specwright") {
        let message = "the version of the language does not stand first";
        report.push(Diagnostic::new(Code::LanguageVersion, node.span, message).help(help));
    }
}

fn node_text(text: Option<&str>) -> String {
    text.map_or_else(|| "of that name".to_owned(), |text| format!("`{text}`"))
}

pub(crate) fn parse_api(node: &Node, report: &mut Report) -> Option<Api> {
    let mut fields = Fields::of(node, "`api`", report)?;
    let name = fields
        .require("name")
        .and_then(|node| parse_name_node(node, "the API's name", NameForm::Kebab, report));
    let title = fields.require("title").and_then(|node| parse_text(node, "`title`", report));
    let package = fields.take("package").and_then(|node| parse_package(node, report));
    let notes = fields.notes(report);
    fields.finish(report);
    Some(Api { name: name?, title: title?, package: package.unwrap_or_default(), notes })
}

/// What the generated package says of itself.
fn parse_package(node: &Node, report: &mut Report) -> Option<Package> {
    let mut fields = Fields::of(node, "`package`", report)?;
    let mut text = |key, what| fields.take(key).and_then(|node| parse_text(node, what, report));
    let version = text("version", "`version`");
    let license = text("license", "`license`").map(|text| text.value);
    let repository = text("repository", "`repository`").map(|text| text.value);
    let modules = fields.take("modules").map(|node| parse_modules(node, report)).unwrap_or_default();
    let features = fields.take("features").and_then(|node| parse_word(node, "`features`", &FEATURES, report));
    fields.notes(report);
    fields.finish(report);
    let version = version.map(|version| check_package_version(version, report));
    let features = features.map_or(Features::None, |word| Features::ByTag(word.span));
    Some(Package { version, license, repository, modules, features })
}

fn parse_modules(node: &Node, report: &mut Report) -> Vec<String> {
    let mut modules: Vec<String> = Vec::new();
    for node in as_list(node, "`modules`", report) {
        let Some(name) = parse_name_node(node, "a module's name", NameForm::Snake, report) else { continue };
        if let Some(misfit) = form::own_module(&name.value) {
            report.push(misfit.at(name.span));
        } else if modules.contains(&name.value) {
            let message = format!("the module `{}` is named twice", name.value);
            report.push(
                Diagnostic::new(Code::DuplicateValue, name.span, message).help("name each module once"),
            );
        } else {
            modules.push(name.value);
        }
    }
    modules
}

fn check_package_version(version: Text, report: &mut Report) -> String {
    if let Some(misfit) = form::package_version(&version.value) {
        report.push(misfit.at(version.span));
    }
    version.value
}

pub(crate) fn parse_source(name: Text, node: &Node, report: &mut Report) -> Option<Source> {
    let mut fields = Fields::of(node, "a source", report)?;
    let title = fields.require("title").and_then(|node| parse_text(node, "`title`", report));
    let url = fields.take("url").and_then(|node| parse_text(node, "`url`", report));
    let file = fields.take("file").and_then(|node| parse_text(node, "`file`", report));
    let updated = fields.take("updated").and_then(|node| parse_text(node, "`updated`", report));
    fields.notes(report);
    if fields.present(&["url", "file"]).len() > 1 {
        fields.exactly_one(&["url", "file"], report);
    }
    let span = fields.span();
    fields.finish(report);
    let location = url.map(|url| Location::Url(url.value)).or(file.map(|file| Location::File(file.value)));
    Some(Source { name, title: title?, location, updated, span })
}
