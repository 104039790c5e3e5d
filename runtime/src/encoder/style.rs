//! How values are written outside JSON: the styles of OpenAPI 3.1 and RFC 6570, and those of forms.

use super::leaves::{Leaf, Step, leaves};
use super::{Encoder, Place, header, json, percent};
use crate::model::Model;

/// How a value is written outside JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// One text, or one for each element of a list: `a=1&a=2`.
    Each,
    /// One text, in which reserved characters stand as they are.
    Reserved,
    /// One JSON text.
    Json,
    /// One JSON text; nothing of null and of an empty list.
    JsonOrNothing,
    /// `a=1,2`, of an object `a=x,1,y,2`.
    Joined(&'static str),
    /// `x=1,y=2`.
    Pairs,
    /// `x=1&y=2`: the members of an object by their own names.
    Spread,
    /// `a[x]=1`, elements of a list under one name.
    Deep,
    /// `a[x]=1`, lists as `a[]=1`.
    Brackets,
    /// `a[x]=1`, lists as `a[0]=1`.
    Indices,
    /// `a.x=1`, elements of a list under one name.
    Dots,
    /// `.1,2`, of an object `.x,1,y,2`.
    Label,
    /// `.1.2`, of an object `.x=1.y=2`.
    LabelEach,
    /// `;a=1,2`, of an object `;a=x,1,y,2`.
    Matrix,
    /// `;a=1;a=2`, of an object `;x=1;y=2`.
    MatrixEach,
}

impl Style {
    /// The style of a letter; as for scalars where there is none.
    pub(crate) fn of(letter: u8) -> Self {
        match letter {
            b'+' => Self::Reserved,
            b'j' => Self::Json,
            b'J' => Self::JsonOrNothing,
            b'c' => Self::Joined(","),
            b's' => Self::Joined(" "),
            b'p' => Self::Joined("|"),
            b'=' => Self::Pairs,
            b'x' => Self::Spread,
            b'd' => Self::Deep,
            b'b' => Self::Brackets,
            b'i' => Self::Indices,
            b'n' => Self::Dots,
            b'l' => Self::Label,
            b'L' => Self::LabelEach,
            b'm' => Self::Matrix,
            b'M' => Self::MatrixEach,
            _ => Self::Each,
        }
    }

    /// Whether a name would be read as two, or as none.
    fn breaks(self, step: &Step) -> bool {
        let Step::Name(name) = step else { return false };
        match self {
            Self::Spread => false,
            Self::Dots => name.is_empty() || name.contains('.'),
            _ => name.is_empty() || name.contains(['[', ']']),
        }
    }

    /// The name of what is at the end of a way.
    fn name(self, name: &str, way: &[Step]) -> String {
        // What is no object has no names of its own.
        let is_spread = self == Self::Spread && matches!(way, [Step::Name(_), ..]);
        let mut text = if is_spread { String::new() } else { name.to_owned() };
        for step in way {
            match (self, step) {
                (_, Step::Name(name)) if is_spread && text.is_empty() => text.push_str(name),
                (Self::Dots, Step::Name(name)) => text.extend([".", name]),
                (_, Step::Name(name)) => text.extend(["[", name, "]"]),
                (Self::Brackets, Step::Index(_)) => text.push_str("[]"),
                (Self::Indices, Step::Index(index)) => text.push_str(&format!("[{index}]")),
                (_, Step::Index(_)) => {}
            }
        }
        text
    }
}

/// Why an alternative of a union is refused.
const STYLELESS: &str = "holds a list or an object, and nothing says how it is written here";

/// What is gathered to be written as one.
#[derive(Default)]
struct Gathered {
    /// Names of members of an object, and texts.
    texts: Vec<(Option<String>, String)>,
    is_secret: bool,
    refusal: Option<&'static str>,
    /// The ways to what must be there, and has nothing in it.
    missing: Vec<Option<String>>,
}

impl Gathered {
    fn of(value: &dyn Model, is_required: bool) -> Self {
        let mut gathered = Self::default();
        leaves(value, is_required, &mut |way, leaf| gathered.take(way, &leaf));
        gathered
    }

