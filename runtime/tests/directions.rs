//! Members that only requests or only responses have.

use specwright::{
    Client, Operation, Payload, Request, Response, Validate, bytes::Bytes, from_json, http, to_json,
};

#[derive(Clone, PartialEq, Payload)]
struct Pet {
    name: String,
    #[api(response_only, length(min = 3))]
    seen: Option<String>,
    #[api(request_only)]
    note: Option<String>,
}

#[derive(Clone, PartialEq, Request)]
#[api(http = "PUT /pets", out = empty)]
struct PutPets {
    #[api(json = "pets")]
    pets: Vec<Pet>,
}

#[test]
fn what_only_responses_have_is_read_and_not_sent() {
    let pet: Pet = from_json(br#"{"name":"Rex","seen":"x"}"#).unwrap();
    assert_eq!(pet.seen.as_deref(), Some("x"));
    // Nobody is held to what is not sent.
    assert!(pet.validate().is_ok());
    assert_eq!(to_json(&pet).unwrap(), r#"{"name":"Rex","seen":"x"}"#);
    let request = PutPets { pets: vec![pet, Pet::builder().name("Ada").note("n").build()] };
    let client = Client::builder()
        .base_url("http://127.0.0.1:1")
        .transport(|_: http::Request<Bytes>| async { Ok(Response::new(Bytes::new())) })
        .build()
        .unwrap();
    let sent = client.request(&request).unwrap();
    assert_eq!(&sent.body()[..], br#"{"pets":[{"name":"Rex"},{"name":"Ada","note":"n"}]}"#);
    assert_eq!(PutPets::INFO.name, "putPets");
}
