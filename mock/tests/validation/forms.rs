//! Dates and base64, which are what the runtime takes.

use serde_json::{Map, json};
use specwright_mock::validate_members;

use super::read;

#[test]
fn dates_and_base64() {
    let api = read(
        "specwright: 1\napi: { name: forms, title: Forms }\nservers: { production: https://api.example.com }\n\
         operations:\n  send:\n    http: POST /send\n    in:\n      json:\n        day?: date\n        moment?: date-time\n\
         \u{20}       bytes?: base64\n    out: empty\n",
    );
    let takes = |name: &str, text: &str| {
        let members = Map::from_iter([(name.to_owned(), json!(text))]);
        validate_members(&api, &api.operations[0], &members).is_empty()
    };
    for text in [
        "",
        "0000-01-01",
        "0000-02-29",
        "2024-02-29",
        "2023-02-29",
        "1900-02-29",
        "9999-12-31",
        "2024-1-1",
        "2024-05-17 ",
        "+024-05-17",
        "２０２４-05-17",
        "2024-04-31",
        "2024-13-01",
        "2024-00-10",
    ] {
        assert_eq!(takes("day", text), text.parse::<specwright::Date>().is_ok(), "{text}");
        for clock in [
            "T09:30:00",
            "t23:59:60z",
            "T24:00:00",
            "T09:30",
            " 09:30:00Z",
            "T09:30:00.",
            "T09:30:00.123456789+23:59",
            "T09:30:00.1234567890",
            "T09:30:00-00:00",
            "T09:30:00+24:00",
            "T09:30:00Z\n",
            "T09:30:61",
        ] {
            let text = format!("{text}{clock}");
            assert_eq!(takes("moment", &text), text.parse::<specwright::DateTime>().is_ok(), "{text}");
        }
    }
    for text in [
        "", "AA==", "AA", "aGk=", "aGl", "/+8=", "A", "-_8=", "AA=", "AA==AA==", "AAAA\n", "AA= =", "é",
        "AB==",
    ] {
        assert_eq!(takes("bytes", text), text.parse::<specwright::Base64>().is_ok(), "{text}");
    }
}
