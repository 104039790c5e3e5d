//! Lists in pages, things that come and go, and a bad network; without async.

use std::time::Duration;

use baf::blocking::Client;
use baf::operations::DeleteApplicantError;
use specwright::{AttemptEnd, CallOptions, Error, Retry};

use crate::mocks::ITEMS;
use crate::{Failure, Running, Story};

pub(crate) fn work(mock: &Running, story: &mut Story<'_>) -> Result<(), Failure> {
    story.chapter("3DiVi BAF: lists, state and a bad network, with a blocking client")?;
    let client = Client::builder()
        .base_url(mock.base_url())
        .token("sk_test")
        .retry(Retry::default().initial_backoff(Duration::from_millis(10)))
        .build()?;
    list(&client, mock, story)?;
    come_and_go(&client, story)?;
    bad_network(&client, mock, story)
}

fn list(client: &Client, mock: &Running, story: &mut Story<'_>) -> Result<(), Failure> {
    let mut names = Vec::new();
    for applicant in client.list_applicants().page(1).page_size(100).items() {
        names.push(applicant?.applicant_id);
    }
    if names.len() < ITEMS {
        return Err(format!("{} applicants", names.len()).into());
    }
    let pages = mock.count("listApplicants");
    story.step("go through all applicants", format!("{} on {pages} pages", names.len()))?;
    let first = client.list_applicants().page(1).page_size(100).items().take(3).count();
    let asked = mock.count("listApplicants") - pages;
    story.step("look at the first few", format!("{first}, and {asked} page was asked for"))?;
    Ok(())
}

fn come_and_go(client: &Client, story: &mut Story<'_>) -> Result<(), Failure> {
    let created =
        client.create_applicant().first_name("Ada").last_name("Lovelace").phone("+44 20 7946 0000").send()?;
    let id = created.applicant_id;
    story.step("create an applicant", format!("{id}, link {:?}", created.validation_link))?;
    let applicant = client.get_applicant().applicant_id(&id).send()?;
    story.step("read her again", format!("{} {}", applicant.first_name, applicant.last_name))?;
    client.delete_applicant().applicant_id(&id).send()?;
    story.step("delete her", "deleted")?;
    match client.delete_applicant().applicant_id(&id).send() {
        Err(DeleteApplicantError::ApplicantNotFound { id, error, .. }) => {
            story.step(
                "delete her again",
                format!("{id} is not there: {}", error.message().unwrap_or_default()),
            )?;
            Ok(())
        }
        other => Err(format!("no ApplicantNotFound: {other:?}").into()),
    }
}

fn bad_network(client: &Client, mock: &Running, story: &mut Story<'_>) -> Result<(), Failure> {
    let broken = client.with_options(CallOptions::new().header("prefer", "reset=before"));
    let Err(error) = broken.list_attempts().applicant_id("3fa85f64-5717-4562-b3fc-2c963f66afa6").send()
    else {
        return Err("an answer over a broken connection".into());
    };
    story.step("read over a connection that breaks", attempts(&error.into()))?;
    let before = mock.count("createApplicant");
    let Err(error) = broken.create_applicant().first_name("Ada").last_name("Lovelace").phone("1").send()
    else {
        return Err("an answer over a broken connection".into());
    };
    let received = mock.count("createApplicant") - before;
    let error = Error::from(error);
    story.step(
        "create over a connection that breaks",
        format!("{}; the server received {received}", attempts(&error)),
    )?;
    let slow = CallOptions::new().header("prefer", "delay=10s").timeout(Duration::from_millis(200));
    let Err(error) =
        client.with_options(slow).create_applicant().first_name("A").last_name("L").phone("1").send()
    else {
        return Err("an answer that took ten seconds within 200 ms".into());
    };
    if !error.is_timeout() {
        return Err(error.into());
    }
    story.step("a server that thinks too long", "no answer within 200 ms, so the call is over")?;
    Ok(())
}

fn attempts(error: &Error) -> String {
    let attempts = error.attempts();
    let broken = attempts.iter().filter(|attempt| !matches!(attempt.end, AttemptEnd::Response(_))).count();
    let plural = if attempts.len() == 1 { "" } else { "s" };
    format!("{} attempt{plural}, {broken} without an answer", attempts.len())
}
