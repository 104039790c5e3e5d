//! Server-sent events (WHATWG HTML, section 9.2).

use std::borrow::Cow;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;

use crate::framing::{Framed, Framing, Position, Ready};
use crate::model::{Model, from_json};
use crate::{ByteStream, DecodeError, ItemError, TooLong};

/// A server-sent event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event {
    /// Its type; `message` where it says none.
    pub event: String,
    /// Its data, the lines with line feeds between.
    pub data: String,
    /// The id that was said last, by this event or one before it; empty where there was none.
    pub id: String,
    /// How long to wait before the connection is made again, where the server said so since the event before.
    pub retry: Option<Duration>,
}

impl Event {
    /// Reads its data as JSON.
    ///
    /// # Errors
    /// When the data is not JSON, or not of this type.
    pub fn json<T: Model>(&self) -> Result<T, DecodeError> {
        from_json(self.data.as_bytes())
    }
}

/// Reads server-sent events from bytes without any I/O, however these are cut up, by the rules of the WHATWG HTML standard.
///
/// ```
/// use specwright::EventReader;
///
/// let mut events = EventReader::new();
/// events.push(b"event: greeting\ndata: hello\nda");
/// assert!(events.next_event().is_none());
/// events.push(b"ta: world\n\n");
/// let event = events.next_event().unwrap().unwrap();
/// assert_eq!((event.event.as_str(), event.data.as_str()), ("greeting", "hello\nworld"));
/// ```
#[derive(Debug)]
pub struct EventReader {
    ready: Ready<Event>,
    line: Vec<u8>,
    /// Whether a line feed would be the second half of a line's end.
    is_after_return: bool,
    is_first_line: bool,
    data: String,
    event: String,
    id: String,
    /// The id as it was when the last event ended.
    last_id: String,
    retry: Option<Duration>,
    /// How long the server wants to be left alone before the connection is made again, since it said so last.
    last_retry: Option<Duration>,
    /// How many events and comments came.
    signs: u64,
}

impl Default for EventReader {
    fn default() -> Self {
        Self::new()
    }
}

impl EventReader {
    /// A reader of events that have at most 16 MiB.
    pub fn new() -> Self {
        Self {
            ready: Ready::new(),
            line: Vec::new(),
            is_after_return: false,
            is_first_line: true,
            data: String::new(),
            event: String::new(),
            id: String::new(),
            last_id: String::new(),
            retry: None,
            last_retry: None,
            signs: 0,
        }
    }

    /// Sets the most bytes that an event may have. One that has more is an error in its place, and passed over.
    #[must_use]
    pub fn longest(mut self, bytes: usize) -> Self {
        self.ready.longest(bytes);
        self
    }

    /// The id that was said last: what `last-event-id` of a request has that goes on where this stream ended.
    pub fn last_id(&self) -> &str {
        &self.last_id
    }

    /// Takes in the next bytes. An event that they leave without its end is none.
    pub fn push(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        if let Some(first) = rest.first()
            && std::mem::take(&mut self.is_after_return)
            && *first == b'\n'
        {
            rest = rest.get(1..).unwrap_or_default();
        }
        while let Some(at) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
            let (line, end) = rest.split_at(at);
            self.extend(line);
            self.end_line();
            rest = match end {
                [b'\r', b'\n', behind @ ..] | [b'\n', behind @ ..] => behind,
                [_, behind @ ..] => {
                    self.is_after_return = behind.is_empty();
                    behind
                }
                [] => end,
            };
        }
        self.extend(rest);
    }

    /// The next event; `None` when more bytes are needed.
    ///
    /// # Errors
    /// When the event is too long. The next one can be read all the same.
    pub fn next_event(&mut self) -> Option<Result<Event, TooLong>> {
        self.ready.next()
    }

    fn extend(&mut self, bytes: &[u8]) {
        if self.ready.has_room(self.line.len() + self.data.len(), bytes) {
            self.line.extend_from_slice(bytes);
            return;
        }
        // What begins a line tells whether it is empty.
        self.line.truncate(1);
        if self.line.is_empty() {
            self.line.extend(bytes.first());
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = match std::mem::take(&mut self.is_first_line) {
            true => line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line),
            false => &line,
        };
        match line {
            [] => self.dispatch(),
            _ if self.ready.is_too_long() => {}
            [b':', ..] => self.signs += 1,
            line => self.field(&String::from_utf8_lossy(line)),
        }
    }

    fn field(&mut self, line: &str) {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "data" => {
                self.data.push_str(value);
                self.data.push('\n');
            }
            "event" => value.clone_into(&mut self.event),
            "id" if !value.contains('\0') => value.clone_into(&mut self.id),
            "retry" if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.retry = value.parse().ok().map(Duration::from_millis).or(self.retry);
                self.last_retry = self.retry.or(self.last_retry);
            }
            _ => {}
        }
    }

    fn dispatch(&mut self) {
        self.id.clone_into(&mut self.last_id);
        let (mut data, event) = (std::mem::take(&mut self.data), std::mem::take(&mut self.event));
        let has_data = data.pop().is_some() && !self.ready.is_too_long();
        self.signs += u64::from(has_data);
        let event = has_data.then(|| {
            let event = if event.is_empty() { "message".to_owned() } else { event };
            Event { event, data, id: self.id.clone(), retry: self.retry.take() }
        });
        self.ready.end(event);
    }
}

