#![no_main]

#[path = "../src/spec.rs"]
mod spec;

libfuzzer_sys::fuzz_target!(|input: &[u8]| spec::check(input));
