//! How things look: plain functions of values, which know nothing of the state.

mod choice;
mod notices;
mod rule_table;
mod snippet;
mod status;

pub(super) use choice::{close_group, count, open_group, open_option};
pub(super) use notices::{button, notices};
pub(super) use rule_table::{Live, rule_table, sources};
#[cfg(feature = "ssr")]
pub(super) use rule_table::{Telling, fill_table};
pub(super) use snippet::Snippet;
pub(super) use status::status_badge;
