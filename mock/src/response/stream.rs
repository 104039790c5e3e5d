//! Streams of items: what examples show, or items made from their types.

use serde_json::Value;
use specwright_codegen::ir::{EventData, EventItems, Events, Type};

/// How many items a stream has that no example shows.
const ITEMS: usize = 3;

/// Events as they come over the wire, with numbers as their ids; `item` makes a value of a type.
pub(crate) fn events(events: &Events, mut item: impl FnMut(&Type) -> Value) -> String {
    let kinds: Vec<(Option<&str>, &EventData)> = match &events.items {
        EventItems::Alike(data) => vec![(None, data); ITEMS],
        EventItems::Named(named) => {
            named.iter().map(|event| (Some(event.event.as_str()), &event.data)).collect()
        }
    };
    let mut text = String::new();
    for (at, (name, data)) in kinds.into_iter().enumerate() {
        let data = match data {
            EventData::Empty => String::new(),
            EventData::Text => format!("text {}", at + 1),
            EventData::Json { ty, .. } => item(ty).to_string(),
        };
        push_event(&mut text, name, &(at + 1).to_string(), &data);
    }
    if let Some(end) = &events.until {
        end.lines().for_each(|line| text.push_str(&format!("data: {line}\n")));
        text.push('\n');
    }
    text
}

fn push_event(text: &mut String, name: Option<&str>, id: &str, data: &str) {
    if let Some(name) = name {
        text.push_str(&format!("event: {name}\n"));
    }
    text.push_str(&format!("id: {id}\ndata: {data}\n\n"));
}

/// JSON values, one after the other, in lines or as a text sequence (RFC 7464).
pub(crate) fn lines(media: &str, ty: &Type, mut item: impl FnMut(&Type) -> Value) -> String {
    let mark = if media.contains("json-seq") { "\u{1e}" } else { "" };
    (0..ITEMS).map(|_| format!("{mark}{}\n", item(ty))).collect()
}

/// The events that an example shows: the last one has its end.
pub(crate) fn complete(shown: String) -> String {
    match shown.ends_with("\n\n") || shown.is_empty() {
        true => shown,
        false => format!("{}\n\n", shown.trim_end_matches('\n')),
    }
}

/// The events behind the one with this id; all of them where none has it.
pub(crate) fn behind(text: String, last_id: &str) -> String {
    let mut end = 0;
    for block in text.split_inclusive("\n\n") {
        end += block.len();
        let id = block.lines().find_map(|line| line.strip_prefix("id:")).map(str::trim);
        if id == Some(last_id) {
            return text.get(end..).unwrap_or_default().to_owned();
        }
    }
    text
}
