//! From items as tokens to the text of a file.

use proc_macro2::TokenStream;

use super::{Context, File};

/// A Rust file: a note on where it comes from, then the items with an empty line between them.
pub(super) fn file(context: &Context<'_>, path: &str, head: &str, items: Vec<TokenStream>) -> File {
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
    // The name may hold anything that a file name can.
    let spec_name: String = spec_name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("{comment} {} {spec_name}; edit that and run `specwright generate`.\n", crate::output::MARK)
}

fn print(item: TokenStream) -> String {
    match syn::parse2(item.clone()) {
        Ok(file) => spaced(&prettyplease::unparse(&file)),
        // Not reachable by any spec; if it ever is, the text still says what was meant and whose fault it is.
        Err(error) => format!(
            "compile_error!(\"a bug in specwright, please report it: this is not Rust\");\n// {error}\n// {}\n",
            item.to_string().replace('\n', " ")
        ),
    }
}

/// An empty line between the functions of an `impl`, as anyone would write it.
fn spaced(text: &str) -> String {
    text.replace("\n    }\n    ", "\n    }\n\n    ")
}
