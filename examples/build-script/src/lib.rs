//! A crate whose build script generates a client, and what else is in such a crate.

/// The client of the lighthouses.
pub mod lighthouse {
    specwright::include_api!("lighthouse");
}

use lighthouse::Client;
use lighthouse::operations::SetLightError;
use lighthouse::types::Light;

/// Lights a lighthouse until somebody puts it out.
///
/// # Errors
///
/// When the call fails.
pub async fn light_up(client: &Client, id: &str) -> Result<Light, SetLightError> {
    client.set_light().id(id).colour("white").seconds(0).send().await
}
