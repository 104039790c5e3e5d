//! A schema as it is written: its keywords, with those of OpenAPI 3.0 and of JSON Schema 2020-12 in one form.

mod merge;
mod parse;
mod rule;

pub(crate) use self::merge::merge;
pub(crate) use self::parse::Schemas;
pub(crate) use self::rule::Stated;
use crate::source::Span;
use crate::yaml::Node;

/// The kinds of JSON values that a schema names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    String,
    Integer,
    Number,
    Boolean,
    Array,
    Object,
}

/// A schema, or what several come to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Schema<'d> {
    /// The nodes that it was read from.
    pub(crate) origin: Vec<&'d Node>,
    pub(crate) span: Span,
    pub(crate) reference: Option<&'d Node>,
    /// The kinds that it names, without null; none where it names none.
    pub(crate) kinds: Vec<Kind>,
    pub(crate) nullable: bool,
    /// Whether nothing fits it (`false`), or nothing but null.
    pub(crate) nothing: bool,
    pub(crate) format: Option<&'d str>,
    pub(crate) values: Option<Vec<&'d Node>>,
    pub(crate) constant: Option<&'d Node>,
    pub(crate) properties: Vec<Property<'d>>,
    pub(crate) required: Vec<(&'d str, Span)>,
    pub(crate) additional: Additional<'d>,
    pub(crate) items: Option<&'d Node>,
    pub(crate) all_of: Vec<&'d Node>,
    /// The groups of which one alternative each fits.
    pub(crate) unions: Vec<Alternatives<'d>>,
    pub(crate) discriminator: Option<Discriminator<'d>>,
    /// Which members are needed, by what is there of others.
    pub(crate) rules: Vec<Stated<'d>>,
    pub(crate) limits: Limits<'d>,
    pub(crate) read_only: bool,
    pub(crate) write_only: bool,
    pub(crate) deprecated: bool,
    pub(crate) default: Option<&'d Node>,
    pub(crate) title: Option<&'d str>,
    pub(crate) description: Option<String>,
    pub(crate) hints: Hints<'d>,
}

/// A member, with all that is said of it.
#[derive(Debug, Clone)]
pub(crate) struct Property<'d> {
    pub(crate) name: &'d str,
    pub(crate) span: Span,
    pub(crate) schemas: Vec<&'d Node>,
    /// The component that it is written in, where it is another than that which has it.
    pub(crate) home: Option<String>,
}

/// What members may be there besides.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) enum Additional<'d> {
    #[default]
    Unsaid,
    Closed,
    Any,
    Of(&'d Node),
}

/// `oneOf` or `anyOf`.
#[derive(Debug, Clone)]
pub(crate) struct Alternatives<'d> {
    pub(crate) nodes: Vec<&'d Node>,
    pub(crate) discriminator: Option<Discriminator<'d>>,
    pub(crate) span: Span,
}

/// The member by whose value alternatives are told apart.
#[derive(Debug, Clone)]
pub(crate) struct Discriminator<'d> {
    pub(crate) member: &'d str,
    pub(crate) mapping: Vec<(&'d str, &'d Node)>,
    pub(crate) span: Span,
}

/// Limits, each as it is written; of a schema that is merged of several there may be several of one kind.
#[derive(Debug, Clone, Default)]
pub(crate) struct Limits<'d>(pub(crate) Vec<(&'static str, &'d Node)>);

/// What extensions say of names.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hints<'d> {
    pub(crate) rust: Option<&'d str>,
    pub(crate) name: Option<&'d str>,
    pub(crate) value_names: &'d [Node],
    pub(crate) value_docs: &'d [Node],
    pub(crate) open: bool,
    /// An enum of one value that is no constant.
    pub(crate) listed: bool,
}

impl<'d> Schema<'d> {
    /// Whether it says anything of what values look like, beyond null.
    pub(crate) fn has_structure(&self) -> bool {
        !self.kinds.is_empty()
            || self.format.is_some()
            || self.values.is_some()
            || self.constant.is_some()
            || self.is_object()
            || self.items.is_some()
            || !self.all_of.is_empty()
            || !self.unions.is_empty()
            || !self.rules.is_empty()
            || !self.limits.0.is_empty()
            || self.reference.is_some()
            || self.nothing
    }

    /// What it says beside its alternatives.
    pub(crate) fn without_unions(&self) -> Self {
        Schema { unions: Vec::new(), ..self.clone() }
    }

    /// Whether a member must be there.
    pub(crate) fn requires(&self, member: &str) -> bool {
        self.required.iter().any(|(name, _)| *name == member)
    }

    /// Whether it says something of members.
    pub(crate) fn is_object(&self) -> bool {
        !self.properties.is_empty()
            || !self.required.is_empty()
            || !matches!(self.additional, Additional::Unsaid)
            || self.kinds.contains(&Kind::Object)
    }

    /// Whether it is bytes that are no text.
    pub(crate) fn is_binary(&self) -> bool {
        matches!(self.format, Some("binary" | "file")) && matches!(self.kinds.as_slice(), [] | [Kind::String])
    }

    /// Whether only null fits.
    pub(crate) fn is_null_only(&self) -> bool {
        self.nothing && self.nullable
    }

    /// The reference that it is, where what stands beside it is of no meaning to values: words, null, a default.
    pub(crate) fn plain_reference(&self) -> Option<&'d Node> {
        let bare = Schema { reference: None, ..self.clone() };
        self.reference
            .filter(|_| !bare.has_structure() || bare.kinds == [Kind::Object] && bare.is_bare_object())
    }

    fn is_bare_object(&self) -> bool {
        self.properties.is_empty()
            && self.required.is_empty()
            && matches!(self.additional, Additional::Unsaid)
            && self.values.is_none()
            && self.all_of.is_empty()
            && self.unions.is_empty()
            && self.items.is_none()
    }
}
