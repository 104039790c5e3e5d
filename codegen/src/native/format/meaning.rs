//! Whether a text still says what it said.

use super::comment;
use super::flow::in_order;
use super::guide::Guide;
use super::source::Source;
use crate::source::SourceFile;
use crate::yaml;
use crate::yaml::{Kind, Node, Scalar, Style, trap};

/// Whether the new text has the same nodes, but for the order of the language's own keys, and the same comments.
pub(crate) fn is_kept(root: &Node, comments: &[&str], text: &str, guide: Guide) -> bool {
    let file = SourceFile::new("", text);
    let Ok(new) = yaml::parse(&file) else { return false };
    let found = comment::find(&Source::new(text), &new);
    let mut new_comments: Vec<&str> = found.iter().map(|comment| comment.text.as_str()).collect();
    let mut comments = comments.to_vec();
    new_comments.sort_unstable();
    comments.sort_unstable();
    comments == new_comments && is_same(root, &new, guide)
}

fn is_same(old: &Node, new: &Node, guide: Guide) -> bool {
    match (&old.kind, &new.kind) {
        (Kind::Scalar(old), Kind::Scalar(new)) => {
            old.text == new.text
                && is_read_as_text(old) == is_read_as_text(new)
                && is_block(old) == is_block(new)
        }
        (Kind::List(olds), Kind::List(news)) => {
            olds.len() == news.len()
                && olds.iter().zip(news).all(|(old, new)| is_same(old, new, guide.item(old)))
        }
        (Kind::Map(old), Kind::Map(new)) => {
            let (olds, news) = (in_order(old, guide), in_order(new, guide));
            olds.len() == news.len()
                && olds.into_iter().zip(news).all(|(old, new)| {
                    old.key.text == new.key.text
                        && (old.key.style == Style::Plain && trap(&old.key.text).is_some())
                            == (new.key.style == Style::Plain && trap(&new.key.text).is_some())
                        && is_same(&old.value, &new.value, guide.entry(old))
                })
        }
        _ => false,
    }
}

/// Without quotes, some texts are numbers and the like to the parser or to other readers.
fn is_read_as_text(scalar: &Scalar) -> bool {
    scalar.style != Style::Plain || trap(&scalar.text).is_none()
}

/// After `json:`, a block text is JSON, and another text is a text.
fn is_block(scalar: &Scalar) -> bool {
    scalar.style == Style::Block
}
