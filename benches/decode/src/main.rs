//! Decoding and encoding: the types of `baf` against the same types with `serde_derive`.
//!
//! Both read the same compact JSON and must write the same text again. Instructions are the difference between
//! many and few repetitions in a process of its own, so that start-up is not in them.

mod sample;
mod twin;

use std::hint::black_box;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

use measure::allocations;
use specwright::Model;

#[global_allocator]
static ALLOCATOR: measure::Counting = measure::Counting;

/// Rounds of timing, in which both sides take turns.
const ROUNDS: usize = 41;

/// What is done to a text.
#[derive(Clone, Copy)]
enum Action {
    Decode,
    Encode,
}

/// A text and the work that either side does on it.
struct Case {
    title: &'static str,
    text: String,
    sides: [Side; 2],
}

/// What one of the sides does with a text; all are functions of its type.
struct Side {
    /// Reads the text and writes it again.
    copy: fn(&str) -> String,
    /// Repeats the action and says how long that took and how much was allocated.
    repeat: fn(&str, Action, usize) -> (Duration, u64),
}

impl Side {
    fn of<T: Codec>() -> Self {
        Self {
            copy: |text| T::decode(text).encode(),
            repeat: |text, action, times| {
                let value = T::decode(text);
                let (start, before) = (measure::processor_time(), allocations());
                for _ in 0..times {
                    match action {
                        Action::Decode => drop(black_box(T::decode(black_box(text)))),
                        Action::Encode => drop(black_box(black_box(&value).encode())),
                    }
                }
                (measure::processor_time() - start, allocations() - before)
            },
        }
    }
}

/// How a side reads and writes: from bytes, as responses are.
trait Codec {
    fn decode(text: &str) -> Self;

    fn encode(&self) -> String;
}

/// The types of `baf`.
struct Ours<T>(T);

impl<T: Model> Codec for Ours<T> {
    fn decode(text: &str) -> Self {
        Self(specwright::from_json(text.as_bytes()).expect("the sample fits the type"))
    }

    fn encode(&self) -> String {
        specwright::to_json(&self.0).expect("a value has a JSON form")
    }
}

/// The types with `serde_derive`.
struct Twin<T>(T);

impl<T: DeserializeOwned + Serialize> Codec for Twin<T> {
    fn decode(text: &str) -> Self {
        Self(serde_json::from_slice(text.as_bytes()).expect("the sample fits the type"))
    }

    fn encode(&self) -> String {
        serde_json::to_string(&self.0).expect("a value has a JSON form")
    }
}

fn cases() -> Vec<Case> {
    let case = |title, text, ours, twin| Case { title, text, sides: [ours, twin] };
    vec![
        case(
            "attempt detail",
            sample::attempt(),
            Side::of::<Ours<baf::types::AttemptDetail>>(),
            Side::of::<Twin<twin::AttemptDetail>>(),
        ),
        case(
            "page of 400 applicants",
            sample::applicants(400),
            Side::of::<Ours<baf::types::ApplicantPage>>(),
            Side::of::<Twin<twin::ApplicantPage>>(),
        ),
        case(
            "list of 1,000 structs of 4 members",
            sample::values(1_000),
            Side::of::<Ours<Vec<baf::types::ValidationValue>>>(),
            Side::of::<Twin<Vec<twin::ValidationValue>>>(),
        ),
        case(
            "27 numbers, the last member first",
            sample::reversed_confidence(),
            Side::of::<Ours<baf::types::VerificationConfidence>>(),
            Side::of::<Twin<twin::VerificationConfidence>>(),
        ),
        case(
            "one member of 5 that is known, and 40 that are not",
            sample::mostly_unknown(),
            Side::of::<Ours<baf::types::ParsedData>>(),
            Side::of::<Twin<twin::ParsedData>>(),
        ),
    ]
}

fn main() {
    let arguments: Vec<usize> =
        std::env::args().skip(1).map(|text| text.parse().expect("run without arguments")).collect();
    let cases = cases();
    match arguments[..] {
        [case, side, action, times] => {
            let action = [Action::Decode, Action::Encode][action];
            (cases[case].sides[side].repeat)(&cases[case].text, action, times);
        }
        _ => print_table(&cases),
    }
}

fn print_table(cases: &[Case]) {
    let with_instructions = measure::valgrind();
    println!(
        "| | bytes | instructions | serde_derive's | ratio | CPU time, ratio | allocations | serde_derive's |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|");
    for (index, case) in cases.iter().enumerate() {
        let [ours, twin] = case.sides.each_ref().map(|side| (side.copy)(&case.text));
        assert_eq!(ours, twin, "{}: the sides write the same", case.title);
        for (action, word) in [Action::Decode, Action::Encode].into_iter().zip(["decode", "encode"]) {
            let instructions = match with_instructions {
                true => {
                    let [ours, twin] = [0, 1]
                        .map(|side| measure::instructions_of_one(&[index, side, action as usize], 2, 12));
                    format!("{ours:.0} | {twin:.0} | {:.2}", ours / twin)
                }
                false => " | | ".to_owned(),
            };
            let [ours, twin] = case.sides.each_ref().map(|side| (side.repeat)(&case.text, action, 1).1);
            println!(
                "| {}, {word} | {} | {instructions} | {:.2} | {ours} | {twin} |",
                case.title,
                case.text.len(),
                time_ratio(case, action),
            );
        }
    }
}

/// The median ratio of our processor time to the twin's.
fn time_ratio(case: &Case, action: Action) -> f64 {
    let times = (4_000_000 / case.text.len()).max(1);
    let ratios = (0..ROUNDS).map(|_| {
        let [ours, twin] = case.sides.each_ref().map(|side| (side.repeat)(&case.text, action, times).0);
        ours.as_secs_f64() / twin.as_secs_f64()
    });
    measure::median(ratios.collect::<Vec<_>>())
}