    fn take(&mut self, way: &[Step], leaf: &Leaf<'_>) {
        let name = match way {
            [] | [Step::Index(_)] => None,
            [Step::Name(name)] => Some(name.clone()),
            _ => {
                self.refusal = Some("holds lists or objects within others, which only JSON can write here");
                return;
            }
        };
        match (leaf, leaf.text()) {
            (Leaf::Missing, _) => self.missing.push(name),
            (_, Ok((text, is_secret))) => {
                self.is_secret |= is_secret;
                self.texts.push((name, text.to_owned()));
            }
            (_, Err(why)) => self.refusal = Some(why),
        }
    }

    /// The names and texts, one behind the other.
    fn flat(self) -> Vec<String> {
        self.texts.into_iter().flat_map(|(name, text)| name.into_iter().chain([text])).collect()
    }

    /// Each text with its name before it, encoded.
    fn pairs(&self, encode: impl Fn(&str) -> String) -> Vec<String> {
        let pair = |(name, text): &(Option<String>, String)| match name {
            Some(name) => format!("{}={}", encode(name), encode(text)),
            None => encode(text),
        };
        self.texts.iter().map(pair).collect()
    }
}

impl Encoder {
    /// Writes a member outside JSON.
    pub(super) fn styled(
        &mut self,
        place: Place,
        style: Style,
        name: &'static str,
        value: &dyn Model,
        is_required: bool,
    ) {
        match style {
            Style::Each => {
                let mut styleless = false;
                leaves(value, is_required, &mut |way, leaf| match way {
                    _ if matches!(leaf, Leaf::Missing) => self.lacks(way.iter().map(Step::to_string)),
                    [] => self.each(place, name, &leaf),
                    [Step::Index(_)] if place != Place::Path => self.each(place, name, &leaf),
                    _ => styleless = true,
                });
                if styleless {
                    self.refuse(place, name, STYLELESS);
                }
            }
            Style::Reserved => leaves(value, is_required, &mut |_, leaf| match leaf.text() {
                Ok((text, _)) => self.write_encoded(place, name, percent::encode_reserved(place, text)),
                Err(why) => self.refuse(place, name, why),
            }),
            Style::Json | Style::JsonOrNothing => match json::to_text(value) {
                Ok(text) if style == Style::JsonOrNothing && matches!(&*text, "[]" | "null") => {}
                Ok(text) => self.json_text(place, name, &text),
                Err(why) => self.refuse(place, name, &why),
            },
            Style::Deep | Style::Brackets | Style::Indices | Style::Dots | Style::Spread => {
                self.named_each(place, style, name, value, is_required);
            }
            Style::Joined(separator) => {
                let gathered = self.gather(value, is_required);
                self.joined(place, name, separator, gathered);
            }
            Style::Pairs => {
                let gathered = self.gather(value, is_required);
                self.pairs(place, name, &gathered);
            }
            Style::Label | Style::LabelEach | Style::Matrix | Style::MatrixEach => {
                let gathered = self.gather(value, is_required);
                self.prefixed(style, name, gathered);
            }
        }
    }

    fn gather(&mut self, value: &dyn Model, is_required: bool) -> Gathered {
        let gathered = Gathered::of(value, is_required);
        for way in &gathered.missing {
            self.lacks(way);
        }
        gathered
    }

    fn each(&mut self, place: Place, name: &'static str, leaf: &Leaf<'_>) {
        match (leaf, leaf.text()) {
            (Leaf::File(file), _) if place == Place::Part => self.file(name, self.part_media, file),
            (Leaf::Bare(text), _) if place == Place::Part => {
                let media = self.part_media.take();
                self.part(name, text);
                self.part_media = media;
            }
            (_, Ok((text, is_secret))) => self.write(place, name, text, is_secret),
            (_, Err(why)) => self.refuse(place, name, why),
        }
    }

