//! What the command prints.

use std::io::Write as _;

use specwright_cli::report::Format;

use crate::Outcome;

/// Says why a run failed.
pub(crate) fn fail(message: &str) -> Outcome {
    eprint(&format!("error: {message}\n"));
    Outcome::Failed
}

/// Prints the result of a run that ended so. A reader that has gone away (`| head`) is no failure, a full disk is.
pub(crate) fn print(text: &str, outcome: Outcome) -> Outcome {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            fail(&format!("cannot write to standard output: {error}"))
        }
        _ => outcome,
    }
}

/// Prints on standard error, as far as it goes; colours only where someone sees them.
pub(crate) fn eprint(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// Prints what a run came to: on standard output, which belongs to the problems alone where tools read them.
pub(crate) fn conclude(format: Format, text: &str, outcome: Outcome) -> Outcome {
    if format.is_for_people() {
        return print(text, outcome);
    }
    eprint(text);
    outcome
}

/// Prints problems of specs in a run that ended so: for people on standard error, for tools on standard output.
pub(crate) fn report(format: Format, text: &str, outcome: Outcome) -> Outcome {
    if format.is_for_people() {
        eprint(text);
        return outcome;
    }
    print(text, outcome)
}
