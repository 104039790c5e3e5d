//! No bytes make the runtime panic, and what goes in comes out.
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value as Json;
use specwright::bytes::Bytes;
use specwright::decode::{self, Envelope, Literal};
use specwright::{
    Base64, Client, Date, DateTime, DecodeError, Encoder, Map, Operation, OperationInfo, Place, Response,
    Secret, TransportError, http,
};

/// Passes over all that there is.
#[derive(specwright::Model)]
struct Nothing {}

/// As [`Nothing`], read by serde_json.
#[derive(Debug, serde::Deserialize)]
struct Skipped {}

type Strict = BTreeMap<String, Vec<Option<Map<i64>>>>;

/// Bytes, tokens of JSON in any order, and JSON with a byte changed.
fn bodies() -> impl Strategy<Value = Vec<u8>> {
    let token = prop_oneof![
        Just("{"),
        Just("}"),
        Just("["),
        Just("]"),
        Just(","),
        Just(":"),
        Just(" \n"),
        Just("\"a\""),
        Just("\"\\"),
        Just("\"data\":"),
        Just("\"status\":"),
        Just("null"),
        Just("true"),
        Just("-1.5e3"),
        Just("99999999999999999999"),
        Just("\"ok\""),
        Just("\u{feff}"),
        Just("é"),
        Just("<"),
    ];
    let inner = prop::option::of(prop::collection::btree_map(".{0,5}", any::<i32>(), 0..4));
    let json = prop::collection::btree_map(".{0,5}", vec(inner, 0..4), 0..4)
        .prop_map(|value| serde_json::to_vec(&value).unwrap());
    prop_oneof![
        vec(any::<u8>(), 0..200),
        vec(token, 0..40).prop_map(|tokens| tokens.concat().into_bytes()),
        (json, any::<prop::sample::Index>(), any::<u8>()).prop_map(|(mut json, at, byte)| {
            let at = at.index(json.len());
            json[at] = byte;
            json
        }),
    ]
}

struct Texts([String; 4]);

impl specwright::Validate for Texts {}

impl Operation for Texts {
    type Api = ();
    type Output = ();
    type Error = specwright::Error;
    const INFO: OperationInfo = OperationInfo::new("texts", http::Method::POST, "/x/{id}").accept("");

    fn encode(&self, request: &mut Encoder) {
        request.text(Place::Path, "id", &self.0[0]);
        request.text(Place::Query, "q", &self.0[1]);
        request.text(Place::Query, "f", &self.0[2]);
        request.text(Place::Part, "p", &self.0[3]);
    }

    fn decode(response: &Response) -> Result<(), DecodeError> {
        decode::empty(response)
    }
}

async fn nowhere(_: http::Request<Bytes>) -> Result<Response, TransportError> {
    Err(TransportError::connect("nowhere"))
}

proptest! {
    #[test]
    fn any_bytes_decode_or_say_where_they_do_not(body in bodies()) {
        let response = Response::new(Bytes::from(body));
        let envelope = Envelope::new("data").expect(&[("status", Literal::String("ok"))]);
        let errors = [
            decode::json::<Strict>(&response).err(),
            decode::json::<Vec<String>>(&response).err(),
            decode::json::<Json>(&response).err(),
            decode::json::<[DateTime; 2]>(&response).err(),
            decode::json::<Map<[Secret; 2]>>(&response).err(),
            decode::enveloped::<Strict>(&response, &envelope).err(),
            decode::text(&response).err(),
        ];
        for error in errors.into_iter().flatten() {
            prop_assert!(error.pointer().is_empty() || error.pointer().starts_with('/'));
            prop_assert!(!error.expected().is_empty() && !error.found().is_empty());
        }
    }

    /// The same texts are JSON, and mean the same, as for serde_json.
    #[test]
    fn json_is_read_as_serde_json_reads_it(body in bodies()) {
        let ours = specwright::from_json::<Json>(&body);
        let body = body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&body);
        let theirs = serde_json::from_slice::<Json>(body);
        prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{:?} {:?}", ours, theirs);
        prop_assert_eq!(ours.ok(), theirs.ok());
        // What is passed over is JSON, too; strings in it need not be UTF-8.
        let skipped = [b"{\"x\":".as_slice(), body, b"}"].concat();
        let ours = specwright::from_json::<Nothing>(&skipped);
        let theirs = serde_json::from_slice::<Skipped>(&skipped);
        prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{:?} {:?}", ours, theirs);
    }

    #[test]
    fn the_place_of_a_wrong_value_is_found(
        before in vec(any::<i64>(), 0..4), after in vec(any::<i64>(), 0..4), key in ".*", pretty in any::<bool>(),
        (wrong, kind) in prop_oneof![
            Just((serde_json::json!("x"), "string")), Just((serde_json::json!({"a": 1}), "object")),
            Just((serde_json::json!([1]), "array")), Just((serde_json::json!(null), "null")),
            Just((serde_json::json!(false), "boolean")), Just((serde_json::json!(1.5), "number")),
        ],
    ) {
        let mut list: Vec<Json> = before.iter().copied().map(Json::from).collect();
        list.push(wrong);
        list.extend(after.into_iter().map(Json::from));
        let value = Map::from([(key.clone(), list)]);
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        let error = decode::json::<Map<Vec<i64>>>(&Response::new(text.unwrap().into())).unwrap_err();
        let key = key.replace('~', "~0").replace('/', "~1");
        prop_assert_eq!(error.pointer(), format!("/{key}/{}", before.len()));
        prop_assert_eq!(error.found(), kind);
    }

    #[test]
    fn any_text_parses_or_is_refused(text in ".*", near in "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9:.Zz+-]{5,20}") {
        for text in [text, near] {
            let _ = text.parse::<Date>();
            let _ = text.parse::<Base64>();
            if let Ok(at) = text.parse::<DateTime>() {
                prop_assert_eq!(at.as_str(), text);
                let _ = at.timestamp();
            }
        }
    }

    #[test]
    fn whatever_a_request_holds_comes_out_of_it(path in ".+", query in ".*", form in ".*", part in ".*") {
        prop_assume!(path != "." && path != "..");
        let texts = Texts([path, query, form, part]);
        let client = Client::builder().base_url("http://h/p").transport(nowhere).build().unwrap();
        let request = client.request(&texts).unwrap();
        let [path, query, form, part] = texts.0;
        let decoded = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().unwrap().into_owned();
        let segments: Vec<_> = request.uri().path().split('/').collect();
        prop_assert_eq!(segments.len(), 4, "{}", request.uri());
        prop_assert_eq!(decoded(segments[3]), path);
        let pairs: Vec<_> = form_urlencoded::parse(request.uri().query().unwrap().as_bytes()).into_owned().collect();
        prop_assert_eq!(pairs, [("q".to_owned(), query), ("f".to_owned(), form)]);
        let content_type = request.headers()["content-type"].to_str().unwrap();
        let boundary = content_type.split_once("boundary=").unwrap().1;
        let body = std::str::from_utf8(request.body()).unwrap();
        let parts: Vec<_> = body.split(&format!("--{boundary}")).collect();
        prop_assert_eq!(parts.len(), 3);
        prop_assert_eq!(parts[1], format!("\r\nContent-Disposition: form-data; name=\"p\"\r\n\r\n{part}\r\n"));
    }

    #[test]
    fn base64_gives_the_bytes_back(bytes in vec(any::<u8>(), 0..100)) {
        prop_assert_eq!(Base64::encode(&bytes).decode().unwrap(), bytes);
    }
}
