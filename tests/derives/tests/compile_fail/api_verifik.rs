//! What Verifik's pages require, as the compiler says it.

fn main() {
    let client: verifik::Client = verifik::Client::builder().build().unwrap();
    client.create_app_registration().send();
    client.create_app_registration().project("p").project_flow("f").phone("1").send();
    client.create_project_flow().send();
}
