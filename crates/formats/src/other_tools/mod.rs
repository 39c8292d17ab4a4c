//! Files that other tools make rules from.

pub(super) mod aerleon;
pub(super) mod allow_list;
