//! A body while it comes, with a limit on how long each piece may take.

use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;

use crate::{Body, Clock, Sleep, TransportError};

pub(super) struct Reading {
    body: Body,
    idle: Option<Duration>,
    clock: Arc<dyn Clock>,
    sleep: Option<Sleep>,
}

impl Reading {
    pub(super) fn new(body: Body, idle: Option<Duration>, clock: Arc<dyn Clock>) -> Self {
        Self { body, idle, clock, sleep: None }
    }

    pub(super) fn length(&self) -> Option<u64> {
        self.body.length()
    }

    /// Goes on with another body.
    pub(super) fn go_on_with(&mut self, body: Body) {
        (self.body, self.sleep) = (body, None);
    }

    pub(super) fn into_body(self) -> Body {
        self.body
    }

    pub(super) fn poll_piece(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        if let Poll::Ready(piece) = self.body.poll_piece(context) {
            self.sleep = None;
            return Poll::Ready(piece);
        }
        let Some(idle) = self.idle else { return Poll::Pending };
        let sleep = self.sleep.get_or_insert_with(|| self.clock.sleep(idle));
        if Future::poll(sleep.as_mut(), context).is_pending() {
            return Poll::Pending;
        }
        // What cannot be read any more is let go of.
        self.go_on_with(Body::empty());
        Poll::Ready(Some(Err(TransportError::timeout("nothing came for the time of the idle limit"))))
    }
}

impl fmt::Debug for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reading").field("idle", &self.idle).finish_non_exhaustive()
    }
}
