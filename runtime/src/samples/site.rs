//! What a place of a request can carry, so that samples arrive as they are.

use serde_json::Value;

use super::describe::{Member, Shape};
use crate::encoder::{Goes, Place, Style};

/// Where a value goes, as far as it matters to what it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Site {
    /// Into JSON, where anything can stand.
    Json,
    /// Into JSON text outside JSON, where an empty list sends nothing.
    JsonText,
    /// Into this place, written in this way.
    Outside(Place, Style),
}

impl Site {
    /// The site of two letters, which are those of the encoder's table.
    pub(super) fn of([place, style]: [u8; 2]) -> Self {
        match (Goes::of(place), Style::of(style)) {
            (Goes::Text(_), Style::Json) => Self::Json,
            (Goes::Text(_), Style::JsonOrNothing) => Self::JsonText,
            (Goes::Text(place), style) => Self::Outside(place, style),
            _ => Self::Json,
        }
    }

    /// The site of what a value holds.
    pub(super) fn inside(self) -> Self {
        match self {
            Self::JsonText => Self::Json,
            site => site,
        }
    }

    /// The site of a member of an object at this site, which may have one of its own.
    pub(super) fn of_member(self, letters: [u8; 2]) -> Self {
        match self.inside() {
            Self::Json => Self::of(letters),
            site => site,
        }
    }

    /// Whether it is outside JSON, where there are no nulls and nothing is sent of what holds nothing.
    pub(super) fn is_outside(self) -> bool {
        matches!(self, Self::Outside(..))
    }

    /// Whether a value arrives as it is, as far as it is a single one or empty.
    pub(super) fn carries(self, value: &Value) -> bool {
        match value {
            Value::String(text) => self.carries_text(text),
            // Floats are written without an exponent, decimals as they are here.
            Value::Number(number) => {
                let plain = number.as_f64().map(|number| number.to_string());
                self.carries_text(&number.to_string()) && plain.is_none_or(|text| self.carries_text(&text))
            }
            // Nothing is sent of an object without members.
            Value::Object(members) => !(self.is_outside() && members.is_empty()),
            _ => true,
        }
    }

    fn carries_text(self, text: &str) -> bool {
        let Self::Outside(place, style) = self else { return true };
        let is_padded = text.starts_with(' ') || text.ends_with(' ');
        let is_lost = match place {
            Place::Header => is_padded || text.is_empty() && matches!(style, Style::Joined(_) | Style::Pairs),
            Place::Path => text.split('/').any(|segment| matches!(segment, "." | "..")) || text.is_empty(),
            _ => false,
        };
        !is_lost && text.chars().all(|letter| self.takes(letter))
    }

    /// Whether a name can be that of an entry of a map.
    pub(super) fn carries_name(self, name: &str) -> bool {
        match self {
            Self::Json | Self::JsonText => true,
            Self::Outside(_, Style::Spread) => !name.is_empty(),
            Self::Outside(_, Style::Deep | Style::Brackets | Style::Indices) => {
                !name.is_empty() && !name.contains(['[', ']'])
            }
            Self::Outside(_, Style::Dots) => !name.is_empty() && !name.contains('.'),
            Self::Outside(..) => self.carries_text(name),
        }
    }

    /// Whether a text may hold a character, wherever it stands.
    pub(super) fn takes(self, letter: char) -> bool {
        let Self::Outside(place, style) = self else { return true };
        let is_taken = match place {
            Place::Header => matches!(letter, ' '..='~'),
            // RFC 6265.
            Place::Cookie => letter.is_ascii_graphic() && !matches!(letter, '"' | ',' | ';' | '\\'),
            Place::Path | Place::Query | Place::Part | Place::Form => true,
        };
        // In a URL, a comma of a value is told from one between values.
        let is_in_url = matches!(place, Place::Path | Place::Query);
        let parts = match style {
            Style::Joined(",") => letter == ',' && !is_in_url,
            Style::Joined(" ") => letter == ' ',
            Style::Joined(_) => letter == '|',
            Style::Pairs => matches!(letter, ',' | '=') && !is_in_url,
            Style::LabelEach => letter == '.',
            _ => false,
        };
        is_taken && !parts
    }

    /// What of these ranges of characters it takes.
    pub(super) fn taken(self, ranges: &[(char, char)]) -> Vec<(char, char)> {
        if !self.is_outside() {
            return ranges.to_vec();
        }
        let plain = ranges.iter().flat_map(|(first, last)| *first..=(*last).min('\u{7f}'));
        let mut taken: Vec<(char, char)> =
            plain.filter(|letter| self.takes(*letter)).map(|letter| (letter, letter)).collect();
        // Beyond ASCII a place takes all or nothing.
        if self.takes('\u{80}') {
            let beyond = ranges.iter().map(|(first, last)| ((*first).max('\u{80}'), *last));
            taken.extend(beyond.filter(|(first, last)| first <= last));
        }
        taken
    }

    /// What a reader takes a value for that came as one text: a text of digits may have been a number.
    pub(super) fn readings(self, value: &Value) -> Vec<Value> {
        match (self, value) {
            (Self::Outside(..), Value::String(text)) => {
                let other = serde_json::from_str(text).ok();
                other.filter(|other: &Value| other.is_number() || other.is_boolean()).into_iter().collect()
            }
            // A list of one value comes as this value would.
            (Self::Outside(..), Value::Array(elements)) if elements.len() < 2 => elements.clone(),
            _ => Vec::new(),
        }
    }
}

impl Member {
    /// Whether it is a list or map of which an empty one sends nothing.
    pub(super) fn sends_nothing(&self) -> bool {
        let site = Site::of(self.sent);
        match self.shape {
            Shape::List(_) => site != Site::Json,
            Shape::Map(_) => site.is_outside(),
            _ => false,
        }
    }
}
