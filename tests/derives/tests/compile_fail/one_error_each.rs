//! A mistake is one error: the impls are there all the same, and the other derives are silent.

use specwright::{Builder, Client, Model, Operation, Validate};

#[derive(Clone, PartialEq, Model, Validate, Builder)]
pub struct Person {
    #[api(nam = "fullName")]
    pub full_name: String,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "PUT /people/{id}", outt = empty, out(json = Person))]
pub struct UpdatePerson {
    #[api(path = "id", query = "id")]
    id: String,
    #[api(body = json)]
    person: Person,
}

async fn update(client: &Client) -> Result<Person, specwright::Error> {
    let person = Person::builder().full_name("Ada");
    let person = UpdatePerson::builder().with_client(client).id("3").person(person).send().await?;
    println!("{person:?}");
    Ok(person)
}

fn main() {}
