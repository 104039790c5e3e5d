//! A client sends the operations of its API and those of no API in particular.

#![allow(dead_code, reason = "it is enough that it compiles")]

use specwright::{
    Api, ApiInfo, Builder, Client, ClientBuilder, LoginError, Model, Operation, Token, TokenFuture,
    TokenProvider, Validate,
};

enum Weather {}

impl Api for Weather {
    const INFO: ApiInfo = ApiInfo::new("weather");
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "GET /forecast", api = Weather, out = empty)]
struct GetForecast {}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "GET /health", out = empty)]
struct GetHealth {}

async fn calls(weather: Client<Weather>, plain: Client, verifik: verifik::Client) {
    let _ = weather.call(GetForecast {}).await;
    let _ = weather.call(GetHealth {}).await;
    let _ = plain.call(GetHealth {}).await;
    let _ = verifik.call(GetHealth {}).await;
    let _ = GetForecast::builder().with_client(&weather).send().await;
    let _ = GetHealth::builder().with_client(&weather).send().await;
    let _ = GetHealth::builder().with_client(&plain).send().await;
}

fn logs_in(login: personr::operations::GenerateToken) {
    let _ = personr::Client::builder().login(login.clone());
    let _ = personr::blocking::Client::builder().login(login.clone());
    let _ = ClientBuilder::<specwright::Client<personr::Client>>::new().login(login);
}

/// A provider of an API's tokens calls the API's operations.
struct Remembering(personr::operations::GenerateToken);

impl TokenProvider<personr::Client> for Remembering {
    fn issue<'a>(&'a self, client: &'a Client<personr::Client>) -> TokenFuture<'a> {
        Box::pin(async move {
            let issued = client.call(self.0.clone()).await.map_err(LoginError::from)?;
            Ok(Token::new(issued.token))
        })
    }
}

fn provides(login: personr::operations::GenerateToken) {
    let _ = personr::Client::builder().token_provider(Remembering(login));
    let _ = personr::Client::builder().token_provider(|| async { Ok::<_, LoginError>(Token::new("t")) });
}

fn becomes(client: Client<personr::Client>) -> personr::Client {
    client.into()
}
