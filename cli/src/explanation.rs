//! `specwright explain`: what a code means.

use specwright_cli::explain::{PAGES, page, title};
use specwright_codegen::lint::LINTS;

use crate::Outcome;
use crate::console::{fail, print};

/// Explains the code of a problem, with a wrong and a right example.
#[derive(clap::Args)]
#[command(after_help = "Exit status: 0 done; 2 there is no such code.")]
pub(crate) struct Arguments {
    /// The code in brackets of a message [default: a line on each].
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let Some(code) = &arguments.code else { return print(&all(), Outcome::Done) };
    match page(code) {
        Some(page) => print(page, Outcome::Done),
        None => {
            fail(&format!("there is no code `{}`; `specwright explain` lists them all", code.escape_debug()))
        }
    }
}

fn all() -> String {
    let width = PAGES.iter().map(|(code, _)| code.len()).max().unwrap_or(0);
    let line = |(code, page): &(&str, &str)| format!("  {code:width$}  {}\n", title(page));
    let (lints, errors): (Vec<_>, Vec<_>) = PAGES.iter().partition(|(code, _)| LINTS.contains(code));
    let lines = |pages: Vec<&(&str, &str)>| pages.into_iter().map(line).collect::<String>();
    format!("Errors\n{}\nLints\n{}", lines(errors), lines(lints))
}
