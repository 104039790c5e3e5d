//! From items as tokens to the text of a file.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Context, File};
use crate::generated::MARK;

/// A Rust file: a note on where it comes from, then the items with an empty line between them.
pub(super) fn file(
    context: &Context<'_>,
    path: &str,
    head: &str,
    items: impl IntoIterator<Item = TokenStream>,
) -> File {
    let mut text = note("//", context.spec_name);
    text.push_str(head);
    for item in items {
        text.push('\n');
        text.push_str(&print(item));
    }
    File { path: path.to_owned(), text }
}

/// The first line of a generated file, by which it is known again.
pub(super) fn note(comment: &str, spec_name: &str) -> String {
    format!("{comment} {MARK} {}; edit that and run `specwright generate`.\n", plain(spec_name))
}

/// A file's name with nothing in it that a comment could end with or a reader be misled by.
fn plain(file_name: &str) -> String {
    let keep = |letter: char| letter.is_alphanumeric() || "._- ".contains(letter);
    file_name.chars().map(|letter| if keep(letter) { letter } else { '_' }).collect()
}

/// An `impl` block, its functions printed one by one: what it takes to lay out a block grows faster than the
/// block, and an API may have thousands of operations.
pub(super) fn impl_block(owner: &Ident, functions: impl IntoIterator<Item = TokenStream>) -> String {
    let mut text = format!("impl {owner} {{\n");
    for (index, function) in functions.into_iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        let block = print(quote!(impl #owner { #function }));
        let lines = block.lines().skip(1).take_while(|line| *line != "}");
        lines.for_each(|line| text.extend([line, "\n"]));
    }
    text.push_str("}\n");
    text
}

fn print(item: TokenStream) -> String {
    match syn::parse2(item.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        // Not reachable by any spec; if it ever is, the text still says what was meant and whose fault it is.
        Err(error) => format!(
            "compile_error!(\"a bug in specwright, please report it: this is not Rust\");\n// {error}\n// {}\n",
            item.to_string().replace('\n', " ")
        ),
    }
}
