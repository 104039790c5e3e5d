//! Names that a generated crate cannot give away.

/// Keywords, strict and reserved, of every edition (Rust reference, "Keywords"). Raw identifiers would keep
/// most of them, but not all, and `type_` is easier to type than `r#type`.
pub(super) const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do",
    "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static",
    "struct", "super", "trait", "true", "try", "type", "typeof", "union", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Types that generated files name without a path.
pub(super) const PRELUDE: &[&str] =
    &["Box", "From", "Into", "Option", "Result", "Some", "None", "Ok", "Err", "String", "Vec"];

/// What every builder has beside setters.
pub(super) const BUILDER_METHODS: &[&str] = &["build"];

/// What the builder of an operation has besides.
pub(super) const ENDINGS: &[&str] = &["items", "pages", "send", "with_client"];

/// What clients have beside operations.
pub(super) const CLIENT_METHODS: &[&str] = &[
    "builder",
    "call",
    "call_with_response",
    "clone",
    "from",
    "into",
    "items",
    "new",
    "pages",
    "request",
    "with_credential",
    "with_options",
    "with_token",
];

/// Module files that Windows cannot hold.
pub(super) const DEVICE_NAMES: &[&str] = &[
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// What every enum of errors has beside the documented ones.
pub(super) const ERROR_VARIANTS: &[&str] = &["Invalid", "Other"];

/// The field of every documented error that holds the response.
pub(super) const ERROR_FIELDS: &[&str] = &["error"];

/// The variant that keeps unknown values.
pub(super) const UNKNOWN_VARIANT: &[&str] = &["Unknown"];

/// The features that every generated package has, the names of its dependencies among them.
pub(super) const FEATURES: &[&str] = &[
    super::ALL_OPERATIONS,
    "blocking",
    "br",
    "default",
    "gzip",
    "mock",
    "reqwest",
    "serde",
    "specwright",
    "specwright-mock",
    "tracing",
    super::WEBHOOKS,
    "zstd",
];

/// Names that no package can have, or that would hide a crate the generated code needs.
const PACKAGES: &[&str] = &[
    "alloc",
    "build",
    "core",
    "deps",
    "examples",
    "incremental",
    "proc-macro",
    "specwright",
    "specwright-macros",
    "specwright-codegen",
    "specwright-cli",
    "std",
    "test",
];

/// The package's name: the API's, unless it cannot be one.
pub(super) fn package(api: &str) -> String {
    let reserved = [PACKAGES, KEYWORDS, DEVICE_NAMES].iter().any(|names| names.contains(&api));
    match reserved {
        true => format!("{api}-api"),
        false => api.to_owned(),
    }
}
