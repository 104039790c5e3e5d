//! `specwright explain`: what a code means.

use specwright_codegen::diagnostic::Code;

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
    let Some(word) = &arguments.code else { return print(&all(), Outcome::Done) };
    match Code::find(word) {
        Some(code) => print(code.page(), Outcome::Done),
        None => {
            fail(&format!("there is no code `{}`; `specwright explain` lists them all", word.escape_debug()))
        }
    }
}

fn all() -> String {
    let width = Code::ALL.iter().map(|code| code.as_str().len()).max().unwrap_or(0);
    let line = |code: &Code| format!("  {code:width$}  {}\n", code.title());
    let lines =
        |lints: bool| Code::ALL.iter().filter(|code| code.is_lint() == lints).map(line).collect::<String>();
    format!("Errors\n{}\nLints\n{}", lines(false), lines(true))
}
