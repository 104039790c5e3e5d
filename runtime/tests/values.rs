//! Single values of every kind over a real socket, and their limits.
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use specwright::date_order::{DayMonthYear, MonthDayYearSlashes};
use specwright::{
    AsText, DateAs, Decimal, HttpDate, IsoDuration, IssuesToken, Json, Model, Payload, Request, Time,
    UnixMillis, UnixTime, Validate,
};

#[derive(Clone, PartialEq, Model)]
struct Account {
    id: u64,
    balance: Decimal,
    expires_in: AsText<i64>,
    verified: AsText<bool>,
    total: i64,
}

#[derive(Clone, PartialEq, Request)]
#[api(http = "POST /accounts", out(json = Account), auth = "token")]
struct Open {
    #[api(query = "limit", range(max = 18446744073709551614))]
    limit: u64,
    #[api(query = "rate")]
    rate: Decimal,
    #[api(json = "amount", range(above = 0, max = 99999.99), multiple_of = 0.01)]
    amount: Decimal,
    #[api(json = "share", range(above = 0, below = 1))]
    share: AsText<f64>,
    #[api(json = "dozens", multiple_of = 12)]
    dozens: Option<i64>,
}

#[derive(Clone, PartialEq, Model)]
struct Slot {
    created: UnixTime,
    expires: AsText<UnixMillis>,
    opens: Time,
    takes: IsoDuration,
    modified: HttpDate,
    day: DateAs<DayMonthYear>,
    more: Json,
}

#[derive(Clone, PartialEq, Request)]
#[api(http = "POST /slots", out(json = Slot), auth = "token")]
struct Book {
    #[api(query = "since")]
    since: UnixTime,
    #[api(header = "if-modified-since")]
    if_modified_since: HttpDate,
    #[api(json = "born")]
    born: DateAs<MonthDayYearSlashes>,
    #[api(json = "takes")]
    takes: IsoDuration,
    #[api(json = "host", format = hostname)]
    host: String,
    #[api(json = "more")]
    more: Json,
}

#[cfg(feature = "reqwest")]
fn book() -> Book {
    let born = specwright::Date::new(2024, 2, 29).unwrap();
    Book::builder()
        .since(17)
        .if_modified_since("Sunday, 06-Nov-94 08:49:37 GMT".parse::<HttpDate>().unwrap())
        .born(born)
        .takes(std::time::Duration::from_millis(1500))
        .host("example.com")
        .more(specwright::json!({ "z": 1, "a": ["x", null] }))
        .build()
}

fn open() -> Open {
    Open {
        limit: u64::MAX - 1,
        rate: "0.10".parse().unwrap(),
        amount: "12345.60".parse().unwrap(),
        share: AsText(0.5),
        dozens: Some(24),
    }
}

#[cfg(feature = "reqwest")]
mod wire {
    use super::{Account, Open, Slot, book, open};
    use crate::support::both::{Calls, client};
    use crate::support::server::Server;
    use specwright::{Error, OperationOf};

    on_both! {
        values_arrive_with_all_their_digits,
        times_arrive_in_the_form_of_the_api,
    }

    fn call<C: Calls, O: OperationOf<specwright::HandWritten>>(
        server: &Server,
        operation: O,
    ) -> Result<O::Output, Error> {
        client::<C>(&server.url).token("t-1").build()?.run(operation).map_err(Into::into)
    }

