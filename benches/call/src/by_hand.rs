//! The calls as one writes them with `http` and `serde_json`, or with an HTTP library and `serde_json`.

use std::future::Future;

use serde::{Deserialize, Serialize};
use specwright::bytes::Bytes;
use specwright::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use specwright::http::{Method, Request, Response};
use specwright::{DateTime, Secret};

use crate::twin::AttemptDetail;

type Failure = Box<dyn std::error::Error>;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Registration<'a> {
    pub project: &'a str,
    pub project_flow: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<&'a str>,
}

#[derive(Deserialize)]
struct Envelope {
    data: Created,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Created {
    pub app_registration: Registered,
    pub information_validation: Option<Person>,
    pub token: Secret,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Registered {
    #[serde(rename = "_id")]
    pub id: String,
    pub client: String,
    pub project: String,
    pub project_flow: String,
    pub status: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub country_code: Option<String>,
    pub current_step: String,
    pub language: Option<String>,
    pub created_at: DateTime,
    pub updated_at: DateTime,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    #[serde(rename = "_id")]
    pub id: String,
    pub full_name: Option<String>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
}

/// A client over a function that sends.
pub struct Client<T> {
    base_url: String,
    authorization: HeaderValue,
    transport: T,
}

impl<T, A> Client<T>
where
    T: Fn(Request<Bytes>) -> A,
    A: Future<Output = Result<Response<Bytes>, Failure>>,
{
    pub fn new(base_url: &str, token: &str, transport: T) -> Self {
        let mut authorization: HeaderValue = format!("Bearer {token}").parse().expect("a header");
        authorization.set_sensitive(true);
        Self { base_url: base_url.to_owned(), authorization, transport }
    }

    pub async fn register(&self, registration: &Registration<'_>) -> Result<Created, Failure> {
        let request = Request::builder()
            .method(Method::POST)
            .uri(format!("{}/v2/app-registrations", self.base_url))
            .header(ACCEPT, HeaderValue::from_static("application/json"))
            .header(AUTHORIZATION, self.authorization.clone())
            .header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
            .body(serde_json::to_vec(registration)?.into())?;
        let response = (self.transport)(request).await?;
        if !response.status().is_success() {
            return Err(response.status().to_string().into());
        }
        Ok(serde_json::from_slice::<Envelope>(response.body())?.data)
    }

    pub async fn attempt(&self, id: &str, attempt: i64) -> Result<AttemptDetail, Failure> {
        let request = Request::builder()
            .method(Method::GET)
            .uri(format!("{}/api/v2/private/Applicants/{id}/Attempts/{attempt}", self.base_url))
            .header(ACCEPT, HeaderValue::from_static("text/plain"))
            .header(AUTHORIZATION, self.authorization.clone())
            .body(Bytes::new())?;
        let response = (self.transport)(request).await?;
        if !response.status().is_success() {
            return Err(response.status().to_string().into());
        }
        Ok(serde_json::from_slice(response.body())?)
    }

    pub async fn delete(&self, id: &str) -> Result<(), Failure> {
        let request = Request::builder()
            .method(Method::DELETE)
            .uri(format!("{}/api/v2/private/Applicants/{id}", self.base_url))
            .header(ACCEPT, HeaderValue::from_static("*/*"))
            .header(AUTHORIZATION, self.authorization.clone())
            .body(Bytes::new())?;
        let response = (self.transport)(request).await?;
        if !response.status().is_success() {
            return Err(response.status().to_string().into());
        }
        Ok(())
    }
}

pub async fn with_reqwest(
    client: &reqwest::Client,
    base_url: &str,
    registration: &Registration<'_>,
) -> Result<Created, Failure> {
    let response = client
        .post(format!("{base_url}/v2/app-registrations"))
        .header(ACCEPT, "application/json")
        .header(CONTENT_TYPE, "application/json")
        .bearer_auth("token")
        .timeout(std::time::Duration::from_secs(60))
        .body(serde_json::to_vec(registration)?)
        .send()
        .await?
        .error_for_status()?;
    Ok(serde_json::from_slice::<Envelope>(&response.bytes().await?)?.data)
}

pub fn with_ureq(
    agent: &ureq::Agent,
    base_url: &str,
    registration: &Registration<'_>,
) -> Result<Created, Failure> {
    let mut response = agent
        .post(format!("{base_url}/v2/app-registrations"))
        .header(ACCEPT, "application/json")
        .header(CONTENT_TYPE, "application/json")
        .header(AUTHORIZATION, "Bearer token")
        .send(&serde_json::to_vec(registration)?[..])?;
    Ok(serde_json::from_slice::<Envelope>(&response.body_mut().read_to_vec()?)?.data)
}
