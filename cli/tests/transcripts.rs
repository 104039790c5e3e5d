//! What the command says, word for word: the files in `cmd/` are its documentation as well.

/// Each file runs in an empty folder, or in a copy of the folder beside it that has its name and ends in `.in`.
#[test]
fn transcripts() {
    trycmd::TestCases::new().case("tests/cmd/*.md");
}
