//! What members of a page say, whether they must be there or not.

use crate::{AsText, Base64, Date, DateTime, Decimal, Json, Secret};

/// A value that may be there: a cursor.
pub trait Optional {
    /// The value.
    type Value;

    /// The value, if it is there; an empty text is none.
    fn value(&self) -> Option<Self::Value>;
}

impl<T: Optional> Optional for Option<T> {
    type Value = T::Value;

    fn value(&self) -> Option<T::Value> {
        self.as_ref()?.value()
    }
}

macro_rules! optional {
    ($($ty:ty: |$value:ident| $is_there:expr;)+) => {
        $(
            impl Optional for $ty {
                type Value = Self;

                fn value(&self) -> Option<Self> {
                    let $value = self;
                    $is_there.then(|| self.clone())
                }
            }
        )+
    };
}

optional! {
    String: |text| !text.is_empty();
    Secret: |secret| !secret.expose().is_empty();
    Json: |json| !(json.is_null() || json == "");
    i64: |_number| true;
    u64: |_number| true;
    Decimal: |_number| true;
    f64: |_number| true;
    bool: |_flag| true;
    DateTime: |_time| true;
    Date: |_date| true;
    Base64: |_bytes| true;
}

impl<T: Clone> Optional for AsText<T> {
    type Value = Self;

    fn value(&self) -> Option<Self> {
        Some(self.clone())
    }
}

/// A whole number that may be there.
pub trait Whole {
    /// The number, if it is there.
    fn whole(&self) -> Option<i64>;
}

impl Whole for i64 {
    fn whole(&self) -> Option<i64> {
        Some(*self)
    }
}

/// One beyond what an `i64` holds is as large as can be.
impl Whole for u64 {
    fn whole(&self) -> Option<i64> {
        Some(i64::try_from(*self).unwrap_or(i64::MAX))
    }
}

impl<T: Whole> Whole for AsText<T> {
    fn whole(&self) -> Option<i64> {
        self.0.whole()
    }
}

impl Whole for Json {
    fn whole(&self) -> Option<i64> {
        self.as_i64()
    }
}

impl<T: Whole> Whole for Option<T> {
    fn whole(&self) -> Option<i64> {
        self.as_ref()?.whole()
    }
}

/// A list that may be there.
pub trait Listed {
    /// What it holds.
    type Item;

    /// How many items it holds.
    fn count(&self) -> usize;

    /// The items.
    fn into_items(self) -> Vec<Self::Item>;
}

impl<T> Listed for Vec<T> {
    type Item = T;

    fn count(&self) -> usize {
        self.len()
    }

    fn into_items(self) -> Vec<T> {
        self
    }
}

impl<L: Listed> Listed for Option<L> {
    type Item = L::Item;

    fn count(&self) -> usize {
        self.as_ref().map_or(0, L::count)
    }

    fn into_items(self) -> Vec<L::Item> {
        self.map(L::into_items).unwrap_or_default()
    }
}

impl Listed for Json {
    type Item = Json;

    fn count(&self) -> usize {
        self.as_array().map_or(0, Vec::len)
    }

    fn into_items(self) -> Vec<Json> {
        match self {
            Json::Array(items) => items,
            _ => Vec::new(),
        }
    }
}

/// The number, if it is there.
pub fn number(number: &impl Whole) -> Option<i64> {
    number.whole()
}

/// How many items there are.
pub fn count(items: &impl Listed) -> usize {
    items.count()
}

/// The items.
pub fn into_items<L: Listed>(items: L) -> Vec<L::Item> {
    items.into_items()
}
