//! What one call costs: generated clients against code written by hand for the same request.
//!
//! In memory: instructions and allocations of encoding, a transport that answers at once, and decoding; instructions
//! are the difference between many and few repetitions in a process of its own. Over a socket: time.

#[expect(dead_code, reason = "what is decoded is not looked at")]
mod by_hand;
mod loopback;
mod memory;
mod ours;
#[allow(dead_code, reason = "of these types, one is read")]
#[path = "../../decode/src/twin.rs"]
mod twin;

use by_hand::Registration;

#[global_allocator]
static ALLOCATOR: measure::Counting = measure::Counting;

const ANSWER: &str = include_str!("../../../tests/tests/pages/verifik-create-app-registration.json");

const ATTEMPT: &str = include_str!("../../../tests/tests/pages/baf-get-attempt.json");

const REGISTRATION: Registration<'static> = Registration {
    project: "507f1f77bcf86cd799439011",
    project_flow: "507f1f77bcf86cd799439015",
    email: Some("user@example.com"),
    phone: Some("1234567890"),
    country_code: Some("+1"),
    full_name: Some("John Doe"),
    language: Some("en"),
};

fn main() {
    let arguments: Vec<usize> =
        std::env::args().skip(1).map(|text| text.parse().expect("run without arguments")).collect();
    match arguments[..] {
        [case, side, times] => memory::repeat(case, side, times),
        _ => {
            memory::print_table();
            println!();
            loopback::print_table();
        }
    }
}
