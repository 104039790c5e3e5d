//! The door to the back ends: an API that was checked.

use std::ops::Deref;
use std::sync::Arc;

use crate::check;
use crate::diagnostic::{Diagnostic, Report};
use crate::document::{Described, Extent};
use crate::ir::Api;

/// An API that makes sense. Only [`read`](crate::read) makes one, so that nothing else can be emitted, exported or
/// mocked. Clones share the API.
#[derive(Debug, Clone)]
pub struct CheckedApi(Arc<Api>);

impl Deref for CheckedApi {
    type Target = Api;

    fn deref(&self) -> &Api {
        &self.0
    }
}

/// An API that makes sense, with what is worth knowing about it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Checked {
    /// The API.
    pub api: CheckedApi,
    /// Warnings, in file order.
    pub warnings: Vec<Diagnostic>,
    /// Where the operations stand in a document of another language.
    pub(crate) extents: Vec<Extent>,
}

impl CheckedApi {
    /// Takes an API that was checked already, if the report has no error.
    pub(crate) fn of(api: Api, report: &Report) -> Option<Self> {
        (!report.has_errors()).then(|| Self(Arc::new(api)))
    }
}

impl Checked {
    /// Checks what a front end made of a document.
    pub(crate) fn of(described: Described) -> Result<Self, Vec<Diagnostic>> {
        let Described { api, levels, spelling, notes, softened, extents } = described;
        let mut report = Report::at(levels, spelling, softened);
        check::check(&api, &mut report);
        let warnings = report.into_warnings(notes)?;
        Ok(Self { api: CheckedApi(Arc::new(api)), warnings, extents })
    }
}
