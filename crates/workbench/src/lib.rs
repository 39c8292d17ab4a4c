//! The later views of the page: the addresses, the upgrade, the change request, firewall snippets and test
//! scripts. They show the selection, which the app provides, with what the reader entered, which is
//! this crate's.
//!
//! [`Workbench`] is all that the app renders. It uses the app's contexts of the selection and the host
//! (`ports_components`); its [`services`] are given to it.

#[macro_use]
extern crate ports_messages;

pub mod addresses;
mod beside;
pub mod change_request;
pub mod checks;
mod connection_notes;
pub mod entries;
mod field;
pub mod files;
pub mod firewall;
mod foot_bar;
mod narrowing;
pub mod open_to_any;
pub mod parts;
mod ruleset;
pub mod services;
pub mod upgrade;
mod workbench;

pub use workbench::{LookedAt, Workbench, WorkbenchProps};
