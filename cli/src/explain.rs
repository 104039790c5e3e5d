//! Pages about the codes of problems: what each means, with a wrong and a right example.

mod pages;

pub use pages::PAGES;

/// The page of a code, as Markdown.
pub fn page(code: &str) -> Option<&'static str> {
    PAGES.iter().find(|(known, _)| *known == code).map(|(_, page)| *page)
}

/// A page's first line without its mark.
pub fn title(page: &str) -> &str {
    page.lines().next().unwrap_or("").trim_start_matches("# ")
}
