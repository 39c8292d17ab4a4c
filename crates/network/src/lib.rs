//! The reader's network: addresses, what was entered for each endpoint and site, and what the hosts
//! of each role see of it. Knows no firewall format: ids of formats and of their fields are texts
//! here.

#[macro_use]
extern crate ports_messages;

pub mod addresses;
pub mod entries;
pub mod ip;
pub mod settings;
pub mod sites;
