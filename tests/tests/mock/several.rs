//! Several APIs on one port.

use specwright_mock::Server;

use crate::mock::baf::APPLICANT;
use crate::mock::wait::Wait as _;
use crate::mock::{personr as personr_calls, verifik as verifik_calls};

#[test]
fn three_apis_share_a_port() {
    let mocks = vec![baf::mock(), personr::mock(), verifik::mock()];
    let server = Server::start(mocks, "127.0.0.1:0".parse().unwrap()).unwrap();
    let root = format!("http://{}", server.address());
    let urls = server.base_urls().to_vec();
    let [baf_url, personr_url, verifik_url] = urls.as_slice() else { panic!("{server:?}") };
    assert_eq!(baf_url, &format!("{root}/publicapi"));
    assert_eq!(personr_url, &format!("{root}/api/1.1/wf"));
    assert_eq!(verifik_url, &format!("{root}/verifik"), "it has no prefix of its own");
    for url in [baf_url.clone(), format!("{root}/baf/publicapi"), format!("{root}/baf")] {
        let client = baf::Client::builder().base_url(url).token("t").build().unwrap();
        client.get_applicant().applicant_id(APPLICANT).send().wait().unwrap();
    }
    let personr = personr::Client::builder().base_url(personr_url).build().unwrap();
    personr.call(personr_calls::token()).wait().unwrap();
    for url in [verifik_url.clone(), root.clone()] {
        let verifik = verifik::Client::builder().base_url(url).token("t").build().unwrap();
        verifik.call(verifik_calls::registration()).wait().unwrap();
    }
    server.stop();
    let gone = baf::Client::builder().base_url(baf_url).token("t").build().unwrap();
    let error = gone.get_applicant().applicant_id(APPLICANT).send().wait().unwrap_err();
    assert!(specwright::Error::from(error).is_connect(), "nobody listens any more");
}