    fn named_each(
        &mut self,
        place: Place,
        style: Style,
        name: &'static str,
        value: &dyn Model,
        is_required: bool,
    ) {
        leaves(value, is_required, &mut |way, leaf| match (&leaf, leaf.text()) {
            (Leaf::Missing, _) => self.lacks(way.iter().map(Step::to_string)),
            _ if way.iter().any(|step| style.breaks(step)) => {
                self.refuse(place, name, "has a name within it that could not be told from others");
            }
            (_, Ok((text, is_secret))) => {
                self.write_named(place, &style.name(name, way), text, is_secret);
            }
            (_, Err(why)) => self.refuse(place, name, why),
        });
    }

    /// Writes texts as one, with a separator that none of them may hold where nobody could tell it from two.
    fn joined(&mut self, place: Place, name: &'static str, separator: &str, gathered: Gathered) {
        let is_secret = gathered.is_secret;
        if let Some(why) = gathered.refusal {
            return self.refuse(place, name, why);
        }
        let texts = gathered.flat();
        if texts.is_empty() {
            return;
        }
        if separator == "," && matches!(place, Place::Path | Place::Query) {
            let encoded: Vec<_> = texts.iter().map(|text| percent::encode(text).to_string()).collect();
            return self.write_encoded(place, name, encoded.join(","));
        }
        if texts.iter().any(|text| text.contains(separator)) {
            let what = match separator {
                "," => "has a comma in a value, which would read as two values",
                " " => "has a space in a value, which would read as two values",
                _ => "has a `|` in a value, which would read as two values",
            };
            return self.refuse(place, name, what);
        }
        if place == Place::Header
            && let Some(why) = texts.iter().find_map(|text| header::loss_in_list(text))
        {
            return self.refuse(place, name, why);
        }
        self.write_list(place, name, separator, &texts, is_secret);
    }

    fn pairs(&mut self, place: Place, name: &'static str, gathered: &Gathered) {
        if let Some(why) = gathered.refusal {
            return self.refuse(place, name, why);
        }
        if gathered.texts.is_empty() {
            return;
        }
        if matches!(place, Place::Path | Place::Query) {
            let pairs = gathered.pairs(|text| percent::encode(text).to_string());
            return self.write_encoded(place, name, pairs.join(","));
        }
        let holds = |text: &str| text.contains([',', '=']) || header::loss_in_list(text).is_some();
        if gathered.texts.iter().any(|(name, text)| holds(text) || name.as_deref().is_some_and(holds)) {
            let why = "has a value that is empty, or holds a comma, an equals sign or a space at an end";
            return self.refuse(place, name, why);
        }
        self.write(place, name, &gathered.pairs(str::to_owned).join(","), gathered.is_secret);
    }

    /// Writes a parameter of the path behind a dot or semicolon.
    fn prefixed(&mut self, style: Style, name: &'static str, gathered: Gathered) {
        if let Some(why) = gathered.refusal {
            return self.refuse(Place::Path, name, why);
        }
        if gathered.texts.is_empty() {
            return;
        }
        let holds_dot = |text: &str| text.contains('.');
        let names = || gathered.texts.iter().filter_map(|(name, _)| name.as_deref());
        if style == Style::LabelEach
            && (names().any(holds_dot) || gathered.texts.iter().any(|(_, text)| holds_dot(text)))
        {
            return self.refuse(Place::Path, name, "has a dot in a value, which would read as two values");
        }
        let encode = |text: &str| percent::encode(text).to_string();
        let pairs = gathered.pairs(encode);
        let is_object = gathered.texts.iter().any(|(name, _)| name.is_some());
        let flat = || gathered.flat().iter().map(|text| encode(text)).collect::<Vec<_>>().join(",");
        let own = encode(name);
        let written = match style {
            Style::LabelEach => pairs.iter().map(|pair| format!(".{pair}")).collect(),
            Style::MatrixEach if is_object => pairs.iter().map(|pair| format!(";{pair}")).collect(),
            Style::MatrixEach => pairs.iter().map(|text| format!(";{own}={text}")).collect(),
            Style::Matrix => format!(";{own}={}", flat()),
            _ => format!(".{}", flat()),
        };
        self.write_encoded(Place::Path, name, written);
    }
}
