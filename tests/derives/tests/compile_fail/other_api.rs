//! A client does not send the operation of another API, however it is given one.

use personr::operations::{CreateApplicant, GenerateToken};
use verifik::Client;

async fn calls(client: &Client, request: CreateApplicant) {
    let _ = client.call(request).await;
}

fn shows(client: &Client, request: &CreateApplicant) {
    let _ = client.request(request);
}

fn calls_blocking(client: &verifik::blocking::Client, request: CreateApplicant) {
    let _ = client.call(request);
}

fn lists(client: &specwright::Client, request: baf::operations::ListApplicants) {
    let _ = client.items(request);
}

fn logs_in(request: GenerateToken) {
    let _ = Client::builder().login(request);
}

fn starts(client: &specwright::Client<Client>) {
    let _ = CreateApplicant::builder().with_client(client);
}

fn becomes(client: specwright::Client<Client>) -> personr::Client {
    client.into()
}

#[derive(Clone, PartialEq, specwright::Model, specwright::Validate, specwright::Operation)]
#[api(http = "GET /things", api = String, out = empty)]
struct GetThings {}

fn main() {}
