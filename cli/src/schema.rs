//! `specwright schema`: the language, for editors.

use crate::Outcome;
use crate::console::print;

/// Prints the JSON Schema of the spec language, for editors.
#[derive(clap::Args)]
#[command(after_help = "\
Keep it beside the specs, and name it in the first line of each:

  specwright schema > specs/specwright.schema.json
  # yaml-language-server: $schema=specwright.schema.json")]
pub(crate) struct Arguments {}

pub(crate) fn run(_: &Arguments) -> Outcome {
    print(&specwright_codegen::schema(), Outcome::Done)
}
