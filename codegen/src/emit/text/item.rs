//! From items as tokens to the text of a file.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::emit::{Context, File};
use crate::output::MARK;

/// A Rust file: a note on where it comes from, then the items with an empty line between them.
pub(crate) fn file(
    context: &Context<'_>,
    path: &str,
    head: &str,
    items: impl IntoIterator<Item = TokenStream>,
) -> File {
    printed_file(context, path, head, items.into_iter().map(print))
}

/// As [`file`], of items that are printed already.
pub(crate) fn printed_file(
    context: &Context<'_>,
    path: &str,
    head: &str,
    items: impl IntoIterator<Item = String>,
) -> File {
    let mut text = note("//", context.spec_name);
    text.push_str(head);
    for item in items {
        text.push('\n');
        text.push_str(&item);
    }
    File { path: path.to_owned(), text }
}

/// The first line of a generated file, by which it is known again.
pub(crate) fn note(comment: &str, spec_name: &str) -> String {
    format!("{comment} {MARK} {}; edit that and run `specwright generate`.\n", plain(spec_name))
}

/// A file's name with nothing in it that a comment could end with or a reader be misled by.
fn plain(file_name: &str) -> String {
    let keep = |letter: char| letter.is_alphanumeric() || "._- ".contains(letter);
    file_name.chars().map(|letter| if keep(letter) { letter } else { '_' }).collect()
}

/// An `impl` block of functions that are printed already, with an empty line between them.
pub(crate) fn impl_block(owner: &Ident, functions: &[String]) -> String {
    format!("impl {owner} {{\n{}}}\n", functions.join("\n"))
}

/// One function of an `impl` block. They are printed one by one: what it takes to lay out a block grows faster
/// than the block, and an API may have thousands of operations.
pub(crate) fn function(owner: &Ident, function: TokenStream) -> String {
    let block = print(quote!(impl #owner { #function }));
    block.lines().skip(1).take_while(|line| *line != "}").flat_map(|line| [line, "\n"]).collect()
}

/// An item as it stands in a file.
pub(crate) fn print(item: TokenStream) -> String {
    match syn::parse2(item.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        // Not reachable by any spec; if it ever is, the text still says what was meant and whose fault it is.
        Err(error) => format!(
            "compile_error!(\"a bug in specwright, please report it: this is not Rust\");\n// {error}\n// {}\n",
            item.to_string().replace('\n', " ")
        ),
    }
}
