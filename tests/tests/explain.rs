//! Every code has a page for `specwright explain`, and the examples on it are what they say.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod codes;

use std::collections::BTreeSet;

use specwright_cli::explain::{PAGES, title};
use specwright_cli::report::render_plain;
use specwright_codegen::diagnostic::{Level, Levels};
use specwright_codegen::lint::LINTS;
use specwright_codegen::source::SourceFile;
use specwright_tests::blocks::{Block, Claim, blocks};

/// Codes whose wrong example would be too long for a page, or no text; the page says so.
const WITHOUT_WRONG: [&str; 6] =
    ["alias_chain", "include_too_much", "internal_error", "not_utf8", "too_large", "too_many"];

#[test]
fn every_code_has_a_page() {
    let pages: Vec<&str> = PAGES.iter().map(|(code, _)| *code).collect();
    assert!(pages.is_sorted(), "the pages are out of order");
    let known = codes::in_sources();
    assert_eq!(pages.into_iter().map(str::to_owned).collect::<BTreeSet<_>>(), known);
}

#[test]
fn every_page_is_listed() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../cli/explain");
    let files: BTreeSet<String> = codes::files_below(&folder, "md")
        .iter()
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(files, PAGES.iter().map(|(code, _)| (*code).to_owned()).collect());
}

#[test]
fn pages_have_a_title_and_two_examples() {
    for (code, page) in PAGES {
        assert!(page.starts_with("# ") && !title(page).ends_with('.'), "{code}: {}", title(page));
        let claims: Vec<Claim> = blocks(code, page).iter().map(|block| block.claim).collect();
        match (claims.as_slice(), WITHOUT_WRONG.contains(&code)) {
            ([Claim::Wrong, Claim::Good], false) | ([] | [Claim::Good], true) => {}
            (claims, _) => panic!("{code}: {claims:?}"),
        }
    }
}

#[test]
fn examples_are_what_they_say() {
    let complaints: Vec<String> = PAGES
        .iter()
        .flat_map(|(code, page)| blocks(code, page).into_iter().filter_map(|block| complaint(code, &block)))
        .collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// What is wrong with a page's claim about a block, if anything.
fn complaint(code: &str, block: &Block) -> Option<String> {
    let file = SourceFile::new(format!("{code}.md"), block.spec());
    let diagnostics = specwright_codegen::check(&file, &levels(code));
    let found: BTreeSet<&str> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    let wanted = match block.claim {
        Claim::Good => BTreeSet::new(),
        Claim::Wrong => BTreeSet::from([code]),
    };
    (found != wanted).then(|| format!("{code}: {wanted:?} is wanted\n{}", render_plain(&file, &diagnostics)))
}

/// Examples are short, so types and errors may be unused in them.
fn levels(code: &str) -> Levels {
    let mut levels = Levels::default();
    for unused in ["unused_type", "unused_error"] {
        if unused != code {
            levels.set(unused, Level::Allow).unwrap();
        }
    }
    levels
}

#[test]
fn lints_are_the_codes_of_warnings() {
    assert_eq!(LINTS.iter().map(|code| (*code).to_owned()).collect::<BTreeSet<_>>(), codes::of("warning"));
}

#[test]
fn a_block_is_completed_at_its_end() {
    let block: Vec<Block> = blocks("", "```yaml\ntypes: {}\n```\n");
    assert!(block[0].spec().starts_with("specwright: 1\ntypes: {}\n"));
}
