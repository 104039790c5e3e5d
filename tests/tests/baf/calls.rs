//! The eight calls about one applicant, as data: they differ by their paths and answers only.

use std::pin::Pin;

use baf::Client;
use specwright::{Call, Error, Operation};

/// A call under way. It is sent over threads, so that this is also a proof that calls can be.
pub(crate) type Started = Pin<Box<dyn Future<Output = Result<(), Error>> + Send + 'static>>;

pub(crate) struct Case {
    pub(crate) operation: &'static str,
    pub(crate) method: &'static str,
    /// The path below the prefix of the base URL; `{}` is the applicant.
    pub(crate) path: &'static str,
    pub(crate) accept: &'static str,
    pub(crate) needs_key: bool,
    /// The sample of its answer; without one the page shows no body.
    pub(crate) answer: Option<&'static str>,
    /// Starts the call about this applicant, and about attempt 1 where an attempt is wanted.
    pub(crate) start: fn(&Client, &str) -> Started,
}

pub(crate) const CALLS: [Case; 8] = [
    Case {
        operation: "deleteApplicant",
        method: "DELETE",
        path: "/api/v2/private/Applicants/{}",
        accept: "*/*",
        needs_key: true,
        answer: None,
        start: |client, id| started(client.delete_applicant().applicant_id(id).send()),
    },
    Case {
        operation: "checkApplicantStatus",
        method: "GET",
        path: "/api/v2/public/Applicants/{}/Completed",
        accept: "text/plain",
        needs_key: false,
        answer: None,
        start: |client, id| started(client.check_applicant_status().applicant_id(id).send()),
    },
    Case {
        operation: "forceCloseApplicant",
        method: "POST",
        path: "/api/v2/public/Applicants/{}/Complete",
        accept: "text/plain",
        needs_key: false,
        answer: Some("baf-force-close-applicant.json"),
        start: |client, id| started(client.force_close_applicant().applicant_id(id).send()),
    },
    Case {
        operation: "getApplicant",
        method: "GET",
        path: "/api/v2/private/Applicants/{}",
        accept: "text/plain",
        needs_key: true,
        answer: Some("baf-get-applicant.json"),
        start: |client, id| started(client.get_applicant().applicant_id(id).send()),
    },
    Case {
        operation: "listAttempts",
        method: "GET",
        path: "/api/v2/private/Applicants/{}/Attempts",
        accept: "text/plain",
        needs_key: true,
        answer: Some("baf-list-attempts.json"),
        start: |client, id| started(client.list_attempts().applicant_id(id).send()),
    },
    Case {
        operation: "getAttempt",
        method: "GET",
        path: "/api/v2/private/Applicants/{}/Attempts/1",
        accept: "text/plain",
        needs_key: true,
        answer: Some("baf-get-attempt.json"),
        start: |client, id| started(client.get_attempt().attempt_id(1).applicant_id(id).send()),
    },
    Case {
        operation: "resendLink",
        method: "POST",
        path: "/api/v2/private/Applicants/{}/ReNotify",
        accept: "*/*",
        needs_key: true,
        answer: None,
        start: |client, id| started(client.resend_link().applicant_id(id).send()),
    },
    Case {
        operation: "getAttemptImages",
        method: "GET",
        path: "/api/v2/private/Applicants/{}/Attempts/1/Images",
        accept: "text/plain",
        needs_key: true,
        answer: Some("baf-get-attempt-images.json"),
        start: |client, id| started(client.get_attempt_images().attempt_id(1).applicant_id(id).send()),
    },
];

impl Case {
    /// The request target about this applicant, whose id stands as it comes.
    pub(crate) fn target(&self, prefix: &str, id: &str) -> String {
        format!("{prefix}{}", self.path.replace("{}", id))
    }

    /// A body of a success.
    pub(crate) fn body(&self) -> String {
        self.answer.map(specwright_tests::page).unwrap_or_default()
    }
}

/// Without the output, so that all calls have one type.
fn started<O: Operation>(call: Call<O>) -> Started {
    Box::pin(async { call.await.map(drop).map_err(Into::into) })
}
