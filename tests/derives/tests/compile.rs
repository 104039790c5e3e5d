//! What the derives accept, and how they refuse the rest.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

/// Programs that compile without warnings.
pub mod compile_pass {
    pub mod in_macros;
    pub mod named_parameters;
    pub mod own_api;
    pub mod rules;
    pub mod shadowed_names;
}

use std::process::Command;

/// The compiler's flags for the cases and for what they depend on. trybuild itself has one more for the cases alone, and
/// all that they depend on would be compiled twice.
const FLAGS: (&str, &str) = ("CARGO_ENCODED_RUSTFLAGS", "-Adead_code\u{1f}--diagnostic-width=140");

#[test]
fn compile_fail() {
    if std::env::var(FLAGS.0).is_ok_and(|flags| flags == FLAGS.1) {
        trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
        return;
    }
    let this = std::env::current_exe().expect("this binary");
    let status = Command::new(this).args(["--exact", "compile_fail"]).env(FLAGS.0, FLAGS.1).status();
    assert!(status.expect("it runs").success());
}
