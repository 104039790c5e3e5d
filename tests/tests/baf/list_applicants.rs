//! `GET /api/v2/private/Applicants`.

use baf::Client;
use baf::operations::ListApplicants;
use baf::types::{ApplicantStatus, ResponseStatus, SortField, SortOrder, VerificationMethod};
use specwright::Call;
use specwright_tests::{Answer, Server, assert_members, block_on, page, page_json, plain};

use crate::baf::{KEY, client};

/// The call of the page's sample.
pub(crate) fn sample(client: &Client) -> Call<ListApplicants> {
    client.list_applicants().page(2).page_size(2).send()
}

pub(crate) fn sample_answer() -> Answer {
    Answer::json(200, page("baf-list-applicants.json"))
}

#[test]
fn the_request_is_that_of_the_page() {
    let server = Server::start(sample_answer());
    block_on(sample(&client(&server))).unwrap();
    let received = server.received();
    assert_eq!(received.method, "GET");
    assert_eq!(received.target, "/publicapi/api/v2/private/Applicants?Page=2&PageSize=2");
    let key = format!("Bearer {KEY}");
    assert_eq!(received.own_headers(), [("accept", "text/plain"), ("authorization", &*key)]);
    assert_eq!(received.header("content-length"), None);
    assert_eq!(received.body, b"");
    assert!(server.is_idle());
}

#[test]
fn a_slash_at_the_end_of_the_base_url_is_not_doubled() {
    let server = Server::start(sample_answer());
    let client = Client::builder().base_url(server.url("/publicapi/")).token(KEY).build().unwrap();
    block_on(sample(&client)).unwrap();
    assert_eq!(server.received().target, "/publicapi/api/v2/private/Applicants?Page=2&PageSize=2");
}

#[test]
fn every_filter_is_a_query_parameter_of_its_documented_name() {
    let server = Server::start(sample_answer());
    let call = client(&server)
        .list_applicants()
        .page(i64::from(i32::MAX))
        .page_size(400)
        .created_from("31-12-2023")
        .created_to("01-02-2024")
        .sort_field(SortField::LastName)
        .order(SortOrder::Descending)
        .text_filter("a+b c&d=é#?/%41")
        .send();
    block_on(call).unwrap();
    let received = server.received();
    let wanted = [
        ("Page", "2147483647"),
        ("PageSize", "400"),
        ("CreatedFrom", "31-12-2023"),
        ("CreatedTo", "01-02-2024"),
        ("SortField", "lastName"),
        ("Order", "descending"),
        ("TextFilter", "a+b c&d=é#?/%41"),
    ];
    let wanted = wanted.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(received.query(), wanted.into());
    let raw = "TextFilter=a%2Bb%20c%26d%3D%C3%A9%23%3F%2F%2541";
    assert!(received.target.ends_with(raw), "{}", received.target);
}

#[test]
fn fields_to_sort_by_that_the_page_does_not_name_can_be_sent() {
    for (field, text) in [
        (SortField::FirstName, "firstName"),
        (SortField::Phone, "phone"),
        (SortField::from("created"), "created"),
        (SortField::from("firstName"), "firstName"),
    ] {
        let server = Server::start(sample_answer());
        block_on(client(&server).list_applicants().page(1).page_size(1).sort_field(field).send()).unwrap();
        assert_eq!(server.received().query()["SortField"], text);
    }
}

