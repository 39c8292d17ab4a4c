//! Firewalls of clouds.

pub(super) mod azure_bicep;
pub(super) mod azure_cli;
pub(super) mod azure_terraform;
pub(super) mod google_cli;
pub(super) mod google_terraform;

mod azure;
mod family;
mod google;
mod hcl;
mod script;
