//! An applicant of BAF from its making to its end.

use baf::Client;
use baf::operations::{CheckApplicantStatusError, DeleteApplicantError, GetApplicantError};
use baf::types::VerificationMethod;
use specwright_tests::block_on;

use crate::Via;
use crate::baf::APPLICANT;

fn listed(client: &Client) -> Vec<String> {
    let page = block_on(client.list_applicants().page(1).page_size(400).send()).unwrap();
    assert_eq!(page.total, page.items.len() as i64);
    page.items.into_iter().map(|applicant| applicant.applicant_id).collect()
}

#[test]
fn made_listed_read_and_deleted() {
    Via::both(&baf::mock(), |via| {
        let client: Client = via.client();
        let before = listed(&client);
        let start = client.create_applicant().first_name("Ada").last_name("Lovelace").phone("+44 1");
        let created = block_on(start.metadata([("team", "blue")]).send()).unwrap();
        let id = created.applicant_id.as_str();
        assert!(!before.contains(&created.applicant_id));
        assert_eq!(listed(&client), [before.clone(), vec![created.applicant_id.clone()]].concat());

        let applicant = block_on(client.get_applicant().applicant_id(id).send()).unwrap();
        assert_eq!((applicant.applicant_id.as_str(), applicant.first_name.as_str()), (id, "Ada"));
        assert_eq!(applicant.metadata.get("team").map(String::as_str), Some("blue"));
        assert_eq!(applicant.email, None, "it was not sent");
        assert_eq!(applicant.verification_method, VerificationMethod::Manual, "the server's default");
        assert_eq!(block_on(client.list_attempts().applicant_id(id).send()).unwrap().attempts, []);

        block_on(client.delete_applicant().applicant_id(id).send()).unwrap();
        assert_eq!(listed(&client), before);
        let error = block_on(client.delete_applicant().applicant_id(id).send()).unwrap_err();
        let DeleteApplicantError::ApplicantNotFound { id: said, .. } = &error else { panic!("{error:?}") };
        assert_eq!(said, id);
        let error = block_on(client.check_applicant_status().applicant_id(id).send()).unwrap_err();
        assert!(matches!(error, CheckApplicantStatusError::ApplicantNotFound { .. }), "{error:?}");
        // This operation documents no errors; what another one documents is answered all the same.
        let error = block_on(client.get_applicant().applicant_id(id).send()).unwrap_err();
        assert!(matches!(error, GetApplicantError::Other(_)), "{error:?}");
        let error = specwright::Error::from(error);
        assert_eq!(
            (error.status().map(|status| status.as_u16()), error.code()),
            (Some(404), Some("NotFound"))
        );
        assert!(error.message().is_some_and(|message| message.contains(id)), "{error:?}");
    });
}

#[test]
fn what_belongs_to_a_deleted_applicant_is_gone() {
    let client = Client::builder().token("t").transport(baf::mock()).build().unwrap();
    block_on(client.delete_applicant().applicant_id(APPLICANT).send()).unwrap();
    let error =
        block_on(client.get_attempt_images().applicant_id(APPLICANT).attempt_id(1).send()).unwrap_err();
    assert_eq!(specwright::Error::from(error).status().map(|status| status.as_u16()), Some(404));
}

#[test]
fn an_attempt_that_is_not_there_is_not_found() {
    let client = Client::builder().token("t").transport(baf::mock()).build().unwrap();
    let images = client.get_attempt_images().applicant_id(APPLICANT).attempt_id(7);
    let error = block_on(images.send()).unwrap_err();
    assert!(matches!(error, baf::operations::GetAttemptImagesError::ResponseNotFound { .. }), "{error:?}");
}
