//! A second reading of a body that is not JSON as it stands.

use crate::model::without_bom;
use crate::{Response, charset};

/// What a body that cannot be read may be all the same.
pub(super) enum Again {
    /// It has no content, which is as good as null.
    Null,
    /// It is text in another charset than UTF-8.
    Text(String),
}

impl Again {
    /// Only failures come here.
    #[cold]
    pub(super) fn of(response: &Response) -> Option<Self> {
        let body = response.body();
        if without_bom(body).trim_ascii().is_empty() {
            return Some(Self::Null);
        }
        if !charset::is_other_than_utf8(response.headers(), body) {
            return None;
        }
        charset::read(response.headers(), body).ok().map(Self::Text)
    }
}
