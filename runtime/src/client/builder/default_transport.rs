//! The transport of a client that is given none.

use std::sync::Arc;
use std::time::Duration;

use crate::Transport;
use crate::base_client::DefaultTransport;
use crate::base_url::BaseUrl;

#[cfg_attr(not(feature = "reqwest"), allow(unused_variables))]
pub(super) fn default_transport(
    kind: DefaultTransport,
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
        DefaultTransport::Reqwest => match crate::transport::Reqwest::default_for(base_url, limits) {
            Ok(transport) => Ok(Arc::new(transport)),
            Err(error) => {
                let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
                Err(format!("the default transport does not start: {cause}"))
            }
        },
        #[cfg(not(feature = "reqwest"))]
        DefaultTransport::Reqwest => {
            Err("there is no transport: call `.transport(…)`, or turn on the feature `reqwest`".to_owned())
        }
        #[cfg(feature = "blocking")]
        DefaultTransport::Ureq => Ok(Arc::new(crate::transport::Ureq::with_limits(limits))),
    }
}
