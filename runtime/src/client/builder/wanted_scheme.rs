//! The authentication scheme that a credential is for.

use super::target::listed;
use crate::auth::only_one;
use crate::{ApiInfo, Scheme, SchemeKind};

/// The scheme that a credential is for.
pub(in crate::client) enum WantedScheme {
    Named(String),
    Kind(SchemeKind),
}

impl WantedScheme {
    pub(in crate::client) fn find(&self, api: &ApiInfo) -> Result<Scheme, String> {
        let found = match self {
            Self::Named(name) => api.schemes.iter().find(|scheme| scheme.name == name),
            Self::Kind(kind) if !only_one(api, *kind) => None,
            Self::Kind(kind) => api.schemes.iter().find(|scheme| scheme.kind == *kind),
        };
        found.copied().ok_or_else(|| {
            let schemes = listed(api.schemes.iter().map(|scheme| scheme.name));
            match self {
                Self::Named(name) => format!("the API has no scheme `{name}`{schemes}"),
                Self::Kind(SchemeKind::Basic) => {
                    format!("`basic` wants an API with one basic scheme; call `.credential(…)`{schemes}")
                }
                Self::Kind(_) => {
                    format!("`token` wants an API with one bearer scheme; call `.credential(…)`{schemes}")
                }
            }
        })
    }
}
