//! BAF: the answers to the page's own requests.

use baf::Client;
use specwright_tests::block_on;

use crate::Via;

/// The applicant of the page's samples.
pub(crate) const APPLICANT: &str = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

#[test]
fn the_applicant_of_the_examples_is_there() {
    Via::both(&baf::mock(), |via| {
        let client: Client = via.client();
        let applicant = block_on(client.get_applicant().applicant_id(APPLICANT).send()).unwrap();
        assert_eq!(applicant.applicant_id, APPLICANT);
        assert_eq!(applicant.status_name, "Canceled");
        let attempts = block_on(client.list_attempts().applicant_id(APPLICANT).send()).unwrap().attempts;
        assert_eq!(attempts[0].attempt_id, 188);
        let attempt = block_on(client.get_attempt().applicant_id(APPLICANT).attempt_id(188).send()).unwrap();
        assert_eq!((attempt.attempt_id, attempt.document_type.as_deref()), (Some(188), Some("ID")));
        let attempt = block_on(client.get_attempt().applicant_id(APPLICANT).attempt_id(1).send()).unwrap();
        assert_eq!((attempt.attempt_id, attempt.applicant_id.as_deref()), (Some(1), Some(APPLICANT)));
        let images = client.get_attempt_images().applicant_id(APPLICANT).attempt_id(1);
        assert_eq!(block_on(images.send()).unwrap().track_string.as_deref(), Some("string"));
    });
}

#[test]
fn what_is_done_with_the_applicant_is_answered() {
    Via::both(&baf::mock(), |via| {
        let client: Client = via.client();
        block_on(client.resend_link().applicant_id(APPLICANT).send()).unwrap();
        let closed = block_on(client.force_close_applicant().applicant_id(APPLICANT).send()).unwrap();
        assert_eq!(closed.callback_url, None);
        let checked = block_on(client.check_applicant_status().applicant_id(APPLICANT).send()).unwrap();
        assert_eq!(checked, "");
    });
}

#[test]
fn optional_credentials_may_be_left_out() {
    Via::both(&baf::mock(), |via| {
        let anonymous: Client = via.builder().build().unwrap();
        block_on(anonymous.force_close_applicant().applicant_id(APPLICANT).send()).unwrap();
    });
}