impl Framing for EventReader {
    type Raw = Event;

    fn push(&mut self, bytes: &[u8]) {
        EventReader::push(self, bytes);
    }

    /// An event that lacks its end is none.
    fn finish(&mut self) {}

    fn restart(&mut self) {
        self.ready.abandon();
        self.line.clear();
        self.data.clear();
        self.event.clear();
        self.last_id.clone_into(&mut self.id);
        (self.is_after_return, self.is_first_line) = (false, true);
    }

    fn next_raw(&mut self) -> Option<Result<Event, TooLong>> {
        self.next_event()
    }

    fn position(&self) -> Position<'_> {
        Position { last_id: &self.last_id, retry: self.last_retry, signs: self.signs }
    }
}

/// The server-sent events of a response, each read as `T`: what an operation whose spec has `events` answers, and
/// [`ByteStream::events`].
///
/// It is a [`Stream`], and in blocking code what a `for` loop goes over (with the feature `blocking`). An event that is too
/// long or not as declared is an error in its place, and the next one comes all the same; after an error of the connection
/// the stream ends. Where the spec says that it is `resumable`, the client asks for the rest instead.
///
/// ```no_run
/// # use specwright::{Client, Model, Operation, Validate};
/// #[derive(Clone, PartialEq, Model)]
/// struct Answer {
///     text: String,
/// }
///
/// #[derive(Clone, PartialEq, Model, Validate, Operation)]
/// #[api(http = "GET /answers", out(events = Answer, until = "[DONE]"))]
/// struct GetAnswers {}
///
/// # async fn example(client: Client) -> Result<(), Box<dyn std::error::Error>> {
/// let mut answers = client.call(GetAnswers {}).await?;
/// while let Some(answer) = answers.next().await {
///     println!("{}", answer?.text);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is read until it is asked for"]
pub struct Events<T = Event> {
    framed: Framed<EventReader>,
    read: fn(Event) -> Result<T, DecodeError>,
    end: Option<Cow<'static, str>>,
}

impl Events {
    pub(crate) fn new(bytes: ByteStream) -> Self {
        Self::reading(bytes, Ok)
    }
}

impl<T> Events<T> {
    pub(crate) fn reading(bytes: ByteStream, read: fn(Event) -> Result<T, DecodeError>) -> Self {
        Self { framed: Framed::new(bytes, EventReader::new()), read, end: None }
    }

    /// Sets the most bytes that an event may have; 16 MiB unless set.
    pub fn longest(mut self, bytes: usize) -> Self {
        self.framed.framing = self.framed.framing.longest(bytes);
        self
    }

    /// Ends the stream at the event with this data, such as `[DONE]`, which is left out.
    pub fn until(mut self, data: impl Into<Cow<'static, str>>) -> Self {
        self.end = Some(data.into());
        self
    }

    /// The id that was said last: what `last-event-id` of a request has that goes on where this stream ended.
    pub fn last_id(&self) -> &str {
        self.framed.framing.last_id()
    }

    /// The next event; `None` at the end.
    ///
    /// # Errors
    /// When the event is too long or not as declared, or nothing more can be read.
    pub async fn next(&mut self) -> Option<Result<T, ItemError>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, ItemError>>> {
        let event = match ready!(self.framed.poll_raw(context)) {
            Some(Ok(event)) if self.end.as_ref().is_some_and(|end| event.data == *end) => {
                self.framed.close();
                None
            }
            event => event,
        };
        Poll::Ready(event.map(|event| event.and_then(|event| (self.read)(event).map_err(ItemError::from))))
    }
}

impl<T> Stream for Events<T> {
    type Item = Result<T, ItemError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

#[cfg(feature = "blocking")]
impl<T> IntoIterator for Events<T> {
    type Item = Result<T, ItemError>;
    type IntoIter = crate::blocking::Blocking<Self>;

    fn into_iter(self) -> Self::IntoIter {
        crate::blocking::Blocking::new(self)
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").field("bytes", &self.framed).finish_non_exhaustive()
    }
}
