#!/usr/bin/env python3
"""Compares the multipart forms of a client with those that curl sends for the same members, byte by byte.

Both send to a server in this process; only the boundaries, which each makes up, are made alike before the comparison.
"""

import http.server
import pathlib
import re
import subprocess
import sys
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]

MANIFEST = """\
[package]
name = "form"
edition = "2024"
[dependencies]
specwright = {{ path = "{runtime}", default-features = false, features = ["blocking"] }}
[workspace]
"""

# The members as the client has them, and as arguments of curl.
PROGRAM = """\
use specwright::{File, Request, blocking::Client};

#[derive(Clone, PartialEq, Request)]
#[api(http = "POST /form", out = empty)]
struct Form {
    #[api(part = "title")]
    title: String,
    #[api(part = "na\\u{ef}ve \\"name\\"")]
    odd: String,
    #[api(part = "lines")]
    lines: String,
    #[api(part = "table", media = "text/csv")]
    table: String,
    #[api(part = "file", media = "image/*")]
    file: File,
    #[api(part = "others")]
    others: Vec<File>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (url, path) = (std::env::args().nth(1).ok_or("a URL")?, std::env::args().nth(2).ok_or("a path")?);
    let client = Client::builder().base_url(url).build()?;
    let named = |name: &str| File::from_path(&path).with_name(name).with_media_type("application/octet-stream");
    let form = Form::builder()
        .title("Holidays")
        .odd("\\u{20ac}")
        .lines("one\\r\\ntwo\\n")
        .table("a,b")
        .file(File::from_path(&path).with_name("beach.png").with_media_type("image/png"))
        .others([named("caf\\u{e9} \\u{65e5}.bin"), named("quote\\".bin"), named("semi;colon.bin")]);
    client.call(form.build())?;
    Ok(())
}
"""


def curl(url, path):
    form = [
        ("--form-string", "title=Holidays"),
        ("--form-string", 'naïve "name"=€'),
        ("--form-string", "lines=one\r\ntwo\n"),
        ("-F", "table=a,b;type=text/csv"),
        ("-F", f"file=@{path};type=image/png;filename=beach.png"),
        ("-F", f"others=@{path};type=application/octet-stream;filename=\"café 日.bin\""),
        ("-F", f"others=@{path};type=application/octet-stream;filename=\"quote\\\".bin\""),
        ("-F", f"others=@{path};type=application/octet-stream;filename=\"semi;colon.bin\""),
    ]
    arguments = [argument for pair in form for argument in pair]
    subprocess.run(["curl", "-sS", "--fail", f"{url}/form", *arguments], check=True)


def server():
    received = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            if "chunked" in self.headers.get("transfer-encoding", ""):
                raise SystemExit("the length of the form is known, and was not said")
            body = self.rfile.read(int(self.headers["content-length"]))
            boundary = re.search("boundary=(.*)", self.headers["content-type"]).group(1).strip('"')
            received.append(body.replace(boundary.encode(), b"BOUNDARY"))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    listening = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{listening.server_port}", received


def main():
    url, received = server()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "src").mkdir()
        (folder / "Cargo.toml").write_text(MANIFEST.format(runtime=ROOT / "runtime"))
        (folder / "src/main.rs").write_text(PROGRAM)
        path = folder / "picture"
        path.write_bytes(bytes(range(256)) * 300)
        curl(url, path)
        target = ROOT / "target/interop"
        command = ["cargo", "run", "--quiet", "--manifest-path", folder / "Cargo.toml", "--target-dir", target]
        subprocess.run([*command, "--", url, path], check=True)
    ours, theirs = received[1], received[0]
    if ours != theirs:
        at = next((at for at, (a, b) in enumerate(zip(ours, theirs)) if a != b), min(len(ours), len(theirs)))
        start = max(at - 120, 0)
        sys.exit(f"at byte {at}:\n  client {ours[start:at + 80]!r}\n  curl   {theirs[start:at + 80]!r}")
    print(f"{len(ours)} bytes, the same as those of curl")


main()
