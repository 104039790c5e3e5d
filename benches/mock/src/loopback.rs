//! A mock on a socket, asked by a client that does as little as it can.

use std::io::{Read, Write};
use std::net::TcpStream;

use specwright_mock::Server;

use crate::Case;

/// Requests in a second on one connection, each sent when the last was answered.
pub fn per_second(case: &Case) -> f64 {
    let server = Server::start(vec![case.mock.clone()], "127.0.0.1:0".parse().expect("an address"));
    let server = server.expect("a free port");
    let mut stream = TcpStream::connect(server.address()).expect("a connection");
    stream.set_nodelay(true).expect("a socket");
    let request = written(case);
    let mut buffer = Vec::new();
    crate::per_second(|| {
        stream.write_all(&request).expect("the mock reads");
        read_answer(&mut stream, &mut buffer);
    })
}

/// The request as it goes over the wire.
fn written(case: &Case) -> Vec<u8> {
    let request = case.request::<&str>();
    let mut text = format!("{} {} HTTP/1.1\r\nhost: localhost\r\n", request.method(), request.uri());
    for (name, value) in request.headers() {
        text.push_str(&format!("{name}: {}\r\n", value.to_str().expect("a text")));
    }
    text.push_str(&format!("content-length: {}\r\n\r\n{}", case.body.len(), case.body));
    text.into_bytes()
}

/// Reads an answer to its end, and stops unless it is a good one.
fn read_answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) {
    const LENGTH: &[u8] = b"content-length: ";
    buffer.clear();
    let mut piece = [0; 8192];
    loop {
        let count = stream.read(&mut piece).expect("an answer");
        assert!(count > 0, "the connection is kept");
        buffer.extend_from_slice(&piece[..count]);
        let Some(head) = find(buffer, b"\r\n\r\n") else { continue };
        assert!(buffer.starts_with(b"HTTP/1.1 2"), "{}", String::from_utf8_lossy(buffer));
        let length = &buffer[find(&buffer[..head], LENGTH).expect("a length") + LENGTH.len()..head];
        let digits = length.iter().take_while(|byte| byte.is_ascii_digit());
        let length = digits.fold(0, |length, digit| length * 10 + usize::from(digit - b'0'));
        if buffer.len() >= head + 4 + length {
            return;
        }
    }
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}
