//! JSON values that a request sends one after the other.

use std::fmt::{self, Debug};
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use futures_core::Stream;

use crate::file::SENT;
use crate::model::{Misfit, Model, Outgoing, Reader, Writer};
use crate::validate::Check;
use crate::{Body, File, Validate};

mod feed;

pub(crate) use feed::Manner;
use feed::{ItemReader, ItemStream};

/// JSON values that a request sends one after the other: the body of an operation whose spec has `lines`, such as JSON lines
/// (`application/x-ndjson`) or a JSON text sequence (RFC 7464).
///
/// ```
/// use specwright::OutgoingLines;
///
/// let in_memory = OutgoingLines::from(vec![1, 2, 3]);
/// assert_eq!(in_memory.items(), Some(&[1, 2, 3][..]));
/// let made_anew = OutgoingLines::from_fn(|| 0..1_000_000);
/// assert_eq!(format!("{in_memory:?} {made_anew:?}"), "[1, 2, 3] OutgoingLines { from: \"a function\" }");
/// ```
///
/// Values in memory are checked as the rest of a request is. Others are made, checked and written while the request is sent,
/// a few at a time; one that breaks a limit or a rule of its type, or has no JSON, breaks the request off, and the error says
/// which. What comes from an iterator or a stream can be sent once: the call is then not made again, whatever
/// [`Retry`](crate::Retry) says.
///
/// Where a request is data (as JSON, with the feature `serde`), the values are a list; those that are not in memory cannot be
/// written there.
#[derive(Clone)]
pub struct OutgoingLines<T>(Content<T>);

#[derive(Clone)]
enum Content<T> {
    Items(Vec<T>),
    Lazy(Lazy),
}

/// Values that are made while they are sent.
#[derive(Clone)]
pub struct Lazy {
    open: Arc<dyn Fn(Manner) -> Result<Body, String> + Send + Sync>,
    is_repeatable: bool,
}

impl<T> OutgoingLines<T> {
    /// The values, where they are in memory.
    pub fn items(&self) -> Option<&[T]> {
        match &self.0 {
            Content::Items(items) => Some(items),
            Content::Lazy(_) => None,
        }
    }
}

/// The values that can be checked before they are sent.
#[doc(hidden)]
pub fn items<T>(lines: &OutgoingLines<T>) -> &[T] {
    lines.items().unwrap_or_default()
}

impl<T: Model + Validate + Send + 'static> OutgoingLines<T> {
    /// What a function gives, for each attempt anew.
    pub fn from_fn<I>(items: impl Fn() -> I + Send + Sync + 'static) -> Self
    where
        I: IntoIterator<Item = T>,
        I::IntoIter: Send + 'static,
    {
        let open = move |manner| Ok(Body::from_reader(ItemReader::new(items().into_iter(), manner)));
        Self(Content::Lazy(Lazy { open: Arc::new(open), is_repeatable: true }))
    }

    /// What an iterator gives, which can be sent once. It is read ahead by some kilobytes; values that are to be on their way
    /// as soon as they are there belong in a [stream](Self::from_stream).
    pub fn from_iterator<I>(items: I) -> Self
    where
        I: IntoIterator<Item = T>,
        I::IntoIter: Send + 'static,
    {
        let items = items.into_iter();
        Self::once(items, |items, manner| Body::from_reader(ItemReader::new(items, manner)))
    }

    /// What a stream gives, which can be sent once. An error ends the request.
    pub fn from_stream(items: impl Stream<Item = io::Result<T>> + Send + 'static) -> Self {
        Self::once(items, |items, manner| Body::from_stream(ItemStream::new(items, manner)))
    }

    fn once<S: Send + 'static>(items: S, body: fn(S, Manner) -> Body) -> Self {
        let items = Mutex::new(Some(items));
        let open = move |manner| {
            let items = items.lock().unwrap_or_else(PoisonError::into_inner).take();
            items.map(|items| body(items, manner)).ok_or_else(|| SENT.to_owned())
        };
        Self(Content::Lazy(Lazy { open: Arc::new(open), is_repeatable: false }))
    }
}

impl<T> From<Vec<T>> for OutgoingLines<T> {
    fn from(items: Vec<T>) -> Self {
        Self(Content::Items(items))
    }
}

impl<T, const N: usize> From<[T; N]> for OutgoingLines<T> {
    fn from(items: [T; N]) -> Self {
        Vec::from(items).into()
    }
}

impl<T> FromIterator<T> for OutgoingLines<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Vec::from_iter(items).into()
    }
}

/// Values in memory are equal one by one; others are when they come from the same place.
impl<T: PartialEq> PartialEq for OutgoingLines<T> {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Content::Items(items), Content::Items(others)) => items == others,
            (Content::Lazy(lazy), Content::Lazy(other)) => Arc::ptr_eq(&lazy.open, &other.open),
            _ => false,
        }
    }
}

impl<T: Model> Model for OutgoingLines<T> {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        Vec::read(from).map(Self::from)
    }

    fn write(&self, to: &mut dyn Writer) {
        to.lines(match &self.0 {
            Content::Items(items) => Outgoing::Items(items),
            Content::Lazy(lazy) => Outgoing::Lazy(lazy),
        });
    }
}

impl Lazy {
    /// What is sent of them.
    pub(crate) fn file(&self, manner: Manner) -> File {
        let open = Arc::clone(&self.open);
        File::of_body(move || open(manner), self.is_repeatable)
    }
}

impl<T: Validate> Validate for OutgoingLines<T> {
    fn check(&self, check: &mut Check<'_>) {
        if let Content::Items(items) = &self.0 {
            items.check(check);
        }
    }
}

/// Shows the values, or where they come from.
impl<T: Debug> Debug for OutgoingLines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Content::Items(items) => items.fmt(f),
            Content::Lazy(lazy) => lazy.fmt(f),
        }
    }
}

impl Debug for Lazy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let from = if self.is_repeatable { "a function" } else { "a stream" };
        f.debug_struct("OutgoingLines").field("from", &from).finish()
    }
}
