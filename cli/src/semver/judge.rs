//! What is agreed on, and what each disagreement comes of.

use specwright_codegen::diff::{Code, Comparison, Entry, Item, Rust};

use super::Finding;

/// What the two say of the same crates.
#[derive(Debug, Clone, Default)]
pub struct Judgement {
    /// Changes of specs, each with the lints that tell of it, too.
    pub agreed: Vec<(Code, Vec<String>)>,
    /// Disagreements that come of what one of the two does not look at.
    pub explained: Vec<String>,
    /// Disagreements that nothing explains: faults of the comparison.
    pub faults: Vec<String>,
}

/// Holds the findings to the changes.
pub fn judge(comparison: &Comparison, findings: &[Finding]) -> Judgement {
    let mut judgement = Judgement::default();
    let breaking: Vec<&Entry> =
        comparison.entries.iter().filter(|entry| entry.rust == Rust::Breaks).collect();
    let tells = |finding: &Finding, entry: &Entry| entry.items.iter().any(|item| is_about(finding, item));
    for entry in &breaking {
        let mut lints: Vec<String> =
            findings.iter().filter(|one| tells(one, entry)).map(|one| one.lint.clone()).collect();
        lints.sort();
        lints.dedup();
        match lints.is_empty() {
            false => judgement.agreed.push((entry.code, lints)),
            true => match blind_spot(entry) {
                Some(why) => judgement.explained.push(format!("`{}`: {}; {why}", entry.code, entry.message)),
                None => judgement
                    .faults
                    .push(format!("`{}`: {}; it finds nothing of the sort", entry.code, entry.message)),
            },
        }
    }
    for finding in findings.iter().filter(|one| !breaking.iter().any(|entry| tells(one, entry))) {
        let told = format!("`{}` of `{}`", finding.lint, finding.what);
        match not_promised(finding) {
            Some(why) => judgement.explained.push(format!("{told}: {why}")),
            None => judgement.faults.push(format!("{told}: no change says that callers break there")),
        }
    }
    judgement
}

/// Whether a finding is about an item of the crate, or about what is within it.
fn is_about(finding: &Finding, item: &Item) -> bool {
    let Some((last, owners)) = finding.path.split_last() else { return false };
    let is_in = |path: &[String]| is_within(path, item);
    is_in(&[owners, &[member(last)]].concat())
        || started_builder(&finding.path).is_some_and(|path| is_in(&path))
}

/// The type that a function begins, where it is the one that begins a builder: `Pet::builder` is gone when `PetBuilder` is.
fn started_builder(path: &[String]) -> Option<Vec<String>> {
    let [owners @ .., ty, function] = path else { return None };
    (function == "builder").then(|| [owners, &[format!("{ty}Builder")]].concat())
}

/// Whether a path is that of an item, or of something in it.
fn is_within(path: &[String], item: &Item) -> bool {
    let item: Vec<&str> = item.path.trim_end_matches("()").split("::").collect();
    let is_inside = |from: usize| {
        let tail = &item[from..];
        // A name in small letters alone is a field of anything.
        let names_a_type = tail.first().is_some_and(|piece| piece.starts_with(char::is_uppercase));
        let is_named = from == 0 || names_a_type;
        is_named && path.len() >= tail.len() && path.iter().zip(tail).all(|(one, other)| one == other)
    };
    // The blocking client is the other one again.
    (0..item.len()).any(is_inside)
}

/// The field that a method of a builder sets.
fn member(method: &str) -> String {
    let field = method.strip_prefix("maybe_").unwrap_or(method);
    field.strip_suffix("_null").unwrap_or(field).to_owned()
}

/// Why it finds nothing of a change that breaks callers.
fn blind_spot(entry: &Entry) -> Option<&'static str> {
    match entry.code {
        Code::ApiRenamed => return Some("it compares crates that have one name"),
        Code::DefaultFeatureRemoved | Code::FeaturesChanged => return Some("it turns all features on"),
        Code::RecursionLimitRaised => return Some("it does not compile those who use the crate"),
        Code::ErrorEnumSplit => return Some("it does not see that two names are one type"),
        _ => {}
    }
    let is_gone = |item: &Item| item.old.is_some() && item.new.is_none();
    let is_asked = entry.message.contains("builders ask for it") || entry.code == Code::BuilderNeedsMore;
    if is_asked && !entry.items.iter().any(is_gone) {
        return Some("it does not see what a builder asks for");
    }
    let is_type = |item: &Item| item.old.is_some() && item.new.is_some();
    // What is new beside what it changes takes nothing away.
    let is_new = |item: &Item| item.old.is_none();
    let changes = entry.items.iter().any(is_type);
    if entry.items.iter().all(is_type)
        || changes && entry.items.iter().all(|item| is_type(item) || is_new(item))
    {
        return Some("it does not look at the types of fields, arguments and outputs");
    }
    // What a builder's methods are there for is said by its type parameters.
    let is_setter = |item: &Item| item.path.split("::").any(|piece| piece.ends_with("Builder"));
    let is_trait =
        |item: &Item| item.path.starts_with("operations::") && item.path.matches("::").count() == 1;
    entry
        .items
        .iter()
        .all(|item| is_setter(item) || is_type(item) || is_trait(item))
        .then_some("it does not look at traits and at the type parameters of builders")
}

/// Why a finding is no break of what is promised.
fn not_promised(finding: &Finding) -> Option<&'static str> {
    let is_builder = finding.path.iter().any(|piece| piece.ends_with("Builder"));
    let is_about_generics =
        ["generic", "type_param", "const_param", "lifetime", "parameter_count", "trait_bound"]
            .iter()
            .any(|word| finding.lint.contains(word));
    (is_builder && is_about_generics).then_some("the type parameters of builders are not promised")
}
