//! The native front end: a spec in Specwright's own YAML becomes the IR.

pub(crate) mod adopt;
mod extend;
pub(crate) mod format;
pub(crate) mod language;
pub(crate) mod lower;
pub(crate) mod member_key;
pub(crate) mod parse;
mod spelling;
pub(crate) mod version;

use crate::diagnostic::{Code, Diagnostic, Levels};
use crate::document::{Described, Spoken};
use crate::source::SourceFile;
use crate::yaml::{self, Node};

/// Reads a spec. All problems of a phase are reported together, and a phase only starts when the one before it had
/// no errors. `extended` reads the document that a spec extends, where it is at hand, with what the spec speaks of.
pub(crate) fn read(
    file: &SourceFile,
    extended: impl FnOnce(&Spoken) -> Option<Result<Described, Vec<Diagnostic>>>,
) -> Result<Described, Vec<Diagnostic>> {
    let root = yaml::parse(file)?;
    if let Some(path) = extend::extended(&root) {
        let base = extended(&extend::spoken(&root)).ok_or_else(|| vec![extend::not_at_hand(path)])?;
        if let Some(overlay) = extend::overlays(&root).get(file.overlays().len()) {
            return Err(vec![extend::not_at_hand(overlay)]);
        }
        return extend::read(&root, base?, extend::Unknown::Refused);
    }
    // Each form is let go as soon as the next one is there: they are the bulk of the memory.
    let spec = parse::parse(&root)?;
    drop(root);
    let levels = Levels::of(spec.lints.iter().map(|setting| (setting.lint, setting.level)));
    Ok(Described {
        api: lower::lower(spec)?,
        levels,
        spelling: spelling::of,
        notes: Vec::new(),
        extents: Vec::new(),
        softened: &[],
    })
}

/// Reads a document together with what it says of itself in the words of this language. Where that does not fit the rest,
/// it is left out, with a note.
pub(crate) fn with_own(own: &Node, described: Described) -> Described {
    let mut plain = described.clone();
    match extend::read(own, described, extend::Unknown::PassedOver) {
        Ok(read) => Described { spelling: plain.spelling, ..read },
        Err(problems) => {
            plain.notes.extend(problems.into_iter().next().map(|problem| {
                let message = format!("what is said beyond OpenAPI is left out: {}", problem.message);
                Diagnostic::new(Code::OpenapiNotRead, problem.span, message)
            }));
            plain
        }
    }
}

/// The paths of the overlays that a spec names; none of a text that cannot be read.
pub(crate) fn overlays(file: &SourceFile) -> Vec<String> {
    let Ok(root) = yaml::parse(file) else { return Vec::new() };
    extend::overlays(&root).iter().map_while(|node| node.text().map(str::to_owned)).collect()
}

/// The path of the document that a spec extends, as it is written; none of a text that cannot be read.
pub(crate) fn extends(file: &SourceFile) -> Option<String> {
    extend::extended(&yaml::parse(file).ok()?)?.text().map(str::to_owned)
}
