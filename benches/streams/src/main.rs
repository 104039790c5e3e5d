//! What bodies cost that are read and sent piece by piece, against the HTTP libraries and code written by hand.
//!
//! Items, in memory: instructions, which are the difference between many and few repetitions in a process of its own.
//! Downloads and uploads, over a socket: time.

mod items;
mod transfers;

fn main() {
    let arguments: Vec<usize> =
        std::env::args().skip(1).map(|text| text.parse().expect("run without arguments")).collect();
    match arguments[..] {
        [case, side, times] => items::repeat(case, side, times),
        _ => {
            items::print_table();
            println!();
            transfers::print_table();
        }
    }
}
