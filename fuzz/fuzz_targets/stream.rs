#![no_main]

#[path = "../src/stream.rs"]
mod stream;

libfuzzer_sys::fuzz_target!(|input: &[u8]| stream::check(input));
