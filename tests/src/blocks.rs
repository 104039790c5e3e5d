//! YAML blocks of Markdown pages, and what they claim.

/// What a block says about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// It is read without an error.
    Good,
    /// It is refused.
    Wrong,
}

/// Whether a block is a spec, or what a page shows of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    Part,
    Whole,
}

/// A fenced block.
#[derive(Debug)]
pub struct Block {
    /// The line of its fence in the page.
    pub line: usize,
    /// What it claims.
    pub claim: Claim,
    extent: Extent,
    text: String,
}

impl Block {
    /// The block as a spec.
    pub fn spec(&self) -> String {
        match self.extent {
            Extent::Part => complete(&self.text),
            Extent::Whole => self.text.clone(),
        }
    }
}

/// The blocks of a page fenced as `yaml`, `yaml wrong` or `yaml wrong whole`.
///
/// # Panics
/// If there is another fence of YAML.
pub fn blocks(name: &str, page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = page.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let (claim, extent) = match line {
            "```yaml" => (Claim::Good, Extent::Part),
            "```yaml wrong" => (Claim::Wrong, Extent::Part),
            "```yaml wrong whole" => (Claim::Wrong, Extent::Whole),
            fence => {
                assert!(!fence.starts_with("```yaml"), "{name}:{}: unknown fence `{fence}`", at + 1);
                continue;
            }
        };
        let body = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```");
        let text = body.flat_map(|line| [line, "\n"]).collect();
        blocks.push(Block { line: at + 1, claim, extent, text });
    }
    blocks
}

/// Adds what a spec cannot do without; a document of OpenAPI is whole. The version comes first; the rest is added at the end, so that a
/// line in a message is at most one off.
fn complete(block: &str) -> String {
    let has = |section: &str| block.lines().any(|line| line.starts_with(section));
    if has("openapi:") || block.starts_with('{') {
        return block.to_owned();
    }
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
