//! The inputs of all operations: of the three APIs, and of `spec.yaml`.

use std::path::Path;

use specwright_codegen::CheckedApi;

use crate::generated;

/// Makes a test of each operation: `$test::<Input>("api", "operation")`.
macro_rules! each_input {
    ($test:ident) => {
        $crate::operation_inputs::each_input! { $test, "verifik", of_verifik, verifik::operations {
            create_app_registration "createAppRegistration" CreateAppRegistration,
            create_project_flow "createProjectFlow" CreateProjectFlow,
        }}
        $crate::operation_inputs::each_input! { $test, "baf", of_baf, baf::operations {
            check_applicant_status "checkApplicantStatus" CheckApplicantStatus,
            create_applicant "createApplicant" CreateApplicant,
            delete_applicant "deleteApplicant" DeleteApplicant,
            force_close_applicant "forceCloseApplicant" ForceCloseApplicant,
            get_applicant "getApplicant" GetApplicant,
            get_attempt "getAttempt" GetAttempt,
            get_attempt_images "getAttemptImages" GetAttemptImages,
            list_applicants "listApplicants" ListApplicants,
            list_attempts "listAttempts" ListAttempts,
            resend_link "resendLink" ResendLink,
        }}
        $crate::operation_inputs::each_input! { $test, "personr", of_personr, personr::operations {
            create_applicant "createApplicant" CreateApplicant,
            generate_token "generateToken" GenerateToken,
        }}
        $crate::operation_inputs::each_input! { $test, "requests", of_requests, crate::operations {
            any_of "anyOf" AnyOf,
            at_most_one "atMostOne" AtMostOne,
            import "import" Import,
            patch "patch" Patch,
            styles "styles" Styles,
            carried "carried" Carried,
            limited_texts "limitedTexts" LimitedTexts,
            limited_form "limitedForm" LimitedForm,
            limited_parts "limitedParts" LimitedParts,
            same_names "sameNames" SameNames,
            file "file" File,
            either_forms "eitherForms" EitherForms,
            files "files" Files,
            send_cover "sendCover" SendCover,
            send_dump "sendDump" SendDump,
            set_photo "setPhoto" SetPhoto,
            list_points "listPoints" ListPoints,
            add_points "addPoints" AddPoints,
            add_numbers "addNumbers" AddNumbers,
            create_points "createPoints" CreatePoints,
            find_points "findPoints" FindPoints,
            watch_answer "watchAnswer" WatchAnswer,
            watch_job "watchJob" WatchJob,
            nested_form "nestedForm" NestedForm,
            nested_parts "nestedParts" NestedParts,
            list_repos "listRepos" ListRepos,
            list_deep "listDeep" ListDeep,
            list_after "listAfter" ListAfter,
            list_by_url "listByUrl" ListByUrl,
            search_by_body "searchByBody" SearchByBody,
            list_pages "listPages" ListPages,
            list_offset "listOffset" ListOffset,
            create_named "createNamed" CreateNamed,
            find_named "findNamed" FindNamed,
            get_cached "getCached" GetCached,
            check_cached "checkCached" CheckCached,
            get_report "getReport" GetReport,
            save_profile "saveProfile" SaveProfile,
            maybe_tree "maybeTree" MaybeTree,
            maybe_form "maybeForm" MaybeForm,
            maybe_import "maybeImport" MaybeImport,
            limits "limits" Limits,
            numbers "numbers" Numbers,
            objects "objects" Objects,
            one_of "oneOf" OneOf,
            replace_all "replaceAll" ReplaceAll,
            replace_tree "replaceTree" ReplaceTree,
            times "times" Times,
            together "together" Together,
            upload "upload" Upload,
            when_forbid "whenForbid" WhenForbid,
            when_need "whenNeed" WhenNeed,
        }}
    };
    ($test:ident, $api:literal, $module:ident, $($operations:ident)::+ {
        $($name:ident $operation:literal $input:ident,)*
    }) => {
        mod $module {
            use $($operations)::+ as operations;
            #[allow(unused_imports)]
            use super::*;

            $(
                #[test]
                fn $name() {
                    $test::<operations::$input>($api, $operation);
                }
            )*
        }
    };
}
pub(crate) use each_input;

/// The checked spec of this name.
pub(crate) fn api(name: &str) -> CheckedApi {
    if name == "requests" {
        return generated::api();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../specs/{name}.yaml"));
    generated::read(name, &std::fs::read_to_string(path).expect("the spec"))
}

/// The list above has all operations.
#[test]
fn all_operations_are_there() {
    let source = include_str!("operation_inputs.rs");
    for name in ["verifik", "baf", "personr", "requests"] {
        for operation in &api(name).operations {
            assert!(source.contains(&format!("\"{}\"", operation.name)), "{name}, {}", operation.name);
        }
    }
}
