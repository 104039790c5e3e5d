//! Spans and events of calls, with the feature `tracing`: names, numbers and statuses; never a URL, a value, a header
//! or a body.

#[cfg(feature = "tracing")]
pub(super) use on::Trace;

#[cfg(not(feature = "tracing"))]
pub(super) use off::Trace;

#[cfg(feature = "tracing")]
mod on {
    use std::future::Future;
    use std::time::Duration;

    use tracing::{Instrument, Span, field::Empty};

    use crate::{Attempt, AttemptEnd, OperationInfo};

    /// The span of a call.
    pub(in super::super) struct Trace(Span);

    impl Trace {
        pub(in super::super) fn begin(api: &'static str, operation: &'static OperationInfo) -> Self {
            Self(tracing::info_span!(
                "call",
                api,
                operation = operation.name,
                method = operation.method.as_str(),
                path = operation.path,
                attempts = Empty,
                status = Empty,
            ))
        }

        pub(in super::super) fn around<F: Future>(
            &self,
            call: F,
        ) -> impl Future<Output = F::Output> + use<F> {
            call.instrument(self.0.clone())
        }

        pub(in super::super) fn attempted(&self, number: u32, attempt: &Attempt, wait: Option<Duration>) {
            self.0.record("attempts", number);
            let status = match attempt.end {
                AttemptEnd::Response(status) => Some(status.as_u16()),
                _ => None,
            };
            if let Some(status) = status {
                self.0.record("status", status);
            }
            let (took, end) = (attempt.took, attempt.end.word());
            match wait {
                Some(wait) => tracing::warn!(number, end, status, ?took, again_in = ?wait, "attempt failed"),
                None => tracing::debug!(number, end, status, ?took, "attempt ended"),
            }
        }
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use std::time::Duration;

    use crate::{Attempt, OperationInfo};

    /// Nothing is traced.
    pub(in super::super) struct Trace;

    impl Trace {
        pub(in super::super) fn begin(_: &'static str, _: &'static OperationInfo) -> Self {
            Self
        }

        pub(in super::super) fn around<F>(&self, call: F) -> F {
            call
        }

        pub(in super::super) fn attempted(&self, _: u32, _: &Attempt, _: Option<Duration>) {}
    }
}
