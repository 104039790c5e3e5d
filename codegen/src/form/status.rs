//! Statuses of responses, and versions of packages.

use super::Misfit;
use crate::diagnostic::Code;
use crate::ir::{NOT_MODIFIED, StatusMatch};

/// Which statuses a success has.
pub(crate) const SUCCESS: &str = "a success has a status from 200 to 299, or 304 where nothing was modified";

/// Whether a success may have this status.
pub(crate) fn is_success(status: u16) -> bool {
    (200..=299).contains(&status) || status == NOT_MODIFIED
}

/// Returns why a status cannot be that of a success.
pub(crate) fn success_status(status: u16) -> Option<Misfit> {
    let help = SUCCESS;
    (!is_success(status))
        .then(|| Misfit::new(Code::BadStatus, format!("the status {status} does not mean success"), help))
}

/// Returns why statuses cannot be those of an error. A 2xx may be one: the body tells.
pub(crate) fn error_status(statuses: &StatusMatch) -> Option<Misfit> {
    let is_status = |status: &u16| (200..=599).contains(status);
    let message = match statuses {
        StatusMatch::One(status) if !is_status(status) => format!("`{status}` is not a valid HTTP status"),
        StatusMatch::Several(several) => match several.iter().find(|status| !is_status(status)) {
            Some(status) => format!("`{status}` is not a valid HTTP status"),
            None if several.is_empty() => "an error needs a status".to_owned(),
            None => return None,
        },
        StatusMatch::Class(class) if !(3..=5).contains(class) => {
            format!("`{class}xx` is not a class of statuses that errors have")
        }
        StatusMatch::One(_) | StatusMatch::Class(_) => return None,
    };
    let help = "an error has a status from 200 to 599, several of them, or a class from 3xx to 5xx";
    Some(Misfit::new(Code::BadStatus, message, help))
}

/// Returns why a text cannot be the version of a package.
pub(crate) fn package_version(version: &str) -> Option<Misfit> {
    semver::Version::parse(version).is_err().then(|| {
        let message = format!("`{}` is not a valid package version", version.escape_debug());
        let help = "write three numbers, such as \"1.2.0\", and what semver has behind them";
        Misfit::new(Code::BadVersion, message, help)
    })
}
