//! The corpora of the fuzz targets, replayed with the stable compiler.

#[path = "../../fuzz/src/response.rs"]
mod response;
#[path = "../../fuzz/src/spec.rs"]
mod spec;
#[path = "../../fuzz/src/stream.rs"]
mod stream;

use std::path::Path;

#[test]
fn what_is_worth_fuzzing_from_is_decoded_without_a_panic_or_a_loss() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus/response");
    let mut inputs = 0;
    for entry in std::fs::read_dir(folder).expect("the corpus") {
        let input = std::fs::read(entry.expect("an input").path()).expect("an input");
        response::check(&input);
        // As a fuzzer would begin: broken off anywhere, and with each byte changed.
        for at in 0..input.len().min(400) {
            response::check(&input[..at]);
            let mut changed = input.clone();
            changed[at] ^= 1 << (at % 8);
            response::check(&changed);
        }
        inputs += 1;
    }
    assert!(inputs > 40, "the corpus is gone: {inputs}");
}

#[test]
fn what_is_worth_fuzzing_specs_from_is_read_formatted_and_generated() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut inputs = 0;
    for folder in ["../fuzz/corpus/spec", "fixtures", "fixtures/broken", "../specs"] {
        for entry in std::fs::read_dir(root.join(folder)).expect("the corpus") {
            let path = entry.expect("an input").path();
            if path.is_file() {
                spec::check(&std::fs::read(path).expect("an input"));
                inputs += 1;
            }
        }
    }
    assert!(inputs > 100, "the corpus is gone: {inputs}");
}

#[test]
fn what_is_worth_fuzzing_streams_from_is_read_the_same_however_it_is_cut() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus/stream");
    let mut inputs = 0;
    for entry in std::fs::read_dir(folder).expect("the corpus") {
        let mut input = std::fs::read(entry.expect("an input").path()).expect("an input");
        for size in 1..20 {
            input[0] = size;
            stream::check(&input);
        }
        for at in 1..input.len() {
            stream::check(&input[..at]);
            let mut changed = input.clone();
            changed[at] ^= 1 << (at % 8);
            stream::check(&changed);
        }
        inputs += 1;
    }
    assert!(inputs > 8, "the corpus is gone: {inputs}");
}
