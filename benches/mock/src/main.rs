//! How many requests a mock answers: in the process, and over a socket of this machine on one kept connection.
//!
//! Instructions are the difference between many and few repetitions in a process of its own. Times are those of one
//! core, on which client and server take turns.

mod loopback;

use std::hint::black_box;
use std::time::{Duration, Instant};

use measure::{allocations, median};
use specwright_mock::Mock;
use specwright_mock::http::Request;

#[global_allocator]
static ALLOCATOR: measure::Counting = measure::Counting;

const ROUNDS: usize = 21;
/// How long a round takes.
const ROUND: Duration = Duration::from_millis(50);

/// A request, and the mock that it is for.
struct Case {
    title: &'static str,
    mock: Mock,
    line: &'static str,
    body: &'static str,
}

impl Case {
    fn request<B: From<&'static str>>(&self) -> Request<B> {
        let (method, target) = self.line.split_once(' ').expect("a request line");
        let request = Request::builder().method(method).uri(target).header("authorization", "Bearer token");
        let request = match self.body {
            "" => request,
            _ => request.header("content-type", "application/json"),
        };
        request.body(self.body.into()).expect("a request")
    }
}

fn cases() -> [Case; 2] {
    let mock = |name: &str, text: &str| Mock::new(name, text).expect("a spec without errors");
    [
        Case {
            title: "`getApplicant`, 1.6 KB out",
            mock: mock("baf.yaml", include_str!("../../../specs/baf.yaml")),
            line: "GET /publicapi/api/v2/private/Applicants/3fa85f64-5717-4562-b3fc-2c963f66afa6",
            body: "",
        },
        Case {
            title: "`createAppRegistration`, 0.2 KB in and 0.7 KB out",
            mock: mock("verifik.yaml", include_str!("../../../specs/verifik.yaml")),
            line: "POST /v2/app-registrations",
            body: include_str!("../../../tests/tests/pages/verifik-create-app-registration-request.json"),
        },
    ]
}

fn main() {
    let cases = cases();
    let arguments: Vec<usize> =
        std::env::args().skip(1).map(|text| text.parse().expect("run without arguments")).collect();
    match arguments[..] {
        [case, times] => repeat(&cases[case], times),
        _ => print_table(&cases),
    }
}

fn repeat(case: &Case, times: usize) {
    let request = case.request();
    for _ in 0..times {
        drop(black_box(case.mock.answer(black_box(&request))));
    }
}

/// All on one core: where threads happen to run makes more of a difference than what is measured.
fn stay_on_one_core() {
    let mut core = nix::sched::CpuSet::new();
    core.set(0).expect("a first core");
    nix::sched::sched_setaffinity(nix::unistd::Pid::from_raw(0), &core).expect("to stay there");
}

/// How often something can be done in a second: the median of the rounds.
fn per_second(mut work: impl FnMut()) -> f64 {
    let round = || {
        let (started, mut count) = (Instant::now(), 0);
        while started.elapsed() < ROUND {
            (0..20).for_each(|_| work());
            count += 20;
        }
        f64::from(count) / started.elapsed().as_secs_f64()
    };
    median(std::iter::repeat_with(round).take(ROUNDS))
}

fn print_table(cases: &[Case]) {
    let with_instructions = measure::valgrind();
    stay_on_one_core();
    println!("| | instructions | allocations | in the process, requests/s | over a socket, requests/s |");
    println!("|---|---:|---:|---:|---:|");
    for (index, case) in cases.iter().enumerate() {
        let request = case.request();
        let answer = || case.mock.answer(black_box(&request));
        assert!(answer().response.status().is_success(), "{:?}", answer());
        let before = allocations();
        drop(black_box(answer()));
        let allocated = allocations() - before;
        let instructions = match with_instructions {
            true => format!("{:.0}", measure::instructions_of_one(&[index], 10, 1_010)),
            false => String::new(),
        };
        let in_process = per_second(|| drop(black_box(answer())));
        let over_socket = loopback::per_second(case);
        println!("| {} | {instructions} | {allocated} | {in_process:.0} | {over_socket:.0} |", case.title);
    }
}
