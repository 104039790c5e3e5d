//! Outputs that are streams of items.

use crate::framing::EVENT_STREAM;
use crate::media::is_of;
use crate::streamed::{Slot, stream_of};
use crate::{ByteStream, DecodeError, Event, Events, Lines, Model, Response};

/// Takes the body as server-sent events that are read one by one, up to the one with this data.
///
/// # Errors
/// When the response says that it is something else. An event that is not as declared is an error in its place.
pub fn events<T>(
    response: &Response,
    until: Option<&'static str>,
    read: fn(Event) -> Result<T, DecodeError>,
) -> Result<Events<T>, DecodeError> {
    let events = Events::reading(event_stream(response)?, read);
    Ok(match until {
        Some(data) => events.until(data),
        None => events,
    })
}

/// As [`events`], the data of each as JSON.
///
/// # Errors
/// As those of [`events`].
pub fn json_events<T: Model>(
    response: &Response,
    until: Option<&'static str>,
) -> Result<Events<T>, DecodeError> {
    events(response, until, |event| event.json())
}

/// Takes the body as JSON values, one after the other.
///
/// # Errors
/// Never; the signature is that of the others. A value that is not as declared is an error in its place.
pub fn lines<T: Model>(response: &Response) -> Result<Lines<T>, DecodeError> {
    Ok(Lines::new(stream_of(response)))
}

/// The rest of a response of events. One that is there whole may be something else.
pub(crate) fn event_stream(response: &Response) -> Result<ByteStream, DecodeError> {
    let is_under_way = response.extensions().get::<Slot>().is_some_and(Slot::is_there);
    if !is_under_way && !response.body().is_empty() && !is_of(response, EVENT_STREAM) {
        return Err(DecodeError::new("", "server-sent events", "another media type"));
    }
    Ok(stream_of(response))
}
