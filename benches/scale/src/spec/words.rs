//! Names and sentences that mean nothing.

use std::collections::HashSet;

use super::deal::Random;

const KINDS: [&str; 32] = [
    "amber", "bright", "calm", "deep", "early", "faint", "grand", "hollow", "iron", "jolly", "keen", "late",
    "mild", "narrow", "outer", "plain", "quiet", "round", "silver", "tall", "upper", "vivid", "warm",
    "young", "bitter", "coarse", "dusty", "even", "flat", "golden", "humble", "inner",
];

const THINGS: [&str; 48] = [
    "anchor", "basket", "candle", "door", "engine", "feather", "garden", "harbor", "island", "jacket",
    "kettle", "ladder", "meadow", "needle", "orchard", "parcel", "quarry", "ribbon", "saddle", "tunnel",
    "umbrella", "valley", "window", "yard", "acorn", "bridge", "canvas", "drawer", "ember", "fountain",
    "glacier", "hammer", "inlet", "jar", "kiln", "lantern", "mirror", "nest", "oar", "pebble", "quill",
    "river", "shelter", "thicket", "urn", "violin", "well", "yarn",
];

const CLAUSES: [&str; 12] = [
    "is kept as long as there is a",
    "can be changed after the",
    "is counted with every",
    "comes before the",
    "is shown beside the",
    "belongs to exactly one",
    "may be left out with a",
    "is the same for each",
    "follows from the",
    "is asked for by the",
    "is written on the",
    "was taken from a",
];

/// So many words, the last of them a thing.
pub fn words(count: usize, random: &mut Random) -> Vec<&'static str> {
    let mut words: Vec<&str> = (1..count).map(|_| random.pick(&KINDS)).collect();
    words.push(random.pick(&THINGS));
    words
}

/// The names of one place, each once.
#[derive(Default)]
pub struct Names(HashSet<String>);

impl Names {
    /// A name of one of these numbers of words, written by `join`; of more words where they are all taken.
    pub fn fresh(
        &mut self,
        lengths: &[usize],
        join: impl Fn(&[&str]) -> String,
        random: &mut Random,
    ) -> String {
        let mut length = random.pick(lengths);
        loop {
            for _ in 0..8 {
                let name = join(&words(length, random));
                if self.0.insert(name.clone()) {
                    return name;
                }
            }
            length += 1;
        }
    }
}

/// `AmberDoor`.
pub fn upper_camel(words: &[&str]) -> String {
    words.iter().map(|word| word[..1].to_ascii_uppercase() + &word[1..]).collect()
}

/// One to three sentences, some of them with a name in them.
pub fn sentences(random: &mut Random) -> String {
    let count = random.pick(&[1, 1, 2, 2, 3]);
    let sentence = |random: &mut Random| {
        let [first, last] = [2, 1].map(|count| words(count, random).join(" "));
        let last = if random.chance(1, 4) { format!("`{last}`") } else { last };
        format!("The {first} {} {last}.", random.pick(&CLAUSES))
    };
    let sentences: Vec<String> = (0..count).map(|_| sentence(random)).collect();
    sentences.join(" ")
}
