//! What Personr's pages require, as the compiler says it.

fn main() {
    let client: personr::Client = personr::Client::builder().build().unwrap();
    client.generate_token().send();
    client.create_applicant().send();
}
