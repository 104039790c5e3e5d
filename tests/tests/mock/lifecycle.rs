//! An applicant of BAF from its making to its end.

use baf::Client;
use baf::operations::{CheckApplicantStatusError, DeleteApplicantError, GetApplicantError};
use baf::types::VerificationMethod;

use crate::mock::baf::APPLICANT;
use crate::mock::both_clients;
use crate::mock::wait::Wait as _;

#[test]
fn made_listed_read_and_deleted() {
    both_clients!(baf, |via| {
        let client: Client = via.client();
        let listed = || {
            let page = client.list_applicants().page(1).page_size(400).send().wait().unwrap();
            assert_eq!(page.total, page.items.len() as i64);
            page.items.into_iter().map(|applicant| applicant.applicant_id).collect::<Vec<_>>()
        };
        let before = listed();
        let start = client.create_applicant().first_name("Ada").last_name("Lovelace").phone("+44 1");
        let created = start.metadata([("team", "blue")]).send().wait().unwrap();
        let id = created.applicant_id.as_str();
        assert!(!before.contains(&created.applicant_id));
        assert_eq!(listed(), [before.clone(), vec![created.applicant_id.clone()]].concat());

        let applicant = client.get_applicant().applicant_id(id).send().wait().unwrap();
        assert_eq!((applicant.applicant_id.as_str(), applicant.first_name.as_str()), (id, "Ada"));
        assert_eq!(applicant.metadata.get("team").map(String::as_str), Some("blue"));
        assert_eq!(applicant.email, None, "it was not sent");
        assert_eq!(applicant.verification_method, VerificationMethod::Manual, "the server's default");
        assert_eq!(client.list_attempts().applicant_id(id).send().wait().unwrap().attempts, []);

        client.delete_applicant().applicant_id(id).send().wait().unwrap();
        assert_eq!(listed(), before);
        let error = client.delete_applicant().applicant_id(id).send().wait().unwrap_err();
        let DeleteApplicantError::ApplicantNotFound { id: said, .. } = &error else { panic!("{error:?}") };
        assert_eq!(said, id);
        let error = client.check_applicant_status().applicant_id(id).send().wait().unwrap_err();
        assert!(matches!(error, CheckApplicantStatusError::ApplicantNotFound { .. }), "{error:?}");
        // This operation documents no errors; what another one documents is answered all the same.
        let error = client.get_applicant().applicant_id(id).send().wait().unwrap_err();
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
    client.delete_applicant().applicant_id(APPLICANT).send().wait().unwrap();
    let error = client.get_attempt_images().applicant_id(APPLICANT).attempt_id(1).send().wait().unwrap_err();
    assert_eq!(specwright::Error::from(error).status().map(|status| status.as_u16()), Some(404));
}

#[test]
fn an_attempt_that_is_not_there_is_not_found() {
    let client = Client::builder().token("t").transport(baf::mock()).build().unwrap();
    let images = client.get_attempt_images().applicant_id(APPLICANT).attempt_id(7);
    let error = images.send().wait().unwrap_err();
    assert!(matches!(error, baf::operations::GetAttemptImagesError::ResponseNotFound { .. }), "{error:?}");
}
