//! What a spec says beyond what a schema can check: documentation, provenance, and why not to use something.

use crate::ir::{Api, Confidence, Deprecation, Provenance, SourceLines};
use crate::json::{Json, Object};

/// Where a fact is known from; how, only where that is not what `whole`, the node around it, says of itself.
pub(super) fn provenance(api: &Api, provenance: &Provenance, whole: Confidence) -> Object {
    let places: Vec<String> = provenance.places.iter().map(|at| place(api, at)).collect();
    let known = (provenance.known != whole).then(|| known(provenance.known));
    Object::default()
        .with_some("x-specwright-from", (!places.is_empty()).then(|| Json::list(places)))
        .with_some("x-specwright-known", known)
}

/// A place as the spec writes it: `guide 12-14+20`.
fn place(api: &Api, place: &SourceLines) -> String {
    let source = &api[place.source].name;
    let lines: Vec<String> = place
        .lines
        .iter()
        .map(|(first, last)| if first == last { format!("{first}") } else { format!("{first}-{last}") })
        .collect();
    format!("{source} {}", lines.join("+"))
}

fn known(known: Confidence) -> &'static str {
    match known {
        Confidence::Stated => "stated",
        Confidence::Example => "example",
        Confidence::Observed => "observed",
        Confidence::Assumed => "assumed",
    }
}

/// That and why something should not be used any more.
pub(super) fn deprecation(deprecated: Option<&Deprecation>) -> Object {
    let Some(Deprecation { note }) = deprecated else { return Object::default() };
    Object::of("deprecated", true).with_some("x-specwright-deprecated", note.as_deref())
}

/// Paragraphs of text, where there are any. Readers take descriptions for CommonMark: what the author wrote is shown,
/// and never becomes HTML.
pub(super) fn description<T: AsRef<str>>(paragraphs: impl IntoIterator<Item = T>) -> Option<String> {
    let paragraphs: Vec<String> = paragraphs
        .into_iter()
        .map(|paragraph| without_html(paragraph.as_ref().trim()))
        .filter(|paragraph| !paragraph.is_empty())
        .collect();
    (!paragraphs.is_empty()).then(|| paragraphs.join("\n\n"))
}

fn without_html(text: &str) -> String {
    let pieces = text.split('`');
    let last = pieces.clone().count() - 1;
    let escaped: Vec<String> = pieces
        .enumerate()
        .map(|(at, piece)| match at % 2 == 1 && at < last {
            // Between two backticks all stands as it is.
            true => piece.to_owned(),
            false => piece.replace("\\<", "<").replace('<', "\\<"),
        })
        .collect();
    escaped.join("`")
}

#[cfg(test)]
mod tests {
    use super::description;

    #[test]
    fn html_is_shown_as_it_is_written() {
        let shown = |text: &str| description([text]).unwrap_or_default();
        assert_eq!(shown(" a < b and <script>x</script> "), r"a \< b and \<script>x\</script>");
        assert_eq!(shown("`list<T>` of <T>"), r"`list<T>` of \<T>");
        assert_eq!(shown("a ` and <b>"), r"a ` and \<b>");
        assert_eq!(shown(r"\<"), r"\<");
        assert_eq!(description([" ", ""]), None);
    }
}
