//! Servers with variables, servers of operations, and none.
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use specwright::bytes::Bytes;
use specwright::{
    Api, ApiInfo, CallOptions, Client, ClientBuilder, Error, Operation, OperationInfo, Response, Scheme,
    SchemeKind, Server, ServerVariable, http,
};

enum Things {}

impl Api for Things {
    const INFO: ApiInfo = ApiInfo::new("things")
        .servers(&[
            Server::new("main", "https://{region}.example.com/{version}").variables(&[
                ServerVariable::new("region").default_value("eu").values(&["eu", "us"]),
                ServerVariable::new("version").default_value("v1"),
            ]),
            Server::new("own", "http://{host}").variables(&[ServerVariable::new("host")]),
            Server::new("uploads", "https://uploads.example.com"),
        ])
        .schemes(&[Scheme::new("token", SchemeKind::Bearer)]);
}

/// An operation on a server of its own, or on that of the client.
struct Call<const UPLOADS: bool>;

impl<const UPLOADS: bool> specwright::Validate for Call<UPLOADS> {}

impl<const UPLOADS: bool> Operation for Call<UPLOADS> {
    type Api = Things;
    type Output = ();
    type Error = Error;
    const INFO: OperationInfo = {
        let info = OperationInfo::new("call", http::Method::GET, "/call")
            .auth(specwright::Auth::any_of(&["token"]).or_none());
        if UPLOADS { info.server("uploads") } else { info }
    };

    fn encode(&self, _: &mut specwright::Encoder) {}

    fn decode(_: &Response) -> Result<(), specwright::DecodeError> {
        Ok(())
    }
}

const MAIN: Call<false> = Call;
const UPLOAD: Call<true> = Call;

fn builder() -> ClientBuilder<Client<Things>> {
    ClientBuilder::new().token("t").transport(|_: http::Request<Bytes>| async { Ok(Response::default()) })
}

fn uri<const UPLOADS: bool>(client: &Client<Things>, operation: &Call<UPLOADS>) -> String {
    client.request(operation).unwrap().uri().to_string()
}

fn problem(builder: ClientBuilder<Client<Things>>) -> String {
    let error = builder.build().unwrap_err();
    assert!(error.is_configuration());
    error.problems().join("; ")
}

#[test]
fn variables_have_their_defaults_and_may_be_set() {
    assert_eq!(uri(&builder().build().unwrap(), &MAIN), "https://eu.example.com/v1/call");
    let client = builder().server_variable("region", "eu").server_variable("region", "us").build().unwrap();
    assert_eq!(uri(&client, &MAIN), "https://us.example.com/v1/call");
    let client = builder().server("own").server_variable("host", "localhost:8080").build().unwrap();
    assert_eq!(uri(&client, &MAIN), "http://localhost:8080/call");
}

#[test]
fn values_that_a_variable_cannot_have_are_told() {
    assert_eq!(
        problem(builder().server_variable("region", "mars")),
        "the server variable `region` cannot be `mars` (it has `eu`, `us`)"
    );
    assert_eq!(
        problem(builder().server_variable("zone", "a")),
        "no server of the API has a variable `zone` (it has `region`, `version`, `host`)"
    );
    assert_eq!(problem(builder().server("own")), "the server `own` needs `.server_variable(\"host\", …)`");
    for value in ["evil.com/", "evil.com#", "a@evil.com", "a?b", "", "a b", "..%2f"] {
        let problem = problem(builder().server("own").server_variable("host", value));
        assert!(
            problem.starts_with("the server variable `host` is empty or has other"),
            "{value}: {problem}"
        );
    }
    assert!(problem(builder().server_variable("version", "..")).contains("`..` segment"));
    assert_eq!(
        problem(builder().base_url("https://a.example").server_variable("region", "eu")),
        "the server variable `region` is set, and a base URL has no variables"
    );
}

#[test]
fn an_operation_goes_to_its_own_server_unless_a_base_url_is_given() {
    let client = builder().build().unwrap();
    let request = client.request(&UPLOAD).unwrap();
    assert_eq!(request.uri(), "https://uploads.example.com/call");
    assert_eq!(request.headers()["authorization"], "Bearer t");

    let all_in_one = builder().base_url("http://127.0.0.1:1/mock").build().unwrap();
    assert_eq!(uri(&all_in_one, &UPLOAD), "http://127.0.0.1:1/mock/call");
    let elsewhere = client.with_options(CallOptions::new().base_url("https://other.example"));
    let request = elsewhere.request(&UPLOAD).unwrap();
    assert_eq!(request.uri(), "https://other.example/call");
    assert!(!request.headers().contains_key("authorization"));
}

#[test]
fn credentials_are_for_the_servers_that_the_api_names() {
    let to = |client: &Client<Things>, url: &str| {
        let client = client.with_options(CallOptions::new().base_url(url));
        client.request(&MAIN).unwrap().headers().contains_key("authorization")
    };
    let client = builder().build().unwrap();
    assert!(to(&client, "https://uploads.example.com/other") && to(&client, "https://eu.example.com"));
    assert!(!to(&client, "https://us.example.com") && !to(&client, "http://uploads.example.com"));
    let own = builder().base_url("https://own.example").build().unwrap();
    assert!(to(&own, "https://own.example/v2") && !to(&own, "https://uploads.example.com"));
}

#[test]
fn an_api_without_a_server_and_a_server_without_a_name_are_told() {
    let error = Client::builder().token("t").build().unwrap_err();
    assert_eq!(
        error.problems()[0],
        "the API `client` names no server: call `.base_url(…)` on the client builder"
    );
    assert_eq!(problem(builder().server("x")), "the API has no server `x` (it has `main`, `own`, `uploads`)");
}

#[cfg(feature = "reqwest")]
mod over_http {
    use super::*;
    use crate::support::server::Server as Loopback;

    /// Two servers that are told apart by variables.
    enum Two {}

    impl Api for Two {
        const INFO: ApiInfo = ApiInfo::new("two").servers(&[
            Server::new("main", "http://{main}/v1").variables(&[ServerVariable::new("main")]),
            Server::new("uploads", "http://{uploads}").variables(&[ServerVariable::new("uploads")]),
        ]);
    }

    struct Upload;

    impl specwright::Validate for Upload {}

    impl Operation for Upload {
        type Api = Two;
        type Output = ();
        type Error = Error;
        const INFO: OperationInfo =
            OperationInfo::new("upload", http::Method::POST, "/uploads").server("uploads");

        fn encode(&self, _: &mut specwright::Encoder) {}

        fn decode(_: &Response) -> Result<(), specwright::DecodeError> {
            Ok(())
        }
    }

    #[tokio::test]
    async fn each_server_gets_what_is_its_own() {
        let empty = "HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n";
        let (main, uploads) = (Loopback::answering(empty), Loopback::answering(empty));
        let host = |server: &Loopback| server.url.strip_prefix("http://").unwrap().to_owned();
        let client: Client<Two> = ClientBuilder::new()
            .server_variable("main", host(&main))
            .server_variable("uploads", host(&uploads))
            .build()
            .unwrap();
        client.call(Upload).await.unwrap();
        assert!(uploads.request().starts_with("POST /uploads HTTP/1.1\r\n"));
        assert_eq!(main.others(), 0);
        let incomplete: Result<Client<Two>, Error> =
            ClientBuilder::new().server_variable("main", host(&main)).build();
        let error = incomplete.unwrap().call(Upload).await.unwrap_err();
        assert_eq!(error.problems(), ["the server `uploads` needs `.server_variable(\"uploads\", …)`"]);
    }
}
