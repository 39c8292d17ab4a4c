//! What is where on the page: each panel connects a part of the state to components.

mod addresses;
mod choices;
mod firewall;
mod misses;
mod rules;

pub(super) use choices::Choices;
pub(super) use firewall::Firewall;
pub(super) use rules::Rules;
