//! Fields whose setters would be called as another method of the builder.

#[derive(Clone, PartialEq, specwright::Payload)]
struct Thing {
    build: String,
    name: Option<String>,
    maybe_name: Option<String>,
}

#[derive(Clone, PartialEq, specwright::Request)]
#[api(http = "POST /things", out = empty)]
struct CreateThing {
    #[api(json = "send")]
    send: bool,
    #[api(json = "items")]
    items: Vec<String>,
}

/// `Builder` alone says it of its own methods.
#[derive(Clone, PartialEq, specwright::Model, specwright::Builder)]
struct Plain {
    #[api(nullable)]
    code: Option<String>,
    code_null: bool,
}

fn main() {
    let _ = Thing::builder().name("a").build();
    let _ = CreateThing::builder().items(["a"]).build();
    let _ = Plain::builder().code("a").build();
}
