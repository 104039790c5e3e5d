//! The blocks of `docs/spec-language.md` are read by the tool, as that page promises.

use std::path::Path;

use specwright_codegen::diagnostic::Severity;
use specwright_codegen::source::SourceFile;
use specwright_tests::blocks::{Block, Claim, blocks};

const PAGE: &str = "docs/spec-language.md";

/// What the blocks extend that extend something.
const DOCUMENT: &str = include_str!("../fixtures/documents/swagger.json");

#[test]
fn good_blocks_are_read_and_wrong_ones_refused() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(PAGE);
    let page = std::fs::read_to_string(path).unwrap();
    let blocks = blocks(PAGE, &page);
    let count = |claim: Claim| blocks.iter().filter(|block| block.claim == claim).count();
    assert!(count(Claim::Good) > 0 && count(Claim::Wrong) > 0, "the page has lost its blocks");

    let complaints: Vec<String> = blocks.iter().filter_map(complaint).collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// What is wrong with the page's claim about a block, if anything.
fn complaint(block: &Block) -> Option<String> {
    let file = SourceFile::new(format!("the block of {PAGE}:{}", block.line), block.spec());
    let file = match specwright_codegen::extends(&file) {
        Some(document) => file.with_extended(document, DOCUMENT),
        None => file,
    };
    let diagnostics = match specwright_codegen::read(&file) {
        Ok(checked) => checked.warnings,
        Err(diagnostics) => diagnostics,
    };
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let errors: String = errors.map(|diagnostic| diagnostic.render(&file)).collect();
    match block.claim {
        Claim::Good if !errors.is_empty() => Some(errors),
        Claim::Wrong if errors.is_empty() => Some(format!("{}: is read without an error\n", file.name)),
        Claim::Good | Claim::Wrong => None,
    }
}
