//! How things look: plain functions of values, which know nothing of the state.

mod choice;
mod notices;
mod rule_table;
mod snippet;
mod status;

pub(super) use choice::{ChoiceOption, choice_group, count, switch};
pub(super) use notices::notices;
pub(super) use rule_table::rule_table;
pub(super) use snippet::{SnippetProps, snippet};
pub(super) use status::status_badge;
