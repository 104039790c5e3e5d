//! A typed call without any YAML: the derives on structs of one's own.
//!
//! ```text
//! cargo run -p specwright --example by_hand
//! ```

use std::error::Error;

use specwright::bytes::Bytes;
use specwright::{Client, Response, Validate, http};

/// Creates a note.
#[derive(
    Clone, PartialEq, specwright::Model, specwright::Validate, specwright::Builder, specwright::Operation,
)]
#[api(http = "POST /books/{book}/notes", auth = "token", out(json = Note, envelope = "data"))]
#[api(error = CreateNoteError)]
#[api(rule("audience", at_most_one(readers, group)))]
#[api(rule("reminder", when(remind_by = "email", need(email))))]
pub struct CreateNote {
    /// The book that the note goes into.
    #[api(path = "book")]
    book: String,
    /// What it says.
    #[api(json = "text", length(min = 1, max = 500))]
    text: String,
    /// Who may read it; everybody unless set.
    #[api(json = "readers", each(is = Name))]
    readers: Option<Vec<Name>>,
    /// The group that may read it.
    #[api(json = "group", is = Name)]
    group: Option<Name>,
    /// How the readers are told: `email` or `bell`.
    #[api(json = "remindBy")]
    remind_by: Option<String>,
    /// Where reminders come from.
    #[api(json = "email", format = email)]
    email: Option<String>,
}

/// Letters, and not too many of them.
#[specwright::constrained(pattern = "[A-Za-z]{1,20}")]
pub type Name = String;

/// Why no note was created.
#[derive(specwright::ApiError)]
#[api(error_body(code = "code", message = "message"))]
#[non_exhaustive]
pub enum CreateNoteError {
    /// There is no such book.
    #[api(status = 404, code = "NoBook", message = "There is no book {book}")]
    BookNotFound {
        /// The book.
        book: String,
        /// The answer.
        error: specwright::Error,
    },
    /// Anything else.
    #[api(other)]
    Other(specwright::Undocumented),
}

/// A note.
#[derive(Clone, PartialEq, specwright::Model)]
#[non_exhaustive]
pub struct Note {
    /// Its number in the book.
    pub id: i64,
    /// Whether it can be read yet.
    pub state: State,
}

/// Whether a note can be read.
#[derive(Clone, PartialEq, Eq, Hash, specwright::Model)]
#[non_exhaustive]
pub enum State {
    /// Not yet.
    #[api(value = "draft")]
    Draft,
    /// A value that this version does not name.
    #[api(unknown)]
    Unknown(specwright::Unknown<String>),
}

fn main() -> Result<(), Box<dyn Error>> {
    let client =
        Client::builder().base_url("https://notes.example/v1").token("t-123").transport(server).build()?;
    tokio::runtime::Builder::new_current_thread().build()?.block_on(run(client))
}

async fn run(client: Client) -> Result<(), Box<dyn Error>> {
    let request = CreateNote::builder().book("a/b").text("hello").readers(["Ada"]).build();
    let note = client.call(request).await?;
    assert_eq!((note.id, &note.state), (1, &State::Draft));

    let sent_by_builder =
        CreateNote::builder().book("a/b").text("hello").readers(["Ada"]).with_client(&client).send().await?;
    assert_eq!(sent_by_builder, note);

    // CreateNote::builder().book("a/b").text("hello").readers(["Ada"]).group("Poets").build();
    //   error[E0277]: only one of `readers` and `group` may be set
    // What the compiler cannot see is checked before anything is sent.
    let hasty = CreateNote::builder().book("a/b").text("").readers(["Ada L."]).remind_by("email").build();
    let violations = hasty.validate().err().ok_or("this note is wrong")?;
    let lines = [
        "/text: must have 1 to 500 characters, not \"\" (length): What it says.",
        "/readers/0: must match `[A-Za-z]{1,20}`, not \"Ada L.\" (pattern): Letters, and not too many of them.",
        "`email` is required when `remindBy` is `\"email\"` (reminder)",
    ];
    assert_eq!(violations.to_string(), lines.join("\n"));
    assert!(client.call(hasty).await.is_err_and(|error| error.violations().is_some()));

    let request = CreateNote::builder().book("other").text("hi").build();
    match client.call(request).await {
        Err(CreateNoteError::BookNotFound { book, .. }) => assert_eq!(book, "other"),
        Err(error) => return Err(error.into()),
        Ok(note) => println!("{note:?}"),
    }
    println!("{note:?}");
    Ok(())
}

/// Stands in for a server.
async fn server(request: http::Request<Bytes>) -> Result<Response, specwright::TransportError> {
    if request.uri().path() != "/v1/books/a%2Fb/notes" {
        let mut response = Response::new(r#"{"code":"NoBook","message":"There is no book other"}"#.into());
        *response.status_mut() = http::StatusCode::NOT_FOUND;
        return Ok(response);
    }
    assert_eq!(request.body(), r#"{"text":"hello","readers":["Ada"]}"#);
    assert_eq!(request.headers()["authorization"], "Bearer t-123");
    Ok(Response::new(r#"{"data":{"id":1,"state":"draft"}}"#.into()))
}

#[test]
fn runs() {
    main().unwrap();
}
