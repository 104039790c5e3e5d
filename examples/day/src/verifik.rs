//! Rules before the call, errors after it.

use specwright::CallOptions;
use verifik::Client;
use verifik::operations::CreateAppRegistrationError;
use verifik::types::SignUpForm;

use crate::{Failure, Running, Story};

const PROJECT: &str = "507f1f77bcf86cd799439011";
const FLOW: &str = "507f1f77bcf86cd799439015";

pub(crate) async fn work(mock: &Running, story: &mut Story<'_>) -> Result<(), Failure> {
    story.chapter("Verifik: rules and errors, with an async client")?;
    let client = Client::builder().base_url(mock.base_url()).token("my-token").build()?;
    let registration = |client: &Client| client.create_app_registration().project(PROJECT).project_flow(FLOW);

    // Whether there is an email is known only when the program runs, so that the compiler cannot tell.
    let unreachable = registration(&client).maybe_email(None).maybe_phone(None);
    match unreachable.maybe_country_code(None).send().await {
        Err(CreateAppRegistrationError::ContactMissing { error, .. }) => {
            let sent = if error.may_have_been_sent() { "sent" } else { "not sent" };
            let broken = error.violations().map(ToString::to_string).unwrap_or_default();
            story.step("register nobody", format!("{sent}: {broken}"))?;
        }
        other => return Err(format!("no ContactMissing: {other:?}").into()),
    }
    let created = registration(&client).email("ada@example.com").full_name("Ada Lovelace").send().await?;
    let registered = &created.app_registration;
    story.step(
        "register Ada",
        format!(
            "{} {} as {}",
            registered.status.as_str(),
            registered.email.as_deref().unwrap_or(""),
            registered.id
        ),
    )?;
    let hers = client.with_token(&created.token);
    let sent_with = |client: &Client| -> Result<_, Failure> {
        let request = client.request(&registration(client).email("ada@example.com").build())?;
        Ok(request.headers().get("authorization").cloned())
    };
    if sent_with(&hers)? == sent_with(&client)? {
        return Err("one token for two clients".into());
    }
    story.step(
        "give her token to another client",
        format!("{:?}; the first one keeps its own", created.token),
    )?;

    let refusing = client.with_options(CallOptions::new().header("prefer", "error=EmailDomainNotAllowed"));
    match registration(&refusing).email("ada@throwaway.example").send().await {
        Err(error @ CreateAppRegistrationError::EmailDomainNotAllowed { .. }) => {
            story.step("register with a throwaway address", error)?;
        }
        other => return Err(format!("no EmailDomainNotAllowed: {other:?}").into()),
    }
    let flow = client
        .create_project_flow()
        .project(PROJECT)
        .type_("onboarding")
        .name("Afternoon flow")
        .target("personal")
        .status("draft")
        .sign_up_form(SignUpForm::builder().email(true).phone(false));
    let flow = flow.send().await?;
    story.step("create a project flow", format!("{:?}", flow.name))?;
    Ok(())
}
