//! `specwright adopt`: a document of another language becomes a spec.

use std::path::PathBuf;

use specwright_cli::report;

use crate::Outcome;
use crate::console::{eprint, fail};
use crate::export::deliver;
use crate::specs;

/// Writes a spec in Specwright's own language from an OpenAPI document, for authors who go on with it by hand.
#[derive(clap::Args)]
#[command(after_help = "\
What the document says and the spec does not is in comments, each before what it is about.

Exit status: 0 done; 1 problems in the document; 2 wrong usage, or the system refused to read or write.")]
pub(crate) struct Arguments {
    /// The document to read.
    #[arg(value_name = "DOCUMENT")]
    document: PathBuf,
    /// The file to write, which is not there yet [default: standard output].
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    // What is there may be what an author has written, the document itself among it.
    if let Some(taken) = arguments.out.as_deref().filter(|out| out.exists()) {
        return fail(&format!(
            "{} is there already; choose another file, or remove it first",
            taken.display()
        ));
    }
    let document = match specs::read(&arguments.document) {
        Ok(document) => document,
        Err(message) => return fail(&message),
    };
    match document.check() {
        Ok(checked) => deliver(&specwright_codegen::adopt(&checked), arguments.out.as_deref()),
        Err(diagnostics) => {
            eprint(&document.render(report::Format::Human, &diagnostics));
            Outcome::Problems
        }
    }
}
