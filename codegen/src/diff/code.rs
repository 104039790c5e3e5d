//! The codes of changes: each has a word, and the rows of the catalogue that it stands for.

use std::fmt;

/// Declares the codes. `docs/changes.md` has the catalogue; a test holds the two together.
macro_rules! codes {
    ($($code:ident => $word:literal [$($row:ident)*],)*) => {
        /// What kind of change an [`Entry`](super::Entry) is about.
        ///
        /// Its word, such as `parameter_removed`, is stable: tools and files of ignored changes name it.
        #[allow(missing_docs, reason = "the catalogue says what a code means")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($code,)*
        }

        impl Code {
            /// All codes, in the order of the catalogue.
            pub const ALL: &'static [Code] = &[$(Code::$code,)*];

            /// The word, such as `parameter_removed`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Code::$code => $word,)*
                }
            }

            /// The rows of the catalogue that it stands for.
            pub fn rows(self) -> &'static [&'static str] {
                match self {
                    $(Code::$code => &[$(stringify!($row),)*],)*
                }
            }
        }
    };
}

codes! {
    ApiRenamed => "api_renamed" [A01],
    ServerAdded => "server_added" [A03],
    ServerRemoved => "server_removed" [A04],
    DefaultServerChanged => "default_server_changed" [A05],
    ServerVariableAdded => "server_variable_added" [A06 A07],
    ServerVariableRemoved => "server_variable_removed" [A14],
    ServerVariableValuesChanged => "server_variable_values_changed" [A08],
    ServerVariableDefaultChanged => "server_variable_default_changed" [A09],
    ServerUrlChanged => "server_url_changed" [A10],
    ServerRenamed => "server_renamed" [A15],
    EveryCallChanged => "every_call_changed" [A11],

    AuthAlternativeAdded => "auth_alternative_added" [B01],
    AuthRequired => "auth_required" [B02],
    AuthDropped => "auth_dropped" [B03],
    AuthAlternativeRemoved => "auth_alternative_removed" [B04],
    SchemeKindChanged => "scheme_kind_changed" [B05],
    SchemePlaceChanged => "scheme_place_changed" [B06],
    ScopesChanged => "scopes_changed" [B07],
    TokenAddressChanged => "token_address_changed" [B08],
    GrantAdded => "grant_added" [B20],
    GrantRemoved => "grant_removed" [B21],
    TokenRefusalChanged => "token_refusal_changed" [B22],
    TokenPlaceChanged => "token_place_changed" [B10 B11],
    TokenIssueAdded => "token_issue_added" [B12],
    TokenIssueRemoved => "token_issue_removed" [B16],
    SchemeRemoved => "scheme_removed" [B15],
    SchemeAdded => "scheme_added" [B17],
    SchemeVariableChanged => "scheme_variable_changed" [B18],
    SchemeRenamed => "scheme_renamed" [B19],

    OperationAdded => "operation_added" [C01],
    OperationRemoved => "operation_removed" [C02],
    DeprecatedOperationRemoved => "deprecated_operation_removed" [C03],
    OperationRenamed => "operation_renamed" [C05],
    MethodChanged => "method_changed" [C06],
    PathChanged => "path_changed" [C07],
    PathVariableRenamed => "path_variable_renamed" [C08],
    IdempotenceChanged => "idempotence_changed" [C11],
    RetryHintChanged => "retry_hint_changed" [C15],
    OperationServerChanged => "operation_server_changed" [C19],
    AcceptChanged => "accept_changed" [C20],
    WebhookAdded => "webhook_added" [C10],
    WebhookRemoved => "webhook_removed" [C21],
    WebhookRenamed => "webhook_renamed" [C22],
    WebhookNameChanged => "webhook_name_changed" [C23],
    WebhookSignatureChanged => "webhook_signature_changed" [C24],

    ParameterAddedRequired => "parameter_added_required" [D01 D04],
    ParameterAddedOptional => "parameter_added_optional" [D02 D03],
    ParameterRemoved => "parameter_removed" [D05],
    ParameterBecameRequired => "parameter_became_required" [D06],
    ParameterBecameOptional => "parameter_became_optional" [D07],
    ParameterTypeChanged => "parameter_type_changed" [D08],
    ParameterTypeWidened => "parameter_type_widened" [D09],
    ParameterTypeNarrowed => "parameter_type_narrowed" [D10],
    ParameterDefaultChanged => "parameter_default_changed" [D12],
    ParameterBecameEnum => "parameter_became_enum" [D14],
    ParameterLimitTightened => "parameter_limit_tightened" [D15],
    ParameterLimitLoosened => "parameter_limit_loosened" [D16],
    ParameterPatternChanged => "parameter_pattern_changed" [D17],
    ParameterStyleChanged => "parameter_style_changed" [D18 E06],
    ParameterMoved => "parameter_moved" [D19],
    ParameterWireNameChanged => "parameter_wire_name_changed" [D20],
    ParameterRustNameChanged => "parameter_rust_name_changed" [D21],
    ParameterEncodingChanged => "parameter_encoding_changed" [D22],
    ParameterConstantChanged => "parameter_constant_changed" [A12],

    RequestBodyAdded => "request_body_added" [E01],
    RequestBodyRemoved => "request_body_removed" [E02],
    RequestBodyPresenceChanged => "request_body_presence_changed" [E03],
    RequestMediaAdded => "request_media_added" [E04],
    RequestMediaRemoved => "request_media_removed" [E14],
    PartMediaChanged => "part_media_changed" [E07],
    RequestEncodingChanged => "request_encoding_changed" [E05],
    RequestBodyGivenOtherwise => "request_body_given_otherwise" [E15],

    RequestMemberAddedRequired => "request_member_added_required" [F01 F02],
    RequestMemberAddedOptional => "request_member_added_optional" [F03],
    RequestMemberRemoved => "request_member_removed" [F04],
    RequestMemberBecameRequired => "request_member_became_required" [F05 F06],
    RequestMemberBecameOptional => "request_member_became_optional" [F07],
    RequestTypeChanged => "request_type_changed" [F08 F11 F27 C13],
    RequestTypeWidened => "request_type_widened" [F09],
    RequestTypeNarrowed => "request_type_narrowed" [F10],
    RequestNullabilityChanged => "request_nullability_changed" [F12],
    RequestDefaultChanged => "request_default_changed" [F13],
    RequestConstantChanged => "request_constant_changed" [F14],
    RequestValueAdded => "request_value_added" [F15 D13],
    RequestValueRemoved => "request_value_removed" [F32 D23],
    RequestBecameEnum => "request_became_enum" [F16],
    RequestLimitTightened => "request_limit_tightened" [F17],
    RequestLimitLoosened => "request_limit_loosened" [F18],
    RequestPatternChanged => "request_pattern_changed" [F19],
    RequestDirectionChanged => "request_direction_changed" [F20 F21],
    RequestExtraMembersChanged => "request_extra_members_changed" [F22],
    SecrecyChanged => "secrecy_changed" [F23],
    RequestWireNameChanged => "request_wire_name_changed" [F24],
    RequestRustNameChanged => "request_rust_name_changed" [F25],

    RuleAdded => "rule_added" [G01 G08],
    RuleRemoved => "rule_removed" [G02],
    RuleLoosened => "rule_loosened" [G03],
    RuleTightened => "rule_tightened" [G04 G05 G06],
    RuleChanged => "rule_changed" [G07],
    RuleRenamed => "rule_renamed" [G09],
    RuleErrorChanged => "rule_error_changed" [G10],

    OutcomeRemoved => "outcome_removed" [H01],
    OutcomeAdded => "outcome_added" [H02],
    OutcomeRenamed => "outcome_renamed" [H14],
    SuccessStatusChanged => "success_status_changed" [H03],
    ResponseBodyAppeared => "response_body_appeared" [H04],
    ResponseBodyDisappeared => "response_body_disappeared" [H05],
    ResponseMediaChanged => "response_media_changed" [H06],
    ResponseHeadersAdded => "response_headers_added" [H07],
    ResponseHeadersRemoved => "response_headers_removed" [H08],
    StreamChanged => "stream_changed" [H15],
    EnvelopeChanged => "envelope_changed" [H11 E11],

    ResponseMemberRemoved => "response_member_removed" [I01 I02],
    ResponseMemberAdded => "response_member_added" [I03],
    ResponseMemberBecameOptional => "response_member_became_optional" [I04],
    ResponseMemberBecameRequired => "response_member_became_required" [I05],
    ResponseNullabilityChanged => "response_nullability_changed" [I06 I07],
    ResponseTypeChanged => "response_type_changed" [I08 I22 C14 C12],
    ResponseTypeWidened => "response_type_widened" [I09 I21],
    ResponseTypeNarrowed => "response_type_narrowed" [I10],
    ResponseValueAdded => "response_value_added" [I11],
    ResponseValueRemoved => "response_value_removed" [I12],
    ResponseBecameEnum => "response_became_enum" [I31],
    ResponseLimitLoosened => "response_limit_loosened" [I13],
    ResponseLimitTightened => "response_limit_tightened" [I14],
    ResponsePatternChanged => "response_pattern_changed" [I15],
    ResponseConstantChanged => "response_constant_changed" [I16],
    ResponseDefaultChanged => "response_default_changed" [I17],
    ResponseDirectionChanged => "response_direction_changed" [I18 I19],
    ElementNullabilityChanged => "element_nullability_changed" [I23],
    ResponseExtraMembersChanged => "response_extra_members_changed" [I24],
    ResponseWireNameChanged => "response_wire_name_changed" [I28],
    ResponseRustNameChanged => "response_rust_name_changed" [I29],

    TypeRemoved => "type_removed" [J01],
    TypeAdded => "type_added" [J20],
    TypeRenamed => "type_renamed" [J02],
    TypeKindChanged => "type_kind_changed" [J03 J07],
    UnionVariantAdded => "union_variant_added" [J04],
    UnionVariantRemoved => "union_variant_removed" [J05],
    UnionTagChanged => "union_tag_changed" [J09],
    UnionTagValueChanged => "union_tag_value_changed" [J10],
    OpennessChanged => "openness_changed" [J11],
    WireValueChanged => "wire_value_changed" [J12],
    EnumEncodingChanged => "enum_encoding_changed" [J13],
    VariantRenamed => "variant_renamed" [J21],

    ErrorAdded => "error_added" [K01],
    ErrorRemoved => "error_removed" [K02 K16],
    ErrorStatusChanged => "error_status_changed" [K03],
    ErrorCodeChanged => "error_code_changed" [K04],
    ErrorMessageChanged => "error_message_changed" [K06],
    ErrorParametersChanged => "error_parameters_changed" [K07],
    ErrorMatchChanged => "error_match_changed" [K08],
    ErrorPlaceChanged => "error_place_changed" [K10],
    ErrorBodyChanged => "error_body_changed" [K11],
    ErrorRenamed => "error_renamed" [K12],
    ErrorEnumSplit => "error_enum_split" [K15],

    PagingAdded => "paging_added" [L01],
    PagingRemoved => "paging_removed" [L02],
    PagingSchemeChanged => "paging_scheme_changed" [L03],
    FirstPageChanged => "first_page_changed" [L04],
    ItemsPlaceChanged => "items_place_changed" [L05],
    LastPageChanged => "last_page_changed" [L06],

    OperationDeprecated => "operation_deprecated" [M01],
    MemberDeprecated => "member_deprecated" [M02],
    DeprecationLifted => "deprecation_lifted" [M03],
    DocumentationChanged => "documentation_changed" [M07],
    ExamplesChanged => "examples_changed" [M08],
    ProvenanceChanged => "provenance_changed" [M09],

    DefaultFeatureRemoved => "default_feature_removed" [N03],
    FeatureRemoved => "feature_removed" [N17],
    FeatureAdded => "feature_added" [N18],
    FeaturesChanged => "features_changed" [N19],
    RustNameChanged => "rust_name_changed" [N05],
    RustTypeChanged => "rust_type_changed" [F28 J14],
    BuilderRemoved => "builder_removed" [J22],
    BuilderNeedsMore => "builder_needs_more" [J23],
    RecursionLimitRaised => "recursion_limit_raised" [N15],
    RustSurfaceGrew => "rust_surface_grew" [N16],
}

impl Code {
    /// Whether only readers of the documentation notice it: a report sums such changes up, however many places they are in.
    pub fn is_for_readers(self) -> bool {
        matches!(self, Self::DocumentationChanged | Self::ExamplesChanged | Self::ProvenanceChanged)
    }

    /// Finds a code by its word.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == word)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
