//! How the names and short texts of an API must look. Front ends ask here where they read one, and `check` asks again
//! of the IR, so that emission meets no other, whatever an API was read from.

mod header;
mod name;
mod path;
mod server;
mod status;
mod url;

pub(crate) use self::header::{
    accept, cookie_name, header_name, header_value, media_range, media_type, response_header, scheme_header,
    text_body_media,
};
pub(crate) use self::name::{
    NameForm, environment_variable, is_parameter, oauth_scope, own_module, wire_name,
};
pub(crate) use self::path::{METHODS, read_path};
pub(crate) use self::server::{misplaced, server};
pub(crate) use self::status::{SUCCESS, error_status, is_success, package_version, success_status};
pub(crate) use self::url::{endpoint_url, server_url};

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// Why a text cannot stand where it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Misfit {
    code: Code,
    message: String,
    help: String,
}

impl Misfit {
    fn new(code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code, message: message.into(), help: help.into() }
    }

    /// The problem of a text at this place.
    pub(crate) fn at(self, span: Span) -> Diagnostic {
        Diagnostic::new(self.code, span, self.message).help(self.help)
    }
}
