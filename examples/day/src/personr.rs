//! Tokens that run out.

use personr::Client;
use personr::operations::{CreateApplicantError, GenerateToken, GenerateTokenError};
use specwright::CallOptions;

use crate::clock::ByHand;
use crate::mocks::TOKEN_LIFETIME;
use crate::{Failure, Running, Story};

pub(crate) async fn work(mock: &Running, clock: &ByHand, story: &mut Story<'_>) -> Result<(), Failure> {
    story.chapter("Personr: tokens, with an async client")?;
    let logins = || mock.count("generateToken");
    let client = Client::builder()
        .base_url(mock.base_url())
        .login(GenerateToken::builder().email("ada@example.com").password("correct horse"))
        .clock(clock.clone())
        .build()?;
    let applicant = |name: &str| {
        let email = format!("{}@example.com", name.to_lowercase());
        client
            .create_applicant()
            .email(email)
            .phone("+61 424 424 424")
            .name_first(name)
            .flow_name("KYC basic")
            .send()
    };

    let ada = applicant("Ada").await?;
    story.step(
        "create an applicant",
        format!("{} ({}); logins: {}", ada.email, ada.applicant_status.as_str(), logins()),
    )?;
    applicant("Grace").await?;
    story.step("create another", format!("with the same token; logins: {}", logins()))?;

    clock.put_forward(TOKEN_LIFETIME);
    story.step("two minutes pass", "the token has run out")?;
    let (mary, joan, dorothy) = tokio::join!(applicant("Mary"), applicant("Joan"), applicant("Dorothy"));
    for created in [mary, joan, dorothy] {
        created?;
    }
    story
        .step("three applicants at the same time", format!("one new token for all; logins: {}", logins()))?;

    let refusing = client.with_options(CallOptions::new().header("prefer", "error=IncorrectFlowName"));
    let call = refusing.create_applicant().email("e@example.com").phone("+61 1").flow_name("KYC basik");
    match call.send().await {
        Err(error @ CreateApplicantError::IncorrectFlowName { .. }) => {
            story.step("a flow that is not there", error)?
        }
        other => return Err(format!("no IncorrectFlowName: {other:?}").into()),
    }
    let refusing = client.with_options(CallOptions::new().header("prefer", "error=InvalidLoginCredentials"));
    match refusing.generate_token().email("ada@example.com").password("wrong").send().await {
        Err(error @ GenerateTokenError::InvalidLoginCredentials { .. }) => {
            story.step("a wrong password", error)?
        }
        other => return Err(format!("no InvalidLoginCredentials: {other:?}").into()),
    }
    Ok(())
}
