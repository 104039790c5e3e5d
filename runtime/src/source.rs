//! Bodies of requests that are not in memory.

use std::sync::Arc;

use bytes::Bytes;

use crate::{Body, File, Violation, Violations};

/// What a body is made of, from the beginning to the end.
pub(crate) enum Segment {
    Bytes(Bytes),
    /// A file, and what it is called in messages.
    File(String, File),
}

/// A body that is opened anew for each attempt. It travels among the extensions of a request that was encoded.
#[derive(Clone)]
pub(crate) struct Source(Arc<[Segment]>);

impl Source {
    pub(crate) fn new(segments: Vec<Segment>) -> Self {
        Self(segments.into())
    }

    /// Whether it can be opened again.
    pub(crate) fn is_repeatable(&self) -> bool {
        self.0.iter().all(|segment| match segment {
            Segment::Bytes(_) => true,
            Segment::File(_, file) => file.is_repeatable(),
        })
    }

    /// Opens it, or says what stands in the way.
    pub(crate) fn open(&self) -> Result<Body, Violations> {
        let (mut bodies, mut problems) = (Vec::with_capacity(self.0.len()), Vec::new());
        for segment in self.0.iter() {
            match segment {
                Segment::Bytes(bytes) => bodies.push(Body::from(bytes.clone())),
                Segment::File(name, file) => match file.open() {
                    Ok(body) => bodies.push(body),
                    Err(why) => problems.push(Violation::of_sending("body", None, format!("{name} {why}"))),
                },
            }
        }
        Violations::join(Ok(()), problems).map(|()| Body::of_several(bodies))
    }
}
