//! The blocks of `docs/spec-language.md` are read by the tool, as that page promises.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;

use specwright_codegen::diagnostic::Severity;
use specwright_codegen::source::SourceFile;

const PAGE: &str = "docs/spec-language.md";

/// What a block says about itself.
#[derive(PartialEq)]
enum Claim {
    Good,
    Wrong,
}

struct Block {
    /// The line of its fence in the page.
    line: usize,
    claim: Claim,
    text: String,
}

#[test]
fn good_blocks_are_read_and_wrong_ones_refused() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(PAGE);
    let page = std::fs::read_to_string(path).unwrap();
    let blocks = blocks(&page);
    let count = |claim: Claim| blocks.iter().filter(|block| block.claim == claim).count();
    assert!(count(Claim::Good) > 0 && count(Claim::Wrong) > 0, "the page has lost its blocks");

    let complaints: Vec<String> = blocks.iter().filter_map(complaint).collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// The blocks fenced as `yaml` or `yaml wrong`.
fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = page.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let claim = match line {
            "```yaml" => Claim::Good,
            "```yaml wrong" => Claim::Wrong,
            fence => {
                assert!(!fence.starts_with("```yaml"), "{PAGE}:{}: unknown fence `{fence}`", at + 1);
                continue;
            }
        };
        let body = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```");
        let text = body.flat_map(|line| [line, "\n"]).collect();
        blocks.push(Block { line: at + 1, claim, text });
    }
    blocks
}

/// What is wrong with the page's claim about a block, if anything.
fn complaint(block: &Block) -> Option<String> {
    let file = SourceFile::new(format!("the block of {PAGE}:{}", block.line), complete(&block.text));
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

/// Adds what a spec cannot do without. The version comes first; the rest is added at the end, so that a
/// line in a message is at most one off.
fn complete(block: &str) -> String {
    let has = |section: &str| block.lines().any(|line| line.starts_with(section));
    let mut text = String::new();
    if !has("specwright:") {
        text.push_str("specwright: 1\n");
    }
    text.push_str(block);
    for (section, value) in [
        ("api:", "{ name: example, title: Example }"),
        ("servers:", "{ production: https://api.example.com }"),
        ("operations:", "{ ping: { http: GET /ping, out: empty } }"),
    ] {
        if !has(section) {
            text.push_str(&format!("{section} {value}\n"));
        }
    }
    text
}
