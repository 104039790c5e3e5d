//! `specwright mock` as a user runs it: what it says, and that it answers.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::workspace::Workspace;

const SPEC: &str = "\
specwright: 1
api: { name: pets, title: Pets }
servers:
  production: https://pets.example.com/v1
auth:
  key: { scheme: header, name: x-key }
defaults:
  auth: key
types:
  Pet:
    members:
      id: string
      name: string
operations:
  addPet:
    http: POST /pets
    in:
      json:
        name: string
    out: Pet
";

/// A mock that runs until the test ends.
struct Running {
    child: Child,
    lines: BufReader<ChildStdout>,
}

impl Running {
    fn start(workspace: &Workspace, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_specwright"))
            .args(arguments)
            .current_dir(workspace.path(""))
            .stdout(Stdio::piped())
            .spawn()
            .expect("the command runs");
        let lines = BufReader::new(child.stdout.take().expect("standard output"));
        Self { child, lines }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.lines.read_line(&mut line).expect("a line");
        line.trim_end().to_owned()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn pets() -> Workspace {
    let workspace = Workspace::new();
    workspace.write("specs/pets.yaml", SPEC);
    workspace
}

/// The whole answer to a POST.
fn post(address: &str, path: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("a connection");
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\nx-key: k\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(head.as_bytes()).expect("it is sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

#[test]
fn it_says_where_it_is_and_tells_of_each_request() {
    let workspace = pets();
    let mut mock = Running::start(&workspace, &["mock", "--port", "0"]);
    let first = mock.line();
    let url = first.strip_prefix("Pets: ").unwrap_or_else(|| panic!("{first}"));
    assert_eq!(
        mock.line(),
        format!("    pets::Client::builder().base_url({url:?}).credential(\"key\", \"test-token\").build()?")
    );
    let address = url.strip_prefix("http://").and_then(|rest| rest.strip_suffix("/v1")).expect("an address");
    assert_eq!(mock.line(), format!("Journal: http://{address}/__specwright/journal"));
    let good = post(address, "/v1/pets", r#"{ "name": "Rex" }"#);
    assert!(good.starts_with("HTTP/1.1 200 OK") && good.contains(r#""name":"Rex""#), "{good}");
    assert_eq!(mock.line(), "POST /v1/pets 200");
    let bad = post(address, "/v1/pets?key=secret", "{}");
    assert!(bad.starts_with("HTTP/1.1 400 Bad Request") && bad.contains("/name"), "{bad}");
    assert_eq!(mock.line(), "POST /v1/pets 400");
}

#[test]
fn the_seed_decides() {
    let workspace = pets();
    let answer = |seed: &str| {
        let mut mock =
            Running::start(&workspace, &["mock", "specs/pets.yaml", "--port", "0", "--seed", seed]);
        let first = mock.line();
        let address = first.strip_prefix("Pets: http://").and_then(|rest| rest.strip_suffix("/v1"));
        let answer = post(address.expect("an address"), "/v1/pets", r#"{ "name": "Rex" }"#);
        answer.split_once("\r\n\r\n").expect("a body").1.to_owned()
    };
    assert_eq!(answer("1"), answer("1"));
    assert_ne!(answer("1"), answer("2"));
}

#[test]
fn a_port_in_use_is_said() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let run = pets().run(&["mock", "--port", &port.to_string()]);
    run.exits(2);
    assert_eq!(
        run.stderr,
        format!(
            "error: port {port} of 127.0.0.1 is in use; choose another with --port, or 0 for a free one\n"
        )
    );
}

#[test]
fn an_address_of_another_machine_is_said() {
    // One of those that are for documentation (RFC 5737).
    let run = pets().run(&["mock", "--host", "192.0.2.1", "--port", "0"]);
    run.exits(2);
    assert_eq!(run.stderr, "error: this machine has no address 192.0.2.1; --host takes one that it has\n");
}

#[test]
fn two_specs_of_one_api_cannot_be_told_apart() {
    let workspace = pets();
    workspace.write("specs/more.yaml", SPEC);
    let run = workspace.run(&["mock", "--port", "0"]);
    run.exits(2);
    assert_eq!(
        run.stderr,
        "error: two of the specs describe an API named `pets`, so that nothing tells them apart\n"
    );
}

#[test]
fn the_address_has_values_for_variables_and_the_client_all_credentials() {
    let workspace = Workspace::new();
    let spec = SPEC
        .replace(
            "  production: https://pets.example.com/v1",
            "  production: { url: \"https://pets.example.com/api/{version}\", variables: { version: { default: v2 } } }",
        )
        .replace("x-key }", "x-key }\n  secret: { scheme: header, name: x-secret }")
        .replace("  auth: key", "  auth: { all: [key, secret] }");
    workspace.write("specs/pets.yaml", &spec);
    let mut mock = Running::start(&workspace, &["mock", "--port", "0"]);
    let address = mock.line();
    assert!(address.ends_with("/api/v2"), "{address}");
    let client = mock.line();
    let given = ".credential(\"key\", \"test-token\").credential(\"secret\", \"test-token\").build()?";
    assert!(client.ends_with(given), "{client}");
}
