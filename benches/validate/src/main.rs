//! Validating a registration: `specwright::Validate` against code by hand, `garde`, `validator` and `jsonschema`.
//!
//! All check the same registration, one that is valid and one that is five times invalid, and collect all that is
//! wrong. Instructions are the difference between many and few repetitions in a process of its own, so that
//! start-up, patterns and schemas that are compiled once are not in them.

mod by_hand;
mod ours;
mod sample;
mod side;
mod with_garde;
mod with_jsonschema;
mod with_validator;

use sample::Sample;
use side::Side;

#[global_allocator]
static ALLOCATOR: measure::Counting = measure::Counting;

/// Repetitions whose difference is counted; some peers vary from one to the next, because they hash.
const FEW: usize = 50;
const MANY: usize = 1_050;

/// The first is what the others are compared with.
fn sides() -> [Side; 6] {
    [
        Side::of::<by_hand::Registration<by_hand::Shown>>("by hand"),
        Side::of::<by_hand::Registration<by_hand::Left>>("by hand, values left out"),
        Side::of::<ours::Registration>("`specwright::Validate`"),
        Side::of::<with_garde::Registration>("`garde`"),
        Side::of::<with_validator::Registration>("`validator`"),
        Side::of::<with_jsonschema::Registration>("`jsonschema`"),
    ]
}

fn main() {
    let arguments: Vec<usize> =
        std::env::args().skip(1).map(|text| text.parse().expect("run without arguments")).collect();
    match arguments[..] {
        [side, sample, times] => {
            (sides()[side].repeat)(Sample::ALL[sample], times);
        }
        _ => print_table(),
    }
}

fn print_table() {
    let with_instructions = measure::valgrind();
    for (number, sample) in Sample::ALL.into_iter().enumerate() {
        println!("\n{}:\n", sample.title());
        println!("| | instructions | ratio | allocations |\n|---|---:|---:|---:|");
        let mut by_hand = f64::NAN;
        for (index, side) in sides().into_iter().enumerate() {
            assert_eq!((side.violations)(sample), sample.violations(), "{}", side.title);
            let allocations = (side.repeat)(sample, 100) as f64 / 100.0;
            let instructions = match with_instructions {
                true => {
                    let instructions = measure::instructions_of_one(&[index, number], FEW, MANY);
                    if index == 0 {
                        by_hand = instructions;
                    }
                    format!("{instructions:.0} | {:.2}", instructions / by_hand)
                }
                false => " | ".to_owned(),
            };
            println!("| {} | {instructions} | {allocations:.0} |", side.title);
        }
    }
}
