//! JSON whose members keep their order, so that what is written reads in the author's.

mod convert;
mod pretty;
mod yaml;

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number
    Number(serde_json::Number),
    /// Text
    String(String),
    /// A list
    List(Vec<Json>),
    /// An object
    Object(Object),
}

/// A JSON object; members in the order in which they were added.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Object(Vec<(String, Json)>);

impl Json {
    /// A list.
    pub fn list<T: Into<Json>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }

    /// As lines of text, with a line end behind the last one. What is short stands on one line.
    pub fn to_pretty_text(&self) -> String {
        let mut text = String::new();
        pretty::write(self, 0, 0, &mut text);
        text.push('\n');
        text
    }

    /// As YAML, which readers of its versions 1.1 and 1.2 understand alike.
    pub fn to_yaml(&self) -> String {
        let mut text = String::new();
        yaml::write(self, &mut text);
        text
    }

    /// As a value of `serde_json`, whose objects have an order of their own.
    pub fn to_value(&self) -> serde_json::Value {
        match self {
            Self::Null => serde_json::Value::Null,
            Self::Boolean(boolean) => (*boolean).into(),
            Self::Number(number) => number.clone().into(),
            Self::String(text) => text.clone().into(),
            Self::List(items) => items.iter().map(Self::to_value).collect(),
            Self::Object(Object(members)) => {
                members.iter().map(|(name, value)| (name.clone(), value.to_value())).collect()
            }
        }
    }
}

impl Object {
    /// An object with one member.
    pub fn of(name: &str, value: impl Into<Json>) -> Self {
        Self::default().with(name, value)
    }

    /// Adds a member.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Json>) -> Self {
        self.push(name, value);
        self
    }

    /// Adds a member where there is something to say.
    #[must_use]
    pub fn with_some<T: Into<Json>>(mut self, name: &str, value: Option<T>) -> Self {
        if let Some(value) = value {
            self.push(name, value);
        }
        self
    }

    /// Adds a member.
    pub fn push(&mut self, name: &str, value: impl Into<Json>) {
        self.0.push((name.to_owned(), value.into()));
    }

    /// Adds the members of another object.
    #[must_use]
    pub fn and(mut self, other: Object) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The value of a member.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.0.iter().find(|(found, _)| found == name).map(|(_, value)| value)
    }

    /// The value of a member, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Json> {
        self.0.iter_mut().find(|(found, _)| found == name).map(|(_, value)| value)
    }

    /// Whether it has no members.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The object, where it has members.
    pub fn non_empty(self) -> Option<Self> {
        Some(self).filter(|object| !object.is_empty())
    }

    /// Members and their values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Json, Object};

    #[test]
    fn pretty_text_is_the_same_value_in_the_same_order() {
        let long = "x".repeat(90);
        let json: Json = Object::of("z", Json::list(["a \"b\"\n", "é"]))
            .with("a", Object::default())
            .with("long", Object::of("text", long.as_str()).with("other", true))
            .with("number", -1_i64)
            .with("nothing", Json::Null)
            .into();
        let text = json.to_pretty_text();
        let expected = format!(
            "{{\n  \"z\": [\"a \\\"b\\\"\\n\", \"é\"],\n  \"a\": {{}},\n  \"long\": {{\n    \"text\": \"{long}\",\n    \
             \"other\": true\n  }},\n  \"number\": -1,\n  \"nothing\": null\n}}\n"
        );
        assert_eq!(text, expected);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).ok(), Some(json.to_value()));
    }

    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            "[ -~\n]{0,12}",
            "[a-z#:,&*!|>'\"%@`{}\\[\\]? -]{0,8}",
            "[\u{80}-\u{a0}\u{2028}\u{feff}a \r\t\n]{0,4}",
            prop::sample::select(vec![
                "yes",
                "No",
                "null",
                "~",
                "1",
                "0x1",
                "1e3",
                "2023-11-12",
                "1:30",
                ".5",
                "<<",
                "=",
                "-",
                "---"
            ])
            .prop_map(str::to_owned),
        ]
    }

    fn json() -> impl Strategy<Value = Json> {
        let single = prop_oneof![
            Just(Json::Null),
            any::<bool>().prop_map(Json::from),
            any::<i64>().prop_map(Json::from),
            text().prop_map(Json::from),
        ];
        single.prop_recursive(4, 32, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Json::List),
                prop::collection::btree_map(text(), inner, 0..5)
                    .prop_map(|members| Json::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn yaml_is_the_same_value(json in json()) {
            let yaml = json.to_yaml();
            let read: serde_json::Value = match serde_yaml::from_str(&yaml) {
                Ok(read) => read,
                Err(error) => return Err(TestCaseError::fail(format!("{error}:\n{yaml}"))),
            };
            prop_assert_eq!(read, json.to_value(), "{}", yaml);
        }

        #[test]
        fn pretty_json_is_the_same_value(json in json()) {
            let read = serde_json::from_str::<serde_json::Value>(&json.to_pretty_text()).ok();
            prop_assert_eq!(read, Some(json.to_value()));
        }
    }
}
