//! The blocks of `docs/spec-language.md` and `docs/openapi.md` are read by the tool, as these pages promise.

use std::path::Path;

use specwright_codegen::diagnostic::Severity;
use specwright_codegen::source::SourceFile;
use specwright_tests::blocks::{Block, Claim, blocks};

const PAGE: &str = "docs/spec-language.md";

/// The page for who comes with an OpenAPI document.
const OPENAPI: &str = "docs/openapi.md";

/// What the blocks extend that extend something.
const DOCUMENT: &str = include_str!("../fixtures/documents/swagger.json");

#[test]
fn good_blocks_are_read_and_wrong_ones_refused() {
    let blocks = blocks_of(PAGE);
    let count = |claim: Claim| blocks.iter().filter(|block| block.claim == claim).count();
    assert!(count(Claim::Good) > 0 && count(Claim::Wrong) > 0, "the page has lost its blocks");

    let complaints: Vec<String> = blocks.iter().filter_map(complaint).collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn what_is_said_beside_a_document_is_read() {
    let blocks = blocks_of(OPENAPI);
    assert!(!blocks.is_empty(), "the page has lost its blocks");
    let complaints: Vec<String> = blocks.iter().filter_map(complaint).collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

fn blocks_of(page: &str) -> Vec<Block> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(page);
    blocks(page, &std::fs::read_to_string(path).unwrap())
}

/// What is wrong with the page's claim about a block, if anything.
fn complaint(block: &Block) -> Option<String> {
    let file = SourceFile::new(format!("the block of line {}", block.line), block.spec());
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
