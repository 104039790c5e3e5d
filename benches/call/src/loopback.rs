//! A call over a socket of this machine, against the same with the HTTP library alone.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use measure::{median, processor_time};

use crate::{ANSWER, REGISTRATION, by_hand, ours};

const ROUNDS: usize = 61;
const CALLS: usize = 200;

/// A server that keeps connections and answers each request with the same.
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

fn answer(mut stream: TcpStream) {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ";
    let answer = format!("{head}{}\r\n\r\n{ANSWER}", ANSWER.len());
    stream.set_nodelay(true).expect("a socket");
    let (mut request, mut buffer) = (Vec::new(), [0; 4096]);
    while let Ok(count) = stream.read(&mut buffer) {
        request.extend_from_slice(&buffer[..count]);
        if count == 0 {
            return;
        }
        // The body is the one text that ends with a brace.
        if request.ends_with(b"}") {
            request.clear();
            if stream.write_all(answer.as_bytes()).is_err() {
                return;
            }
        }
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
    println!("| | wall, ratio | processor, ratio | wall µs | by hand |");
    println!("|---|---:|---:|---:|---:|");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let client = verifik::Client::builder().base_url(&*url).token("token").build().expect("a client");
    specwright::transport::install_tls_provider();
    let own = reqwest::Client::builder().no_proxy().build().expect("a client");
    compare(
        "`reqwest`",
        [
            Box::new(|| drop(runtime.block_on(ours::register!(client, REGISTRATION)).expect("an answer"))),
            Box::new(|| {
                drop(runtime.block_on(by_hand::with_reqwest(&own, &url, &REGISTRATION)).expect("an answer"));
            }),
        ],
    );
    let client =
        verifik::blocking::Client::builder().base_url(&*url).token("token").build().expect("a client");
    // With time limits, as nobody goes without; `ureq` then looks names up in a thread of their own, for each call.
    let agent = ureq::Agent::config_builder().proxy(None).timeout_global(Some(Duration::from_secs(60)));
    let agent = agent.timeout_connect(Some(Duration::from_secs(10))).build().new_agent();
    compare(
        "`ureq`",
        [
            Box::new(|| drop(ours::register!(client, REGISTRATION).expect("an answer"))),
            Box::new(|| drop(by_hand::with_ureq(&agent, &url, &REGISTRATION).expect("an answer"))),
        ],
    );
}

fn compare(title: &str, mut sides: [Side<'_>; 2]) {
    let mut figures = [(); 2].map(|()| (Vec::new(), Vec::new()));
    for _ in 0..ROUNDS {
        for (side, (wall, processor)) in sides.iter_mut().zip(&mut figures) {
            let (started, before) = (Instant::now(), processor_time());
            (0..CALLS).for_each(|_| side());
            wall.push(started.elapsed().as_secs_f64() * 1e6 / CALLS as f64);
            processor.push((processor_time() - before).as_secs_f64());
        }
    }
    let [(ours, our_time), (by_hand, their_time)] = figures;
    let ratio = |one: &[f64], other: &[f64]| median(one.iter().zip(other).map(|(one, other)| one / other));
    let (wall, processor) = (ratio(&ours, &by_hand), ratio(&our_time, &their_time));
    println!("| {title} | {wall:.2} | {processor:.2} | {:.0} | {:.0} |", median(ours), median(by_hand));
}
