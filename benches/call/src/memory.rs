//! A call whose transport is a function: what is around it.

use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use measure::allocations;
use specwright::bytes::Bytes;
use specwright::http::{Request, Response};

use crate::by_hand::Client;
use crate::{ANSWER, ATTEMPT, REGISTRATION, ours};

const BASE: &str = "https://api.example.com";

type Run = Box<dyn Fn()>;

struct Case {
    title: &'static str,
    ours: Run,
    by_hand: Run,
}

/// What is ready at once.
fn now<F: Future>(future: F) -> F::Output {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(future).poll(&mut context) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("nothing is waited for"),
    }
}

fn answer(request: Request<Bytes>, body: &'static str) -> Response<Bytes> {
    black_box(request);
    let mut response = Response::new(Bytes::from_static(body.as_bytes()));
    response
        .headers_mut()
        .insert("content-type", specwright::http::HeaderValue::from_static("application/json"));
    response
}

fn cases() -> Vec<Case> {
    let verifik = verifik::Client::builder()
        .base_url(BASE)
        .token("token")
        .transport(|request| async { Ok(answer(request, ANSWER)) })
        .build()
        .expect("a client");
    let blocking = verifik::blocking::Client::builder()
        .base_url(BASE)
        .token("token")
        .transport(|request| async { Ok(answer(request, ANSWER)) })
        .build()
        .expect("a client");
    let attempts = baf::Client::builder()
        .base_url(BASE)
        .token("token")
        .transport(|request| async { Ok(answer(request, ATTEMPT)) })
        .build()
        .expect("a client");
    let attempts_by_hand = Client::new(BASE, "token", async |request| Ok(answer(request, ATTEMPT)));
    let baf = baf::Client::builder()
        .base_url(BASE)
        .token("token")
        .transport(|request| async { Ok(answer(request, "")) })
        .build()
        .expect("a client");
    let register = || {
        let client = Client::new(BASE, "token", async |request| Ok(answer(request, ANSWER)));
        Box::new(move || drop(black_box(now(client.register(black_box(&REGISTRATION))).expect("an answer"))))
    };
    let delete = Client::new(BASE, "token", async |request| Ok(answer(request, "")));
    vec![
        Case {
            title: "POST, an object out and 0.7 KB in",
            ours: Box::new(move || {
                drop(black_box(now(ours::register!(verifik, black_box(REGISTRATION))).expect("an answer")));
            }),
            by_hand: register(),
        },
        Case {
            title: "… the blocking client",
            ours: Box::new(move || {
                drop(black_box(ours::register!(blocking, black_box(REGISTRATION)).expect("an answer")));
            }),
            by_hand: register(),
        },
        Case {
            title: "GET, 3 KB in",
            ours: Box::new(move || {
                let call = attempts.get_attempt().applicant_id(black_box("3fa85f64")).attempt_id(133);
                drop(black_box(now(call.send()).expect("an answer")));
            }),
            by_hand: Box::new(move || {
                drop(black_box(
                    now(attempts_by_hand.attempt(black_box("3fa85f64"), 133)).expect("an answer"),
                ));
            }),
        },
        Case {
            title: "DELETE without bodies",
            ours: Box::new(move || {
                now(baf.delete_applicant().applicant_id(black_box("3fa85f64")).send()).expect("an answer");
            }),
            by_hand: Box::new(move || now(delete.delete(black_box("3fa85f64"))).expect("an answer")),
        },
    ]
}

impl Case {
    fn repeat(&self, side: usize, times: usize) {
        let run = [&self.ours, &self.by_hand][side];
        (0..times).for_each(|_| run());
    }
}

pub fn repeat(case: usize, side: usize, times: usize) {
    cases()[case].repeat(side, times);
}

pub fn print_table() {
    let with_instructions = measure::valgrind();
    println!("| | instructions | by hand | ratio | allocations | by hand |");
    println!("|---|---:|---:|---:|---:|---:|");
    for (index, case) in cases().iter().enumerate() {
        case.repeat(0, 1);
        let [ours, by_hand] = [0, 1].map(|side| {
            let before = allocations();
            case.repeat(side, 1);
            allocations() - before
        });
        let counted = match with_instructions {
            true => {
                let [ours, by_hand] =
                    [0, 1].map(|side| measure::instructions_of_one(&[index, side], 10, 1_010));
                format!("{ours:.0} | {by_hand:.0} | {:.2}", ours / by_hand)
            }
            false => " | | ".to_owned(),
        };
        println!("| {} | {counted} | {ours} | {by_hand} |", case.title);
    }
}
