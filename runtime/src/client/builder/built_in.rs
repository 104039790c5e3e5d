//! The transport of a client that is given none.

use std::sync::Arc;
use std::time::Duration;

use crate::Transport;
use crate::base_url::BaseUrl;
use crate::shell::BuiltIn;

#[cfg_attr(not(feature = "reqwest"), allow(unused_variables))]
pub(super) fn built_in(
    kind: BuiltIn,
    base_url: &BaseUrl,
    connect_timeout: Option<Duration>,
    max_response_size: usize,
) -> Result<Arc<dyn Transport>, String> {
    #[cfg(any(feature = "reqwest", feature = "blocking"))]
    let limits = {
        use crate::transport::Limits;
        let connect_timeout = connect_timeout.unwrap_or(Limits::DEFAULT.connect_timeout);
        Limits { connect_timeout, max_response_size }
    };
    match kind {
        #[cfg(feature = "reqwest")]
        BuiltIn::Async => match crate::transport::Reqwest::built_in(base_url, limits) {
            Ok(transport) => Ok(Arc::new(transport)),
            Err(error) => {
                let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
                Err(format!("the built-in transport does not start: {cause}"))
            }
        },
        #[cfg(not(feature = "reqwest"))]
        BuiltIn::Async => {
            Err("there is no transport: call `.transport(…)`, or turn on the feature `reqwest`".to_owned())
        }
        #[cfg(feature = "blocking")]
        BuiltIn::Blocking => Ok(Arc::new(crate::transport::Ureq::built_in(limits))),
    }
}
