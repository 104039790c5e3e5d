//! Which documented error an answer is: generated enums against the same written by hand.
//!
//! Instructions are the difference between many and few repetitions in a process of its own, less what it takes
//! to copy and drop the answer.

mod twin;

use std::hint::black_box;

use measure::allocations;
use specwright::bytes::Bytes;
use specwright::{Response, decode_response, http};

#[global_allocator]
static ALLOCATOR: measure::Counting = measure::Counting;

/// An answer, and what either side makes of it.
struct Case {
    title: &'static str,
    response: Response,
    ours: fn(Response),
    twin: fn(Response),
}

fn registration(response: Response) {
    drop(black_box(decode_response::<verifik::operations::CreateAppRegistration>(response)));
}

fn deletion(response: Response) {
    drop(black_box(decode_response::<baf::operations::DeleteApplicant>(response)));
}

fn cases() -> Vec<Case> {
    let case = |title, status: u16, body: &'static str, ours, twin| {
        let response = http::Response::builder().status(status).body(Bytes::from_static(body.as_bytes()));
        Case { title, response: response.expect("a response"), ours, twin }
    };
    let twin_registration: fn(Response) = |response| drop(black_box(twin::RegistrationError::of(response)));
    let twin_deletion: fn(Response) = |response| drop(black_box(twin::DeletionError::of(response)));
    let not_found = include_str!("../../../tests/tests/pages/baf-delete-applicant-404.json");
    let conflict = |name| match name {
        "contact" => {
            include_str!("../../../tests/tests/pages/verifik-create-app-registration-409-contact.json")
        }
        _ => include_str!("../../../tests/tests/pages/verifik-create-app-registration-409-email-domain.json"),
    };
    vec![
        case("code and message", 409, conflict("email"), registration, twin_registration),
        case("message, two with one code", 409, conflict("contact"), registration, twin_registration),
        case("message with a parameter", 404, not_found, deletion, twin_deletion),
        case("another status", 500, conflict("contact"), registration, twin_registration),
        case("HTML of a proxy", 409, "<html><body>Conflict</body></html>", registration, twin_registration),
        case("no body", 409, "", registration, twin_registration),
    ]
}

fn main() {
    let cases = cases();
    let arguments: Vec<usize> =
        std::env::args().skip(1).map(|text| text.parse().expect("run without arguments")).collect();
    match arguments[..] {
        [case, side, times] => repeat(&cases[case], side, times),
        _ => print_table(&cases),
    }
}

fn repeat(case: &Case, side: usize, times: usize) {
    let work = [|response| drop(black_box(response)), case.ours, case.twin][side];
    for _ in 0..times {
        work(black_box(case.response.clone()));
    }
}

fn print_table(cases: &[Case]) {
    let with_instructions = measure::valgrind();
    println!("| | instructions | by hand | ratio | allocations | by hand |");
    println!("|---|---:|---:|---:|---:|---:|");
    for (index, case) in cases.iter().enumerate() {
        let [base, ours, twin] = [0, 1, 2].map(|side| {
            let before = allocations();
            repeat(case, side, 1);
            allocations() - before
        });
        let counted = match with_instructions {
            true => {
                let [base, ours, twin] =
                    [0, 1, 2].map(|side| measure::instructions_of_one(&[index, side], 10, 1_010));
                format!("{:.0} | {:.0} | {:.2}", ours - base, twin - base, (ours - base) / (twin - base))
            }
            false => " | | ".to_owned(),
        };
        println!("| {} | {counted} | {} | {} |", case.title, ours - base, twin - base);
    }
}
