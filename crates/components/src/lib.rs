//! What the views are made of, in the first part of the page and in the workbench that is loaded
//! later: where the app is mounted ([`host`]), the state of the selection ([`selection`]), access to
//! the clipboard, and presentational components, which take props and callbacks and filter nothing.

#[macro_use]
extern crate ports_messages;

pub mod button;
pub mod choice;
pub mod clipboard;
pub mod download;
pub mod glossary;
pub mod host;
pub mod menu;
pub mod notes;
pub mod notices;
pub mod paper;
pub mod rule;
pub mod select;
pub mod selection;
mod shared;
pub mod snippet;
pub mod status;
pub mod storage;
pub mod waiting;

pub use shared::{Shared, StaticRef};
