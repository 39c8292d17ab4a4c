//! The reader's network: addresses, what was entered for each endpoint and site, and what the hosts
//! of each role see of it. Knows no firewall format: ids of formats and of their fields are texts
//! here.
//!
//! From below: [`settings`] and [`entries`] hold text as it was entered, [`addresses`] parses it, and
//! [`sites`] puts together what the hosts of each site see.

#[macro_use]
extern crate ports_messages;

pub mod addresses;
pub mod entries;
pub mod settings;
pub mod sites;

/// A number that is written in digits. `parse` alone would take a sign too.
fn digits<T: std::str::FromStr>(text: &str) -> Option<T> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}
