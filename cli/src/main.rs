//! The `specwright` command.

mod adopt;
mod check;
mod console;
mod diff;
mod explain;
mod export;
mod fmt;
mod generate;
mod mock;
mod new;
mod release;
mod schema;
mod specs;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Turns YAML descriptions of HTTP APIs into typed Rust client crates.
#[derive(Parser)]
#[command(name = "specwright", version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    New(new::Arguments),
    Generate(generate::Arguments),
    Export(export::Arguments),
    Adopt(adopt::Arguments),
    Check(check::Arguments),
    Diff(diff::Arguments),
    Release(release::Arguments),
    Mock(mock::Arguments),
    Explain(explain::Arguments),
    Fmt(fmt::Arguments),
    Schema(schema::Arguments),
}

/// How a command ended.
enum Outcome {
    /// Done, or nothing to do.
    Done,
    /// Something is wrong in a spec, or the output is out of date.
    Problems,
    /// Wrong usage, or the system refused.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => ExitCode::SUCCESS,
            Outcome::Problems => ExitCode::from(1),
            Outcome::Failed => ExitCode::from(2),
        }
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.command {
        Command::New(arguments) => new::run(&arguments).into(),
        Command::Generate(arguments) => generate::run(&arguments).into(),
        Command::Export(arguments) => export::run(&arguments).into(),
        Command::Adopt(arguments) => adopt::run(&arguments).into(),
        Command::Check(arguments) => check::run(&arguments).into(),
        Command::Diff(arguments) => diff::run(&arguments).into(),
        Command::Release(arguments) => release::run(&arguments).into(),
        Command::Mock(arguments) => mock::run(&arguments).into(),
        Command::Explain(arguments) => explain::run(&arguments).into(),
        Command::Fmt(arguments) => fmt::run(&arguments).into(),
        Command::Schema(arguments) => schema::run(&arguments).into(),
    }
}