#[test]
fn every_member_of_the_answer_on_the_page_is_read_whatever_its_content_type() {
    let json = page_json("baf-list-applicants.json");
    for content_type in ["application/json; charset=utf-8", "text/plain"] {
        let body = page("baf-list-applicants.json");
        let server = Server::start(Answer::new(200, body).header("content-type", content_type));
        let list = block_on(sample(&client(&server))).unwrap();
        assert_eq!((list.page, list.page_size, list.total, list.total_pages), (1, 3, 46, 16));
        assert_eq!(list.items.len(), 3);
        for (item, json) in list.items.iter().zip(json["items"].as_array().unwrap()) {
            assert_members!(item, json, {
                applicant_id: "applicantId", attempts_count: "attemptsCount",
                last_attempt_id: "lastAttemptId", success_attempt_id: "successAttemptId",
                success_attempt: "successAttempt", first_name: "firstName", last_name: "lastName",
                phone: "phone", email: "email", reference_id: "referenceId",
                opened_link_times: "openedLinkTimes", created: "created", account_id: "accountId",
                validation_request_settings: "validationRequestSettings", completed: "completed",
                status: "status", status_name: "statusName", attempts_used: "attemptsUsed",
                document_expired: "documentExpired", last_validation_response: "lastValidationResponse",
                has_risk_events: "hasRiskEvents", metadata: "metadata", callback_url: "callbackUrl",
                verification_method: "verificationMethod",
            });
            assert_members!(item.last_validation_response.as_ref().unwrap(), json["lastValidationResponse"], {
                validation_response_id: "validationResponseId", created: "created",
                response_status: "responseStatus", response_status_name: "responseStatusName",
            });
        }
        assert_eq!(plain(serde_json::to_value(&list).unwrap()), json);
    }
}

#[test]
fn what_differs_between_the_three_applicants_of_the_page_differs_in_the_types() {
    let server = Server::start(sample_answer());
    let items = block_on(sample(&client(&server))).unwrap().items;
    let statuses: Vec<_> = items.iter().map(|item| item.status.clone()).collect();
    assert_eq!(
        statuses,
        [ApplicantStatus::Pending, ApplicantStatus::FailedAttempt, ApplicantStatus::Success]
    );
    let emails: Vec<_> = items.iter().map(|item| item.email.as_deref()).collect();
    assert_eq!(emails, [Some(""), Some(""), None]);
    let urls: Vec<_> = items.iter().map(|item| item.callback_url.as_deref()).collect();
    assert_eq!(urls, [Some(""), Some("https://host/?fromonline"), None]);
    let expired: Vec<_> = items.iter().map(|item| item.document_expired).collect();
    assert_eq!(expired, [None, Some(false), Some(false)]);
    let created: Vec<_> = items.iter().map(|item| item.created.as_str()).collect();
    let times = ["2023-02-06T00:32:22.9260859", "2023-02-06T00:32:39.0455118", "2023-02-09T03:36:04.0500599"];
    assert_eq!(created, times);
    for item in &items {
        assert_eq!(item.created.offset_seconds(), None, "no zone is made up");
        assert_eq!(item.verification_method, VerificationMethod::Sms);
        assert_eq!((item.last_attempt_id, item.success_attempt_id), (None, None));
        assert!(item.success_attempt.is_none() && item.validation_request_settings.is_none());
        assert!(item.metadata.is_empty());
        let last = item.last_validation_response.as_ref().unwrap();
        assert_eq!(last.response_status, ResponseStatus::Success);
        assert_eq!(last.created.nanosecond(), 509_932_000);
    }
}

#[test]
fn a_page_without_applicants_is_a_page() {
    let body = r#"{"page":9,"pageSize":400,"total":0,"totalPages":0,"items":[]}"#;
    let server = Server::start(Answer::new(200, body));
    assert!(block_on(sample(&client(&server))).unwrap().items.is_empty());
}

#[test]
fn a_call_owns_its_client_and_moves_to_another_thread() {
    let server = Server::start(sample_answer());
    let call = sample(&client(&server));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    assert_eq!(runtime.block_on(runtime.spawn(call)).unwrap().unwrap().total, 46);
}

#[test]
fn without_a_key_nothing_is_sent() {
    let server = Server::start(sample_answer());
    let error = block_on(sample(&crate::baf::anonymous(&server))).unwrap_err();
    assert!(error.is_invalid() && error.to_string().contains("BAF_KEY"), "{error}");
    assert!(server.is_idle());
}
