//! What BAF's page requires, as the compiler says it.

fn main() {
    let client: baf::Client = baf::Client::builder().build().unwrap();
    client.create_applicant().send();
    client.list_applicants().send();
    client.get_applicant().send();
    client.delete_applicant().send();
    client.resend_link().send();
    client.list_attempts().send();
    client.get_attempt().send();
    client.get_attempt_images().send();
    client.check_applicant_status().send();
    client.force_close_applicant().send();
}
