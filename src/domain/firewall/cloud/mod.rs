//! Firewalls of clouds.

pub(super) mod azure_bicep;
pub(super) mod azure_cli;
pub(super) mod azure_terraform;

mod azure;
mod family;
mod hcl;
mod script;
