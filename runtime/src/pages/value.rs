//! What members of a page say, whether they must be there or not.

use http::HeaderMap;

use crate::model::{Model, header_value};
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

impl<T: Optional> Optional for &T {
    type Value = T::Value;

    fn value(&self) -> Option<T::Value> {
        T::value(self)
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

impl<T: Whole> Whole for &T {
    fn whole(&self) -> Option<i64> {
        T::whole(self)
    }
}

impl<T: Whole> Whole for Option<T> {
    fn whole(&self) -> Option<i64> {
        self.as_ref()?.whole()
    }
}

/// The type of a parameter that counts pages or items.
pub trait Counted {
    /// This number. One that it cannot hold is zero; nobody counts to one.
    fn of(whole: i64) -> Self;
}

impl Counted for i64 {
    fn of(whole: i64) -> Self {
        whole
    }
}

impl Counted for u64 {
    fn of(whole: i64) -> Self {
        whole.try_into().unwrap_or_default()
    }
}

impl Counted for Json {
    fn of(whole: i64) -> Self {
        whole.into()
    }
}

impl<T: Counted> Counted for AsText<T> {
    fn of(whole: i64) -> Self {
        Self(T::of(whole))
    }
}

/// The number, as the parameter holds it.
pub fn counted<T: Counted>(whole: i64) -> T {
    T::of(whole)
}

/// A list that may be there.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of items",
    label = "name the field that is one with `items`"
)]
pub trait Listed {
    /// What it holds.
    type Item;

    /// How many items it holds.
    fn count(&self) -> usize;

    /// The last item.
    fn last(&self) -> Option<&Self::Item>;

    /// The items.
    fn into_items(self) -> Vec<Self::Item>;
}

impl<T> Listed for Vec<T> {
    type Item = T;

    fn count(&self) -> usize {
        self.len()
    }

    fn last(&self) -> Option<&T> {
        <[T]>::last(self)
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

    fn last(&self) -> Option<&L::Item> {
        self.as_ref()?.last()
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

    fn last(&self) -> Option<&Json> {
        self.as_array()?.last()
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

/// What is said to be so or not.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say whether there is more",
    label = "expected a `bool`"
)]
pub trait Flag {
    /// What is said, if anything is.
    fn flag(&self) -> Option<bool>;
}

#[diagnostic::do_not_recommend]
impl<T: Flag> Flag for &T {
    fn flag(&self) -> Option<bool> {
        T::flag(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Flag> Flag for Option<T> {
    fn flag(&self) -> Option<bool> {
        self.as_ref()?.flag()
    }
}

impl Flag for bool {
    fn flag(&self) -> Option<bool> {
        Some(*self)
    }
}

impl Flag for Json {
    fn flag(&self) -> Option<bool> {
        self.as_bool()
    }
}

/// A URL that may be there.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a text that could be a URL",
    label = "expected a `String`"
)]
pub trait UrlText {
    /// The text, if it is there; an empty one is none.
    fn url_text(&self) -> Option<&str>;
}

impl UrlText for String {
    fn url_text(&self) -> Option<&str> {
        Some(self.as_str()).filter(|text| !text.is_empty())
    }
}

impl UrlText for Secret {
    fn url_text(&self) -> Option<&str> {
        Some(self.expose()).filter(|text| !text.is_empty())
    }
}

impl UrlText for Json {
    fn url_text(&self) -> Option<&str> {
        self.as_str().filter(|text| !text.is_empty())
    }
}

#[diagnostic::do_not_recommend]
impl<T: UrlText> UrlText for &T {
    fn url_text(&self) -> Option<&str> {
        T::url_text(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: UrlText> UrlText for Option<T> {
    fn url_text(&self) -> Option<&str> {
        self.as_ref()?.url_text()
    }
}

/// What a flag says.
pub fn flag(flag: &impl Flag) -> Option<bool> {
    flag.flag()
}

/// What a header holds, if it is there and can be read.
pub fn header<T: Model>(headers: &HeaderMap, name: &str) -> Option<T> {
    header_value(headers, name)
}

/// As [`header`], of the type of a parameter.
pub fn header_like<P: Optional<Value: Model>>(_: &P, headers: &HeaderMap, name: &str) -> Option<P::Value> {
    header_value(headers, name)
}

/// The URL, if it is there.
pub fn url(url: &impl UrlText) -> Option<String> {
    url.url_text().map(str::to_owned)
}

/// The last item.
pub fn last<L: Listed>(items: &L) -> Option<&L::Item> {
    items.last()
}

/// How many items there are.
pub fn count(items: &impl Listed) -> usize {
    items.count()
}

/// The items.
pub fn into_items<L: Listed>(items: L) -> Vec<L::Item> {
    items.into_items()
}
