//! The codes of problems: each has a word, a page that explains it, and is an error or a lint.

use std::fmt;

use super::Severity;

/// Declares the codes. The page of a code is the file of its word in `explain/`; a code without one does not compile.
macro_rules! codes {
    (errors { $($error:ident => $error_word:literal,)* } lints { $($lint:ident => $lint_word:literal,)* }) => {
        /// What kind of problem a [`Diagnostic`](super::Diagnostic) is about.
        ///
        /// Its word, such as `unknown_key`, is stable: tools and specs name problems by it.
        #[allow(missing_docs, reason = "the page of a code says what it means")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($error,)*
            $($lint,)*
        }

        impl Code {
            /// All codes: errors, then lints, each in alphabetical order.
            pub const ALL: &'static [Code] = &[$(Code::$error,)* $(Code::$lint,)*];

            /// The words of all lints, in alphabetical order.
            pub const LINTS: &'static [&'static str] = &[$($lint_word,)*];

            /// The word in brackets in messages, such as `unknown_key`.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Code::$error => $error_word,)*
                    $(Code::$lint => $lint_word,)*
                }
            }

            /// Returns the page that explains the code, as Markdown: what it means, a wrong and a right example.
            pub fn page(self) -> &'static str {
                match self {
                    $(Code::$error => include_str!(concat!("../../explain/", $error_word, ".md")),)*
                    $(Code::$lint => include_str!(concat!("../../explain/", $lint_word, ".md")),)*
                }
            }

            /// How bad a problem of this code is, unless its level says otherwise: lints warn.
            pub fn severity(self) -> Severity {
                match self {
                    $(Code::$error => Severity::Error,)*
                    $(Code::$lint => Severity::Warning,)*
                }
            }
        }
    };
}

codes! {
    errors {
        AliasChain => "alias_chain",
        AmbiguousMessages => "ambiguous_messages",
        AnchorOrAlias => "anchor_or_alias",
        AsMisplaced => "as_misplaced",
        BadBounds => "bad_bounds",
        BadHeaderName => "bad_header_name",
        BadJson => "bad_json",
        BadMediaType => "bad_media_type",
        BadMessage => "bad_message",
        BadName => "bad_name",
        BadNumber => "bad_number",
        BadOverlay => "bad_overlay",
        BadPath => "bad_path",
        BadPattern => "bad_pattern",
        BadProvenance => "bad_provenance",
        BadSignature => "bad_signature",
        BadStatus => "bad_status",
        BadType => "bad_type",
        BadUrl => "bad_url",
        BadVersion => "bad_version",
        BadWireName => "bad_wire_name",
        BodyOptional => "body_optional",
        BytesMisplaced => "bytes_misplaced",
        CodeWithoutMember => "code_without_member",
        ConstMisplaced => "const_misplaced",
        ConstReference => "const_reference",
        ConstraintMisplaced => "constraint_misplaced",
        DuplicateEndpoint => "duplicate_endpoint",
        DuplicateKey => "duplicate_key",
        DuplicateOutcome => "duplicate_outcome",
        DuplicateValue => "duplicate_value",
        EmptyList => "empty_list",
        EmptyRange => "empty_range",
        EmptySpec => "empty_spec",
        EndlessType => "endless_type",
        EnvelopeExpect => "envelope_expect",
        ErrorBodyNotObject => "error_body_not_object",
        ErrorInSuccess => "error_in_success",
        ErrorsLookAlike => "errors_look_alike",
        ExampleBreaksRule => "example_breaks_rule",
        ExampleEnvelope => "example_envelope",
        ExampleIncomplete => "example_incomplete",
        ExampleMismatch => "example_mismatch",
        ExampleParameter => "example_parameter",
        FeaturesWithoutTags => "features_without_tags",
        FormatsContradict => "formats_contradict",
        HeadBody => "head_body",
        HeadersNotFlat => "headers_not_flat",
        IncludeCycle => "include_cycle",
        IncludeNotObject => "include_not_object",
        IncludeTooMuch => "include_too_much",
        InputClash => "input_clash",
        InternalError => "internal_error",
        IssuerNeedsToken => "issuer_needs_token",
        KeyNotText => "key_not_text",
        LanguageVersion => "language_version",
        ListStyleMissing => "list_style_missing",
        MemberClash => "member_clash",
        MemberType => "member_type",
        MergeKey => "merge_key",
        MissingKey => "missing_key",
        MissingValue => "missing_value",
        MixedValues => "mixed_values",
        NeedsAsJson => "needs_as_json",
        NeedsQuotes => "needs_quotes",
        NestedTooDeep => "nested_too_deep",
        NotJson => "not_json",
        NotUtf8 => "not_utf8",
        NotYaml => "not_yaml",
        NullMisplaced => "null_misplaced",
        NullOutsideJson => "null_outside_json",
        OnlyMisplaced => "only_misplaced",
        OpenapiDocument => "openapi_document",
        OpenapiNoOperations => "openapi_no_operations",
        OptionalInBraces => "optional_in_braces",
        OutputNotObject => "output_not_object",
        PathNotScalar => "path_not_scalar",
        PathOptional => "path_optional",
        PathParameterMissing => "path_parameter_missing",
        PathParameterUnused => "path_parameter_unused",
        PickOne => "pick_one",
        RefusalParameters => "refusal_parameters",
        RepeatedName => "repeated_name",
        ReservedHeader => "reserved_header",
        RuleContradicts => "rule_contradicts",
        RuleErrorParameters => "rule_error_parameters",
        RuleNeverHolds => "rule_never_holds",
        RuleTooFew => "rule_too_few",
        RuleValueNotSingle => "rule_value_not_single",
        RulesContradict => "rules_contradict",
        SecretNotText => "secret_not_text",
        ServerVariable => "server_variable",
        SeveralDocuments => "several_documents",
        StreamMisplaced => "stream_misplaced",
        TabIndentation => "tab_indentation",
        TextBrokeInBraces => "text_broke_in_braces",
        TooLarge => "too_large",
        TooMany => "too_many",
        TooManyParameters => "too_many_parameters",
        TypeCircle => "type_circle",
        UnionAlike => "union_alike",
        UnionTag => "union_tag",
        UnknownError => "unknown_error",
        UnknownKey => "unknown_key",
        UnknownLint => "unknown_lint",
        UnknownMember => "unknown_member",
        UnknownOperation => "unknown_operation",
        UnknownScheme => "unknown_scheme",
        UnknownServer => "unknown_server",
        UnknownSource => "unknown_source",
        UnknownType => "unknown_type",
        UnknownWord => "unknown_word",
        UnnamedType => "unnamed_type",
        UnreachableError => "unreachable_error",
        ValueMismatch => "value_mismatch",
        WebhookEvent => "webhook_event",
        WrongKind => "wrong_kind",
        YamlDirective => "yaml_directive",
        YamlTag => "yaml_tag",
    }
    lints {
        AlwaysNeeded => "always_needed",
        AmbiguousPath => "ambiguous_path",
        ContradictsDocument => "contradicts_document",
        DoubtfulEnum => "doubtful_enum",
        ErrorBodyIncomplete => "error_body_incomplete",
        ListWithoutPages => "list_without_pages",
        MissingProvenance => "missing_provenance",
        NeverPossible => "never_possible",
        OpenapiAuth => "openapi_auth",
        OpenapiBody => "openapi_body",
        OpenapiErrorBody => "openapi_error_body",
        OpenapiLeftOut => "openapi_left_out",
        OpenapiLimit => "openapi_limit",
        OpenapiMedia => "openapi_media",
        OpenapiName => "openapi_name",
        OpenapiNotRead => "openapi_not_read",
        OpenapiOverlay => "openapi_overlay",
        OpenapiParameter => "openapi_parameter",
        OpenapiReference => "openapi_reference",
        OpenapiRepaired => "openapi_repaired",
        OpenapiResponse => "openapi_response",
        OpenapiServer => "openapi_server",
        OpenapiType => "openapi_type",
        OpenapiUnused => "openapi_unused",
        OpenapiWords => "openapi_words",
        RuleImplied => "rule_implied",
        RuleInProse => "rule_in_prose",
        RuleWithoutEffect => "rule_without_effect",
        RuleWithoutError => "rule_without_error",
        ToldByMessage => "told_by_message",
        UnmarkedSecret => "unmarked_secret",
        UnreachableVariant => "unreachable_variant",
        UnusedError => "unused_error",
        UnusedScheme => "unused_scheme",
        UnusedType => "unused_type",
        VersionTooLow => "version_too_low",
        WideInteger => "wide_integer",
    }
}

