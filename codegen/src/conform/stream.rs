//! Streams of items, as they come over the wire.

use super::{Slot, examine};
use crate::ir::{Api, Content, Direction, EventData, EventItems, Events};

/// What is wrong with an item of a stream.
#[derive(Debug)]
pub struct ItemFinding {
    /// The number of the item, counted from 1.
    pub number: usize,
    /// What is wrong, as in `` `/name` is not a text ``.
    pub message: String,
}

/// Everything that is wrong with the items of a stream. What is no stream has none.
pub fn examine_stream(api: &Api, content: &Content, text: &str) -> Vec<ItemFinding> {
    match content {
        Content::Events(events) => numbered(events_in(events, text), |(data, text)| match data {
            EventData::Json { ty, nullable } => examine_item(api, Slot::of_nullable(ty, *nullable), &text),
            EventData::Text | EventData::Empty => Vec::new(),
        }),
        Content::Lines { ty, nullable } => {
            numbered(lines_in(text), |text| examine_item(api, Slot::of_nullable(ty, *nullable), text))
        }
        Content::Empty | Content::Text | Content::Bytes | Content::Json { .. } => Vec::new(),
    }
}

fn numbered<T>(items: impl IntoIterator<Item = T>, wrong: impl Fn(T) -> Vec<String>) -> Vec<ItemFinding> {
    let items = items.into_iter().enumerate();
    items
        .flat_map(|(at, item)| {
            wrong(item).into_iter().map(move |message| ItemFinding { number: at + 1, message })
        })
        .collect()
}

fn examine_item(api: &Api, slot: Slot<'_>, text: &str) -> Vec<String> {
    let Ok(value) = serde_json::from_str::<serde_json::Value>(text) else {
        return vec!["is not JSON".to_owned()];
    };
    let found = examine(api, slot, &value, Direction::Out);
    let told = found.iter().filter(|finding| finding.word != "effort").map(|finding| {
        match finding.pointer.is_empty() {
            true => finding.message.clone(),
            false => format!("at `{}` {}", finding.pointer, finding.message),
        }
    });
    told.collect()
}

/// The texts of JSON lines, or of a JSON text sequence.
fn lines_in(text: &str) -> impl Iterator<Item = &str> {
    let parted = move |c: char| c == '\u{1e}' || c == '\n' && !text.contains('\u{1e}');
    text.split(parted).map(str::trim).filter(|line| !line.is_empty())
}

/// The events that are read, with their data. The last one needs no empty line behind it.
fn events_in<'e>(events: &'e Events, text: &str) -> Vec<(&'e EventData, String)> {
    let (mut found, mut name, mut data) = (Vec::new(), String::new(), Vec::new());
    for line in text.lines().chain([""]) {
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "data" => data.push(value),
            "event" => value.clone_into(&mut name),
            "" if line.is_empty() => {
                let (name, data) = (std::mem::take(&mut name), std::mem::take(&mut data));
                if data.is_empty() {
                    continue;
                }
                let data = data.join("\n");
                if events.until.as_ref() == Some(&data) {
                    break;
                }
                found.extend(data_of(events, &name).map(|kind| (kind, data)));
            }
            _ => {}
        }
    }
    found
}

/// What an event of a name holds, where that is known.
fn data_of<'e>(events: &'e Events, name: &str) -> Option<&'e EventData> {
    match &events.items {
        EventItems::Alike(data) => Some(data),
        EventItems::Named(_) => {
            events.named(if name.is_empty() { "message" } else { name }).map(|event| &event.data)
        }
    }
}
