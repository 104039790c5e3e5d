//! A body on its way into `reqwest`, and one out of it.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, Waker, ready};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Frame, SizeHint};
use tokio::task::JoinHandle;

use super::TransportError;
use crate::Body;

/// A body of ours as one of `reqwest`. What a reader gives is read on a thread for such work. The lock makes it `Sync`;
/// nobody else has it.
pub(super) struct Sending {
    state: Mutex<State>,
    length: Option<u64>,
}

enum State {
    Idle(Body),
    Reading(JoinHandle<(Body, Option<Result<Bytes, TransportError>>)>),
}

impl Sending {
    pub(super) fn new(body: Body) -> Self {
        Self { length: body.length(), state: Mutex::new(State::Idle(body)) }
    }
}

impl http_body::Body for Sending {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let state = self.get_mut().state.get_mut().unwrap_or_else(PoisonError::into_inner);
        loop {
            let piece = match state {
                State::Idle(body) if body.blocks() => {
                    let mut body = std::mem::take(body);
                    *state = State::Reading(tokio::task::spawn_blocking(move || {
                        let piece = read(&mut body);
                        (body, piece)
                    }));
                    continue;
                }
                State::Idle(body) => ready!(body.poll_piece(context)),
                State::Reading(reading) => match ready!(Pin::new(reading).poll(context)) {
                    Ok((body, piece)) => {
                        *state = State::Idle(body);
                        piece
                    }
                    Err(error) => {
                        *state = State::Idle(Body::empty());
                        Some(Err(TransportError::other(error)))
                    }
                },
            };
            return Poll::Ready(piece.map(|piece| piece.map(Frame::data)));
        }
    }

    fn size_hint(&self) -> SizeHint {
        self.length.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

/// The next piece of a body that a reader has a part in. A stream within it is waited for by polling it again.
fn read(body: &mut Body) -> Option<Result<Bytes, TransportError>> {
    let handle = tokio::runtime::Handle::current();
    match body.poll_piece(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(piece) => piece,
        Poll::Pending => handle.block_on(body.next()),
    }
}

/// The body of a response of `reqwest`.
pub(super) struct Receiving {
    pub(super) body: reqwest::Body,
    pub(super) failure: fn(reqwest::Error) -> TransportError,
}

impl Stream for Receiving {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let failure = self.failure;
        loop {
            match ready!(http_body::Body::poll_frame(Pin::new(&mut self.body), context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(failure(error)))),
                // Trailers are passed over.
                Some(Ok(frame)) => {
                    if let Ok(bytes) = frame.into_data() {
                        return Poll::Ready(Some(Ok(bytes)));
                    }
                }
            }
        }
    }
}