    fn values_arrive_with_all_their_digits<C: Calls>() {
        let body = r#"{"id":18446744073709551615,"balance":0.1234567890123456789,"expires_in":"3599","verified":"true","total":1e2}"#;
        let length = body.len();
        let server = Server::answering(format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
        ));
        let account: Account = call::<C, Open>(&server, open()).unwrap();
        assert_eq!((account.id, account.balance.to_string().as_str()), (u64::MAX, "0.1234567890123456789"));
        assert_eq!((*account.expires_in, *account.verified, account.total), (3599, true, 100));
        let request = server.request();
        assert!(
            request.starts_with("POST /accounts?limit=18446744073709551614&rate=0.10 HTTP/1.1\r\n"),
            "{request}"
        );
        assert!(request.ends_with(r#"{"amount":12345.60,"share":"0.5","dozens":24}"#), "{request}");
    }

    fn times_arrive_in_the_form_of_the_api<C: Calls>() {
        let body = r#"{"created":17e8,"expires":"1700000000500","opens":"09:30","takes":"P1DT12H","modified":"Sun Nov  6 08:49:37 1994","day":"29-02-2024","more":{"z":0.1234567890123456789,"a":1e400}}"#;
        let length = body.len();
        let server = Server::answering(format!(
            "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
        ));
        let slot: Slot = call::<C, super::Book>(&server, book()).unwrap();
        let moment = |at: specwright::DateTime| at.to_string();
        assert_eq!(moment(slot.created.try_into().unwrap()), "2023-11-14T22:13:20Z");
        assert_eq!(moment(slot.expires.into_inner().try_into().unwrap()), "2023-11-14T22:13:20.5Z");
        assert_eq!(moment(slot.modified.to_date_time()), "1994-11-06T08:49:37Z");
        assert_eq!((slot.opens.hour(), slot.takes.hours(), slot.day.day()), (9, 12, 29));
        assert_eq!(slot.more.to_string(), r#"{"z":0.1234567890123456789,"a":1e400}"#);
        let request = server.request();
        assert!(request.starts_with("POST /slots?since=17 HTTP/1.1\r\n"), "{request}");
        assert!(request.contains("if-modified-since: Sun, 06 Nov 1994 08:49:37 GMT\r\n"), "{request}");
        let sent =
            r#"{"born":"02/29/2024","takes":"PT1.5S","host":"example.com","more":{"z":1,"a":["x",null]}}"#;
        assert!(request.ends_with(sent), "{request}");
    }
}

#[test]
fn host_names_are_checked() {
    let mut request = specwright::from_json::<Book>(
        br#"{"since":1,"if-modified-since":"Sun, 06 Nov 1994 08:49:37 GMT","born":"02/29/2024","takes":"P1D","host":"a","more":0}"#,
    )
    .unwrap();
    assert!(request.validate().is_ok());
    request.host = "a_b".to_owned();
    assert_eq!(
        request.validate().unwrap_err().to_string(),
        "/host: must be a host name, not \"a_b\" (format)"
    );
}

fn violations(change: impl FnOnce(&mut Open)) -> Vec<String> {
    let mut request = open();
    change(&mut request);
    let found = request.validate().err();
    found.iter().flatten().map(ToString::to_string).collect()
}

#[test]
fn limits_of_numbers_are_exact() {
    assert_eq!(violations(|_| ()), [""; 0]);
    let decimal = |text: &str| text.parse::<Decimal>().unwrap();
    assert_eq!(
        violations(|open| open.limit = u64::MAX),
        ["/limit: must be at most 18446744073709551614, not 18446744073709551615 (range)"]
    );
    assert_eq!(
        violations(|open| open.amount = decimal("0.00")),
        ["/amount: must be above 0 and at most 99999.99, not 0.00 (range)"]
    );
    assert_eq!(violations(|open| open.amount = decimal("99999.991")).len(), 2);
    assert_eq!(
        violations(|open| open.amount = decimal("0.015")),
        ["/amount: must be a multiple of 0.01, not 0.015 (multiple_of)"]
    );
    assert_eq!(
        violations(|open| open.share = AsText(1.0)),
        ["/share: must be above 0 and below 1, not \"1\" (range)"]
    );
    assert_eq!(
        violations(|open| open.dozens = Some(25)),
        ["/dozens: must be a multiple of 12, not 25 (multiple_of)"]
    );
}

#[derive(Clone, PartialEq, Payload)]
struct Session {
    access_token: specwright::Secret,
    expires_in: AsText<i64>,
}

#[derive(Clone, PartialEq, Request)]
#[api(http = "POST /token", out(json = Session), issues("token", token = access_token, expires_in = expires_in))]
struct Login {
    #[api(form = "user")]
    user: String,
}

#[derive(Clone, PartialEq, Payload)]
struct Enrolled {
    data: Box<Session>,
}

#[derive(Clone, PartialEq, Request)]
#[api(http = "POST /enroll", out(json = Enrolled))]
#[api(issues("token", token = data.access_token, expires_in = data.expires_in))]
struct Enroll {}

#[test]
fn a_token_may_stand_further_in() {
    let json = br#"{"data":{"access_token":"t-1","expires_in":"3599"}}"#;
    let hour = std::time::Duration::from_secs(3599);
    let token = Enroll::token(specwright::from_json(json).unwrap());
    assert_eq!(token, specwright::Token::new("t-1").expires_in(hour));
}

#[test]
fn the_lifetime_of_a_token_may_be_a_text() {
    let session: Session = specwright::from_json(br#"{"access_token":"t-1","expires_in":"3599"}"#).unwrap();
    let hour = std::time::Duration::from_secs(3599);
    assert_eq!(Login::token(session), specwright::Token::new("t-1").expires_in(hour));
    assert!(Login { user: "ada".into() }.validate().is_ok());
}
