//! What the derives accept, and how they refuse the rest.

#[test]
fn compile() {
    let tests = trybuild::TestCases::new();
    tests.pass("tests/compile_pass/*.rs");
    tests.compile_fail("tests/compile_fail/*.rs");
}