impl Code {
    /// Finds a code by its word.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == word)
    }

    /// Whether it is a lint: a warning about what a spec could say better, whose level authors may set.
    pub fn is_lint(self) -> bool {
        self.severity() == Severity::Warning
    }

    /// Contradictions within an API that no call fails of. A document is forgiven them; a spec may set their levels.
    pub(crate) const CONTRADICTIONS: [Self; 6] = [
        Self::DuplicateEndpoint,
        Self::EndlessType,
        Self::ErrorsLookAlike,
        Self::UnionAlike,
        Self::UnreachableError,
        Self::ValueMismatch,
    ];

    /// Whether it is a contradiction within an API that no call fails of: an error, unless a spec says how much it wants to
    /// hear of it, which is for specs made of documents that nobody can change.
    pub fn is_contradiction(self) -> bool {
        Self::CONTRADICTIONS.contains(&self)
    }

    /// Whether it is about what a document of another language says and the API does not keep. There may be many of one code.
    pub fn is_note(self) -> bool {
        self.is_lint() && self.as_str().starts_with("openapi_")
    }

    /// Returns the first line of its page, without the mark of a heading.
    pub fn title(self) -> &'static str {
        self.page().lines().next().unwrap_or("").trim_start_matches("# ")
    }
}

/// The words of all codes whose level a spec may set: lints, and contradictions of documents.
pub(crate) const WITH_LEVELS: [&str; Code::CONTRADICTIONS.len() + Code::LINTS.len()] = {
    let mut words = [""; Code::CONTRADICTIONS.len() + Code::LINTS.len()];
    let mut at = 0;
    while at < words.len() {
        words[at] = match at < Code::CONTRADICTIONS.len() {
            true => Code::CONTRADICTIONS[at].as_str(),
            false => Code::LINTS[at - Code::CONTRADICTIONS.len()],
        };
        at += 1;
    }
    words
};

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
