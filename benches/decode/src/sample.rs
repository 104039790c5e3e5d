//! The texts that are decoded: answers on the pages of the API's documentation, without their white space, and
//! texts made of those.

use serde_json::value::RawValue;

const ATTEMPT: &str = include_str!("../../../tests/tests/pages/baf-get-attempt.json");
const APPLICANTS: &str = include_str!("../../../tests/tests/pages/baf-list-applicants.json");

/// The attempt detail.
pub fn attempt() -> String {
    compact(ATTEMPT)
}

/// A page of so many applicants: those of the sample, again and again.
pub fn applicants(count: usize) -> String {
    #[derive(serde::Deserialize)]
    struct Page<'a> {
        #[serde(borrow)]
        items: Vec<&'a RawValue>,
    }
    let text = compact(APPLICANTS);
    let page: Page<'_> = serde_json::from_str(&text).expect("a page");
    let items: Vec<&str> = page.items.iter().cycle().take(count).map(|item| item.get()).collect();
    let items = items.join(",");
    format!(r#"{{"page":1,"pageSize":{count},"total":{count},"totalPages":1,"items":[{items}]}}"#)
}

/// A list of so many values of validation tests.
pub fn values(count: usize) -> String {
    let value = r#"{"score":0.5,"effect":0,"fieldName":"dateOfBirth","effectString":"None"}"#;
    format!("[{}]", vec![value; count].join(","))
}

/// The confidences of the attempt detail in the reverse order.
pub fn reversed_confidence() -> String {
    let text = attempt();
    let (_, confidence) = text.split_once(r#""verificationConfidence":{"#).expect("the confidences");
    let (members, _) = confidence.split_once('}').expect("their end");
    let members: Vec<&str> = members.rsplit(',').collect();
    format!("{{{}}}", members.join(","))
}

/// An object of which a type knows one member.
pub fn mostly_unknown() -> String {
    let unknown: Vec<String> = (0..40).map(|number| format!(r#""unknownMember{number}":"text""#)).collect();
    format!(r#"{{{},"isMrzSuccess":true}}"#, unknown.join(","))
}

/// The same JSON, members in the same order, without white space.
fn compact(text: &str) -> String {
    let mut compact = Vec::new();
    let mut reader = serde_json::Deserializer::from_str(text);
    serde_transcode::transcode(&mut reader, &mut serde_json::Serializer::new(&mut compact)).expect("JSON");
    String::from_utf8(compact).expect("JSON is UTF-8")
}
