//! Events that the API sends: what is signed, and what tells them apart.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Signature, SignedPiece, Timestamp, TimestampPlace, Webhooks};

pub(crate) fn check_webhooks(api: &Api, report: &mut Report) {
    let Some(webhooks) = &api.webhooks else { return };
    if let Some(signature) = &webhooks.signature {
        check_signed(signature, report);
        check_timestamp(signature, report);
    }
    check_names(webhooks, report);
}

fn bad(signature: &Signature, message: impl Into<String>, help: &str) -> Diagnostic {
    Diagnostic::new(Code::BadSignature, signature.span, message).help(help)
}

/// What is signed holds the body, and all that says when and which; nothing else is known.
fn check_signed(signature: &Signature, report: &mut Report) {
    const PIECES: &str = "in braces stand `{body}`, `{timestamp}` and `{id}`";
    let pieces = signature.pieces();
    for piece in &pieces {
        let message = match piece {
            SignedPiece::Named("body" | "timestamp" | "id") => continue,
            SignedPiece::Named(name) => {
                format!("`{{{}}}` is not a piece of what is signed", name.escape_debug())
            }
            SignedPiece::Text(text) if text.contains('{') => {
                "a brace of what is signed is not closed".to_owned()
            }
            SignedPiece::Text(_) => continue,
        };
        report.push(bad(signature, message, PIECES));
    }
    let has = |name| pieces.contains(&SignedPiece::Named(name));
    if !has("body") {
        report.push(bad(
            signature,
            "what is signed does not hold the body",
            "write `{body}` where it stands",
        ));
    }
    for (name, is_said) in [("timestamp", signature.timestamp.is_some()), ("id", signature.id.is_some())] {
        match (has(name), is_said) {
            (true, false) => {
                let message = format!("`{{{name}}}` is signed, and nothing says where it stands");
                report.push(bad(signature, message, &format!("add `{name}`")));
            }
            (false, true) => {
                let message = format!("`{name}` is not signed, so that anybody can change it");
                report.push(bad(
                    signature,
                    message,
                    &format!("put `{{{name}}}` into `signed`, or remove `{name}`"),
                ));
            }
            _ => {}
        }
    }
}

fn check_timestamp(signature: &Signature, report: &mut Report) {
    match (&signature.timestamp, &signature.separator) {
        (None, _) if signature.tolerance.is_some() => {
            let message = "a tolerance is one of timestamps, and events have none";
            report.push(bad(signature, message, "add `timestamp`, or remove `tolerance`"));
        }
        (Some(Timestamp { place: TimestampPlace::Beside(_), .. }), None) => {
            let message =
                "a timestamp beside the signature stands in a list, and nothing says what separates it";
            report.push(bad(signature, message, "add `separator: \",\"`"));
        }
        _ => {}
    }
}

/// Where something tells which event it is, each event has a name of its own; else none has one.
fn check_names(webhooks: &Webhooks, report: &mut Report) {
    for (index, event) in webhooks.events.iter().enumerate() {
        let Some(name) = &event.event else {
            if webhooks.event.is_some() {
                let message = format!("`{}` does not say by which name it comes", event.name);
                report.push(
                    Diagnostic::new(Code::WebhookEvent, event.span, message).help("add `event: …` to it"),
                );
            }
            continue;
        };
        if webhooks.event.is_none() {
            let message = format!("`{}` has a name, and nothing says where events have theirs", event.name);
            report.push(
                Diagnostic::new(Code::WebhookEvent, event.span, message)
                    .help("add `event: …` to `webhooks`: a member of the body, or `{ header: … }`"),
            );
        }
        let mut before = webhooks.events.iter().take(index);
        if let Some(other) = before.find(|other| other.event.as_ref() == Some(name)) {
            let message = format!("`{}` comes by the name of another event", event.name);
            report.push(
                Diagnostic::new(Code::WebhookEvent, event.span, message)
                    .related(other.span, "the other one is here")
                    .help("let one event hold a union of what both may be"),
            );
        }
    }
}
