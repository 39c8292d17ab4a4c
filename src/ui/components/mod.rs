//! What knows its props alone.

mod choice;
mod notices;
mod rule_table;
mod snippet;
mod status;
mod switch;

pub(super) use choice::{ChoiceGroup, ChoiceOption};
pub(super) use notices::Notices;
pub(super) use rule_table::RuleTable;
pub(super) use snippet::SnippetView;
pub(super) use status::StatusBadge;
pub(super) use switch::Switch;
