//! BAF: the answers to the page's own requests.

use baf::operations::CreateApplicant;
use baf::types::ApplicantStatus;

use crate::mock::both_clients;
use crate::mock::wait::Wait as _;

/// The applicant of the page's samples.
pub(crate) const APPLICANT: &str = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

pub(crate) fn creation() -> CreateApplicant {
    let start = CreateApplicant::builder().first_name("Ada").last_name("Lovelace").phone("1");
    start.status(ApplicantStatus::Pending).build()
}

#[test]
fn the_applicant_of_the_examples_is_there() {
    both_clients!(baf, |via| {
        let client: Client = via.client();
        let applicant = client.get_applicant().applicant_id(APPLICANT).send().wait().unwrap();
        assert_eq!(applicant.applicant_id, APPLICANT);
        assert_eq!(applicant.status_name, "Canceled");
        let attempts = client.list_attempts().applicant_id(APPLICANT).send().wait().unwrap().attempts;
        assert_eq!(attempts[0].attempt_id, 188);
        let attempt = client.get_attempt().applicant_id(APPLICANT).attempt_id(188).send().wait().unwrap();
        assert_eq!((attempt.attempt_id, attempt.document_type.as_deref()), (Some(188), Some("ID")));
        let attempt = client.get_attempt().applicant_id(APPLICANT).attempt_id(1).send().wait().unwrap();
        assert_eq!((attempt.attempt_id, attempt.applicant_id.as_deref()), (Some(1), Some(APPLICANT)));
        let images = client.get_attempt_images().applicant_id(APPLICANT).attempt_id(1);
        assert_eq!(images.send().wait().unwrap().track_string.as_deref(), Some("string"));
    });
}

#[test]
fn what_is_done_with_the_applicant_is_answered() {
    both_clients!(baf, |via| {
        let client: Client = via.client();
        client.resend_link().applicant_id(APPLICANT).send().wait().unwrap();
        let closed = client.force_close_applicant().applicant_id(APPLICANT).send().wait().unwrap();
        assert_eq!(closed.callback_url, None);
        let checked = client.check_applicant_status().applicant_id(APPLICANT).send().wait().unwrap();
        assert_eq!(checked, "");
    });
}

#[test]
fn optional_credentials_may_be_left_out() {
    both_clients!(baf, |via| {
        let anonymous: Client = via.builder().build().unwrap();
        anonymous.force_close_applicant().applicant_id(APPLICANT).send().wait().unwrap();
    });
}
