//! Every code has a page for `specwright explain`, and the examples on it are what they say.

use std::collections::BTreeSet;

use specwright_cli::report::render_plain;
use specwright_codegen::diagnostic::{Code, Level, Levels};
use specwright_codegen::source::SourceFile;
use specwright_tests::blocks::{Block, Claim, blocks};
use specwright_tests::files::files_below;

/// Codes whose wrong example would be too long for a page, or no text; the page says so.
const WITHOUT_WRONG: [&str; 7] = [
    "alias_chain",
    "include_too_much",
    "internal_error",
    "not_utf8",
    "too_large",
    "too_many",
    "version_too_low",
];

#[test]
fn every_page_is_of_a_code() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/explain");
    let files: BTreeSet<String> = files_below(&folder, "md")
        .iter()
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(files, Code::ALL.iter().map(Code::to_string).collect());
}

#[test]
fn pages_have_a_title_and_two_examples() {
    for (code, page) in Code::ALL.iter().map(|code| (code.as_str(), code.page())) {
        let title = page.lines().next().unwrap();
        assert!(title.starts_with("# ") && !title.ends_with('.'), "{code}: {title}");
        let claims: Vec<Claim> = blocks(code, page).iter().map(|block| block.claim).collect();
        match (claims.as_slice(), WITHOUT_WRONG.contains(&code)) {
            ([Claim::Wrong, Claim::Good], false) | ([] | [Claim::Good], true) => {}
            (claims, _) => panic!("{code}: {claims:?}"),
        }
    }
}

#[test]
fn examples_are_what_they_say() {
    let complaints: Vec<String> = Code::ALL
        .iter()
        .map(|code| (code.as_str(), code.page()))
        .flat_map(|(code, page)| {
            blocks(code, page).into_iter().filter_map(move |block| complaint(code, &block, &documents(page)))
        })
        .collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// What is wrong with a page's claim about a block, if anything.
fn complaint(code: &str, block: &Block, documents: &[&str]) -> Option<String> {
    let file = SourceFile::new(format!("{code}.md"), block.spec());
    let (mut overlays, is_changed) = (documents.iter().skip(1), file.text.contains("overlays:"));
    let file = match (specwright_codegen::extends(&file), documents.first()) {
        (Some(name), Some(document)) => {
            let file = file.with_extended(name, *document);
            overlays
                .by_ref()
                .filter(|_| is_changed)
                .fold(file, |file, text| file.with_overlay("missing.json", *text))
        }
        _ => file,
    };
    let diagnostics = specwright_codegen::check(&file, &levels(code));
    let found: BTreeSet<&str> = diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect();
    let wanted = match block.claim {
        Claim::Good => BTreeSet::new(),
        Claim::Wrong => BTreeSet::from([code]),
    };
    (found != wanted).then(|| format!("{code}: {wanted:?} is wanted\n{}", render_plain(&file, &diagnostics)))
}

/// The document that the examples of a page extend, and overlays of it.
fn documents(page: &str) -> Vec<&str> {
    page.split("```json\n").skip(1).filter_map(|rest| Some(rest.split_once("```")?.0)).collect()
}

/// Examples are short, so types and errors may be unused in them.
fn levels(code: &str) -> Levels {
    let mut levels = Levels::default();
    if Code::find(code).is_some_and(Code::is_lint) {
        levels.set(code, Level::Warn).unwrap();
    }
    for unused in ["unused_type", "unused_error"] {
        if unused != code {
            levels.set(unused, Level::Allow).unwrap();
        }
    }
    levels
}

#[test]
fn codes_are_in_order_and_found_by_their_word() {
    let (lints, errors): (Vec<&str>, Vec<&str>) =
        Code::ALL.iter().map(|code| code.as_str()).partition(|word| Code::LINTS.contains(word));
    assert!(lints.is_sorted() && errors.is_sorted(), "the codes are out of order");
    assert_eq!(lints, Code::LINTS);
    for code in Code::ALL {
        assert_eq!(Code::find(code.as_str()), Some(*code));
        assert_eq!(code.is_lint(), Code::LINTS.contains(&code.as_str()), "{code}");
    }
}

#[test]
fn a_block_is_completed_at_its_end() {
    let block: Vec<Block> = blocks("", "```yaml\ntypes: {}\n```\n");
    assert!(block[0].spec().starts_with("specwright: 1\ntypes: {}\n"));
}
