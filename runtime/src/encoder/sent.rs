//! How the members of an operation's input are sent: a table, and the one loop over it.

use super::leaves::{Leaf, leaves};
use super::style::Style;
use super::{BodyKind, Encoder, Place};
use crate::model::{Model, take_apart};

/// How the members of an operation's input are sent, in the order of its fields.
///
/// `kinds` has two letters for each: the place, and how the value is written there.
#[derive(Clone, Copy, Debug)]
pub struct Sent {
    kinds: &'static [u8],
    names: &'static [(usize, &'static str)],
    media: &'static [(usize, &'static str)],
    body: Option<BodyKind>,
}

impl Sent {
    /// A table of these letters.
    pub const fn new(kinds: &'static [u8]) -> Self {
        Self { kinds, names: &[], media: &[], body: None }
    }

    /// The names on the wire of the members that have another key.
    #[must_use]
    pub const fn names(mut self, names: &'static [(usize, &'static str)]) -> Self {
        self.names = names;
        self
    }

    /// The media types of parts.
    #[must_use]
    pub const fn media(mut self, media: &'static [(usize, &'static str)]) -> Self {
        self.media = media;
        self
    }

    /// The body that is sent even when no member is.
    #[must_use]
    pub const fn begin(mut self, body: BodyKind) -> Self {
        self.body = Some(body);
        self
    }

    fn media_of(&self, index: usize) -> Option<&'static str> {
        self.media.iter().find(|(other, _)| *other == index).map(|(_, media)| *media)
    }

    fn name(&self, index: usize, key: &'static str) -> &'static str {
        let named = self.names.iter().find(|(other, _)| *other == index);
        named.map_or(key, |(_, name)| name)
    }
}

/// Where a member goes, by its letter.
pub(crate) enum Goes {
    Text(Place),
    Member,
    Body,
    Bytes,
    Lines,
    /// Written by somebody else.
    Aside,
}

impl Goes {
    pub(crate) fn of(letter: u8) -> Self {
        match letter {
            b'p' => Self::Text(Place::Path),
            b'q' => Self::Text(Place::Query),
            b'h' => Self::Text(Place::Header),
            b'k' => Self::Text(Place::Cookie),
            b'r' => Self::Text(Place::Part),
            b'f' => Self::Text(Place::Form),
            b'j' => Self::Member,
            b'b' => Self::Body,
            b'y' => Self::Bytes,
            b'l' => Self::Lines,
            _ => Self::Aside,
        }
    }
}

impl Encoder {
    /// Writes the members of an operation's input where the table says.
    pub fn input(&mut self, input: &dyn Model, sent: &Sent) {
        if let Some(body) = sent.body {
            self.begin(body);
        }
        take_apart(input, &mut |members, values| {
            for (index, (key, value)) in members.names.iter().zip(values).enumerate() {
                if !(members.may_be_left_out(index) && value.is_absent()) {
                    self.send(sent, index, key, *value, members.is_required(index));
                }
            }
        });
    }

    fn send(&mut self, sent: &Sent, index: usize, key: &'static str, value: &dyn Model, is_required: bool) {
        self.member = Some(key);
        let kind = sent.kinds.get(index * 2..).and_then(<[u8]>::first_chunk::<2>);
        let [place, style] = kind.copied().unwrap_or_default();
        match Goes::of(place) {
            Goes::Text(Place::Part) => {
                self.part_media = sent.media_of(index);
                self.styled(Place::Part, Style::of(style), sent.name(index, key), value, is_required);
                self.part_media = None;
            }
            Goes::Text(place) => {
                self.styled(place, Style::of(style), sent.name(index, key), value, is_required)
            }
            Goes::Member => self.member(sent.name(index, key), value),
            Goes::Body => self.json_body(value),
            Goes::Bytes => self.bytes_member(value),
            Goes::Lines => self.lines_member(value),
            Goes::Aside => {}
        }
        self.member = None;
    }
}

impl Encoder {
    /// Writes the whole body as the file that a member is.
    fn bytes_member(&mut self, value: &dyn Model) {
        let media = self.info().body_media;
        leaves(value, false, &mut |_, leaf| match leaf {
            Leaf::File(file) => self.bytes_body(media, file),
            _ => self.problem("body", "the body is not a file".to_owned()),
        });
    }
}

impl Encoder {
    /// Writes the whole body as the values that a member is.
    fn lines_member(&mut self, value: &dyn Model) {
        let media = self.info().body_media;
        leaves(value, false, &mut |_, leaf| match leaf {
            Leaf::Lines(lines) => self.lines_body(media, lines),
            _ => self.problem("body", "the body is not a sequence of values".to_owned()),
        });
    }
}
