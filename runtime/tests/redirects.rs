//! Redirects, over sockets: they are answers, and nothing goes where they lead.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use crate::support::both::{self, Calls, client};
use crate::support::faulty::{Fault, Faulty};
use specwright::{BodyKind, Error, HandWritten, OperationOf, Place, Retry, transport};

operation!(Read: GET "/things", specwright::Auth::any_of(&["token"]), |request| {
    request.text(Place::Query, "key", &"hunter2");
});
operation!(Create: POST "/things", specwright::Auth::any_of(&["token"]), |request| {
    request.begin(BodyKind::JsonObject);
    request.member("name", "Ada");
});

on_both! { no_redirect_is_followed_to_the_same_host_or_another }

fn redirecting(status: u16, location: &str, body: &str) -> Faulty {
    Faulty::new(Fault::Says(format!(
        "HTTP/1.1 {status} Elsewhere\r\nlocation: {location}\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )))
}

fn fails<C: Calls>(server: &Faulty, operation: impl OperationOf<HandWritten>) -> Error {
    let client = client::<C>(&server.url).token("hunter3").retry(Retry::OFF).build().unwrap();
    client.run(operation).map(drop).unwrap_err().into()
}

fn no_redirect_is_followed_to_the_same_host_or_another<C: Calls>() {
    let other = Faulty::new(Fault::Says("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n".to_owned()));
    for status in [301, 302, 303, 307, 308] {
        for location in ["/elsewhere".to_owned(), format!("{}/elsewhere", other.url)] {
            for body in ["", "gone there"] {
                let server = redirecting(status, &location, body);
                for error in [fails::<C>(&server, Read), fails::<C>(&server, Create)] {
                    assert_eq!(error.status().unwrap().as_u16(), status);
                    assert_eq!(
                        (error.headers().unwrap()["location"].to_str().unwrap(), &error.body().unwrap()[..]),
                        (&*location, body.as_bytes())
                    );
                    assert!(!format!("{error:?}").contains("hunter"), "{error:?}");
                }
                assert_eq!(server.counts(), (2, 2), "{status} {location}");
            }
        }
    }
    assert_eq!(other.counts(), (0, 0));
}

#[test]
fn a_client_of_ones_own_that_follows_them_is_held_by_ureq_and_not_by_reqwest() {
    let other = Faulty::new(Fault::Says("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n".to_owned()));
    let server = redirecting(302, &other.url, "");
    #[cfg(feature = "blocking")]
    {
        let agent = specwright::ureq::Agent::config_builder().max_redirects(9).build().new_agent();
        let client =
            client::<specwright::blocking::Client>(&server.url).transport(transport::Ureq::from(agent));
        let error = client.token("t").build().unwrap().run(Create).unwrap_err();
        assert_eq!((error.status().unwrap().as_u16(), other.counts().0), (302, 0));
    }
    // What the documentation warns of: a POST arrives at another host as a GET.
    transport::install_tls_provider();
    let own = specwright::reqwest::Client::new();
    let client = client::<specwright::Client>(&server.url).transport(transport::Reqwest::from(own));
    client.token("t").build().unwrap().run(Create).unwrap();
    assert_eq!(other.counts().0, 1);
    let own = specwright::reqwest::Client::builder().redirect(specwright::reqwest::redirect::Policy::none());
    let client = both::client::<specwright::Client>(&server.url)
        .transport(transport::Reqwest::from(own.build().unwrap()))
        .token("t");
    assert_eq!(client.build().unwrap().run(Create).unwrap_err().status().unwrap().as_u16(), 302);
    assert_eq!(other.counts().0, 1);
}
