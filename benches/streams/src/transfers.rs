//! Downloads and uploads over a socket of this machine, against the same with the HTTP library alone.

use std::fs::File as Opened;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use measure::{median, processor_time};
use specwright::{Builder, Client, File, Model, Operation, Streamed, Validate, blocking};

const ROUNDS: usize = 15;

/// What one transfer has.
const MIB: usize = 128;

/// What is read at once where the caller says it.
const CHUNK: usize = 64 * 1024;

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /file", out = bytes)]
struct GetFile {}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "PUT /file", out = empty)]
struct PutFile {
    #[api(body = bytes)]
    body: File,
}

/// A server that keeps connections, sends a large body to GET, and reads the body of PUT.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || answer(stream));
        }
    });
    url
}

fn answer(mut stream: TcpStream) -> Option<()> {
    let content = vec![7; 1 << 20];
    let mut buffer = vec![0; CHUNK];
    stream.set_nodelay(true).ok()?;
    loop {
        let (mut head, mut byte) = (Vec::new(), [0]);
        while !head.ends_with(b"\r\n\r\n") {
            stream.read_exact(&mut byte).ok()?;
            head.push(byte[0]);
        }
        if head.starts_with(b"GET") {
            write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", MIB << 20).ok()?;
            for _ in 0..MIB {
                stream.write_all(&content).ok()?;
            }
            continue;
        }
        let mut left = MIB << 20;
        while left > 0 {
            left -= stream.read(&mut buffer).ok().filter(|count| *count > 0)?;
        }
        stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").ok()?;
    }
}

/// What one side does once.
type Side<'a> = Box<dyn FnMut() + 'a>;

/// All on one core: where threads happen to run makes more of a difference than what is measured.
fn stay_on_one_core() {
    let mut core = nix::sched::CpuSet::new();
    core.set(0).expect("a first core");
    nix::sched::sched_setaffinity(nix::unistd::Pid::from_raw(0), &core).expect("to stay there");
}

pub fn print_table() {
    stay_on_one_core();
    let url = serve();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("file");
    std::fs::write(&path, vec![7; MIB << 20]).expect("a file");
    println!("| | throughput, ratio | processor, ratio | MiB/s | by hand |");
    println!("|---|---:|---:|---:|---:|");
    with_reqwest(&url, &path);
    with_ureq(&url, &path);
}

fn with_reqwest(url: &str, path: &Path) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let client = Client::builder().base_url(url).build().expect("a client");
    specwright::transport::install_tls_provider();
    let own = reqwest::Client::builder().no_proxy().build().expect("a client");
    compare(
        "download, `reqwest`",
        [
            Box::new(|| {
                runtime.block_on(async {
                    let mut file = client.call(Streamed(GetFile {})).await.expect("a response");
                    let mut read = 0;
                    while let Some(piece) = file.next().await {
                        read += piece.expect("a piece").len();
                    }
                    assert_eq!(read, MIB << 20);
                });
            }),
            Box::new(|| {
                runtime.block_on(async {
                    let mut response = own.get(format!("{url}/file")).send().await.expect("a response");
                    let mut read = 0;
                    while let Some(piece) = response.chunk().await.expect("a piece") {
                        read += piece.len();
                    }
                    assert_eq!(read, MIB << 20);
                });
            }),
        ],
    );
    compare(
        "upload of a file, `reqwest`",
        [
            Box::new(|| {
                let upload = PutFile::builder().body(File::from_path(path)).build();
                runtime.block_on(client.call(upload)).expect("a response");
            }),
            Box::new(|| {
                runtime.block_on(async {
                    let file = tokio::fs::File::open(path).await.expect("a file");
                    let upload = own.put(format!("{url}/file")).header("content-length", MIB << 20).body(file);
                    upload.send().await.expect("a response").error_for_status().expect("a success");
                });
            }),
        ],
    );
}

fn with_ureq(url: &str, path: &Path) {
    let client = blocking::Client::builder().base_url(url).build().expect("a client");
    let agent = ureq::Agent::config_builder().proxy(None).build().new_agent();
    let mut buffer = vec![0; CHUNK];
    let mut all_of = |mut reader: Box<dyn Read>| {
        let mut read = 0;
        loop {
            match reader.read(&mut buffer).expect("a piece") {
                0 => break,
                count => read += count,
            }
        }
        assert_eq!(read, MIB << 20);
    };
    let all_of = std::cell::RefCell::new(&mut all_of);
    compare(
        "download, `ureq`",
        [
            Box::new(|| {
                all_of.borrow_mut()(Box::new(client.call(Streamed(GetFile {})).expect("a response")));
            }),
            Box::new(|| {
                let response = agent.get(format!("{url}/file")).call().expect("a response");
                let body = response.into_body().into_with_config().limit(u64::MAX).reader();
                all_of.borrow_mut()(Box::new(body));
            }),
        ],
    );
    compare(
        "upload of a file, `ureq`",
        [
            Box::new(|| {
                let upload = PutFile::builder().body(File::from_path(path)).build();
                client.call(upload).expect("a response");
            }),
            Box::new(|| {
                let file = Opened::open(path).expect("a file");
                agent.put(format!("{url}/file")).send(file).expect("a response");
            }),
        ],
    );
}

fn compare(title: &str, mut sides: [Side<'_>; 2]) {
    let mut figures = [(); 2].map(|()| (Vec::new(), Vec::new()));
    sides.iter_mut().for_each(|side| side());
    for _ in 0..ROUNDS {
        for (side, (wall, processor)) in sides.iter_mut().zip(&mut figures) {
            let (started, before) = (Instant::now(), processor_time());
            side();
            wall.push(MIB as f64 / started.elapsed().max(Duration::from_micros(1)).as_secs_f64());
            processor.push((processor_time() - before).as_secs_f64());
        }
    }
    let [(ours, our_time), (by_hand, their_time)] = figures;
    let ratio = |one: &[f64], other: &[f64]| median(one.iter().zip(other).map(|(one, other)| one / other));
    let (wall, processor) = (ratio(&ours, &by_hand), ratio(&our_time, &their_time));
    println!("| {title} | {wall:.2} | {processor:.2} | {:.0} | {:.0} |", median(ours), median(by_hand));
}
