//! Well-known forms of texts.

mod day_first_date;
mod email;
mod uri;
mod uuid;

pub use day_first_date::is_day_first_date;
pub use email::is_email;
pub use uri::is_uri;
pub use uuid::is_uuid;

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{is_day_first_date, is_email, is_uri, is_uuid};

    /// The same vectors bind the generator, whose exports say these forms as patterns.
    #[test]
    fn formats_mean_what_the_shared_vectors_say() {
        let vectors: Vec<Value> =
            serde_json::from_str(include_str!("../../../tests/vectors/formats.json")).unwrap();
        assert_eq!(vectors.len(), 4);
        for vector in vectors {
            let is_of_format = match vector["format"].as_str().unwrap() {
                "email" => is_email,
                "uuid" => is_uuid,
                "uri" => is_uri,
                "day-first-date" => is_day_first_date,
                other => panic!("no format is called {other}"),
            };
            for (key, wanted) in [("valid", true), ("invalid", false)] {
                for text in vector[key].as_array().unwrap() {
                    let text = text.as_str().unwrap();
                    assert_eq!(is_of_format(text), wanted, "{} {text:?}", vector["format"]);
                }
            }
        }
    }
}
