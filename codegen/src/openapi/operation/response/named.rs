//! Outcomes that have names: those of a spec that the document was made of.

use super::super::{Owner, headers};
use super::{Response, Status, content_of};
use crate::form::NameForm;
use crate::ir::{Content, NOT_MODIFIED, NamedOutcome, Outcome};
use crate::openapi::status;
use crate::openapi::types::{At, Types};
use crate::yaml::Node;

/// The outcomes of all successes, under each status one for each of its names.
pub(super) fn outcomes<'d>(
    successes: &[Response<'d>],
    owner: &Owner,
    types: &mut Types<'d, '_>,
) -> Vec<NamedOutcome> {
    let mut found: Vec<NamedOutcome> = Vec::new();
    for success in successes {
        let status = match success.status {
            Status::One(status) => status,
            Status::Class(_) | Status::Default => 200,
        };
        let own = format!("{}Headers", status::name(status));
        for (name, media) in names(success, status) {
            if found.iter().any(|known| known.name == name) {
                continue;
            }
            let headers = headers::lower(&success.headers.of_outcome(&name), &own, owner, types);
            let place = At::of_part(owner.clone(), &name);
            let media = media.filter(|_| !matches!(status, 204 | 205 | NOT_MODIFIED));
            let taken = media.and_then(|wanted| success.media.iter().find(|media| media.name == wanted));
            let (content, media) = match taken {
                Some(media) => content_of(media, &place, types),
                None => (Content::Empty, None),
            };
            let doc = doc(success.doc.as_deref().unwrap_or_default(), &name);
            let outcome =
                Outcome { status, content, media, resumable: false, headers, doc, span: success.span };
            found.push(NamedOutcome { name, outcome });
        }
    }
    found
}

fn names<'d>(success: &Response<'d>, status: u16) -> Vec<(String, Option<&'d str>)> {
    let fits = |name: &str| NameForm::UpperCamel.misfit(name).is_none();
    let named = success.names.iter().filter(|entry| fits(&entry.key.text));
    let named: Vec<_> =
        named.map(|entry| (entry.key.text.clone(), Some(&entry.value).and_then(Node::text))).collect();
    match named.is_empty() {
        true => vec![(status::name(status), success.media.first().map(|media| media.name))],
        false => named,
    }
}

/// What the description of a response says of one of its outcomes: each has its name before it.
fn doc(description: &str, name: &str) -> Option<String> {
    let start = format!("`{name}`");
    let mut paragraphs = description.split("\n\n").skip_while(|paragraph| !paragraph.starts_with(&start));
    let first = paragraphs.next()?.strip_prefix(&start)?.strip_prefix(": ")?;
    let rest = paragraphs.take_while(|paragraph| !paragraph.starts_with('`'));
    Some(std::iter::once(first).chain(rest).collect::<Vec<_>>().join("\n\n"))
}
