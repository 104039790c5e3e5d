//! Values of few limits: any JSON, dates, and bytes as text.

use std::time::{Duration, SystemTime};

use serde_json::{Map, Value, json};

use super::{Aim, Maker, lengths};
use crate::samples::catalogue::Slot;
use crate::samples::site::Site;
use crate::{Base64, HttpDate};

/// How many bytes more than necessary are made.
const USUAL_BYTES: usize = 5;

/// The most bytes that are made for a limit's sake.
const MOST_BYTES: usize = 2_000;

/// How deep lists and objects are made where any value may stand.
const MAX_ANY: usize = 2;

impl Maker<'_> {
    /// Any JSON value but null; outside JSON a single one.
    pub(super) fn any(&mut self, site: Site) -> Value {
        self.any_within(if site.is_outside() { MAX_ANY } else { 0 })
    }

    fn any_within(&mut self, depth: usize) -> Value {
        let kinds = if depth < MAX_ANY { 6 } else { 4 };
        match self.choices.below(kinds) {
            0 => json!(self.choices.below(2) == 1),
            1 => json!(self.choices.below(1000)),
            2 => json!("text"),
            3 => json!(0.5),
            4 => {
                let count = self.choices.index(3);
                Value::Array((0..count).map(|_| self.any_within(depth + 1)).collect())
            }
            _ => {
                let count = self.choices.index(3);
                let members = ["a", "b"].into_iter().take(count);
                Value::Object(
                    members.map(|name| (name.to_owned(), self.any_within(depth + 1))).collect::<Map<_, _>>(),
                )
            }
        }
    }

    pub(super) fn date(&mut self) -> String {
        let (year, month) = (self.choices.below(10_000), 1 + self.choices.below(12));
        format!("{year:04}-{month:02}-{:02}", 1 + self.choices.below(28))
    }

    pub(super) fn date_time(&mut self) -> String {
        let date = self.date();
        let clock = [24, 60, 60].map(|count| format!("{:02}", self.choices.below(count))).join(":");
        let fraction =
            self.choices.pick(&["", ".5", ".000", ".1234567", ".999999999"]).copied().unwrap_or("");
        let zone = self.choices.pick(&["", "Z", "+02:00", "-11:30"]).copied().unwrap_or("");
        format!("{date}T{clock}{fraction}{zone}")
    }

    pub(super) fn time(&mut self) -> String {
        let clock = [24, 60].map(|count| format!("{:02}", self.choices.below(count))).join(":");
        let rest = ["", ":00", ":59.5", ":07.123456789"];
        let seconds = self.choices.pick(&rest).copied().unwrap_or("");
        let zone = self.choices.pick(&["", "Z", "+02:00", "-11:30"]).copied().unwrap_or("");
        format!("{clock}{seconds}{zone}")
    }

    pub(super) fn duration(&mut self) -> String {
        let count = self.choices.below(1000);
        match self.choices.below(4) {
            0 => format!("PT{count}S"),
            1 => format!("P{count}D"),
            2 => format!("P1Y{count}M2W3DT4H5M6.5S"),
            _ => format!("PT{count}H0.25S"),
        }
    }

    pub(super) fn http_date(&mut self) -> Option<String> {
        let since = Duration::from_secs(self.choices.below(4_000_000_000));
        HttpDate::try_from(SystemTime::UNIX_EPOCH + since).ok().map(|date| date.to_string())
    }

    pub(super) fn date_as(&mut self, order: &str) -> String {
        let date = self.date();
        let (year, rest) = date.split_once('-').unwrap_or_default();
        let (month, day) = rest.split_once('-').unwrap_or_default();
        order.replace("yyyy", year).replace("mm", month).replace("dd", day)
    }

    pub(super) fn base64(&mut self, slot: &Slot<'_>, aim: Option<Aim<'_>>) -> Option<String> {
        let broken = self.broken(slot, aim);
        let ranges = lengths(&slot.limits(), broken);
        let ranges: Vec<_> = ranges.into_iter().filter(|(least, _)| *least <= MOST_BYTES).collect();
        let (least, most) = *self.choices.pick(&ranges)?;
        let count = least + self.choices.index(most.min(least + USUAL_BYTES) - least + 1);
        let bytes: Vec<u8> = (0..count).map(|_| u8::try_from(self.choices.below(256)).unwrap_or(0)).collect();
        Some(Base64::encode(bytes).as_str().to_owned())
    }
}
