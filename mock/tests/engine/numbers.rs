//! Numbers come back as they were sent.

use specwright_mock::Mock;

use super::call;

const SPEC: &str = r#"
specwright: 1
api: { name: shop, title: Shop }
servers: { production: https://shop.example.com }
types:
  Price: { members: { amount: decimal, rate: number, "limit?": decimal } }
operations:
  setPrice:
    http: POST /prices
    in: { query: { limit: decimal }, json: { amount: decimal, rate: number } }
    out: Price
"#;

#[test]
fn digits_that_64_bits_hold_are_kept() {
    let mock = Mock::new("shop.yaml", SPEC).unwrap_or_else(|invalid| panic!("{invalid}"));
    for number in ["31.245270191439438", "9007199254740993", "18446744073709551615", "0.1", "-0.000001"] {
        let body = format!(r#"{{"amount":{number},"rate":31.245270191439438}}"#);
        let answer = call(&mock, &format!("POST /prices?limit={number}"), &body);
        let text = String::from_utf8(answer.body.to_vec()).unwrap();
        let amount = text.strip_prefix(r#"{"amount":"#).and_then(|rest| rest.split(',').next()).unwrap();
        let limit = text.split(r#""limit":"#).nth(1).and_then(|rest| rest.split([',', '}']).next()).unwrap();
        let same = |found: &str| {
            found.parse::<f64>() == number.parse::<f64>() && (number.contains('.') || found == number)
        };
        assert!(same(amount) && same(limit), "{number}: {text}");
        assert!(text.contains("31.245270191439438"), "{text}");
    }
}
