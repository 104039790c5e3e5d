//! JSON has no NaN and no infinities: they are refused wherever they stand, and nothing else is.
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use std::collections::BTreeMap;

use serde::ser::{
    Serialize, SerializeStruct, SerializeStructVariant, SerializeTupleStruct, SerializeTupleVariant,
    Serializer,
};
use serde_json::value::RawValue;
use specwright::bytes::Bytes;
use specwright::{Client, Error, HandWritten, OperationOf, Place, Serde, http};

fn request(operation: &impl OperationOf<HandWritten>) -> Result<http::Request<Bytes>, Error> {
    let client = Client::builder()
        .base_url("http://h")
        .transport(|_: http::Request<Bytes>| async { Ok(specwright::Response::default()) })
        .build()
        .unwrap();
    Ok(client.request(operation)?.into_inner())
}

fn problems(operation: &impl OperationOf<HandWritten>) -> Vec<String> {
    request(operation).unwrap_err().problems().to_vec()
}

/// A number in each of the shapes that serde knows besides those of the standard library's types.
#[derive(Clone, Copy, Debug)]
enum Shape {
    New,
    NewVariant,
    Tuple,
    TupleVariant,
    Struct,
    StructVariant,
    UnitVariant,
    Unit,
    Bytes,
    Text,
}

#[derive(Debug)]
struct Shaped(Shape, f64);

impl<'de> serde::Deserialize<'de> for Shaped {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        f64::deserialize(deserializer).map(|number| Self(Shape::New, number))
    }
}

impl Serialize for Shaped {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = &self.1;
        match self.0 {
            Shape::New => serializer.serialize_newtype_struct("New", value),
            Shape::NewVariant => serializer.serialize_newtype_variant("E", 0, "NewVariant", value),
            Shape::Tuple => {
                let mut tuple = serializer.serialize_tuple_struct("Tuple", 1)?;
                tuple.serialize_field(value)?;
                tuple.end()
            }
            Shape::TupleVariant => {
                let mut tuple = serializer.serialize_tuple_variant("E", 1, "TupleVariant", 1)?;
                tuple.serialize_field(value)?;
                tuple.end()
            }
            Shape::Struct => {
                let mut object = serializer.serialize_struct("Struct", 1)?;
                object.serialize_field("a", value)?;
                object.skip_field("b")?;
                object.end()
            }
            Shape::StructVariant => {
                let mut object = serializer.serialize_struct_variant("E", 2, "StructVariant", 1)?;
                object.serialize_field("a", value)?;
                object.end()
            }
            Shape::UnitVariant => serializer.serialize_unit_variant("E", 3, "UnitVariant"),
            Shape::Unit => serializer.serialize_unit_struct("Unit"),
            Shape::Bytes => serializer.serialize_bytes(b"\0a"),
            Shape::Text => serializer.collect_str(value),
        }
    }
}

const SHAPES: [Shape; 10] = [
    Shape::New,
    Shape::NewVariant,
    Shape::Tuple,
    Shape::TupleVariant,
    Shape::Struct,
    Shape::StructVariant,
    Shape::UnitVariant,
    Shape::Unit,
    Shape::Bytes,
    Shape::Text,
];

fn shaped(value: f64) -> Vec<Shaped> {
    SHAPES.map(|shape| Shaped(shape, value)).into()
}

fn named(value: f64) -> BTreeMap<String, Vec<f64>> {
    BTreeMap::from([("a/\0".to_owned(), vec![0.5, value])])
}

#[test]
fn the_number_is_named_wherever_it_stands() {
    operation!(Members: POST "/x", |request| {
        request.member("plain", &f64::NAN);
        request.member("good", &named(f64::MAX));
        request.member("option", &Some(f32::NEG_INFINITY));
        request.member("nested", &named(f64::INFINITY));
        request.member("pair", &Serde((true, f64::NAN)));
        for shape in shaped(f64::NAN) {
            request.member("shape", &Serde(shape));
        }
        request.json(Place::Query, "filter", &named(f64::NAN));
    });
    operation!(Part: POST "/x", |request| request.json(Place::Part, "part", &[[f64::NAN]]));
    operation!(Whole: POST "/x", |request| request.json_body(&[1.0, f64::NAN]));
    let why = "is not a finite number; only finite ones can be sent";
    let expected = [
        "the member `plain`",
        "the member `option`",
        "the member `nested` at `/a~1\\0/1`",
        "the member `pair` at `/1`",
        "the member `shape`",
        "the member `shape` at `/NewVariant`",
        "the member `shape` at `/0`",
        "the member `shape` at `/TupleVariant/0`",
        "the member `shape` at `/a`",
        "the member `shape` at `/StructVariant/a`",
        "the query parameter `filter` at `/a~1\\0/1`",
    ];
    assert_eq!(problems(&Members), expected.map(|place| format!("{place} {why}")));
    assert_eq!(problems(&Part), [format!("the part `part` at `/0/0` {why}")]);
    assert_eq!(problems(&Whole), [format!("the body at `/1` {why}")]);
}

#[test]
fn all_else_is_written_as_serde_json_writes_it() {
    fn value() -> impl Serialize {
        let raw = RawValue::from_string("[ 1.50 ]".to_owned()).unwrap();
        let json = serde_json::json!({"y": [null, 1.5, "\n", {}, []], "z": u64::MAX});
        let integers =
            (i8::MIN, i16::MIN, i32::MIN, i64::MIN, i128::MIN, u8::MAX, u16::MAX, u32::MAX, u128::MAX);
        let others = (true, 'é', "\"é\u{1}", (), Some(-0.1_f32), None::<bool>, 1e300, 3.0_f32, -0.0);
        let keys = BTreeMap::from([(-1, 'a'), (2, 'b')]);
        (shaped(2.0), raw, json, integers, others, keys, std::net::Ipv4Addr::LOCALHOST)
    }
    /// Written, never read.
    #[derive(Debug)]
    struct All;
    impl Serialize for All {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            value().serialize(serializer)
        }
    }
    impl<'de> serde::Deserialize<'de> for All {
        fn deserialize<D: serde::Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
            Ok(Self)
        }
    }
    operation!(Whole: POST "/x", |request| request.json_body(&Serde(All)));
    let body = request(&Whole).unwrap().into_body();
    assert_eq!(std::str::from_utf8(&body).unwrap(), serde_json::to_string(&value()).unwrap());
}
